import { distanceKm, type Point } from '../domain/geo.ts';
import { isNameWithin, nameKey, tellingWords } from '../domain/names-alike.ts';
import type { ReadRow, RowPlace } from './read-row.ts';

/** A venue that is in the directory, or that this import has proposed. */
export interface KnownVenue {
  readonly slug: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly postcode?: string | undefined;
  readonly point?: Point | undefined;
}

/** An entry that is in the directory, or that this import has proposed. */
export interface KnownEntry {
  readonly slug: string;
  readonly title: string;
  readonly external: readonly { readonly system: string; readonly id: string }[];
  readonly fields: Readonly<Record<string, unknown>>;
  /** Its text, as Markdown. */
  readonly body: string;
  readonly venues: readonly KnownVenue[];
  /** Neighbourhoods that it names as its place. */
  readonly areas: readonly string[];
}

/** A row's place with the pin it has or was given. */
export interface PlaceToMatch extends RowPlace {
  /** What a venue made from it would be called. */
  readonly title: string;
  /** The neighbourhood, where only that is kept. */
  readonly area?: string | undefined;
}

/** The address of a place, without a first line that only repeats its name. */
export function linesOf(place: PlaceToMatch): readonly string[] {
  const { lines } = place.address;
  return lines.length > 1 && lines[0] === place.title ? lines.slice(1) : lines;
}

/** How far apart two places with one name may lie and still be the same, in kilometres. */
const nearKm = 0.3;

/** Squares of the map, about a kilometre wide, so that only what is near is compared. */
const squareDegrees = 0.01;

/**
 * Entries by id, name and place, so that each of many rows is compared with the few that it may be.
 */
export class EntryIndex {
  readonly #system: string;
  readonly #byId = new Map<string, KnownEntry>();
  readonly #byName = new Map<string, KnownEntry[]>();
  readonly #byPlace = new Map<string, KnownEntry[]>();
  readonly #telling = new Map<KnownEntry, ReadonlySet<string>>();

  /** @param system the source of the rows that are looked up */
  constructor(system: string) {
    this.#system = system;
  }

