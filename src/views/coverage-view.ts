import { dayInWords } from '../domain/calendar-day.ts';
import { addressOf } from './addresses.ts';
import { themeView } from './card-view.ts';
import {
  anywhere,
  countIn,
  countedEntries,
  everyone,
  notKnownWhere,
  notSaidForWhom,
  weekParts,
  type Cell,
  type CountedEntry,
} from './coverage.ts';
import { homeCrumb } from './crumbs.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import { linesInUse, sunGrid, sunView, type GridLine, type SunGridView } from './sun-grid-view.ts';
import { thinView, type ThinView } from './thin-view.ts';
import type { ViewContext } from './view-context.ts';
import { countOf } from './words.ts';

/** A grid of one neighbourhood: theme by part of the week. */
export interface PlaceGrid {
  readonly title: string;
  readonly anchor: string;
  /** "12 things." */
  readonly count: string;
  readonly grid: SunGridView;
}

/** The page of all counts: what there is where, when, for how much, for whom, and with which way in. */
export interface CoverageView {
  readonly page: PageFacts;
  readonly crumbs: readonly LinkView[];
  readonly title: string;
  readonly lead: string;
  readonly thin: readonly { readonly title: string; readonly sentences: readonly string[] }[];
  readonly byPlace: SunGridView;
  readonly byTime: readonly SunGridView[];
  readonly places: readonly PlaceGrid[];
  readonly byCost: readonly SunGridView[];
  readonly byAccess: readonly SunGridView[];
  readonly byGroup: SunGridView;
  /** What counts and what does not. */
  readonly method: readonly string[];
}

/** The page of all counts. */
export function coverageView(context: ViewContext): CoverageView {
  const { directory, today, base } = context;
  const entries = countedEntries(directory, today);
  const themes = themeLines(context);
  const wheres = whereLines(entries, context);
  const parts = weekParts.map(({ key, title }): GridLine => ({ title, cell: { part: key } }));
  const costs = linesInUse(entries, costLines);
  return {
    page: {
      title: 'What there is, counted',
      description: `How much there is in each part of ${directory.site.name}, when, for how much and for whom, and what is thin.`,
      path: addressOf.coverage(base),
    },
    crumbs: [homeCrumb(context), { words: 'What is missing?', href: addressOf.gaps(base) }],
    title: 'What there is, counted',
    lead: `${countOf(entries.length, 'thing')} in ${directory.site.name} that you could go to, use or ring, as it stood on ${dayInWords(today)}. A bigger sun is more. A dashed ring is none.`,
    thin: thinParts(thinView(entries, directory)),
    byPlace: placeGrid(entries, context),
    byTime: [
      sunGrid(entries, {
        caption: 'Where, and when in the week.',
        corner: 'Neighbourhood',
        rows: wheres,
        columns: parts,
      }),
      sunGrid(entries, {
        caption: 'What, and when in the week.',
        corner: 'Theme',
        rows: themes,
        columns: parts,
      }),
    ],
    places: wheres.map(({ title, cell }) => ({
      title,
      anchor: `in-${cell.where?.replace(/[()]/g, '') ?? ''}`,
      count: countOf(countIn(entries, cell), 'thing'),
      grid: sunGrid(entries, {
        caption: `${title}: what, and when in the week.`,
        corner: 'Theme',
        rows: themes,
        columns: parts,
        within: cell,
        isQuiet: true,
      }),
    })),
    byCost: [
      sunGrid(entries, {
        caption: 'What it costs, by theme.',
        corner: 'Theme',
        rows: themes,
        columns: costs,
        isQuiet: true,
      }),
      sunGrid(entries, {
        caption: 'What it costs, by neighbourhood.',
        corner: 'Neighbourhood',
        rows: wheres,
        columns: costs,
        isQuiet: true,
      }),
    ],
    byAccess: accessGrids(entries, wheres, context),
    byGroup: sunGrid(entries, {
      caption: 'Whom things are meant for, by neighbourhood.',
      corner: 'For',
      rows: groupLines(entries, context),
      columns: wheres,
      isQuiet: true,
    }),
    method: methodOfCounting,
  };
}

