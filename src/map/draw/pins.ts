import { pinShapes } from '../pin-shapes.ts';
import { palette, themeColours } from '../palette.ts';
import type { Point } from '../../domain/geo.ts';
import type { Edges } from './lines.ts';
import { element, short } from './svg.ts';
import { pxOf, worldSpot, type Spot, type View } from './view.ts';

/** Something that is shown at a point. */
export interface Pin {
  readonly at: Point;
  /** Colour of a theme. */
  readonly colour: keyof typeof themeColours;
  /** What stands on it: a number, as in the list beside the map, or else a shape, so that colour is never alone. */
  readonly mark: number | keyof typeof pinShapes;
}

/** A pin with its place in a drawing. */
export interface PlacedPin {
  readonly pin: Pin;
  /** The spot it stands for. */
  readonly tip: Spot;
  /** Middle of its round head. */
  readonly head: Spot;
  readonly radius: number;
}

/** Room between heads, in px. */
const apart = 3;
const rounds = 160;

/**
 * Finds room for the heads of pins: above their tips, but moved aside where they would cover each other or leave
 * the drawing. The tip stays where it belongs; what lies outside the drawing has no pin.
 */
export function placePins(pins: readonly Pin[], view: View, radius: number): readonly PlacedPin[] {
  const seen = pins.filter(({ at }) => isSeen(view, pxOf(view, worldSpot(at))));
  const tips = seen.map(({ at }) => pxOf(view, worldSpot(at)));
  const rise = radius * 1.75;
  const heads = tips.map(([x, y], index): [number, number] => [
    // Pins on one spot begin a hair apart, so that they know which way to go.
    x + Math.cos(index * 2.4) * 0.3,
    y - rise + Math.sin(index * 2.4) * 0.3,
  ]);
  for (let round = 0; round < rounds; round++) {
    let isCalm = true;
    for (let one = 0; one < heads.length; one++) {
      for (let other = one + 1; other < heads.length; other++) {
        if (pushApart(heads[one]!, heads[other]!, 2 * radius + apart)) isCalm = false;
      }
    }
    for (const head of heads) keepInside(head, view, radius + 4);
    if (isCalm) break;
  }
  return seen.map((pin, index) => ({ pin, tip: tips[index]!, head: heads[index]!, radius }));
}

function isSeen({ width, height }: View, [x, y]: Spot): boolean {
  return x >= 0 && y >= 0 && x <= width && y <= height;
}

function pushApart(a: [number, number], b: [number, number], least: number): boolean {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const far = Math.hypot(dx, dy) || 0.01;
  if (far >= least - 0.05) return false;
  const push = (least - far) / 2 / far;
  a[0] -= dx * push;
  a[1] -= dy * push;
  b[0] += dx * push;
  b[1] += dy * push;
  return true;
}

function keepInside(head: [number, number], { width, height }: View, room: number): void {
  head[0] = Math.min(width - room, Math.max(room, head[0]));
  head[1] = Math.min(height - room, Math.max(room, head[1]));
}

/** The boxes that a pin covers: its head, and the way to its tip. */
export function pinEdges({ head: [x, y], tip: [tipX, tipY], radius }: PlacedPin): readonly Edges[] {
  const room = radius + 2;
  return [
    [x - room, y - room, x + room, y + room],
    [Math.min(x, tipX) - 4, Math.min(y, tipY) - 4, Math.max(x, tipX) + 4, Math.max(y, tipY) + 4],
  ];
}

/** Draws pins, those further up first, so that nearer ones stand before them. */
export function drawPins(pins: readonly PlacedPin[]): string {
  const inOrder = [...pins].sort((one, other) => one.tip[1] - other.tip[1]);
  return [...inOrder.map(drawTail), ...inOrder.map(drawHead)].join('');
}

function drawTail({ pin, tip, head, radius }: PlacedPin): string {
  return element('path', {
    d: tailPath(tip, head, radius),
    fill: themeColours[pin.colour],
    stroke: palette.white,
    'stroke-width': 2,
    'stroke-linejoin': 'round',
  });
}

/** From the head to the tip, touching the head on both sides. */
function tailPath(tip: Spot, head: Spot, radius: number): string {
  const [dx, dy] = [tip[0] - head[0], tip[1] - head[1]];
  const far = Math.hypot(dx, dy);
  if (far <= radius + 1) return '';
  const towards = Math.atan2(dy, dx);
  const turn = Math.acos(radius / far);
  const touch = (angle: number): string =>
    `${short(head[0] + radius * Math.cos(angle))} ${short(head[1] + radius * Math.sin(angle))}`;
  return `M${touch(towards - turn)}L${short(tip[0])} ${short(tip[1])}L${touch(towards + turn)}z`;
}

function drawHead({ pin, head: [x, y], radius }: PlacedPin): string {
  const circle = element('circle', {
    cx: x,
    cy: y,
    r: radius,
    fill: themeColours[pin.colour],
    stroke: palette.white,
    'stroke-width': 2,
  });
  const { mark } = pin;
  if (typeof mark === 'number') return circle + drawNumber(mark, x, y, radius);
  const size = radius * 1.3;
  const place = `translate(${short(x - size / 2)} ${short(y - size / 2)}) scale(${(size / 24).toFixed(3)})`;
  return circle + element('path', { d: pinShapes[mark], fill: palette.white, transform: place });
}

function drawNumber(number: number, x: number, y: number, radius: number): string {
  const text = String(number);
  const size = radius * (text.length > 2 ? 0.85 : 1.15);
  return element(
    'text',
    {
      x,
      y: y + size * 0.35,
      fill: palette.white,
      'font-size': size,
      'font-weight': 700,
      'text-anchor': 'middle',
    },
    text,
  );
}
