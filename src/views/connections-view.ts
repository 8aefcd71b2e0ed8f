import { connectionWords, type ConnectionTie } from '../domain/connection.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import { addressOf } from './addresses.ts';
import { mainThemeOf, type ThemeView } from './card-view.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import { circlesOf, networkOf, type Network, type NetworkTie } from './network.ts';
import {
  drawArcs,
  drawGraph,
  tieManners,
  type ArcsView,
  type GraphView,
  type TieManner,
} from './network-drawing.ts';
import type { ViewContext } from './view-context.ts';
import { capitalised, countOf, listInWords, numberInWords } from './words.ts';

/** One entry with its ties in words. */
export interface TiedEntry {
  /** Its anchor on the page. */
  readonly slug: string;
  readonly title: string;
  /** Its page. */
  readonly href: string;
  readonly theme: ThemeView;
  /** "Passes people on to", and the other, by its anchor on this page. */
  readonly ties: readonly { readonly words: string; readonly other: LinkView }[];
}

/** Entries that are tied to each other more than to others. */
export interface CircleView {
  readonly title: string;
  readonly anchor: string;
  /** "9 entries and 8 ties, in Well Bank and Sole Pit." */
  readonly about: string;
  readonly graph: GraphView;
  readonly arcs: ArcsView;
  readonly entries: readonly TiedEntry[];
}

/** An entry without ties, and who could introduce it. */
export interface LoneEntry {
  readonly entry: LinkView;
  /** Who could introduce it, and why; absent where nobody near is tied to anybody. */
  readonly introducer?: { readonly who: LinkView; readonly why: string } | undefined;
}

/** Two entries that are not tied, and one that is tied to both. */
export interface Introduction {
  readonly who: LinkView;
  readonly one: LinkView;
  readonly other: LinkView;
  /** What the two have in common: "both are in Well Bank". */
  readonly why: string;
}

/** The page of how things connect. */
export interface ConnectionsView {
  readonly page: PageFacts;
  readonly title: string;
  readonly lead: string;
  /** The sorts of ties that the drawings show. */
  readonly key: readonly TieManner[];
  /** Circles of four or more: each with its drawing. */
  readonly circles: readonly CircleView[];
  /** Circles of fewer, in words alone. */
  readonly small: readonly TiedEntry[];
  /** Entries whose ties reach most neighbourhoods besides their own. */
  readonly bridges: readonly { readonly who: LinkView; readonly words: string }[];
  /** Neighbourhoods that no tie leaves. */
  readonly islands: string;
  readonly introductions: readonly Introduction[];
  readonly lone: readonly LoneEntry[];
  /** "13 entries have no tie that we know of." */
  readonly loneCount: string;
  readonly tellUs: string;
  readonly gaps: LinkView;
}

const leastToDraw = 4;
const mostBridges = 6;
const mostIntroductions = 9;

/** The page of how things connect. */
export function connectionsView(context: ViewContext): ConnectionsView {
  const { directory, base } = context;
  const network = networkOf(context);
  const circles = circlesOf(network);
  const drawn = circles.filter((circle) => circle.length >= leastToDraw);
  const lone = network.assets.filter((asset) => tiedTo(asset, network).length === 0);
  const tied = network.assets.length - lone.length;
  return {
    page: {
      title: 'How things connect',
      description: `Who passes people on to whom in ${directory.site.name}, who lends to whom, and who stands alone.`,
      path: addressOf.connections(base),
    },
    title: 'How things connect',
    lead: `A bench sends somebody to a lunch, the lunch to a form, the form to a lift. ${tied} of our ${network.assets.length} entries, and the ${countOf(network.ties.length, 'tie')} between them. Start with any of them and follow.`,
    key: Object.entries(tieManners).flatMap(([as, manner]) =>
      network.ties.some((tie) => tie.as === as) ? [manner] : [],
    ),
    circles: drawn.map((circle) => circleView(circle, network, context)),
    small: circles
      .filter((circle) => circle.length < leastToDraw)
      .flat()
      .map((asset) => tiedEntry(asset, network, context)),
    bridges: bridgesOf(network),
    islands: islandsOf(network, context),
    introductions: introductionsOf(network),
    lone: lone.map((asset) => ({
      entry: { words: asset.data.title, href: addressOf.asset(base, asset.slug) },
      introducer: introducerOf(asset, network),
    })),
    loneCount:
      lone.length === 0 ? '' : `${countOf(lone.length, 'entry has', 'entries have')} no tie that we know of.`,
    tellUs: addressOf.suggest(base),
    gaps: { words: 'What is missing?', href: addressOf.gaps(base) },
  };
}

function tiedTo(asset: LinkedAsset, { tiedTo: others }: Network): readonly LinkedAsset[] {
  return others.get(asset) ?? [];
}

function circleView(circle: readonly LinkedAsset[], network: Network, context: ViewContext): CircleView {
  const inside = new Set(circle);
  const ties = network.ties.filter(({ from, to }) => inside.has(from) && inside.has(to));
  const first = circle[0]!;
  const counts = `${countOf(circle.length, 'entry', 'entries')} and ${countOf(ties.length, 'tie')} between them`;
  const leaving = network.ties.filter(({ from, to }) => inside.has(from) !== inside.has(to)).length;
  return {
    title: `Around ${first.data.title}`,
    anchor: `around-${first.slug}`,
    about: leaving === 0 ? `${counts}.` : `${counts}, and ${numberInWords(leaving)} to others.`,
    graph: drawGraph(circle, ties, context),
    arcs: drawArcs(circle, ties, context),
    entries: circle.map((asset) => tiedEntry(asset, network, context)),
  };
}

