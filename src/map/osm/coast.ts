import type { Box } from '../../domain/geo.ts';
import { boxRound, boxesTouch, boxHoldsBox, clipSegment } from './clip.ts';
import type { Position, Ring } from './feature.ts';
import { nestRings, ringHolds, signedArea, wound } from './rings.ts';

/** A coast that ends inside the box: where, so that a person can look at the place. */
export class CoastEndsInside extends Error {
  override readonly name = 'CoastEndsInside';
  readonly at: Position;

  constructor(at: Position) {
    super('The coast ends inside the box.');
    this.at = at;
  }
}

/** A stretch of coast; the land lies on its left, the water on its right. */
export type Coast = readonly Position[];

/**
 * Makes the sea inside a box from its coast.
 *
 * @param coasts lines as OpenStreetMap has them, in any order; those that meet end to end are joined
 * @returns polygons, outer rings against the clock; none where there is no coast
 * @throws CoastEndsInside when a coast leads nowhere inside the box
 */
export function seaWithin(coasts: readonly Coast[], box: Box): readonly (readonly Ring[])[] {
  const crossings: Crossing[] = [];
  const islands: Ring[] = [];
  const lagoons: Ring[] = [];
  let boxIsInSea = false;
  for (const coast of joinCoasts(coasts)) {
    const around = boxRound(coast);
    if (!boxesTouch(around, box)) continue;
    const isClosed = samePosition(coast[0], coast.at(-1));
    if (isClosed && boxHoldsBox(box, around)) {
      (signedArea(coast) > 0 ? islands : lagoons).push(coast);
      continue;
    }
    const cut = crossingsOf(coast, box, isClosed);
    crossings.push(...cut);
    if (cut.length === 0 && isClosed && ringHolds(coast, [box[0], box[1]])) {
      boxIsInSea ||= signedArea(coast) < 0;
    }
  }
  const seas: Ring[] = crossings.length > 0 ? followCrossings(crossings, box) : [];
  const isAllSea =
    crossings.length === 0 && (boxIsInSea || islands.some((island) => !isWithinAny(island, lagoons)));
  if (isAllSea) seas.push(ringOfBox(box));
  return nestRings([...seas, ...lagoons, ...islands]).map((rings) =>
    rings.map((ring, index) => wound(ring, index === 0)),
  );
}

/** A stretch of coast that comes into the box on one place of its edge and goes out on another. */
interface Crossing {
  readonly line: readonly Position[];
  /** Where along the edge, with the clock, from the south-west corner. */
  readonly from: number;
  readonly to: number;
}

/** Joins coasts end to end, in their own direction. */
function joinCoasts(coasts: readonly Coast[]): Position[][] {
  const byStart = new Map<string, Coast[]>();
  const ends = new Set<string>();
  for (const coast of coasts) {
    const [start, end] = [coast[0], coast.at(-1)];
    if (!start || !end || coast.length < 2) continue;
    byStart.set(keyOf(start), [...(byStart.get(keyOf(start)) ?? []), coast]);
    if (keyOf(start) !== keyOf(end)) ends.add(keyOf(end));
  }
  const next = (at: Position) => byStart.get(keyOf(at))?.shift();
  const follow = (first: Coast) => {
    const chain = [...first];
    for (;;) {
      const at = chain.at(-1);
      if (!at || samePosition(at, chain[0])) return chain;
      const more = next(at);
      if (!more) return chain;
      chain.push(...more.slice(1));
    }
  };
  const chains: Position[][] = [];
  // First those that nothing leads to; what is left then are rings.
  for (const isStart of [true, false]) {
    for (const [key, waiting] of byStart) {
      if (isStart && ends.has(key)) continue;
      for (let coast = waiting.shift(); coast; coast = waiting.shift()) chains.push(follow(coast));
    }
  }
  return chains;
}

