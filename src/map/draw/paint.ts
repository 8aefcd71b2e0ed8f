import { palette } from '../palette.ts';
import type { GroundFeature } from './ground.ts';
import {
  clipLine,
  clipRing,
  doubleArea,
  isWithin,
  joinLines,
  simplify,
  type Edges,
  type Line,
} from './lines.ts';
import { element, pathOf } from './svg.ts';
import { pxOf, type View } from './view.ts';

/** Kinds of ground in the order they are painted, each with its colour. */
const grounds: readonly (readonly [kinds: string, colour: string])[] = [
  ['farmland farmyard', palette.farmland],
  ['meadow grass grassland', palette.meadow],
  ['residential', palette.residential],
  ['commercial industrial retail railway pedestrian military platform', palette.works],
  ['nature_reserve golf_course', palette.park],
  ['school college university kindergarten', palette.school],
  ['hospital', palette.hospital],
  ['wetland orchard allotments', palette.allotments],
  [
    'park garden village_green recreation_ground cemetery common zoo dog_park attraction camp_site',
    palette.park,
  ],
  ['wood forest scrub', palette.wood],
  ['beach sand', palette.sand],
  ['pitch playground stadium', palette.pitch],
  ['pier', palette.earth],
];

/** Something smaller than this, in square px, is not seen. */
const leastArea = 3;

/** How far a drawn line may be from the true one, in px. */
const slack = 0.4;

/** Drawings go on a little beyond their edges, so that no end of a line shows. */
const beyond = 12;

/** The ground of a drawing, without words: land, water, buildings, ways. */
export function paintGround(features: readonly GroundFeature[], view: View): string {
  const brush = new Brush(features, view);
  const { zoom } = view;
  return [
    element('rect', { width: view.width, height: view.height, fill: palette.earth }),
    ...grounds
      .slice(0, -1)
      .map(([kinds, colour]) => brush.fill('landuse', new Set(kinds.split(' ')), colour)),
    // The shore is painted first and wider, so that water covers it where tiles or waters meet.
    brush.fill('water', undefined, palette.waterEdge, { stroke: palette.waterEdge, 'stroke-width': 1.6 }),
    brush.fill('water', undefined, palette.water),
    ...['stream', 'drain', 'river', 'canal'].map((kind) => brush.waterLine(kind)),
    brush.fill('landuse', new Set(['pier']), palette.earth, { stroke: palette.casing, 'stroke-width': 0.8 }),
    zoom < 13.6 ? '' : brush.fill('buildings', undefined, palette.building),
    ...paintWays(brush, zoom),
  ].join('');
}

/** A class of ways, in the order they are painted. */
interface WayClass {
  readonly holds: (feature: GroundFeature) => boolean;
  readonly colour: string;
  /** The zoom from which it is drawn. */
  readonly from: number;
  /** Width in px by zoom. */
  readonly widths: readonly (readonly [zoom: number, px: number])[];
}

const lanes = new Set([
  'service',
  'track',
  'driveway',
  'alley',
  'parking_aisle',
  'living_street',
  'pedestrian',
]);
const mediums = new Set(['secondary', 'tertiary', 'secondary_link', 'tertiary_link']);

function isMedium({ kind, detail }: GroundFeature): boolean {
  return (kind === 'major_road' || kind === 'medium_road') && mediums.has(detail);
}

const wayClasses: readonly WayClass[] = [
  {
    holds: ({ kind, detail }) => kind === 'minor_road' && lanes.has(detail),
    colour: palette.minorRoad,
    from: 14,
    widths: [
      [14, 1.2],
      [15, 3],
      [17, 8],
    ],
  },
  {
    holds: ({ kind, detail }) => kind === 'minor_road' && !lanes.has(detail),
    colour: palette.minorRoad,
    from: 11.5,
    widths: [
      [11.5, 0.5],
      [13, 1.7],
      [14, 3.4],
      [15, 6.5],
      [17, 15],
    ],
  },
  {
    holds: isMedium,
    colour: palette.mediumRoad,
    from: 9,
    widths: [
      [9, 0.8],
      [12, 2],
      [13, 3],
      [14, 5],
      [15, 8.5],
      [17, 18],
    ],
  },
  {
    holds: (feature) => feature.kind === 'major_road' && !isMedium(feature),
    colour: palette.majorRoad,
    from: 7,
    widths: [
      [8, 1],
      [12, 2.8],
      [13, 4],
      [14, 6],
      [15, 9.5],
      [17, 20],
    ],
  },
  {
    holds: ({ kind }) => kind === 'highway',
    colour: palette.highway,
    from: 5,
    widths: [
      [8, 1.4],
      [12, 3.6],
      [14, 7.5],
      [17, 22],
    ],
  },
];

