import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { pathsNobodyFrames } from '../../scripts/build/host-files.ts';
import { cardMarkup, emptyCardPage } from '../../scripts/cards/card-markup.ts';
import { makeCards, wantedCards } from '../../scripts/cards/make-cards.ts';
import { projectFolder } from '../../scripts/environment.ts';
import { cardShapes, shareCards } from '../../src/views/share-card-view.ts';
import type { ViewContext } from '../../src/views/view-context.ts';
import { elements, htmlAt, metaOf, treeAt } from '../site/built-html.ts';
import { brokenRules } from './broken-rules.ts';
import { sampleDay } from './built-site.ts';
import { launchBrowser } from './chromium.ts';
import { pagesOf, sampleDirectory } from './kinds-of-page.ts';
import { onEach, openWindow, phone, watchPage } from './open-page.ts';

const { folder, address } = inject('sample');
const directory = sampleDirectory();
const context: ViewContext = {
  directory,
  today: sampleDay,
  base: '/',
  siteUrl: 'https://hereabouts.example',
};
let browser: Browser;
let cardsFolder: string;

beforeAll(async () => {
  browser = await launchBrowser();
  cardsFolder = mkdtempSync(join(tmpdir(), 'cards-'));
});
afterAll(async () => {
  await browser.close();
  rmSync(cardsFolder, { recursive: true });
});

describe('cards', () => {
  test('are JPEG pictures of the promised sizes, light enough for messengers', async () => {
    const wordiest = shareCards(context).sort(
      (one, other) => JSON.stringify(other).length - JSON.stringify(one).length,
    );
    const wanted = wantedCards(wordiest.slice(0, 3));
    expect(await makeCards(browser, wanted, cardsFolder, () => undefined)).toEqual([]);
    for (const { file, shape } of wanted) {
      const bytes = readFileSync(join(cardsFolder, file));
      expect([file, bytes.length < 250_000]).toEqual([file, true]);
      expect([file, sizeOfJpeg(bytes)]).toEqual([file, cardShapes[shape]]);
    }
  });

  test('show every word of every entry, with a title to read on a preview 300 pixels wide', async () => {
    const window = await browser.newContext({ viewport: { width: 1200, height: 1080 } });
    const page = await window.newPage();
    await page.setContent(emptyCardPage());
    const markups = wantedCards(shareCards(context)).map(({ card, shape }) => cardMarkup(card, shape));
    expect(markups.length).toBeGreaterThan(100);
    const found = await page.evaluate(async (all) => {
      const cut: string[] = [];
      for (const html of all) {
        document.body.innerHTML = html;
        await document.fonts.ready;
        const card = document.querySelector<HTMLElement>('.share-card')!;
        // As small as titles and as short as cards ever become.
        card.style.setProperty('--grow', '0.76');
        card.classList.add('short');
        const words = document.querySelector('.words')!;
        const title = document.querySelector('h1')!;
        const letters = (parseFloat(getComputedStyle(title).fontSize) * 300) / card.clientWidth;
        if (words.scrollHeight > words.clientHeight) cut.push(`${title.innerText} is cut off`);
        if (letters < 13) cut.push(`${title.innerText} in letters of ${letters}`);
      }
      return cut;
    }, markups);
    expect(found).toEqual([]);
    await window.close();
  });

  test('have a plain one for all other pages in the site', () => {
    const bytes = readFileSync(join(folder, 'card.jpg'));
    expect(bytes.equals(readFileSync(join(projectFolder, 'public/card.jpg')))).toBe(true);
    expect(sizeOfJpeg(bytes)).toEqual(cardShapes.wide);
    expect(bytes.length).toBeLessThan(250_000);
  });
});

test('each page says which picture its link brings, and that picture is in the site', () => {
  const pages = pagesOf(folder).filter((path) => htmlAt(folder, path).includes('og:title'));
  expect(pages.length).toBeGreaterThan(120);
  for (const path of pages) {
    const tree = treeAt(folder, path);
    const picture = new URL(metaOf(tree, 'og:image') ?? '').pathname;
    expect(sizeOfJpeg(readFileSync(join(folder, picture)))).toEqual({
      width: Number(metaOf(tree, 'og:image:width')),
      height: Number(metaOf(tree, 'og:image:height')),
    });
    expect(metaOf(tree, 'og:image:alt')).not.toBe('');
    expect(metaOf(tree, 'twitter:card')).toBe('summary_large_image');
  }
});

