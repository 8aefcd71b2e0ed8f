import { boxRound } from './clip.ts';
import type { Position, Ring } from './feature.ts';

/** How many lines across an area are tried. */
const tries = 9;

/**
 * A place well inside an area, to write its name on: the middle of the longest stretch that lies inside on one of
 * some lines across it.
 *
 * @param rings its outer ring, then its holes
 */
export function labelPoint(rings: readonly Ring[]): Position {
  const [, south, , north] = boxRound(rings[0] ?? []);
  let best: Position = rings[0]?.[0] ?? [0, 0];
  let longest = 0;
  // From the middle outwards, so that of stretches as long the one in the middle is taken.
  const lines = Array.from({ length: tries }, (_, index) => index + 1).sort(
    (a, b) => Math.abs(a - (tries + 1) / 2) - Math.abs(b - (tries + 1) / 2),
  );
  for (const line of lines) {
    const y = south + ((north - south) * line) / (tries + 1);
    const edges = crossingsAt(rings, y);
    for (let index = 0; index + 1 < edges.length; index += 2) {
      const [from = 0, to = 0] = [edges[index], edges[index + 1]];
      if (to - from > longest * 1.05) {
        longest = to - from;
        best = [(from + to) / 2, y];
      }
    }
  }
  return best;
}

/** Where a line across crosses the rings, from west to east. */
function crossingsAt(rings: readonly Ring[], y: number): number[] {
  const found: number[] = [];
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index++) {
      const [x1 = 0, y1 = 0] = ring[index - 1] ?? [];
      const [x2 = 0, y2 = 0] = ring[index] ?? [];
      if (y1 > y !== y2 > y) found.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
    }
  }
  return found.sort((a, b) => a - b);
}