function paintWays(brush: Brush, zoom: number): string[] {
  const shown = wayClasses
    .filter(({ from }) => zoom >= from)
    .map((way) => ({
      d: brush.lines(way.holds),
      colour: way.colour,
      width: widthAt(way.widths, zoom),
    }));
  const edge = zoom < 12.5 ? 0.8 : 1.5;
  return [
    zoom < 13.6
      ? ''
      : stroke(
          brush.lines(({ kind, detail }) => kind === 'path' && detail !== 'pedestrian'),
          {
            stroke: palette.path,
            'stroke-width': zoom < 14.5 ? 0.8 : 1.2,
            'stroke-dasharray': '4 2.5',
          },
        ),
    zoom < 12 ? '' : paved(brush, zoom),
    ...shown.map(({ d, width }) =>
      width < 1.4 ? '' : stroke(d, { stroke: palette.casing, 'stroke-width': width + edge }),
    ),
    ...shown.map(({ d, width, colour }) =>
      stroke(d, {
        stroke: width < 1.4 ? palette.thinRoad : colour,
        'stroke-width': width,
        'stroke-linecap': 'round',
      }),
    ),
    ...paintRails(brush, zoom),
  ];
}

/** Streets for people on foot: as wide as a lane, in the colour of squares. */
function paved(brush: Brush, zoom: number): string {
  const d = brush.lines(({ kind, detail }) => kind === 'path' && detail === 'pedestrian');
  const width = widthAt(wayClasses[0]!.widths, zoom) * 1.3;
  return (
    stroke(d, { stroke: palette.casing, 'stroke-width': width + 1.4 }) +
    stroke(d, { stroke: palette.works, 'stroke-width': width, 'stroke-linecap': 'round' })
  );
}

function paintRails(brush: Brush, zoom: number): string[] {
  const d = brush.lines(({ kind }) => kind === 'rail');
  const width = zoom < 13 ? 1.4 : 3;
  if (zoom < 13) return [stroke(d, { stroke: palette.rail, 'stroke-width': width })];
  return [
    stroke(d, { stroke: palette.rail, 'stroke-width': width }),
    stroke(d, { stroke: palette.white, 'stroke-width': width - 1.4, 'stroke-dasharray': '6 6' }),
  ];
}

function stroke(d: string, attributes: Readonly<Record<string, string | number>>): string {
  if (d === '') return '';
  return element('path', { d, fill: 'none', 'stroke-linejoin': 'round', ...attributes });
}

/** Width at a zoom, evenly between those that are given. */
function widthAt(widths: WayClass['widths'], zoom: number): number {
  const after = widths.findIndex(([at]) => at >= zoom);
  if (after === 0) return widths[0]![1];
  if (after < 0) return widths.at(-1)![1];
  const [[fromZoom, from], [toZoom, to]] = [widths[after - 1]!, widths[after]!];
  return from + ((to - from) * (zoom - fromZoom)) / (toZoom - fromZoom);
}

/** Turns features into paths of a drawing: cut to it, made simple, one path for all that look the same. */
class Brush {
  readonly #features: readonly GroundFeature[];
  readonly #view: View;
  readonly #frame: Edges;

  constructor(features: readonly GroundFeature[], view: View) {
    this.#features = features;
    this.#view = view;
    this.#frame = [-beyond, -beyond, view.width + beyond, view.height + beyond];
  }

  fill(
    layer: string,
    kinds: ReadonlySet<string> | undefined,
    colour: string,
    more: Readonly<Record<string, string | number>> = {},
  ): string {
    const rings = this.#features
      .filter(
        (feature) =>
          feature.layer === layer && feature.is === 'polygon' && (kinds?.has(feature.kind) ?? true),
      )
      .flatMap(({ lines }) => lines.map((line) => this.#ring(line)))
      .filter((ring) => ring.length > 3);
    return rings.length === 0 ? '' : element('path', { d: pathOf(rings, true), fill: colour, ...more });
  }

  waterLine(kind: string): string {
    const isWide = kind === 'river' || kind === 'canal';
    const { zoom } = this.#view;
    if (!isWide && zoom < 12.5) return '';
    const width = isWide ? Math.max(1, zoom - 11) : Math.max(0.8, (zoom - 12) / 1.6);
    return stroke(
      this.lines((feature) => feature.layer === 'water' && feature.kind === kind, 'water'),
      { stroke: isWide ? palette.water : palette.waterEdge, 'stroke-width': width },
    );
  }

  /** All lines of a layer that are of one class, as the `d` of one path. */
  lines(holds: (feature: GroundFeature) => boolean, layer = 'roads'): string {
    const lines = this.#features
      .filter((feature) => feature.layer === layer && feature.is === 'line' && holds(feature))
      .flatMap((feature) => feature.lines);
    const drawn = joinLines(lines, 2)
      .map((line) => line.map((spot) => pxOf(this.#view, spot)))
      .flatMap((line) => clipLine(line, this.#frame))
      .map((line) => simplify(line, slack));
    return pathOf(drawn, false);
  }

  #ring(line: Line): Line {
    const ring = line.map((spot) => pxOf(this.#view, spot));
    if (Math.abs(doubleArea(ring)) < 2 * leastArea) return [];
    const cut = ring.every(([x, y]) => isWithin([x, y, x, y], this.#frame))
      ? ring
      : clipRing(ring, this.#frame);
    return closedSimply(cut);
  }
}

/** A ring made simple in two halves, so that it does not fall together. */
function closedSimply(ring: Line): Line {
  if (ring.length < 6) return ring;
  const half = Math.floor(ring.length / 2);
  return [...simplify(ring.slice(0, half + 1), slack).slice(0, -1), ...simplify(ring.slice(half), slack)];
}
