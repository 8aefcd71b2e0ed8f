/** A spot on the drawing board: x to the east, y to the south, one unit about six metres. */
export type Spot = readonly [x: number, y: number];

/** A number from 0 up to 1; the same ones in the same order from the same seed. */
export type Dice = () => number;

/** Dice that always fall the same way (mulberry32), so that the town is the same each time it is drawn. */
export function throwDice(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function distance([ax, ay]: Spot, [bx, by]: Spot): number {
  return Math.hypot(bx - ax, by - ay);
}

/** The spot a part of the way from one to another: 0 is the first, 1 the second. */
export function between([ax, ay]: Spot, [bx, by]: Spot, part: number): Spot {
  return [ax + (bx - ax) * part, ay + (by - ay) * part];
}

/** The spot of a line that is nearest, and how far away it is. */
export function nearestOn(line: readonly Spot[], spot: Spot): { readonly spot: Spot; readonly far: number } {
  let best: Spot = line[0] ?? spot;
  let far = distance(best, spot);
  for (let index = 1; index < line.length; index++) {
    const [ax, ay] = line[index - 1]!;
    const [bx, by] = line[index]!;
    const long = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = long === 0 ? 0 : ((spot[0] - ax) * (bx - ax) + (spot[1] - ay) * (by - ay)) / long;
    const foot = between([ax, ay], [bx, by], Math.min(1, Math.max(0, along)));
    const footFar = distance(foot, spot);
    if (footFar < far) [best, far] = [foot, footFar];
  }
  return { spot: best, far };
}

/** Whether a ring holds a spot (even-odd). */
export function ringHolds(ring: readonly Spot[], [x, y]: Spot): boolean {
  let inside = false;
  for (let index = 0, before = ring.length - 1; index < ring.length; before = index++) {
    const [ax, ay] = ring[index]!;
    const [bx, by] = ring[before]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** A curve through all spots of a line (Catmull-Rom), with a spot about every `step`. */
export function curve(line: readonly Spot[], step = 7): Spot[] {
  const drawn: Spot[] = [];
  for (let index = 0; index + 1 < line.length; index++) {
    const a = line[index]!;
    const b = line[index + 1]!;
    const before = line[index - 1] ?? a;
    const after = line[index + 2] ?? b;
    const parts = Math.max(1, Math.round(distance(a, b) / step));
    for (let part = 0; part < parts; part++) drawn.push(alongCurve([before, a, b, after], part / parts));
  }
  drawn.push(line.at(-1)!);
  return drawn;
}

/** A closed curve through all spots of a ring; the first spot is also the last. */
export function closedCurve(ring: readonly Spot[], step = 7): Spot[] {
  const drawn: Spot[] = [];
  const at = (index: number): Spot => ring[(index + ring.length) % ring.length]!;
  for (let index = 0; index < ring.length; index++) {
    const parts = Math.max(1, Math.round(distance(at(index), at(index + 1)) / step));
    for (let part = 0; part < parts; part++) {
      drawn.push(alongCurve([at(index - 1), at(index), at(index + 1), at(index + 2)], part / parts));
    }
  }
  return [...drawn, drawn[0]!];
}

function alongCurve([p, a, b, n]: readonly [Spot, Spot, Spot, Spot], t: number): Spot {
  const mix = (index: 0 | 1): number =>
    0.5 *
    (2 * a[index] +
      (b[index] - p[index]) * t +
      (2 * p[index] - 5 * a[index] + 4 * b[index] - n[index]) * t ** 2 +
      (3 * a[index] - p[index] - 3 * b[index] + n[index]) * t ** 3);
  return [mix(0), mix(1)];
}

/** The band on both sides of a line, as a ring; `widthAt` takes the part of the way, from 0 to 1. */
export function band(line: readonly Spot[], widthAt: (part: number) => number): Spot[] {
  const sides = line.map((spot, index): [Spot, Spot] => {
    const [dx, dy] = heading(line[Math.max(0, index - 1)]!, line[Math.min(line.length - 1, index + 1)]!);
    const half = widthAt(index / (line.length - 1)) / 2;
    return [
      [spot[0] - dy * half, spot[1] + dx * half],
      [spot[0] + dy * half, spot[1] - dx * half],
    ];
  });
  const ring = [...sides.map(([right]) => right), ...sides.map(([, left]) => left).reverse()];
  return [...ring, ring[0]!];
}

/** The direction from one spot to another, as a vector of length 1. */
export function heading([ax, ay]: Spot, [bx, by]: Spot): Spot {
  const far = Math.hypot(bx - ax, by - ay) || 1;
  return [(bx - ax) / far, (by - ay) / far];
}

/** Length of a line. */
export function lengthOf(line: readonly Spot[]): number {
  return line.reduce((sum, spot, index) => sum + (index === 0 ? 0 : distance(line[index - 1]!, spot)), 0);
}

/** Leaves out spots of a line that lie within `slack` of the line through the others (Douglas and Peucker). */
export function simplify(line: readonly Spot[], slack: number): Spot[] {
  if (line.length < 3) return [...line];
  const first = line[0]!;
  const last = line.at(-1)!;
  let farthest = 0;
  let index = 0;
  for (let at = 1; at < line.length - 1; at++) {
    const { far } = nearestOn([first, last], line[at]!);
    if (far > farthest) [farthest, index] = [far, at];
  }
  if (farthest <= slack) return [first, last];
  return [...simplify(line.slice(0, index + 1), slack).slice(0, -1), ...simplify(line.slice(index), slack)];
}

/** A rectangle around a spot, its long side along a direction; the first spot is also the last. */
export function rectangle([x, y]: Spot, [dx, dy]: Spot, long: number, deep: number): Spot[] {
  const corner = (along: number, aside: number): Spot => [
    x + (dx * along * long - dy * aside * deep) / 2,
    y + (dy * along * long + dx * aside * deep) / 2,
  ];
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)];
}

/** Spots by place, to ask quickly what is near. */
export class NearBy<T> {
  readonly #cells = new Map<number, { readonly spot: Spot; readonly what: T }[]>();
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  add(spot: Spot, what: T): void {
    const key = this.#keyOf(this.#cell(spot[0]), this.#cell(spot[1]));
    const cell = this.#cells.get(key);
    if (cell) cell.push({ spot, what });
    else this.#cells.set(key, [{ spot, what }]);
  }

  /** Everything within a distance, which may not be more than the size of a cell. */
  near(spot: Spot, far: number): { readonly spot: Spot; readonly what: T }[] {
    const found: { readonly spot: Spot; readonly what: T }[] = [];
    const [column, row] = [this.#cell(spot[0]), this.#cell(spot[1])];
    for (let x = column - 1; x <= column + 1; x++) {
      for (let y = row - 1; y <= row + 1; y++) {
        for (const one of this.#cells.get(this.#keyOf(x, y)) ?? []) {
          if ((one.spot[0] - spot[0]) ** 2 + (one.spot[1] - spot[1]) ** 2 <= far * far) found.push(one);
        }
      }
    }
    return found;
  }

  #cell(value: number): number {
    return Math.floor(value / this.#size);
  }

  #keyOf(x: number, y: number): number {
    return (x + 5000) * 10000 + (y + 5000);
  }
}
