import type { ConnectionTie } from '../domain/connection.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import type { ColourName } from '../domain/theme.ts';
import { mainThemeOf, type ThemeView } from './card-view.ts';
import { isDirected, type NetworkTie } from './network.ts';
import { layOut, lineUp, roomFor, type Pair, type Point } from './network-layout.ts';
import type { ViewContext } from './view-context.ts';

/** One sort of tie, as drawings show it: always a word beside the line, a colour and a dash. */
export interface TieManner {
  readonly colour: ColourName;
  /** The word on the line. */
  readonly word: string;
  /** What the key says: "passes people on to". */
  readonly key: string;
  /** `stroke-dasharray`; empty for a whole line. */
  readonly dash: string;
}

/** How each sort of tie is drawn. */
export const tieManners: Readonly<Record<ConnectionTie, TieManner>> = {
  'passes-people-on': { colour: 'lagoon', word: 'passes on', key: 'passes people on to', dash: '9 6' },
  'shares-people': { colour: 'heather', word: 'shares', key: 'shares people with', dash: '2 7' },
  'grew-from': { colour: 'moss', word: 'grew from', key: 'grew from', dash: '' },
  'lends-to': { colour: 'ochre', word: 'lends to', key: 'lends to', dash: '16 6' },
  'part-of': { colour: 'damson', word: 'part of', key: 'is part of', dash: '' },
  'meets-with': { colour: 'clay', word: 'meets with', key: 'meets with', dash: '2 7 10 7' },
  'run-by': { colour: 'kelp', word: 'run by', key: 'is run by', dash: '' },
};

/** An entry in a drawing. */
export interface NodeView {
  readonly slug: string;
  /** The name on one to three lines of at most 16 letters or so, the last cut off where it does not fit. */
  readonly lines: readonly string[];
  readonly theme: ThemeView;
  /** Middle of its disc. */
  readonly x: number;
  readonly y: number;
}

/** A tie in a drawing. */
export interface EdgeView {
  readonly colour: ColourName;
  readonly dash: string;
  /** Path of the line. */
  readonly line: string;
  /** Path of the head of the arrow; empty where the tie reads the same from both ends. */
  readonly arrow: string;
  readonly word: string;
  /** Where the word stands. */
  readonly at: Point;
}

/** Entries and ties laid out for a wide page. */
export interface GraphView {
  readonly width: number;
  readonly height: number;
  /** Narrow enough for words beside it. */
  readonly isNarrow: boolean;
  readonly nodes: readonly NodeView[];
  readonly edges: readonly EdgeView[];
}

/** The same for a phone: a list with arcs beside it. The drawing is 100 wide and 10 high for each row. */
export interface ArcsView {
  readonly rows: readonly { readonly slug: string; readonly title: string; readonly theme: ThemeView }[];
  readonly height: number;
  readonly arcs: readonly { readonly colour: ColourName; readonly dash: string; readonly line: string }[];
}

const discRadius = 30;
const lineHeight = 22;
const letterWidth = 10.4;
const longestLine = 17;
const mostLines = 3;

/** Draws entries and the ties between them for a wide page. */
export function drawGraph(
  assets: readonly LinkedAsset[],
  ties: readonly NetworkTie[],
  context: ViewContext,
): GraphView {
  const pairs = pairsOf(assets, ties);
  const places = layOut(assets.length, pairs);
  const names = assets.map(({ data }) => inLines(data.shortTitle ?? data.title));
  const boxes = places.map((place, index) => boxOf(place, names[index] ?? []));
  const width = Math.max(...places.map(({ x }) => x)) + roomFor.width / 2;
  return {
    width,
    isNarrow: width <= 2 * roomFor.width,
    height: Math.max(...places.map(({ y }) => y)) + roomFor.height / 2,
    nodes: assets.map((asset, index) => ({
      slug: asset.slug,
      lines: names[index] ?? [],
      theme: mainThemeOf(asset, context),
      x: round(boxes[index]!.x),
      y: round(boxes[index]!.top + discRadius),
    })),
    edges: pairs.map(({ from, to, as }, index) => {
      const before = pairs.slice(0, index).filter((pair) => isSamePair(pair, { from, to })).length;
      const isAlone = !pairs.some((pair, other) => other !== index && isSamePair(pair, { from, to }));
      const side = (from < to ? 1 : -1) * (before % 2 === 0 ? 1 : -1);
      return edgeBetween(boxes[from]!, boxes[to]!, as, side * (isAlone ? swing : wideSwing));
    }),
  };
}

