import { addDays, dayInWords, weekdayNames, weekdayOf, type IsoDay } from '../domain/calendar-day.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import { compareTitles } from '../domain/link-directory.ts';
import { formatPhone } from '../domain/phone.ts';
import { sessionInWords } from '../domain/schedule-words.ts';
import { assetRow, listedAssets } from './a-to-z-view.ts';
import { addressOf } from './addresses.ts';
import { beginningView, type BeginningView } from './beginning-view.ts';
import type { Dated } from './dated.ts';
import { dayPartViews, happeningFacts, type DayPartView, type WeekHappeningView } from './day-parts.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import {
  daysFrom,
  happeningsBetween,
  isEveryWeek,
  isSaidOnce,
  nextDayThatIs,
  placeOf,
  type Happening,
} from './happenings.ts';
import { laterWeeks, type LaterWeeks } from './later-weeks.ts';
import type { LetterRow } from './letters-view.ts';
import { weekPoster } from './poster-view.ts';
import { filesOfCard, pictureOf, weekCard } from './share-card-view.ts';
import { standingOfAsset } from './standing-view.ts';
import type { ViewContext } from './view-context.ts';
import { asSentence, countOf } from './words.ts';

/** How many days the page looks ahead, today included. */
export const daysShown = 14;

/** So many lines are shown before later days only say how many there are, to keep the page light. */
export const mostHappenings = 250;

/** Something that would be on, but is not this time. */
export interface DayOffView {
  readonly title: string;
  readonly href: string;
  /** Why, where somebody has said so; ends like a sentence or is empty. */
  readonly why: string;
  /** Slugs of neighbourhoods with spaces between them. */
  readonly areas: string;
}

/** One day of the page. */
export interface WeekDayView {
  readonly date: IsoDay;
  /** "Tuesday 24 November". */
  readonly title: string;
  /** "Today", which a page built days ago must not say. */
  readonly today: Dated<string>;
  readonly parts: readonly DayPartView[];
  /** Whether nothing is on, which is said rather than left blank. */
  readonly isEmpty: boolean;
  readonly off: readonly DayOffView[];
  /** How many things are on, where the day is too far ahead to list them all; leads to the weekday's page. */
  readonly more?: { readonly words: string; readonly href: string };
}

/** With fewer days than these left, a page gets its days anew from the data. */
const fewestDays = 7;

/** The page "This week": today and the 13 days after it. */
export interface ThisWeekView {
  readonly page: PageFacts;
  /** "This week in Silverpit". */
  readonly title: string;
  /** "22 November to 5 December 2026". */
  readonly span: string;
  /** Shown in the place of all else while there are no entries. */
  readonly beginning?: BeginningView | undefined;
  /** What is on nearly every day, said once instead of under each day. */
  readonly mostDays: readonly LetterRow[];
  /** Each day goes when it is over. */
  readonly days: readonly Dated<WeekDayView>[];
  /** Shown when every day of the page is over. */
  readonly outOfDate: Dated<string>;
  /** Things without times that can be given exactly. */
  readonly askAround: readonly LetterRow[];
  /** Parts of this page to go to. */
  readonly jumps: readonly { readonly name: 'today' | 'tomorrow' | 'weekend'; readonly link: LinkView }[];
  /** What is on in each neighbourhood; the page itself can show one of them alone. */
  readonly areas: readonly { readonly slug: string; readonly link: LinkView }[];
  /** Where the weeks to come are, for a page that nobody has built anew. */
  readonly later: LaterWeeks;
  /** The same for those who tell others: as text, as a poster, as a picture. */
  readonly passOn: readonly LinkView[];
  /** Links to the seven weekday pages. */
  readonly weekdays: readonly { readonly title: string; readonly href: string }[];
}

/** What the page gives to those who tell others: the week as text, as a poster, and as a picture once there is one. */
function waysToPassOn(context: ViewContext): LinkView[] {
  const { base } = context;
  const picture = filesOfCard(weekCard(context), context);
  return [
    { words: 'As text, for a newsletter or WhatsApp', href: addressOf.digest(base) },
    ...(weekPoster(context) === undefined
      ? []
      : [{ words: 'As a poster', href: `${addressOf.thisWeek(base)}poster/` }]),
    ...(picture === undefined ? [] : [{ words: 'As a picture', href: addressOf.card(base, picture.square) }]),
  ];
}

