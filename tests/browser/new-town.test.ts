import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { htmlAt, treeAt, wordsOf } from '../site/built-html.ts';
import { startCommand, temporaryFolder } from '../site/tiny-builds.ts';
import { lookAtSite } from '../../scripts/smoke/look-at-site.ts';
import { brokenRules } from './broken-rules.ts';
import { buildTown, clearTown, serveFolder } from './built-site.ts';
import { launchBrowser } from './chromium.ts';
import { laptop, onEach, phone } from './open-page.ts';

let home: string;
let site: string;
let browser: Browser;

/** What somebody looks at first, who has just made a town. */
const pages = [
  '/',
  '/find/',
  '/this-week/',
  '/panel/',
  '/gaps/',
  '/map/',
  '/suggest/',
  '/assets/',
  '/about/',
];

beforeAll(async () => {
  home = temporaryFolder();
  const town = join(home, 'town');
  const { code, output } = await startCommand('new-town.ts', {}, ['Oakham', '--to', town]).ended;
  if (code !== 0) throw new Error(output);
  [site, browser] = await Promise.all([buildTown(town), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  clearTown(site);
  rmSync(home, { recursive: true });
});

test('a new town without a single entry asks for the first ones in the place of empty lists', () => {
  for (const page of ['/', '/this-week/', '/assets/'])
    expect(wordsOf(treeAt(site, page))).toContain('This list is just beginning');
  expect(wordsOf(treeAt(site, '/panel/'))).toContain('Nothing to look after yet');
  const words = pages.map((page) => wordsOf(treeAt(site, page))).join(' ');
  expect(words).not.toMatch(/\b0 things\b(?! in)|\b0 of 0\b|0%|All 0, A|Nothing listed|undefined|NaN/);
  expect(htmlAt(site, '/screen/first-screen/')).toContain('What is missing?');
});

test('its pages open on phone and laptop without a fault, fit the width, and shut nobody out', async () => {
  const { address, close } = await serveFolder(site);
  const found = await onEach(browser, {
    home: address,
    items: pages,
    act: async ({ page, faults }, path) => {
      const broken: string[] = [];
      await page.setViewportSize(phone);
      await page.goto(address + path);
      for (const viewport of [phone, laptop]) {
        await page.setViewportSize(viewport);
        broken.push(...(await brokenRules(page)));
        const across = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (across > 0) broken.push(`${across} px too wide`);
      }
      return [...broken, ...faults].map((fault) => `${path}: ${fault}`);
    },
  });
  const looks = await lookAtSite(new URL(`${address}/`));
  await close();
  expect(found.flat()).toEqual([]);
  expect(looks.filter(({ is }) => is === 'problem')).toEqual([]);
});
