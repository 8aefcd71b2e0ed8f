import type { Building } from './buildings.ts';
import { closedCurve, heading, simplify, throwDice, type Spot } from './geometry.ts';
import { everySpot, isFree, neighbourhoodOf } from './ground-plan.ts';
import { paper } from './plan.ts';
import type { Street } from './streets.ts';

/** Side of the squares in which built-up ground is found. */
const side = 5;
const reach = 2;
const leastSquares = 24;

/** The ground that houses stand on, as rings round the town and round each village. */
export function builtUpGround(buildings: readonly Building[]): Spot[][] {
  const squares = new Set<string>();
  for (const { ring } of buildings) {
    for (const [x, y] of everySpot(ring, 3)) {
      const [column, row] = [Math.round(x / side), Math.round(y / side)];
      for (let dx = -reach; dx <= reach; dx++) {
        for (let dy = -reach; dy <= reach; dy++) squares.add(`${column + dx} ${row + dy}`);
      }
    }
  }
  const rings = outerRings(squares).filter((ring) => ring.length > leastSquares);
  return rings.map((ring) => closedCurve(simplify(ring, side * 0.8).slice(0, -1), 9));
}

/** Follows the edges of squares, with the squares on the left, and keeps the rings that go round the outside. */
function outerRings(squares: ReadonlySet<string>): Spot[][] {
  const edges = new Map<string, Spot[]>();
  for (const square of squares) {
    const [column, row] = square.split(' ').map(Number) as [number, number];
    const has = (dx: number, dy: number) => squares.has(`${column + dx} ${row + dy}`);
    const corner = (dx: number, dy: number): Spot => [column + dx, row + dy];
    if (!has(0, -1)) addEdge(edges, corner(1, 0), corner(0, 0));
    if (!has(-1, 0)) addEdge(edges, corner(0, 0), corner(0, 1));
    if (!has(0, 1)) addEdge(edges, corner(0, 1), corner(1, 1));
    if (!has(1, 0)) addEdge(edges, corner(1, 1), corner(1, 0));
  }
  const rings: Spot[][] = [];
  for (const start of edges.keys()) {
    const ring = followEdges(edges, start);
    // Going round the outside adds up to a negative area, where y points down; round a hole it does not.
    if (ring.length > 3 && signedArea(ring) < 0)
      rings.push(ring.map(([x, y]) => [(x - 0.5) * side, (y - 0.5) * side]));
  }
  return rings;
}

function addEdge(edges: Map<string, Spot[]>, from: Spot, to: Spot): void {
  const key = from.join(' ');
  const known = edges.get(key);
  if (known) known.push(to);
  else edges.set(key, [to]);
}

function followEdges(edges: Map<string, Spot[]>, start: string): Spot[] {
  const ring: Spot[] = [];
  let key = start;
  for (;;) {
    const next = edges.get(key)?.pop();
    if (next === undefined) return ring;
    ring.push(key.split(' ').map(Number) as unknown as Spot);
    key = next.join(' ');
    if (key === start) return [...ring, ring[0]!];
  }
}

function signedArea(ring: readonly Spot[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);
}

/** Side of a field, and how far from where a grid would put them its corners lie. */
const fieldSide = 46;
const fieldShift = 17;

/** A field, with what grows on it. */
export interface Field {
  readonly ring: readonly Spot[];
  readonly landuse: 'farmland' | 'meadow';
}

/** Fields over the country round the town, like a quilt; none where there are houses, water, woods or roads. */
export function layOutFields(streets: readonly Street[]): Field[] {
  const dice = throwDice(1066);
  const corners = new Map<string, Spot>();
  const cornerAt = (column: number, row: number): Spot => {
    const key = `${column} ${row}`;
    const known = corners.get(key);
    if (known) return known;
    const shift = (): number => (dice() - 0.5) * 2 * fieldShift;
    // The quilt lies askew: fields follow no compass.
    const [x, y] = [column * fieldSide + row * 13, row * fieldSide - column * 9];
    const made: Spot = [paper.west + x + shift() - 200, paper.north + y + shift() + 100];
    corners.set(key, made);
    return made;
  };
  const roadSpots = streets.flatMap(({ kind, line }) => (kind === 'residential' ? [] : everySpot(line, 4)));
  const fields: Field[] = [];
  for (let row = -4; row < 42; row++) {
    for (let column = -6; column < 40; column++) {
      const ring = [
        cornerAt(column, row),
        cornerAt(column + 1, row),
        cornerAt(column + 1, row + 1),
        cornerAt(column, row + 1),
      ];
      const chance = dice();
      if (chance > 0.82 || !isCountry(ring)) continue;
      const kept = awayFromRoads(ring, roadSpots);
      if (kept) fields.push({ ring: kept, landuse: chance < 0.5 ? 'farmland' : 'meadow' });
    }
  }
  return fields;
}

function isCountry(ring: readonly Spot[]): boolean {
  return everySpot([...ring, ring[0]!], 9).every(
    (spot) =>
      spot[0] > paper.west - 20 &&
      spot[0] < paper.east + 20 &&
      spot[1] > paper.north - 20 &&
      spot[1] < paper.south + 20 &&
      isFree(spot, 4) &&
      neighbourhoodOf(spot) === undefined,
  );
}

/** Draws a field in from its hedges; undefined where a road runs through it. */
function awayFromRoads(ring: readonly Spot[], roadSpots: readonly Spot[]): Spot[] | undefined {
  const middle: Spot = [
    ring.reduce((sum, [x]) => sum + x, 0) / ring.length,
    ring.reduce((sum, [, y]) => sum + y, 0) / ring.length,
  ];
  const near = roadSpots.filter(([x, y]) => Math.hypot(x - middle[0], y - middle[1]) < fieldSide);
  if (near.some(([x, y]) => Math.hypot(x - middle[0], y - middle[1]) < fieldSide * 0.3)) return undefined;
  const drawn = ring.map((corner): Spot => {
    const [dx, dy] = heading(corner, middle);
    return [corner[0] + dx * 1.2, corner[1] + dy * 1.2];
  });
  return [...drawn, drawn[0]!];
}
