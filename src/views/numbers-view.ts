import { addMonths, dayInWords, type IsoDay } from '../domain/calendar-day.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import type { Gap } from '../domain/gap.ts';
import { addressOf } from './addresses.ts';
import { countInTime, openAssets } from './browse-view.ts';
import { countedEntries } from './coverage.ts';
import { homeCrumb } from './crumbs.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import { gapView } from './gap-view.ts';
import { inOrder } from './gaps-view.ts';
import { monthsBefore, percentOf, sharesOverAYear, wasListedOn } from './numbers.ts';
import { standingOfAsset } from './standing-view.ts';
import { thinView } from './thin-view.ts';
import type { ViewContext } from './view-context.ts';
import { countOf } from './words.ts';

/** A number with what it counts. */
export interface NumberView {
  readonly number: string;
  readonly words: string;
}

/** One row of the trend: a share at five times. */
export interface TrendRow {
  readonly title: string;
  /** "54%" for each time, the earliest first. */
  readonly shares: readonly { readonly percent: number; readonly of: string }[];
  /** "38 of 71". */
  readonly now: string;
  /** "6 points more than a year ago", "the same as a year ago". */
  readonly change: string;
}

/** One page of numbers for those who pay for health and for neighbourhoods. */
export interface NumbersView {
  readonly page: PageFacts;
  readonly crumbs: readonly LinkView[];
  readonly title: string;
  readonly lead: string;
  readonly there: readonly NumberView[];
  readonly trend: { readonly times: readonly string[]; readonly rows: readonly TrendRow[] };
  readonly kept: readonly NumberView[];
  readonly missing: {
    readonly counts: readonly NumberView[];
    readonly open: readonly { readonly link: LinkView; readonly words: string }[];
    readonly thin: readonly string[];
  };
  readonly changed: readonly NumberView[];
  /** What the numbers are made of, and what they cannot say. */
  readonly method: readonly string[];
  readonly more: readonly LinkView[];
}

const mostGaps = 6;
const mostThin = 4;

/** One page of numbers for those who pay for health and for neighbourhoods. */
export function numbersView(context: ViewContext): NumbersView {
  const { directory, today, base } = context;
  const { site } = directory;
  const open = openAssets(context);
  const yearAgo = addMonths(today, -12);
  const thin = thinView(countedEntries(directory, today), directory);
  const name = `${site.name} in numbers`;
  return {
    page: {
      title: name,
      description: `What there is in ${site.name}, how much of it is kept true, what is missing and what changed in a year: one page to print.`,
      path: addressOf.inNumbers(base),
    },
    crumbs: [homeCrumb(context)],
    title: name,
    lead: `For the primary care network, the council and anybody who asks. As it stood on ${dayInWords(today)}.`,
    there: thereNumbers(open, context),
    trend: trendOf(context),
    kept: keptNumbers(open, context),
    missing: {
      counts: gapNumbers(context),
      open: inOrder(directory.gaps, ['open', 'being-worked-on'])
        .slice(0, mostGaps)
        .map((gap) => {
          const { title, href, state } = gapView(gap, context);
          const where = gap.neighbourhoods.map((place) => place.title).join(', ');
          return {
            link: { words: title, href },
            words: [state, where].filter((part) => part !== '').join(', '),
          };
        }),
      thin: [...thin.places.slice(0, mostThin / 2), ...thin.times.slice(0, mostThin / 2)],
    },
    changed: changedNumbers(yearAgo, context),
    method: methodOf(context),
    more: [
      { words: 'What is missing?', href: addressOf.gaps(base) },
      { words: 'What there is, counted', href: addressOf.coverage(base) },
      { words: 'How things connect', href: addressOf.connections(base) },
      { words: 'How this is kept', href: addressOf.howThisIsKept(base) },
    ],
  };
}

function thereNumbers(open: readonly LinkedAsset[], { directory }: ViewContext): NumberView[] {
  const { site, themes, neighbourhoods } = directory;
  const people = site.area.population;
  const venues = directory.venues.filter(({ assets }) => assets.some((asset) => open.includes(asset)));
  const noPlace = open.filter((asset) => asset.neighbourhoods.length === 0);
  return [
    number(open.length, 'entries in the list', 'entry in the list'),
    ...(people === undefined || open.length === 0
      ? []
      : [number(Math.round((open.length * 10_000) / people), 'for each 10,000 people')]),
    number(venues.length, 'places where they meet', 'place where they meet'),
    number(noPlace.length, 'by phone or online alone'),
    number(themes.length, 'themes', 'theme'),
    number(neighbourhoods.length, 'neighbourhoods', 'neighbourhood'),
  ];
}

