import type { Box } from '../../domain/geo.ts';
import type { Position, Ring } from './feature.ts';

/** The parts of a line that lie in a box. */
export function clipLine(line: readonly Position[], box: Box): Position[][] {
  const parts: Position[][] = [];
  let part: Position[] = [];
  for (let index = 1; index < line.length; index++) {
    const [a, b] = [line[index - 1], line[index]];
    const inside = a && b && clipSegment(a, b, box);
    if (!inside) {
      if (part.length > 1) parts.push(part);
      part = [];
      continue;
    }
    const [start, end] = inside;
    const last = part.at(-1);
    if (last?.[0] !== start[0] || last[1] !== start[1]) {
      if (part.length > 1) parts.push(part);
      part = [start];
    }
    part.push(end);
  }
  if (part.length > 1) parts.push(part);
  return parts;
}

/** The part of a straight line that lies in a box (Liang and Barsky). */
export function clipSegment(
  a: Position,
  b: Position,
  [west, south, east, north]: Box,
): [Position, Position] | undefined {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [-dx, a[0] - west],
    [dx, east - a[0]],
    [-dy, a[1] - south],
    [dy, north - a[1]],
  ] as const) {
    if (step === 0) {
      if (room < 0) return undefined;
      continue;
    }
    const at = room / step;
    if (step < 0) from = Math.max(from, at);
    else to = Math.min(to, at);
    if (from > to) return undefined;
  }
  const point = (at: number): Position => [a[0] + dx * at, a[1] + dy * at];
  return [from === 0 ? a : point(from), to === 1 ? b : point(to)];
}

/** The part of a ring that lies in a box, closed; empty when nothing does (Sutherland and Hodgman). */
export function clipRing(ring: Ring, [west, south, east, north]: Box): Position[] {
  const sides: [axis: 0 | 1, limit: number, keepAbove: boolean][] = [
    [0, west, true],
    [0, east, false],
    [1, south, true],
    [1, north, false],
  ];
  let corners: Position[] = ring.slice(0, -1);
  for (const [axis, limit, keepAbove] of sides) {
    const isIn = (position: Position) => (keepAbove ? position[axis] >= limit : position[axis] <= limit);
    if (corners.every(isIn)) continue;
    const kept: Position[] = [];
    for (const [index, corner] of corners.entries()) {
      const before = corners.at(index - 1) ?? corner;
      if (isIn(corner) !== isIn(before)) kept.push(crossing(before, corner, axis, limit));
      if (isIn(corner)) kept.push(corner);
    }
    corners = kept;
  }
  return corners.length >= 3 && corners[0] ? [...corners, corners[0]] : [];
}

function crossing(a: Position, b: Position, axis: 0 | 1, limit: number): Position {
  const share = (limit - a[axis]) / (b[axis] - a[axis]);
  return axis === 0 ? [limit, a[1] + (b[1] - a[1]) * share] : [a[0] + (b[0] - a[0]) * share, limit];
}

/** The box round positions. */
export function boxRound(positions: Iterable<Position>): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of positions) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

/** Whether one box lies in another. */
export function boxHoldsBox(outer: Box, inner: Box): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

/** Whether two boxes touch. */
export function boxesTouch(a: Box, b: Box): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}