function crossingsOf(coast: readonly Position[], box: Box, isClosed: boolean): Crossing[] {
  // A ring is read from a corner outside the box, so that no part of it is cut in two.
  const outside = coast.findIndex((position) => !holds(box, position));
  const line =
    isClosed && outside > 0 ? [...coast.slice(outside, -1), ...coast.slice(0, outside + 1)] : coast;
  const found: Crossing[] = [];
  let part: Position[] = [];
  const finish = () => {
    const [start, end] = [part[0], part.at(-1)];
    if (start && end && part.length > 1) {
      const from = alongEdge(start, box);
      const to = alongEdge(end, box);
      if (from === undefined) throw new CoastEndsInside(start);
      if (to === undefined) throw new CoastEndsInside(end);
      if (!runsAlongEdge(part, box)) found.push({ line: part, from, to });
    }
    part = [];
  };
  for (const [index, position] of line.entries()) {
    const before = line[index - 1];
    const inside = before && clipSegment(before, position, box);
    if (!inside || samePosition(inside[0], inside[1])) {
      if (before) finish();
      continue;
    }
    if (part.length === 0) part.push(inside[0]);
    part.push(inside[1]);
    // Out of the box: what comes next is another stretch.
    if (!samePosition(inside[1], position)) finish();
  }
  finish();
  return found;
}

function runsAlongEdge(line: readonly Position[], [west, south, east, north]: Box): boolean {
  return (
    line.every(([x]) => near(x, west)) ||
    line.every(([x]) => near(x, east)) ||
    line.every(([, y]) => near(y, south)) ||
    line.every(([, y]) => near(y, north))
  );
}

/** Follows each coast out of the box, then the edge of the box with the clock to where the next coast comes in. */
function followCrossings(crossings: readonly Crossing[], box: Box): Ring[] {
  const waiting = [...crossings];
  const rings: Ring[] = [];
  for (let first = waiting.shift(); first; first = waiting.shift()) {
    const ring: Position[] = [...first.line];
    let at = first.to;
    for (;;) {
      const [next, way] = nearestAhead(at, [first, ...waiting]);
      ring.push(...cornersBetween(at, way, box));
      if (!next || next === first) break;
      waiting.splice(waiting.indexOf(next), 1);
      ring.push(...next.line);
      at = next.to;
    }
    const start = ring[0];
    if (start) rings.push([...ring, start]);
  }
  return rings;
}

/** The crossing that comes in next along the edge, and how far along that is. */
function nearestAhead(at: number, crossings: readonly Crossing[]): [Crossing | undefined, number] {
  let best: Crossing | undefined;
  let shortest = Infinity;
  for (const crossing of crossings) {
    const way = (crossing.from - at + 4) % 4;
    if (way < shortest) [best, shortest] = [crossing, way];
  }
  return [best, shortest];
}

/** Places along the edge: 0 south-west, 1 north-west, 2 north-east, 3 south-east. */
function cornersBetween(at: number, way: number, [west, south, east, north]: Box): Position[] {
  const corners: Position[] = [
    [west, south],
    [west, north],
    [east, north],
    [east, south],
  ];
  const found: Position[] = [];
  for (let corner = Math.floor(at) + 1; corner < at + way; corner++) {
    const position = corners[corner % 4];
    if (position) found.push(position);
  }
  return found;
}

function alongEdge([x, y]: Position, [west, south, east, north]: Box): number | undefined {
  if (near(x, west)) return share(y, south, north);
  if (near(y, north)) return 1 + share(x, west, east);
  if (near(x, east)) return 2 + share(y, north, south);
  if (near(y, south)) return (3 + share(x, east, west)) % 4;
  return undefined;
}

function share(at: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (at - from) / (to - from)));
}

/** A hair's breadth, in degrees: a thousandth of the grain of the data. */
const grain = 1e-10;

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < grain;
}

function holds([west, south, east, north]: Box, [x, y]: Position): boolean {
  return west <= x && x <= east && south <= y && y <= north;
}

function isWithinAny(ring: Ring, others: readonly Ring[]): boolean {
  return others.some((other) => ring[0] && ringHolds(other, ring[0]));
}

function ringOfBox([west, south, east, north]: Box): Ring {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

function samePosition(a: Position | undefined, b: Position | undefined): boolean {
  return a !== undefined && a[0] === b?.[0] && a[1] === b[1];
}

function keyOf([x, y]: Position): string {
  return `${x} ${y}`;
}
