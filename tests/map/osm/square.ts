import type { Position } from '../../../src/map/osm/feature.ts';

/** The edge of a square, against the clock, closed where it began. */
export function square(x: number, y: number, side: number): Position[] {
  return [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ];
}
