import { addDays, weekdays, type ClockTime, type IsoDay } from './calendar-day.ts';
import { isBankHoliday, termState, type Calendar } from './calendar.ts';
import { toEpochDay, weekdayIndex } from './epoch-day.ts';
import { ruleDays } from './rule-days.ts';
import type { Session, SessionException } from './session.ts';
import type { Slug } from './slug.ts';

/**
 * One date of a session. `meets` is on; `off` is shown as closed; `ask` is a bank holiday on which nobody knows
 * whether it meets: ring first. An occurrence belongs to the day it starts, also when it ends after midnight.
 */
export interface Occurrence {
  date: IsoDay;
  from: ClockTime;
  to?: ClockTime;
  is: 'meets' | 'off' | 'ask';
  /** Why it is off, what is special that day, or "Bank holiday, ring first". */
  note?: string;
  /** Where, when the session does not meet at the usual place. */
  venue?: Slug;
}

/** The days asked for, both included, and the calendar that holds for them. */
export interface Period {
  from: IsoDay;
  to: IsoDay;
  calendar: Calendar;
}

/** A Monday to a Sunday. */
export interface Week {
  monday: IsoDay;
  /** Seven days, Monday first. */
  days: { date: IsoDay; occurrences: Occurrence[] }[];
}

/** How many days ahead the build writes dates for, the first day included. */
export const daysAhead = 400;

/**
 * The dates of a session in a period, earliest first.
 *
 * - Weeks run from Monday to Sunday. `every: n` counts them from the week that holds `starting`, like RFC 5545
 *   with `INTERVAL=n;WKST=MO` and `DTSTART` on `starting`; unlike there, `starting` itself need not be a date.
 * - `starting` and `until` are the first and last day possible. A `5th` weekday is only in months that have it.
 * - `termTimeOnly`: days in the holidays, and days the calendar does not know, are left out.
 * - A day under `except` is off, with its note. A bank holiday is off, asked about or a normal day, as
 *   `bankHolidays` says; left out that is `unknown`, but `meets` for listed dates, which somebody wrote down.
 * - A day under `extra` is on whatever else is said, and takes the place of an off day of the same date.
 * - The same day and time twice is listed once.
 */
export function occurrences(session: Session, period: Period): Occurrence[] {
  const extras = extraOccurrences(session, period);
  const extraDays = new Set(extras.map(({ date }) => date));
  const exceptions = new Map(session.except?.map((exception) => [exception.date, exception]));
  const usual = ruleDays(session, period)
    .filter((day) => !session.termTimeOnly || termState(day, period.calendar) === 'term')
    .map((day) => usualOccurrence(session, day, exceptions.get(day), period.calendar))
    .filter(({ date, is }) => is !== 'off' || !extraDays.has(date));
  return extras.length > 0 ? inOrder([...usual, ...extras]) : usual;
}

/**
 * The next dates of several sessions together, earliest first, at most `count` and at most 400 days ahead.
 * Days off are left out; a bank holiday to ask about is in, since it may be on.
 */
export function nextDates(
  sessions: readonly Session[],
  { from, count, calendar }: { from: IsoDay; count: number; calendar: Calendar },
): Occurrence[] {
  return occurrencesFor400Days(sessions, { from, calendar })
    .filter(({ is }) => is !== 'off')
    .slice(0, count);
}

/** All dates of several sessions on the 400 days from `from` on, days off among them, earliest first. */
export function occurrencesFor400Days(
  sessions: readonly Session[],
  { from, calendar }: { from: IsoDay; calendar: Calendar },
): Occurrence[] {
  return mergedOccurrences(sessions, { from, to: addDays(from, daysAhead - 1), calendar });
}

