import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyRecords } from '../fixtures/any-directory.ts';
import { directoryOfRecords } from '../fixtures/directory-of-records.ts';
import { openPartOf, throughJson, throughTables } from '../fixtures/there-and-back.ts';

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
