import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { buildTown, clearTown, contentThatAges, serveFolder } from '../browser/built-site.ts';
import { launchBrowser } from '../browser/chromium.ts';
import { sampleDirectory } from '../browser/kinds-of-page.ts';
import { expectToldAsBuiltOn } from '../browser/told.ts';

const content = contentThatAges();
let browser: Browser;
let folder: string;
let server: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  folder = await buildTown(content);
  server = await serveFolder(folder);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  clearTown(folder);
  rmSync(content, { recursive: true });
});

describe('on a site that nobody has built for a while, the page of each entry', () => {
  test.each([
    ['seven weeks later', '2027-01-08'],
    ['a year later', '2027-11-30'],
  ])('tells what a site built on the day itself tells: %s', async (_, day) => {
    const town = { browser, address: server.address, content };
    await expectToldAsBuiltOn(parseDay(day), town, sampleDirectory());
  });
});
