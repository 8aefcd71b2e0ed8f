import { addDays, parseDay, weekdayOf, weekdays, type IsoDay, type Weekday } from '../domain/calendar-day.ts';
import { sessionSchema, type Session } from '../domain/session.ts';
import type { StatedTimes } from './csv.ts';
import { monthDayOf } from './month-day-codes.ts';
import { translateRule } from './rule-sessions.ts';

/** Times that a list states in columns of their own, as they are written; "" for what it does not say. */
export interface StatedLine {
  /** One or more weekdays: "Monday", "monday;tuesday". */
  readonly day: string;
  /** "09:30", "9:30:00", "9.30am". */
  readonly from: string;
  readonly to: string;
  /** A rule of RFC 5545 without "RRULE:", like `FREQ=WEEKLY;INTERVAL=2`. */
  readonly rule: string;
  /** The first day, `YYYY-MM-DD`; a time behind it is passed over. */
  readonly starting: string;
  readonly until: string;
}

/** After so many days, times without an end are old enough to ask about. */
const daysUntilOld = 365;

/**
 * Reads one line of stated times. A weekday with times is every week, because its column says so; all other rules
 * must be stated. What cannot be held exactly stays words.
 *
 * Times that began more than a year ago and have no end are taken at their word, but readers are told to ring first.
 */
export function readStatedLine(line: StatedLine, today: IsoDay): StatedTimes {
  const reading = settle(line);
  if ('why' in reading) return { sessions: [], words: [{ words: sayLine(line), why: reading.why }] };
  const isOld = (session: Session) =>
    session.repeats !== 'dates' &&
    session.until === undefined &&
    session.starting !== undefined &&
    session.starting < addDays(today, -daysUntilOld);
  return {
    sessions: reading.sessions.map((session) => (isOld(session) ? { ...session, ringFirst: true } : session)),
    words: [],
  };
}

/** Whether times have run for more than a year with no end in sight. */
export function runsSinceLongAgo(sessions: readonly Session[]): boolean {
  return sessions.some(({ ringFirst, until }) => ringFirst === true && until === undefined);
}

type Settled = { readonly sessions: readonly Session[] } | { readonly why: string };

function settle(line: StatedLine): Settled {
  const from = readClock(line.from);
  const to = line.to === '' ? undefined : readClock(line.to);
  if (from === undefined) return { why: line.from === '' ? 'it has no start' : 'a time is not clear' };
  if (line.to !== '' && to === undefined) return { why: 'a time is not clear' };
  const days = readWeekdays(line.day);
  if (days === undefined) return { why: `"${line.day}" is not a weekday` };
  const starting = readDay(line.starting);
  const until = readDay(line.until);
  if ((line.starting !== '' && starting === undefined) || (line.until !== '' && until === undefined)) {
    return { why: 'a date is not clear' };
  }
  const times = { from, ...(to === undefined ? {} : { to }) };
  const edges = {
    ...(starting === undefined ? {} : { starting }),
    ...(until === undefined ? {} : { until }),
  };
  if (line.rule === '') {
    if (days.length > 0) return validated([{ repeats: 'weekly', on: days, ...times, ...edges }]);
    if (starting === undefined) return { why: 'it names no day' };
    return validated([{ repeats: 'dates', dates: [starting], ...times }]);
  }
  return settleRule(line.rule, days, times, { starting, until });
}

function settleRule(
  text: string,
  days: readonly Weekday[],
  times: { from: string; to?: string },
  { starting, until }: { starting: IsoDay | undefined; until: IsoDay | undefined },
): Settled {
  const parts = new Map(
    text
      .toUpperCase()
      .replace(/^RRULE:/, '')
      .split(';')
      .flatMap((part): [string, string][] => {
        const [name = '', value = ''] = part.split('=');
        return value.trim() === '' ? [] : [[name.trim(), value.trim()]];
      }),
  );
  const byDay = parts.get('BYDAY');
  const isPlain = [...parts.keys()].every((name) => ['FREQ', 'INTERVAL', 'BYDAY', 'WKST'].includes(name));
  const every = Number(parts.get('INTERVAL') ?? 1);
  const edges = {
    ...(starting === undefined ? {} : { starting }),
    ...(until === undefined ? {} : { until }),
  };
  if (isPlain && parts.get('FREQ') === 'WEEKLY') {
    const on = byDay === undefined ? daysOfRule(days, starting) : readCodes(byDay);
    if (on === undefined) return { why: 'it does not say on which day' };
    if (byDay === undefined && starting !== undefined && !on.includes(weekdayOf(starting))) {
      return { why: 'its first day is not the weekday it names' };
    }
    if (every > 1 && starting === undefined) return { why: 'it does not say which of the weeks' };
    return validated([{ repeats: 'weekly', every, on, ...times, ...edges }]);
  }
  if (isPlain && parts.get('FREQ') === 'MONTHLY' && every === 1 && byDay !== undefined) {
    const on = readMonthCodes(byDay);
    if (on !== undefined) return validated([{ repeats: 'monthly', on, ...times, ...edges }]);
  }
  if (starting === undefined) return { why: 'the rule cannot be held exactly' };
  return settleByDates([...parts].map((part) => part.join('=')).join(';'), starting, until, times);
}

