import { brotliCompressSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { budgets } from '../../scripts/build/verify/budgets.ts';
import { openWindow, watchPage } from './open-page.ts';
import { browserWhileTesting } from './while-testing.ts';

const { address } = inject('sample');
const browser = browserWhileTesting();

test('the find page opens with few scripts, and what finds something is as light', async () => {
  const context = await openWindow(browser(), { serviceWorkers: 'block' });
  const { page } = await watchPage(context, address);
  const weights: number[] = [];
  let fetched: Promise<void>[] = [];
  page.on('response', (response) => {
    if (!response.url().endsWith('.js')) return;
    fetched.push(response.body().then((body) => void weights.push(brotliCompressSync(body).length)));
  });
  const weightSoFar = async () => {
    await page.waitForLoadState('networkidle');
    await Promise.all(fetched);
    const bytes = weights.reduce((sum, weight) => sum + weight, 0);
    weights.length = 0;
    fetched = [];
    return bytes;
  };
  await page.goto(`${address}/find/`);
  const opened = await weightSoFar();
  await page.getByRole('searchbox').fill('soup');
  await page.getByRole('link', { name: 'Soup at the Lamp Room' }).first().waitFor();
  const searched = await weightSoFar();
  await context.close();
  expect(opened).toBeGreaterThan(1_000);
  expect(opened).toBeLessThanOrEqual(budgets.scripts.most);
  // The full-text library is fetched only when the lists leave something to be wished for.
  expect(opened + searched).toBeLessThanOrEqual(budgets.scripts.most + budgets.findScripts.most);
});