function trendOf(context: ViewContext): NumbersView['trend'] {
  const times = monthsBefore.map((months) => {
    if (months === 0) return 'Now';
    return months === 12 ? 'A year ago' : `${months} months ago`;
  });
  return {
    times,
    rows: sharesOverAYear(context).map(({ kind, shares }) => {
      const percents = shares.map(percentOf);
      const [first = 0, last = 0] = [percents[0], percents.at(-1)];
      const now = shares.at(-1);
      return {
        title: kind.title,
        shares: percents.map((percent, index) => ({ percent, of: times[index] ?? '' })),
        now: `${now?.part ?? 0} of ${now?.whole ?? 0}`,
        change: changeInWords(last - first),
      };
    }),
  };
}

function changeInWords(points: number): string {
  if (points === 0) return 'The same';
  return `${countOf(Math.abs(points), 'point')} ${points > 0 ? 'more' : 'fewer'}`;
}

function keptNumbers(open: readonly LinkedAsset[], context: ViewContext): NumberView[] {
  const { today } = context;
  const inTime = (assets: readonly LinkedAsset[]) => {
    const part = countInTime(assets, context);
    return { number: `${percentOf({ part, whole: assets.length })}%`, of: `${part} of ${assets.length}` };
  };
  const [informal, other] = [
    open.filter(({ data }) => data.formality === 'informal'),
    open.filter(({ data }) => data.formality !== 'informal'),
  ];
  const states = open.map((asset) => standingOfAsset(asset, today, context).review);
  const inState = (...wanted: string[]) => states.filter((state) => wanted.includes(state)).length;
  const lately = open.filter(({ data }) => (data.checked?.on ?? '') > addMonths(today, -3)).length;
  const all = inTime(open);
  return [
    { number: all.number, words: `checked in time: ${all.of}` },
    { number: inTime(informal).number, words: 'of what neighbours run' },
    { number: inTime(other).number, words: 'of all the rest' },
    number(lately, 'checked in the last 3 months'),
    number(inState('overdue', 'lapsed'), 'overdue for a check'),
    number(inState('never-checked'), 'that nobody has checked yet'),
  ];
}

function gapNumbers({ directory }: ViewContext): NumberView[] {
  const count = (state: Gap['state']) => directory.gaps.filter(({ data }) => data.state === state).length;
  return [
    number(count('open'), 'missing'),
    number(count('being-worked-on'), 'being worked on'),
    number(count('filled'), 'filled'),
    number(count('not-now'), 'that cannot be done now'),
  ];
}

function changedNumbers(yearAgo: IsoDay, { directory, today }: ViewContext): NumberView[] {
  const { assets, gaps } = directory;
  const isSince = (day: IsoDay | undefined) => day !== undefined && day > yearAgo && day <= today;
  const listed = assets.filter(({ data }) => data.status?.is !== 'unlisted');
  const closed = listed.filter(({ data }) => data.status?.is === 'closed' && isSince(data.status.on));
  const before = assets.filter((asset) => wasListedOn(asset, yearAgo)).length;
  return [
    number(before, 'entries a year ago', 'entry a year ago'),
    number(listed.filter(({ data }) => isSince(data.added?.on)).length, 'added since'),
    number(closed.length, 'closed since'),
    number(gaps.filter(({ data }) => isSince(data.noticedOn)).length, 'gaps noticed', 'gap noticed'),
    number(gaps.filter(({ data }) => isSince(data.filledOn)).length, 'gaps filled', 'gap filled'),
  ];
}

function methodOf({ directory }: ViewContext): string[] {
  const undated = directory.assets.filter(({ data }) => data.added === undefined).length;
  return [
    'The list counts what is open, paused or resting for the season. What has closed or is unlisted is left out.',
    'Shares for days past are worked out from the days on which entries were added and closed, with what we know of them today. An entry that was deleted is not counted for any day.',
    ...(undated === 0
      ? []
      : [
          `Of ${countOf(undated, 'entry', 'entries')} nobody wrote down when ${undated === 1 ? 'it was' : 'they were'} added: ${undated === 1 ? 'it counts' : 'they count'} for every day.`,
        ]),
    'Evening and weekend are by the dates of the four weeks from the day of the count. An evening starts at 5pm.',
    '“Checked in time” means that a person went, rang or asked, and that the next check is not yet 60 days late. How much was in time a year ago cannot be told, because only the last check is kept.',
    '“Known to have” means that somebody looked. What nobody has looked at does not count.',
    'No number here is about a person. Nobody counts who reads this site or who goes where.',
  ];
}

function number(count: number, words: string, ofOne = words): NumberView {
  return { number: count.toLocaleString('en-GB'), words: count === 1 ? ofOne : words };
}