/** What counts in every grid, in plain words. */
export const methodOfCounting: readonly string[] = [
  'We count what you could go to now. What is paused or closed, what is resting for the season, and what nobody has checked for so long that we took it off the week: none of these count.',
  'Things that are overdue for a check do count, and so do things that nobody has checked yet.',
  'A thing with two themes counts under both, and one that meets in two places counts in both. The totals count it once.',
  'Times are those of the four weeks from the day of the count. A thing counts in each part of the day that it is on for half an hour or more. The afternoon starts at midday and the evening at 5pm.',
  '“No set time” is what you ask or ring for, and what has no date in those weeks.',
];

/** Theme by neighbourhood: the grid that most want to see. */
export function placeGrid(entries: readonly CountedEntry[], context: ViewContext): SunGridView {
  return sunGrid(entries, {
    caption:
      'How many things of each kind are in each neighbourhood. A bigger sun is more. A dashed ring is none.',
    corner: 'Theme',
    rows: themeLines(context),
    columns: whereLines(entries, context),
  });
}

const factAnswers = [
  { title: 'Yes', is: 'yes' },
  { title: 'No', is: 'no' },
  { title: 'Not known', is: 'not-known' },
] as const;

/** Access facts, of the things that have a door to go through. */
function accessGrids(
  entries: readonly CountedEntry[],
  wheres: readonly GridLine[],
  { directory }: ViewContext,
): SunGridView[] {
  const placed = entries.filter(({ spots }) => [...spots.keys()].some((where) => where !== anywhere));
  return [
    {
      caption: 'Getting in and around: what we know of the things that have a place.',
      corner: 'Fact',
      columns: factAnswers.map(({ title }) => ({ title })),
      rows: directory.facts.map(({ name, title }) => ({
        title,
        suns: factAnswers.map((answer) =>
          sunView(countIn(placed, { fact: { name, is: answer.is } }), answer.title),
        ),
        all: placed.length,
      })),
      totals: [],
      all: placed.length,
      isWide: false,
      isQuiet: true,
    },
    sunGrid(placed, {
      caption: 'How many are known to have it, by neighbourhood.',
      corner: 'Fact',
      rows: directory.facts.map(({ name, title }) => ({
        title,
        cell: { fact: { name, is: 'yes' as const } },
      })),
      columns: wheres.filter(({ cell }) => cell.where !== anywhere),
      isQuiet: true,
    }),
  ];
}

function themeLines(context: ViewContext): GridLine[] {
  return context.directory.themes.map((theme) => {
    const view = themeView(theme, context);
    return { title: theme.title, href: view.href, theme: view, cell: { theme: theme.slug } };
  });
}

function whereLines(entries: readonly CountedEntry[], { directory, base }: ViewContext): GridLine[] {
  return [
    ...directory.neighbourhoods.map(({ slug, title }) => ({
      title,
      href: addressOf.neighbourhood(base, slug),
      cell: { where: slug },
    })),
    ...linesInUse(entries, [
      { title: 'By phone or online', cell: { where: anywhere } },
      { title: 'Not known where', cell: { where: notKnownWhere } },
    ]),
  ];
}

const costLines: readonly GridLine[] = [
  { title: 'Free', cell: { cost: 'free' } },
  { title: 'Pay what you can', cell: { cost: 'pay-what-you-can' } },
  { title: 'There is a charge', cell: { cost: 'priced' } },
  { title: 'Not known', cell: { cost: 'not-known' } },
];

function groupLines(entries: readonly CountedEntry[], { directory }: ViewContext): GridLine[] {
  const line = (title: string, cell: Cell): GridLine => ({ title, cell });
  return [
    ...directory.groups.map(({ slug, title }) => line(title, { group: slug })),
    ...linesInUse(entries, [
      line('Everyone', { group: everyone }),
      line('Nobody has said', { group: notSaidForWhom }),
    ]),
  ];
}

function thinParts(thin: ThinView): CoverageView['thin'] {
  return [
    { title: 'Where', sentences: thin.places },
    { title: 'When', sentences: [...thin.times, ...thin.themes] },
    { title: 'Cost', sentences: thin.costs },
    { title: 'Getting in', sentences: thin.access },
    { title: 'For whom', sentences: thin.groups },
  ].filter(({ sentences }) => sentences.length > 0);
}