/** Rules that are seldom met: whatever sessions can hold of them, if that is all of it. */
function settleByDates(
  rule: string,
  starting: IsoDay,
  until: IsoDay | undefined,
  times: { from: string; to?: string },
): Settled {
  const isEndless = until === undefined && !/(?:COUNT|UNTIL)=/.test(rule);
  const isOddlyNested = rule.includes('FREQ=WEEKLY') && rule.includes('BYMONTHDAY');
  if (isEndless || isOddlyNested) return { why: 'the rule cannot be held exactly' };
  const plain = (day: IsoDay) => day.replaceAll('-', '');
  const whole =
    until === undefined || rule.includes('UNTIL=') ? rule : `${rule};UNTIL=${plain(until)}T235900`;
  try {
    const made = translateRule(whole, `${plain(starting)}T${times.from.replace(':', '')}00`);
    if (made.kind === 'none') return { why: `the rule ${made.reason}` };
    return validated(made.sessions.map((session) => ({ ...session, ...times })));
  } catch {
    return { why: 'the rule cannot be held exactly' };
  }
}

function validated(sessions: readonly object[]): Settled {
  if (sessions.length === 0 || sessions.length > 20) return { why: 'the rule cannot be held exactly' };
  const read: Session[] = [];
  for (const session of sessions) {
    const { data, error } = sessionSchema.safeParse(session);
    if (data === undefined) {
      const isEnd = error.issues[0]?.path[0] === 'to';
      return { why: isEnd ? 'it ends before it starts' : 'the rule cannot be held exactly' };
    }
    read.push(data);
  }
  return { sessions: read };
}

function daysOfRule(days: readonly Weekday[], starting: IsoDay | undefined): readonly Weekday[] | undefined {
  if (days.length > 0) return days;
  return starting === undefined ? undefined : [weekdayOf(starting)];
}

const clockPattern =
  /^(\d{1,2})(?:[:.](\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*(am|pm|a\.m\.|p\.m\.|noon|midday|midnight)?$/i;

/** A time on the 24-hour clock; undefined for what is no whole time: "9:0am", "9:00m", "10:00Z" (not our clock). */
function readClock(text: string): string | undefined {
  const match = clockPattern.exec(text.trim());
  if (match === null) return undefined;
  const [, hourText = '', minute, half = ''] = match;
  // "9" alone may be morning or evening.
  if (minute === undefined && half === '') return undefined;
  const hour = Number(hourText);
  const isTwelve = half !== '';
  if (hour > 24 || Number(minute ?? 0) > 59 || (isTwelve && (hour > 12 || hour === 0))) return undefined;
  const isAfternoon = /^(?:p|noon|midday)/i.test(half);
  const onDay = isTwelve ? (hour % 12) + (isAfternoon ? 12 : 0) : hour % 24;
  return `${String(onDay).padStart(2, '0')}:${minute ?? '00'}`;
}

/** A day at the start of a text: "2019-01-21", "2019-01-21T00:00:00Z", "21/01/2019". */
function readDay(text: string): IsoDay | undefined {
  const [, year, month, day] =
    /^(\d{4})-?(\d{2})-?(\d{2})(?:$|[T ])/.exec(text.trim()) ??
    (/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim()) ?? []).map((part, index, all) =>
      index === 0 ? part : (all[4 - index] ?? '').padStart(2, '0'),
    );
  try {
    return year === undefined ? undefined : parseDay(`${year}-${month ?? ''}-${day ?? ''}`);
  } catch {
    return undefined;
  }
}

/** Weekdays named in a cell, none for an empty one; undefined when it holds anything else. */
function readWeekdays(text: string): readonly Weekday[] | undefined {
  const words = text
    .toLowerCase()
    .split(/[\s,;/&]+|\band\b/)
    .filter((word) => word !== '');
  const found = words.map((word) =>
    weekdays.find((day) => new RegExp(`^${day}(?:s|rs|urs|nes|ur|r)?(?:days?)?$`).test(word)),
  );
  if (found.some((day) => day === undefined)) return undefined;
  return weekdays.filter((day) => found.includes(day));
}

/** `TH,FR`, and full names, which some feeds write; undefined for "2TH", which is no weekday of a week. */
function readCodes(text: string): readonly Weekday[] | undefined {
  const found = text
    .split(',')
    .map((code) => weekdays.find((day) => day.startsWith(code.trim().toLowerCase().slice(0, 3))));
  const isWhole = text.split(',').every((code) => /^\s*[A-Z]{2,9}\s*$/.test(code));
  if (!isWhole || found.some((day) => day === undefined)) return undefined;
  return weekdays.filter((day) => found.includes(day));
}

function readMonthCodes(text: string): string[] | undefined {
  const found = text.split(',').map((code) => monthDayOf(code.trim()));
  return found.includes(undefined) ? undefined : (found as string[]);
}

/** The line as it is written, for a reader: rules that have plain words get them. */
function sayLine({ day, from, to, rule, starting, until }: StatedLine): string {
  const often = /^FREQ=WEEKLY(?:;INTERVAL=(\d+))?$/i.exec(rule);
  const everyWeeks = often?.[1] === undefined || often[1] === '1' ? 'every week' : `every ${often[1]} weeks`;
  const rhythm = often === null ? rule : everyWeeks;
  return [
    day,
    [from, to].filter((time) => time !== '').join(' to '),
    rhythm,
    starting === '' ? '' : `starting ${starting}`,
    until === '' ? '' : `until ${until}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}
