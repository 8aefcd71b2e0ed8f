import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explainFailedStart, installedBrowser, launchBrowser } from './chromium.ts';

describe('the test browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser({ drawsMaps: true });
  });
  afterAll(async () => {
    await browser.close();
  });

  test('opens a page', async () => {
    const page = await browser.newPage();
    await page.goto('data:text/html,<h1>The Harbour Kitchen</h1>');
    expect(await page.getByRole('heading').textContent()).toBe('The Harbour Kitchen');
    await page.close();
  });

  test('reaches no other computer', async () => {
    const page = await browser.newPage();
    for (const address of ['https://example.org/', 'http://192.0.2.1/']) {
      await expect(page.goto(address)).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
    }
    await page.close();
  });

  test('draws maps without a graphics card', async () => {
    const page = await browser.newPage();
    const hasWebGl = await page.evaluate(
      () => document.createElement('canvas').getContext('webgl2')?.isContextLost() === false,
    );
    expect(hasWebGl).toBe(true);
    await page.close();
  });

  test('prints to PDF', async () => {
    const page = await browser.newPage();
    await page.setContent('<h1>Poster</h1>');
    expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-');
    await page.close();
  });
});

test('a missing system library is named, with the command that installs it', () => {
  const said = 'error while loading shared libraries: libnss3.so: cannot open shared object file';
  expect(explainFailedStart(said)).toMatchInlineSnapshot(
    `"The test browser needs libnss3.so, which this computer lacks. On Debian or Ubuntu: sudo apt-get install --yes libnss3"`,
  );
});

test('a system library that is there but broken is named without its folder', () => {
  const said = 'error while loading shared libraries: /lib/libnspr4.so: file too short';
  expect(explainFailedStart(said)).toContain('needs libnspr4.so, which');
});

test('a start that failed for another reason is not explained away', () => {
  expect(explainFailedStart('Timeout 30000ms exceeded')).toBeUndefined();
});

test('CHROME_PATH comes before the usual places', () => {
  expect(installedBrowser(process.execPath, ['/'])).toBe(process.execPath);
});

test('without any browser, one line says how to get one', () => {
  expect(() => installedBrowser('/no/such/browser', [])).toThrowErrorMatchingInlineSnapshot(
    `[Error: No browser for the tests. There is nothing at /no/such/browser. Install Chrome, Chromium or Edge, or set CHROME_PATH to the file that starts one.]`,
  );
});
