import type { Box } from '../../domain/geo.ts';
import { boxHoldsBox, boxRound } from './clip.ts';
import type { Position, Ring } from './feature.ts';

/** A piece of the edge of an area, by the numbers of its nodes. */
export type Piece = readonly number[];

/** What came of joining pieces. */
export interface Joined {
  /** First number and last number are the same. */
  readonly rings: readonly Piece[];
  /** Pieces that lead nowhere. */
  readonly open: readonly Piece[];
}

/**
 * Joins pieces end to end into rings, turning them round where needed.
 */
export function joinRings(pieces: readonly Piece[]): Joined {
  const rings: Piece[] = [];
  const open: Piece[] = [];
  const byEnd = new Map<number, Set<Piece>>();
  const ends = (piece: Piece) => [piece[0] ?? 0, piece.at(-1) ?? 0];
  for (const piece of pieces) {
    if (piece.length < 2) continue;
    const [first, last] = ends(piece);
    if (first === last) {
      rings.push(piece);
      continue;
    }
    for (const end of [first ?? 0, last ?? 0]) byEnd.set(end, (byEnd.get(end) ?? new Set()).add(piece));
  }
  const take = (piece: Piece) => {
    for (const end of ends(piece)) byEnd.get(end)?.delete(piece);
  };
  for (const start of pieces) {
    const [first, last] = ends(start);
    if (first === last || !byEnd.get(first ?? 0)?.has(start)) continue;
    take(start);
    const chain = [...start];
    for (;;) {
      const at = chain.at(-1) ?? 0;
      if (at === chain[0]) break;
      const next = byEnd.get(at)?.values().next().value;
      if (!next) break;
      take(next);
      chain.push(...(next[0] === at ? next.slice(1) : [...next].reverse().slice(1)));
    }
    (chain[0] === chain.at(-1) ? rings : open).push(chain);
  }
  return { rings, open };
}

/** Twice the area of a ring in square degrees; above nought where it runs against the clock. */
export function signedArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x1 = 0, y1 = 0] = ring[j] ?? [];
    const [x2 = 0, y2 = 0] = ring[i] ?? [];
    sum += x1 * y2 - x2 * y1;
  }
  return sum;
}

/** Whether a ring holds a position (even and odd crossings). */
export function ringHolds(ring: Ring, [x, y]: Position): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x1 = 0, y1 = 0] = ring[j] ?? [];
    const [x2 = 0, y2 = 0] = ring[i] ?? [];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** Whether `outer` holds all of `inner`. Rings may touch, so most of the corners decide. */
export function ringHoldsRing(outer: Ring, inner: Ring): boolean {
  const corners = inner.slice(0, -1);
  const middles = corners.map(([x, y], index): Position => {
    const [nextX, nextY] = inner[index + 1] ?? [x, y];
    return [(x + nextX) / 2, (y + nextY) / 2];
  });
  const samples = [...corners, ...middles];
  const step = Math.max(1, Math.floor(samples.length / 24));
  const chosen = samples.filter((_, index) => index % step === 0);
  return chosen.filter((position) => ringHolds(outer, position)).length * 2 > chosen.length;
}

/**
 * Sorts rings into polygons by which lies in which: rings at even depth are outer edges, those right inside them
 * are their holes. Outer rings come out running against the clock, holes with it.
 */
export function nestRings(rings: readonly Ring[]): Ring[][] {
  const bySize = rings
    .map((ring) => ({ ring, area: Math.abs(signedArea(ring)), box: boxRound(ring) }))
    .filter(({ ring, area }) => ring.length >= 4 && area > 0)
    .sort((a, b) => b.area - a.area);
  const placed: { ring: Ring; box: Box; depth: number; polygon: Ring[] }[] = [];
  for (const { ring, box } of bySize) {
    const parent = placed.findLast(
      (larger) => boxHoldsBox(larger.box, box) && ringHoldsRing(larger.ring, ring),
    );
    const depth = parent ? parent.depth + 1 : 0;
    if (parent && depth % 2 === 1) {
      parent.polygon.push(wound(ring, false));
      placed.push({ ring, box, depth, polygon: parent.polygon });
    } else placed.push({ ring, box, depth, polygon: [wound(ring, true)] });
  }
  return placed.filter(({ depth }) => depth % 2 === 0).map(({ polygon }) => polygon);
}

/** A ring running against the clock, or with it. */
export function wound(ring: Ring, againstClock: boolean): Ring {
  return signedArea(ring) > 0 === againstClock ? ring : [...ring].reverse();
}
