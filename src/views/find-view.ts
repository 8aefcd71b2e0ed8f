import { weekdayNames, weekdays } from '../domain/calendar-day.ts';
import { formatPhone, telHref } from '../domain/phone.ts';
import type { Site } from '../domain/site.ts';
import { finderBands, type FinderBand, type FinderChoice } from '../formats/finder.ts';
import { addressOf } from './addresses.ts';
import { neighbourhoodLinks, themeLinks, type CountedLink, type ThemeLink } from './browse-view.ts';
import { finderData } from './finder-data.ts';
import { guideSteps, type GuideStep } from './find-view-guide.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import { dayParts } from './happenings.ts';
import { bandHints, bandTitles } from './list-bands.ts';
import { mapFrameView, type BasemapFacts, type MapFrameView } from './map-frame-view.ts';
import type { ViewContext } from './view-context.ts';
import type { Words } from './words.ts';

/** A part of the results, and what is said over it; what may simply be gone to has no words. */
export interface ResultBand {
  readonly band: FinderBand;
  readonly title: string;
  readonly hint: string;
}

/** A theme offered when nothing was found, with the words that lead to it. */
export interface ThemeOffer extends LinkView {
  /** Its title and what it is also called, in small letters, with bars between. */
  readonly calledBy: string;
}

/** One filter: a heading over boxes to tick. Its name and values are those of the address and of the finder. */
export interface FilterView {
  readonly name: string;
  readonly title: string;
  /** What to know before ticking; may be empty. */
  readonly hint: string;
  /** Whether its boxes are in sight at first. */
  readonly isOpen: boolean;
  readonly choices: readonly FinderChoice[];
}

