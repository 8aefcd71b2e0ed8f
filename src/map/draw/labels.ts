import { palette } from '../palette.ts';
import type { GroundFeature } from './ground.ts';
import { breakName, widthOf } from './letters.ts';
import { clipLine, joinLines, lengthOf, meet, pace, simplify, type Edges, type Line } from './lines.ts';
import { element, pathOf, xmlText } from './svg.ts';
import { pxOf, type Spot, type View } from './view.ts';

/** What labels have to keep clear of, and what matters most to this drawing. */
export interface LabelWishes {
  /** Boxes that are taken: pins, scale, credit. */
  readonly taken: readonly Edges[];
  /** Spots whose streets matter most. */
  readonly near: readonly Spot[];
  /** Names of the streets that somebody looks for. */
  readonly first: ReadonlySet<string>;
  /** Names that are not to be written, because something else says them. */
  readonly unwritten: ReadonlySet<string>;
  /** Names written over the ground, such as neighbourhoods, each with its middle. */
  readonly regions: readonly { readonly name: string; readonly at: Spot }[];
  /** Begins the ids of paths, so that two drawings on a page do not mix theirs. */
  readonly id: string;
  /** How much larger than usual letters are: 1 on pages. */
  readonly letterScale: number;
}

/** A label that found room. */
export interface PlacedLabel {
  readonly name: string;
  /** The boxes it covers. */
  readonly edges: readonly Edges[];
  /** The line it runs along; absent where it lies level. */
  readonly along?: Line | undefined;
}

/** Labels of a drawing, as markup and as what was placed. */
export interface DrawnLabels {
  readonly markup: string;
  readonly placed: readonly PlacedLabel[];
}

/** How the words of a group of labels look. */
interface Manner {
  readonly size: number;
  readonly colour: string;
  readonly isBold?: true;
  /** Room between letters, as a part of their size. */
  readonly spaced?: number;
}

/** Writes the names of a drawing, the most useful first, each only where it covers nothing. */
export function writeLabels(
  features: readonly GroundFeature[],
  view: View,
  wishes: LabelWishes,
): DrawnLabels {
  const writer = new Writer(view, wishes);
  const roads = namedRoads(features, view);
  const { zoom } = view;
  const spots = namedSpots(features, view, wishes);

  const wanted = roads.filter(({ name }) => wishes.first.has(name));
  writer.along(wanted, roadManner(zoom), 1, wanted.length > 0 ? bendy : firm);
  writer.along(nearest(roads, wishes.near), roadManner(zoom), 1);
  for (const region of wishes.regions)
    writer.level(region.name, region.at, regionManner, { most: 12, tries: around(40) });
  for (const spot of spots.filter(({ layer }) => layer === 'places')) {
    writer.level(spot.name, spot.at, placeManner(spot, zoom), { most: 16, tries: around(34) });
  }
  // From afar a road is known by its number, close by its name.
  if (zoom < 14) writer.refs(features);
  for (const { name, at } of spots.filter(({ kind }) => kind === 'station')) writer.station(name, at);
  for (const { name, at } of spots.filter(({ kind }) => kind === 'bay' || kind === 'sea')) {
    writer.level(name, at, waterManner(zoom), { most: 12, tries: around(30) });
  }
  writer.along(namedWaters(features, view), waterManner(zoom), 1);
  const main = roads.filter(({ isMain }) => isMain);
  writer.along(main, roadManner(zoom), 2);
  if (zoom >= 14) writer.refs(features);
  for (const spot of spots.filter(({ kind }) => greens.has(kind))) {
    writer.level(spot.name, spot.at, greenManner, { most: 13, tries: around(14) });
  }
  if (zoom >= 13.4)
    writer.along(
      byDistance(
        roads.filter(({ isMain }) => !isMain),
        wishes.near,
        view,
      ),
      roadManner(zoom),
      1,
    );
  if (zoom >= 14.2) {
    for (const spot of spots.filter(
      ({ layer, kind }) => layer === 'pois' && !greens.has(kind) && !early.has(kind),
    )) {
      writer.level(spot.name, spot.at, poiManner, { most: 14, tries: around(10) });
    }
  }
  return writer.written();
}

const regionManner: Manner = { size: 15, colour: palette.neighbourhood, isBold: true };
const greenManner: Manner = { size: 12.5, colour: palette.parkName };
const poiManner: Manner = { size: 12.5, colour: palette.poiName };

function roadManner(zoom: number): Manner {
  return { size: zoom < 14 ? 12.5 : 13.5, colour: palette.roadName };
}

