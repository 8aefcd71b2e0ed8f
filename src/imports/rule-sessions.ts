import { addDays, addMonths, parseDay, weekdays, type IsoDay, type Weekday } from '../domain/calendar-day.ts';
import { daysInMonth, partsOf, toEpochDay, weekdayIndex } from '../domain/epoch-day.ts';
import { occurrencesFor400Days, type Occurrence } from '../domain/schedule.ts';
import { sessionSchema, type Session } from '../domain/session.ts';
import { ordinalOf } from './month-day-codes.ts';

/**
 * Writes a recurrence rule of RFC 5545 as sessions, as far as sessions can hold it. It reads the rule and its
 * DTSTART alone, never the expected dates, and says of the rest why it cannot be written.
 *
 * - `repeating`: weekly and monthly sessions. A time of day is a session of its own; every n days is a round of
 *   n weeks, one session for each of its seven days.
 * - `fenced`: the same, with `starting` and `until` round the months (or days of the month) the rule names.
 * - `listed`: days of the month, which sessions cannot repeat, listed as dates as a person would from a calendar.
 *
 * COUNT is cut by asking our own engine for the last date and writing it as `until`.
 */
export type Translation =
  { kind: 'repeating' | 'fenced' | 'listed'; sessions: Session[] } | { kind: 'none'; reason: string };

/** A recurrence rule taken apart. Lists that the rule does not give are absent. */
interface Rule {
  frequency: string;
  interval: number;
  count?: number;
  until?: Moment;
  byDay?: { nth: number; weekday: Weekday }[];
  numbers: Record<string, number[] | undefined>;
  weekStart: Weekday;
  start: Moment;
  startsWithTime: boolean;
}

/** A day and a time on its clock; moments compare part by part. */
interface Moment {
  date: IsoDay;
  time: string;
}

interface Span {
  first: IsoDay;
  last: IsoDay;
}

/** A weekly or monthly session without its time of day and its edges. */
type Pattern =
  | { repeats: 'weekly'; every: number; on: Weekday[]; starting: IsoDay }
  | { repeats: 'monthly'; on: string[]; starting: IsoDay };

const yearsLookedAhead = 40;
const noCalendar = { terms: [], bankHolidays: [] };

/** Translates the text behind `RRULE:` and the text behind `DTSTART:`. */
export function translateRule(ruleText: string, startText: string): Translation {
  const rule = parseRule(ruleText, startText);
  const reason = refusals.find(({ refuses }) => refuses(rule))?.reason;
  if (reason !== undefined) return { kind: 'none', reason };
  const times = timesOfDay(rule);
  if (isByDayOfMonth(rule)) return { kind: 'listed', sessions: cutAtCount(listed(rule, times), rule) };
  const spans = fences(rule);
  const edges = spans ?? [{ first: rule.start.date, last: addDays(endOf(rule), 1) }];
  const sessions = patterns(rule).flatMap((pattern) =>
    times.flatMap((time) => edges.flatMap((span) => within(pattern, time, span, rule, spans !== undefined))),
  );
  return { kind: spans ? 'fenced' : 'repeating', sessions: cutAtCount(sessions, rule) };
}

const minutesApart: Record<string, number> = { HOURLY: 60, MINUTELY: 1 };

