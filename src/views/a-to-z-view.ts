import type { LinkedAsset, LinkedVenue } from '../domain/directory.ts';
import { addressOf } from './addresses.ts';
import { beginningView, type BeginningView } from './beginning-view.ts';
import { homeCrumb } from './crumbs.ts';
import type { PageFacts } from './frame-view.ts';
import {
  letterPartPages,
  lettersView,
  type LetterPartView,
  type LetterRow,
  type LettersView,
} from './letters-view.ts';
import { bandMarks, bandOf } from './list-bands.ts';
import { standingOfAsset } from './standing-view.ts';
import type { ViewContext } from './view-context.ts';
import { countOf } from './words.ts';

/** A page that lists everything from A to Z. */
export interface AToZView {
  readonly page: PageFacts;
  readonly title: string;
  readonly lead: string;
  /** Shown while there are no entries. */
  readonly beginning?: BeginningView | undefined;
  readonly letters: LettersView;
  /** The pages of its letters, where it is too long for one page. */
  readonly parts: readonly { readonly path: string; readonly view: LetterPartView }[];
}

/** Every entry that lists may hold, from A to Z. */
export function assetsAToZ(context: ViewContext): AToZView {
  const rows = listedAssets(context).map((asset) => assetRow(asset, context));
  return aToZView(
    rows,
    { called: 'Everything', path: addressOf.assets(context.base), one: 'thing' },
    context,
  );
}

/** Every venue, from A to Z. */
export function venuesAToZ(context: ViewContext): AToZView {
  const rows = context.directory.venues.map((venue) => venueRow(venue, context));
  return aToZView(rows, { called: 'Places', path: addressOf.venues(context.base), one: 'place' }, context);
}

function aToZView(
  rows: readonly LetterRow[],
  { called, path, one }: { called: string; path: string; one: string },
  context: ViewContext,
): AToZView {
  const letters = lettersView(rows, path);
  const title = `${called}, A to Z`;
  const here = `${countOf(rows.length, one)} in ${context.directory.site.name}.`;
  const lead =
    rows.length === 0
      ? `Nothing in ${context.directory.site.name} yet.`
      : `${here} “The” at the start of a name does not count.`;
  return {
    page: { title, description: lead, path },
    title,
    lead,
    beginning: beginningView(context),
    letters,
    parts: letterPartPages(letters, { called, crumbs: [homeCrumb(context), { words: title, href: path }] }),
  };
}

/** The entries that lists may hold on the day of the build, by title. */
export function listedAssets(
  context: ViewContext,
  assets: readonly LinkedAsset[] = context.directory.assets,
): readonly LinkedAsset[] {
  return assets.filter((asset) => standingOfAsset(asset, context.today, context).shows.lists);
}

/** One line for an entry: what it offers and where, and a word of warning where it needs one. */
export function assetRow(asset: LinkedAsset, context: ViewContext): LetterRow {
  const where = asset.neighbourhoods.length === 1 ? asset.neighbourhoods[0]?.title : undefined;
  return {
    title: asset.data.title,
    href: addressOf.asset(context.base, asset.slug),
    hint: [asset.themes[0]?.title, where].filter((part) => part !== undefined).join(', '),
    mark: bandMarks[bandOf(asset, standingOfAsset(asset, context.today, context))],
  };
}

function venueRow(venue: LinkedVenue, context: ViewContext): LetterRow {
  const street = venue.data.address?.[0];
  const parts = [street, venue.neighbourhood?.title].filter((part) => part !== undefined);
  return {
    title: venue.data.title,
    href: addressOf.venue(context.base, venue.slug),
    hint: [...new Set(parts)].join(', '),
    mark: thingsHere(venue, context),
  };
}

function thingsHere(venue: LinkedVenue, context: ViewContext): string {
  const count = listedAssets(context, venue.assets).length;
  return count === 0 ? '' : `${countOf(count, 'thing')} here`;
}
