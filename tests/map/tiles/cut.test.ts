import { classifyRings, VectorTile } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { boxHolds, type Box } from '../../../src/domain/geo.ts';
import type { MapFeature, Position } from '../../../src/map/osm/feature.ts';
import { openBasemap } from '../../../src/map/tiles/basemap.ts';
import { cutTiles, heaviestTile, type CutTile } from '../../../src/map/tiles/cut.ts';
import { importTiles } from '../../../src/map/tiles/import-tiles.ts';
import { inspectBasemap } from '../../../src/map/tiles/inspect.ts';
import { makeBasemap } from '../../../src/map/tiles/make-basemap.ts';
import {
  boxOfTiles,
  countTiles,
  latOf,
  lonOf,
  tilesOf,
  tilesWithin,
  worldX,
  worldY,
} from '../../../src/map/tiles/tile-grid.ts';

const box: Box = [-0.75, 52.65, -0.7, 52.69];

function line(
  properties: MapFeature['properties'],
  positions: Position[],
  minZoom = 8,
  rank = 50,
): MapFeature {
  return { layer: 'roads', properties, minZoom, rank, shape: { is: 'lines', lines: [positions] } };
}

function read({ bytes }: Pick<CutTile, 'bytes'>): VectorTile['layers'] {
  return new VectorTile(new PbfReader(bytes)).layers;
}

function propertiesIn(tile: Pick<CutTile, 'bytes'>, layer: string): unknown[] {
  const found = read(tile)[layer];
  return Array.from({ length: found?.length ?? 0 }, (_, index) => found?.feature(index).properties);
}

describe('the tiles of a box', () => {
  it('cover it at each zoom, and no more than it', () => {
    const boxes = fc
      .tuple(
        fc.double({ min: -8, max: 1.7, noNaN: true }),
        fc.double({ min: 49.9, max: 60, noNaN: true }),
        fc.double({ min: 0.001, max: 0.5, noNaN: true }),
        fc.double({ min: 0.001, max: 0.3, noNaN: true }),
      )
      .map(([west, south, wide, high]): Box => [west, south, west + wide, south + high]);
    fc.assert(
      fc.property(boxes, fc.integer({ min: 8, max: 14 }), (chosen, z) => {
        const range = tilesOf(chosen, z);
        const [west, south, east, north] = boxOfTiles(range);
        const hair = 1e-6;
        expect(west).toBeLessThanOrEqual(chosen[0] + hair);
        expect(south).toBeLessThanOrEqual(chosen[1] + hair);
        expect(east).toBeGreaterThanOrEqual(chosen[2] - hair);
        expect(north).toBeGreaterThanOrEqual(chosen[3] - hair);
        // The innermost corner of the outermost tiles lies in the box.
        const tile = 360 / 2 ** z;
        expect(chosen[0] - west).toBeLessThan(tile + hair);
        expect(east - chosen[2]).toBeLessThan(tile + hair);
        expect([...tilesWithin(chosen, z, z)]).toHaveLength(countTiles(range));
      }),
      { numRuns: 200, examples: [[[-1.0000000000000002e-6, 52, 0.2, 0.2], 8]] },
    );
  });

  it('are the same for a box that is cut along them, also with the seven digits that a file keeps', () => {
    const places = fc.tuple(fc.integer({ min: 7800, max: 8300 }), fc.integer({ min: 4700, max: 5600 }));
    fc.assert(
      fc.property(
        places,
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 9 }),
        ([west, north], wide, high) => {
          const range = { z: 14, west, north, east: west + wide, south: north + high };
          const along = boxOfTiles(range);
          const kept = along.map((side) => Math.round(side * 1e7) / 1e7) as unknown as Box;
          expect(tilesOf(along, 14)).toEqual(range);
          expect(tilesOf(kept, 14)).toEqual(range);
        },
      ),
    );
  });

  it('lie where the web has agreed that they lie', () => {
    // The formula of https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames, written another way than ours.
    const row = (lat: number) => {
      const angle = (lat * Math.PI) / 180;
      return Math.floor(((1 - Math.log(Math.tan(angle) + 1 / Math.cos(angle)) / Math.PI) / 2) * 2 ** 14);
    };
    for (const lat of [49.9, 52.6722, 60.8]) {
      const found = tilesOf([-0.7343, lat, -0.7343, lat], 14);
      expect(found).toMatchObject({ west: 8158, east: 8158, north: row(lat), south: row(lat) });
    }
    expect(lonOf(worldX(-0.7343))).toBeCloseTo(-0.7343, 9);
    expect(latOf(worldY(52.6722))).toBeCloseTo(52.6722, 9);
  });
});

