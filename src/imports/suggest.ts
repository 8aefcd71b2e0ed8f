import { weekdayNames, weekdays } from '../domain/calendar-day.ts';
import { emailSchema } from '../domain/email.ts';
import { postcodeSchema } from '../domain/postcode.ts';
import { slugify } from '../domain/slug.ts';
import { cleanCell } from './clean-cell.ts';
import type { Table } from './csv.ts';
import { readHours } from './hours-in-words.ts';
import type { ColumnRole, MappingInput } from './mapping.ts';
import { findContacts } from './phone-in-cell.ts';

/** A first mapping for a table nobody has mapped yet, and the reason for each guess. */
export interface Suggestion {
  readonly mapping: MappingInput;
  /** One line for each column, and for what a person must decide. */
  readonly reasons: readonly string[];
}

/** One column: its heading, and its cells that say something. */
interface Column {
  readonly heading: string;
  readonly values: readonly string[];
}

interface Guess {
  readonly role: ColumnRole;
  readonly why: string;
  /** What the heading looks like. */
  readonly heading: RegExp;
  /** Whether one value fits; left out, the heading alone decides. */
  readonly fits?: (value: string) => boolean;
  /** Share of values that must fit when the heading does not say so. */
  readonly alone?: number;
}

const sampleSize = 200;

/** Columns for one weekday each, like "Monday staffed hours". */
const weekdayGuesses: readonly Guess[] = weekdays.map((day) => ({
  role: `hours-${day}` as const,
  why: `the hours of a ${weekdayNames[day]}`,
  heading: new RegExp(`${weekdayNames[day]}(?!.*unstaffed)`, 'i'),
  fits: (value: string) => /\d|closed/i.test(value),
}));

/** Tried in this order; the first that fits a column wins. */
const guesses: readonly Guess[] = [
  ...weekdayGuesses,
  { role: 'lat', why: 'the pin of its shape', heading: /^geometry lat$/ },
  { role: 'lon', why: 'the pin of its shape', heading: /^geometry lon$/ },
  {
    role: 'rule',
    why: 'rules of repetition',
    heading: /^(?:rrule|frequency|recurrence)$/i,
    fits: (value) => value.includes('FREQ='),
  },
  { role: 'day', why: 'weekdays', heading: /^(?:week)?day$/i, fits: (value) => /^\w+day$/i.test(value) },
  {
    role: 'from',
    why: 'when it starts',
    heading: /^(?:start|begin|arriv|opens?)\w*(?: ?_?(?:time|at))?$/i,
    fits: isClock,
  },
  {
    role: 'to',
    why: 'when it ends',
    heading: /^(?:end|finish|depart|closes?)\w*(?: ?_?(?:time|at))?$/i,
    fits: isClock,
  },
  { role: 'postcode', why: 'postcodes', heading: /post ?_?code|^pcd/i, fits: isPostcode, alone: 0.8 },
  {
    role: 'lat',
    why: 'degrees north',
    heading: /^(?:geo)?lat(itude)?$|^(?:geo)?y$/i,
    fits: (value) => isBetween(value, 49, 61),
  },
  {
    role: 'lon',
    why: 'degrees east',
    heading: /^(?:geo)?(lon|lng|long)(gitude)?$|^(?:geo)?x$/i,
    fits: (value) => isBetween(value, -9, 3),
  },
  { role: 'email', why: 'e-mail addresses', heading: /e-?mail/i, fits: isEmail, alone: 0.8 },
  { role: 'web', why: 'web addresses', heading: /web|url|site|link/i, fits: isWeb, alone: 0.8 },
  { role: 'phone', why: 'phone numbers', heading: /phone|^tel|mobile/i, fits: isPhone, alone: 0.8 },
  { role: 'contacts', why: 'ways to reach somebody', heading: /contact/i, fits: isContact },
  { role: 'when', why: 'days and times', heading: /open|hours|times?$|^when|day/i, fits: namesDay },
  { role: 'when', why: 'days and times', heading: /^$/, fits: (value) => readHours(value).sure, alone: 0.4 },
  { role: 'venue', why: 'the name of a venue', heading: /^venue|venue.?name|building/i },
  { role: 'address', why: 'an address', heading: /address|street|^town$|^city$/i },
  { role: 'run-by', why: 'who runs it', heading: /managed|run.?by|provider|organi[sz]ation$/i },
  {
    role: 'description',
    why: 'a description',
    heading: /descri|activit|facilit|about|notes?$|details|what/i,
  },
];

/** Suggests a mapping from the headings and a sample of the cells. A person must read it before it is used. */
export function suggestMapping(table: Table, fileName: string): Suggestion {
  const columns = columnsOf(table);
  const roles = new Map<string, ColumnRole>();
  const reasons: string[] = [];
  const title = guessTitle(columns);
  for (const column of columns) {
    const guess =
      column === title
        ? { role: 'title' as const, why: 'names, nearly all different' }
        : guessRole(column, roles);
    if (guess !== undefined) roles.set(column.heading, guess.role);
    reasons.push(
      `"${column.heading}": ${guess === undefined ? 'left out' : `${guess.role}, because it holds ${guess.why}`}.`,
    );
  }
  const id = guessId(columns);
  if (id !== undefined) reasons.push(`"${id}" tells every row from all others, so it is the id.`);
  const category = guessCategory(columns, roles);
  if (category !== undefined) {
    reasons.push(`"${category.heading}" has few values, so there is a rule for each: choose the themes.`);
  }
  const closed = columns.find(({ heading }) => /^(?:year |date )?closed$/i.test(heading));
  if (closed !== undefined)
    reasons.push(`"${closed.heading}" tells what has closed, so such rows are refused.`);
  const referral = columns.find(({ heading }) => /referr|eligib/i.test(heading));
  if (referral !== undefined)
    reasons.push(`"${referral.heading}" says how people come to it: choose joining in its rules.`);
  reasons.push('Choose kind and themes under "set", and write the source and its licence.');
  return {
    mapping: {
      notes: ['A first guess. Read it, choose kind and themes, and try it with --dry-run.'],
      source: { system: slugify(fileName).slice(0, 60) || 'outside-list', title: fileName.slice(0, 160) },
      ...(id === undefined ? {} : { id: [id] }),
      columns: Object.fromEntries(roles),
      ...(namesPlace(roles) ? {} : { place: { otherwise: 'contact' as const } }),
      set: { kind: 'service', themes: ['help-and-advice'] },
      ...(closed === undefined
        ? {}
        : { refuse: [{ column: closed.heading, filled: true as const, because: 'It has closed' }] }),
      ...rulesFor(category, referral),
      withoutTimes: { joining: { how: 'ask' } },
    },
    reasons,
  };
}