  add(entry: KnownEntry): void {
    for (const { system, id } of entry.external) {
      const key = idKey(system, id);
      if (!this.#byId.has(key)) this.#byId.set(key, entry);
    }
    push(this.#byName, nameKey(entry.title), entry);
    // Entries of one source have ids that tell them apart, so a likeness of theirs is no news.
    if (!isFromElsewhere(entry, this.#system)) return;
    for (const key of new Set(placesOfEntry(entry))) push(this.#byPlace, key, entry);
    this.#telling.set(entry, tellingWords(entry.title));
  }

  /** The entry that carries a row's id; the surest way to know it again. */
  findById(id: string): KnownEntry | undefined {
    return this.#byId.get(idKey(this.#system, id));
  }

  /**
   * The entry with the same name at or near the same place. Entries that came from the same source have ids there
   * that tell them apart, so they are never taken for each other.
   */
  findByNameAndPlace(row: ReadRow, place: PlaceToMatch): KnownEntry | undefined {
    const named = this.#byName.get(nameKey(row.title)) ?? [];
    return named.find((entry) => isFromElsewhere(entry, this.#system) && isNear(entry, place));
  }

  /** Entries that may be the same as a row's, each with the reason, for a person to decide. */
  findPossible(row: ReadRow, place: PlaceToMatch): { entry: KnownEntry; why: string }[] {
    const named = this.#byName.get(nameKey(row.title)) ?? [];
    const words = tellingWords(row.title);
    const near = new Set(placesOf(place).flatMap((key) => this.#byPlace.get(key) ?? []));
    const likely = [...near].filter(
      (entry) =>
        !named.includes(entry) &&
        isNameWithin(words, this.#telling.get(entry) ?? new Set()) &&
        isNear(entry, place),
    );
    return [
      ...named.map((entry) => ({ entry, why: 'the same name' })),
      ...likely.map((entry) => ({ entry, why: 'nearly the same name, at the same place' })),
    ].slice(0, mostPossible);
  }
}

/** Past a few, a list of namesakes helps nobody. */
const mostPossible = 5;

/** Venues by name and postcode. */
export class VenueIndex {
  readonly #byName = new Map<string, KnownVenue[]>();
  readonly #byPostcode = new Map<string, KnownVenue[]>();

  add(venue: KnownVenue): void {
    push(this.#byName, nameKey(venue.title), venue);
    if (venue.postcode !== undefined) push(this.#byPostcode, venue.postcode, venue);
  }

  /** See `findVenue`. */
  find(place: PlaceToMatch, isEntry: boolean): KnownVenue | undefined {
    const sameName = this.#byName.get(nameKey(place.title))?.find((venue) => isSameSpot(venue, place));
    if (sameName !== undefined || isEntry) return sameName;
    return this.#inPostcode(place).find((venue) => isSameBuilding(venue, place));
  }

  /** A venue with the same postcode and street that was not taken for the same, for a person to look at. */
  findNearby(place: PlaceToMatch): KnownVenue | undefined {
    const keys = new Set(place.address.lines.slice(0, 2).map(nameKey));
    return this.#inPostcode(place).find((venue) =>
      venue.lines.slice(0, 2).some((line) => keys.has(nameKey(line))),
    );
  }

  #inPostcode({ postcode }: PlaceToMatch): readonly KnownVenue[] {
    return postcode === undefined ? [] : (this.#byPostcode.get(postcode) ?? []);
  }
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

function idKey(system: string, id: string): string {
  return `${system}\n${id}`;
}

function isFromElsewhere(entry: KnownEntry, system: string): boolean {
  return entry.external.every((known) => known.system !== system);
}

function placesOfEntry({ venues, areas }: KnownEntry): string[] {
  const keys = areas.map((area) => `area ${area}`);
  for (const { postcode, point } of venues) {
    if (postcode !== undefined) keys.push(postcode);
    if (point !== undefined) keys.push(squareOf(point));
  }
  return keys;
}

/** Where to look for what is near a place: its own square of the map and those around it. */
function placesOf({ postcode, point, area }: PlaceToMatch): string[] {
  const steps = [-squareDegrees, 0, squareDegrees];
  const squares =
    point === undefined
      ? []
      : steps.flatMap((lat) => steps.map((lon) => squareOf({ lat: point.lat + lat, lon: point.lon + lon })));
  return [
    ...(postcode === undefined ? [] : [postcode]),
    ...(area === undefined ? [] : [`area ${area}`]),
    ...squares,
  ];
}

function squareOf({ lat, lon }: Point): string {
  return `${Math.floor(lat / squareDegrees)} ${Math.floor(lon / squareDegrees)}`;
}

/**
 * The venue that a row's place is. Same postcode, and: the same name; or the same house number and street; or the
 * same street, where neither has a name of its own. A street without a number is not taken for the named venue in
 * it, because one postcode holds several buildings.
 */
export function findVenue(
  venues: Iterable<KnownVenue>,
  place: PlaceToMatch,
  isEntry: boolean,
): KnownVenue | undefined {
  const index = new VenueIndex();
  for (const venue of venues) index.add(venue);
  return index.find(place, isEntry);
}

function isNear(entry: KnownEntry, place: PlaceToMatch): boolean {
  if (place.area !== undefined && entry.areas.includes(place.area)) return true;
  return entry.venues.some((venue) => {
    if (venue.postcode !== undefined && venue.postcode === place.postcode) return true;
    return isWithin(venue.point, place.point, nearKm);
  });
}

function isSameSpot(venue: KnownVenue, place: PlaceToMatch): boolean {
  if (venue.postcode !== undefined && place.postcode !== undefined) return venue.postcode === place.postcode;
  if (venue.point !== undefined && place.point !== undefined) return isWithin(venue.point, place.point, 0.1);
  const lines = new Set(place.address.lines.map(nameKey));
  return venue.lines.length > 0 && venue.lines.every((line) => lines.has(nameKey(line)));
}

function isSameBuilding(venue: KnownVenue, place: PlaceToMatch): boolean {
  if (venue.postcode === undefined || venue.postcode !== place.postcode) return false;
  const lines = place.address.lines.map(nameKey);
  const numbered = venue.lines.filter((line) => /\d/.test(line)).map(nameKey);
  if (numbered.some((line) => lines.includes(line))) return true;
  if (lines.includes(nameKey(venue.title))) return true;
  const isUnnamed = nameKey(venue.title).startsWith(nameKey(venue.lines[0] ?? venue.title));
  const isSameAddress = venue.lines.map(nameKey).join() === lines.join();
  return isUnnamed && place.address.placeName === undefined && isSameAddress;
}

function isWithin(one: Point | undefined, other: Point | undefined, km: number): boolean {
  return one !== undefined && other !== undefined && distanceKm(one, other) <= km;
}