describe('cutting', () => {
  it('makes a tile for every place of the box at every zoom, with ground in each, though nothing is there', () => {
    const tiles = [...cutTiles([], box)];
    expect(tiles.map(({ z, x, y }) => `${z}/${x}/${y}`)).toEqual(
      [...tilesWithin(box, 8, 14)].map(({ z, x, y }) => `${z}/${x}/${y}`),
    );
    for (const tile of tiles) expect(propertiesIn(tile, 'earth')).toEqual([{ kind: 'earth' }]);
  });

  it('shows a thing from its own zoom on', () => {
    const path = line(
      { kind: 'path' },
      [
        [-0.74, 52.66],
        [-0.71, 52.68],
      ],
      13,
    );
    const zooms = [...cutTiles([path], box)].filter((tile) => read(tile)['roads']).map(({ z }) => z);
    expect([...new Set(zooms)]).toEqual([13, 14]);
  });

  it('names streets from zoom 12 on; before that they are one', () => {
    const streets = ['High Street', 'Low Street'].map((name, index) =>
      line({ kind: 'minor_road', name }, [
        [-0.72, 52.66 + index / 1000],
        [-0.71, 52.66 + index / 1000],
      ]),
    );
    const tiles = [...cutTiles(streets, box)];
    const at = (z: number) =>
      tiles.filter((tile) => tile.z === z).flatMap((tile) => propertiesIn(tile, 'roads'));
    expect(at(11)).toEqual([{ kind: 'minor_road' }]);
    expect(at(12)).toEqual([
      { kind: 'minor_road', name: 'High Street' },
      { kind: 'minor_road', name: 'Low Street' },
    ]);
  });

  it('draws what lies on top last', () => {
    const at: Position[] = [
      [-0.72, 52.66],
      [-0.71, 52.66],
    ];
    const roads = [90, 20, 55].map((rank) => line({ kind: 'minor_road', rank }, at, 8, rank));
    for (const tile of [...cutTiles(roads, box)].filter((each) => read(each)['roads'])) {
      expect(propertiesIn(tile, 'roads')).toEqual([20, 55, 90].map((rank) => ({ kind: 'minor_road', rank })));
    }
  });

  it('keeps holes with their areas when areas of one kind become one', () => {
    const ring = (lon: number, lat: number, side: number): Position[] => [
      [lon, lat],
      [lon + side, lat],
      [lon + side, lat + side],
      [lon, lat + side],
      [lon, lat],
    ];
    const lakes = [0, 1].map((index): MapFeature => ({
      layer: 'water',
      properties: { kind: 'lake' },
      minZoom: 8,
      rank: 0,
      shape: {
        is: 'polygons',
        polygons: [
          [
            ring(-0.724 + index * 0.004, 52.664, 0.003),
            [...ring(-0.723 + index * 0.004, 52.665, 0.001)].reverse(),
          ],
        ],
      },
    }));
    const tiles = [...cutTiles(lakes, box)].filter(({ z }) => z === 14);
    const both = tiles.map((tile) => read(tile)['water']).filter((layer) => layer?.length === 1);
    const polygons = both.flatMap((layer) => classifyRings(layer?.feature(0).loadGeometry() ?? []));
    expect(polygons.map((rings) => rings.length)).toEqual([2, 2]);
  });

  it('lets a crowded tile do without its smallest things, and keeps its roads', () => {
    const spread = (index: number, of: number) => -0.7195 + (index / of) * 0.02;
    const paths = Array.from({ length: 4000 }, (_, index) =>
      line(
        { kind: 'path', kind_detail: 'footway', name: `Path ${index}` },
        Array.from({ length: 8 }, (__, step): Position => [
          spread(index, 4000) + step / 1e5,
          52.661 + (step % 3) / 1e4,
        ]),
        13,
        20,
      ),
    );
    const road = line(
      { kind: 'major_road', name: 'High Street' },
      [
        [-0.7195, 52.661],
        [-0.701, 52.661],
      ],
      8,
      80,
    );
    const tiles = [...cutTiles([...paths, road], box)].filter(({ z }) => z === 14);
    const crowded = tiles.filter(({ thinned }) => thinned > 0);
    expect(crowded.length).toBeGreaterThan(0);
    expect(tiles.filter(({ bytes }) => bytes.length > heaviestTile)).toEqual([]);
    for (const tile of crowded) expect(propertiesIn(tile, 'roads')).toEqual([road.properties]);
  });
});

