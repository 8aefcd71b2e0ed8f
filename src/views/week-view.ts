import {
  addDays,
  dayInWords,
  timeInWords,
  timeRangeInWords,
  weekdayNames,
  weekdayOf,
  type IsoDay,
} from '../domain/calendar-day.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import type { ColourName } from '../domain/theme.ts';
import { addressOf } from './addresses.ts';
import type { Dated } from './dated.ts';
import {
  dayPartOf,
  dayParts,
  daysFrom,
  happeningsBetween,
  isSaidOnce,
  placeOf,
  type Happening,
} from './happenings.ts';
import type { ViewContext } from './view-context.ts';

/** One thing on one day of a week. */
export interface EventView {
  readonly time: string;
  readonly title: string;
  readonly href: string;
  /** Where it is; empty where the page says so already. */
  readonly place: string;
  readonly colour: ColourName;
  /** "Ring first", "Not this time": what differs from the rule. Empty when nothing does. */
  readonly remark: string;
  readonly isOff: boolean;
}

/** A part of a day, such as its morning; the title is empty where days are not parted. */
export interface EventsView {
  readonly title: string;
  readonly events: readonly EventView[];
}

/** One day of a week. */
export interface DayView {
  readonly date: IsoDay;
  /** Day of the month. */
  readonly number: number;
  /** "Tuesday"; the first three letters stand alone where there is little room. */
  readonly weekday: string;
  /** Holds on the day itself: the sun, and the word "Today". */
  readonly today: Dated<string>;
  readonly parts: readonly EventsView[];
  /** Where all of the day is, when there is more than fits. */
  readonly more?: { readonly words: string; readonly href: string } | undefined;
}

/** Today and the six days after it. */
export interface WeekView {
  /** Each day goes when it is over. */
  readonly days: readonly Dated<DayView>[];
  /** Said when all days of the page are over. */
  readonly outOfDate: Dated<string>;
}

interface WeekWishes {
  /** Days in parts, with the end of each event: for a timetable. */
  readonly isTimetable: boolean;
  /** The most events of one day. */
  readonly mostEvents: number;
  /** With more events than these, a day leads on to the page of its weekday: a phone may show no more. */
  readonly fewEvents: number;
  /** Which happenings to show. */
  readonly holds: (happening: Happening) => boolean;
  /** Where a happening is said to be. */
  readonly placeOf: (happening: Happening, context: ViewContext) => string;
}

const daysShown = 7;

/**
 * The week of the whole directory or of some entries: what may be shown today, without what is off and without
 * what is there on most days anyway.
 */
export function weekView(
  context: ViewContext,
  assets: readonly LinkedAsset[] = context.directory.assets,
): WeekView {
  return weekOf(assets, context, {
    isTimetable: false,
    mostEvents: 4,
    fewEvents: 3,
    holds: (happening) => happening.occurrence.is !== 'off' && !isSaidOnce(happening),
    placeOf: placeName,
  });
}

/** One date as the home page tells it. */
export function homeEventView(happening: Happening, context: ViewContext): EventView {
  return eventView(happening, { isTimetable: false, placeOf: placeName }, context);
}

/** The place by its name alone, to keep a column narrow. */
function placeName({ asset, occurrence }: Happening, context: ViewContext): string {
  const venueSlug = occurrence.venue ?? asset.venues[0]?.slug;
  const venue = venueSlug && context.directory.venueBySlug.get(venueSlug);
  return venue ? venue.data.title : placeOf({ asset, occurrence }, context);
}

/** The week of a venue, by morning, afternoon and evening, with what is off. */
export function timetableView(
  assets: readonly LinkedAsset[],
  holds: (happening: Happening) => boolean,
  context: ViewContext,
): WeekView {
  return weekOf(assets, context, {
    isTimetable: true,
    mostEvents: 24,
    fewEvents: 24,
    holds,
    placeOf: () => '',
  });
}

function weekOf(assets: readonly LinkedAsset[], context: ViewContext, wishes: WeekWishes): WeekView {
  const { directory, today } = context;
  const last = addDays(today, daysShown - 1);
  const found = happeningsBetween(directory, { from: today, to: last }, assets).filter(wishes.holds);
  const byDay = Map.groupBy(rarestFirst(found), ({ occurrence }) => occurrence.date);
  const parts = wishes.isTimetable ? partsOfDays(found) : [wholeDay];
  return {
    days: daysFrom(today, daysShown).map((date) => ({
      to: date,
      now: true,
      value: dayView(date, byDay.get(date) ?? [], parts, wishes, context),
    })),
    outOfDate: {
      from: addDays(last, 1),
      now: false,
      value: `These were the days from ${dayInWords(today)}. They have passed.`,
    },
  };
}

/** What is seldom on comes first, so that what is on every day does not fill every day. */
function rarestFirst(happenings: readonly Happening[]): Happening[] {
  const byAsset = Map.groupBy(happenings, ({ asset }) => asset);
  const timesOf = ({ asset }: Happening) => byAsset.get(asset)?.length ?? 0;
  return [...happenings].sort((one, other) => timesOf(one) - timesOf(other));
}

/** A part of a day, and what belongs to it. */
interface PartOfDay {
  readonly title: string;
  readonly holds: (happening: Happening) => boolean;
}

const wholeDay: PartOfDay = { title: '', holds: () => true };

/** Morning, afternoon and evening, those left out in which there is nothing on any day. */
function partsOfDays(happenings: readonly Happening[]): PartOfDay[] {
  return dayParts
    .map(({ title }) => ({
      title,
      holds: ({ occurrence }: Happening) => dayPartOf(occurrence.from) === title,
    }))
    .filter(({ holds }) => happenings.some(holds));
}

function inOrderOfTime(happenings: readonly Happening[]): Happening[] {
  return [...happenings].sort((one, other) => one.occurrence.from.localeCompare(other.occurrence.from));
}

function dayView(
  date: IsoDay,
  happenings: readonly Happening[],
  parts: readonly PartOfDay[],
  wishes: WeekWishes,
  context: ViewContext,
): DayView {
  const shown = inOrderOfTime(happenings.slice(0, wishes.mostEvents));
  return {
    date,
    number: Number(date.slice(8)),
    weekday: weekdayNames[weekdayOf(date)],
    today: { from: date, to: date, now: date === context.today, value: 'Today' },
    parts: parts.map(({ title, holds }) => ({
      title,
      events: shown.filter(holds).map((happening) => eventView(happening, wishes, context)),
    })),
    more: happenings.length > wishes.fewEvents ? allOfDay(date, context) : undefined,
  };
}

function allOfDay(date: IsoDay, { base }: ViewContext): DayView['more'] {
  const weekday = weekdayOf(date);
  return { words: `All on ${weekdayNames[weekday]}s`, href: addressOf.day(base, weekday) };
}

function eventView(
  happening: Happening,
  wishes: Pick<WeekWishes, 'isTimetable' | 'placeOf'>,
  context: ViewContext,
): EventView {
  const { asset, session, occurrence } = happening;
  const { from, to, is, note } = occurrence;
  const isOff = is === 'off';
  const remarks = [isOff ? 'Not this time' : '', note ?? '', session.ringFirst && !isOff ? 'Ring first' : ''];
  return {
    time: wishes.isTimetable ? timeRangeInWords(from, to) : timeInWords(from),
    title: asset.data.title,
    href: addressOf.asset(context.base, asset.slug),
    place: wishes.placeOf(happening, context),
    colour: asset.themes[0]?.colour ?? 'damson',
    remark: remarks.filter((words) => words !== '').join('. '),
    isOff,
  };
}
