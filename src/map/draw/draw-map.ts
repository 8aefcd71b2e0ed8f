import type { Outline } from '../../domain/geo.ts';
import { mapLetters, palette } from '../palette.ts';
import type { Basemap } from '../tiles/basemap.ts';
import { groundOf } from './ground.ts';
import { writeLabels, type PlacedLabel } from './labels.ts';
import { widthOf } from './letters.ts';
import { edgesOf, simplify, type Edges, type Line } from './lines.ts';
import { paintGround } from './paint.ts';
import { drawPins, pinEdges, placePins, type Pin, type PlacedPin } from './pins.ts';
import { element, pathOf, xmlText } from './svg.ts';
import { fitView, pxOf, worldSpot, type Extent, type Spot, type View } from './view.ts';

export type { Pin } from './pins.ts';
export type { Extent } from './view.ts';

/** An area that is drawn over the ground. */
export interface MapArea {
  readonly outline: Outline;
  /**
   * `vague`: somewhere in here, on purpose no closer. `focus`: what the drawing is about; all else is paler.
   * `border`: only its edge.
   */
  readonly manner: 'vague' | 'focus' | 'border';
  /** Written in its middle. */
  readonly name?: string | undefined;
}

/** What to draw. */
export interface MapDrawing {
  /** In px; letters are 12 to 21 px high. */
  readonly width: number;
  readonly height: number;
  readonly shows: Extent;
  /** Said to those who cannot see it, and where the pointer rests. */
  readonly title: string;
  readonly description?: string | undefined;
  readonly pins?: readonly Pin[] | undefined;
  readonly areas?: readonly MapArea[] | undefined;
  /** Names of streets that are written before all others, such as that of the address. */
  readonly streets?: readonly string[] | undefined;
  /** Names that need not be written, because the title or a list says them. */
  readonly unwritten?: readonly string[] | undefined;
  /** Half the width of a pin in px; without it 15. */
  readonly pinRadius?: number | undefined;
  /** How much larger letters are than on a page; without it 1. For screens and posters, which are far away. */
  readonly letterScale?: number | undefined;
  /** Begins every id inside, where several drawings stand in one page. */
  readonly id?: string | undefined;
}

/** A drawing, and what is where in it. */
export interface DrawnMap {
  /** The whole SVG. */
  readonly svg: string;
  readonly pins: readonly PlacedPin[];
  readonly labels: readonly PlacedLabel[];
}

/** Families of letters: those of the site where they are installed, else what the computer has. */
const letters = `'Source Sans 3','${mapLetters.regular}',system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif`;

/**
 * Draws a map as an SVG that needs nothing else: no fonts, no scripts, no other files. Pins keep their place; names
 * are written only where they cover neither a pin nor each other. Scale and credit are inside.
 */
export async function drawMap(drawing: MapDrawing, basemap: Basemap): Promise<DrawnMap> {
  const { width, height, title, description, areas = [], letterScale = 1, id = 'm' } = drawing;
  const view = fitView(drawing.shows, width, height);
  const features = await groundOf(basemap).within(view);
  const pins = placePins(drawing.pins ?? [], view, (drawing.pinRadius ?? 15) * letterScale);
  const scale = scaleBar(view, letterScale);
  const credit = creditLine(view, basemap.attribution, letterScale);
  const regions = areas.flatMap(({ name, outline }) =>
    name === undefined ? [] : [{ name, at: middleOf(outline, view) }],
  );
  const labels = writeLabels(features, view, {
    taken: [...pins.flatMap(pinEdges), scale.edges, credit.edges],
    near: pins.map(({ tip }) => tip),
    first: new Set(drawing.streets),
    unwritten: new Set([...(drawing.unwritten ?? []), ...regions.map(({ name }) => name)]),
    regions,
    id,
    letterScale,
  });
  const halo = {
    'font-family': letters,
    'text-anchor': 'middle',
    stroke: palette.halo,
    'stroke-width': 3 * letterScale,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
  };
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': description === undefined ? `${id}t` : `${id}t ${id}d`,
    },
    [
      element('title', { id: `${id}t` }, xmlText(title) || 'Map'),
      description === undefined ? '' : element('desc', { id: `${id}d` }, xmlText(description)),
      paintGround(features, view),
      areas.map((area) => drawArea(area, view)).join(''),
      element('g', halo, `${labels.markup}${scale.markup}${credit.markup}` || ' '),
      element('g', { 'font-family': letters }, drawPins(pins) || ' '),
    ].join(''),
  );
  return { svg, pins, labels: labels.placed };
}