/** Whether any column says where something is. */
function namesPlace(roles: ReadonlyMap<string, ColumnRole>): boolean {
  const places: readonly ColumnRole[] = ['venue', 'address', 'postcode', 'lat'];
  return [...roles.values()].some((role) => places.includes(role));
}

function columnsOf({ headings, rows }: Table): Column[] {
  const sample = rows.slice(0, sampleSize);
  return headings.map((heading) => ({
    heading,
    values: sample.map(({ cells }) => cleanCell(cells.get(heading) ?? '')).filter((value) => value !== ''),
  }));
}

function guessRole(
  { heading, values }: Column,
  roles: ReadonlyMap<string, ColumnRole>,
): { role: ColumnRole; why: string } | undefined {
  const shareOf = (fits: (value: string) => boolean) =>
    values.filter(fits).length / Math.max(values.length, 1);
  const found = guesses.find(({ heading: looksLike, fits, alone }) => {
    if (values.length === 0) return false;
    if (looksLike.test(heading)) return fits === undefined || shareOf(fits) >= 0.4;
    return fits !== undefined && alone !== undefined && shareOf(fits) >= alone;
  });
  if (found !== undefined) return found;
  const isLong =
    values.length > 0 && values.reduce((sum, value) => sum + value.length, 0) / values.length > 60;
  const hasDescription = [...roles.values()].includes('description');
  return isLong && !hasDescription ? { role: 'description', why: 'long texts' } : undefined;
}

/** The column called name or title, else the first whose values are words and nearly all different. */
function guessTitle(columns: readonly Column[]): Column | undefined {
  const isWords = (value: string) => /\p{L}{2}/u.test(value) && value.length <= 120;
  const isTelling = ({ values }: Column) => values.length > 0 && values.every(isWords);
  const areDifferent = ({ values }: Column) => new Set(values).size >= values.length * 0.8;
  return (
    columns.find((column) => /^(?:name|title)$/i.test(column.heading) && isTelling(column)) ??
    columns.find((column) => /name|title/i.test(column.heading) && isTelling(column)) ??
    columns.find((column) => isTelling(column) && areDifferent(column))
  );
}

function guessId(columns: readonly Column[]): string | undefined {
  return columns.find(
    ({ heading, values }) =>
      /(?:^|[\s_-])(?:id|ref|uprn|number)$/i.test(heading) &&
      values.length > 1 &&
      new Set(values).size === values.length,
  )?.heading;
}

function guessCategory(
  columns: readonly Column[],
  roles: ReadonlyMap<string, ColumnRole>,
): Column | undefined {
  return columns.find(({ heading, values }) => {
    const different = new Set(values).size;
    const isFree = !roles.has(heading);
    return (
      isFree &&
      /categor|type|sport|kind|theme|sector/i.test(heading) &&
      different > 1 &&
      different <= values.length / 2
    );
  });
}

function rulesFor(category: Column | undefined, referral: Column | undefined): Pick<MappingInput, 'rules'> {
  const byCategory = distinct(category).map((value) => ({
    column: category?.heading ?? '',
    is: [value],
    set: { themes: ['help-and-advice'] },
  }));
  const byReferral = distinct(referral).map((value) => ({
    column: referral?.heading ?? '',
    is: [value],
    set: { joining: { how: 'referral' as const, note: value.slice(0, 160) } },
  }));
  const rules = [...byCategory, ...byReferral] as NonNullable<MappingInput['rules']>;
  return rules.length === 0 ? {} : { rules };
}

function distinct(column: Column | undefined): string[] {
  return [...new Set(column?.values)].slice(0, 60);
}

function isClock(value: string): boolean {
  return /^\d{1,2}[:.]\d{2}(?::\d{2})?$/.test(value);
}

function isPostcode(value: string): boolean {
  return postcodeSchema.safeParse(value).success;
}

function isBetween(value: string, least: number, most: number): boolean {
  const number = Number(value);
  return value !== '' && number >= least && number <= most;
}

function isEmail(value: string): boolean {
  return emailSchema.safeParse(value).success || findContacts(value).emails.length > 0;
}

function isWeb(value: string): boolean {
  return findContacts(value).webs.length > 0;
}

function isPhone(value: string): boolean {
  return findContacts(value).phones.length > 0;
}

function isContact(value: string): boolean {
  return isEmail(value) || isWeb(value) || isPhone(value);
}

function namesDay(value: string): boolean {
  return /\b(?:mon|tue|wed|thu|fri|sat|sun|dail|week|every|term|evening|\d ?[ap]m)/i.test(value);
}
