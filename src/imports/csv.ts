import { CsvError, parse, type Info } from 'csv-parse/sync';
import { unescapeCell } from '../domain/spreadsheet-cell.ts';
import type { Session } from '../domain/session.ts';

/** One row of a table, its cells by heading, as they stand in the file. */
export interface TableRow {
  /** As a spreadsheet counts: the headings are row 1. */
  readonly number: number;
  readonly cells: ReadonlyMap<string, string>;
  /** Further lines of the same entry, where a list spreads it over several: its other places, times and contacts. */
  readonly more?: readonly ReadonlyMap<string, string>[] | undefined;
  /** Fields of the entry that the format itself states, so that no words need to be read. */
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
  /** Times that the format states as rules or dates. */
  readonly times?: StatedTimes | undefined;
  /** Text of the entry that is Markdown already. */
  readonly markdown?: string | undefined;
  /** What was odd about the row where it was read, in words. */
  readonly remarks?: readonly string[] | undefined;
}

/** Times that were understood, and those that had to stay words. */
export interface StatedTimes {
  readonly sessions: readonly Session[];
  readonly words: readonly { readonly words: string; readonly why: string }[];
}

/** A row that cannot be used. */
export interface RefusedRow {
  readonly row: number;
  readonly title?: string | undefined;
  readonly reason: string;
}

/** A table with one line of headings. */
export interface Table {
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
  /** Rows that cannot be used, with the reason. */
  readonly refused: readonly RefusedRow[];
  /** What was odd and could be got over, in words. */
  readonly notes: readonly string[];
  /** How many rows of the file are further lines of an entry that another row began. */
  readonly joined?: number | undefined;
}

/** A text is not a table at all; the message says what is wrong, and on which line. */
export class UnreadableTable extends Error {
  override readonly name = 'UnreadableTable';
}

/** Largest table, in characters: well past any list a panel inherits. */
const longestText = 50_000_000;

/**
 * Reads the bytes of a text file: UTF-8, else Windows-1252, which old spreadsheets write. UTF-16 is known by its
 * byte order mark.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * Reads a table with commas, semicolons or tabs between its cells. A row with fewer cells than headings is filled
 * up with empty ones and noted; a row with more is refused, since nobody can tell which cell slipped.
 *
 * @throws UnreadableTable when quotes do not match, so that rows cannot be told apart, or when there is no heading
 */
export function readTable(text: string): Table {
  if (text.length > longestText) throw new UnreadableTable('The file is too large for a list of entries.');
  const records = parseRecords(text);
  const [head, ...body] = records;
  if (head === undefined) throw new UnreadableTable('The file is empty.');
  const headings = nameHeadings(head.cells);
  const rows: TableRow[] = [];
  const refused: { row: number; reason: string }[] = [];
  const notes = head.cells.length === headings.length ? noteHeadings(head.cells, headings) : [];
  for (const [index, { cells }] of body.entries()) {
    const number = index + 2;
    if (cells.every((cell) => cell.trim() === '')) continue;
    const extra = cells.slice(headings.length).filter((cell) => cell.trim() !== '');
    if (extra.length > 0) {
      refused.push({
        row: number,
        reason: `It has ${cells.length} cells, but there are ${headings.length} headings.`,
      });
      continue;
    }
    if (cells.length < headings.length) {
      notes.push(`Row ${number} has ${cells.length} cells where there are ${headings.length} headings.`);
    }
    rows.push({
      number,
      cells: new Map(headings.map((heading, column) => [heading, unescapeCell(cells[column] ?? '')])),
    });
  }
  return { headings, rows, refused, notes };
}

interface CsvRecord {
  readonly cells: readonly string[];
}

function parseRecords(text: string): CsvRecord[] {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: guessDelimiter(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: Info }[];
    return records.map(({ record }) => ({ cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? ` near line ${error['lines']}` : '';
    throw new UnreadableTable(
      `The quotes of the file do not match${line}, so its rows cannot be told apart.`,
    );
  }
}

/** The character that stands most often in the line of headings, outside quotes. */
function guessDelimiter(text: string): string {
  const [line = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n|\r/, 1);
  const bare = line.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }));
  return counts.toSorted((one, other) => other.count - one.count)[0]?.delimiter ?? ',';
}

/** Every heading gets a name of its own: "column 3" where there is none, "name (2)" where one stands twice. */
function nameHeadings(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  return cells.slice(0, Math.max(filled, 1)).map((cell, index) => {
    const base = cell.replace(/[\p{C}\p{Z}]+/gu, ' ').trim() || `column ${index + 1}`;
    let name = base;
    for (let count = 2; taken.has(name); count += 1) name = `${base} (${count})`;
    taken.add(name);
    return name;
  });
}

function noteHeadings(cells: readonly string[], headings: readonly string[]): string[] {
  return headings.flatMap((heading, index) => {
    const written = (cells[index] ?? '').trim();
    if (written === '') return `Column ${index + 1} has no heading; it is called "${heading}" here.`;
    return /\(\d+\)$/.test(heading) && heading !== written
      ? `The heading "${written}" stands more than once; one is called "${heading}" here.`
      : [];
  });
}
