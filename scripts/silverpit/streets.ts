import {
  curve,
  distance,
  heading,
  lengthOf,
  NearBy,
  nearestOn,
  simplify,
  throwDice,
  type Dice,
  type Spot,
} from './geometry.ts';
import {
  branchLine,
  byPace,
  everySpot,
  isFree,
  neighbourhoodOf,
  railwayLine,
  riverLine,
  shore,
} from './ground-plan.ts';
import { manners, streetWords, type Manner } from './manners.ts';
import { roads, type RoadClass } from './plan.ts';

/** A street of the town. */
export interface Street {
  readonly name?: string | undefined;
  readonly ref?: string | undefined;
  readonly kind: RoadClass;
  line: Spot[];
}

/** What runs past a spot, and in which direction. */
interface Passing {
  readonly street: number;
  readonly way: Spot;
}

const stride = 2;
const seed = 1931;

/** All streets: those drawn by hand, and between them those that grow along and across them. */
export function growStreets(): Street[] {
  const net = new Net();
  for (const { name, ref, kind, line, straight } of roads) {
    net.add({ name, ref, kind, line: straight ? [...line] : curve(line) });
  }
  growAlong(net);
  growAcross(net);
  growCloses(net);
  return nameStreets(net);
}

class Net {
  readonly streets: Street[] = [];
  readonly passing = new NearBy<Passing>(24);
  readonly dice: Dice = throwDice(seed);

  add(street: Street): void {
    const number = this.streets.push(street) - 1;
    const spots = everySpot(street.line, 1.5);
    for (const [index, spot] of spots.entries()) {
      const way = heading(spots[Math.max(0, index - 1)]!, spots[Math.min(spots.length - 1, index + 1)]!);
      this.passing.add(spot, { street: number, way });
    }
  }

  /** Puts a spot into a street that passes it, so that the two meet in it. */
  meet(number: number, spot: Spot): void {
    const street = this.streets[number]!;
    for (let index = 1; index < street.line.length; index++) {
      const pair = [street.line[index - 1]!, street.line[index]!];
      if (nearestOn(pair, spot).far > 0.01) continue;
      if (pair.every((end) => distance(end, spot) > 0.01)) street.line.splice(index, 0, spot);
      return;
    }
  }
}

// Paths and tracks are no places to build along.
const builtAlong = new Set<RoadClass>(['primary', 'secondary', 'tertiary', 'residential', 'pedestrian']);

function mannerAt(spot: Spot): Manner | undefined {
  const slug = neighbourhoodOf(spot);
  return slug === undefined ? undefined : manners[slug];
}

/** Which way streets run at a spot: along the roads, rails and shores round it, the nearest most. */
function wayAt(spot: Spot, wander: number): Spot {
  const drift =
    wander *
    (Math.sin(spot[0] / 37 + 1.3) * Math.cos(spot[1] / 29) + 0.6 * Math.sin((spot[0] + spot[1]) / 61));
  const angle = mainWayAt(spot) + drift;
  return [Math.cos(angle), Math.sin(angle)];
}

const mainWayAt = byPace(3, ([x, y]) => {
  let [cos, sin] = [0, 0];
  for (const { spot, way, weight } of lead()) {
    const share = weight / ((spot[0] - x) ** 2 + (spot[1] - y) ** 2 + 60) ** 1.5;
    cos += share * (way[0] ** 2 - way[1] ** 2);
    sin += share * 2 * way[0] * way[1];
  }
  return Math.atan2(sin, cos) / 2;
});

interface Lead {
  readonly spot: Spot;
  readonly way: Spot;
  readonly weight: number;
}

let leads: Lead[] | undefined;

function lead(): readonly Lead[] {
  const weights: Partial<Record<RoadClass, number>> = {
    primary: 1.4,
    secondary: 1.2,
    tertiary: 1,
    residential: 0.5,
  };
  leads ??= [
    ...roads.flatMap(({ kind, line }) => leadOf(curve(line), weights[kind] ?? 0)),
    ...[railwayLine, branchLine, riverLine].flatMap((line) => leadOf(line, 0.8)),
    ...shore.flatMap((line) => leadOf(line, 0.5)),
  ];
  return leads;
}

function leadOf(line: readonly Spot[], weight: number): Lead[] {
  if (weight === 0) return [];
  const spots = everySpot(line, 13);
  return spots.slice(1).map((spot, index) => ({ spot, way: heading(spots[index]!, spot), weight }));
}

/** Streets side by side, each beginning a street's room beside another one. */
function growAlong(net: Net): void {
  const waiting = net.streets.flatMap(({ kind, line }) => (builtAlong.has(kind) ? besides(line) : []));
  for (let index = 0; index < waiting.length && index < 40_000; index++) {
    const start = waiting[index]!;
    const manner = mannerAt(start);
    if (manner === undefined || !isFree(start, 3) || runsBeside(net, start, manner, 0.86)) continue;
    const street = traceBothWays(net, start, manner);
    if (street === undefined) continue;
    net.add({ kind: 'residential', line: street });
    waiting.push(...besides(street));
  }
}

