/** A tie between two places in a list of things. */
export interface Pair {
  readonly from: number;
  readonly to: number;
}

/** A point of a drawing. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Four columns, every other one half a step lower, so that few lines lie on each other. */
const columns = 4;

/** Width and height of the room for one thing and its name, in units of the drawing. */
export const roomFor = { width: 286, height: 172 } as const;

/**
 * Lays things out in rooms of their own, so that tied ones are near, few lines cross and none runs over a name.
 * Starts from the order given and tries swaps, as cooling metal finds its order; the numbers that choose the swaps
 * are always the same, so the same ties always give the same drawing.
 *
 * @param count how many things, up to some 12
 * @returns the middle of the room of each, the topmost and leftmost at the edge
 */
export function layOut(count: number, ties: readonly Pair[]): Point[] {
  const rows = Math.ceil(count / columns) + (count > columns ? 1 : 0);
  const rooms = Array.from({ length: rows * columns }, (_, index) => roomAt(index));
  // What lies in each room: a thing, or nothing (-1).
  let inRooms = rooms.map((_, index) => (index < count ? index : -1));
  let cost = costOf(placesOf(inRooms, rooms, count), ties);
  let best = { inRooms, cost };
  const random = numbersFrom(count * 7919 + ties.length);
  for (let step = 0; step < tries; step += 1) {
    const heat = firstHeat * (1 - step / tries) ** 2 + 1;
    const swapped = [...inRooms];
    const [one, other] = [Math.floor(random() * rooms.length), Math.floor(random() * rooms.length)];
    [swapped[one], swapped[other]] = [inRooms[other] ?? -1, inRooms[one] ?? -1];
    const next = costOf(placesOf(swapped, rooms, count), ties);
    if (next > cost && random() >= Math.exp((cost - next) / heat)) continue;
    [inRooms, cost] = [swapped, next];
    if (cost < best.cost) best = { inRooms, cost };
  }
  return atTheEdge(placesOf(best.inRooms, rooms, count));
}

const tries = 2000;
const firstHeat = 400;

function roomAt(index: number): Point {
  const column = index % columns;
  const row = Math.floor(index / columns);
  return {
    x: (column + 0.5) * roomFor.width,
    y: (row + (column % 2 === 0 ? 0.5 : 1)) * roomFor.height,
  };
}

function placesOf(inRooms: readonly number[], rooms: readonly Point[], count: number): Point[] {
  const places = Array.from({ length: count }, (): Point => ({ x: 0, y: 0 }));
  inRooms.forEach((thing, room) => {
    if (thing >= 0) places[thing] = rooms[room] ?? { x: 0, y: 0 };
  });
  return places;
}

function atTheEdge(places: readonly Point[]): Point[] {
  const left = Math.min(...places.map(({ x }) => x)) - roomFor.width / 2;
  const top = Math.min(...places.map(({ y }) => y)) - roomFor.height / 2;
  return places.map(({ x, y }) => ({ x: x - left, y: y - top }));
}

const priceOfHeight = 0.8;
const priceOfCrossing = 500;
const priceOfRunningOver = 900;
const nearnessOfName = 70;

function costOf(places: readonly Point[], ties: readonly Pair[]): number {
  const heights = places.map(({ y }) => y);
  // A page is wider than it is high on the screens that show drawings.
  let cost = priceOfHeight * (Math.max(...heights) - Math.min(...heights));
  ties.forEach(({ from, to }, index) => {
    const [a, b] = [places[from]!, places[to]!];
    cost += Math.hypot(a.x - b.x, a.y - b.y);
    for (const other of ties.slice(index + 1)) {
      const isJoined = [other.from, other.to].some((end) => end === from || end === to);
      if (!isJoined && doCross(a, b, places[other.from]!, places[other.to]!)) cost += priceOfCrossing;
    }
    places.forEach((point, thing) => {
      if (thing !== from && thing !== to && distanceToLine(point, a, b) < nearnessOfName) {
        cost += priceOfRunningOver;
      }
    });
  });
  return cost;
}

function doCross(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}

function side(a: Point, b: Point, point: Point): number {
  return Math.sign((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x));
}

function distanceToLine(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1);
  const nearest = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - a.x - nearest * dx, point.y - a.y - nearest * dy);
}

/** Numbers from 0 to 1 that look like chance and are always the same (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Puts things in a line so that tied ones are near each other, for arcs beside a list: two neighbours change places
 * as long as that makes the arcs shorter.
 *
 * @returns the things in their new order, as their places in the old one
 */
export function lineUp(count: number, ties: readonly Pair[]): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  const length = () => {
    const placeOf = new Map(order.map((thing, place) => [thing, place]));
    return ties.reduce((sum, { from, to }) => sum + Math.abs(placeOf.get(from)! - placeOf.get(to)!), 0);
  };
  let shortest = length();
  for (let isBetter = true; isBetter;) {
    isBetter = false;
    for (let one = 0; one < count; one += 1) {
      for (let other = one + 1; other < count; other += 1) {
        swap(order, one, other);
        const now = length();
        if (now < shortest) [shortest, isBetter] = [now, true];
        else swap(order, one, other);
      }
    }
  }
  return order;
}

function swap(order: number[], one: number, other: number): void {
  [order[one], order[other]] = [order[other]!, order[one]!];
}