/** The page that searches. */
export interface FindView {
  readonly page: PageFacts;
  readonly title: string;
  readonly lead: string;
  /** The map beside the results; absent where the directory has no basemap. */
  readonly map?: MapFrameView | undefined;
  /** Its own address, which the form goes to. */
  readonly action: string;
  /** Searches to try. */
  readonly tries: readonly LinkView[];
  /** Where the base path leads, for addresses that the index holds without it. */
  readonly base: string;
  /** Folder of the full-text index, ending in a slash. */
  readonly index: string;
  /** Folder of the lean lists, ending in a slash. */
  readonly data: string;
  /** Folder of the drawings, ending in a slash. */
  readonly drawings: string;
  readonly filters: readonly FilterView[];
  readonly whens: readonly FinderChoice[];
  /** How far is near enough, in miles. */
  readonly distances: readonly FinderChoice[];
  readonly sorts: readonly FinderChoice[];
  readonly bands: readonly ResultBand[];
  /** Questions for somebody who does not know what to look for. */
  readonly guide: readonly GuideStep[];
  /** Where those questions begin. */
  readonly guideHref: string;
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
export function findView(context: ViewContext, basemap?: BasemapFacts): FindView {
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
    map: mapFrameView(context, basemap, { isFull: false }),
    action: addressOf.find(base),
    tries: ['soup', 'someone to talk to', 'borrow a drill', 'Tuesday'].map((words) => ({
      words,
      href: addressOf.search(base, words),
    })),
    base,
    index: `${base}pagefind/`,
    data: `${base}data/`,
    drawings: `${base}art/`,
    filters: filtersOf(context),
    whens,
    distances,
    sorts,
    bands: finderBands.map((band) => ({ band, ...wordsOfBand[band] })),
    guide: guideSteps(context, { whens, distances }),
    guideHref: `${addressOf.find(base)}?guide=1#guide`,
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
      'See ',
      { words: 'what others miss too', href: addressOf.gaps(base) },
      ', ',
      { words: 'tell us what is missing', href: addressOf.suggest(base) },
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

/** Spans of days to choose from. */
const whens: readonly FinderChoice[] = [
  { value: 'now', title: 'On now' },
  { value: 'today', title: 'Today' },
  { value: 'tomorrow', title: 'Tomorrow' },
  { value: 'weekend', title: 'At the weekend' },
  { value: 'week', title: 'In the next 7 days' },
];

const distances: readonly FinderChoice[] = [
  { value: '0.5', title: 'Half a mile' },
  { value: '1', title: '1 mile' },
  { value: '2', title: '2 miles' },
  { value: '5', title: '5 miles' },
];

const sorts: readonly FinderChoice[] = [
  { value: 'best', title: 'Best match' },
  { value: 'nearest', title: 'Nearest' },
  { value: 'next', title: 'Next on' },
  { value: 'newest', title: 'Newest' },
  { value: 'checked', title: 'Recently checked' },
];

const wordsOfBand: Readonly<Record<FinderBand, Omit<ResultBand, 'band'>>> = {
  normal: { title: '', hint: '' },
  'access-not-known': {
    title: 'Ask about getting in',
    hint: 'Nobody has told us yet whether these have what you ticked.',
  },
  'no-place': { title: bandTitles['no-place'], hint: bandHints['no-place'] },
  'ring-first': { title: bandTitles['ring-first'], hint: bandHints['ring-first'] },
  'not-checked': { title: bandTitles['not-checked'], hint: bandHints['not-checked'] },
  lapsed: { title: bandTitles.lapsed, hint: bandHints.lapsed },
  paused: { title: bandTitles.paused, hint: bandHints.paused },
  closed: { title: 'Closed', hint: bandHints.closed },
};

/** Filters with the values that anything has; a filter with nothing to choose is left out. */
function filtersOf(context: ViewContext): FilterView[] {
  const data = finderData(context);
  const { things } = data;
  /** Choices that things point to by their place. */
  const used = (choices: readonly FinderChoice[], places: readonly (number | undefined)[]) => {
    const known = new Set(places);
    return choices.filter((_, place) => known.has(place)).map(({ value, title }) => ({ value, title }));
  };
  const filters: readonly (readonly [name: string, title: string, choices: readonly FinderChoice[]])[] = [
    [
      'theme',
      'Theme',
      used(
        data.themes,
        things.flatMap(({ h = [] }) => h),
      ),
    ],
    ['day', 'Day', weekdays.map((day) => ({ value: day, title: weekdayNames[day] }))],
    ['part', 'Time of day', dayParts.map(({ title }) => ({ value: title.toLowerCase(), title }))],
    [
      'cost',
      'Cost',
      used(
        data.costs,
        things.map(({ c }) => c?.[0]),
      ),
    ],
    [
      'access',
      'Getting in',
      used(
        data.facts,
        things.flatMap(({ x }) => x?.[0] ?? []),
      ),
    ],
    [
      'for',
      'Who it is for',
      [
        everyone,
        ...used(
          data.groups,
          things.flatMap(({ g = [] }) => g),
        ),
      ],
    ],
    [
      'neighbourhood',
      'Neighbourhood',
      used(
        data.neighbourhoods,
        things.flatMap(({ o = [] }) => o),
      ),
    ],
    [
      'joining',
      'How to join',
      used(
        data.joinings,
        things.map(({ j }) => j),
      ),
    ],
    [
      'language',
      'Languages spoken',
      used(
        data.languages,
        things.flatMap(({ l = [] }) => l),
      ),
    ],
    [
      'community',
      'Community',
      used(
        data.ties,
        things.flatMap(({ y = [] }) => y),
      ),
    ],
    [
      'kind',
      'What it is',
      used(
        data.kinds,
        things.map(({ k }) => k),
      ),
    ],
    [
      'formality',
      'How it is run',
      used(
        data.formalities,
        things.map(({ f }) => f),
      ),
    ],
    ['checked', 'Checked', [{ value: 'lately', title: 'In the last 3 months' }]],
  ];
  return filters
    .filter(([, , choices]) => choices.length > 0)
    .map(([name, title, choices]) => ({
      name,
      title,
      hint: hintOfFilter[name] ?? '',
      isOpen: openAtFirst.has(name),
      choices,
    }));
}

const everyone: FinderChoice = { value: 'everyone', title: 'Everyone' };

const openAtFirst: ReadonlySet<string> = new Set(['theme', 'cost']);

const hintOfFilter: Readonly<Record<string, string>> = {
  access: 'Places nobody has told us about come after those that have it.',
};
