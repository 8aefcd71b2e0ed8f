import { splitFrontMatter } from '../../reader/front-matter.ts';
import { plainValue } from '../../reader/located.ts';
import { readJson } from '../../reader/read-json.ts';
import { readYaml } from '../../reader/read-yaml.ts';
import { inSchemaOrder } from '../../reader/schema-order.ts';
import { asWritten } from '../../reader/write-entry.ts';
import { withoutBlanks } from '../without-blanks.ts';
import type { RecordKind } from './record-kind.ts';

/** The fields of a record, as a form holds them. The text of an entry is the field `body`. */
export type Fields = Readonly<Record<string, unknown>>;

/** Outlines of land hold lists in lists; no record of the form is as deep. */
const deepestJson = 12;

/**
 * Reads the fields of a file.
 *
 * @param path path of the file, for the message
 * @throws Error in plain words, when the file cannot be read at all
 */
export function readFields(text: string, kind: RecordKind, path: string): Fields {
  return kind.isEntry ? readEntryFields(text, path) : readJsonFields(text, path);
}

/**
 * Fields in the one way that files are written: blanks out, the order of the schema, phone numbers in groups, and
 * without what a schema fills in by itself. Two records that say the same are the same after it.
 */
export function tidyFields(fields: Fields, kind: RecordKind): Fields {
  const { body, ...rest } = fields;
  const kept = (withoutBlanks(kind.isEntry ? rest : fields) ?? {}) as Fields;
  const tidy = asWritten(inSchemaOrder(kind.schema, kept)) as Fields;
  const text = kind.isEntry && typeof body === 'string' ? tidyText(body) : '';
  return text === '' ? tidy : { ...tidy, body: text };
}

/** A text without blank lines at its ends, and with line breaks of one kind. */
function tidyText(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}

function readEntryFields(text: string, path: string): Fields {
  const parts = splitFrontMatter(text, path);
  if ('severity' in parts) throw unreadable(path, parts.found);
  const { located, problems } = readYaml(parts.yaml, { file: path, firstLine: parts.yamlLine });
  const fault = problems.find(({ severity }) => severity === 'error');
  if (fault) throw unreadable(path, fault.found);
  const fields = located === undefined ? {} : (plainValue(located) as Fields);
  const body = tidyText(parts.body);
  return body === '' ? fields : { ...fields, body };
}

function readJsonFields(text: string, path: string): Fields {
  const { located, problems } = readJson(text, { file: path, firstLine: 1 }, deepestJson);
  const fault = problems.find(({ severity }) => severity === 'error');
  if (fault || located?.is !== 'record') throw unreadable(path, fault?.found ?? 'It holds no fields.');
  return plainValue(located) as Fields;
}

function unreadable(path: string, why: string): Error {
  return new Error(`The file ${path} cannot be read. ${why} Whoever keeps the directory can mend it.`);
}