function waterManner(zoom: number): Manner {
  return { size: zoom < 14 ? 12.5 : 13.5, colour: palette.waterName, spaced: 0.06 };
}

function placeManner({ kind, rank }: NamedSpot, zoom: number): Manner {
  if (rank >= 6) return { size: 12.5, colour: palette.poiName };
  if (kind === 'neighbourhood') return { size: 13.5, colour: palette.neighbourhood, isBold: true };
  const size = rank <= 2 ? 21 : rank <= 3 ? 15.5 : 13;
  return { size: zoom < 12 && rank > 2 ? size - 2 : size, colour: palette.placeName, isBold: true };
}

const greens: ReadonlySet<string> = new Set(
  'park garden forest wood nature_reserve recreation_ground cemetery allotments golf_course beach'.split(' '),
);

/** Landmarks that are written before the streets. */
const early: ReadonlySet<string> = new Set(['station', 'bay', 'sea']);

/** What is named besides streets, from the first zoom at which it is not too much. */
const landmarks: Readonly<Record<string, number>> = {
  station: 11.5,
  hospital: 12.6,
  bus_station: 14,
  university: 13,
  college: 13.6,
  castle: 13.4,
  park: 13,
  nature_reserve: 12.5,
  forest: 12.6,
  beach: 12.6,
  bay: 11.5,
  sea: 9,
  library: 14.2,
  townhall: 14.2,
  school: 14.2,
  museum: 14.4,
  theatre: 14.4,
  stadium: 13.6,
  sports_centre: 14.6,
  community_centre: 14.6,
  place_of_worship: 14.8,
  marketplace: 14.2,
  supermarket: 14.6,
  clinic: 14.8,
};

interface NamedSpot {
  readonly name: string;
  readonly layer: string;
  readonly kind: string;
  readonly rank: number;
  readonly at: Spot;
}

function namedSpots(features: readonly GroundFeature[], view: View, { unwritten }: LabelWishes): NamedSpot[] {
  const found = features.flatMap(({ name, layer, kind, rank, is, lines }): NamedSpot[] => {
    const spot = lines[0]?.[0];
    if (name === undefined || spot === undefined || is !== 'point' || unwritten.has(name)) return [];
    if (layer === 'pois' && view.zoom < (landmarks[kind] ?? Infinity)) return [];
    if (layer === 'places' && rank >= 6 && view.zoom < 13.8) return [];
    if (layer !== 'pois' && layer !== 'places' && layer !== 'water') return [];
    return [{ name, layer: layer === 'water' ? 'water' : layer, kind, rank, at: pxOf(view, spot) }];
  });
  const seen = new Set<string>();
  return found
    .sort((one, other) => one.rank - other.rank)
    .filter(({ name, layer }) => {
      const isNew = !seen.has(`${layer} ${name}`);
      seen.add(`${layer} ${name}`);
      return isNew;
    });
}

interface NamedLine {
  readonly name: string;
  readonly isMain: boolean;
  readonly lines: readonly Line[];
}

function namedRoads(features: readonly GroundFeature[], view: View): NamedLine[] {
  const isRoad = ({ layer, kind, is }: GroundFeature): boolean =>
    layer === 'roads' && is === 'line' && (kind.endsWith('road') || kind === 'highway' || kind === 'path');
  return namedLines(features.filter(isRoad), view).map((line) => ({
    ...line,
    isMain: features.some(
      ({ name, kind, is }) => name === line.name && is === 'line' && /^(major|highway)/.test(kind),
    ),
  }));
}

function namedWaters(features: readonly GroundFeature[], view: View): NamedLine[] {
  return namedLines(
    features.filter(({ layer, is }) => layer === 'water' && is === 'line'),
    view,
  );
}

function namedLines(features: readonly GroundFeature[], view: View): NamedLine[] {
  const byName = new Map<string, Line[]>();
  for (const { name, lines } of features) {
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), ...lines]);
  }
  const frame: Edges = [4, 4, view.width - 4, view.height - 4];
  return [...byName].map(([name, lines]) => ({
    name,
    isMain: false,
    lines: joinLines(lines, 3)
      .map((line) => line.map((spot) => pxOf(view, spot)))
      .flatMap((line) => clipLine(line, frame)),
  }));
}

/** For each spot the street that passes it most closely. */
function nearest(roads: readonly NamedLine[], spots: readonly Spot[]): NamedLine[] {
  const found = spots.flatMap((spot) => {
    const [closest] = roads
      .map((road) => ({ road, far: distanceTo(road, spot) }))
      .filter(({ far }) => far < 60)
      .sort((one, other) => one.far - other.far);
    return closest ? [closest.road] : [];
  });
  return [...new Set(found)];
}

