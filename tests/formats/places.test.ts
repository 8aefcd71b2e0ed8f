import { brotliCompressSync } from 'node:zlib';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placesData } from '../../src/formats/places.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { smallDirectory } from '../fixtures/small-directory.ts';

const venues = {
  hall: { title: 'Hall', neighbourhood: 'north-end', lat: 54.72, lon: 2.74 },
  park: { title: 'Park', neighbourhood: 'north-end', lat: 54.74, lon: 2.76 },
  loft: { title: 'Loft', neighbourhood: 'south-end' },
};
const neighbourhoods = [
  { slug: 'north-end', title: 'North End', alsoCalled: ['the hill'] },
  { slug: 'south-end', title: 'South End' },
];

describe('the places people can say they are at', () => {
  const { directory } = smallDirectory({ venues, neighbourhoods });

  it('are the neighbourhoods, in the middle of their venues, with their other names, and the venues', () => {
    expect(placesData(directory).names).toEqual([
      ['North End', 54.73, 2.75, 'the hill'],
      ['Hall', 54.72, 2.74],
      ['Park', 54.74, 2.76],
    ]);
  });

  it('take the middle of a neighbourhood from its outline where there is one', () => {
    const square = [
      [2.7, 54.7],
      [2.72, 54.7],
      [2.72, 54.71],
      [2.7, 54.71],
      [2.7, 54.7],
    ];
    const outlines = {
      type: 'FeatureCollection' as const,
      features: [
        {
          type: 'Feature' as const,
          properties: { slug: 'south-end' },
          geometry: { type: 'Polygon' as const, coordinates: [square] },
        },
      ],
    };
    expect(placesData({ ...directory, outlines }).names).toContainEqual(['South End', 54.705, 2.71]);
  });

  it('reach 5 km round the area', () => {
    const [west, south, east, north] = placesData(directory).near;
    expect(west).toBeLessThan(2.6 - 0.07);
    expect(south).toBeCloseTo(54.6 - 0.0449, 3);
    expect(east).toBeGreaterThan(2.9 + 0.07);
    expect(north).toBeCloseTo(54.8 + 0.0449, 3);
  });
});

it('the places of the sample are light', () => {
  const { directory } = readDirectory(join(import.meta.dirname, '../../content'));
  const text = JSON.stringify(placesData(directory!));
  expect(brotliCompressSync(text).length).toBeLessThan(6_000);
});
