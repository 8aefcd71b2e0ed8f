import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipLine, clipRing } from '../../../src/map/osm/clip.ts';
import type { Position } from '../../../src/map/osm/feature.ts';
import { joinLines } from '../../../src/map/osm/join-lines.ts';
import { labelPoint } from '../../../src/map/osm/label-point.ts';
import { joinRings, nestRings, ringHolds, signedArea } from '../../../src/map/osm/rings.ts';
import { square } from './square.ts';

describe('the edge of an area', () => {
  it('is joined from pieces, whatever their order and direction', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 40 }),
        fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        (corners, cuts, turns) => {
          const ring = [...Array.from({ length: corners }, (_, index) => index), 0];
          const pieces: number[][] = [];
          let piece = [0];
          for (const [index, corner] of ring.slice(1).entries()) {
            piece.push(corner);
            if (cuts[index] || index === ring.length - 2) {
              pieces.push(turns[index] ? piece.reverse() : piece);
              piece = [corner];
            }
          }
          const { rings, open } = joinRings([...pieces].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0)));
          expect(open).toEqual([]);
          expect(rings.map((found) => new Set(found).size)).toEqual([corners]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('that is not whole is told apart from those that are', () => {
    const { rings, open } = joinRings([
      [1, 2, 3, 1],
      [4, 5],
      [5, 6],
    ]);
    expect(rings).toEqual([[1, 2, 3, 1]]);
    expect(open).toEqual([[4, 5, 6]]);
  });

  it('has holes, and areas again in its holes', () => {
    const polygons = nestRings([
      square(4, 4, 2),
      square(0, 0, 10),
      square(2, 2, 6).reverse(),
      square(20, 0, 1),
    ]);
    expect(polygons.map((rings) => rings.map((ring) => signedArea(ring) / 2))).toEqual([
      [100, -36],
      [4],
      [1],
    ]);
  });

  it('may touch that of its hole', () => {
    expect(nestRings([square(0, 0, 4), square(0, 0, 2)]).map((rings) => rings.length)).toEqual([2]);
    expect(nestRings([square(0, 0, 4), square(4, 0, 4)]).map((rings) => rings.length)).toEqual([1, 1]);
  });

  it('is cut to a box: what is left lies in both', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -8, max: 8 }),
        fc.integer({ min: -8, max: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (x, y, side) => {
          const left = clipRing(square(x, y, side), [0, 0, 6, 6]);
          const wide = Math.max(0, Math.min(6, x + side) - Math.max(0, x));
          const high = Math.max(0, Math.min(6, y + side) - Math.max(0, y));
          expect(Math.abs(signedArea(left)) / 2).toBeCloseTo(wide * high, 9);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('the name of an area', () => {
  it.each([
    [
      'a horseshoe',
      [
        [0, 0],
        [9, 0],
        [9, 9],
        [6, 9],
        [6, 3],
        [3, 3],
        [3, 9],
        [0, 9],
        [0, 0],
      ],
      [],
    ],
    ['a ring road', square(0, 0, 10), square(2, 2, 6)],
    [
      'a sliver',
      [
        [0, 0],
        [10, 1],
        [0, 0.2],
        [0, 0],
      ],
      [],
    ],
  ] satisfies [string, Position[], Position[]][])('is written inside it: %s', (_, outer, hole) => {
    const at = labelPoint(hole.length > 0 ? [outer, hole] : [outer]);
    expect(ringHolds(outer, at)).toBe(true);
    expect(hole.length > 0 && ringHolds(hole, at)).toBe(false);
  });
});

describe('a street in pieces', () => {
  it('becomes one line, and stays apart where three of its pieces meet', () => {
    expect(
      joinLines([
        [
          [0, 0],
          [1, 0],
        ],
        [
          [2, 0],
          [1, 0],
        ],
        [
          [2, 0],
          [3, 0],
        ],
      ]),
    ).toEqual([
      [
        [0, 0],
        [1, 0],
        [2, 0],
        [3, 0],
      ],
    ]);
    expect(
      joinLines([
        [
          [0, 0],
          [1, 0],
        ],
        [
          [1, 0],
          [2, 0],
        ],
        [
          [1, 0],
          [1, 1],
        ],
      ]),
    ).toHaveLength(3);
  });

  it('that ends where it begins is drawn once round', () => {
    const [ring, ...more] = joinLines([
      [
        [0, 0],
        [1, 0],
        [1, 1],
      ],
      [
        [0, 0],
        [0, 1],
        [1, 1],
      ],
    ]);
    expect(more).toEqual([]);
    expect(ring).toHaveLength(5);
    expect(ring?.[0]).toEqual(ring?.at(-1));
  });

  it('is cut at a box each time it leaves it', () => {
    const zigzag: Position[] = [
      [-1, 1],
      [5, 1],
      [5, 9],
      [3, 9],
      [3, 3],
    ];
    expect(clipLine(zigzag, [0, 0, 6, 6])).toEqual([
      [
        [0, 1],
        [5, 1],
        [5, 6],
      ],
      [
        [3, 6],
        [3, 3],
      ],
    ]);
  });
});