function byDistance(roads: readonly NamedLine[], spots: readonly Spot[], view: View): NamedLine[] {
  const from = spots.length > 0 ? spots : [[view.width / 2, view.height / 2] as const];
  const far = new Map(roads.map((road) => [road, Math.min(...from.map((spot) => distanceTo(road, spot)))]));
  return [...roads].sort((one, other) => far.get(one)! - far.get(other)!);
}

function distanceTo({ lines }: NamedLine, [x, y]: Spot): number {
  let least = Infinity;
  for (const line of lines) {
    for (const [px, py] of pace(line, 8)) least = Math.min(least, Math.hypot(px - x, py - y));
  }
  return least;
}

/** Where a level label may go, seen from its spot: on it, then round it, further out if need be. */
function around(far: number): readonly Spot[] {
  const ring = [
    0,
    Math.PI / 2,
    -Math.PI / 2,
    Math.PI,
    Math.PI / 4,
    -Math.PI / 4,
    (3 * Math.PI) / 4,
    (-3 * Math.PI) / 4,
  ];
  return [
    [0, 0],
    ...[0.5, 1].flatMap((part) =>
      ring.map((angle): Spot => [Math.sin(angle) * far * part * 1.6, Math.cos(angle) * far * part]),
    ),
  ];
}

/** How sharply a street may bend under its name, in radians: at one place, and in all. */
interface Bends {
  readonly sharpest: number;
  readonly all: number;
}

const firm: Bends = { sharpest: 0.45, all: 1.3 };
const bendy: Bends = { sharpest: 0.7, all: 2.4 };
const step = 5;

/** How far from its name a street is named again, in px. */
const sayAgain = 260;

/** So many stretches of a street are looked at, the best first. */
const mostTries = 90;

class Writer {
  readonly #view: View;
  readonly #wishes: LabelWishes;
  readonly #taken: Edges[];
  readonly #placed: PlacedLabel[] = [];
  readonly #groups = new Map<string, string[]>();
  readonly #shields: string[] = [];
  #paths = 0;

  constructor(view: View, wishes: LabelWishes) {
    this.#view = view;
    this.#wishes = wishes;
    this.#taken = [...wishes.taken];
  }

