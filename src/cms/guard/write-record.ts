import { isSameValue } from '../../domain/same-value.ts';
import { editEntry } from '../../reader/edit-entry.ts';
import { editJson } from '../../reader/edit-json.ts';
import { inSchemaOrder } from '../../reader/schema-order.ts';
import { writeEntryAsItIs } from '../../reader/write-entry.ts';
import { readFields, tidyFields, type Fields } from './record-fields.ts';
import type { RecordKind } from './record-kind.ts';

/** The whole text of a record's file, written anew in the one way that all of them are written. */
export function writeRecord(fields: Fields, kind: RecordKind): string {
  const tidy = tidyFields(fields, kind);
  if (!kind.isEntry) return `${JSON.stringify(tidy, null, 2)}\n`;
  const { body, ...rest } = tidy;
  return writeEntryAsItIs(rest, typeof body === 'string' ? body : '');
}

/**
 * Writes a record into its file so that only the fields which differ are touched: remarks, quotes, the order of fields
 * and the way lists are written stay as they are everywhere else. A file in a state that does not allow it is written
 * anew as a whole.
 *
 * @param text the file as it is kept now
 * @param fields what it should say
 */
export function writeIntoFile(text: string, fields: Fields, kind: RecordKind, path: string): string {
  const tidy = tidyFields(fields, kind);
  const now = tidyFields(readFields(text, kind, path), kind);
  if (isSameValue(now, tidy)) return text;
  if (!kind.isEntry) return editJson(text, keepUntidy(text, now, tidy, kind, path));
  const names = [...new Set([...Object.keys(now), ...Object.keys(tidy)])].filter((name) => name !== 'body');
  const changes = Object.fromEntries(
    names.filter((name) => !isSameValue(now[name], tidy[name])).map((name) => [name, tidy[name]]),
  );
  const edited = Object.keys(changes).length === 0 ? { text } : editEntry(text, path, changes);
  if (edited.text === undefined) return writeRecord(tidy, kind);
  return isSameValue(now['body'], tidy['body']) ? edited.text : withText(edited.text, tidy['body']);
}

/** Fields that say the same keep their own way of being written, such as a phone number without blanks. */
function keepUntidy(text: string, now: Fields, tidy: Fields, kind: RecordKind, path: string): Fields {
  const written = readFields(text, kind, path);
  const kept = Object.entries(tidy).map(([name, value]) => [
    name,
    isSameValue(now[name], value) ? written[name] : value,
  ]);
  return inSchemaOrder(kind.schema, Object.fromEntries(kept)) as Fields;
}

/** Puts another text below the fields of an entry, with the blank lines around it as they were. */
function withText(file: string, body: unknown): string {
  const end = /\r?\n---[ \t]*(\r?\n|$)/.exec(file);
  const start = end === null ? file.length : end.index + end[0].length;
  const lineEnd = file.includes('\r\n') ? '\r\n' : '\n';
  const [before = ''] = /^\s*/.exec(file.slice(start)) ?? [];
  const head = file.slice(0, start).trimEnd() + lineEnd;
  if (typeof body !== 'string' || body === '') return head;
  return `${head}${before.trim() === '' && file.slice(start).trim() !== '' ? before : lineEnd}${body.replaceAll('\n', lineEnd)}${lineEnd}`;
}
