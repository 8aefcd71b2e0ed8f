import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder } from '../../scripts/environment.ts';
import { runSteps } from '../../scripts/import/run-steps.ts';
import { Staging } from '../../scripts/import/staging.ts';
import { runChecks } from '../../src/domain/checks.ts';
import { assetsJson } from '../../src/formats/assets-json.ts';
import { linkedTables } from '../../src/formats/linked-csv.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { anyRecords } from '../fixtures/any-directory.ts';
import { directoryOfRecords } from '../fixtures/directory-of-records.ts';
import { recordsWithoutPhotos } from '../fixtures/records-without-photos.ts';
import { siteOf, thatDay } from '../fixtures/there-and-back.ts';
import { clubColumns, clubHeadings } from '../imports/club-list.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hereabouts-large-import-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const kinds = [
  'Bowls',
  'Tea',
  'Chess',
  'Walking',
  'Choir',
  'Knitting',
  'Gardening',
  'Repair',
  'Reading',
  'Dance',
];
const days = ['Mondays', 'Tuesdays', 'Every other Friday', 'Saturdays', 'Mon-Fri'];

/** 20,000 rows: 15,000 clubs in 1,800 halls, and 5,000 rows that are further lines of them. */
function largeTable(): string {
  const rows = Array.from({ length: 20_000 }, (_, index) => {
    const club = index % 15_000;
    return [
      club,
      `${kinds[club % 10]} Club ${Math.floor(club / 10)}`,
      `"Hall ${index % 2500}, ${index % 200} High Street, Silverpit"`,
      `DB${1 + (index % 9)} ${index % 10}LN`,
      `01632 96${String(index % 10_000).padStart(4, '0')}`,
      `"${days[index % 5]}, 10am-1pm"`,
      `"A club for everyone, number ${club}. Come along and bring a friend. There is tea."`,
      54.7 + (index % 100) / 2000,
      2.72 + (index % 77) / 1000,
    ].join(',');
  });
  return [`id,${clubHeadings}`, ...rows].join('\n');
}

test('20,000 rows come in with a heap of 800 MB, in less than a minute of work, and say how far they are', () => {
  writeFileSync(join(folder, 'large.csv'), largeTable());
  const mapping = {
    source: { system: 'large', title: 'A large list' },
    id: ['id'],
    severalRows: { by: ['id'] },
    columns: clubColumns,
    set: { kind: 'group', themes: ['good-company'] },
  };
  writeFileSync(join(folder, 'large.json'), JSON.stringify(mapping));
  cpSync(join(projectFolder, 'content'), join(folder, 'content'), { recursive: true });
  const usage = join(folder, 'usage.json');
  const told = `data:text/javascript,${encodeURIComponent(
    `import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(${JSON.stringify(usage)}, JSON.stringify(process.resourceUsage())));`,
  )}`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--max-old-space-size=800',
      '--import',
      told,
      join(projectFolder, 'scripts/import.ts'),
      join(folder, 'large.csv'),
      '--as',
      'csv',
      '--map',
      join(folder, 'large.json'),
      '--content',
      join(folder, 'content'),
    ],
    { encoding: 'utf8', maxBuffer: 1e8 },
  );
  expect(status, stderr).toBe(0);
  expect(stdout).toContain('20000 rows: 15000 added');
  expect(stderr).toMatch(/large\.csv: \d+ of 15000 entries/);
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(readFileSync(usage, 'utf8')) as Record<
    string,
    number
  >;
  expect((maxRSS ?? 0) / 1024, 'megabytes').toBeLessThan(1024);
  // Work, and not the clock on the wall, which other programs share.
  expect(((userCPUTime ?? 0) + (systemCPUTime ?? 0)) / 1e6, 'seconds of work').toBeLessThan(60);
});

test('1,000 directories drawn by lot come back from their files as they were', () => {
  let count = 0;
  fc.assert(
    fc.property(anyRecords, (records) => {
      const directory = directoryOfRecords(records);
      // Only what could be published has files that can be read.
      fc.pre(runChecks(directory, thatDay).every(({ severity }) => severity !== 'error'));
      const site = siteOf(directory);
      count += 1;
      const isJson = count % 2 === 0;
      const from = join(folder, isJson ? `drawn-${count}.json` : `drawn-${count}`);
      if (isJson) writeFileSync(from, assetsJson(site));
      else {
        mkdirSync(from);
        for (const { name, text } of linkedTables(site)) writeFileSync(join(from, name), text);
      }
      const content = join(folder, `content-${count}`);
      const staging = new Staging(content);
      try {
        runSteps([{ as: isJson ? 'json' : 'csv', file: from }], staging, { today: thatDay });
        staging.commit();
        const { directory: back } = readDirectory(content, thatDay);
        expect(back && recordsWithoutPhotos(back)).toEqual(recordsWithoutPhotos(directory));
      } finally {
        staging.dispose();
        rmSync(content, { recursive: true, force: true });
        rmSync(from, { recursive: true, force: true });
      }
    }),
    {
      seed: 20_261_122,
      endOnFailure: true,
      maxSkipsPerRun: 1000,
      numRuns: 1000,
    },
  );
});
