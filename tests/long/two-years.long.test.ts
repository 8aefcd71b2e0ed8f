import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { addDays, type IsoDay } from '../../src/domain/calendar-day.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { sampleContent, sampleDay } from '../browser/built-site.ts';
import { filesIn } from '../../scripts/build/built-site.ts';
import { runBuild } from '../site/tiny-builds.ts';
import { everyView } from './every-view.ts';

const days = Array.from({ length: 730 }, (_, index) => addDays(sampleDay, index + 1));
const faultyWords = /\bundefined\b|\bNaN\b|\[object |Invalid Date/;

/** Days on which something special happens to the calendar: month ends, clock changes, 29 February, New Year. */
const clockChanges = ['2027-03-28', '2027-10-31', '2028-03-26', '2028-10-29'];
const isSpecial = (day: IsoDay) =>
  addDays(day, 1).endsWith('-01') ||
  clockChanges.includes(day) ||
  day.endsWith('-02-29') ||
  day.endsWith('-01-01');

const home = mkdtempSync(join(tmpdir(), 'hereabouts-long-'));
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

describe('the sample town, for two years after its day', () => {
  test('has no error on any day, and everything it shows can be worked out', () => {
    const faults: string[] = [];
    for (const day of days) {
      const { directory, problems } = readDirectory(sampleContent, day);
      const errors = problems.filter(({ severity }) => severity === 'error');
      faults.push(...errors.map(({ rule, file, found }) => `${day} ${file}: ${rule}: ${found}`));
      if (directory === undefined) continue;
      for (const [kind, view] of Object.entries(everyView(directory, day))) {
        const fault = faultyWords.exec(JSON.stringify(view));
        if (fault) faults.push(`${day} ${kind}: ${fault[0]}`);
      }
    }
    expect(faults).toEqual([]);
  });

  test('is built and verified on every thirtieth day, each month’s end, clock change and 29 February', async () => {
    const chosen = days.filter((day, index) => (index + 1) % 30 === 0 || isSpecial(day));
    expect(chosen).toEqual(expect.arrayContaining(['2028-02-29', ...clockChanges]));
    const site = join(home, 'site');
    const failed: string[] = [];
    for (const day of chosen) {
      const { code, output } = await runBuild(sampleContent, site, { TODAY: day });
      if (code !== 0 || !filesIn(site).includes('index.html')) failed.push(`${day}: ${output.slice(-2000)}`);
    }
    expect(failed).toEqual([]);
  });
});