function tiedEntry(asset: LinkedAsset, network: Network, context: ViewContext): TiedEntry {
  return {
    slug: asset.slug,
    title: asset.data.title,
    href: addressOf.asset(context.base, asset.slug),
    theme: mainThemeOf(asset, context),
    ties: network.ties.flatMap((tie) => tieSeenFrom(asset, tie)),
  };
}

function tieSeenFrom(asset: LinkedAsset, { from, to, as }: NetworkTie): TiedEntry['ties'] {
  if (from === asset) return [{ words: wordsOf(as, 'out'), other: onThisPage(to) }];
  return to === asset ? [{ words: wordsOf(as, 'back'), other: onThisPage(from) }] : [];
}

function wordsOf(as: ConnectionTie, direction: 'out' | 'back'): string {
  return connectionWords[as][direction];
}

function onThisPage(asset: LinkedAsset): LinkView {
  return { words: asset.data.title, href: `#${asset.slug}` };
}

/** Neighbourhoods of an entry that is in one or two; what is all over town says nothing of where people cross. */
function homesOf({ neighbourhoods }: LinkedAsset): LinkedAsset['neighbourhoods'] {
  return neighbourhoods.length <= 2 ? neighbourhoods : [];
}

function reachOf(asset: LinkedAsset, network: Network): string[] {
  const own = homesOf(asset);
  if (own.length === 0) return [];
  const reached = tiedTo(asset, network).flatMap(homesOf);
  return [...new Set(reached)].filter((place) => !own.includes(place)).map(({ title }) => title);
}

function bridgesOf(network: Network): ConnectionsView['bridges'] {
  return network.assets
    .map((asset) => ({ asset, reach: reachOf(asset, network) }))
    .filter(({ reach }) => reach.length > 1)
    .sort((one, other) => other.reach.length - one.reach.length)
    .slice(0, mostBridges)
    .map(({ asset, reach }) => ({
      who: onThisPage(asset),
      words: `in ${listInWords(homesOf(asset).map(({ title }) => title))}, reaches ${listInWords(reach)}.`,
    }));
}

function islandsOf(network: Network, { directory }: ViewContext): string {
  const left = new Set(
    network.assets.flatMap((asset) => (reachOf(asset, network).length > 0 ? homesOf(asset) : [])),
  );
  const islands = directory.neighbourhoods.filter((place) => !left.has(place)).map(({ title }) => title);
  if (islands.length === 0) return 'Every neighbourhood has a tie to another.';
  return `No tie that we know of leads out of ${listInWords(islands)}.`;
}

/** What two entries have in common, the nearest first; with a weight, so that the best pairs come first. */
function inCommon(one: LinkedAsset, other: LinkedAsset): { why: string; weight: number } | undefined {
  const venue = one.venues.find((place) => other.venues.includes(place));
  if (venue !== undefined) return { why: `both meet at ${venue.data.title}`, weight: 4 };
  const place = homesOf(one).find((home) => homesOf(other).includes(home));
  const isSameSort = one.themes[0] !== undefined && one.themes[0] === other.themes[0];
  const theme = one.themes[0]?.title ?? '';
  if (place !== undefined && isSameSort)
    return { why: `both are under ${theme}, in ${place.title}`, weight: 3 };
  const group = one.groups.find((found) => other.groups.includes(found));
  if (group !== undefined) return { why: `both are for ${lowered(group.title)}`, weight: 2 };
  return place === undefined ? undefined : { why: `both are in ${place.title}`, weight: 1 };
}

function lowered(title: string): string {
  return title.slice(0, 1).toLowerCase() + title.slice(1);
}

function introducerOf(lone: LinkedAsset, network: Network): LoneEntry['introducer'] {
  const able = network.assets.filter((asset) => tiedTo(asset, network).length > 0);
  const found = able.flatMap((asset) => {
    const common = inCommon(lone, asset);
    return common === undefined ? [] : [{ asset, ...common, ties: tiedTo(asset, network).length }];
  });
  const best = found.sort((one, other) => other.weight - one.weight || other.ties - one.ties)[0];
  return best && { who: onThisPage(best.asset), why: best.why };
}

/** Pairs that are not tied, have something in common, and share a friend; each entry in one pair at most. */
function introductionsOf(network: Network): Introduction[] {
  const found = network.assets.flatMap((who) => {
    const known = tiedTo(who, network);
    return known.flatMap((one, index) =>
      known.slice(index + 1).flatMap((other) => {
        const common = tiedTo(one, network).includes(other) ? undefined : inCommon(one, other);
        return common === undefined ? [] : [{ who, one, other, ...common }];
      }),
    );
  });
  const taken = new Set<LinkedAsset>();
  return found
    .sort((a, b) => b.weight - a.weight)
    .filter(({ one, other }) => {
      if (taken.has(one) || taken.has(other)) return false;
      taken.add(one).add(other);
      return true;
    })
    .slice(0, mostIntroductions)
    .map(({ who, one, other, why }) => ({
      who: onThisPage(who),
      one: onThisPage(one),
      other: onThisPage(other),
      why: `${capitalised(why)}.`,
    }));
}