describe('a basemap that was made elsewhere', () => {
  const features: MapFeature[] = [
    line(
      {
        kind: 'minor_road',
        kind_detail: 'residential',
        name: 'High Street',
        'name:cy': 'Stryd Fawr',
        wikidata: 'Q1',
      },
      [
        [-0.74, 52.67],
        [-0.71, 52.671],
      ],
    ),
    {
      layer: 'pois',
      properties: { kind: 'bench', name: 'A bench' },
      minZoom: 14,
      rank: 0,
      shape: { is: 'point', at: [-0.72, 52.67] },
    },
    {
      layer: 'pois',
      properties: { kind: 'library', name: 'The\u202ELibrary', 'name:fr': 'Bibliothèque' },
      minZoom: 14,
      rank: 0,
      shape: { is: 'point', at: [-0.72, 52.671] },
    },
    {
      layer: 'places',
      properties: { kind: 'locality', kind_detail: 'town', name: 'Oakham', population: 10_922 },
      minZoom: 8,
      rank: 0,
      shape: { is: 'point', at: [-0.73, 52.67] },
    },
  ];

  it('is taken over without names in other languages, benches and numbers of other databases', async () => {
    const theirs = await openBasemap(
      (await makeBasemap(cutTiles(features, box), { name: 'Oakham', bounds: box })).bytes,
    );
    const smaller: Box = [-0.735, 52.665, -0.715, 52.675];
    const tiles: CutTile[] = [];
    for await (const tile of importTiles(theirs, smaller)) tiles.push(tile);
    expect(tiles).toHaveLength([...tilesWithin(smaller, 8, 14)].length);
    const shown = (layer: string) => [
      ...new Set(
        tiles
          .filter(({ z }) => z === 14)
          .flatMap((tile) => propertiesIn(tile, layer).map((each) => JSON.stringify(each))),
      ),
    ];
    expect(shown('roads')).toEqual([
      '{"kind":"minor_road","kind_detail":"residential","name":"High Street"}',
    ]);
    expect(shown('pois')).toEqual(['{"kind":"library","name":"The Library"}']);
    expect(shown('places')).toEqual([
      '{"kind":"locality","kind_detail":"town","name":"Oakham","population":10922}',
    ]);
  });

  it('is counted by reading all of it', async () => {
    const basemap = await openBasemap(
      (await makeBasemap(cutTiles(features, box), { name: 'Oakham', bounds: box })).bytes,
    );
    const found = await inspectBasemap(basemap);
    expect([...found.roadNames]).toEqual(['High Street']);
    expect(found.placeNames).toEqual(['Oakham']);
    expect(found.shapes).toMatchObject({ pois: 2, places: 1, buildings: 0 });
    expect(found.missing).toEqual([]);
    expect(found.tiles).toBe([...tilesWithin(box, 8, 14)].length);
    expect(boxHolds(box, { lat: 52.67, lon: -0.72 })).toBe(true);
    expect(found.edgeCovered).toBeLessThan(0.5);
  });
});
