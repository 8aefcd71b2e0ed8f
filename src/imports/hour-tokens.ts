import { weekdays, type Weekday } from '../domain/calendar-day.ts';
import type { Ordinal } from '../domain/session.ts';

/** A time as somebody wrote it, before it is known whether a bare "2" is morning or afternoon. */
export interface WrittenTime {
  readonly hour: number;
  readonly minute: number;
  /** Absent where the writer left it open. */
  readonly half?: 'am' | 'pm' | undefined;
  /** True for "09" and "0900", which only people who use the 24-hour clock write. */
  readonly isPadded: boolean;
  /** True for a number alone, "7" or "2022", which may be no time at all. */
  readonly isBare: boolean;
}

/** One piece of a text about opening hours. */
export type HourToken =
  | { readonly is: 'days'; readonly days: readonly Weekday[] }
  | { readonly is: 'ordinal'; readonly ordinal: Ordinal }
  | { readonly is: 'time'; readonly time: WrittenTime }
  | {
      readonly is:
        'all-day' | 'closed' | 'monthly' | 'between' | 'dash' | 'and' | 'comma' | 'colon' | 'break';
    }
  | { readonly is: 'unknown'; readonly word: string };

const weekdayWords: Readonly<Record<Weekday, string>> = {
  mon: "mon|mondays?|monday's",
  tue: "tue|tues|tuesdays?|tuesday's",
  wed: "wed|weds|wednesdays?|wednesday's|wedensdays?|wednesdya",
  thu: "thu|thur|thurs|thursdays?|thursday's",
  fri: "fri|frid|fridays?|friday's",
  sat: "sat|sats|saturdays?|saturday's",
  sun: "sun|suns|sundays?|sunday's",
};

const ordinalWords: Readonly<Record<Ordinal, string>> = {
  '1st': '1st|first',
  '2nd': '2nd|second',
  '3rd': '3rd|third',
  '4th': '4th|fourth',
  '5th': '5th|fifth',
  last: 'last',
};

/** Words that change nothing: what is left when days and times are taken out of a plain sentence about hours. */
const fillers =
  'opening hours|opening times|opening|opens?|hours|times?|(?:each|every) week|each|every|weekly|we are|are|is|meets?|sessions?|only|also|on|the|an?|from|at|of';

/** Each sort of token with the words that stand for it. The first that fits wins, so longer ones come first. */
const vocabulary: readonly { words: string; token: HourToken }[] = [
  { words: 'between', token: { is: 'between' } },
  { words: '24/7', token: { is: 'all-day' } },
  { words: '24 ?(?:hours?|hrs?)(?: a day)?', token: { is: 'all-day' } },
  {
    words: '(?:7|seven) days(?: a| per)? week|daily|every ?day|each day',
    token: { is: 'days', days: weekdays },
  },
  { words: 'weekdays', token: { is: 'days', days: weekdays.slice(0, 5) } },
  { words: 'weekends', token: { is: 'days', days: weekdays.slice(5) } },
  { words: '(?:of|in) (?:the|each|every) month|of month|(?:each|every) month', token: { is: 'monthly' } },
  { words: 'closed', token: { is: 'closed' } },
  { words: 'and|&|plus', token: { is: 'and' } },
  { words: "to|till?|'til|until|through|thru", token: { is: 'dash' } },
  { words: '-', token: { is: 'dash' } },
  ...weekdays.map((day) => ({ words: weekdayWords[day], token: { is: 'days', days: [day] } as const })),
  ...Object.entries(ordinalWords).map(([ordinal, words]) => ({
    words,
    token: { is: 'ordinal', ordinal: ordinal as Ordinal } as const,
  })),
  { words: '[\n;]|[.](?![0-9])', token: { is: 'break' } },
  { words: '[,/|()]', token: { is: 'comma' } },
  { words: ':', token: { is: 'colon' } },
];

