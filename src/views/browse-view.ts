import { addDays } from '../domain/calendar-day.ts';
import type { LinkedAsset, LinkedGap } from '../domain/directory.ts';
import type { Neighbourhood } from '../domain/neighbourhood.ts';
import { shownName } from '../domain/panel.ts';
import type { ReviewState } from '../domain/review.ts';
import type { Theme } from '../domain/theme.ts';
import { listedAssets } from './a-to-z-view.ts';
import { addressOf } from './addresses.ts';
import { themeView, type ThemeView } from './card-view.ts';
import { homeCrumb } from './crumbs.ts';
import type { Dated } from './dated.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import { gapView, type GapView } from './gap-view.ts';
import { happeningsBetween } from './happenings.ts';
import { listPages, type ContentsLink, type ListView, type Sorting } from './list-view.ts';
import {
  keyPictures,
  numberedPlaces,
  numberedVenues,
  sheetMap,
  type NumberedPlace,
  type PicturePair,
} from './map-pictures.ts';
import { numberedAddress } from './page-numbers.ts';
import { standingOfAsset } from './standing-view.ts';
import type { ViewContext } from './view-context.ts';
import { weekView, type WeekView } from './week-view.ts';
import { asSentence, countOf } from './words.ts';

/** A number with what it counts, for the head of a page. */
export interface CountView {
  readonly count: number;
  readonly words: string;
}

/** A link to a list, with how much it holds. */
export interface CountedLink {
  readonly title: string;
  readonly href: string;
  readonly count: number;
  /** What is counted: "things in". */
  readonly words: string;
  /** One line about it; may be empty. */
  readonly hint: string;
}

/** A link to the page of a theme, with how much it holds: "36 things". */
export interface ThemeLink extends ThemeView {
  readonly count: string;
}

/** One page of the list of a theme. */
export interface ThemePageView {
  readonly page: PageFacts;
  /** The way back. */
  readonly crumbs: readonly LinkView[];
  readonly theme: ThemeView;
  readonly hint?: string | undefined;
  /** The same things on the map; absent where there is no basemap. */
  readonly map?: LinkView | undefined;
  readonly list: ListView;
  /** The other themes, to go on to. */
  readonly others: readonly ThemeLink[];
  /** Where somebody says what belongs here and is not. */
  readonly tellUs: string;
}

/** A theme with how much of it there is in a neighbourhood; leads to the cards. */
export interface ThemeHere extends ContentsLink {
  readonly theme: ThemeView;
}

/** The map of a neighbourhood, with a list that has the same numbers. */
export interface NeighbourhoodMap {
  readonly pictures: PicturePair;
  readonly places: readonly NumberedPlace[];
  /** The same map to print. */
  readonly print: string;
  /** The same things on the map that moves. */
  readonly moving: string;
}

/** One page of the list of a neighbourhood. */
export interface NeighbourhoodPageView {
  readonly page: PageFacts;
  /** The way back. */
  readonly crumbs: readonly LinkView[];
  readonly title: string;
  /** Where it is, and how many people live there. */
  readonly lead: string;
  readonly counts: readonly CountView[];
  readonly themes: readonly ThemeHere[];
  /** Its map and the places on it; on the first page alone, where there is a map. */
  readonly map?: NeighbourhoodMap | undefined;
  /** What is on in the next seven days; on the first page alone. */
  readonly week?: WeekView | undefined;
  /** Where the whole week of the whole place is. */
  readonly allWeek: string;
  readonly list: ListView;
  /** What is missing here; on the first page alone. */
  readonly gaps: readonly GapView[];
  /** Who looks after the neighbourhood: "Wen looks after Oyster Ground." Each goes when the term is over. */
  readonly keepers: readonly Dated<string>[];
  /** Where to tell the panel what is missing. */
  readonly tellUs: string;
  /** The other neighbourhoods, to go on to. */
  readonly others: readonly CountedLink[];
}

/** One page of a list, with what comes after its folder: "eat-together", "eat-together/2". */
export interface BrowsePage<View> {
  readonly path: string;
  readonly view: View;
}

/** All themes in the order of the directory, with how much each holds. */
export function themeLinks(context: ViewContext): readonly ThemeLink[] {
  return context.directory.themes.map((theme) => ({
    ...themeView(theme, context),
    count: countInWords(openAssets(context, assetsOf(theme, context)).length),
  }));
}

/** An empty theme is a place to begin, not a nought. */
function countInWords(count: number): string {
  return count === 0 ? 'Nothing yet' : countOf(count, 'thing');
}

