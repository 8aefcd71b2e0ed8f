import { dayInWords, parseDay, timeInWords, type ClockTime } from '../domain/calendar-day.ts';
import { formatPhone, type Phone } from '../domain/phone.ts';
import { isSameValue } from '../domain/same-value.ts';
import { sessionInWords } from '../domain/schedule-words.ts';
import type { Session } from '../domain/session.ts';

/** One field that says something else than before. */
export interface RecordDifference {
  /** What the editing form calls it: "When". */
  readonly field: string;
  /** Absent where it was not given. */
  readonly before?: string | undefined;
  /** Absent where it is no longer given. */
  readonly after?: string | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/** Longest value that is told; the pictures show the rest. */
const longest = 300;

/**
 * What a record says after a change and did not before, field by field, in words.
 *
 * @param nameOf what people call a field
 */
export function recordChanges(
  before: Fields,
  after: Fields,
  nameOf: (field: string) => string,
): RecordDifference[] {
  const fields = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return fields.flatMap((field) => {
    const [old, now] = [before[field], after[field]];
    if (isSameValue(old, now)) return [];
    return {
      field: nameOf(field),
      ...(old === undefined ? {} : { before: inWords(field, itemsApart(old, now)) }),
      ...(now === undefined ? {} : { after: inWords(field, itemsApart(now, old)) }),
    };
  });
}

/** Of a list of records those that the other does not have; anything else, and lists in another order, as it is. */
function itemsApart(value: unknown, other: unknown): unknown {
  if (!Array.isArray(value) || !Array.isArray(other)) return value;
  const isOfRecords = value.some((item) => typeof item === 'object');
  const apart = value.filter((item) => !other.some((known) => isSameValue(item, known)));
  return isOfRecords && apart.length > 0 ? apart : value;
}

/** What the text of an entry says after a change and did not before: the paragraphs that differ. */
export function textChanges(before: string, after: string): RecordDifference[] {
  const [old, now] = [paragraphs(before), paragraphs(after)];
  const gone = old.filter((part) => !now.includes(part)).join(' ');
  const fresh = now.filter((part) => !old.includes(part)).join(' ');
  if (gone === '' && fresh === '') return [];
  return [
    {
      field: 'The words below',
      ...(gone === '' ? {} : { before: cut(gone) }),
      ...(fresh === '' ? {} : { after: cut(fresh) }),
    },
  ];
}

function paragraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.replaceAll(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
}

function inWords(field: string, value: unknown): string {
  if (field === 'sessions')
    return cut((value as Session[]).map((session) => sessionInWords(session).sentence).join('; '));
  return cut(valueInWords(value));
}

function valueInWords(value: unknown): string {
  if (Array.isArray(value)) {
    const isOfRecords = value.some((item) => typeof item === 'object');
    return value.map(valueInWords).join(isOfRecords ? '; ' : ', ');
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(
        ([name, item]) =>
          `${name} ${name === 'phone' && typeof item === 'string' ? formatPhone(item as Phone) : valueInWords(item)}`,
      )
      .join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? textInWords(value) : JSON.stringify(value);
}

function textInWords(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dayInWords(parseDay(text));
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text) ? timeInWords(text as ClockTime) : text;
}

function cut(text: string): string {
  const letters = Array.from(text);
  return letters.length <= longest ? text : `${letters.slice(0, longest).join('').trimEnd()}…`;
}
