/**
 * What makes a spreadsheet take a cell for a formula: a sign that starts one, in its usual or its wide form, also
 * behind spaces. Apostrophes in front count in, so that what is escaped can be told from what was written so.
 */
const startsFormula = /^'*[\s\p{Cf}]*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20\u2212]/u;

/**
 * A text as a cell that no spreadsheet runs: one that could start a formula gets an apostrophe in front, which
 * spreadsheets read as "this is text".
 */
export function escapeCell(text: string): string {
  return startsFormula.test(text) ? `'${text}` : text;
}

/** The text that `escapeCell` made a cell of; any other cell as it is. */
export function unescapeCell(cell: string): string {
  return cell.startsWith("'") && startsFormula.test(cell.slice(1)) ? cell.slice(1) : cell;
}