const refusals: readonly { reason: string; refuses: (rule: Rule) => boolean }[] = [
  {
    reason: 'counts seconds, and times here are hours and minutes',
    refuses: ({ frequency, numbers }) => frequency === 'SECONDLY' || numbers['BYSECOND'] !== undefined,
  },
  {
    reason: 'names weeks of the year by number',
    refuses: ({ numbers }) => numbers['BYWEEKNO'] !== undefined,
  },
  {
    reason: 'names days of the year by number',
    refuses: ({ numbers }) => numbers['BYYEARDAY'] !== undefined,
  },
  {
    reason: 'comes at other times each day, since its hours or minutes do not divide a day',
    refuses: ({ frequency, interval }) => {
      const step = minutesApart[frequency];
      return step !== undefined && 1440 % (step * interval) !== 0;
    },
  },
  {
    reason: 'picks by position from a set that is not the days of one week or the times of one day',
    refuses: ({ frequency, numbers }) =>
      numbers['BYSETPOS'] !== undefined && frequency !== 'WEEKLY' && frequency !== 'DAILY',
  },
  {
    reason: 'names a day of the month for the year but no month: RFC 5545 means every month, libical one',
    refuses: ({ frequency, numbers, byDay }) =>
      frequency === 'YEARLY' && numbers['BYMONTHDAY'] !== undefined && !numbers['BYMONTH'] && !byDay,
  },
  {
    reason: 'counts weekdays from the end of the month, or through the year',
    refuses: ({ frequency, byDay, numbers }) =>
      (byDay ?? []).some(
        ({ nth }) => nth !== 0 && (!ordinalOf(nth) || (frequency === 'YEARLY' && !numbers['BYMONTH'])),
      ),
  },
];

function parseRule(ruleText: string, startText: string): Rule {
  const parts = new Map(
    ruleText
      .split(';')
      .filter((part) => part.includes('='))
      .map((part) => part.split('=') as [string, string]),
  );
  const numbers = Object.fromEntries(
    [...parts]
      .filter(([name]) => name.startsWith('BY') && name !== 'BYDAY')
      .map(([name, list]) => [name, [...new Set(list.split(',').map(Number))]]),
  );
  const count = parts.get('COUNT');
  const until = parts.get('UNTIL');
  const byDay = parts.get('BYDAY');
  return {
    frequency: parts.get('FREQ') ?? '',
    interval: Number(parts.get('INTERVAL') ?? 1),
    ...(count === undefined ? {} : { count: Number(count) }),
    ...(until === undefined ? {} : { until: parseMoment(until) }),
    ...(byDay === undefined ? {} : { byDay: byDay.split(',').map(parseWeekday) }),
    numbers,
    weekStart: parseWeekday(parts.get('WKST') ?? 'MO').weekday,
    start: parseMoment(startText),
    startsWithTime: startText.includes('T'),
  };
}