  written(): DrawnLabels {
    const groups = [...this.#groups].map(([open, texts]) => `<g ${open}>${texts.join('')}</g>`);
    const markup = `${this.#shields.join('')}${groups.join('')}`;
    return { markup, placed: this.#placed };
  }

  /** Writes a name level, in one line or more, at the first spot where it covers nothing. */
  level(
    name: string,
    at: Spot,
    manner: Manner,
    { most, tries }: { readonly most: number; readonly tries: readonly Spot[] },
  ): boolean {
    const lines = breakName(name, most);
    const size = manner.size * this.#wishes.letterScale;
    const height = size * 1.12;
    const wide = Math.max(...lines.map((line) => widthOf(line, size, manner.isBold ?? false)));
    const tall = lines.length * height;
    for (const [dx, dy] of tries) {
      const [x, y] = [at[0] + dx * this.#wishes.letterScale, at[1] + dy * this.#wishes.letterScale];
      const edges: Edges = [x - wide / 2 - 2, y - tall / 2 - 1, x + wide / 2 + 2, y + tall / 2 + 1];
      if (!this.#hasRoom([edges])) continue;
      this.#take(name, [edges]);
      for (const [index, line] of lines.entries()) {
        const base = y - tall / 2 + height * (index + 0.78);
        this.#put(manner, element('text', { x, y: base }, xmlText(line)));
      }
      return true;
    }
    return false;
  }

  /** Writes a name along its line, right side up, at the straightest stretch near what matters. */
  along(named: readonly NamedLine[], manner: Manner, times: number, most = firm): void {
    for (const { name, lines } of named) {
      let left = times - this.#placed.filter((label) => label.name === name).length;
      const size = manner.size * this.#wishes.letterScale;
      const wide = widthOf(name, size) * (1 + (manner.spaced ?? 0) * 1.6) + 4;
      for (const line of [...lines].sort((one, other) => lengthOf(other) - lengthOf(one))) {
        if (left <= 0) break;
        if (this.#alongLine(name, line, { wide, size, manner, most })) left -= 1;
      }
    }
  }

  #alongLine(
    name: string,
    line: Line,
    { wide, size, manner, most }: { wide: number; size: number; manner: Manner; most: Bends },
  ): boolean {
    if (lengthOf(line) < wide * 0.96) return false;
    const spots = pace(line, step);
    const count = Math.ceil(wide / step);
    const stretches = Array.from({ length: Math.max(1, spots.length - count) }, (_, first) => {
      const stretch = spots.slice(first, first + count + 1);
      const middle = stretch[Math.floor(stretch.length / 2)]!;
      return { stretch, ...bendsOf(stretch), far: this.#farFromWished(middle) };
    })
      .filter(
        ({ sharpest, all, stretch }) => sharpest < most.sharpest && all < most.all && stretch.length > 2,
      )
      .sort((one, other) => one.all * 40 + one.far - (other.all * 40 + other.far));
    for (const { stretch } of stretches.slice(0, mostTries)) {
      if (this.#isSaidNear(name, stretch[Math.floor(stretch.length / 2)]!)) continue;
      const edges = pace(stretch, size * 0.8).map(([x, y]): Edges => {
        const room = size * 0.56;
        return [x - room, y - room, x + room, y + room];
      });
      if (!this.#hasRoom(edges)) continue;
      const upright = stretch.at(-1)![0] < stretch[0]![0] ? [...stretch].reverse() : stretch;
      this.#take(name, edges, upright);
      this.#put(manner, this.#textAlong(name, upright, size));
      return true;
    }
    return false;
  }

  /** A long street is named again, but not where its name is still in sight. */
  #isSaidNear(name: string, [x, y]: Spot): boolean {
    return this.#placed
      .filter((label) => label.name === name)
      .some(({ edges }) => edges.some(([west, north]) => Math.hypot(west - x, north - y) < sayAgain));
  }

  #farFromWished([x, y]: Spot): number {
    const { near } = this.#wishes;
    const from = near.length > 0 ? near : [[this.#view.width / 2, this.#view.height / 2] as const];
    return Math.min(...from.map(([nearX, nearY]) => Math.hypot(x - nearX, y - nearY)));
  }

  #textAlong(name: string, stretch: Line, size: number): string {
    // Letters stand on the path, so it lies below the middle of the street by a third of their height.
    const smooth = simplify(below(smoothed(stretch), size * 0.34), 0.25);
    const [[ax, ay], [bx, by]] = [smooth[0]!, smooth.at(-1)!];
    if (smooth.length === 2) {
      const [x, y] = [(ax + bx) / 2, (ay + by) / 2];
      const angle = Math.round((Math.atan2(by - ay, bx - ax) * 180) / Math.PI);
      const turn = angle === 0 ? undefined : `rotate(${angle} ${x.toFixed(1)} ${y.toFixed(1)})`;
      return element('text', { x, y, transform: turn }, xmlText(name));
    }
    const id = `${this.#wishes.id}${(this.#paths += 1)}`;
    const path = element('path', { id, d: pathOf([smooth], false), fill: 'none', stroke: 'none' });
    const text = element('textPath', { href: `#${id}`, startOffset: '50%' }, xmlText(name));
    return `${path}${element('text', {}, text)}`;
  }

  /** Numbers of main roads, each in a small box. */
  refs(features: readonly GroundFeature[]): void {
    const { zoom, width, height } = this.#view;
    if (zoom < 10.5 || zoom > 15.2) return;
    const byRef = new Map<string, Line[]>();
    for (const { ref, lines, layer } of features) {
      if (ref !== undefined && layer === 'roads') byRef.set(ref, [...(byRef.get(ref) ?? []), ...lines]);
    }
    const frame: Edges = [24, 16, width - 24, height - 16];
    for (const [ref, lines] of byRef) {
      const size = 11 * this.#wishes.letterScale;
      const [wide, tall] = [widthOf(ref, size, true) + 6, size + 5];
      let left = 2;
      const drawn = joinLines(lines, 3)
        .map((line) => line.map((spot) => pxOf(this.#view, spot)))
        .flatMap((line) => clipLine(line, frame))
        .sort((one, other) => lengthOf(other) - lengthOf(one));
      for (const line of drawn) {
        const long = lengthOf(line);
        if (long < wide * 1.5) continue;
        for (const part of long > 420 ? [0.25, 0.75] : [0.5, 0.3, 0.7]) {
          const [x, y] = pace(line, 4)[Math.floor((long * part) / 4)] ?? line[0]!;
          const edges: Edges = [x - wide / 2 - 2, y - tall / 2 - 2, x + wide / 2 + 2, y + tall / 2 + 2];
          if (left <= 0 || !this.#hasRoom([edges])) continue;
          left -= 1;
          this.#take(ref, [edges]);
          this.#shields.push(
            element('rect', {
              x: x - wide / 2,
              y: y - tall / 2,
              width: wide,
              height: tall,
              rx: 3,
              fill: palette.white,
              stroke: palette.casing,
            }),
          );
          this.#put(
            { size: 11, colour: palette.roadName, isBold: true },
            element('text', { x, y: y + size * 0.36 }, xmlText(ref)),
          );
          if (long <= 420) break;
        }
      }
    }
  }

  /** A railway station: a mark with its name beside it. */
  station(name: string, [x, y]: Spot): void {
    const half = 7 * this.#wishes.letterScale;
    const edges: Edges = [x - half - 1, y - half - 1, x + half + 1, y + half + 1];
    if (!this.#hasRoom([edges])) return;
    this.#take('', [edges]);
    this.#shields.push(stationMark(x, y, half));
    const words = name.endsWith('station') || name.endsWith('Station') ? name : `${name} station`;
    this.level(
      words,
      [x, y],
      { size: 12.5, colour: palette.poiName, isBold: true },
      {
        most: 12,
        tries: [
          [0, 24],
          [0, -24],
          [52, 0],
          [-52, 0],
          [44, 20],
          [-44, 20],
        ],
      },
    );
  }

  #hasRoom(edges: readonly Edges[]): boolean {
    const { width, height } = this.#view;
    return edges.every(
      (box) =>
        box[0] >= 2 &&
        box[1] >= 2 &&
        box[2] <= width - 2 &&
        box[3] <= height - 2 &&
        !this.#taken.some((other) => meet(box, other)),
    );
  }

  #take(name: string, edges: readonly Edges[], along?: Line): void {
    this.#taken.push(...edges);
    if (name !== '') this.#placed.push({ name, edges, along });
  }

  #put({ size, colour, isBold, spaced }: Manner, markup: string): void {
    const scaled = Math.round(size * this.#wishes.letterScale * 10) / 10;
    const open = [
      `font-size="${scaled}" fill="${colour}"`,
      ...(isBold ? ['font-weight="700"'] : []),
      ...(spaced === undefined ? [] : [`letter-spacing="${Math.round(spaced * scaled * 100) / 100}"`]),
    ].join(' ');
    const group = this.#groups.get(open);
    if (group) group.push(markup);
    else this.#groups.set(open, [markup]);
  }
}

function stationMark(x: number, y: number, half: number): string {
  const box = element('rect', {
    x: x - half,
    y: y - half,
    width: 2 * half,
    height: 2 * half,
    rx: 2.5,
    fill: palette.poiName,
    stroke: palette.white,
    'stroke-width': 1.5,
  });
  // Two rails and three sleepers.
  const place = `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${(half / 7).toFixed(2)})`;
  return (
    box +
    element('path', {
      d: 'M-2-5v10M2-5v10M-4-3h8M-4 0h8M-4 3h8',
      fill: 'none',
      stroke: palette.white,
      'stroke-width': 1.2,
      transform: place,
    })
  );
}

function bendsOf(line: Line): Bends {
  let [sharpest, all] = [0, 0];
  for (let index = 2; index < line.length; index++) {
    const [[ax, ay], [bx, by], [cx, cy]] = [line[index - 2]!, line[index - 1]!, line[index]!];
    const turn = Math.atan2(cy - by, cx - bx) - Math.atan2(by - ay, bx - ax);
    const bend = Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)));
    sharpest = Math.max(sharpest, bend);
    all += bend;
  }
  return { sharpest, all };
}

/** A line without its small corners: each spot is the mean of those round it. */
function smoothed(line: Line): Line {
  return line.map((spot, index): Spot => {
    if (index === 0 || index === line.length - 1) return spot;
    const round = line.slice(Math.max(0, index - 2), index + 3);
    return [
      round.reduce((sum, [x]) => sum + x, 0) / round.length,
      round.reduce((sum, [, y]) => sum + y, 0) / round.length,
    ];
  });
}

/** A line moved to its right hand side, which is down where it runs from left to right. */
function below(line: Line, far: number): Line {
  return line.map(([x, y], index): Spot => {
    const [[ax, ay], [bx, by]] = [line[Math.max(0, index - 1)]!, line[Math.min(line.length - 1, index + 1)]!];
    const long = Math.hypot(bx - ax, by - ay) || 1;
    return [x - ((by - ay) / long) * far, y + ((bx - ax) / long) * far];
  });
}
