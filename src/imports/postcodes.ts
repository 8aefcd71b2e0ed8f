import type { Point } from '../domain/geo.ts';
import { postcodeSchema } from '../domain/postcode.ts';
import { readTable, UnreadableTable } from './csv.ts';

/** Where postcodes lie, by postcode ("M33 4ND"). */
export type PostcodePoints = ReadonlyMap<string, Point>;

/**
 * Reads a table of postcodes with columns `postcode`, `lat` and `lon` (or `latitude` and `longitude`). Rows that
 * are none are passed over.
 *
 * @throws UnreadableTable when a column is missing
 */
export function readPostcodes(text: string): PostcodePoints {
  const { headings, rows } = readTable(text);
  const columnOf = (...names: string[]) => {
    const column = headings.find((heading) => names.includes(heading.toLowerCase()));
    if (column === undefined)
      throw new UnreadableTable(`The table of postcodes has no column "${names[0] ?? ''}".`);
    return column;
  };
  const [postcodes, lats, lons] = [
    columnOf('postcode', 'pcd', 'pcds'),
    columnOf('lat', 'latitude'),
    columnOf('lon', 'longitude'),
  ];
  const points = new Map<string, Point>();
  for (const { cells } of rows) {
    const postcode = postcodeSchema.safeParse(cells.get(postcodes) ?? '');
    const point = { lat: Number(cells.get(lats) || Number.NaN), lon: Number(cells.get(lons) || Number.NaN) };
    if (postcode.success && Number.isFinite(point.lat) && Number.isFinite(point.lon))
      points.set(postcode.data, point);
  }
  return points;
}
