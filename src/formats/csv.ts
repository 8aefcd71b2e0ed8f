import { stringify } from 'csv-stringify/sync';
import { escapeCell } from '../domain/spreadsheet-cell.ts';

/** What stands in a cell. A number is written as it is, so that spreadsheets can reckon with it. */
export type Cell = string | number;

/**
 * A table as a CSV file (RFC 4180): headings first, lines ended by CRLF, and a byte order mark in front, without
 * which spreadsheets take the letters for others. No cell is a formula: `escapeCell`.
 */
export function writeCsv(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : escapeCell(cell))));
  return stringify([[...headings], ...cells], { bom: true, record_delimiter: 'windows' });
}
