import { weekdays, type ClockTime, type Weekday } from '../domain/calendar-day.ts';
import { ordinals, sessionSchema, type MonthDay, type Ordinal, type Session } from '../domain/session.ts';
import { settleRange, type ClockRange } from './clock-range.ts';
import { mayEndAtMidnight, takeLabels, withLabels } from './hour-labels.ts';
import { tokenizeHours, type HourToken, type WrittenTime } from './hour-tokens.ts';

/** What a text about opening hours came to: sessions where it is sure, else why the words must be kept. */
export type HoursReading =
  | { readonly sure: true; readonly sessions: readonly Session[] }
  | { readonly sure: false; readonly why: string; readonly likely?: readonly Session[] | undefined };

/** What is known of the person who wrote the hours. */
export interface HoursHabits {
  /** That "12pm" is midday. Without it, "9am to 12pm" is not sure. */
  readonly noonIs12pm?: boolean | undefined;
}

/**
 * Reads opening hours that people wrote in words. Only what has a single reading becomes sessions. A word that is
 * not known, days or times without their other half, "every other", term times, dates and appointments all leave
 * it unsure: nothing is ever guessed into "every week".
 *
 * @param text plain text, without HTML
 * @example readHours('Mon-Fri: 6:30am-10:00pm, Sat-Sun: 8:00am-6:00pm') // two sessions
 * @example readHours('Alternate Saturdays 9.15am-12.15pm') // not sure: "alternate" is not understood
 */
export function readHours(text: string, { noonIs12pm = false }: HoursHabits = {}): HoursReading {
  const sessions: Session[] = [];
  const pieces = takeLabels(text);
  for (const piece of pieces) {
    const reading = readBare(piece.text);
    if (!reading.sure) return reading;
    const labelled = withLabels(reading.sessions, piece.labels);
    if (labelled === undefined) return unsure('a note beside the times is too long');
    sessions.push(...labelled);
  }
  if (noonIs12pm || !mayEndAtMidnight(text)) return { sure: true, sessions };
  return { ...unsure('"12pm" may be midday or midnight'), likely: sessions };
}

function readBare(text: string): HoursReading {
  const tokens = tokenizeHours(text);
  const unknown = tokens.find((token) => token.is === 'unknown');
  if (unknown) return unsure(`"${unknown.word}" is not understood`);
  const parts = readParts(tokens);
  if ('why' in parts) return unsure(parts.why);
  const clauses = pairUp(parts.parts);
  if (clauses === undefined) return unsure('it is not clear which times belong to which days');
  return toSessions(clauses);
}

/**
 * Finds hours inside a longer description, sentence by sentence: "Support for carers. Meets on Tuesdays 7-9pm."
 *
 * @returns undefined when no sentence names a weekday; sessions when exactly one does and is sure; else the
 *   sentences that name days, as words to keep
 */
export function findHoursInText(
  text: string,
  habits: HoursHabits = {},
): (HoursReading & { readonly words: string }) | undefined {
  const sentences = text.split(/(?<=[.!?])\s+(?=[\p{Lu}\d])|\n+/u).map((sentence) => sentence.trim());
  const about = sentences.filter((sentence) => dayName.test(sentence));
  const [only, ...others] = about;
  if (only === undefined) return undefined;
  const words = about.join(' ');
  if (others.length > 0) return { ...unsure('several sentences name days'), words };
  return { ...readHours(only, habits), words };
}

const dayName = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:daily|weekdays|weekends)\b/i;

function unsure(why: string): { sure: false; why: string } {
  return { sure: false, why };
}

/** Days of every week or of every month. */
interface DaysPart {
  readonly is: 'days';
  readonly weekly: readonly Weekday[];
  readonly monthly: readonly MonthDay[];
  /** Whether a full stop, semicolon or line break stands before it. */
  readonly afterBreak: boolean;
}

/** Times of a day; none at all for "closed". */
interface TimesPart {
  readonly is: 'times';
  readonly ranges: readonly ClockRange[];
  readonly afterBreak: boolean;
}

type Part = DaysPart | TimesPart;

interface Clause {
  readonly days: DaysPart;
  readonly times: TimesPart;
}

/** Reads the tokens as a row of days and times. */
class PartReader {
  readonly #tokens: readonly HourToken[];
  readonly #uses24Hours: boolean;
  #index = 0;

