import { describe, expect, it } from 'vitest';
import { CoastEndsInside, seaWithin, type Coast } from '../../../src/map/osm/coast.ts';
import type { Position } from '../../../src/map/osm/feature.ts';
import { ringHolds, signedArea } from '../../../src/map/osm/rings.ts';
import { square } from './square.ts';

/** A box of ten by ten; land lies on the left of each coast, water on its right. */
const box = [0, 0, 10, 10] as const;

function isSea(coasts: readonly Coast[], at: Position): boolean {
  return seaWithin(coasts, box).some(
    ([outer = [], ...holes]) => ringHolds(outer, at) && !holes.some((hole) => ringHolds(hole, at)),
  );
}

/** A picture of the box, south at the bottom: `~` is sea, `.` land. */
function picture(...coasts: Coast[]): string[] {
  return Array.from({ length: 10 }, (_, row) =>
    Array.from({ length: 10 }, (_, column) => (isSea(coasts, [column + 0.5, 9.5 - row]) ? '~' : '.')).join(
      '',
    ),
  );
}

const island = square;
const lagoon = (x: number, y: number, side: number) => square(x, y, side).reverse();
const eastwards = (y: number): Position[] => [
  [-5, y],
  [4, y],
  [15, y],
];
/** A coast with a bay in it. */
const bay: Position[] = [
  [-1, 2],
  [3, 2],
  [3, 7],
  [6, 7],
  [6, 2],
  [11, 2],
];
const westwards = (y: number) => eastwards(y).reverse();

describe('the sea', () => {
  it('lies on the right of the coast', () => {
    expect(picture(eastwards(4)).join('\n')).toBe(
      `${'..........\n'.repeat(6)}${'~~~~~~~~~~\n'.repeat(4)}`.trim(),
    );
    expect(picture(westwards(4)).join('\n')).toBe(
      `${'~~~~~~~~~~\n'.repeat(6)}${'..........\n'.repeat(4)}`.trim(),
    );
  });

  it('fills a bay', () => {
    expect(picture(bay)).toEqual([
      '..........',
      '..........',
      '..........',
      '...~~~....',
      '...~~~....',
      '...~~~....',
      '...~~~....',
      '...~~~....',
      '~~~~~~~~~~',
      '~~~~~~~~~~',
    ]);
  });

  it('is two seas where land lies between, each with its own island', () => {
    const sea = seaWithin([westwards(7), eastwards(3), island(2, 8, 1), island(6, 1, 1)], box);
    expect(sea.map((rings) => rings.length)).toEqual([2, 2]);
    expect(picture(westwards(7), eastwards(3), island(2, 8, 1), island(6, 1, 1))).toEqual([
      '~~~~~~~~~~',
      '~~.~~~~~~~',
      '~~~~~~~~~~',
      '..........',
      '..........',
      '..........',
      '..........',
      '~~~~~~~~~~',
      '~~~~~~.~~~',
      '~~~~~~~~~~',
    ]);
  });

  it('is one sound between two coasts', () => {
    expect(picture(eastwards(7), westwards(3))).toEqual([
      ...Array<string>(3).fill('..........'),
      ...Array<string>(4).fill('~~~~~~~~~~'),
      ...Array<string>(3).fill('..........'),
    ]);
  });

  it('is all of the box round an island, and its lagoon with an islet', () => {
    expect(picture(island(2, 2, 6), lagoon(4, 4, 3), island(5, 5, 1))).toEqual([
      '~~~~~~~~~~',
      '~~~~~~~~~~',
      '~~......~~',
      '~~..~~~.~~',
      '~~..~.~.~~',
      '~~..~~~.~~',
      '~~......~~',
      '~~......~~',
      '~~~~~~~~~~',
      '~~~~~~~~~~',
    ]);
  });

  it('leaves a lagoon alone where the box is land', () => {
    expect(picture(lagoon(4, 4, 2)).join('')).toMatch(/^\.{44}~~\.{8}~~\.{44}$/);
  });

  it('is nowhere without a coast, and nowhere on an island larger than the box', () => {
    expect(seaWithin([], box)).toEqual([]);
    expect(seaWithin([island(-5, -5, 30)], box)).toEqual([]);
    expect(picture(lagoon(-5, -5, 30)).join('')).toBe('~'.repeat(100));
  });

  it('is cut off at the box where an island lies half outside, wherever its line begins', () => {
    const ring = island(7, 7, 6);
    for (let turn = 0; turn < 4; turn++) {
      const turned = [...ring.slice(turn, -1), ...ring.slice(0, turn + 1)];
      expect(picture(turned).join(''), `begun at corner ${turn}`).toBe(
        `${'~~~~~~~...'.repeat(3)}${'~'.repeat(70)}`,
      );
    }
  });

  it('comes out the same however the coast is cut into pieces, in whatever order', () => {
    const whole = picture(bay);
    const pieces = [bay.slice(3), bay.slice(0, 2), bay.slice(1, 4)];
    expect(picture(...pieces)).toEqual(whole);
    expect(picture(...pieces.reverse())).toEqual(whole);
  });

  it('has outer edges against the clock and islands with it', () => {
    for (const [outer = [], ...holes] of seaWithin([eastwards(7), island(3, 3, 2)], box)) {
      expect(signedArea(outer)).toBeGreaterThan(0);
      expect(holes.map((hole) => Math.sign(signedArea(hole)))).toEqual([-1]);
    }
  });

  it.each([
    [
      'in its middle',
      [
        [-1, 5],
        [5, 5],
      ],
    ],
    [
      'at its start',
      [
        [5, 5],
        [11, 5],
      ],
    ],
    [
      'at both ends',
      [
        [4, 5],
        [6, 5],
      ],
    ],
  ] satisfies [string, Position[]][])('is not guessed where a coast ends inside the box (%s)', (_, coast) => {
    expect(() => seaWithin([coast], box)).toThrow(CoastEndsInside);
  });

  it('does not mind a coast that ends outside the box, or one that runs along its edge', () => {
    expect(
      seaWithin(
        [
          [
            [-5, 5],
            [-1, 5],
          ],
        ],
        box,
      ),
    ).toEqual([]);
    expect(
      seaWithin(
        [
          [
            [-5, 10],
            [15, 10],
          ],
        ],
        box,
      ),
    ).toEqual([]);
  });
});
