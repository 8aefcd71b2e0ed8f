import { weekdayNames, weekdays } from '../domain/calendar-day.ts';
import { formatPhone, telHref } from '../domain/phone.ts';
import type { Site } from '../domain/site.ts';
import { addressOf } from './addresses.ts';
import { neighbourhoodLinks, themeLinks, type CountedLink, type ThemeLink } from './browse-view.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import { bandHints, bandTitles } from './list-bands.ts';
import type { ShownRank } from './search-document.ts';
import type { ViewContext } from './view-context.ts';
import type { Words } from './words.ts';

/** A part of the results, and what is said over it; what may simply be gone to has no words. */
export interface ResultBand {
  readonly rank: ShownRank;
  readonly title: string;
  readonly hint: string;
}

/** A theme offered when nothing was found, with the words that lead to it. */
export interface ThemeOffer extends LinkView {
  /** Its title and what it is also called, in small letters, with bars between. */
  readonly calledBy: string;
}

/** The page that searches. */
export interface FindView {
  readonly page: PageFacts;
  readonly title: string;
  readonly lead: string;
  /** Its own address, which the form goes to. */
  readonly action: string;
  /** Searches to try. */
  readonly tries: readonly LinkView[];
  /** Where the base path leads, for addresses that the index holds without it. */
  readonly base: string;
  /** Folder of the index, ending in a slash. */
  readonly index: string;
  /** Folder of the drawings, ending in a slash. */
  readonly drawings: string;
  readonly bands: readonly ResultBand[];
  readonly offers: readonly ThemeOffer[];
  readonly themes: readonly ThemeLink[];
  readonly neighbourhoods: readonly CountedLink[];
  readonly days: readonly LinkView[];
  readonly lists: readonly LinkView[];
  /** What to do when it is not here: tell the panel, or ring. */
  readonly notHere: readonly Words[];
  /** What to do without JavaScript. */
  readonly withoutScripts: readonly Words[];
}

/** The page that searches, and leads to every list besides. */
export function findView(context: ViewContext): FindView {
  const { directory, base } = context;
  const { site, themes } = directory;
  return {
    page: {
      title: 'Find',
      description: `Search everything good in ${site.name}: groups, places, help, and things to borrow.`,
      path: addressOf.find(base),
      search: 'engine',
    },
    title: 'Find something good',
    lead: 'A word or two is enough. Say it as you would to a neighbour.',
    action: addressOf.find(base),
    tries: ['soup', 'someone to talk to', 'borrow a drill', 'Tuesday'].map((words) => ({
      words,
      href: addressOf.search(base, words),
    })),
    base,
    index: `${base}pagefind/`,
    drawings: `${base}art/`,
    bands: resultBands,
    offers: themes.map(({ slug, title, alsoCalled = [] }) => ({
      words: title,
      href: addressOf.theme(base, slug),
      calledBy: [title, ...alsoCalled].join('|').toLowerCase(),
    })),
    themes: themeLinks(context),
    neighbourhoods: neighbourhoodLinks(context),
    days: weekdays.map((day) => ({ words: weekdayNames[day], href: addressOf.day(base, day) })),
    lists: [
      { words: 'Everything, A to Z', href: addressOf.assets(base) },
      { words: 'This week', href: addressOf.thisWeek(base) },
      { words: 'Places', href: addressOf.venues(base) },
      { words: 'Communities', href: addressOf.communities(base) },
      { words: 'New here', href: addressOf.newAssets(base) },
    ],
    notHere: [
      { words: 'Tell us what is missing', href: addressOf.suggest(base) },
      ...orRing(site.panel.phone),
    ],
    withoutScripts: ['Look through the lists below: everything is in them', ...orRing(site.panel.phone)],
  };
}

/** The end of a sentence: to ask a person instead, where the panel has a phone. */
function orRing(phone: Site['panel']['phone']): readonly Words[] {
  if (phone === undefined) return ['.'];
  const number = { words: formatPhone(phone), href: telHref(phone) };
  return [', or ring ', number, ' and somebody will look with you.'];
}

const resultBands: readonly ResultBand[] = [
  { rank: 'normal', title: '', hint: '' },
  { rank: 'lower', title: bandTitles['ring-first'], hint: bandHints['ring-first'] },
  { rank: 'last', title: bandTitles.lapsed, hint: bandHints.lapsed },
  {
    rank: 'on-request',
    title: 'Paused and closed',
    hint: 'Not to go to now, but you may be looking for them.',
  },
];
