import type { Spot } from './view.ts';

/** Spots one after another; in a ring the first is also the last. */
export type Line = readonly Spot[];

/** A box: west, north, east, south. */
export type Edges = readonly [west: number, north: number, east: number, south: number];

/** The smallest box round some lines. */
export function edgesOf(lines: readonly Line[]): Edges {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines) {
    for (const [x, y] of line) {
      west = Math.min(west, x);
      north = Math.min(north, y);
      east = Math.max(east, x);
      south = Math.max(south, y);
    }
  }
  return [west, north, east, south];
}

/** Whether two boxes have anything in common. */
export function meet([w1, n1, e1, s1]: Edges, [w2, n2, e2, s2]: Edges): boolean {
  return w1 <= e2 && w2 <= e1 && n1 <= s2 && n2 <= s1;
}

/** Whether the first box lies wholly in the second. */
export function isWithin([w1, n1, e1, s1]: Edges, [w2, n2, e2, s2]: Edges): boolean {
  return w2 <= w1 && e1 <= e2 && n2 <= n1 && s1 <= s2;
}

/** The parts of a line that lie in a box. */
export function clipLine(line: Line, edges: Edges): Line[] {
  const parts: Spot[][] = [];
  let part: Spot[] | undefined;
  for (let index = 1; index < line.length; index++) {
    const cut = clipSegment(line[index - 1]!, line[index]!, edges);
    if (cut === undefined) {
      part = undefined;
      continue;
    }
    const [from, to] = cut;
    if (part === undefined || !isSame(part.at(-1)!, from)) parts.push((part = [from]));
    part.push(to);
    if (!isSame(to, line[index]!)) part = undefined;
  }
  return parts;
}

/** The part of a straight line that lies in a box (Liang and Barsky). */
function clipSegment(
  [ax, ay]: Spot,
  [bx, by]: Spot,
  [west, north, east, south]: Edges,
): [Spot, Spot] | undefined {
  let [from, to] = [0, 1];
  const [dx, dy] = [bx - ax, by - ay];
  for (const [towards, room] of [
    [-dx, ax - west],
    [dx, east - ax],
    [-dy, ay - north],
    [dy, south - ay],
  ] as const) {
    if (towards === 0) {
      if (room < 0) return undefined;
    } else if (towards < 0) from = Math.max(from, room / towards);
    else to = Math.min(to, room / towards);
  }
  if (from >= to) return undefined;
  const at = (part: number): Spot => [ax + dx * part, ay + dy * part];
  return [from === 0 ? [ax, ay] : at(from), to === 1 ? [bx, by] : at(to)];
}

function isSame([ax, ay]: Spot, [bx, by]: Spot): boolean {
  return ax === bx && ay === by;
}

/** The part of a ring that lies in a box (Sutherland and Hodgman); it goes round the same way. */
export function clipRing(ring: Line, [west, north, east, south]: Edges): Line {
  let cut: Line = ring;
  cut = clipRingAt(cut, ([x]) => x - west);
  cut = clipRingAt(cut, ([x]) => east - x);
  cut = clipRingAt(cut, ([, y]) => y - north);
  cut = clipRingAt(cut, ([, y]) => south - y);
  return cut;
}

/** Keeps the part of a ring where `room` is not negative. */
function clipRingAt(ring: Line, room: (spot: Spot) => number): Line {
  const kept: Spot[] = [];
  for (let index = 1; index < ring.length; index++) {
    const [a, b] = [ring[index - 1]!, ring[index]!];
    const [roomA, roomB] = [room(a), room(b)];
    if (roomA >= 0) kept.push(a);
    if (roomA < 0 !== roomB < 0) {
      const part = roomA / (roomA - roomB);
      kept.push([a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part]);
    }
  }
  return kept.length < 3 ? [] : [...kept, kept[0]!];
}

/** Leaves out spots that lie within `slack` of the line through the others (Douglas and Peucker). */
export function simplify(line: Line, slack: number): Line {
  if (line.length < 3) return line;
  const kept = new Uint8Array(line.length);
  kept[0] = kept[line.length - 1] = 1;
  const waiting: [number, number][] = [[0, line.length - 1]];
  for (let span = waiting.pop(); span; span = waiting.pop()) {
    const [first, last] = span;
    let [farthest, found] = [slack * slack, -1];
    for (let index = first + 1; index < last; index++) {
      const far = squaredDistance(line[index]!, line[first]!, line[last]!);
      if (far > farthest) [farthest, found] = [far, index];
    }
    if (found < 0) continue;
    kept[found] = 1;
    waiting.push([first, found], [found, last]);
  }
  return line.filter((_, index) => kept[index] === 1);
}

function squaredDistance([x, y]: Spot, [ax, ay]: Spot, [bx, by]: Spot): number {
  const [dx, dy] = [bx - ax, by - ay];
  const long = dx * dx + dy * dy;
  const part = long === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / long));
  return (x - ax - dx * part) ** 2 + (y - ay - dy * part) ** 2;
}

/** Twice the area that a ring encloses; its sign says which way it goes round. */
export function doubleArea(ring: Line): number {
  let sum = 0;
  for (let index = 1; index < ring.length; index++) {
    const [[ax, ay], [bx, by]] = [ring[index - 1]!, ring[index]!];
    sum += ax * by - bx * ay;
  }
  return sum;
}

/** Puts lines together where one ends as another begins, whichever way they were drawn. */
export function joinLines(lines: readonly Line[], slack: number): Line[] {
  const open = new Map<string, Set<Line>>();
  const key = ([x, y]: Spot): string => `${Math.round(x / slack)} ${Math.round(y / slack)}`;
  const ends = (line: Line): string[] => [key(line[0]!), key(line.at(-1)!)];
  const put = (line: Line): void => {
    for (const end of ends(line)) open.set(end, (open.get(end) ?? new Set()).add(line));
  };
  const take = (line: Line): void => {
    for (const end of ends(line)) open.get(end)?.delete(line);
  };
  for (const line of lines) {
    let joined = line;
    for (;;) {
      const [start, end] = ends(joined) as [string, string];
      if (start === end) break;
      const before = only(open.get(start));
      const after = before ? undefined : only(open.get(end));
      const other = before ?? after;
      if (other === undefined) break;
      take(other);
      if (before)
        joined = [...(key(before.at(-1)!) === start ? before : [...before].reverse()), ...joined.slice(1)];
      else joined = [...joined, ...(key(other[0]!) === end ? other : [...other].reverse()).slice(1)];
    }
    put(joined);
  }
  return [...new Set([...open.values()].flatMap((found) => [...found]))];
}

/** At a fork there is no saying which lines belong together. */
function only<T>(found: ReadonlySet<T> | undefined): T | undefined {
  return found?.size === 1 ? [...found][0] : undefined;
}

/** Length of a line. */
export function lengthOf(line: Line): number {
  let sum = 0;
  for (let index = 1; index < line.length; index++) {
    sum += Math.hypot(line[index]![0] - line[index - 1]![0], line[index]![1] - line[index - 1]![1]);
  }
  return sum;
}

/** Spots along a line at equal steps, its first one included. */
export function pace(line: Line, step: number): Spot[] {
  const spots: Spot[] = [line[0]!];
  let left = step;
  for (let index = 1; index < line.length; index++) {
    const [[ax, ay], [bx, by]] = [line[index - 1]!, line[index]!];
    const long = Math.hypot(bx - ax, by - ay);
    let at = left;
    for (; at <= long; at += step) spots.push([ax + ((bx - ax) * at) / long, ay + ((by - ay) * at) / long]);
    left = at - long;
  }
  return spots;
}