function besides(line: readonly Spot[]): Spot[] {
  const spots = everySpot(line, 5);
  return spots.slice(1).flatMap((spot, index) => {
    const manner = mannerAt(spot);
    if (manner === undefined) return [];
    const [dx, dy] = heading(spots[index]!, spot);
    return [-1, 1].map((side): Spot => [
      spot[0] - dy * side * manner.apart,
      spot[1] + dx * side * manner.apart,
    ]);
  });
}

function runsBeside(net: Net, spot: Spot, manner: Manner, share: number): boolean {
  const way = wayAt(spot, manner.wander);
  return net.passing
    .near(spot, manner.apart * share)
    .some(({ what }) => Math.abs(what.way[0] * way[0] + what.way[1] * way[1]) > 0.72);
}

function traceBothWays(net: Net, start: Spot, manner: Manner): Spot[] | undefined {
  const longest = 70 + net.dice() * 110;
  const ahead = trace(net, start, manner, { turned: 1, longest });
  const back = trace(net, start, manner, { turned: -1, longest });
  const line = [...back.line.reverse(), ...ahead.line.slice(1)];
  const meets = [back.meets, ahead.meets].filter((met) => met !== undefined);
  if (meets.length === 0 || lengthOf(line) < manner.apart * 1.6) return undefined;
  for (const { street, spot } of meets) net.meet(street, spot);
  return simplify(line, 0.35);
}

interface Trace {
  readonly line: Spot[];
  /** The street it runs into. */
  readonly meets?: { readonly street: number; readonly spot: Spot } | undefined;
}

/** Follows the run of the streets one way, until it meets one, comes too near to one, or has no room. */
function trace(
  net: Net,
  start: Spot,
  manner: Manner,
  { turned, longest }: { turned: 1 | -1; longest: number },
): Trace {
  const line: Spot[] = [start];
  let way = wayAt(start, manner.wander).map((part) => part * turned) as unknown as Spot;
  for (let gone = 0; gone < longest; gone += stride) {
    const here = line.at(-1)!;
    const local = mannerAt(here);
    if (local === undefined) break;
    const run = wayAt(here, local.wander);
    const forward = run[0] * way[0] + run[1] * way[1] < 0 ? -1 : 1;
    way = [run[0] * forward, run[1] * forward];
    const next: Spot = [here[0] + way[0] * stride, here[1] + way[1] * stride];
    const met = meeting(net, next, 2.6);
    if (met) return { line: [...line, met.spot], meets: met };
    if (!isFree(next, 2) || mannerAt(next) === undefined) break;
    if (gone > 0 && runsBeside(net, next, local, 0.7)) break;
    line.push(next);
  }
  return reachOn(net, line, way, manner.apart * 1.1);
}

function meeting(net: Net, spot: Spot, far: number): { street: number; spot: Spot } | undefined {
  const [first] = net.passing
    .near(spot, far)
    .filter(({ what }) => builtAlong.has(net.streets[what.street]!.kind))
    .sort((a, b) => distance(a.spot, spot) - distance(b.spot, spot));
  if (first === undefined) return undefined;
  const { street } = first.what;
  return { street, spot: nearestOn(net.streets[street]!.line, spot).spot };
}

/** Goes straight on to the next street, where there is one within reach. */
function reachOn(net: Net, line: readonly Spot[], way: Spot, reach: number): Trace {
  const end = line.at(-1)!;
  for (let gone = stride; gone <= reach; gone += stride) {
    const next: Spot = [end[0] + way[0] * gone, end[1] + way[1] * gone];
    const met = meeting(net, next, 2.2);
    if (met) return { line: [...line, met.spot], meets: met };
    if (!isFree(next, 1.5)) break;
  }
  return { line: [...line] };
}

/** Streets from one street across to the next, not opposite each other. */
function growAcross(net: Net): void {
  const along = net.streets.filter(({ kind }) => builtAlong.has(kind));
  const crossings = new NearBy<true>(60);
  for (const { line } of along) {
    const spots = everySpot(line, 1);
    let wait = 8 + net.dice() * 10;
    for (let index = 1; index < spots.length; index++) {
      const spot = spots[index]!;
      const manner = mannerAt(spot);
      if (manner === undefined || (wait -= 1) > 0) continue;
      wait = manner.cross * (0.75 + net.dice() * 0.5);
      const [dx, dy] = heading(spots[index - 1]!, spot);
      const side = net.dice() < 0.5 ? 1 : -1;
      const way: Spot = [-dy * side, dx * side];
      const found = crossFrom(net, spot, way, manner);
      if (found === undefined) continue;
      const middle = found.line[Math.floor(found.line.length / 2)]!;
      if (crossings.near(middle, manner.cross * 0.5).length > 0) continue;
      crossings.add(middle, true);
      for (const { street, spot: meet } of found.ends) net.meet(street, meet);
      net.add({ kind: 'residential', line: simplify(found.line, 0.3) });
    }
  }
}