/** The page "This week". */
export function thisWeekView(context: ViewContext): ThisWeekView {
  const { directory, today } = context;
  const days = daysFrom(today, daysShown);
  const last = addDays(today, daysShown - 1);
  const found = happeningsBetween(directory, { from: today, to: last });
  const daily = found.filter((happening) => isOn(happening) && isSaidOnce(happening));
  const byDay = Map.groupBy(
    found.filter((happening) => !daily.includes(happening)),
    ({ occurrence }) => occurrence.date,
  );
  const listed = daysWithinLimit(days, byDay);
  const span = `${dayInWords(today, { year: today.slice(0, 4) !== last.slice(0, 4) })} to ${dayInWords(last)}`;
  const title = `This week in ${directory.site.name}`;
  return {
    page: {
      title,
      description: `What is on near you, day by day, from ${span}.`,
      path: addressOf.thisWeek(context.base),
      picture: pictureOf(weekCard(context), context),
    },
    beginning: beginningView(context),
    passOn: waysToPassOn(context),
    title,
    span,
    mostDays: rowsForMostDays(daily, context),
    days: days.map((date) => ({
      to: date,
      now: true,
      value: weekDayView(date, byDay.get(date) ?? [], listed.has(date), context),
    })),
    outOfDate: { from: addDays(last, 1), now: false, value: outOfDateWords(context) },
    askAround: withoutTimes(context),
    jumps: jumpsFrom(today),
    areas: directory.neighbourhoods.map(({ slug, title: words }) => ({
      slug,
      link: { words, href: `${addressOf.neighbourhood(context.base, slug)}#week` },
    })),
    later: laterWeeks(addDays(last, 1 - fewestDays), context),
    weekdays: days.slice(0, 7).map((day) => ({
      title: weekdayNames[weekdayOf(day)],
      href: addressOf.day(context.base, weekdayOf(day)),
    })),
  };
}

/** The days most people look for. At the weekend, the weekend is what is left of it. */
function jumpsFrom(today: IsoDay): ThisWeekView['jumps'] {
  const weekend = weekdayOf(today) === 'sun' ? today : nextDayThatIs('sat', today);
  return [
    { name: 'today', link: { words: 'Today', href: `#${today}` } },
    { name: 'tomorrow', link: { words: 'Tomorrow', href: `#${addDays(today, 1)}` } },
    { name: 'weekend', link: { words: 'This weekend', href: `#${weekend}` } },
  ];
}

function isOn({ occurrence }: Happening): boolean {
  return occurrence.is !== 'off';
}

/** One line for each entry, by title: "Monday to Saturday, 7:30am to 7pm. Tail End Launderette." */
function rowsForMostDays(daily: readonly Happening[], context: ViewContext): readonly LetterRow[] {
  const firsts = new Map(daily.map((happening) => [happening.asset, happening]));
  return [...firsts.values()]
    .sort((a, b) => compareTitles(a.asset, b.asset))
    .map((happening) => ({
      ...assetRow(happening.asset, context),
      hint: rulesWithPlace(happening, context),
      mark: remarkOn(happening).includes('Ring first') ? 'Ring first' : '',
      areas: areasOf(happening, context),
    }));
}

/** "Monday to Saturday, 7:30am to 7pm. Tail End Launderette." */
export function rulesWithPlace(happening: Happening, context: ViewContext): string {
  const times = (happening.asset.data.sessions ?? []).filter(isEveryWeek).map((session) => {
    const { rule, time, limits } = sessionInWords(session, { today: context.today });
    return asSentence([rule, time, ...limits].join(', '));
  });
  return [...times, asSentence(placeOf(happening, context))].join(' ');
}

function outOfDateWords({ directory, today }: ViewContext): string {
  const { phone } = directory.site.panel;
  const made = `This page was made on ${dayInWords(today)}, and nobody has made a new one since.`;
  return phone === undefined ? made : `${made} Ring ${formatPhone(phone)} and somebody will look things up.`;
}

