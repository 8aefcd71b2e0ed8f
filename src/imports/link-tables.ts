import { closestWord, slugify } from '../domain/slug.ts';
import { cleanCell } from './clean-cell.ts';
import type { Table, TableRow } from './csv.ts';
import type { Mapping } from './mapping.ts';

/** How rows of another table belong to those of the first. */
export type TableLink = NonNullable<Mapping['tables']>[string];

/** How several rows of one table make one entry. */
export type SeveralRows = NonNullable<Mapping['severalRows']>;

type Cells = ReadonlyMap<string, string>;

/** Most keys in one cell; what stands behind is prose. */
const mostKeys = 60;

/**
 * Joins other tables to the first, in the order of the mapping, so that one row holds all that several files say of
 * an entry. A heading `postcode` of the table `venue` becomes `venue.postcode`. Rows are found by id or by name;
 * several of them become further lines of the entry.
 *
 * A name that no row has is told, with the name that was most likely meant, and nothing is taken instead of it.
 */
export function linkTables(
  first: Table,
  others: ReadonlyMap<string, Table>,
  links: Readonly<Record<string, TableLink>>,
): Table {
  return Object.entries(links).reduce((table, [name, link]) => {
    const other = others.get(name);
    return other === undefined ? table : joinTable(table, name, other, link);
  }, first);
}

function joinTable(table: Table, name: string, other: Table, link: TableLink): Table {
  const keys = [link.there].flat();
  const found = new Map<string, Cells[]>();
  for (const { cells } of other.rows) {
    for (const key of new Set(keys.map((heading) => keyOf(cells.get(heading) ?? '')))) {
      if (key !== '') found.set(key, [...(found.get(key) ?? []), withPrefix(cells, name)]);
    }
  }
  const names = [...found.keys()];
  const rows = table.rows.map((row) => joinRow(row, link, found, names));
  return {
    ...table,
    headings: [...table.headings, ...other.headings.map((heading) => `${name}.${heading}`)],
    rows,
    notes: [...table.notes, ...other.notes.map((note) => `${link.file}: ${note}`)],
  };
}

function joinRow(
  row: TableRow,
  link: TableLink,
  found: ReadonlyMap<string, readonly Cells[]>,
  names: readonly string[],
): TableRow {
  const lines = [row.cells, ...(row.more ?? [])];
  const keys = [...new Set(lines.flatMap((cells) => keysIn(cells.get(link.here) ?? '', link.split)))];
  const joined = [...new Set(keys.flatMap((key) => found.get(keyOf(key)) ?? []))];
  const missing = keys.filter((key) => !found.has(keyOf(key)));
  const remarks = missing.map((key) => {
    const meant = closestWord(keyOf(key), names);
    const hint = meant === undefined ? '' : ` Was "${meant}" meant?`;
    return `It names "${key}", which is not in ${link.file}.${hint}`;
  });
  const [first, ...more] = joined;
  return {
    ...row,
    cells: first === undefined ? row.cells : new Map([...row.cells, ...first]),
    more: [...(row.more ?? []), ...more],
    remarks: [...(row.remarks ?? []), ...(link.many === true ? [] : remarks)],
  };
}

/**
 * Puts rows of one table together that tell of one entry: a row that names the id of another is a further line of
 * it, or rows that agree in certain columns are lines of the first of them.
 */
export function joinSeveralRows(table: Table, rule: SeveralRows): Table {
  const firsts = new Map<string, TableRow & { more: Cells[] }>();
  const rows: TableRow[] = [];
  const refused = [...table.refused];
  let joined = 0;
  for (const row of table.rows) {
    const own = keyOfRow(row.cells, 'by' in rule ? rule.by : [rule.id]);
    const named = 'by' in rule ? own : cleanCell(row.cells.get(rule.of) ?? '');
    const first = named === '' ? undefined : firsts.get(named);
    if (first !== undefined) {
      first.more.push(row.cells);
      joined += 1;
    } else if (!('by' in rule) && named !== '') {
      refused.push({
        row: row.number,
        reason: `It belongs to "${named}", and no row before it has that id.`,
      });
    } else {
      const made = { ...row, more: [...(row.more ?? [])] };
      rows.push(made);
      if (own !== '') firsts.set(own, made);
    }
  }
  return { ...table, rows, refused, joined };
}

function keyOfRow(cells: Cells, headings: readonly string[]): string {
  return headings
    .map((heading) => cleanCell(cells.get(heading) ?? ''))
    .join('\n')
    .trim();
}

function keysIn(cell: string, split: string | undefined): string[] {
  const parts = split === undefined ? [cell] : cell.split(split).slice(0, mostKeys);
  return parts.map(cleanCell).filter((part) => part !== '');
}

/** Ids and names as they are compared: capitals, accents and marks make no difference. */
function keyOf(text: string): string {
  const plain = cleanCell(text);
  return slugify(plain) || plain.toLowerCase();
}

function withPrefix(cells: Cells, name: string): Cells {
  return new Map([...cells].map(([heading, cell]) => [`${name}.${heading}`, cell]));
}
