/**
 * Reads tables of postcodes: Code-Point Open by Ordnance Survey as it is handed out, with or without a line of
 * column names, and other tables with column names that give a place on the National Grid or in degrees.
 */
import { parse } from 'csv-parse/sync';
import proj4 from 'proj4';
import type { Point } from '../domain/geo.ts';
import { postcodeSchema } from '../domain/postcode.ts';
import type { PlacedPostcode } from '../domain/postcode-units.ts';

/** What a row of a table turned out to be. */
export type PostcodeRow =
  | ({ readonly is: 'placed' } & PlacedPostcode)
  /** A postcode of which nobody knows the place (quality 90 in Code-Point Open). */
  | { readonly is: 'no-place' }
  /** Column names, or an empty line. */
  | { readonly is: 'nothing' }
  | { readonly is: 'refused'; readonly found: string };

/** Reads the rows of one table, in order. */
export type RowReader = (line: string) => PostcodeRow;

/** Parts of a row, and the names that tables give to their columns. */
const columnNames = {
  postcode: ['postcode', 'pc', 'pcd', 'pcds', 'pcd7', 'pcd8'],
  quality: ['quality', 'pq', 'positionalquality', 'positionalqualityindicator'],
  easting: ['easting', 'eastings', 'ea', 'oseast1m', 'east1m'],
  northing: ['northing', 'northings', 'no', 'osnrth1m', 'north1m'],
  lat: ['lat', 'latitude'],
  lon: ['lon', 'lng', 'long', 'longitude'],
} as const satisfies Record<string, readonly string[]>;

type Part = keyof typeof columnNames;
type Columns = Partial<Record<Part, number>>;

/** Code-Point Open is handed out without column names. */
const codePointColumns: Columns = { postcode: 0, quality: 1, easting: 2, northing: 3 };

/** Quality of a postcode that has no place. */
const withoutPlace = 90;

/**
 * Starts on a table. A first row of column names says what the columns hold; without one they are those of
 * Code-Point Open.
 */
export function openPostcodeTable(): RowReader {
  let columns = codePointColumns;
  return (line) => {
    const cells = splitRow(line);
    if (cells === undefined) return { is: 'refused', found: 'the quotes in this row do not pair up' };
    if (cells.every((cell) => cell === '')) return { is: 'nothing' };
    const named = columnsNamedIn(cells);
    if (named === undefined) return readRow(cells, columns);
    columns = named;
    return { is: 'nothing' };
  };
}

function splitRow(line: string): readonly string[] | undefined {
  try {
    const [cells = []] = parse(line, { bom: true, trim: true, relax_column_count: true });
    return cells;
  } catch {
    return undefined;
  }
}

/** Where the columns stand, if this is a row of their names. */
function columnsNamedIn(cells: readonly string[]): Columns | undefined {
  const plain = cells.map((cell) => cell.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
  const places = Object.entries(columnNames).flatMap(([part, names]) => {
    const place = plain.findIndex((name) => (names as readonly string[]).includes(name));
    return place < 0 ? [] : [[part, place] as const];
  });
  const columns = Object.fromEntries(places) as Columns;
  return columns.postcode === undefined ? undefined : columns;
}

function readRow(cells: readonly string[], columns: Columns): PostcodeRow {
  const cell = (part: Part) => (columns[part] === undefined ? '' : (cells[columns[part]] ?? ''));
  const postcode = postcodeSchema.safeParse(cell('postcode'));
  if (!postcode.success) {
    return { is: 'refused', found: `"${cell('postcode').slice(0, 20)}" is not a postcode` };
  }
  if (Number(cell('quality')) === withoutPlace) return { is: 'no-place' };
  const place = pointIn(cell) ?? gridPlaceIn(cell);
  if (place === undefined) return { is: 'refused', found: `${postcode.data} has no place that can be read` };
  if (!isInBritain(place)) return { is: 'no-place' };
  return { is: 'placed', postcode: postcode.data, ...place };
}

type CellOf = (part: Part) => string;

function pointIn(cell: CellOf): Point | undefined {
  const [lat, lon] = [numberIn(cell('lat')), numberIn(cell('lon'))];
  return lat === undefined || lon === undefined ? undefined : { lat, lon };
}

function gridPlaceIn(cell: CellOf): Point | undefined {
  const [easting, northing] = [numberIn(cell('easting')), numberIn(cell('northing'))];
  return easting === undefined || northing === undefined ? undefined : gridToPoint(easting, northing);
}

function numberIn(text: string): number | undefined {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** Tables write a place far out at sea, such as 99.999999 or the grid's own corner, where they know none. */
function isInBritain({ lat, lon }: Point): boolean {
  return lat > 49.8 && lat < 61 && lon > -9 && lon < 3;
}

/**
 * The National Grid (EPSG:27700), with the seven numbers by which its datum is shifted to that of satellites: good
 * to about 2 metres in England, and to 5 anywhere in Britain.
 */
const nationalGrid =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
  '+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs';

const fromGrid = proj4(nationalGrid, 'WGS84');

/**
 * A place on the National Grid as a point in degrees (WGS 84).
 *
 * @param easting in metres
 * @param northing in metres
 */
export function gridToPoint(easting: number, northing: number): Point {
  const [lon, lat] = fromGrid.forward<[number, number]>([easting, northing]);
  return { lat, lon };
}