/** Reads `19970902T090000`, with or without a Z, or a bare `19970902`, which is midnight. Seconds are dropped. */
export function parseMoment(text: string): Moment {
  const date = parseDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`);
  return { date, time: text.includes('T') ? `${text.slice(9, 11)}:${text.slice(11, 13)}` : '00:00' };
}

function parseWeekday(text: string): { nth: number; weekday: Weekday } {
  const weekday = weekdays.find((day) => day.startsWith(text.slice(-2).toLowerCase()));
  if (weekday === undefined) throw new Error(`no weekday in ${text}`);
  return { nth: Number(text.slice(0, -2)), weekday };
}

function timesOfDay(rule: Rule): string[] {
  const { BYHOUR: hours, BYMINUTE: minutes, BYSETPOS: positions } = rule.numbers;
  if (!rule.startsWithTime) return [rule.start.time];
  const step = minutesApart[rule.frequency];
  const [startHour, startMinute] = rule.start.time.split(':').map(Number) as [number, number];
  if (step !== undefined) {
    const length = step * rule.interval;
    const first = (startHour * 60 + startMinute) % length;
    return Array.from({ length: 1440 / length }, (_, index) => first + index * length)
      .filter((minute) => hours?.includes(Math.floor(minute / 60)) ?? true)
      .filter((minute) => minutes?.includes(minute % 60) ?? true)
      .map((minute) => clock(Math.floor(minute / 60), minute % 60));
  }
  const times = (hours ?? [startHour])
    .flatMap((hour) => (minutes ?? [startMinute]).map((minute) => clock(hour, minute)))
    .sort();
  return rule.frequency === 'DAILY' && positions ? picked(times, positions) : times;
}

function clock(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** The members at positions counted from 1, or from the end below 0. */
function picked<Value>(values: readonly Value[], positions: readonly number[]): Value[] {
  const wanted = new Set(
    positions.map((position) => (position > 0 ? position - 1 : values.length + position)),
  );
  return values.filter((_, index) => wanted.has(index));
}

function patterns(rule: Rule): Pattern[] {
  const { frequency, interval, byDay, start } = rule;
  if (byDay?.some(({ nth }) => nth !== 0)) {
    const on = byDay.map(({ nth, weekday }) => `${ordinalOf(nth)} ${weekday}`);
    return [{ repeats: 'monthly', on, starting: start.date }];
  }
  const named = byDay?.map(({ weekday }) => weekday);
  if (frequency === 'WEEKLY') return weeklyPatterns(rule);
  if (frequency === 'DAILY' && interval > 1) {
    return Array.from({ length: 7 }, (_, round) => addDays(start.date, round * interval))
      .filter((day) => named?.includes(weekdayOn(day)) ?? true)
      .map((day) => ({ repeats: 'weekly', every: interval, on: [weekdayOn(day)], starting: day }));
  }
  return [{ repeats: 'weekly', every: 1, on: named ?? [...weekdays], starting: start.date }];
}

/** One session for each weekday, so that a week which does not start on Monday is counted right too. */
function weeklyPatterns({ interval, byDay, numbers, weekStart, start }: Rule): Pattern[] {
  const firstOfWeek = addDays(start.date, -daysFrom(weekStart, weekdayOn(start.date)));
  const named = byDay?.map(({ weekday }) => weekday) ?? [weekdayOn(start.date)];
  const offsets = [...new Set(named.map((weekday) => daysFrom(weekStart, weekday)))].sort();
  const chosen = numbers['BYSETPOS'] ? picked(offsets, numbers['BYSETPOS']) : offsets;
  return chosen
    .map((offset) => addDays(firstOfWeek, offset))
    .map((day) => ({ repeats: 'weekly', every: interval, on: [weekdayOn(day)], starting: day }));
}

function weekdayOn(day: IsoDay): Weekday {
  return weekdays[weekdayIndex(toEpochDay(day))]!;
}

function daysFrom(one: Weekday, other: Weekday): number {
  return (weekdays.indexOf(other) - weekdays.indexOf(one) + 7) % 7;
}

/** The spans a rule is held to by BYMONTH, BYMONTHDAY and an interval of months or years; none if by nothing. */
function fences(rule: Rule): Span[] | undefined {
  const { frequency, interval, numbers } = rule;
  const skipsMonths = (frequency === 'MONTHLY' || frequency === 'YEARLY') && interval > 1;
  if (!skipsMonths && !numbers['BYMONTH'] && !numbers['BYMONTHDAY']) return undefined;
  return months(rule).flatMap((month) => {
    const days = daysOfMonth(month, numbers['BYMONTHDAY']);
    const firsts = days.filter((day) => !days.includes(addDays(day, -1)));
    const lasts = days.filter((day) => !days.includes(addDays(day, 1)));
    return firsts.map((first, index) => ({ first, last: lasts[index] ?? first }));
  });
}

/** The first days of the months in which a rule may have dates. */
function months({ frequency, interval, numbers, start, ...rest }: Rule): IsoDay[] {
  const startMonth = parseDay(`${start.date.slice(0, 7)}-01`);
  const fromMonth = frequency === 'YEARLY' ? parseDay(`${start.date.slice(0, 4)}-01-01`) : startMonth;
  const all = Array.from({ length: yearsLookedAhead * 12 }, (_, index) => addMonths(fromMonth, index));
  const isYearlyDay = frequency === 'YEARLY' && rest.byDay === undefined;
  const named = numbers['BYMONTH'] ?? (isYearlyDay ? [partsOf(start.date).month] : undefined);
  return all
    .filter((_, index) => frequency !== 'MONTHLY' || index % interval === 0)
    .filter((_, index) => frequency !== 'YEARLY' || Math.floor(index / 12) % interval === 0)
    .filter((month) => named?.includes(partsOf(month).month) ?? true)
    .filter((month) => rest.until === undefined || month <= rest.until.date);
}

/** The days of a month that BYMONTHDAY names, those below 0 counted from its end; all of them without it. */
function daysOfMonth(firstOfMonth: IsoDay, named: readonly number[] | undefined): IsoDay[] {
  const { year, month } = partsOf(firstOfMonth);
  const length = daysInMonth(year, month);
  const wanted = named?.map((day) => (day < 0 ? length + 1 + day : day));
  return Array.from({ length }, (_, index) => index + 1)
    .filter((day) => wanted?.includes(day) ?? true)
    .map((day) => addDays(firstOfMonth, day - 1));
}

function isByDayOfMonth({ frequency, interval, byDay, numbers }: Rule): boolean {
  const namesDays = numbers['BYMONTHDAY'] !== undefined && !byDay;
  if (frequency === 'DAILY') return namesDays && interval === 1;
  return (frequency === 'MONTHLY' || frequency === 'YEARLY') && !byDay;
}

function listed(rule: Rule, times: readonly string[]): Session[] {
  const named = rule.numbers['BYMONTHDAY'] ?? [partsOf(rule.start.date).day];
  const days = months(rule).flatMap((month) => daysOfMonth(month, named));
  return times.flatMap((time) => {
    const dates = days.filter((date) => isWithinRule({ date, time }, rule)).slice(0, rule.count);
    return dates.length === 0 ? [] : [sessionSchema.parse({ repeats: 'dates', dates, from: time })];
  });
}

function isWithinRule(moment: Moment, { start, until }: Rule): boolean {
  return !isBefore(moment, start) && (until === undefined || !isBefore(until, moment));
}

function isBefore(one: Moment, other: Moment): boolean {
  return `${one.date} ${one.time}` < `${other.date} ${other.time}`;
}

function endOf({ start, until }: Rule): IsoDay {
  return until?.date ?? addMonths(start.date, yearsLookedAhead * 12);
}

/** A pattern as a session at one time of day, inside a span and inside the rule; as a list, empty if none is left. */
function within(pattern: Pattern, time: string, span: Span, rule: Rule, isFenced: boolean): Session[] {
  const earliest = isBefore({ date: rule.start.date, time }, rule.start)
    ? addDays(rule.start.date, 1)
    : rule.start.date;
  const first = span.first > earliest ? span.first : earliest;
  const starting = startingFrom(pattern, first);
  const latest = rule.until && endBefore(rule.until, time);
  const until = isFenced && (latest === undefined || span.last < latest) ? span.last : latest;
  if (until !== undefined && starting > until) return [];
  return [
    sessionSchema.parse({ ...pattern, starting, from: time, ...(until === undefined ? {} : { until }) }),
  ];
}

/** The first day from which a pattern may go on, in a week in which it meets when it skips weeks. */
function startingFrom(pattern: Pattern, first: IsoDay): IsoDay {
  if (pattern.repeats === 'monthly' || pattern.every === 1) return first;
  let starting = pattern.starting;
  while (starting < first) starting = addDays(starting, pattern.every * 7);
  return starting;
}

/** The last day on which something at this time is not after the moment. */
function endBefore(moment: Moment, time: string): IsoDay {
  return time <= moment.time ? moment.date : addDays(moment.date, -1);
}

/** Writes the last date that COUNT allows, found by our own engine, as the `until` of every session. */
function cutAtCount(sessions: Session[], { count, start }: Rule): Session[] {
  if (count === undefined) return sessions;
  const last = everyOccurrence(sessions, start.date).slice(0, count).at(-1);
  if (last === undefined) return sessions;
  return sessions.flatMap((session) => {
    const end = endBefore({ date: last.date, time: last.from }, session.from);
    if (session.starting !== undefined && session.starting > end) return [];
    return [{ ...session, until: session.until !== undefined && session.until < end ? session.until : end }];
  });
}

/** Every date of sessions that start on or after a day, for as long ahead as rules are written out. */
export function everyOccurrence(sessions: readonly Session[], from: IsoDay): Occurrence[] {
  const pieces = Math.ceil((yearsLookedAhead * 366) / 400);
  return Array.from({ length: pieces }, (_, piece) => addDays(from, piece * 400)).flatMap((day) =>
    occurrencesFor400Days(sessions, { from: day, calendar: noCalendar }),
  );
}
