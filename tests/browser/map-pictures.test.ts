import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { drawMap } from '../../src/map/draw/draw-map.ts';
import { openBasemap } from '../../src/map/tiles/basemap.ts';
import { readBasemap } from '../../src/reader/read-basemap.ts';
import { hostileStrings } from '../hostile/own-strings.ts';
import { sampleContent } from './built-site.ts';
import { sampleDirectory } from './kinds-of-page.ts';
import { laptop, openWindow, phone, watchPage } from './open-page.ts';
import { browserWhileTesting } from './while-testing.ts';

const { address, folder } = inject('sample');
const { neighbourhoods } = sampleDirectory();

const browser = browserWhileTesting();

describe('the map on the page of a place', () => {
  test('is loaded when somebody comes near it, without scripts, in the size for the screen', async () => {
    for (const [viewport, file] of [
      [phone, 'st-elmos-hall.svg'],
      [laptop, 'st-elmos-hall-wide.svg'],
    ] as const) {
      const window = await openWindow(browser(), { viewport, javaScriptEnabled: false });
      const { page, faults } = await watchPage(window, address);
      const [response] = await Promise.all([
        page.waitForResponse((answer) => answer.url().includes('/map/pictures/')),
        page
          .goto(`${address}/venues/st-elmos-hall/`)
          .then(() => page.locator('.map-picture').scrollIntoViewIfNeeded()),
      ]);
      expect(response.url()).toBe(`${address}/map/pictures/place/${file}`);
      expect(response.headers()['content-type']).toContain('image/svg+xml');
      expect(await page.getByRole('img', { name: 'Map of St Elmo’s Hall, Lantern Street' }).count()).toBe(1);
      expect(faults).toEqual([]);
      await window.close();
    }
  });

  test('keeps its room while it loads, so that nothing jumps', async () => {
    const window = await openWindow(browser(), { viewport: phone });
    const { page } = await watchPage(window, address);
    await page.route('**/*.svg', (route) => route.abort());
    await page.goto(`${address}/assets/slow-miles/`);
    const box = await page.locator('.locator').boundingBox();
    expect(box!.width / box!.height).toBeCloseTo(384 / 288, 1);
    expect(box!.width).toBeGreaterThan(300);
    await window.close();
  });
});

describe('a map to print', () => {
  test('is exactly one page of A4 or A3 each, with its key in 12 pt or more', async () => {
    const window = await openWindow(browser(), { viewport: laptop });
    const { page, faults } = await watchPage(window, address);
    for (const [index, path] of ['', ...neighbourhoods.map(({ slug }) => `${slug}/`)].entries()) {
      await page.goto(`${address}/map/print/${path}`);
      for (const format of index < 2 ? ['A4', 'A3'] : ['A4']) {
        const pdf = Buffer.from(await page.pdf({ format, printBackground: true })).toString('latin1');
        expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g), `${path} ${format}`).toHaveLength(1);
      }
      expect(await smallestKeyLetters(page), path).toBeGreaterThanOrEqual(16);
      expect(await cutOff(page), path).toEqual([]);
    }
    expect(faults).toEqual([]);
    await window.close();
  });
});

/** Size of the smallest letters of a printed key in CSS px: 16 of them are 12 pt. */
async function smallestKeyLetters(page: Page): Promise<number> {
  await page.emulateMedia({ media: 'print' });
  const sizes = await page
    .locator('.map-key :is(a, p, b)')
    .evaluateAll((parts) => parts.map((part) => Number.parseFloat(getComputedStyle(part).fontSize)));
  await page.emulateMedia({ media: null });
  expect(sizes.length).toBeGreaterThan(0);
  return Math.min(...sizes);
}

/** Parts of a sheet that reach over its lower edge, where paper would end. */
async function cutOff(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 680, height: 1020 });
  const parts = await page.evaluate(() => {
    const sheet = document.querySelector('.map-sheet')!.getBoundingClientRect();
    return [...document.querySelectorAll('.map-sheet :is(img, li, p, svg)')]
      .filter((part) => part.getBoundingClientRect().bottom > sheet.bottom + 1)
      .map((part) => part.outerHTML.slice(0, 60));
  });
  await page.setViewportSize(laptop);
  await page.emulateMedia({ media: null });
  return parts;
}

test('hostile names on a drawn map run nothing in a browser and ask for nothing', async () => {
  const basemap = await openBasemap(readBasemap(sampleContent)!);
  const shows = { centre: { lat: 54.7, lon: 2.81 }, metresAcross: 500 };
  const texts = Object.values(hostileStrings).flat();
  const drawings = await Promise.all(
    texts.map((text, index) =>
      drawMap({ width: 90, height: 60, shows, title: text, description: text, id: `m${index}x` }, basemap),
    ),
  );
  const temporary = mkdtempSync(join(tmpdir(), 'drawn-'));
  const context = await browser().newContext();
  try {
    const inPage = join(temporary, 'all.html');
    const alone = join(temporary, 'alone.svg');
    writeFileSync(
      inPage,
      `<!doctype html><meta charset="utf-8"><body>${drawings.map(({ svg }) => svg).join('')}`,
    );
    const inside = drawings.map(({ svg }) => svg).join('');
    writeFileSync(alone, `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`);
    for (const file of [inPage, alone]) {
      const page = await context.newPage();
      const ran: string[] = [];
      page.on('dialog', (dialog) => {
        ran.push(dialog.message());
        void dialog.dismiss();
      });
      page.on('request', (request) => {
        if (request.url() !== pathToFileURL(file).href) ran.push(request.url());
      });
      page.on('pageerror', (error) => ran.push(error.message));
      await page.goto(pathToFileURL(file).href);
      expect(await page.evaluate(() => document.querySelectorAll('title').length)).toBe(texts.length);
      expect(
        await page.evaluate(() => document.querySelectorAll('script, img, a, iframe, parsererror').length),
      ).toBe(0);
      expect(ran).toEqual([]);
      await page.close();
    }
  } finally {
    await context.close();
    rmSync(temporary, { recursive: true });
  }
});

test('pictures of maps in the built site say whom the streets are from', () => {
  for (const name of ['town', 'sheet', 'place/the-sea-wall', 'key/tail-end-wide']) {
    const svg = readFileSync(join(folder, `map/pictures/${name}.svg`), 'utf8');
    expect(svg.includes('© OpenStreetMap contributors</text>'), name).toBe(true);
  }
});
