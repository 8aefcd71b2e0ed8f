import { sumsOfMoney } from './money-words.ts';
import {
  dateInFiguresPattern,
  dateInLettersPattern,
  fullName,
  nameRangePattern,
  shortWeekdayPattern,
  tidyDateInFigures,
  tidyDateInLetters,
  tidyNameRange,
} from './written-dates.ts';
import { timePattern, timeRangePattern, tidyTime, tidyTimeRange } from './written-times.ts';

/** Words that are not written as everywhere else in the directory. */
export interface Slip {
  /** Where they start in the text, counted from 0. */
  readonly index: number;
  readonly found: string;
  /** What to write instead: one way, or two where only the writer knows which is meant. */
  readonly write: readonly string[];
}

/** Finds one sort of slip. What it finds may already be in house style; that is sorted out afterwards. */
type SlipFinder = (text: string) => Slip[];

/** Makes a finder out of a pattern and what to write for each match; undefined leaves the words as they are. */
function finder(pattern: RegExp, write: (match: RegExpMatchArray) => string | undefined): SlipFinder {
  return (text) =>
    Array.from(text.matchAll(pattern), (match) => ({
      index: match.index,
      found: match[0],
      write: [write(match)].filter((words) => words !== undefined),
    }));
}

/** Short forms, and what they stand for. Forms are matched whole, in small letters or with a first capital. */
const shortForms: readonly { form: RegExp; write: string }[] = [
  { form: /\btelephones?\b/gi, write: 'phone' },
  { form: /\btel(?:\.:?|:|\s(?:no|number)\b[.:]*)/gi, write: 'phone' },
  { form: /\be\.\s?g\.|\beg\b/gi, write: 'such as' },
  { form: /\bi\.\s?e\.|\bie\b/gi, write: 'that is' },
  { form: /\b24\/7\b/g, write: 'all day, every day' },
  { form: /\bhrs\b\.?/gi, write: 'hours' },
  { form: /\bmins\b\.?/gi, write: 'minutes' },
  { form: /\byrs\b\.?/gi, write: 'years' },
  { form: /\bapprox\b\.?/gi, write: 'about' },
];

const numberRange = String.raw`(\d{1,3})\s?[-–—]\s?(\d{1,3})`;

/** Numbers with a dash between them, where the words beside them say what is counted. */
const numberRangePattern = new RegExp(
  String.raw`(?<=\bage[ds]?:?\s)${numberRange}(?![\d-])|(?<![\d-])${numberRange}(?=[\s-](?:years?|yrs|months?|weeks?|hours?|hrs|min(?:ute)?s|people|miles?)\b)`,
  'gi',
);

const ampersandPattern = /(?<=(?<![\p{L}\d’'])([\p{L}\d’']+),?\s?)&(?:amp;)?(?=\s?([\p{L}\d’']))/gu;

/** Words in capitals, side by side, or a long one. Short ones alone are mostly names: NHS, YMCA. */
const capitalsPattern =
  /(?<![\p{L}\d])(?:\p{Lu}[\p{Lu}’']*(?:[ -]\p{Lu}[\p{Lu}’']*)+|\p{Lu}{6,})(?![\p{L}\d])/gu;

/** Names that are written in capitals. */
const capitalNames = new Set(['LGBTQIA', 'MENCAP', 'SENDIASS', 'UNICEF', 'UNISON']);

/** Every sort of slip. Where two overlap, the one further up holds. */
const finders: readonly SlipFinder[] = [
  finder(dateInFiguresPattern, tidyDateInFigures),
  finder(dateInLettersPattern, tidyDateInLetters),
  finder(nameRangePattern, tidyNameRange),
  finder(shortWeekdayPattern, ([word]) => fullName(word)),
  (text) => sumsOfMoney(text).map(({ write, ...sum }) => ({ ...sum, write: [write] })),
  (text) =>
    Array.from(text.matchAll(timeRangePattern), ({ 0: found, 1: from = '', 2: to = '', index }) => ({
      index,
      found,
      write: tidyTimeRange(from, to),
    })),
  finder(timePattern, ([time]) => tidyTime(time)),
  finder(
    numberRangePattern,
    ([, from, to, otherFrom, otherTo]) => `${from ?? otherFrom} to ${to ?? otherTo}`,
  ),
  finder(ampersandPattern, tidyAmpersand),
  finder(capitalsPattern, ([words]) => tidyCapitals(words)),
  ...shortForms.map(({ form, write }) => finder(form, ([words]) => withCapitalOf(words, write))),
];

/**
 * Finds words that are not in house style: times on the 24-hour clock or with a dot, dashes in ranges, "12 noon",
 * dates in figures or cut short, "£3.00", "telephone", "&" and whole words in capitals. Web and e-mail addresses are
 * left alone, and so are names such as "Marks & Spencer".
 *
 * @returns in the order of the text, never two for the same words
 */
export function houseStyleSlips(text: string): Slip[] {
  const masked = maskAddresses(text);
  const kept: Slip[] = [];
  for (const slip of finders.flatMap((find) => find(masked)).filter(isSlip)) {
    if (!kept.some((other) => overlap(slip, other))) kept.push(slip);
  }
  return kept.sort((a, b) => a.index - b.index);
}

function isSlip({ found, write }: Slip): boolean {
  return write.length > 0 && !write.includes(found);
}

function overlap(a: Slip, b: Slip): boolean {
  return a.index < b.index + b.found.length && b.index < a.index + a.found.length;
}

/** Puts blanks in place of addresses, so that nothing moves. */
function maskAddresses(text: string): string {
  return text.replace(/\bhttps?:\/\/\S+|\bwww\.\S+|(?<!\S)\S+@\S+/gi, (address) =>
    ' '.repeat(address.length),
  );
}

/** "and", but for the sign between two words that both have a capital: those are mostly names. */
function tidyAmpersand([, before = '', after = '']: RegExpMatchArray): string | undefined {
  const isName = [before, after].every((word) => /^[\p{Lu}\d]/u.test(word));
  return isName ? undefined : 'and';
}

function tidyCapitals(words: string): string | undefined {
  const letters = words.split(/[^\p{L}]+/u);
  const longest = Math.max(...letters.map((word) => word.length));
  if (capitalNames.has(words) || longest < 5) return undefined;
  return withCapitalOf(words, words.toLowerCase());
}

/** Words with a first capital where the words they stand for have one. */
function withCapitalOf(found: string, words: string): string {
  const hasCapital = /^\p{Lu}/u.test(found);
  return hasCapital ? words.slice(0, 1).toUpperCase() + words.slice(1) : words;
}
