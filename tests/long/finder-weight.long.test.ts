import { expect, test } from 'vitest';
import { budgets } from '../../scripts/build/verify/budgets.ts';
import { finderWeightOfTown } from '../views/finder-weight.ts';

test('the lists that 2,000 entries are found in are light, with the scripts at most 180 kB', () => {
  const { entries, bytes } = finderWeightOfTown(2000);
  expect(entries).toBe(2000);
  expect(bytes).toBeLessThanOrEqual(budgets.findDataOf2000.most);
  expect(budgets.findDataOf2000.most + budgets.findScripts.most).toBe(180_000);
});
