import { clockTimeSchema, timeInWords, type ClockTime } from './calendar-day.ts';

const minutesOfDay = 24 * 60;
const minutesOfHalf = minutesOfDay / 2;

const half = String.raw`[ap](?:m\b|\.m\.?)`;
const named = String.raw`(?:\b12\s?|\b)(?:noon|midday|midnight)\b`;
const anyTime = String.raw`${named}|\d{1,2}(?:[:.][0-5]\d)?(?:\s?${half})?`;

/** Two times with a dash, "to", "till" or "until" between them, however they are written. */
export const timeRangePattern = new RegExp(
  String.raw`(?<![\d.:,£/–—-])(${anyTime})\s?(?:[-–—]|\s(?:to|till|until)\s)\s?(${anyTime})(?![\d:/%]|[.,-]\d)`,
  'gi',
);

/** One time that says by itself that it is one: "7.30 pm", "12 noon", "14:00", "at 19.30". */
export const timePattern = new RegExp(
  [
    String.raw`(?<![\d.:,£/–—-])(?:${named}|\d{1,2}(?:[:.][0-5]\d)?\s?${half})`,
    String.raw`(?<![\d.:,£/–—-])(?:[01]\d|2[0-3]):[0-5]\d(?:\s?(?:hrs|hours)\b)?(?![\d:/%]|\.\d)`,
    String.raw`(?<=\b(?:at|from|to|until|till|by|before|after)\s)(?:0\d|1[3-9]|2[0-3])\.[0-5][05](?![\d%]|\.\d)`,
  ].join('|'),
  'gi',
);

/** A time as somebody wrote it. */
interface WrittenTime {
  /** Minutes after midnight it may mean: one where it is certain, two where morning or evening is left open. */
  readonly mayBe: readonly number[];
  /** Whether "am", "pm", a name or a 24-hour clock settles it. */
  readonly isCertain: boolean;
  /** Whether it has minutes, so that it is a time and not some other number. */
  readonly hasMinutes: boolean;
}

/** How a single time is written in house style; undefined when it is no time of day. */
export function tidyTime(written: string): string | undefined {
  const [minutes, other] = readTime(written)?.mayBe ?? [];
  return minutes !== undefined && other === undefined ? sayMinutes(minutes) : undefined;
}

/**
 * How a stretch of time is written in house style: "10am-12pm" is "10am to midday". Two answers where nothing says
 * which half of the day is meant, none where the numbers are no times.
 */
export function tidyTimeRange(from: string, to: string): string[] {
  const [first, last] = [readTime(from), readTime(to)];
  if (first === undefined || last === undefined) return [];
  if (first.isCertain || last.isCertain) return [sayRange(pairUp(first, last))];
  if (!first.hasMinutes || !last.hasMinutes) return [];
  return first.mayBe.map((start) => sayRange(pairUp({ ...first, mayBe: [start] }, last)));
}

/**
 * The times that something typed into a field for a time may mean: one where it is certain ("10am", "19:00",
 * "midday"), two where morning or evening is left open ("7"), none where it is no time.
 */
export function timesMeant(written: string): ClockTime[] {
  const trimmed = written.trim();
  if (!new RegExp(String.raw`^(?:${anyTime})(?:\s?(?:hrs|hours))?$`, 'i').test(trimmed)) return [];
  return (readTime(trimmed)?.mayBe ?? []).map(clockTimeOf);
}

function readTime(written: string): WrittenTime | undefined {
  const text = written.toLowerCase().replace(/\s|hrs|hours/g, '');
  if (text.endsWith('midnight')) return { mayBe: [0], isCertain: true, hasMinutes: false };
  if (/noon|midday/.test(text)) return { mayBe: [minutesOfHalf], isCertain: true, hasMinutes: false };
  const {
    hour = '',
    minutes = '0',
    letter,
  } = /^(?<hour>\d{1,2})(?:[:.](?<minutes>\d\d))?(?<letter>[ap])?/.exec(text)?.groups ?? {};
  const mayBe = hoursFor(hour, letter, text.includes(':')).map((one) => one * 60 + Number(minutes));
  if (mayBe.length === 0) return undefined;
  const hasMinutes = /[:.]\d/.test(text);
  return { mayBe, isCertain: letter !== undefined || (hasMinutes && mayBe.length === 1), hasMinutes };
}

/** Hours that a number may stand for. Two digits and a colon, or a first 0, are the 24-hour clock. */
function hoursFor(written: string, letter: string | undefined, hasColon: boolean): number[] {
  const hour = Number(written);
  if (letter !== undefined) {
    if (hour < 1 || hour > 12) return [];
    return [(hour % 12) + (letter === 'p' ? 12 : 0)];
  }
  if (hour > 23) return [];
  if (hour > 12 || written.startsWith('0') || (hasColon && written.length === 2)) return [hour];
  return [hour % 12, (hour % 12) + 12];
}

/** The two times that make the shortest stretch forwards. */
function pairUp(first: WrittenTime, last: WrittenTime): [number, number] {
  const pairs = first.mayBe.flatMap((from) => last.mayBe.map((to): [number, number] => [from, to]));
  return pairs.reduce((best, pair) => (lengthOf(pair) < lengthOf(best) ? pair : best));
}

function lengthOf([from, to]: [number, number]): number {
  return (to - from + minutesOfDay - 1) % minutesOfDay;
}

function sayRange([from, to]: [number, number]): string {
  return `${sayMinutes(from)} to ${sayMinutes(to)}`;
}

function sayMinutes(minutes: number): string {
  return timeInWords(clockTimeOf(minutes));
}

function clockTimeOf(minutes: number): ClockTime {
  const parts = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return clockTimeSchema.parse(parts.join(':'));
}
