import { band, closedCurve, curve, NearBy, ringHolds, type Spot } from './geometry.ts';
import {
  coast,
  edgeOfTown,
  farCoast,
  grounds,
  harbourBranch,
  harbourWall,
  neighbourhoodRounds,
  paper,
  railway,
  river,
} from './plan.ts';

/** Side of the wide squares in which ground is first asked about. */
const wide = 8;

/** The shore in three lines, each beginning where the one before it ends; the sea is on their right. */
export const shore: readonly (readonly Spot[])[] = [
  curve([...coast, harbourWall[0]!]),
  harbourWall,
  curve([harbourWall.at(-1)!, ...farCoast]),
];

/** The middle of the river, and its water from bank to bank. */
export const riverLine: readonly Spot[] = curve(river);
export const riverWater: readonly Spot[] = band(riverLine, (part) => 3.5 + 7 * part + 12 * part ** 8);

export const railwayLine: readonly Spot[] = curve(railway);
export const branchLine: readonly Spot[] = curve(harbourBranch);

const landRing: readonly Spot[] = [
  ...shore.flat(),
  [paper.east, paper.north - 200],
  [paper.west - 200, paper.north - 200],
  [paper.west - 200, paper.south + 200],
];

/** The pieces of ground as they are drawn. */
export const drawnGrounds = grounds.map((ground) => ({
  ...ground,
  ring: ground.straight ? [...ground.ring, ground.ring[0]!] : closedCurve(ground.ring),
}));

/** The outline of each neighbourhood; the first spot is also the last. */
export const outlines: readonly { readonly slug: string; readonly ring: readonly Spot[] }[] =
  neighbourhoodRounds().map(({ slug, borders }) => ({ slug, ring: joinBorders(borders) }));

/** The edge of the town; the first spot is also the last. */
export const townEdge: readonly Spot[] = joinBorders(edgeOfTown());

function joinBorders(borders: readonly (readonly Spot[])[]): Spot[] {
  const ring = borders.flatMap((border) => curve(border, 12).slice(0, -1));
  return [...ring, ring[0]!];
}

const closed = drawnGrounds.filter(({ open }) => !open).map(({ ring }) => areaOf(ring));
const landArea = areaOf(landRing);
const riverArea = areaOf(riverWater);
const outlineAreas = outlines.map(({ slug, ring }) => ({ slug, area: areaOf(ring) }));

/** A ring with the box round it, to say quickly that it does not hold a spot. */
interface Area {
  readonly ring: readonly Spot[];
  readonly box: readonly [west: number, north: number, east: number, south: number];
}

function areaOf(ring: readonly Spot[]): Area {
  const [across, down] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  return { ring, box: [Math.min(...across), Math.min(...down), Math.max(...across), Math.max(...down)] };
}

function holds({ ring, box: [west, north, east, south] }: Area, spot: Spot): boolean {
  const [x, y] = spot;
  return west <= x && x <= east && north <= y && y <= south && ringHolds(ring, spot);
}

/** The slug of the neighbourhood that holds a spot. */
export const neighbourhoodOf = byWidePace(
  outlines.map(({ ring }) => ring),
  (spot) => outlineAreas.find(({ area }) => holds(area, spot))?.slug,
);

const isOpenGround = byWidePace(
  [...shore, riverWater, ...drawnGrounds.map(({ ring }) => ring)],
  (spot) =>
    // West of all shores there is land.
    (spot[0] < 550 || holds(landArea, spot)) &&
    !holds(riverArea, spot) &&
    closed.every((area) => !holds(area, spot)),
);

/** Answers a question about a spot once for every square of so many units, by its middle. */
export function byPace<T>(side: number, ask: (spot: Spot) => T): (spot: Spot) => T {
  const known = new Map<number, T>();
  return ([x, y]) => {
    const [column, row] = [Math.floor(x / side), Math.floor(y / side)];
    const key = (column + 5000) * 10_000 + row + 5000;
    if (known.has(key)) return known.get(key) as T;
    const answer = ask([(column + 0.5) * side, (row + 0.5) * side]);
    known.set(key, answer);
    return answer;
  };
}

/** As `byPace`, first by wide squares, which all have one answer where none of the lines is near. */
function byWidePace<T>(lines: readonly (readonly Spot[])[], ask: (spot: Spot) => T): (spot: Spot) => T {
  const edges = spotsOf(lines);
  const isPlain = byPace(wide, (middle) => edges.near(middle, wide).length === 0);
  const widely = byPace(wide, ask);
  const closely = byPace(1, ask);
  return (spot) => (isPlain(spot) ? widely : closely)(spot);
}

/** Whether something may be built at a spot: on land, off water, rails, parks and the like. */
export function isFree(spot: Spot, room: number): boolean {
  const { water, rails, edges } = obstacles();
  if (!isOpenGround(spot)) return false;
  if (water.near(spot, room + 3).length > 0 || rails.near(spot, room + 1).length > 0) return false;
  return edges.near(spot, room).length === 0;
}

interface Obstacles {
  readonly water: NearBy<true>;
  readonly rails: NearBy<true>;
  readonly edges: NearBy<true>;
}

let kept: Obstacles | undefined;

function obstacles(): Obstacles {
  kept ??= {
    water: spotsOf([riverWater, ...shore]),
    rails: spotsOf([railwayLine, branchLine]),
    edges: spotsOf(closed.map(({ ring }) => ring)),
  };
  return kept;
}

function spotsOf(lines: readonly (readonly Spot[])[]): NearBy<true> {
  const found = new NearBy<true>(10);
  for (const line of lines) for (const spot of everySpot(line, 1.5)) found.add(spot, true);
  return found;
}

/** Spots along a line, about `step` apart. */
export function everySpot(line: readonly Spot[], step: number): Spot[] {
  return line.flatMap((spot, index) => {
    const next = line[index + 1];
    if (next === undefined) return [spot];
    const parts = Math.max(1, Math.ceil(Math.hypot(next[0] - spot[0], next[1] - spot[1]) / step));
    return Array.from({ length: parts }, (_, part): Spot => [
      spot[0] + ((next[0] - spot[0]) * part) / parts,
      spot[1] + ((next[1] - spot[1]) * part) / parts,
    ]);
  });
}