describe('a box for other pages', () => {
  const boxes = pagesOf(folder).filter((path) => path.endsWith('/embed/'));

  test('fits 600 by 320 without scripts, whatever its entry says', async () => {
    expect(boxes.length).toBe(directory.assets.filter(({ data }) => data.number !== undefined).length);
    const found = await onEach(browser, {
      home: address,
      items: boxes,
      options: { viewport: { width: 600, height: 320 }, javaScriptEnabled: false },
      act: async ({ page, faults }, path) => {
        await page.goto(address + path);
        const main = await page.locator('main').evaluate((box) => [box.scrollHeight, box.clientHeight]);
        const isCut = (main[0] ?? 0) > (main[1] ?? 0);
        return [...(isCut ? ['cut off'] : []), ...faults].map((fault) => `${path}: ${fault}`);
      },
    });
    expect(found.flat()).toEqual([]);
  });

  test('leads to the entry, breaks no rule, and has room on a phone', async () => {
    const window = await openWindow(browser, { viewport: { width: 320, height: 320 } });
    const { page, faults } = await watchPage(window, address);
    await page.goto(`${address}/12/embed/`);
    expect(await brokenRules(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(await page.getByRole('link').getAttribute('href')).toBe('/assets/pot-luck-thursday/');
    expect(faults).toEqual([]);
    await window.close();
  });

  test('asks people to look first once its day is past, where scripts run', async () => {
    const window = await openWindow(browser, { viewport: { width: 600, height: 320 } });
    const { page } = await watchPage(window, address);
    await page.route('**/12/embed/', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace(/data-day="[^"]*"/, '') });
    });
    await page.clock.setFixedTime(new Date('2029-01-01T12:00:00Z'));
    await page.goto(`${address}/12/embed/`);
    await page.getByText('Look at its page before you go').waitFor();
    expect(await page.getByText('Every Thursday').isVisible()).toBe(false);
    await window.close();
  });

  test('is found by sites that ask for it', () => {
    const links = elements(treeAt(folder, '/assets/pot-luck-thursday/'), 'link');
    const found = links.find(({ attribs }) => attribs['type'] === 'application/json+oembed');
    const path = new URL(found?.attribs['href'] ?? '').pathname;
    const answer = JSON.parse(readFileSync(join(folder, path), 'utf8')) as Record<string, unknown>;
    expect(answer).toMatchObject({ type: 'rich', title: 'Pot Luck Thursday', width: 600, height: 320 });
    const box = /src="https:\/\/hereabouts\.example([^"]+)"/.exec(String(answer['html']))?.[1] ?? '';
    expect(boxes).toContain(box);
  });
});

test('hosts leave screens and boxes open to frames, close every other page, and need few rows for it', () => {
  const guarded = pathsNobodyFrames(folder);
  expect(guarded.length).toBeLessThan(60);
  const isGuarded = (path: string) =>
    guarded.some((row) => (row.endsWith('*') ? path.startsWith(`/${row.slice(0, -1)}`) : path === `/${row}`));
  const open = pagesOf(folder).filter((path) => !isGuarded(path));
  expect(open.filter((path) => !/^\/(screen\/[^/]+|\d+(\/embed)?)\/$/.test(path))).toEqual([]);
  expect(open.filter((path) => path.startsWith('/screen/'))).toHaveLength(directory.screens.length);
});

test('somebody shares an entry: a message of three lines is copied', async () => {
  const window = await openWindow(browser, {
    viewport: phone,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const { page, faults } = await watchPage(window, address);
  await page.goto(`${address}/assets/pot-luck-thursday/`);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Copy a message' }).click();
  await page.getByText('The message is copied.').waitFor();
  const copied = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
  expect(copied).toEqual([
    'Pot Luck Thursday: A hot lunch at one long table. Bring a dish, or bring nothing.',
    expect.stringMatching(/^Every Thursday, 12:30pm to 2pm\. St Elmo’s Hall\./),
    `${address}/12`,
  ]);
  await page.goto(`${address}/assets/pot-luck-thursday/poster/`);
  await page.getByRole('button', { name: 'Copy the code' }).click();
  await page.getByText('It is copied.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^<iframe src="[^"]+\/12\/embed\/"/,
  );
  expect(faults).toEqual([]);
  await window.close();
});

/** Width and height that a JPEG file says it has. */
function sizeOfJpeg(bytes: Buffer): { width: number; height: number } {
  let place = 2;
  while (place < bytes.length) {
    const marker = bytes.readUInt16BE(place);
    if (marker >= 0xffc0 && marker <= 0xffc2) {
      return { height: bytes.readUInt16BE(place + 5), width: bytes.readUInt16BE(place + 7) };
    }
    place += 2 + bytes.readUInt16BE(place + 2);
  }
  throw new Error('This is no JPEG picture.');
}