/** All neighbourhoods in the order of the directory, with how much each holds. */
export function neighbourhoodLinks(context: ViewContext): readonly CountedLink[] {
  return context.directory.neighbourhoods.map((neighbourhood) => {
    const count = openAssets(context, assetsIn(neighbourhood, context)).length;
    return {
      title: neighbourhood.title,
      href: addressOf.neighbourhood(context.base, neighbourhood.slug),
      count,
      words: count === 1 ? 'thing in' : 'things in',
      hint: neighbourhood.hint ?? '',
    };
  });
}

/** The page of all themes. */
export interface ThemesView {
  readonly page: PageFacts;
  readonly title: string;
  readonly themes: readonly ThemeLink[];
}

/** The page of all themes. */
export function themesView(context: ViewContext): ThemesView {
  return {
    page: {
      title: 'Themes',
      description: `What you can do in ${context.directory.site.name}, by theme.`,
      path: addressOf.themes(context.base),
    },
    title: 'What would you like to do?',
    themes: themeLinks(context),
  };
}

/** The page of all neighbourhoods. */
export interface NeighbourhoodsView {
  readonly page: PageFacts;
  readonly title: string;
  readonly neighbourhoods: readonly CountedLink[];
  /** The map of them all to print; absent where there is no map. */
  readonly print?: string | undefined;
}

/** The page of all neighbourhoods. */
export function neighbourhoodsView(context: ViewContext): NeighbourhoodsView {
  return {
    page: {
      title: 'Neighbourhoods',
      description: `What there is in each neighbourhood of ${context.directory.site.name}.`,
      path: addressOf.neighbourhoods(context.base),
    },
    title: 'On your doorstep',
    neighbourhoods: neighbourhoodLinks(context),
    print: sheetMap(undefined, context) && addressOf.mapSheet(context.base),
  };
}

/** All pages of all themes. */
export function themePages(context: ViewContext): readonly BrowsePage<ThemePageView>[] {
  const links = themeLinks(context);
  return context.directory.themes.flatMap((theme) => {
    const address = addressOf.theme(context.base, theme.slug);
    return listPages(assetsOf(theme, context), address, context).map((list) => ({
      path: pathOf(theme.slug, list.number),
      view: {
        page: {
          title: titleOf(theme.title, list.number),
          description: theme.hint ?? `${theme.title} in ${context.directory.site.name}.`,
          path: numberedAddress(address, list.number),
          isSensitive: theme.sensitive ?? false,
        },
        crumbs: [homeCrumb(context), { words: 'Themes', href: addressOf.themes(context.base) }],
        theme: themeView(theme, context),
        hint: theme.hint,
        map: context.hasMap
          ? { words: 'See these on the map', href: addressOf.mapOfTheme(context.base, theme.slug) }
          : undefined,
        list,
        others: links.filter((link) => link.slug !== theme.slug),
        tellUs: addressOf.suggestAbout(context.base, `themes/${theme.slug}`, 'new'),
      },
    }));
  });
}

/** All pages of all neighbourhoods. */
export function neighbourhoodPages(context: ViewContext): readonly BrowsePage<NeighbourhoodPageView>[] {
  const links = neighbourhoodLinks(context);
  return context.directory.neighbourhoods.flatMap((neighbourhood) => {
    const { slug, title } = neighbourhood;
    const address = addressOf.neighbourhood(context.base, slug);
    const assets = assetsIn(neighbourhood, context);
    return listPages(assets, address, context, byTheme(context)).map((list) => ({
      path: pathOf(slug, list.number),
      view: {
        page: {
          title: titleOf(title, list.number),
          description: `What there is in ${title}, ${context.directory.site.name}, and when somebody last checked it.`,
          path: numberedAddress(address, list.number),
        },
        crumbs: [
          homeCrumb(context),
          { words: 'Neighbourhoods', href: addressOf.neighbourhoods(context.base) },
        ],
        title,
        lead: leadOf(neighbourhood),
        counts: countsOf(neighbourhood, assets, list.count, context),
        themes: themesHere(list, context),
        allWeek: addressOf.thisWeek(context.base),
        map: list.number === 1 ? mapOf(neighbourhood, context) : undefined,
        week: list.number === 1 ? weekView(context, assets) : undefined,
        list,
        gaps: list.number === 1 ? openGaps(neighbourhood, context).map((gap) => gapView(gap, context)) : [],
        keepers: keepersOf(neighbourhood, context),
        tellUs: addressOf.suggest(context.base),
        others: links.filter((link) => link.href !== address),
      },
    }));
  });
}

