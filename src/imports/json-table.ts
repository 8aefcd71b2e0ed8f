import type { Table, TableRow } from './csv.ts';

/** The text is not the JSON that was asked for; the message says what it should be. */
export class UnreadableJson extends Error {
  override readonly name = 'UnreadableJson';
}

/** Headings of the pin that the shape of a feature gives. */
export const pinHeadings = { lat: 'geometry lat', lon: 'geometry lon' } as const;

/** How deep fields within fields are looked at. */
const deepest = 4;

/**
 * A list of records as a table: fields within fields become headings with dots, like `hours._text`. Lists of words
 * stand in one cell, a line each; lists of records do not fit a table and are told.
 *
 * @throws UnreadableJson when it is no list of records
 */
export function tableOfRecords(value: unknown): Table {
  const records = recordsIn(value);
  const unfit = new Set<string>();
  const rows: TableRow[] = [];
  const refused: { row: number; reason: string }[] = [];
  for (const [index, record] of records.entries()) {
    if (isRecord(record)) rows.push({ number: index + 1, cells: cellsOf(record, unfit) });
    else refused.push({ row: index + 1, reason: 'It is no record.' });
  }
  return makeTable(rows, refused, unfit);
}

/**
 * Features of GeoJSON as a table: their properties, and a pin. The pin of an outline is the middle of its area; that
 * of a line is its middle point.
 *
 * @throws UnreadableJson when it is no collection of features
 */
export function tableOfFeatures(value: unknown): Table {
  const collection = value as { type?: unknown; features?: unknown } | null;
  if (collection?.type !== 'FeatureCollection' || !Array.isArray(collection.features)) {
    throw new UnreadableJson('It is not a GeoJSON feature collection.');
  }
  const unfit = new Set<string>();
  const rows: TableRow[] = [];
  const refused: { row: number; reason: string }[] = [];
  for (const [index, feature] of (collection.features as unknown[]).entries()) {
    const { properties, geometry, id } = isRecord(feature) ? feature : {};
    if (!isRecord(properties)) {
      refused.push({ row: index + 1, reason: 'It has no properties.' });
      continue;
    }
    const cells = new Map(cellsOf(properties, unfit));
    if (!cells.has('id') && (typeof id === 'string' || typeof id === 'number')) cells.set('id', String(id));
    const pin = pinOf(geometry);
    if (pin !== undefined) {
      cells.set(pinHeadings.lat, String(pin[1]));
      cells.set(pinHeadings.lon, String(pin[0]));
    }
    rows.push({ number: index + 1, cells });
  }
  return makeTable(rows, refused, unfit);
}

/** Whether a value is an object with fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list by itself, or the one list of records inside an object. */
function recordsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const lists = isRecord(value)
    ? Object.values(value).filter((field) => Array.isArray(field) && field.some(isRecord))
    : [];
  if (lists.length === 1) return lists[0] as unknown[];
  throw new UnreadableJson('It is not a list of records.');
}

function makeTable(
  rows: readonly TableRow[],
  refused: readonly { row: number; reason: string }[],
  unfit: ReadonlySet<string>,
): Table {
  const headings = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))];
  const notes = unfit.size === 0 ? [] : [`Lists of records do not fit a table: ${[...unfit].join(', ')}.`];
  return { headings, rows, refused, notes };
}

function cellsOf(record: Record<string, unknown>, unfit: Set<string>): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  const add = (name: string, value: unknown, depth: number) => {
    if (value === null || value === undefined) cells.set(name, '');
    else if (Array.isArray(value)) {
      if (value.some((item) => typeof item === 'object' && item !== null)) unfit.add(name);
      else cells.set(name, value.map(String).join('\n'));
    } else if (isRecord(value)) {
      if (depth >= deepest) unfit.add(name);
      else for (const [key, field] of Object.entries(value)) add(`${name}.${key}`, field, depth + 1);
    } else cells.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  };
  for (const [name, value] of Object.entries(record)) add(name, value, 0);
  return cells;
}

type Position = readonly [lon: number, lat: number];

function pinOf(geometry: unknown): Position | undefined {
  const { type, coordinates } = (isRecord(geometry) ? geometry : {}) as {
    type?: unknown;
    coordinates?: unknown;
  };
  switch (type) {
    case 'Point':
      return positionOf(coordinates);
    case 'MultiPoint':
    case 'LineString':
      return middleOf(positionsOf(coordinates));
    case 'MultiLineString':
      return middleOf(positionsOf((coordinates as unknown[] | undefined)?.[0]));
    case 'Polygon':
      return centreOf(positionsOf((coordinates as unknown[] | undefined)?.[0]));
    case 'MultiPolygon':
      return centreOf(
        positionsOf(((coordinates as unknown[] | undefined)?.[0] as unknown[] | undefined)?.[0]),
      );
    default:
      return undefined;
  }
}

function positionOf(value: unknown): Position | undefined {
  const [lon, lat] = Array.isArray(value) ? (value as unknown[]) : [];
  return typeof lon === 'number' && typeof lat === 'number' && Number.isFinite(lon) && Number.isFinite(lat)
    ? [lon, lat]
    : undefined;
}

function positionsOf(value: unknown): Position[] {
  return Array.isArray(value)
    ? value.flatMap((item) => [positionOf(item)].filter((one) => one !== undefined))
    : [];
}

function middleOf(positions: readonly Position[]): Position | undefined {
  return positions[Math.floor(positions.length / 2)];
}

/** Centre of gravity of an outline; of its corners where it has no area. */
function centreOf(ring: readonly Position[]): Position | undefined {
  const [first] = ring;
  if (first === undefined) return undefined;
  let [area, x, y] = [0, 0, 0];
  for (const [index, [lon, lat]] of ring.entries()) {
    const [nextLon, nextLat] = ring[(index + 1) % ring.length] ?? first;
    // Measured from the first corner, so that small outlines far from 0, 0 keep their digits.
    const cross = (lon - first[0]) * (nextLat - first[1]) - (nextLon - first[0]) * (lat - first[1]);
    area += cross;
    x += (lon + nextLon - 2 * first[0]) * cross;
    y += (lat + nextLat - 2 * first[1]) * cross;
  }
  if (Math.abs(area) < 1e-15) return middleOf(ring);
  return [first[0] + x / (3 * area), first[1] + y / (3 * area)];
}
