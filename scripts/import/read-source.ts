import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { IsoDay } from '../../src/domain/calendar-day.ts';
import type { OpenRecords } from '../../src/domain/open-records.ts';
import { isOwnWideTable, mappingFor, type KnownFormat } from '../../src/imports/built-in-mappings.ts';
import { readCalendar, UnreadableCalendar } from '../../src/imports/calendar.ts';
import { decodeText, readTable, UnreadableTable, type Table } from '../../src/imports/csv.ts';
import { documentsOfTables, isHsdsFolder } from '../../src/imports/hsds-tables.ts';
import { tableOfFeatures, tableOfRecords, UnreadableJson } from '../../src/imports/json-table.ts';
import { joinSeveralRows, linkTables } from '../../src/imports/link-tables.ts';
import { headingsMissing, type Mapping } from '../../src/imports/mapping.ts';
import { NotOutlines } from '../../src/imports/neighbourhoods.ts';
import { readOpenReferral, type FeedDocument } from '../../src/imports/open-referral.ts';
import { readOutpost } from '../../src/imports/outpost.ts';
import {
  areOwnTables,
  isOwnData,
  readOwnData,
  readOwnTables,
  tableOfOwnRecords,
  UnreadableOwnData,
} from '../../src/imports/own-data.ts';
import type { EntryFormat } from '../../src/imports/recipe.ts';
import { WrongUse } from '../command.ts';

/** A list to import, with full paths. */
export interface SourceStep {
  readonly as: EntryFormat;
  readonly file: string;
  /** The mapping file; formats whose fields mean the same everywhere do without. */
  readonly map?: string | undefined;
  /** Themes where no mapping states any. */
  readonly themes?: readonly string[] | undefined;
}

/** What a file or folder holds, before it is known what its columns mean. */
export interface RawSource {
  readonly table: Table;
  /** The format whose own mapping holds; undefined where only a mapping file can say what columns mean. */
  readonly format: KnownFormat | undefined;
  /** The whole of a directory like ours, where the file is its export. */
  readonly records?: OpenRecords | undefined;
}

/** A list with its mapping, ready to propose entries from. */
export interface Source extends RawSource {
  readonly mapping: Mapping;
}

/** Most files of a folder that are read: a whole feed of 20,000 services, each in a file of its own. */
const mostFiles = 100_000;

/**
 * Reads a list and its mapping.
 *
 * @throws WrongUse for files that are not there or cannot be read, and for a mapping that does not fit
 */
export function readSource(step: SourceStep, today: IsoDay): Source {
  const raw = readRawSource(step.as, step.file, today);
  const mapping = readMapping(step, raw);
  const tables = Object.entries(mapping.tables ?? {});
  const beside = statSync(step.file).isDirectory() ? step.file : dirname(step.file);
  const others = new Map(tables.map(([name, { file }]) => [name, readTableFile(resolve(beside, file))]));
  checkHeadings(step, mapping, raw.table, others);
  const joined =
    mapping.severalRows === undefined ? raw.table : joinSeveralRows(raw.table, mapping.severalRows);
  return { ...raw, table: linkTables(joined, others, mapping.tables ?? {}), mapping };
}

/** Reads a list without its mapping. */
export function readRawSource(as: EntryFormat, path: string, today: IsoDay): RawSource {
  if (!existsSync(path)) throw new WrongUse(`There is no file ${path}.`);
  switch (as) {
    case 'csv':
      return readCsv(path);
    case 'json': {
      const value = readFileOf(path, parseJson);
      if (!isOwnData(value))
        return { table: readFileOf(path, () => tableOfRecords(value)), format: undefined };
      const records = readFileOf(path, () => readOwnData(value));
      return { table: tableOfOwnRecords(records), format: 'hereabouts', records };
    }
    case 'geojson':
      return { table: readFileOf(path, (text) => tableOfFeatures(parseJson(text))), format: 'geojson' };
    case 'outpost': {
      const files = filesIn(path, '.json');
      const pages = files.map((file) => readFileOf(file, parseJson));
      return { table: readFileOf(path, () => readOutpost(pages), false), format: 'outpost' };
    }
    case 'ical':
      return { table: readFileOf(path, (text) => readCalendar(text, today)), format: 'ical' };
    case 'open-referral':
      return { table: readFeed(path), format: 'open-referral' };
  }
}

function readCsv(path: string): RawSource {
  if (!statSync(path).isDirectory()) {
    const table = readTableFile(path);
    return { table, format: isOwnWideTable(table.headings) ? 'hereabouts-csv' : undefined };
  }
  const tables = tablesIn(path);
  if (areOwnTables(tables)) {
    const records = readFileOf(path, () => readOwnTables(tables), false);
    return { table: tableOfOwnRecords(records), format: 'hereabouts', records };
  }
  throw new WrongUse(
    `${path} is a folder. Give the table of services, and name the others under "tables" in the mapping; for tables of Open Referral write --as open-referral.`,
  );
}