interface Crossing {
  readonly line: Spot[];
  readonly ends: readonly { readonly street: number; readonly spot: Spot }[];
}

function crossFrom(net: Net, start: Spot, way: Spot, manner: Manner): Crossing | undefined {
  const from = meeting(net, start, 1);
  if (from === undefined) return undefined;
  const bend = (net.dice() - 0.5) * 0.06;
  const line: Spot[] = [from.spot];
  let ahead = way;
  for (let gone = 0; gone < manner.apart * 2.2; gone += stride) {
    const here = line.at(-1)!;
    const next: Spot = [here[0] + ahead[0] * stride, here[1] + ahead[1] * stride];
    ahead = [ahead[0] - ahead[1] * bend, ahead[1] + ahead[0] * bend];
    if (!isFree(next, 1.5) || mannerAt(next) === undefined) return undefined;
    if (gone > 3) {
      const met = meeting(net, next, 2);
      if (met && met.street !== from.street) return { line: [...line, met.spot], ends: [from, met] };
      if (net.passing.near(next, 4).some(({ what }) => isAlong(what.way, ahead))) return undefined;
    }
    line.push(next);
  }
  return undefined;
}

function isAlong(one: Spot, other: Spot): boolean {
  return Math.abs(one[0] * other[0] + one[1] * other[1]) > 0.8;
}

/** Short ways in that end among the houses. */
function growCloses(net: Net): void {
  const along = net.streets.filter(({ kind }) => kind === 'residential');
  for (const { line } of along) {
    const spots = everySpot(line, 1);
    for (let index = 6; index < spots.length - 5; index += 9) {
      const spot = spots[index]!;
      const manner = mannerAt(spot);
      if (manner === undefined || net.dice() > manner.closes) continue;
      const [dx, dy] = heading(spots[index - 1]!, spot);
      const side = net.dice() < 0.5 ? 1 : -1;
      const close = closeFrom(net, spot, [-dy * side, dx * side], manner);
      if (close === undefined) continue;
      net.meet(close.street, close.line[0]!);
      net.add({ kind: 'residential', line: simplify(close.line, 0.3) });
    }
  }
}

function closeFrom(
  net: Net,
  start: Spot,
  way: Spot,
  manner: Manner,
): { readonly line: Spot[]; readonly street: number } | undefined {
  const from = meeting(net, start, 1);
  if (from === undefined) return undefined;
  const long = manner.apart * (0.5 + net.dice() * 0.35);
  const bend = (net.dice() - 0.5) * 0.14;
  const line: Spot[] = [from.spot];
  let ahead = way;
  for (let gone = 0; gone < long; gone += stride) {
    const here = line.at(-1)!;
    const next: Spot = [here[0] + ahead[0] * stride, here[1] + ahead[1] * stride];
    ahead = [ahead[0] - ahead[1] * bend, ahead[1] + ahead[0] * bend];
    if (!isFree(next, 2.5) || mannerAt(next) === undefined) return undefined;
    if (net.passing.near(next, 5).some(({ what }) => what.street !== from.street)) return undefined;
    line.push(next);
  }
  return { line, street: from.street };
}

/** Gives every street a name that no other has, in the manner of its neighbourhood, the longest first. */
function nameStreets({ streets }: Net): Street[] {
  const taken = new Set(streets.map(({ name }) => name));
  const dice = throwDice(seed + 1);
  const words = shuffled(streetWords, dice);
  const turns = new Map<string, number>();
  let next = 0;
  const nameless = streets.filter(({ name, kind }) => name === undefined && kind === 'residential');
  const named = new Map<Street, string>();
  for (const street of nameless.toSorted((a, b) => lengthOf(b.line) - lengthOf(a.line))) {
    const slug = neighbourhoodOf(street.line[Math.floor(street.line.length / 2)]!) ?? 'oyster-ground';
    const long = lengthOf(street.line);
    const size = long > 60 ? 0 : long > 22 ? 1 : 2;
    const endings = manners[slug]!.endings[size].split(' ');
    const turn = turns.get(`${slug} ${size}`) ?? 0;
    turns.set(`${slug} ${size}`, turn + 1);
    let name: string;
    do name = `${words[next++ % words.length]!} ${endings[turn % endings.length]!}`;
    while (taken.has(name));
    taken.add(name);
    named.set(street, name);
  }
  return streets.map((street) => ({ ...street, name: street.name ?? named.get(street) }));
}

function shuffled<T>(list: readonly T[], dice: Dice): T[] {
  const mixed = [...list];
  for (let index = mixed.length - 1; index > 0; index--) {
    const other = Math.floor(dice() * (index + 1));
    [mixed[index], mixed[other]] = [mixed[other]!, mixed[index]!];
  }
  return mixed;
}