const wordEnd = "(?![a-z0-9'])";
const matchers = vocabulary.map(({ words, token }) => ({
  token,
  pattern: new RegExp(`(?:${words})${/[a-z]/.test(words) ? wordEnd : ''}`, 'y'),
}));
const filler = new RegExp(`(?:${fillers})${wordEnd}`, 'y');
const namedTime = new RegExp(`(?:12 ?)?(noon|midday|midnight)${wordEnd}`, 'y');
const clock = new RegExp(
  `(\\d{1,2})(?:[:.](\\d{2}))? ?(a ?\\.? ?m\\b\\.?|p ?\\.? ?m\\b\\.?|noon|midday|midnight)?${wordEnd}`,
  'y',
);
const fourDigits = new RegExp(`([01]\\d|2[0-4])([0-5]\\d) ?(?:hrs?|h)?${wordEnd}`, 'y');
const otherWord = /[^\s,;:()/|]+/y;

/** Takes a text about opening hours apart. Nothing is dropped but fillers, so a word that may matter is seen. */
export function tokenizeHours(text: string): HourToken[] {
  const plain = spellOutDays(text)
    .toLowerCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/[‘’`´]/g, "'")
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
  const tokens: HourToken[] = [];
  for (let index = 0; index < plain.length;) {
    const found = plain[index] === ' ' ? { length: 1 } : readToken(plain, index);
    if (found.token) tokens.push(found.token);
    index += found.length;
  }
  return tokens;
}

/** "Mo-Fr 08:00-12:00" is the way of maps. In a sentence "we" is not Wednesday. */
function spellOutDays(text: string): string {
  if (!/^(?:(?:Mo|Tu|We|Th|Fr|Sa|Su)\b|[\d\s:;,-])+$/.test(text)) return text;
  return text.replace(
    /[A-Z][a-z]/g,
    (code) => weekdays.find((day) => day.startsWith(code.toLowerCase())) ?? code,
  );
}

function readToken(text: string, index: number): { length: number; token?: HourToken } {
  const found =
    readTime(text, index) ??
    readVocabulary(text, index) ??
    readFiller(text, index) ??
    readUnknown(text, index);
  return found ?? { length: 1, token: { is: 'unknown', word: text[index] ?? '' } };
}

function readVocabulary(text: string, index: number): { length: number; token: HourToken } | undefined {
  for (const { token, pattern } of matchers) {
    const match = matchAt(pattern, text, index);
    if (match) return { length: match[0].length, token };
  }
  return undefined;
}

function readFiller(text: string, index: number): { length: number } | undefined {
  const match = matchAt(filler, text, index);
  return match ? { length: match[0].length } : undefined;
}

function readUnknown(text: string, index: number): { length: number; token: HourToken } | undefined {
  const match = matchAt(otherWord, text, index);
  return match ? { length: match[0].length, token: { is: 'unknown', word: match[0] } } : undefined;
}

function readTime(text: string, index: number): { length: number; token: HourToken } | undefined {
  const named = matchAt(namedTime, text, index);
  if (named)
    return {
      length: named[0].length,
      token: {
        is: 'time',
        time: { hour: 12, minute: 0, half: halfOf(named[1]), isPadded: false, isBare: false },
      },
    };

  // "24 hours", "24/7" and "7 days" start with digits too, and are not times.
  if (/^(?:24 ?h|24\/7|7 days)/.test(text.slice(index, index + 8))) return undefined;

  const four = matchAt(fourDigits, text, index);
  if (four) {
    const time = { hour: Number(four[1]), minute: Number(four[2]), isPadded: true, isBare: true };
    return { length: four[0].length, token: { is: 'time', time } };
  }

  const match = matchAt(clock, text, index);
  if (!match) return undefined;
  const [all, hour = '', minute, half] = match;
  const time: WrittenTime = {
    hour: Number(hour),
    minute: Number(minute ?? 0),
    half: halfOf(half),
    isPadded: /^0\d/.test(hour),
    isBare: minute === undefined && half === undefined,
  };
  return time.hour > 24 || time.minute > 59 ? undefined : { length: all.length, token: { is: 'time', time } };
}

function halfOf(suffix: string | undefined): 'am' | 'pm' | undefined {
  if (suffix === undefined) return undefined;
  return suffix.startsWith('a') || suffix === 'midnight' ? 'am' : 'pm';
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}