function drawArea({ outline, manner }: MapArea, view: View): string {
  const rings = ringsOf(outline, view);
  const d = pathOf(rings, true);
  if (manner === 'vague') {
    return element('path', {
      d,
      fill: palette.damson,
      'fill-opacity': '0.16',
      stroke: palette.damson,
      'stroke-width': 2,
      'stroke-dasharray': '2 5',
      'stroke-linecap': 'round',
    });
  }
  const edge = element('path', {
    d,
    fill: 'none',
    stroke: palette.damson,
    'stroke-width': manner === 'focus' ? 2.5 : 1.6,
    'stroke-dasharray': manner === 'focus' ? '9 5' : '5 5',
    'stroke-linejoin': 'round',
  });
  if (manner === 'border') return edge;
  const frame = `M0 0H${view.width}V${view.height}H0z`;
  const veil = element('path', {
    d: `${frame}${d}`,
    fill: palette.earth,
    'fill-opacity': '0.62',
    'fill-rule': 'evenodd',
  });
  return `${veil}${edge}`;
}

function polygonsOf(outline: Outline): readonly (readonly (readonly (readonly number[])[])[])[] {
  return outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;
}

function ringsOf(outline: Outline, view: View): Line[] {
  return polygonsOf(outline).flatMap((rings) => rings.map((ring) => simplify(pxRing(ring, view), 0.4)));
}

function pxRing(ring: readonly (readonly number[])[], view: View): Line {
  return ring.map(([lon = 0, lat = 0]) => pxOf(view, worldSpot({ lat, lon })));
}

/** The middle of what is seen of an outline. */
function middleOf(outline: Outline, view: View): Spot {
  const outer = polygonsOf(outline).map((rings) => pxRing(rings[0] ?? [], view));
  const [west, north, east, south] = edgesOf(outer);
  const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));
  return [
    (clamp(west, view.width) + clamp(east, view.width)) / 2,
    (clamp(north, view.height) + clamp(south, view.height)) / 2,
  ];
}

interface Corner {
  readonly markup: string;
  readonly edges: Edges;
}

const roundMetres = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];

/** How far things are, in the lower left corner. */
function scaleBar({ width, height, pxPerMetre }: View, letterScale: number): Corner {
  const metres = roundMetres.findLast((length) => length * pxPerMetre <= width * 0.26) ?? roundMetres[0]!;
  const long = metres * pxPerMetre;
  const words = metres < 1000 ? `${metres} m` : `${metres / 1000} km`;
  const size = 12 * letterScale;
  const [left, base] = [10 * letterScale, height - 9 * letterScale];
  const bar = `M${left} ${(base - 5).toFixed(1)}v5h${long.toFixed(1)}v-5`;
  const attributes = { d: bar, fill: 'none', 'stroke-width': 2 * letterScale };
  const markup = [
    element('path', { ...attributes, stroke: palette.halo, 'stroke-width': 5 * letterScale }),
    element('path', { ...attributes, stroke: palette.ink }),
    element(
      'text',
      { x: left + long / 2, y: base - 5 * letterScale, 'font-size': size, fill: palette.ink },
      words,
    ),
  ].join('');
  const wide = Math.max(long, widthOf(words, size));
  return { markup, edges: [0, base - size - 8 * letterScale, left + wide + 8, height] };
}

/** Whom the ground is from, in the lower right corner. */
function creditLine({ width, height }: View, words: string, letterScale: number): Corner {
  const size = 10.5 * letterScale;
  const wide = widthOf(words, size);
  const [right, base] = [width - 6 * letterScale, height - 6 * letterScale];
  const markup = element(
    'text',
    { x: right, y: base, 'font-size': size, fill: palette.ink, 'text-anchor': 'end' },
    xmlText(words),
  );
  return { markup, edges: [right - wide - 6, base - size - 3, width, height] };
}
