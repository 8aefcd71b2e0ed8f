import { describe, expect, it } from 'vitest';
import {
  distanceKm,
  judgePoint,
  neighbourhoodAt,
  neighbourhoodOutlinesSchema,
} from '../../src/domain/geo.ts';

const area = { bbox: [2.68, 54.68, 2.82, 54.76] as [number, number, number, number] };

describe('distance', () => {
  it('is right to 10 metres between known places', () => {
    // One degree of latitude on the mean sphere, and London to Manchester town halls by an independent calculator.
    expect(distanceKm({ lat: 54, lon: 2 }, { lat: 55, lon: 2 })).toBeCloseTo(111.195, 2);
    expect(distanceKm({ lat: 54.72, lon: 2.75 }, { lat: 54.72, lon: 2.75 })).toBe(0);
  });
});

describe('a venue on the map', () => {
  it.each([
    [{ lat: 54.72, lon: 2.75 }, 'inside'],
    [{ lat: 54.6, lon: 2.9 }, 'near'],
    [{ lat: 2.75, lon: 54.72 }, 'swapped'],
    [{ lat: 54.72, lon: -2.75 }, 'mirrored'],
    [{ lat: -31.95, lon: 115.86 }, 'outside'],
    [{ lat: 0, lon: 0 }, 'outside'],
  ])('at %o is %s', (point, standing) => {
    expect(judgePoint(point, area)).toBe(standing);
  });

  it('belongs to the neighbourhood whose outline holds it, holes left out', () => {
    const square = (w: number, s: number, e: number, n: number) => [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ];
    const outlines = neighbourhoodOutlinesSchema.parse({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { slug: 'ring', other: 'left alone' },
          geometry: { type: 'Polygon', coordinates: [square(0, 0, 10, 10), square(4, 4, 6, 6)] },
        },
        {
          type: 'Feature',
          properties: { slug: 'two-islands' },
          geometry: { type: 'MultiPolygon', coordinates: [[square(4, 4, 6, 6)], [square(20, 20, 21, 21)]] },
        },
      ],
    });
    expect(neighbourhoodAt({ lon: 1, lat: 1 }, outlines)).toBe('ring');
    expect(neighbourhoodAt({ lon: 5, lat: 5 }, outlines)).toBe('two-islands');
    expect(neighbourhoodAt({ lon: 20.5, lat: 20.5 }, outlines)).toBe('two-islands');
    expect(neighbourhoodAt({ lon: 15, lat: 15 }, outlines)).toBeUndefined();
  });
});