/** The week that holds `day` with so many weeks before and after it, and what is on each day, off or not. */
export function weeksAround(
  sessions: readonly Session[],
  { day, before, after, calendar }: { day: IsoDay; before: number; after: number; calendar: Calendar },
): Week[] {
  const monday = addDays(day, -weekdayIndex(toEpochDay(day)));
  const mondays = Array.from({ length: before + 1 + after }, (_, week) =>
    addDays(monday, (week - before) * 7),
  );
  return mondays.map((first) => {
    const inWeek = mergedOccurrences(sessions, { from: first, to: addDays(first, 6), calendar });
    const dates = weekdays.map((_, index) => addDays(first, index));
    return {
      monday: first,
      days: dates.map((date) => ({ date, occurrences: inWeek.filter((found) => found.date === date) })),
    };
  });
}

/**
 * The days under `except` that change nothing, because the session does not meet then anyway. Not an error: they
 * are left behind when a rule changes. A day no term list covers is not called idle, since nobody knows.
 */
export function idleExceptions(session: Session, calendar: Calendar): SessionException[] {
  return (session.except ?? []).filter(({ date }) => {
    const isRuleDay = ruleDays(session, { from: date, to: date }).length > 0;
    const isHoliday = session.termTimeOnly === true && termState(date, calendar) === 'holiday';
    return !isRuleDay || isHoliday;
  });
}

function mergedOccurrences(sessions: readonly Session[], period: Period): Occurrence[] {
  return inOrder(sessions.flatMap((session) => occurrences(session, period)));
}

function usualOccurrence(
  session: Session,
  date: IsoDay,
  exception: SessionException | undefined,
  calendar: Calendar,
): Occurrence {
  const usual = { date, ...timesOf(session), ...placeOf(session) };
  if (exception) return { ...usual, is: 'off', ...noteOf(exception) };
  if (!isBankHoliday(date, calendar)) return { ...usual, is: 'meets' };
  return { ...usual, ...bankHolidayOutcomes[session.bankHolidays ?? bankHolidaysUnsaid[session.repeats]] };
}

const bankHolidayOutcomes = {
  meets: { is: 'meets' },
  'does-not': { is: 'off', note: 'Bank holiday' },
  unknown: { is: 'ask', note: 'Bank holiday, ring first' },
} as const;

const bankHolidaysUnsaid = { weekly: 'unknown', monthly: 'unknown', dates: 'meets' } as const;

function extraOccurrences(session: Session, { from, to }: Period): Occurrence[] {
  return (session.extra ?? [])
    .filter(({ date }) => from <= date && date <= to)
    .map((extra) => ({
      date: extra.date,
      ...timesOf(extra.from === undefined ? session : { from: extra.from, to: extra.to }),
      ...placeOf(session),
      is: 'meets',
      ...noteOf(extra),
    }));
}

function timesOf({
  from,
  to,
}: {
  from: ClockTime;
  to?: ClockTime | undefined;
}): Pick<Occurrence, 'from' | 'to'> {
  return to === undefined ? { from } : { from, to };
}

function placeOf({ venue }: Session): Pick<Occurrence, 'venue'> {
  return venue === undefined ? {} : { venue };
}

function noteOf({ note }: { note?: string | undefined }): Pick<Occurrence, 'note'> {
  return note === undefined ? {} : { note };
}

/** Sorts by day and time, and keeps one of those at the same day, time and place: the surest, then the one with a note. */
function inOrder(found: readonly Occurrence[]): Occurrence[] {
  const keyed = found.map((occurrence) => {
    const when = `${occurrence.date} ${occurrence.from} ${occurrence.to ?? ''} ${occurrence.venue ?? ''}`;
    return { occurrence, when, order: `${when} ${sureness[occurrence.is]}${occurrence.note ? 0 : 1}` };
  });
  keyed.sort((one, other) => (one.order < other.order ? -1 : Number(one.order > other.order)));
  return keyed
    .filter(({ when }, index) => when !== keyed[index - 1]?.when)
    .map(({ occurrence }) => occurrence);
}

const sureness = { meets: 0, ask: 1, off: 2 } as const;
