import { parse } from 'csv-parse/sync';
import type { ImportReport } from './import-report.ts';

/** Headings of a review file, in the order of its columns. */
export const reviewHeadings = [
  'do',
  'with',
  'name',
  'what',
  'field',
  'here',
  'in the list',
  'row',
  'id',
] as const;

/** What a person decided about one row of a list. */
export interface RowDecision {
  /** `accept` makes an entry of it, `skip` leaves it out, `merge` takes it into an entry that is here. */
  readonly do: 'accept' | 'skip' | 'merge';
  /** The entry to merge into. */
  readonly with?: string | undefined;
}

/** Decisions by the id of a row in its source. */
export interface Decisions {
  readonly rows: ReadonlyMap<string, RowDecision>;
  /** What the list said of a field when somebody chose to take it, by id and field. */
  readonly take: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** A review file cannot be read, or says something that nobody can do. One line for each fault. */
export class UnreadableReview extends Error {
  override readonly name = 'UnreadableReview';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/** Nobody has decided anything. */
export const noDecisions: Decisions = { rows: new Map(), take: new Map() };

type Line = Record<(typeof reviewHeadings)[number], string>;

/**
 * What a person can decide about an import, as the lines of a table: one for each row that is new or cannot be used,
 * and one for each field in which an entry and the list differ. The first column says what will be done; a person
 * changes it and gives the file back.
 */
export function reviewLines(report: ImportReport): Line[] {
  const possible = Map.groupBy(report.possibleDuplicates, ({ row }) => row);
  const words = Map.groupBy(report.keptAsWords, ({ row }) => row);
  const lines: { row: number; line: Line }[] = [];
  const add = (note: { row: number; title: string; id?: string | undefined }, line: Partial<Line>) => {
    const blank = { do: '', with: '', what: '', field: '', here: '', 'in the list': '' };
    lines.push({
      row: note.row,
      line: { ...blank, name: note.title, row: String(note.row), id: note.id ?? '', ...line },
    });
  };
  for (const note of report.added) {
    const others = possible.get(note.row) ?? [];
    const what = others.map(({ mayBe, why }) => `may be ${mayBe}: ${why}`).join('; ');
    add(note, { do: 'accept', with: others[0]?.mayBe ?? '', what: what === '' ? 'new' : `new; ${what}` });
  }
  for (const note of report.skipped) add(note, { do: 'skip', what: 'left out, as this file said' });
  for (const note of report.merged) add(note, { do: 'merge', with: note.slug ?? '', what: 'taken in' });
  for (const note of report.differing) {
    for (const { field, here, there, canTake } of note.differences) {
      add(note, {
        do: 'keep',
        with: note.slug ?? '',
        what: canTake === false ? 'differs; change it by hand' : 'differs',
        field,
        here,
        'in the list': there,
      });
    }
  }
  for (const [row, kept] of words) {
    for (const { words: said, why, likely, ...note } of kept) {
      if (likely === undefined) continue;
      add(
        { ...note, row },
        {
          do: 'keep',
          with: note.slug ?? '',
          what: `kept as words: ${why}`,
          field: 'sessions',
          here: said,
          'in the list': likely,
        },
      );
    }
  }
  for (const { row, title, reason } of report.refused) add({ row, title }, { what: `refused: ${reason}` });
  return lines.toSorted((one, other) => one.row - other.row).map(({ line }) => line);
}

/**
 * Reads the decisions of a review file that a person edited. Columns may have moved; lines without a word under `do`
 * decide nothing.
 *
 * @param textOf undoes what keeps a spreadsheet from running a cell
 * @throws UnreadableReview with one line for each word that is not known and each merge into nothing
 */
export function readReview(text: string, textOf: (cell: string) => string): Decisions {
  const lines = parseReview(text);
  const rows = new Map<string, RowDecision>();
  const take = new Map<string, Map<string, string>>();
  const faults: string[] = [];
  for (const [index, line] of lines.entries()) {
    const cell = (name: (typeof reviewHeadings)[number]) => textOf(line[name] ?? '').trim();
    const [what, id, field] = [cell('do').toLowerCase(), cell('id'), cell('field')];
    const where = `line ${index + 2} (${cell('name') || id})`;
    if (what === '') continue;
    if (id === '') {
      faults.push(
        `${where}: there is no id, so "${what}" cannot be done. A refused row cannot be accepted here.`,
      );
    } else if (field !== '') {
      if (what === 'take') {
        const fields = take.get(id) ?? new Map<string, string>();
        take.set(id, fields.set(field, cell('in the list')));
      } else if (what !== 'keep') faults.push(`${where}: write keep or take, and not "${what}".`);
    } else if (what === 'accept' || what === 'skip') rows.set(id, { do: what });
    else if (what === 'merge') {
      if (cell('with') === '') faults.push(`${where}: write under "with" which entry to merge it into.`);
      else rows.set(id, { do: 'merge', with: cell('with').replace(/^assets\/|\.md$/g, '') });
    } else faults.push(`${where}: write accept, skip or merge, and not "${what}".`);
  }
  if (faults.length > 0) throw new UnreadableReview(faults);
  return { rows, take };
}

function parseReview(text: string): Partial<Line>[] {
  const [head = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1);
  const [delimiter = ','] = [',', ';', '\t'].toSorted(
    (one, other) => head.split(other).length - head.split(one).length,
  );
  try {
    const lines = parse(text, {
      bom: true,
      columns: (headings: string[]) => headings.map((heading) => heading.trim().toLowerCase()),
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as Partial<Line>[];
    const [first] = lines;
    const missing = ['do', 'id'].filter((name) => first !== undefined && !(name in first));
    if (missing.length > 0)
      throw new UnreadableReview([`The file has no column "${missing.join('" and no "')}".`]);
    return lines;
  } catch (error) {
    if (error instanceof UnreadableReview) throw error;
    throw new UnreadableReview([
      `The file is no table: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  }
}
