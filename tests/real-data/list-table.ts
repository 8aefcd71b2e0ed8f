import { readdirSync } from 'node:fs';
import type { Directory } from '../../src/domain/directory.ts';
import type { ImportReport } from '../../src/imports/import-report.ts';
import { listPath, proposeList, readList, type RealList } from './lists.ts';

/** Lists of one source that are told together. */
interface ListGroup {
  readonly name: string;
  readonly lists: readonly RealList[];
  /** How they are mapped, for the table. */
  readonly by: string;
}

/** Every set of the folder of real lists that the formats of the import cover. */
export function listGroups(): readonly ListGroup[] {
  const inFolder = (folder: string, ending: string) =>
    readdirSync(listPath(folder))
      .filter((file) => file.endsWith(ending))
      .sort()
      .map((file) => `${folder}/${file}`);
  const csv = (folder: string, map?: string): RealList[] =>
    inFolder(folder, '.csv').map((file) => ({ as: 'csv', file, ...(map === undefined ? {} : { map }) }));
  const geojson = (folder: string, map?: string): RealList[] =>
    inFolder(folder, '.geojson').map((file) => ({
      as: 'geojson',
      file,
      ...(map === undefined ? {} : { map }),
    }));
  const feed = (file: string): RealList[] => [{ as: 'open-referral', file }];
  const suggested = 'as suggested';
  const format = 'by its format';
  return [
    ...[...csv('trafford/assets'), ...geojson('trafford/assets')].map((list) => ({
      name: list.file.replace('assets/', ''),
      lists: [list],
      by: suggested,
    })),
    {
      name: 'warm-spaces (17 files)',
      lists: geojson('warm-spaces', 'warm-spaces.json'),
      by: 'warm-spaces.json',
    },
    {
      name: 'mobile-libraries (16 files)',
      lists: csv('mobile-libraries', 'mobile-libraries.json'),
      by: 'mobile-libraries.json',
    },
    {
      name: 'library-hours (10 files)',
      lists: csv('library-hours', 'library-hours.json'),
      by: 'library-hours.json',
    },
    {
      name: 'mutual-aid-groups',
      lists: [{ as: 'json', file: 'mutual-aid-groups/groups.json', map: 'mutual-aid.json' }],
      by: 'mutual-aid.json',
    },
    { name: 'helplines', lists: [{ as: 'json', file: 'helplines/helplines.json' }], by: suggested },
    {
      name: 'outpost-json, services',
      lists: [{ as: 'outpost', file: 'outpost-json/services_page1.json' }],
      by: format,
    },
    {
      name: 'outpost-json, import table',
      lists: [
        {
          as: 'csv',
          file: 'outpost-json/import-template--with-sample-data.csv',
          map: 'outpost-template.json',
        },
      ],
      by: 'outpost-template.json',
    },
    { name: 'oruk-3.0, default mocks', lists: feed('oruk-3.0/validator-mocks/default'), by: format },
    { name: 'oruk-3.0, broken mocks', lists: feed('oruk-3.0/validator-mocks/fail'), by: format },
    { name: 'oruk-3.0, examples', lists: feed('oruk-3.0/examples'), by: format },
    { name: 'oruk-bristol-sample', lists: feed('oruk-bristol-sample'), by: format },
    { name: 'hsds-3.0, examples', lists: feed('hsds-3.0/examples'), by: format },
    { name: 'hsds-3.0, examples as tables', lists: feed('hsds-3.0/examples/csv'), by: format },
    { name: 'hsds-1.1-miami', lists: feed('hsds-1.1-miami/data'), by: format },
    { name: 'osm-rutland (2 files)', lists: geojson('osm-rutland'), by: suggested },
    {
      name: 'community-calendars (3 files)',
      lists: inFolder('community-calendars', '.ics').map((file) => ({ as: 'ical', file })),
      by: format,
    },
  ];
}

/** What became of every list, as a table for people: numbers and reasons, and nothing of the data itself. */
export function listTable(directory: Directory): string {
  const rows = listGroups().map(({ name, lists, by }) => {
    const reports = lists.map((list) => proposeList(readList(list), directory).report);
    const sum = (count: (report: ImportReport) => number) =>
      reports.reduce((all, report) => all + count(report), 0);
    const refused = reports.flatMap((report) => report.refused.map(({ reason }) => kindOfReason(reason)));
    const reasons = [...Map.groupBy(refused, (reason) => reason)]
      .toSorted(([one, a], [other, b]) => b.length - a.length || (one < other ? -1 : 1))
      .map(([reason, all]) => `${all.length} ${reason}`)
      .join('; ');
    const cells = [
      name,
      by,
      sum(({ rows: count }) => count),
      sum(({ joined }) => joined),
      sum(({ added }) => added.length),
      sum(({ unchanged, differing }) => unchanged.length + differing.length),
      refused.length,
      reasons || '-',
      sum(({ keptAsWords }) => keptAsWords.length),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const head = [
    'Set',
    'Mapped',
    'Rows',
    'Further lines',
    'Entries',
    'Known already',
    'Refused',
    'Why',
    'Times kept as words',
  ];
  return [`| ${head.join(' | ')} |`, `|${head.map(() => ' --- |').join('')}`, ...rows].join('\n');
}

/** Reasons alike in few words, without names or dates of the data. */
function kindOfReason(reason: string): string {
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/^Its last day was/, 'are over'],
    [/same name and id as row/, 'repeat an earlier row'],
    [/^It has no name/, 'have no name'],
    [/nowhere/, 'give no place and no way to reach anybody'],
    [/only the name of a town/, 'name only a town'],
    [/closed for good/, 'have closed for good'],
    [/break of the crew/, 'are breaks of the crew'],
    [/defunct/, 'are defunct'],
  ];
  return kinds.find(([pattern]) => pattern.test(reason))?.[1] ?? reason.replace(/"[^"]*"/g, '...');
}
