import type { LinkedAsset } from '../domain/directory.ts';
import { addressOf } from './addresses.ts';
import { openAssets } from './browse-view.ts';
import { findView, type FindView } from './find-view.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import { bandHints, bandTitles, needsNoPlace } from './list-bands.ts';
import { mapFrameView, type BasemapFacts, type MapFrameView } from './map-frame-view.ts';
import { sheetMap } from './map-pictures.ts';
import type { ViewContext } from './view-context.ts';
import { countOf } from './words.ts';

/** A place with what is on there: "3 things". */
export interface MapPlace extends LinkView {
  readonly count: string;
}

/** A part of town, and its places. */
export interface MapPart {
  readonly title: string;
  readonly href?: string | undefined;
  /** One line about it; may be empty. */
  readonly hint: string;
  readonly places: readonly MapPlace[];
}

/** The page of the map: everything on it is in words as well. */
export interface MapView {
  readonly page: PageFacts;
  readonly title: string;
  readonly lead: string;
  /** Absent where the directory has no basemap: the page is a list of places then. */
  readonly map?: MapFrameView | undefined;
  /** The search and the filters. */
  readonly find: FindView;
  readonly parts: readonly MapPart[];
  /** The same places on one sheet of paper; absent where there is no map. */
  readonly print?: string | undefined;
}

/** The page of the map. */
export function mapView(context: ViewContext, basemap: BasemapFacts | undefined): MapView {
  const { directory, base } = context;
  const { name } = directory.site;
  const map = mapFrameView(context, basemap, { isFull: true });
  const page: PageFacts = {
    title: `Map of ${name}`,
    description: `Where things are in ${name}: groups, places and things to borrow, on a map and as a list.`,
    path: addressOf.map(base),
    ...(map ? { search: 'page', hasMap: true } : {}),
  };
  return {
    page,
    title: `Map of ${name}`,
    lead: map
      ? 'The list has everything that is on the map. Nobody is told where you look.'
      : 'There is no map yet, so here are the places in words.',
    map,
    // The page of the map answers from the lean lists alone; only the find page runs the search over all words.
    find: { ...findView(context), action: addressOf.map(base), index: '', tries: [], page },
    parts: partsOf(context),
    print: sheetMap(undefined, context) && addressOf.mapSheet(base),
  };
}

/** Neighbourhoods with their places, then places elsewhere, then what needs no place. */
function partsOf(context: ViewContext): readonly MapPart[] {
  const { directory, base } = context;
  const parts = directory.neighbourhoods.map(({ slug, title, hint = '' }): MapPart => {
    const vague = openAssets(context).filter(({ places }) =>
      places.some((place) => place.is === 'area' && place.area.slug === slug),
    );
    return {
      title,
      href: addressOf.neighbourhood(base, slug),
      hint,
      places: [
        ...placesIn(slug, context),
        ...vague.map((asset) => assetLink(asset, 'roughly here', context)),
      ],
    };
  });
  const isSorted = parts.some(({ places }) => places.length > 0);
  const elsewhere = {
    title: isSorted ? 'Elsewhere' : 'Places',
    hint: '',
    places: placesIn(undefined, context),
  };
  const placeless = {
    title: bandTitles['no-place'],
    hint: bandHints['no-place'],
    places: openAssets(context)
      .filter(needsNoPlace)
      .map((asset) => assetLink(asset, '', context)),
  };
  return [...parts, elsewhere, placeless].filter(({ places }) => places.length > 0);
}

function placesIn(slug: string | undefined, context: ViewContext): readonly MapPlace[] {
  const { directory, base } = context;
  return directory.venues
    .filter(({ neighbourhood }) => neighbourhood?.slug === slug)
    .map((venue) => ({
      words: venue.data.title,
      href: addressOf.venue(base, venue.slug),
      count: countInWords(openAssets(context, venue.assets).length),
    }));
}

/** A place where nothing is on needs no nought. */
function countInWords(count: number): string {
  return count === 0 ? '' : countOf(count, 'thing');
}

function assetLink({ slug, data }: LinkedAsset, count: string, { base }: ViewContext): MapPlace {
  return { words: data.title, href: addressOf.asset(base, slug), count };
}