  constructor(tokens: readonly HourToken[]) {
    this.#tokens = tokens;
    this.#uses24Hours = tokens.some(
      (token) =>
        token.is === 'time' && token.time.half === undefined && (token.time.hour > 12 || token.time.isPadded),
    );
  }

  read(): { parts: Part[] } | { why: string } {
    const parts: Part[] = [];
    let afterBreak = false;
    while (this.#index < this.#tokens.length) {
      const token = this.#tokens[this.#index]!;
      if (isSeparator(token)) {
        afterBreak ||= token.is === 'break';
        this.#index += 1;
        continue;
      }
      const part = this.#readPart(token, afterBreak);
      if (part === undefined) return { why: whyNot(token) };
      parts.push(part);
      afterBreak = false;
    }
    return parts.length === 0 ? { why: 'it names no day and no time' } : { parts };
  }

  #readPart(token: HourToken, afterBreak: boolean): Part | undefined {
    switch (token.is) {
      case 'days':
        return this.#isBrokenRange()
          ? undefined
          : { is: 'days', weekly: this.#readDays(), monthly: [], afterBreak };
      case 'ordinal':
        return this.#readMonthDays(afterBreak);
      case 'all-day':
        this.#index += 1;
        return { is: 'times', ranges: [allDay], afterBreak };
      case 'closed':
        this.#index += 1;
        return { is: 'times', ranges: [], afterBreak };
      case 'between':
      case 'time':
        return this.#readTimes(afterBreak);
      default:
        return undefined;
    }
  }

  /** "Mondays,- Fridays" may be two days or five. */
  #isBrokenRange(): boolean {
    const [, comma, dash, days] = this.#tokens.slice(this.#index, this.#index + 4);
    return comma?.is === 'comma' && dash?.is === 'dash' && days?.is === 'days';
  }

  /** "Monday", "Mon-Fri", "Friday to Monday". */
  #readDays(): readonly Weekday[] {
    const days = this.#takeDays() ?? [];
    const [dash, next] = [this.#tokens[this.#index], this.#tokens[this.#index + 1]];
    if (days.length !== 1 || dash?.is !== 'dash' || next?.is !== 'days' || next.days.length !== 1)
      return days;
    this.#index += 2;
    return daysFromTo(days[0]!, next.days[0]!);
  }

  #takeDays(): readonly Weekday[] | undefined {
    const token = this.#tokens[this.#index];
    if (token?.is !== 'days') return undefined;
    this.#index += 1;
    return token.days;
  }

  /** "1st Saturday of the month", "2nd and 4th Wednesdays", "last Friday". */
  #readMonthDays(afterBreak: boolean): DaysPart | undefined {
    const found: Ordinal[] = [];
    for (let token = this.#tokens[this.#index]; token; token = this.#tokens[this.#index]) {
      if (token.is === 'ordinal') found.push(token.ordinal);
      else if (token.is !== 'and' && token.is !== 'comma') break;
      this.#index += 1;
    }
    const days = this.#takeDays();
    if (days?.length !== 1) return undefined;
    if (this.#tokens[this.#index]?.is === 'monthly') this.#index += 1;
    const inOrder = ordinals.filter((ordinal) => found.includes(ordinal));
    return {
      is: 'days',
      weekly: [],
      monthly: inOrder.map((ordinal) => `${ordinal} ${days[0]}` as MonthDay),
      afterBreak,
    };
  }

  /** "9am-5pm", "between 10 and 11am", "2pm". */
  #readTimes(afterBreak: boolean): TimesPart | undefined {
    const isBetween = this.#tokens[this.#index]?.is === 'between';
    if (isBetween) this.#index += 1;
    const isAfterDash = this.#tokens[this.#index - 1]?.is === 'dash';
    const start = this.#takeTime();
    if (start === undefined) return undefined;
    const link = this.#tokens[this.#index]?.is;
    const hasEnd = link === 'dash' || link === 'colon' || (isBetween && link === 'and');
    const end = hasEnd && this.#tokens[this.#index + 1]?.is === 'time' ? this.#takeLinkedTime() : undefined;
    // "- 2.30pm" and "until 4pm" are ends without a start.
    if (end === undefined && isAfterDash) return undefined;
    const range = settleRange(start, end, this.#uses24Hours);
    return range === undefined ? undefined : { is: 'times', ranges: [range], afterBreak };
  }

  #takeLinkedTime(): WrittenTime | undefined {
    this.#index += 1;
    return this.#takeTime();
  }

  #takeTime(): WrittenTime | undefined {
    const token = this.#tokens[this.#index];
    if (token?.is !== 'time') return undefined;
    this.#index += 1;
    return token.time;
  }
}

const allDay: ClockRange = { from: '00:00' as ClockTime, to: '23:59' as ClockTime };

function readParts(tokens: readonly HourToken[]): { parts: Part[] } | { why: string } {
  // "until 4pm" has no start; a dash may only link or stand idle after what it follows.
  const first = tokens.find((token) => token.is !== 'break' && token.is !== 'comma');
  if (first?.is === 'dash') return { why: 'it has an end and no start' };
  return new PartReader(tokens).read();
}

