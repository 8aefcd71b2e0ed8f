import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { projectFolder } from '../../scripts/environment.ts';
import { runSteps, type ImportStep, type StepReport } from '../../scripts/import/run-steps.ts';
import { Staging } from '../../scripts/import/staging.ts';
import type { Directory } from '../../src/domain/directory.ts';
import { assetsCsv } from '../../src/formats/assets-csv.ts';
import { assetsJson } from '../../src/formats/assets-json.ts';
import { linkedTables } from '../../src/formats/linked-csv.ts';
import { openReferralFiles } from '../../src/formats/open-referral-feed.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { recordsWithoutPhotos } from '../fixtures/records-without-photos.ts';
import { allDifferencesThroughFeed, throughFeed } from '../fixtures/through-feed.ts';
import { siteOf, thatDay } from '../fixtures/there-and-back.ts';

// Whole directories are written and read, and other tests run beside it.
vi.setConfig({ testTimeout: 60_000 });

const silverpit = readDirectory(join(projectFolder, 'content'), thatDay).directory!;
const site = siteOf(silverpit);
const taxonomy = ['themes', 'neighbourhoods', 'target-groups', 'access-facts'].map(
  (name) => `taxonomy/${name}.json`,
);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hereabouts-there-and-back-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** Imports into a content folder, and reads what is there then. */
function importInto(
  content: string,
  step: ImportStep,
): { directory: Directory; reports: StepReport[]; written: string[] } {
  const staging = new Staging(join(folder, content));
  try {
    const reports = runSteps([step], staging, { today: thatDay });
    staging.commit();
    const { directory, problems } = readDirectory(join(folder, content), thatDay);
    if (directory === undefined) throw new Error(JSON.stringify(problems));
    return { directory, reports, written: staging.changed };
  } finally {
    staging.dispose();
  }
}

describe('an export of Silverpit', () => {
  test('comes back into an empty folder as the same directory, from JSON', () => {
    const file = write('assets.json', assetsJson(site));
    expect(recordsWithoutPhotos(importInto('from-json', { as: 'json', file }).directory)).toEqual(
      recordsWithoutPhotos(silverpit),
    );
  });

  test('comes back into an empty folder as the same directory, from linked tables', () => {
    for (const { name, text } of linkedTables(site)) write(`tables/${name}`, text);
    const { directory } = importInto('from-tables', { as: 'csv', file: join(folder, 'tables') });
    expect(recordsWithoutPhotos(directory)).toEqual(recordsWithoutPhotos(silverpit));
  });

  test('proposed to a directory that has entries comes in unchecked, without numbers, and twice changes nothing', () => {
    for (const name of ['site.json', 'calendar.json', ...taxonomy]) {
      write(`other/${name}`, readFileSync(join(projectFolder, 'content', name), 'utf8'));
    }
    write(
      'other/assets/first.md',
      '---\ntitle: First one here\nkind: group\nthemes: [get-moving]\nwhere: [{phone: true}]\njoining: {how: ask}\n---\n',
    );
    const file = write('assets.json', assetsJson(site));
    const map = write(
      'neighbour.json',
      JSON.stringify({
        source: { system: 'silverpit', title: 'Hereabouts Silverpit' },
        set: { themes: ['get-moving'] },
      }),
    );
    const step = { as: 'json', file, map } as const;
    const { directory, reports } = importInto('other', step);
    const [report] = reports;
    expect(report).toMatchObject({ as: 'json' });
    const made = directory.assets.filter(({ slug }) => slug !== 'first');
    expect(made.length).toBeGreaterThan(40);
    for (const { data } of made) {
      expect([data.checked, data.number, data.steward, data.added?.from]).toEqual([
        undefined,
        undefined,
        undefined,
        'import',
      ]);
      expect(
        (data.contacts ?? []).filter(({ whose, consent }) => whose === 'person' || consent !== undefined),
      ).toEqual([]);
    }
    expect(importInto('other', step).written).toEqual([]);
  });

  test('as one wide table becomes entries of the same themes', () => {
    for (const file of ['site.json', 'calendar.json', ...taxonomy]) {
      write(`wide/${file}`, readFileSync(join(projectFolder, 'content', file), 'utf8'));
    }
    const wide = importInto('wide', {
      as: 'csv',
      file: write('wide.csv', assetsCsv(site)),
      themes: ['get-moving'],
    });
    const original = new Map(silverpit.assets.map((asset) => [asset.data.title, asset]));
    expect(wide.directory.assets.length).toBeGreaterThan(60);
    for (const { data } of wide.directory.assets) {
      expect(original.get(data.title)?.data.themes, data.title).toEqual(data.themes);
    }
  });

  test('as an Open Referral feed comes back with all that the table of what the feed keeps promises', () => {
    const services = [...openReferralFiles(site)].filter(({ path }) =>
      /services\/(?!index|page)/.test(path),
    ).length;
    const back = throughFeed(silverpit, join(projectFolder, 'content'), join(folder, 'feed'), thatDay);
    expect([back.added, back.refused]).toEqual([services, 0]);
    expect(allDifferencesThroughFeed(silverpit, back.directory, thatDay)).toEqual([]);
  });
});
