import type { LinkedAsset } from '../domain/directory.ts';
import { listedAssets } from './a-to-z-view.ts';
import { cardView, type CardView } from './card-view.ts';
import { bandHints, bandOf, bandTitles, listBands, type ListBand } from './list-bands.ts';
import { cutIntoPages, numberedAddress, pageLinks, type PageLink } from './page-numbers.ts';
import { standingOfAsset } from './standing-view.ts';
import type { ViewContext } from './view-context.ts';

/** The most cards on one page of a list. */
export const cardsPerPage = 50;

/** A heading with what to say under it. */
export interface ListHeading {
  /** Its anchor. */
  readonly anchor: string;
  /** Empty where the cards need no heading. */
  readonly title: string;
  /** A line under the title; may be empty. */
  readonly hint: string;
}

/** A card, and the anchor it carries where a link of the page leads to it. */
export interface ListedCard {
  readonly card: CardView;
  readonly anchor?: string | undefined;
}

/** Cards that belong together, under a heading. */
export interface CardGroup extends ListHeading {
  readonly cards: readonly ListedCard[];
}

/** Where in the list a heading or a sort of thing starts, and how many cards belong to it. */
export interface ContentsLink {
  readonly anchor: string;
  readonly title: string;
  readonly href: string;
  readonly count: number;
}

/** One page of a list of cards. */
export interface ListView {
  /** How many things the whole list holds, those that have closed left out. */
  readonly count: number;
  /** 1 for the first. */
  readonly number: number;
  readonly groups: readonly CardGroup[];
  /** The headings of all pages of the list. */
  readonly contents: readonly ContentsLink[];
  /** The first of each sort among those that need no warning, where the list is in order of sorts. */
  readonly sorts: readonly ContentsLink[];
  /** All pages of the list; none when there is only one. */
  readonly pages: readonly PageLink[];
}

/** Sorts of things, such as themes, that put the entries that need no warning in order. */
export interface Sorting {
  /** In the order shown. */
  readonly sorts: readonly { readonly anchor: string; readonly title: string }[];
  /** The anchor of the sort that an entry belongs to. */
  readonly anchorOf: (asset: LinkedAsset) => string | undefined;
}

interface Placed {
  readonly asset: LinkedAsset;
  readonly band: ListBand;
  /** Carried by the first of its sort. */
  readonly anchor?: string | undefined;
}

/**
 * The pages of a list of cards: first what anybody can go to, then the bands that need a word of warning.
 *
 * @param assets in the order of titles; those that no list may hold are left out
 * @param address the list's own address, ending in a slash
 */
export function listPages(
  assets: readonly LinkedAsset[],
  address: string,
  context: ViewContext,
  sorting?: Sorting,
): readonly ListView[] {
  const placed = placeAll(listedAssets(context, assets), context, sorting);
  const pages = cutIntoPages(placed, cardsPerPage);
  const shared = {
    count: placed.filter(({ band }) => band !== 'closed').length,
    contents: contentsOf(placed, address),
    sorts: sortsOf(placed, address, sorting),
  };
  return pages.map(({ number, items }) => ({
    ...shared,
    number,
    groups: groupsOf(items, context),
    pages: pageLinks(address, pages.length, number),
  }));
}

function placeAll(
  assets: readonly LinkedAsset[],
  context: ViewContext,
  sorting: Sorting | undefined,
): Placed[] {
  const byBand = Map.groupBy(assets, (asset) =>
    bandOf(asset, standingOfAsset(asset, context.today, context)),
  );
  return listBands.flatMap((band) => {
    const inBand = byBand.get(band) ?? [];
    if (band === 'usual' && sorting !== undefined) return placeSorted(inBand, sorting);
    return inBand.map((asset) => ({ asset, band }));
  });
}

function placeSorted(assets: readonly LinkedAsset[], { sorts, anchorOf }: Sorting): Placed[] {
  const bySort = Map.groupBy(assets, anchorOf);
  return [...sorts.map(({ anchor }) => anchor), undefined].flatMap((anchor) =>
    (bySort.get(anchor) ?? []).map((asset, index) => ({
      asset,
      band: 'usual' as const,
      anchor: index === 0 ? anchor : undefined,
    })),
  );
}

function contentsOf(placed: readonly Placed[], address: string): ContentsLink[] {
  return [...Map.groupBy(placed, ({ band }) => band)].flatMap(([band, [first, ...others]]) =>
    first === undefined || bandTitles[band] === ''
      ? []
      : [
          {
            anchor: band,
            title: bandTitles[band],
            href: addressIn(placed, first, address, band),
            count: 1 + others.length,
          },
        ],
  );
}

function sortsOf(placed: readonly Placed[], address: string, sorting: Sorting | undefined): ContentsLink[] {
  const usual = placed.filter(({ band }) => band === 'usual');
  return (sorting?.sorts ?? []).flatMap(({ anchor, title }) => {
    const first = usual.find((each) => each.anchor === anchor);
    if (first === undefined) return [];
    const count = usual.filter(({ asset }) => sorting?.anchorOf(asset) === anchor).length;
    return [{ anchor, title, href: addressIn(placed, first, address, anchor), count }];
  });
}

/** Where on the pages of a list something starts. */
function addressIn(placed: readonly Placed[], first: Placed, address: string, anchor: string): string {
  const page = Math.floor(placed.indexOf(first) / cardsPerPage) + 1;
  return `${numberedAddress(address, page)}#${anchor}`;
}

function groupsOf(placed: readonly Placed[], context: ViewContext): CardGroup[] {
  return [...Map.groupBy(placed, ({ band }) => band)].map(([band, members]) => ({
    anchor: band,
    title: bandTitles[band],
    hint: bandHints[band],
    cards: members.map(({ asset, anchor }) => ({ card: cardView(asset, context), anchor })),
  }));
}
