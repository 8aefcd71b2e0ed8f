import { dayInWords, isoDaySchema, monthNames, weekdayNames, weekdays } from './calendar-day.ts';

const month = String.raw`(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:[a-z]+\b|\b)`;
const weekday = String.raw`(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b`;

/** Dates in figures, British order: "14/11/26", "14.11.2026"; and "2026-11-14". */
export const dateInFiguresPattern =
  /(?<![\d/.-])(?:(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})|(\d{4})-(\d{2})-(\d{2}))(?![\d/-]|\.\d)/g;

/** Dates with the month in letters: "14th Nov", "the 14th of November, 2026", "November 14th". */
export const dateInLettersPattern = new RegExp(
  String.raw`\b(?:(?:the\s)?(\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(${month})(?:,?\s(\d{4})\b)?|(${month})\s(\d{1,2})(?:(?:st|nd|rd|th)\b(?:,?\s(\d{4})\b)?|,?\s(\d{4})\b))`,
  'g',
);

/** Days or months with a dash or a slash between them, or shortened: "Mon-Fri", "Apr to Sep". */
export const nameRangePattern = new RegExp(
  String.raw`\b(${weekday}|${month})\.?\s?([-–—/]|\sto\s|\s?&\s?|\sand\s)\s?(${weekday}|${month})`,
  'g',
);

/** A shortened weekday that is no other word. */
export const shortWeekdayPattern = /\b(?:Tues?|Weds|Thu(?:rs?)?|Fri)\b/g;

/** How a date in figures is written in house style; undefined when there is no such day. */
export function tidyDateInFigures([
  ,
  day,
  ,
  monthNumber,
  year = '',
  isoYear,
  isoMonth,
  isoDay,
]: RegExpMatchArray): string | undefined {
  const [wholeYear, ...rest] =
    isoYear === undefined ? [fullYear(year), monthNumber, day] : [isoYear, isoMonth, isoDay];
  const written = [wholeYear, ...rest.map((part = '') => part.padStart(2, '0'))].join('-');
  const read = isoDaySchema.safeParse(written);
  return read.success ? dayInWords(read.data) : undefined;
}

/** A year of two figures is one of 1950 to 2049. */
function fullYear(year: string): string {
  if (year.length > 2) return year;
  return Number(year) < 50 ? `20${year}` : `19${year}`;
}

/** How a date with its month in letters is written in house style: "14 November 2026". */
export function tidyDateInLetters(match: RegExpMatchArray): string | undefined {
  const [, dayBefore, monthAfter, yearAfter, monthBefore, dayAfter, yearOne, yearTwo] = match;
  const name = fullName(monthAfter ?? monthBefore ?? '');
  const day = Number(dayBefore ?? dayAfter);
  const year = yearAfter ?? yearOne ?? yearTwo;
  if (name === undefined || day < 1 || day > 31) return undefined;
  return [day, name, ...(year === undefined ? [] : [year])].join(' ');
}

/** How two days or months are written in house style: "Monday to Friday", "Saturday and Sunday". */
export function tidyNameRange([whole, from = '', between = '', to = '']: RegExpMatchArray):
  string | undefined {
  const [first, last] = [fullName(from), fullName(to)];
  if (first === undefined || last === undefined) return undefined;
  const isWhole = from === first && to === last && !/[-–—/&]/.test(between);
  if (isWhole) return whole;
  const isStretch = /to|[-–—]/.test(between) && !areNeighbours(first, last);
  return `${first} ${isStretch ? 'to' : 'and'} ${last}`;
}

/** Whether a weekday follows another: "Sat-Sun" is two days, and no stretch of days. */
function areNeighbours(first: string, last: string): boolean {
  const names: string[] = weekdays.map((day) => weekdayNames[day]);
  return names.includes(first) && names.indexOf(last) === (names.indexOf(first) + 1) % names.length;
}

/**
 * The whole name of a weekday or month that is written whole or short, its plural kept: "Tues." is "Tuesday".
 * Undefined for other words that start alike, such as "Marie" and "Sunny".
 */
export function fullName(word: string): string | undefined {
  if (word.length < 3) return undefined;
  const names = [...weekdays.map((day) => weekdayNames[day]), ...monthNames];
  const whole = names.find((name) => word === name || word === `${name}s`);
  if (whole !== undefined) return word;
  return names.find((name) => name.startsWith(word) || name.slice(0, 3) === word.replace(/s$/, ''));
}