/** The days that are listed in full: the first always, others while the page stays light. */
function daysWithinLimit(
  days: readonly IsoDay[],
  byDay: ReadonlyMap<IsoDay, readonly Happening[]>,
): ReadonlySet<IsoDay> {
  let lines = 0;
  return new Set(
    days.filter((day, index) => {
      lines += byDay.get(day)?.length ?? 0;
      return index === 0 || lines <= mostHappenings;
    }),
  );
}

function weekDayView(
  date: IsoDay,
  happenings: readonly Happening[],
  isListed: boolean,
  context: ViewContext,
): WeekDayView {
  const on = happenings.filter(isOn);
  const off = happenings.filter((happening) => !isOn(happening));
  const day = {
    date,
    title: dayInWords(date, { weekday: true, year: false }),
    today: { from: date, to: date, now: date === context.today, value: 'Today' },
  };
  if (isListed) {
    const parts = dayPartViews(
      on,
      ({ occurrence }) => occurrence.from,
      (happening) => happeningView(happening, context),
    );
    return { ...day, parts, isEmpty: on.length === 0, off: off.map((each) => dayOff(each, context)) };
  }
  const weekday = weekdayOf(date);
  const words = `${countOf(on.length, 'thing')} on. See ${weekdayNames[weekday]}s`;
  return {
    ...day,
    parts: [],
    isEmpty: false,
    off: [],
    more: { words, href: addressOf.day(context.base, weekday) },
  };
}

/** One date as the page tells it. */
export function happeningView(happening: Happening, context: ViewContext): WeekHappeningView {
  const { asset, occurrence } = happening;
  return {
    ...happeningFacts(asset, occurrence, context),
    remark: remarkOn(happening),
    from: occurrence.from,
    to: occurrence.to,
    areas: areasOf(happening, context),
  };
}

/** Slugs of the neighbourhoods where one date is, with spaces between them. */
function areasOf({ asset, occurrence }: Happening, { directory }: ViewContext): string {
  const venue = occurrence.venue && directory.venueBySlug.get(occurrence.venue);
  const areas = venue ? [venue.neighbourhood] : asset.neighbourhoods;
  return areas.flatMap((area) => area?.slug ?? []).join(' ');
}

/** What to know before going to one date, as sentences. */
function remarkOn({ asset, session, occurrence, standing }: Happening): string {
  const askFirst =
    session.ringFirst === true ||
    occurrence.is === 'ask' ||
    asset.data.joining?.how === 'ring-first' ||
    standing.shows.search !== 'normal';
  const remarks = [
    { applies: occurrence.note !== undefined, words: occurrence.note ?? '' },
    { applies: askFirst && !/ring first/i.test(occurrence.note ?? ''), words: 'Ring first' },
    { applies: asset.data.joining?.how === 'book', words: 'Book a place' },
    { applies: session.termTimeOnly === true, words: 'Term time only' },
  ];
  return remarks
    .filter(({ applies }) => applies)
    .map(({ words }) => asSentence(words))
    .join(' ');
}

function dayOff(happening: Happening, context: ViewContext): DayOffView {
  const { asset, occurrence } = happening;
  return {
    title: asset.data.title,
    href: addressOf.asset(context.base, asset.slug),
    areas: areasOf(happening, context),
    why: occurrence.note === undefined ? '' : asSentence(occurrence.note),
  };
}

const mostWithoutTimes = 40;

/** Entries that say in words when they are on, and that anybody may come to on the day of the build. */
function withoutTimes(context: ViewContext): readonly LetterRow[] {
  return listedAssets(context)
    .filter((asset) => hasOnlyWords(asset) && standingOfAsset(asset, context.today, context).shows.today)
    .slice(0, mostWithoutTimes)
    .map((asset) => ({ ...assetRow(asset, context), hint: asset.data.whenInWords ?? '' }));
}

/** Whether something is on at no times that can be given. */
export function hasOnlyWords({ data }: LinkedAsset): boolean {
  return data.whenInWords !== undefined && (data.sessions ?? []).length === 0;
}