function isSeparator(token: HourToken): boolean {
  return ['and', 'comma', 'colon', 'break', 'dash'].includes(token.is);
}

function whyNot(token: HourToken): string {
  if (token.is === 'time' || token.is === 'between') return 'a time may be morning or evening';
  return token.is === 'monthly' ? 'it does not say which day of the month' : 'the days are not clear';
}

function daysFromTo(first: Weekday, last: Weekday): Weekday[] {
  const [from, to] = [weekdays.indexOf(first), weekdays.indexOf(last)];
  return weekdays.filter((_, index) =>
    from <= to ? index >= from && index <= to : index >= from || index <= to,
  );
}

/**
 * Puts days and times together. Either every clause starts with its days or every one with its times; a row that
 * starts with days and ends with times, or the other way round, has only that reading.
 */
function pairUp(parts: readonly Part[]): Clause[] | undefined {
  const row = joinAlike(parts);
  if (row === undefined || row.length % 2 === 1) return undefined;
  const clauses: Clause[] = [];
  for (let index = 0; index < row.length; index += 2) {
    const [one, other] = [row[index]!, row[index + 1]!];
    if (one.is === 'days' && other.is === 'times') clauses.push({ days: one, times: other });
    else if (one.is === 'times' && other.is === 'days') clauses.push({ days: other, times: one });
    else return undefined;
  }
  return clauses;
}

/** Joins days that follow days and times that follow times: "Mon, Wed and Fri", "9am-12pm and 1-5pm". */
function joinAlike(parts: readonly Part[]): Part[] | undefined {
  const row: Part[] = [];
  for (const part of parts) {
    const last = row.at(-1);
    if (last?.is !== part.is) {
      row.push(part);
      continue;
    }
    const joined = part.afterBreak ? undefined : join(last, part);
    if (joined === undefined) return undefined;
    row[row.length - 1] = joined;
  }
  return row;
}

function join(one: Part, other: Part): Part | undefined {
  if (one.is === 'times' && other.is === 'times') {
    const hasClosed = one.ranges.length === 0 || other.ranges.length === 0;
    return hasClosed ? undefined : { ...one, ranges: [...one.ranges, ...other.ranges] };
  }
  if (one.is !== 'days' || other.is !== 'days') return undefined;
  // "Friday: the last Friday of each month" is a heading and its rule.
  if (one.weekly.length === 1 && other.monthly.length > 0) {
    return other.monthly.every((day) => day.endsWith(` ${one.weekly[0]}`)) ? other : undefined;
  }
  if (one.monthly.length > 0 !== other.monthly.length > 0) return undefined;
  return {
    ...one,
    weekly: weekdays.filter((day) => one.weekly.includes(day) || other.weekly.includes(day)),
    monthly: [...new Set([...one.monthly, ...other.monthly])],
  };
}

function toSessions(clauses: readonly Clause[]): HoursReading {
  const sessions: Session[] = [];
  const closed = new Set(
    clauses.flatMap(({ days, times }) => (times.ranges.length === 0 ? days.weekly : [])),
  );
  const opens = clauses.filter(({ times }) => times.ranges.length > 0);
  if (opens.length === 0) return unsure('it only says when it is closed');
  if (opens.some(({ days }) => days.weekly.some((day) => closed.has(day)))) {
    return unsure('one day is both open and closed');
  }
  for (const { days, times } of opens) {
    for (const range of times.ranges) {
      const session = sessionSchema.safeParse(sessionOf(days, range));
      if (!session.success) return unsure('a time ends before it starts');
      addSession(sessions, session.data);
    }
  }
  return { sure: true, sessions };
}

function sessionOf({ weekly, monthly }: DaysPart, { from, to }: ClockRange): object {
  const times = to === undefined ? { from } : { from, to };
  return monthly.length > 0
    ? { repeats: 'monthly', on: monthly, ...times }
    : { repeats: 'weekly', on: weekly, ...times };
}

/** Days with the same times become one session. */
function addSession(sessions: Session[], added: Session): void {
  const same = sessions.find(
    (session) => session.repeats === added.repeats && session.from === added.from && session.to === added.to,
  );
  if (same?.repeats === 'weekly' && added.repeats === 'weekly') {
    same.on = weekdays.filter((day) => same.on.includes(day) || added.on.includes(day));
  } else if (same?.repeats === 'monthly' && added.repeats === 'monthly') {
    same.on = [...new Set([...same.on, ...added.on])];
  } else sessions.push(added);
}