function readFeed(path: string): Table {
  if (!statSync(path).isDirectory()) return readOpenReferral([readDocument(path, path)]);
  const tables = tablesIn(path);
  if (isHsdsFolder(tables.keys())) {
    const { documents, notes } = documentsOfTables(tables);
    const table = readOpenReferral(documents);
    return { ...table, notes: [...notes, ...summed(table.notes)] };
  }
  const files = filesIn(path, '.json');
  if (files.length === 0) throw new WrongUse(`${path} holds no .json file and no services.csv.`);
  return readOpenReferral(files.map((file) => readDocument(file, path)));
}

/** Faults of thousands of rows alike are said once, with their number. */
function summed(notes: readonly string[]): string[] {
  const groups = Map.groupBy(notes, (note) => note.replace(/^services [^:]*: (service) [^ ]+/, '$1'));
  return [...groups].map(([fault, all]) =>
    all.length === 1 ? (all[0] ?? '') : `${all.length} times: ${fault}`,
  );
}

function readDocument(file: string, root: string): FeedDocument {
  const name = file === root ? basename(file) : file.slice(root.length + 1).replaceAll('\\', '/');
  return { file: name, value: readFileOf(file, parseJson) };
}

function tablesIn(folder: string): ReadonlyMap<string, Table> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
  return new Map(files.sort().map((file) => [basename(file, '.csv'), readTableFile(join(folder, file))]));
}

/** A file by itself, or the files of a folder and those below it, in order. */
function filesIn(path: string, ending: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name) === ending && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name));
  if (files.length > mostFiles) throw new WrongUse(`${path} holds more than ${mostFiles} files.`);
  return files.sort();
}

function readMapping(step: SourceStep, { format }: RawSource): Mapping {
  const written = step.map === undefined ? undefined : readFileOf(step.map, parseJson);
  if (written === undefined && format === undefined)
    throw new WrongUse('Give a mapping with --map, or make a first one with --suggest.');
  const name = basename(step.file, extname(step.file));
  const { data, error } = mappingFor(format, {
    written,
    name: name.slice(0, 160) || 'list',
    system: name.slice(0, 60) || 'list',
    themes: step.themes,
  });
  const file = step.map ?? 'The mapping';
  if (data === undefined) {
    const faults = error.issues.map(({ path, message }) => `  ${path.join('.') || 'the file'}: ${message}`);
    throw new WrongUse(`${file} cannot be used:\n${faults.join('\n')}`);
  }
  const saysThemes = data.set.themes !== undefined || Object.values(data.columns).includes('theme');
  if (
    !saysThemes ||
    (format !== undefined &&
      format !== 'hereabouts' &&
      format !== 'hereabouts-csv' &&
      data.set.themes === undefined)
  ) {
    throw new WrongUse(
      `Say which theme entries get when the list names none that is here: --themes help-and-advice, or "set": {"themes": [...]} in a mapping file.`,
    );
  }
  return data;
}

function checkHeadings(
  step: SourceStep,
  mapping: Mapping,
  table: Table,
  others: ReadonlyMap<string, Table>,
): void {
  const headings = [
    ...table.headings,
    ...[...others].flatMap(([name, other]) => other.headings.map((heading) => `${name}.${heading}`)),
  ];
  const isFree = step.as === 'geojson' || step.as === 'json';
  const named = headingsMissing(mapping, headings);
  // Features of one list do not all have the same properties, and neither do those of two.
  const missing = step.map === undefined || isFree ? [] : named;
  if (
    isFree &&
    named.length > 0 &&
    table.rows.length > 0 &&
    named.length === Object.keys(mapping.columns).length
  )
    throw new WrongUse(`${step.map ?? 'The mapping'} names no property that ${step.file} has.`);
  if (missing.length === 0) return;
  throw new WrongUse(
    `${step.map ?? 'The mapping'} names columns that the table does not have: ${missing.join(', ')}.\nIts columns are: ${headings.join(', ')}.`,
  );
}

/** Reads a table, or says what is wrong with its file. */
export function readTableFile(path: string): Table {
  return readFileOf(path, readTable);
}

/** Parses JSON, with or without a byte order mark. */
export function parseJson(text: string): unknown {
  return JSON.parse(text.replace(/^\uFEFF/, ''));
}

/**
 * Reads a file with one of the readers, and says what is wrong with it in one or two plain lines.
 *
 * @param isFile false for a folder whose files were read before
 * @throws WrongUse
 */
export function readFileOf<T>(path: string, read: (text: string) => T, isFile = true): T {
  if (!existsSync(path)) throw new WrongUse(`There is no file ${path}.`);
  if (isFile && statSync(path).isDirectory()) throw new WrongUse(`${path} is a folder, and not a file.`);
  try {
    return read(isFile ? decodeText(readFileSync(path)) : '');
  } catch (error) {
    if (error instanceof UnreadableOwnData) throw new WrongUse(`${path} does not fit:\n${error.message}`);
    const isPlain = [UnreadableTable, NotOutlines, UnreadableJson, UnreadableCalendar].some(
      (kind) => error instanceof kind,
    );
    if (isPlain) throw new WrongUse(`${path}: ${(error as Error).message}`);
    if (error instanceof SyntaxError) throw new WrongUse(`${path} is not JSON: ${error.message}`);
    throw error;
  }
}
