/**
 * The fields of a form that together say where something is. Decap gives each field a value of its own and no way to
 * another one, so the fields tell each other here: a postcode sets latitude and longitude, and the map sets both.
 */

/** One half of a point. */
export type Half = 'lat' | 'lon';

interface Field {
  readonly value: number | undefined;
  readonly set: (degrees: number | undefined) => void;
}

const fields = new Map<Half, Field>();
const told = new Map<Half, number | undefined>();
const listeners = new Set<() => void>();

/** A point, or as much of it as has been given. */
export interface HalfPoint {
  readonly lat?: number | undefined;
  readonly lon?: number | undefined;
}

/** What the fields hold; each field says so whenever it is drawn. */
export function holdHalf(half: Half, field: Field): () => void {
  fields.set(half, field);
  if (told.get(half) !== field.value) {
    told.set(half, field.value);
    for (const tell of listeners) tell();
  }
  return () => {
    if (fields.get(half) === field) fields.delete(half);
  };
}

/** The point as it is given now. */
export function givenPoint(): HalfPoint {
  return { lat: fields.get('lat')?.value, lon: fields.get('lon')?.value };
}

/** Whether the form has fields for a point. */
export function hasPointFields(): boolean {
  return fields.has('lat') && fields.has('lon');
}

/** Tells of every change of the point. */
export function followPoint(tell: () => void): () => void {
  listeners.add(tell);
  return () => void listeners.delete(tell);
}

/** Decimal places of a degree that are kept: about a metre. */
const placesKept = 5;

/** Sets both fields, one after the other: a form that keeps both in one record would lose the first otherwise. */
export async function setPoint({ lat, lon }: { readonly lat: number; readonly lon: number }): Promise<void> {
  fields.get('lat')?.set(Number(lat.toFixed(placesKept)));
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  fields.get('lon')?.set(Number(lon.toFixed(placesKept)));
}

/** A pair of degrees as it is copied from maps elsewhere: "54.7241, 2.7453". */
export function readPair(text: string): { readonly lat: number; readonly lon: number } | undefined {
  const [, lat, lon] =
    /^\s*([-−–]?\d{1,2}(?:\.\d+)?)°?\s*[,;\s]\s*([-−–]?\d{1,3}(?:\.\d+)?)°?\s*$/.exec(text) ?? [];
  if (lat === undefined || lon === undefined) return undefined;
  const degrees = (part: string) => Number(part.replace(/^[−–]/, '-'));
  return { lat: degrees(lat), lon: degrees(lon) };
}
