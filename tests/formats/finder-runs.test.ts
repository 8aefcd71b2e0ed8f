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

test('each weekday has runs of its own, whatever the order of the days, and the runs are in order', () => {
  expect(packRuns([])).toEqual([]);
  expect(packRuns([5])).toEqual([[5, 7, 1]]);
  expect(packRuns([24, 3, 17, 9, 10, 2])).toEqual([
    [2, 7, 2],
    [3, 7, 4],
  ]);
  expect(packRuns([0, 14, 28, 35])).toEqual([
    [0, 14, 3],
    [35, 7, 1],
  ]);
  expect(packRuns([0, 7, 21, 1])).toEqual([
    [0, 7, 2],
    [1, 7, 1],
    [21, 7, 1],
  ]);
});

test('the week before the first day counts too', () => {
  expect(packRuns([7, -7, 0, -1, 6])).toEqual([
    [-7, 7, 3],
    [-1, 7, 2],
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
