import type { Session } from '../domain/session.ts';
import { isSameValue } from '../domain/same-value.ts';
import { sessionInWords } from '../domain/schedule-words.ts';
import type { Difference } from './import-report.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Compares what a row says with what an entry says, field by field. Only what the row says is looked at: what the
 * panel added besides is nobody else's business.
 *
 * @param proposed fields from the row, valid
 * @param known fields of the entry
 */
export function diffFields(proposed: Fields, known: Fields): Difference[] {
  return Object.entries(proposed).flatMap(([field, there]) => {
    const here = known[field];
    if (field === 'contacts') return diffContacts(asList(there), asList(here));
    return isSameValue(there, here)
      ? []
      : [{ field, here: sayValue(field, here), there: sayValue(field, there) }];
  });
}

/** The difference between two texts; none where only spaces and line breaks differ. */
export function diffText(field: string, there: string, here: string): Difference[] {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
  if (there === '' || plain(there) === plain(here)) return [];
  return [{ field, here: plain(here) || 'nothing', there: plain(there) }];
}

/** Phones, e-mails and web addresses of the row that the entry does not have, whichever contact they stand in. */
function diffContacts(there: readonly unknown[], here: readonly unknown[]): Difference[] {
  return ['phone', 'email', 'web'].flatMap((way) => {
    const [said, known] = [valuesOf(there, way), valuesOf(here, way)];
    const missing = said.filter((value) => !known.includes(value));
    if (missing.length === 0) return [];
    return [{ field: `contacts ${way}`, here: known.join(', ') || 'nothing', there: missing.join(', ') }];
  });
}

function valuesOf(contacts: readonly unknown[], way: string): string[] {
  return contacts.flatMap((contact) => {
    const value = (contact as Fields)[way];
    return typeof value === 'string' ? [value] : [];
  });
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function sayValue(field: string, value: unknown): string {
  if (value === undefined) return 'nothing';
  if (field === 'sessions')
    return (value as Session[]).map((session) => sessionInWords(session).sentence).join('; ');
  if (Array.isArray(value)) return value.map((item: unknown) => sayValue('', item)).join(', ');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, item]) => `${name}: ${sayValue('', item)}`)
      .join(', ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
