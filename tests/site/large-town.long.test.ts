import { expect, test } from 'vitest';
import { measureBuild } from '../../scripts/bench/measure-build.ts';

test('a town of 2,000 entries is built whole, with light pages and in less than 2 GB', async () => {
  const { stages, peakBytes } = await measureBuild(2000);
  expect(stages.find(({ name }) => name === 'Verifying the site')).toMatchObject({ outcome: 'all well' });
  expect(peakBytes).toBeLessThan(2_000_000_000);
});
