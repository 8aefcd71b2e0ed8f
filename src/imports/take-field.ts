import type { Asset } from '../domain/asset.ts';
import { sessionInWords } from '../domain/schedule-words.ts';
import type { Session } from '../domain/session.ts';
import { writeBody } from './markdown-text.ts';
import type { ReadRow } from './read-row.ts';

/** An entry with one field as a row has it; undefined for a field that has to be changed by hand. */
export function withField(
  field: string,
  asset: Asset,
  body: string,
  row: ReadRow,
): { fields: object; body: string } | undefined {
  if (field === 'text') return { fields: asset, body: bodyOf(row) };
  if (field === 'title') return { fields: { ...asset, title: row.title }, body };
  if (field.startsWith('where')) return undefined;
  const [, way] = /^contacts (phone|email|web)$/.exec(field) ?? [];
  if (way !== undefined) {
    const known = new Set((asset.contacts ?? []).map((contact) => contact[way as 'phone']));
    const said = (row.fields['contacts'] ?? []) as NonNullable<Asset['contacts']>;
    const added = said
      .filter((contact) => contact[way as 'phone'] !== undefined && !known.has(contact[way as 'phone']))
      .map((contact) => ({ role: contact.role, [way]: contact[way as 'phone'], whose: contact.whose }));
    return { fields: { ...asset, contacts: [...(asset.contacts ?? []), ...added] }, body };
  }
  const value = row.fields[field] ?? row.keptAsWords.find(({ likely }) => likely !== undefined)?.likely;
  return value === undefined ? undefined : { fields: { ...asset, [field]: value }, body };
}

/** The text of a row, as Markdown. */
export function bodyOf(row: ReadRow): string {
  return [row.markdown, writeBody(row.paragraphs)].filter((part) => part !== '').join('\n\n');
}

/** Words as they are compared: without a difference of case or blanks. */
export function comparableWords(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Times in words, as a report and a review file show them. */
export function saySessions(sessions: readonly Session[]): string {
  return sessions.map((session) => sessionInWords(session).sentence).join('; ');
}