/** Draws entries and the ties between them beside a list. */
export function drawArcs(
  assets: readonly LinkedAsset[],
  ties: readonly NetworkTie[],
  context: ViewContext,
): ArcsView {
  const pairs = pairsOf(assets, ties);
  const order = lineUp(assets.length, pairs);
  const rowOf = new Map(order.map((asset, row) => [asset, row]));
  const longest = Math.max(1, assets.length - 1);
  return {
    rows: order.map((index) => {
      const asset = assets[index]!;
      return { slug: asset.slug, title: asset.data.title, theme: mainThemeOf(asset, context) };
    }),
    height: assets.length * 10,
    arcs: pairs.map(({ from, to, as }) => {
      const [one, other] = [rowOf.get(from)! * 10 + 5, rowOf.get(to)! * 10 + 5];
      const reach = round(28 + (100 * Math.abs(one - other)) / 10 / longest);
      return {
        colour: tieManners[as].colour,
        dash: tieManners[as].dash,
        line: `M0 ${one}C${reach} ${one} ${reach} ${other} 0 ${other}`,
      };
    }),
  };
}

function pairsOf(
  assets: readonly LinkedAsset[],
  ties: readonly NetworkTie[],
): (Pair & { as: ConnectionTie })[] {
  const placeOf = new Map(assets.map((asset, index) => [asset, index]));
  return ties.flatMap(({ from, to, as }) => {
    const [start, end] = [placeOf.get(from), placeOf.get(to)];
    return start === undefined || end === undefined ? [] : [{ from: start, to: end, as }];
  });
}

/** The room that a disc and its name take up. */
interface Box extends Point {
  readonly top: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
}

function boxOf({ x, y }: Point, lines: readonly string[]): Box {
  const height = 2 * discRadius + 8 + lines.length * lineHeight;
  const longest = Math.max(...lines.map((line) => line.length));
  return {
    x,
    y,
    top: y - height / 2,
    halfWidth: Math.max(discRadius, (longest * letterWidth) / 2) + 4,
    halfHeight: height / 2 + 3,
  };
}

/** How far a line swings out to one side, as a share of its length; further where two have the same ends. */
const swing = 0.09;
const wideSwing = 0.42;

function isSamePair(one: Pair, other: Pair): boolean {
  return (one.from === other.from && one.to === other.to) || (one.from === other.to && one.to === other.from);
}

function edgeBetween(from: Box, to: Box, as: ConnectionTie, bending: number): EdgeView {
  const { colour, dash, word } = tieManners[as];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const bend = { x: (from.x + to.x) / 2 - dy * bending, y: (from.y + to.y) / 2 + dx * bending };
  const start = edgeOfBox(from, bend);
  const end = edgeOfBox(to, bend);
  const at = {
    x: round((start.x + 2 * bend.x + end.x) / 4),
    y: round((start.y + 2 * bend.y + end.y) / 4 + 6),
  };
  return {
    colour,
    dash,
    word,
    at,
    line: `M${said(start)}Q${said(bend)} ${said(end)}`,
    arrow: isDirected(as) ? arrowAt(end, bend) : '',
  };
}

/** Where a line from the middle of a box to a point leaves the box. */
function edgeOfBox(box: Box, towards: Point): Point {
  const [dx, dy] = [towards.x - box.x, towards.y - box.y];
  const share = Math.min(
    dx === 0 ? Infinity : box.halfWidth / Math.abs(dx),
    dy === 0 ? Infinity : box.halfHeight / Math.abs(dy),
    1,
  );
  return { x: round(box.x + dx * share), y: round(box.y + dy * share) };
}

const arrowLength = 13;
const arrowOpening = 0.45;

function arrowAt(tip: Point, cameFrom: Point): string {
  const back = Math.atan2(cameFrom.y - tip.y, cameFrom.x - tip.x);
  const wing = (turn: number) => ({
    x: round(tip.x + arrowLength * Math.cos(back + turn)),
    y: round(tip.y + arrowLength * Math.sin(back + turn)),
  });
  return `M${said(wing(arrowOpening))}L${said(tip)}L${said(wing(-arrowOpening))}`;
}

function said({ x, y }: Point): string {
  return `${x} ${y}`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}

/** A name on as few lines as it needs. */
export function inLines(name: string): string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= longestLine)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > longestLine ? `${word.slice(0, longestLine - 1)}…` : word);
  }
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1]?.slice(0, longestLine - 1) ?? ''}…`];
}
