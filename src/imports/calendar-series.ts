import { addDays, weekdayOf, weekdays, type ClockTime, type IsoDay } from '../domain/calendar-day.ts';
import { occurrences } from '../domain/schedule.ts';
import { sessionSchema, type Session } from '../domain/session.ts';
import { monthDayOf } from './month-day-codes.ts';

/** One time an event takes place, on London clocks. */
export interface EventTime {
  readonly date: IsoDay;
  readonly from: ClockTime;
  readonly to?: ClockTime | undefined;
}

/** An event with all its repeats, worked out. */
export interface EventSeries {
  /** Every time it takes place, up to the last day looked at, in order. */
  readonly times: readonly EventTime[];
  /** Its rule without "RRULE:"; undefined for an event that takes place once. */
  readonly rule?: string | undefined;
  /** Whether it goes on past the last day looked at. */
  readonly isEndless: boolean;
}

/** What sessions a series came to. */
export type SeriesReading =
  | { readonly is: 'rule' | 'dates'; readonly sessions: readonly Session[] }
  | { readonly is: 'over'; readonly last: IsoDay }
  | { readonly is: 'words'; readonly why: string };

/** Exceptions and extra days a session holds. */
const mostOdd = 100;

/** Dates a session holds. */
const mostDates = 200;

const noCalendar = { terms: [], bankHolidays: [] };

/**
 * Writes a series as a session. A rule is taken only when the session's own dates, with its exceptions and extra
 * days, are exactly those of the series up to the last day; else its dates to come are listed.
 *
 * @param horizon the last day that was looked at
 */
export function sessionsOfSeries(
  series: EventSeries,
  { today, horizon }: { today: IsoDay; horizon: IsoDay },
): SeriesReading {
  const last = series.times.at(-1)?.date;
  if (last === undefined) return { is: 'words', why: 'it has no dates' };
  if (!series.isEndless && last < today) return { is: 'over', last };
  const byRule = series.rule === undefined ? undefined : settleRule(series, series.rule, horizon);
  if (byRule !== undefined) return { is: 'rule', sessions: [byRule] };
  const toCome = series.times.filter(({ date }) => date >= today);
  const sessions = sessionsOfDates(toCome);
  return sessions === undefined
    ? { is: 'words', why: 'it has too many dates to list' }
    : { is: 'dates', sessions };
}

/** Lists dates, one session for each pair of times; undefined for more than a list holds. */
export function sessionsOfDates(times: readonly EventTime[]): readonly Session[] | undefined {
  const groups = Map.groupBy(times, ({ from, to }) => `${from} ${to ?? ''}`);
  const sessions: Session[] = [];
  for (const group of groups.values()) {
    const [{ from, to } = { from: undefined, to: undefined }] = group;
    const dates = [...new Set(group.map(({ date }) => date))].sort();
    const { data } = sessionSchema.safeParse({
      repeats: 'dates',
      dates,
      from,
      ...(to === undefined ? {} : { to }),
    });
    if (dates.length > mostDates || data === undefined) return undefined;
    sessions.push(data);
  }
  return sessions.length === 0 || sessions.length > 20 ? undefined : sessions;
}

function settleRule(series: EventSeries, rule: string, horizon: IsoDay): Session | undefined {
  const pattern = patternOf(rule, series.times[0]!);
  if (pattern === undefined) return undefined;
  const usual = usualTimes(series.times);
  const first = series.times[0]!.date;
  const until = series.isEndless ? undefined : series.times.at(-1)!.date;
  const base = { ...pattern, ...usual, starting: first, ...(until === undefined ? {} : { until }) };
  const bare = sessionSchema.safeParse(base);
  if (!bare.success) return undefined;
  const period = { from: first, to: horizon, calendar: noCalendar };
  const ruled = new Set(occurrences({ ...bare.data, bankHolidays: 'meets' }, period).map(({ date }) => date));
  const byDate = Map.groupBy(series.times, ({ date }) => date);
  if ([...byDate.values()].some((group) => group.length > 1)) return undefined;
  const isUsual = ({ from, to }: EventTime) => from === usual.from && to === usual.to;
  const except = [...ruled].filter((date) => !(byDate.get(date) ?? []).some(isUsual)).sort();
  const extra = series.times
    .filter((time) => !ruled.has(time.date) || !isUsual(time))
    .map((time) => (isUsual(time) ? { date: time.date } : { ...time }));
  if (except.length > mostOdd || extra.length > mostOdd || extra.length * 2 > series.times.length)
    return undefined;
  const { data } = sessionSchema.safeParse({
    ...base,
    ...(except.length === 0 ? {} : { except: except.map((date) => ({ date })) }),
    ...(extra.length === 0 ? {} : { extra }),
  });
  return data !== undefined && agrees(data, series.times, period) ? data : undefined;
}

/** Whether a session takes place at exactly the times of a series. */
function agrees(
  session: Session,
  times: readonly EventTime[],
  period: { from: IsoDay; to: IsoDay; calendar: typeof noCalendar },
): boolean {
  const sayTime = ({ date, from, to }: EventTime) => `${date} ${from} ${to ?? ''}`;
  const own = occurrences({ ...session, bankHolidays: 'meets' }, period)
    .filter(({ is }) => is !== 'off')
    .map(sayTime)
    .sort();
  return own.join() === times.map(sayTime).sort().join();
}

/** The times of day that most dates have. */
function usualTimes(times: readonly EventTime[]): { from: ClockTime; to?: ClockTime } {
  const groups = [...Map.groupBy(times, ({ from, to }) => `${from} ${to ?? ''}`).values()];
  const [{ from, to }] = groups.toSorted((one, other) => other.length - one.length)[0] as [EventTime];
  return to === undefined ? { from } : { from, to };
}

function patternOf(rule: string, first: EventTime): object | undefined {
  const parts = new Map(
    rule
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  );
  const known = ['FREQ', 'INTERVAL', 'BYDAY', 'WKST', 'COUNT', 'UNTIL'];
  if ([...parts.keys()].some((name) => !known.includes(name))) return undefined;
  const every = Number(parts.get('INTERVAL') ?? 1);
  const codes = parts.get('BYDAY')?.split(',');
  switch (parts.get('FREQ')) {
    case 'DAILY':
      return every === 1 && codes === undefined ? { repeats: 'weekly', every, on: [...weekdays] } : undefined;
    case 'WEEKLY': {
      const on = codes?.map((code) => weekdays.find((day) => day.startsWith(code.toLowerCase())));
      return on?.includes(undefined) === true
        ? undefined
        : { repeats: 'weekly', every, on: on ?? [weekdayOf(first.date)] };
    }
    case 'MONTHLY': {
      const on = codes?.map((code) => monthDayOf(code));
      return every !== 1 || on === undefined || on.includes(undefined)
        ? undefined
        : { repeats: 'monthly', on };
    }
    default:
      return undefined;
  }
}

/** The last day that repeats are worked out for: the build writes 400 days of dates. */
export function horizonFor(today: IsoDay): IsoDay {
  return addDays(today, 400);
}
