import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFinder, type Finder } from '../../src/client/finder/finder.ts';
import { parseDay } from '../../src/domain/calendar-day.ts';
import type { Directory } from '../../src/domain/directory.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { datesData, finderData } from '../../src/views/finder-data.ts';
import { searchesInSilverpit, searchesInTrafford, type ResidentSearch } from './resident-searches.ts';
import { moreSearchesInSilverpit, moreSearchesInTrafford } from './second-searches.ts';

const today = parseDay('2026-11-22');
const project = fileURLToPath(new URL('../..', import.meta.url));

/** How many searches must bring what was looked for. */
const goodEnough = 0.95;

function open(folder: string): { directory: Directory; finder: Finder } {
  const { directory } = readDirectory(folder);
  if (directory === undefined) throw new Error(`${folder} has errors.`);
  const context = { directory, today, base: '/', siteUrl: '' };
  return { directory, finder: openFinder(finderData(context), datesData(context)) };
}

/** Searches that did not bring it, with what came instead. */
function failuresAmong(searches: readonly ResidentSearch[], folder: string): string[] {
  const { directory, finder } = open(folder);
  return searches.flatMap(({ types, finds, at }) => {
    const { lat, lon } = (at && directory.venueBySlug.get(at)?.data) || {};
    const near = lat === undefined || lon === undefined ? undefined : { lat, lon };
    const { things } = finder.find({ words: types, near, today: '2026-11-22', time: '09:00' });
    const first = things.slice(0, 3).map(({ slug }) => slug);
    return finds.some((slug) => first.includes(slug)) ? [] : [`"${types}" brought ${first.join(', ')}`];
  });
}

function expectFewFailures(searches: readonly ResidentSearch[], folder: string): void {
  const failures = failuresAmong(searches, folder);
  const most = Math.floor(searches.length * (1 - goodEnough));
  expect(failures.length, failures.join('\n')).toBeLessThanOrEqual(most);
}

test('of 104 searches as residents type them, 70 are over the sample and 34 over a real borough', () => {
  expect([...searchesInSilverpit, ...moreSearchesInSilverpit]).toHaveLength(70);
  expect([...searchesInTrafford, ...moreSearchesInTrafford]).toHaveLength(34);
});

test('in the sample, 19 of 20 searches bring what was looked for among the first three', () => {
  expectFewFailures([...searchesInSilverpit, ...moreSearchesInSilverpit], join(project, 'content'));
});

const data = join(process.env['REAL_DATA'] ?? '', 'trafford');
const recipe = join(project, 'scripts/import/mappings/trafford');
const hasData = process.env['REAL_DATA'] !== undefined && existsSync(data) && existsSync(recipe);

describe.skipIf(!hasData)('the lists of Trafford (set REAL_DATA to try them)', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hereabouts-searches-'));
    cpSync(join(recipe, 'starter'), join(folder, 'content'), { recursive: true });
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        join(project, 'scripts/import.ts'),
        ...['--recipe', join(recipe, 'recipe.json'), '--data', data],
        ...['--content', join(folder, 'content'), '--today', today],
      ],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
  }, 120_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('bring what was looked for among the first three in 19 of 20 searches', () => {
    expectFewFailures([...searchesInTrafford, ...moreSearchesInTrafford], join(folder, 'content'));
  });
});
