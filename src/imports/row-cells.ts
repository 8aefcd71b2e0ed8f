import { cleanCell } from './clean-cell.ts';
import type { TableRow } from './csv.ts';
import { holdsMarkup } from './html-to-markdown.ts';
import type { ColumnRole, Mapping } from './mapping.ts';

/** The cells of a row with the mapping's rules for cells applied, one by one and by what their column is. */
export class RowCells {
  /** The row and its further lines. */
  readonly lines: readonly ReadonlyMap<string, string>[];
  readonly #read = new Map<ReadonlyMap<string, string>, Map<string, string>>();
  readonly #mapping: Mapping;
  readonly #headings: ReadonlyMap<ColumnRole, readonly string[]>;

  constructor({ cells, more }: TableRow, mapping: Mapping) {
    this.#mapping = mapping;
    this.lines = [cells, ...(more ?? [])];
    this.#headings = headingsByRole(mapping);
  }

  /** The first line that says something under a heading. */
  get(heading: string): string {
    for (const line of this.lines) {
      const cell = this.#cell(line, heading);
      if (cell !== '') return cell;
    }
    return '';
  }

  /** A cell before the mapping's rules, so that an id does not change with them. */
  asWritten(heading: string): string {
    return cleanCell(this.lines[0]?.get(heading) ?? '');
  }

  /** The values of a cell that holds several, on all lines. */
  parts(heading: string): string[] {
    const split = this.#mapping.cells?.[heading]?.split;
    return this.lines.flatMap((line) => {
      const cell = this.#cell(line, heading);
      return split === undefined ? [cell] : cell.split(split).map((part) => part.trim());
    });
  }

  /** Cells of all columns of one sort, in the order of the mapping, each text once, blank ones left out. */
  all(role: ColumnRole): string[] {
    const cells = this.headings(role).flatMap((heading) =>
      this.lines.map((line) => this.#cell(line, heading)),
    );
    return [...new Set(cells)].filter((cell) => cell !== '');
  }

  /** Like `all`, on one line. */
  onLine(line: ReadonlyMap<string, string>, role: ColumnRole): string[] {
    return this.headings(role)
      .map((heading) => this.#cell(line, heading))
      .filter((cell) => cell !== '');
  }

  /** Like `all`, without the cells whose headings, lists and links are worth keeping. */
  plain(role: ColumnRole): string[] {
    const marked = new Set(this.withMarkup(role).map((cell) => cleanCell(cell)));
    return this.all(role).filter((cell) => !marked.has(cell));
  }

  /** Cells as they stand in the file, those with headings, lists, links or stressed words. */
  withMarkup(role: ColumnRole): string[] {
    const written = this.headings(role).flatMap((heading) =>
      this.lines.flatMap((line) => line.get(heading) ?? []),
    );
    return [...new Set(written)].filter((cell) => holdsMarkup(cell));
  }

  headings(role: ColumnRole): readonly string[] {
    return this.#headings.get(role) ?? [];
  }

  /** Whether a rule of the mapping holds for the row. */
  fits({
    column,
    is,
    says,
    filled,
  }: {
    column: string;
    is?: readonly string[] | undefined;
    says?: readonly string[] | undefined;
    filled?: true | undefined;
  }): boolean {
    const whole = this.get(column);
    if (filled === true) return whole !== '';
    const parts = this.parts(column).map((part) => part.toLowerCase());
    const isOne = is?.some((value) => parts.includes(value.toLowerCase())) ?? false;
    return isOne || (says?.some((words) => saysWords(whole, words)) ?? false);
  }

  #cell(line: ReadonlyMap<string, string>, heading: string): string {
    let read = this.#read.get(line);
    if (read === undefined) this.#read.set(line, (read = new Map<string, string>()));
    let cell = read.get(heading);
    if (cell === undefined) read.set(heading, (cell = this.#clean(heading, line.get(heading) ?? '')));
    return cell;
  }

  #clean(heading: string, cell: string): string {
    if (cell === '') return '';
    const rules = this.#mapping.cells?.[heading] ?? {};
    let text = cleanCell(cell);
    for (const start of rules.stripStart ?? [])
      if (text.startsWith(start)) text = text.slice(start.length).trim();
    for (const end of rules.stripEnd ?? []) if (text.endsWith(end)) text = text.slice(0, -end.length).trim();
    if (rules.none?.some((none) => none.toLowerCase() === text.toLowerCase())) return '';
    const replaced = rules.replace?.[text];
    return replaced ?? cleanCell(text);
  }
}

const headingsOf = new WeakMap<Mapping, ReadonlyMap<ColumnRole, readonly string[]>>();

function headingsByRole(mapping: Mapping): ReadonlyMap<ColumnRole, readonly string[]> {
  const known = headingsOf.get(mapping);
  if (known !== undefined) return known;
  const made = new Map<ColumnRole, string[]>();
  for (const [heading, role] of Object.entries(mapping.columns)) {
    made.set(role, [...(made.get(role) ?? []), heading]);
  }
  headingsOf.set(mapping, made);
  return made;
}

/** Whether words stand in a text as whole words; a sign such as "£" may touch others. */
function saysWords(text: string, words: string): boolean {
  const escaped = words.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const start = /^[\p{L}\p{N}]/u.test(words) ? '(?<![\\p{L}\\p{N}])' : '';
  const end = /[\p{L}\p{N}]$/u.test(words) ? '(?![\\p{L}\\p{N}])' : '';
  return new RegExp(`${start}${escaped}${end}`, 'u').test(text.toLowerCase());
}