function mapOf(neighbourhood: Neighbourhood, context: ViewContext): NeighbourhoodMap | undefined {
  const pictures = keyPictures(neighbourhood, context);
  return (
    pictures && {
      pictures,
      places: numberedPlaces(numberedVenues(neighbourhood, context), context),
      print: addressOf.mapSheet(context.base, neighbourhood.slug),
      moving: addressOf.mapOfNeighbourhood(context.base, neighbourhood.slug),
    }
  );
}

function titleOf(title: string, number: number): string {
  return number === 1 ? title : `${title}, page ${number}`;
}

function pathOf(slug: string, number: number): string {
  return number === 1 ? slug : `${slug}/${number}`;
}

function assetsOf(theme: Theme, { directory }: ViewContext): readonly LinkedAsset[] {
  return directory.assets.filter(({ themes }) => themes.includes(theme));
}

/** Entries in a neighbourhood, those that come to people's homes there among them. */
export function assetsIn(neighbourhood: Neighbourhood, { directory }: ViewContext): readonly LinkedAsset[] {
  return directory.assets.filter(({ neighbourhoods }) => neighbourhoods.includes(neighbourhood));
}

/** What lists hold, without what has closed. */
export function openAssets(
  context: ViewContext,
  assets: readonly LinkedAsset[] = context.directory.assets,
): readonly LinkedAsset[] {
  return listedAssets(context, assets).filter(
    (asset) => standingOfAsset(asset, context.today, context).status !== 'closed',
  );
}

function byTheme({ directory }: ViewContext): Sorting {
  return {
    sorts: directory.themes.map(({ slug, title }) => ({ anchor: slug, title })),
    anchorOf: (asset) => asset.themes[0]?.slug,
  };
}

function themesHere({ sorts }: ListView, context: ViewContext): ThemeHere[] {
  return context.directory.themes.flatMap((theme) => {
    const link = sorts.find(({ anchor }) => anchor === theme.slug);
    return link === undefined ? [] : [{ ...link, theme: themeView(theme, context) }];
  });
}

/** States in which an entry counts as checked in time. */
const inTime: ReadonlySet<ReviewState> = new Set(['fresh', 'due-soon', 'due']);

function countsOf(
  neighbourhood: Neighbourhood,
  assets: readonly LinkedAsset[],
  count: number,
  context: ViewContext,
): readonly CountView[] {
  const { directory, today } = context;
  const open = openAssets(context, assets);
  const week = happeningsBetween(directory, { from: today, to: addDays(today, 6) }, open);
  const onThisWeek = new Set(
    week.filter(({ occurrence }) => occurrence.is !== 'off').map(({ asset }) => asset),
  );
  const gaps = openGaps(neighbourhood, context);
  return [
    { count, words: count === 1 ? 'thing here' : 'things here' },
    { count: onThisWeek.size, words: 'on this week' },
    { count: countInTime(open, context), words: 'checked in time' },
    { count: gaps.length, words: gaps.length === 1 ? 'gap open' : 'gaps open' },
  ];
}

/** What is missing in a neighbourhood and has not been filled. */
function openGaps(neighbourhood: Neighbourhood, { directory }: ViewContext): readonly LinkedGap[] {
  return directory.gaps.filter(
    ({ data, neighbourhoods }) =>
      neighbourhoods.includes(neighbourhood) && (data.state === 'open' || data.state === 'being-worked-on'),
  );
}

function leadOf({ hint, population }: Neighbourhood): string {
  const people =
    population === undefined ? '' : `About ${population.toLocaleString('en-GB')} people live here.`;
  return [hint === undefined ? '' : asSentence(hint), people].filter((words) => words !== '').join(' ');
}

function keepersOf(
  neighbourhood: Neighbourhood,
  { directory, today }: ViewContext,
): readonly Dated<string>[] {
  return directory.members.flatMap(({ data, neighbourhoods }) => {
    const name = shownName(data, today);
    if (name === undefined || !neighbourhoods.includes(neighbourhood)) return [];
    return [{ to: data.term.to, now: true, value: `${name} looks after ${neighbourhood.title}.` }];
  });
}

/** How many entries have been checked and are not overdue. */
export function countInTime(assets: readonly LinkedAsset[], context: ViewContext): number {
  return assets.filter((asset) => inTime.has(standingOfAsset(asset, context.today, context).review)).length;
}
