import { join } from 'node:path';
import { expect, test } from 'vitest';
import { budgets } from '../../scripts/build/verify/budgets.ts';
import { projectFolder } from '../../scripts/environment.ts';
import { finderWeight, finderWeightOfTown } from './finder-weight.ts';

test('the lists that the sample is found in weigh no more than those of 1,000 entries may', () => {
  const { entries, bytes } = finderWeight(join(projectFolder, 'content'));
  expect(entries).toBeGreaterThan(60);
  expect(bytes).toBeLessThanOrEqual(budgets.findDataOf1000.most / 4);
});

test('the lists that 1,000 entries are found in are light, with the scripts at most 100 kB', () => {
  const { entries, bytes } = finderWeightOfTown(1000);
  expect(entries).toBe(1000);
  expect(bytes).toBeLessThanOrEqual(budgets.findDataOf1000.most);
  expect(budgets.findDataOf1000.most + budgets.findScripts.most).toBe(100_000);
}, 60_000);
