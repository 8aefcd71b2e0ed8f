import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTown, clearTown, sampleContent, serveFolder } from '../browser/built-site.ts';
import { launchBrowser } from '../browser/chromium.ts';
import { faultsOnOpening } from '../browser/faults-on-opening.ts';
import { pagesOf } from '../browser/kinds-of-page.ts';

let browser: Browser;
let folder: string;
let server: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  folder = await buildTown(sampleContent);
  server = await serveFolder(folder);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  clearTown(folder);
});

test('every page of the site opens on a phone without an error, a refusal or a word to another computer', async () => {
  const pages = pagesOf(folder);
  expect(pages.length).toBeGreaterThan(150);
  expect(await faultsOnOpening(pages, { browser, address: server.address, folder })).toEqual([]);
});
