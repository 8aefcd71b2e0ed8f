import type { ImportReport, RowNote } from '../../src/imports/import-report.ts';
import type { RestoreReport, StepReport } from './run-steps.ts';

/** Most rows listed under one remark; the report file has them all. */
const mostListed = 5;

/** Most rows listed in one part; a report of thousands helps nobody on a screen. */
const mostRows = 100;

/** What imports came to, in words for the person who ran them. */
export function sayReports(reports: readonly StepReport[]): string {
  return reports
    .map((report) => {
      if (report.as === 'neighbourhoods') return sayNeighbourhoods(report);
      return report.as === 'directory' ? sayRestored(report) : sayTable(report);
    })
    .join('\n');
}

function sayRestored({ file, entries, venues, notes }: RestoreReport): string {
  return [
    `${file}: a whole directory, brought back as it was`,
    `  ${entries} entries and ${venues} venues`,
    ...notes.map((note) => `  ${note}`),
    '',
  ].join('\n');
}

function sayNeighbourhoods(report: Extract<StepReport, { as: 'neighbourhoods' }>): string {
  const { file, rows, added, unchanged, differing, refused } = report;
  return [
    `${file}: neighbourhoods`,
    `  ${rows} areas: ${added.length} added, ${unchanged.length} unchanged, ${differing.length} differing, ${refused.length} refused`,
    ...differing.map((slug) => `  ${slug} has another outline here; it was left as it is.`),
    ...refused.map(({ row, reason }) => `  Area ${row} was refused. ${reason}`),
    '',
  ].join('\n');
}

function sayTable(report: { file: string } & ImportReport): string {
  const { file, source, rows, added, unchanged, differing, refused, skipped, merged, joined, venuesAdded } =
    report;
  return [
    `${file}: ${source}`,
    `  ${rows} rows: ${added.length} added (with ${venuesAdded.length} venues), ${unchanged.length} unchanged, ${differing.length} differing, ${refused.length} refused`,
    ...(joined === 0 ? [] : [`  ${joined} rows are further lines of an entry`]),
    ...(skipped.length + merged.length === 0
      ? []
      : [
          `  As the review file says: ${merged.length} taken into entries that are here, ${skipped.length} left out`,
        ]),
    ...report.tableNotes.map((note) => `  ${note}`),
    ...sayPart('Not the same as here. Nothing of it was written:', differing, ({ knownBy, differences }) => [
      `known by ${knownBy}`,
      ...differences.map(({ field, here, there }) => `${field}: here "${here}", in the list "${there}"`),
    ]),
    ...sayPart('Refused:', refused, ({ reason }) => [reason]),
    ...sayPart('Kept as words:', report.keptAsWords, ({ words, why }) => [`"${words}" (${why})`]),
    ...sayPart('May be the same as another entry:', report.possibleDuplicates, ({ mayBe, why }) => [
      `assets/${mayBe}.md, ${why}`,
    ]),
    ...sayRemarks(report.remarks),
    '',
  ].join('\n');
}

function sayPart<T extends Pick<RowNote, 'row' | 'title'>>(
  heading: string,
  rows: readonly T[],
  say: (row: T) => string[],
): string[] {
  if (rows.length === 0) return [];
  const more = rows.length - mostRows;
  return [
    `  ${heading}`,
    ...rows
      .slice(0, mostRows)
      .flatMap((row) => [`    row ${row.row} "${row.title}"`, ...say(row).map((line) => `      ${line}`)]),
    ...(more > 0 ? [`    and ${more} more; --report writes them all`] : []),
  ];
}

/** Remarks that many rows share are said once. */
function sayRemarks(remarks: ImportReport['remarks']): string[] {
  if (remarks.length === 0) return [];
  const groups = [...Map.groupBy(remarks, ({ remark }) => remark)];
  return [
    '  Put right, looked up or left out:',
    ...groups.map(([remark, rows]) => {
      const listed = rows.slice(0, mostListed).map(({ row }) => row);
      const more = rows.length > mostListed ? ` and ${rows.length - mostListed} more` : '';
      return `    ${rows.length === 1 ? 'row' : 'rows'} ${listed.join(', ')}${more}: ${remark}`;
    }),
  ];
}
