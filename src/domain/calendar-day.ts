import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { daysInMonth, epochDayOf, partsOf, toEpochDay, toIsoDay, weekdayIndex } from './epoch-day.ts';

const writeDay = 'Write the day as year-month-day, like 2026-11-14.';

/** A real day of the years 1900 to 2199, `YYYY-MM-DD`, local to Europe/London. Days compare as strings. */
export const isoDaySchema = z
  .string({ error: writeDay })
  .refine(isRealDay, { error: writeDay })
  .brand<'IsoDay'>();

/** A day such as `2026-11-14`. */
export type IsoDay = z.infer<typeof isoDaySchema>;

function isRealDay(text: string): boolean {
  return /^(19|20|21)\d\d-\d\d-\d\d$/.test(text) && toIsoDay(toEpochDay(text)) === text;
}

/** Reads a day that must be right, such as `TODAY`. Throws with the fix when it is not a real day. */
export function parseDay(text: string): IsoDay {
  if (!isRealDay(text)) throw new RangeError(`Found "${text}". ${writeDay}`);
  return text as IsoDay;
}

const clockTimePattern = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * A time on the 24-hour clock, `HH:mm`, 00:00 to 23:59, local to Europe/London. Times compare as strings.
 * What people write instead ("7pm", 19.30, "midday") is refused, and the fix says what to write.
 */
export const clockTimeSchema = z
  .string({ error: (issue) => fixTime(issue.input) })
  .regex(clockTimePattern, { error: (issue) => fixTime(issue.input) })
  .brand<'ClockTime'>();

/** A time such as `19:00`. */
export type ClockTime = z.infer<typeof clockTimeSchema>;

/** Reads a time that must be right. Throws with the fix when it is not a time. */
export function parseTime(text: string): ClockTime {
  if (!clockTimePattern.test(text)) throw new RangeError(`Found "${text}". ${fixTime(text)}`);
  return text as ClockTime;
}

function fixTime(found: unknown): string {
  const likely = guessTimes(found).map((time) => `"${time}" for ${timeInWords(time)}`);
  return likely.length > 0
    ? `Write ${likely.join(' or ')}.`
    : 'Write the time in quotes, on the 24-hour clock, like "19:00" for 7pm.';
}

const timesByName: Record<string, string> = {
  midday: '12:00',
  noon: '12:00',
  midnight: '00:00',
  '24:00': '00:00',
};

/** The times somebody may have meant: two where morning or evening is left open, none where it is not a time. */
function guessTimes(found: unknown): ClockTime[] {
  if (typeof found !== 'string' && typeof found !== 'number') return [];
  const text = (typeof found === 'number' ? found.toFixed(2) : found).trim().toLowerCase();
  const match = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/.exec(text);
  const hours = match ? guessHours(Number(match[1]), match[3]) : [];
  const times = hours.map((hour) => `${String(hour).padStart(2, '0')}:${match?.[2] ?? '00'}`);
  return [timesByName[text] ?? '', ...times].filter((time): time is ClockTime => clockTimePattern.test(time));
}

function guessHours(hour: number, half: string | undefined): number[] {
  if (hour < 1 || hour > 12) return half ? [] : [hour];
  const morning = hour % 12;
  if (half) return [half === 'am' ? morning : morning + 12];
  return [morning, morning + 12];
}

/** The weekdays as content files write them, Monday first. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** One weekday, as content files write it. */
export const weekdaySchema = z.enum(weekdays, {
  error: 'Write the first three letters of the day: mon, tue, wed, thu, fri, sat or sun.',
});

/** A weekday such as `tue`. */
export type Weekday = z.infer<typeof weekdaySchema>;

/** The weekdays as people say them. */
export const weekdayNames: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/** The months as people say them, January first. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The day so many days later (or earlier, below 0). */
export function addDays(day: IsoDay, days: number): IsoDay {
  return toIsoDay(toEpochDay(day) + days);
}

/**
 * The day so many calendar months later (or earlier, below 0), at the end of the month where the month is too
 * short: 30 November and 3 months is 28 or 29 February.
 */
export function addMonths(day: IsoDay, months: number): IsoDay {
  const start = partsOf(day);
  const monthsSinceYearZero = start.year * 12 + start.month - 1 + months;
  const year = Math.floor(monthsSinceYearZero / 12);
  const month = monthsSinceYearZero - year * 12 + 1;
  return toIsoDay(epochDayOf({ year, month, day: Math.min(start.day, daysInMonth(year, month)) }));
}

/** How many days lie from the first day to the second; below 0 when the second is earlier. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** The weekday of a day. */
export function weekdayOf(day: IsoDay): Weekday {
  return weekdays[weekdayIndex(toEpochDay(day))]!;
}

/** The month of a day, 1 to 12. */
export function monthOf(day: IsoDay): number {
  return partsOf(day).month;
}

/**
 * A day as people say it: "14 November 2026".
 * `weekday` (default false) puts the weekday before it; `year` (default true) may leave the year out:
 * both together give "Tuesday 24 November".
 */
export function dayInWords(day: IsoDay, options: { weekday?: boolean; year?: boolean } = {}): string {
  const parts = partsOf(day);
  const words = [String(parts.day), monthNames[parts.month - 1]];
  if (options.weekday) words.unshift(weekdayNames[weekdayOf(day)]);
  if (options.year ?? true) words.push(String(parts.year));
  return words.join(' ');
}

const namesOfTimes: Record<string, string> = { '00:00': 'midnight', '12:00': 'midday' };

/** A time as people say it: "10am", "5:30pm", "midday", "midnight". */
export function timeInWords(time: ClockTime): string {
  const hour = Number(time.slice(0, 2));
  const minutes = time.slice(3) === '00' ? '' : `:${time.slice(3)}`;
  return namesOfTimes[time] ?? `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
}

/** A stretch of time: "10am to midday", "7pm" without an end, "all day" from 00:00 to 23:59. */
export function timeRangeInWords(from: ClockTime, to?: ClockTime): string {
  if (to === undefined) return timeInWords(from);
  if (isAllDay({ from, to })) return 'all day';
  return `${timeInWords(from)} to ${timeInWords(to)}`;
}

/** Whether times stand for a whole day, which content files write as 00:00 to 23:59. */
export function isAllDay({ from, to }: { from: string; to?: string | undefined }): boolean {
  return from === '00:00' && to === '23:59';
}

/** The day it is in London at an instant (or at milliseconds since 1970), whatever zone the computer keeps. */
export function londonDay(instant: Temporal.Instant | number): IsoDay {
  const moment = typeof instant === 'number' ? Temporal.Instant.fromEpochMilliseconds(instant) : instant;
  return moment.toZonedDateTimeISO('Europe/London').toPlainDate().toString() as IsoDay;
}
