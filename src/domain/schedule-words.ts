import {
  dayInWords,
  isAllDay,
  timeInWords,
  timeRangeInWords,
  weekdayNames,
  weekdays,
  type IsoDay,
  type Weekday,
} from './calendar-day.ts';
import type { Occurrence } from './schedule.ts';
import { ordinals, partsOfMonthDay, type MonthDay, type Ordinal, type Session } from './session.ts';

/** A session in words, in parts for a view to lay out. */
export interface SessionWords {
  /** "Every Tuesday", "Second and fourth Tuesday of the month". */
  rule: string;
  /** "10am to midday". */
  time: string;
  /** What narrows it: "in term time only", "until 30 March 2027", "ring first". Often empty. */
  limits: string[];
  /** The session's own note, as written. */
  note?: string;
  /** All of it: "Every Tuesday, 10am to midday, in term time only. Bring a mug." */
  sentence: string;
}

/**
 * When a session meets, in words. Given `today`, a `starting` day that is past goes unsaid.
 * Days off and extra days are not said here: `occurrenceInWords` says them one by one.
 */
export function sessionInWords(session: Session, { today }: { today?: IsoDay } = {}): SessionWords {
  const rule = ruleInWords(session);
  const time = timeRangeInWords(session.from, session.to);
  const limits = limitsInWords(session, today);
  const when = [rule, time, ...limits].join(', ');
  if (session.note === undefined) return { rule, time, limits, sentence: when };
  return { rule, time, limits, note: session.note, sentence: `${when}. ${session.note}` };
}

/**
 * One date in words: "Tuesday 24 November, 10am", "Closed on Tuesday 24 November", each with its note behind a
 * full stop. `year` (default false) adds the year.
 */
export function occurrenceInWords(occurrence: Occurrence, { year = false }: { year?: boolean } = {}): string {
  const day = dayInWords(occurrence.date, { weekday: true, year });
  const start = isAllDay(occurrence) ? 'all day' : timeInWords(occurrence.from);
  const said = occurrence.is === 'off' ? `Closed on ${day}` : `${day}, ${start}`;
  return occurrence.note === undefined ? said : `${said}. ${occurrence.note}`;
}

function ruleInWords(session: Session): string {
  switch (session.repeats) {
    case 'weekly':
      return weeklyInWords(session.on, session.every);
    case 'monthly':
      return `${capitalised(joined(monthDaysInWords(session.on)))} of the month`;
    case 'dates':
      return datesInWords(session.dates);
  }
}

function limitsInWords(session: Session, today: IsoDay | undefined): string[] {
  const { starting, until } = session;
  const isStillToStart = starting !== undefined && (today === undefined || starting > today);
  const limits = [
    { applies: session.termTimeOnly === true, words: 'in term time only' },
    { applies: session.bankHolidays === 'does-not', words: 'not on bank holidays' },
    { applies: isStillToStart, words: `from ${starting && dayInWords(starting)}` },
    { applies: until !== undefined, words: `until ${until && dayInWords(until)}` },
    { applies: session.ringFirst === true, words: 'ring first' },
  ];
  return limits.filter(({ applies }) => applies).map(({ words }) => words);
}

function weeklyInWords(on: readonly Weekday[], every: number): string {
  const runs = runsOfDays(on);
  const days = joined(runs.map(runInWords));
  const hasRun = runs.some((run) => run.length > 1);
  const isOneDay = runs.length === 1 && !hasRun;
  if (every === 1) {
    if (runs[0]?.length === weekdays.length) return 'Every day';
    return hasRun ? days : `Every ${days}`;
  }
  if (every === 2 && isOneDay) return `Every other ${days}`;
  const weeks = every === 2 ? 'Every other week' : `Every ${every} weeks`;
  return hasRun ? `${weeks}, ${days}` : `${weeks} on ${days}`;
}

/** The days in order, in groups: three or more in a row together, all others alone. */
function runsOfDays(on: readonly Weekday[]): Weekday[][] {
  const rows: Weekday[][] = [];
  for (const day of weekdays.filter((weekday) => on.includes(weekday))) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    const isNext = last !== undefined && weekdays.indexOf(last) + 1 === weekdays.indexOf(day);
    if (isNext) row?.push(day);
    else rows.push([day]);
  }
  return rows.flatMap((row) => (row.length >= 3 ? [row] : row.map((day) => [day])));
}

function runInWords(run: readonly Weekday[]): string {
  const [first, last] = [run[0], run.at(-1)].map((day) => weekdayNames[day ?? 'mon']);
  return run.length === 1 ? `${first}` : `${first} to ${last}`;
}

const ordinalNames: Readonly<Record<Ordinal, string>> = {
  '1st': 'first',
  '2nd': 'second',
  '3rd': 'third',
  '4th': 'fourth',
  '5th': 'fifth',
  last: 'last',
};

/** One part for each weekday, in the order of their first days: "second and fourth Tuesday", "last Friday". */
function monthDaysInWords(on: readonly MonthDay[]): string[] {
  const days = on.map(partsOfMonthDay);
  const inOrder = ordinals.flatMap((ordinal) => weekdays.filter((weekday) => falls(days, ordinal, weekday)));
  return [...new Set(inOrder)].map((weekday) => {
    const which = ordinals.filter((ordinal) => falls(days, ordinal, weekday));
    return `${joined(which.map((ordinal) => ordinalNames[ordinal]))} ${weekdayNames[weekday]}`;
  });
}

function falls(
  days: readonly { ordinal: Ordinal; weekday: Weekday }[],
  ordinal: Ordinal,
  weekday: Weekday,
): boolean {
  return days.some((day) => day.ordinal === ordinal && day.weekday === weekday);
}

/** More days than this are counted instead of listed, so that the words stay a line or two. */
const mostDatesListed = 8;

/** "3 December and 17 December 2026": each year is said once, behind its last day. */
function datesInWords(dates: readonly IsoDay[]): string {
  const days = [...new Set(dates)].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (days.length > mostDatesListed && first && last) {
    return `${days.length} days from ${dayInWords(first)} to ${dayInWords(last)}`;
  }
  const yearOf = (day: IsoDay | undefined) => day?.slice(0, 4);
  return joined(days.map((day, index) => dayInWords(day, { year: yearOf(day) !== yearOf(days[index + 1]) })));
}

/** "one", "one and two", "one, two and three". */
function joined(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
