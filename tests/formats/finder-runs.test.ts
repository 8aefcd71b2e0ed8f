import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packRuns } from '../../src/formats/finder-runs.ts';

test('a weekly meeting is one run, and a week off breaks it in two', () => {
  expect(packRuns([2, 9, 16, 23])).toEqual([[2, 7, 4]]);
  expect(packRuns([2, 9, 23, 30])).toEqual([
    [2, 7, 2],
    [23, 7, 2],
  ]);
});

test('whatever the days, the runs hold each of them once and no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(399)), (days) => {
      const unpacked = packRuns(days).flatMap(([first, step, count]) =>
        Array.from({ length: count }, (_, place) => first + place * step),
      );
      expect(unpacked.sort((one, other) => one - other)).toEqual(days.sort((one, other) => one - other));
    }),
  );
});
