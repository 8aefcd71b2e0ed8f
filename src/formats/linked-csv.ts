import { openRecords } from '../domain/open-records.ts';
import { tablesOfRecords, type OpenTable, type TableRow } from '../domain/open-tables.ts';
import { writeCsv, type Cell } from './csv.ts';
import { addressIn, creditOf, type OpenSite } from './open-site.ts';

/** A file of the linked tables. */
export interface TableFile {
  /** Its name: "sessions.csv". */
  readonly name: string;
  readonly text: string;
}

/**
 * The whole directory as linked tables, one CSV file for each, and `datapackage.json`, which says what they hold and
 * how they hang together (Frictionless Data Package). They import back to the same directory.
 */
export function linkedTables(site: OpenSite): readonly TableFile[] {
  const tables = tablesOfRecords(openRecords(site.directory, site.today));
  return [
    ...tables.map((table) => ({
      name: `${table.name}.csv`,
      text: writeCsv(
        table.headings,
        table.rows.map((row) => cellsOf(row, table)),
      ),
    })),
    { name: 'datapackage.json', text: `${JSON.stringify(dataPackage(tables, site), null, 2)}\n` },
  ];
}

function cellsOf(row: TableRow, { headings, numbers }: OpenTable): Cell[] {
  return headings.map((heading) => {
    const text = row[heading] ?? '';
    return text !== '' && numbers.includes(heading) ? Number(text) : text;
  });
}

/** Columns that hold the slug of a row in another table. */
const keys: Readonly<Record<string, string>> = {
  asset: 'assets',
  openingHoursOf: 'venues',
  accessOf: 'venues',
  venue: 'venues',
  to: 'assets',
  steward: 'panel',
  area: 'neighbourhoods',
  neighbourhood: 'neighbourhoods',
  filledBy: 'assets',
};

function dataPackage(tables: readonly OpenTable[], site: OpenSite): unknown {
  const { name, shortHost, licence } = site.directory.site;
  return {
    name: `hereabouts-${shortHost}`,
    title: `Hereabouts ${name}, as linked tables`,
    description:
      'Each table is a CSV file. An apostrophe before a cell that begins with =, +, - or @ keeps spreadsheets from running it; it is no part of the text. Lists of names are parted by "; ", lines of words by line breaks.',
    homepage: addressIn(site, 'data/'),
    version: site.today,
    licenses: [{ title: licence.name, path: licence.url }],
    contributors: [{ title: creditOf(site), role: 'author' }],
    resources: tables.map((table) => ({
      name: table.name,
      path: `${table.name}.csv`,
      title: `Each row is ${table.holds}`,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      schema: {
        fields: table.headings.map((heading) => ({
          name: heading,
          type: table.numbers.includes(heading) ? 'number' : 'string',
        })),
        missingValues: [''],
        ...(table.headings.includes('slug') ? { primaryKey: 'slug' } : {}),
        foreignKeys: foreignKeysOf(table),
      },
    })),
  };
}

function foreignKeysOf({ name, headings }: OpenTable): unknown[] {
  return headings.flatMap((heading) => {
    const isKey = heading !== 'to' || name === 'connections';
    const other = isKey ? keys[heading] : undefined;
    return other === undefined ? [] : [{ fields: heading, reference: { resource: other, fields: 'slug' } }];
  });
}
