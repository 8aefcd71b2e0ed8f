import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateTown } from '../../scripts/bench/generate-town.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { anyRecords } from '../fixtures/any-directory.ts';
import { directoryOfRecords } from '../fixtures/directory-of-records.ts';
import { openPartOf, thatDay, throughJson, throughTables } from '../fixtures/there-and-back.ts';
import { allDifferencesThroughFeed, throughFeed } from '../fixtures/through-feed.ts';

test('1,000 directories drawn by lot go out and come back the same, as JSON and as linked tables', () => {
  fc.assert(
    fc.property(anyRecords, (records) => {
      const directory = directoryOfRecords(records);
      const open = openPartOf(directory);
      expect(throughJson(directory)).toEqual(open);
      expect(throughTables(directory)).toEqual(open);
      expect(openPartOf(directoryOfRecords(open))).toEqual(open);
    }),
    { seed: 20_261_123, numRuns: 1_000 },
  );
});

test('1,000 made-up towns go out as Open Referral feeds and come back with all that the table promises', () => {
  const home = mkdtempSync(join(tmpdir(), 'hereabouts-feeds-'));
  try {
    for (let seed = 1; seed <= 1_000; seed += 1) {
      const folder = join(home, String(seed));
      const town = join(folder, 'town');
      generateTown(town, { entries: 5, seed });
      const directory = readDirectory(town, thatDay).directory!;
      const back = throughFeed(directory, town, folder, thatDay);
      expect(back.refused, `town ${seed}`).toBe(0);
      expect(allDifferencesThroughFeed(directory, back.directory, thatDay), `town ${seed}`).toEqual([]);
      rmSync(folder, { recursive: true });
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
