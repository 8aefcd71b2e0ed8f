import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../src/domain/geo.ts';
import { gridToPoint, openPostcodeTable, type PostcodeRow } from '../../src/imports/code-point.ts';

/** Reads the rows of a table. */
function read(...lines: string[]): PostcodeRow[] {
  return lines.map(openPostcodeTable());
}

/** How far apart two points are, in metres. */
function metresBetween(one: { lat: number; lon: number }, other: { lat: number; lon: number }): number {
  return distanceKm(one, other) * 1000;
}

/** Places of which both coordinates are published, and by whom. */
const published: [name: string, easting: number, northing: number, lat: number, lon: number][] = [
  // Ordnance Survey, "Transformations and OSGM15 User Guide", annexe A: the worked example.
  ['Caister water tower', 651409.804, 313177.45, 52.658007833, 1.716073973],
  // Office for National Statistics, Postcode Directory, as the documentation of postcodes.io quotes it.
  ['SW1A 1AA', 529090, 179645, 51.501009, -0.141588],
  ['OX49 5NU', 464447, 195647, 51.655929, -1.069752],
  ['M32 0JG', 379988, 395476, 53.455654, -2.302836],
  ['NE30 1DP', 435958, 568671, 55.011303, -1.439269],
];

describe('a place on the National Grid', () => {
  it.each(published)('%s comes out within 5 metres of where it is published', (_, east, north, lat, lon) => {
    expect(metresBetween(gridToPoint(east, north), { lat, lon })).toBeLessThan(5);
  });
});

describe('a table from Code-Point Open', () => {
  it('is read as it is handed out, without column names', () => {
    const [row] = read('"SO16 0AS",10,437292,115542,"E92000001","E19000003","E18000009","","E06000045"');
    expect(row).toMatchObject({ is: 'placed', postcode: 'SO16 0AS' });
    expect(row?.is === 'placed' && metresBetween(row, { lat: 50.93828, lon: -1.47048 })).toBeLessThan(30);
  });

  it('may write a long postcode without its space, and a short one with two', () => {
    const rows = read('"LE150AQ",10,486137,308843', '"N1  1AA",10,531000,184000');
    expect(rows.map((row) => (row.is === 'placed' ? row.postcode : row))).toEqual(['LE15 0AQ', 'N1 1AA']);
  });

  it('may begin with its column names, short or long', () => {
    const [short, long] = [
      read('PC,PQ,EA,NO,CY', 'SO16 0AS,10,437292,115542,E92000001'),
      read('Postcode,Positional_quality_indicator,Eastings,Northings', 'SO16 0AS,10,437292,115542'),
    ];
    expect(short.map(({ is }) => is)).toEqual(['nothing', 'placed']);
    expect(long).toEqual(short);
  });

  it('loses the postcodes of which nobody knows the place', () => {
    expect(read('"SO16 0XX",90,0,0')).toEqual([{ is: 'no-place' }]);
  });
});

describe('another table of postcodes', () => {
  it('is read by its column names, whatever their order', () => {
    expect(read('lon,name,lat,postcode', '-2.26046,Gorse Hill,53.465578,M15 4AB')).toEqual([
      { is: 'nothing' },
      { is: 'placed', postcode: 'M15 4AB', lat: 53.465578, lon: -2.26046 },
    ]);
  });

  it('counts a place far from Britain as no place, as the Postcode Directory writes what it does not know', () => {
    expect(read('pcds,lat,long', 'AB1 0AA,99.999999,0')[1]).toEqual({ is: 'no-place' });
  });

  it('may have a mark of Windows before its first name, and empty lines', () => {
    const rows = read('\uFEFFpostcode,lat,lon', '', 'M15 4AB,53.465578,-2.26046');
    expect(rows.map(({ is }) => is)).toEqual(['nothing', 'nothing', 'placed']);
  });
});

describe('a row that cannot be read', () => {
  it.each([
    ['hello,10,1,2', '"hello" is not a postcode'],
    ['"SO16 0AS",10,,', 'SO16 0AS has no place that can be read'],
    ['"SO16 0AS",10,4372x2,115542', 'SO16 0AS has no place that can be read'],
    ['"SO16 0AS,10,437292,115542', 'the quotes in this row do not pair up'],
  ])('%s says why', (line, found) => {
    expect(read(line)).toEqual([{ is: 'refused', found }]);
  });
});

const realData = process.env['REAL_DATA'];
const rutland = join(realData ?? '', 'osm-rutland', 'rutland-postcodes.csv');
const trafford = join(realData ?? '', 'trafford', 'postcodes', 'trafford_postcodes.csv');
const suite =
  realData === undefined
    ? 'real tables of postcodes (SKIPPED: REAL_DATA is not set, so they are not here)'
    : 'real tables of postcodes';

describe.skipIf(realData === undefined)(suite, () => {
  it('all of Rutland, read from the grid, is within 5 metres of the degrees beside it', () => {
    const [names = '', ...rows] = readFileSync(rutland, 'utf8').trim().split('\n');
    const reader = openPostcodeTable();
    reader(names.replace('lat,lon', 'a,b'));
    const distances = rows.map((row) => {
      const cells = row.split(',');
      const found = reader(row);
      if (found.is !== 'placed') throw new Error(`${row} is ${found.is}`);
      return metresBetween(found, { lat: Number(cells[4]), lon: Number(cells[5]) });
    });
    expect(distances).toHaveLength(1207);
    expect(Math.max(...distances)).toBeLessThan(5);
  });

  it('all of Trafford is read', () => {
    expect(existsSync(trafford)).toBe(true);
    const rows = read(...readFileSync(trafford, 'utf8').trim().split('\n'));
    expect(rows.filter(({ is }) => is === 'placed')).toHaveLength(11_264);
    expect(rows.filter(({ is }) => is === 'refused')).toEqual([]);
  });
});
