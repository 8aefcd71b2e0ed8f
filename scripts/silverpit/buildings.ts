import { heading, NearBy, nearestOn, rectangle, throwDice, type Dice, type Spot } from './geometry.ts';
import { everySpot, isFree, neighbourhoodOf } from './ground-plan.ts';
import { manners, type House } from './manners.ts';
import { halls, namedSpots, type Hall } from './plan.ts';
import type { Street } from './streets.ts';

/** A building, as a ring; the first spot is also the last. */
export interface Building {
  readonly ring: readonly Spot[];
  readonly tags: Readonly<Record<string, string>>;
}

const farm: House = { long: [2, 4.5], deep: 1.8, setBack: 2.2, gap: [2, 7] };
const villageReach = 34;

/** Half the width of each kind of road and its pavements, which no building may stand on. */
const halfWidths: Readonly<Record<Street['kind'], number>> = {
  primary: 1.5,
  secondary: 1.4,
  tertiary: 1.25,
  residential: 1.05,
  unclassified: 1,
  service: 0.7,
  pedestrian: 1.2,
  footway: 0.4,
  track: 0.6,
};

/** Puts up the halls that have a place of their own, and then houses along every street. */
export function putUpBuildings(streets: readonly Street[]): Building[] {
  const site = new Site(streets);
  const named = halls.map((hall) => site.putUpHall(hall, streets));
  return [...named, ...streets.flatMap((street) => site.lineWithHouses(street))];
}

class Site {
  readonly #dice: Dice = throwDice(1949);
  readonly #roads = new NearBy<number>(8);
  readonly #taken = new NearBy<true>(8);

  constructor(streets: readonly Street[]) {
    for (const { line, kind } of streets) {
      for (const spot of everySpot(line, 0.8)) this.#roads.add(spot, halfWidths[kind]);
    }
  }

  putUpHall({ spot, long, deep, wing, tags }: Hall, streets: readonly Street[]): Building {
    const way = wayOfNearest(streets, spot);
    const main = rectangle(spot, way, long, deep);
    const ring = wing === undefined ? main : withWing(main, wing);
    this.#take(ring);
    return { ring, tags: { building: 'yes', ...tags } };
  }

  lineWithHouses({ kind, line }: Street): Building[] {
    if (kind === 'footway' || kind === 'track' || kind === 'service') return [];
    return [1, -1].flatMap((side) => this.#oneSide(line, side));
  }

  #oneSide(line: readonly Spot[], side: number): Building[] {
    const spots = everySpot(line, 0.5);
    const built: Building[] = [];
    let at = 1 + this.#dice() * 2;
    while (at * 2 < spots.length - 2) {
      const start = spots[Math.floor(at * 2)]!;
      const house = houseAt(start);
      if (house === undefined) {
        at += 4;
        continue;
      }
      const long = this.#from(house.long);
      const ring = this.#houseOn(spots, at, { ...house, side, long });
      if (ring === undefined) {
        at += 1;
        continue;
      }
      this.#take(ring);
      built.push({ ring, tags: { building: 'yes' } });
      at += long + this.#from(house.gap);
    }
    return built;
  }

  #houseOn(
    spots: readonly Spot[],
    at: number,
    { long, deep, setBack, side }: { long: number; deep: number; setBack: number; side: number },
  ): Spot[] | undefined {
    const from = spots[Math.floor(at * 2)]!;
    const to = spots[Math.floor((at + long) * 2)];
    if (to === undefined) return undefined;
    const way = heading(from, to);
    const aside = (setBack + deep / 2) * side;
    const middle: Spot = [(from[0] + to[0]) / 2 - way[1] * aside, (from[1] + to[1]) / 2 + way[0] * aside];
    const ring = rectangle(middle, way, long, deep);
    return this.#hasRoom(ring, middle) ? ring : undefined;
  }

  #hasRoom(ring: readonly Spot[], middle: Spot): boolean {
    const edge = [...everySpot(ring, 0.9), middle];
    return edge.every(
      (spot) =>
        this.#roads.near(spot, 1.6).every(({ spot: road, what }) => far(spot, road) > what) &&
        this.#taken.near(spot, 0.75).length === 0 &&
        isFree(spot, 0.8),
    );
  }

  #take(ring: readonly Spot[]): void {
    const [a, b, c, d] = ring as readonly [Spot, Spot, Spot, Spot];
    for (const spot of everySpot(ring, 0.7)) this.#taken.add(spot, true);
    const middle: Spot = [(a[0] + b[0] + c[0] + d[0]) / 4, (a[1] + b[1] + c[1] + d[1]) / 4];
    this.#taken.add(middle, true);
  }

  #from([least, most]: readonly [number, number]): number {
    return least + this.#dice() * (most - least);
  }
}

function far([ax, ay]: Spot, [bx, by]: Spot): number {
  return Math.hypot(ax - bx, ay - by);
}

/** What is built at a spot: as its neighbourhood builds, as villages do round their middle, else nothing. */
function houseAt(spot: Spot): House | undefined {
  const slug = neighbourhoodOf(spot);
  if (slug !== undefined) return manners[slug]!.house;
  const isVillage = namedSpots.some(
    ({ spot: middle, tags }) =>
      (tags['place'] === 'village' || tags['place'] === 'hamlet') &&
      far(middle, spot) < (tags['place'] === 'village' ? villageReach : villageReach / 2),
  );
  return isVillage ? farm : undefined;
}

function wayOfNearest(streets: readonly Street[], spot: Spot): Spot {
  let best = { far: Infinity, way: [1, 0] as Spot };
  for (const { kind, line } of streets) {
    if (kind === 'footway' || kind === 'track') continue;
    for (let index = 1; index < line.length; index++) {
      const pair = [line[index - 1]!, line[index]!];
      const { far: away } = nearestOn(pair, spot);
      if (away < best.far) best = { far: away, way: heading(pair[0]!, pair[1]!) };
    }
  }
  return best.way;
}

/** A rectangle with a wing at its back: an L from above. */
function withWing(ring: readonly Spot[], out: number): Spot[] {
  const [a, b, c, d] = ring as readonly [Spot, Spot, Spot, Spot];
  const back = heading(b, c);
  const shift = ([x, y]: Spot): Spot => [x + back[0] * out, y + back[1] * out];
  const half: Spot = [(c[0] + d[0]) / 2, (c[1] + d[1]) / 2];
  return [a, b, shift(c), shift(half), half, d, a];
}
