import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { brokenRules } from './broken-rules.ts';
import { sampleDirectory } from './kinds-of-page.ts';
import { openWindow, watchPage } from './open-page.ts';
import { prepareScanner, scanPicture } from './scan-picture.ts';
import { playedScreen, type PlayedScreen } from './played-screen.ts';
import { browserWhileTesting } from './while-testing.ts';

const { folder, address } = inject('sample');
const slugs = sampleDirectory().screens.map(({ slug }) => slug);
const surgery = 'quayside-waiting-room';
const browser = browserWhileTesting();

function fileOf(slug: string): string {
  return readFileSync(join(folder, 'screen', slug, 'index.html'), 'utf8');
}

describe('what is inside a screen', () => {
  test('its program is in the JavaScript of 2009, which every television understands', () => {
    const [, script = ''] = /<script>([^]*?)<\/script>/.exec(fileOf(surgery)) ?? [];
    expect(script.length).toBeGreaterThan(1000);
    expect(() => parse(script, { ecmaVersion: 5 })).not.toThrow();
  });

  test('its style uses nothing that came after flexbox', () => {
    const [, style = ''] = /<style>([^]*?)<\/style>/.exec(fileOf(surgery)) ?? [];
    expect(style.length).toBeGreaterThan(1000);
    const tooNew =
      /display:\s*grid|(?<![-\w])gap:|var\(|--[a-z]|clamp\(|(?<![-\w])min\(|max\(|inset:|(?<!min-|max-)aspect-ratio:|(margin|padding|border)-(inline|block)|-size:\s*(?=[\d.]+(cq|dv|sv))|>=|<=|:is\(|:where\(|:has\(|@layer|@supports|backdrop|color-mix|#[0-9a-f]{8}\b/i;
    expect(tooNew.exec(style.replaceAll(/url\([^)]*\)/g, ''))?.[0]).toBeUndefined();
  });

  test.each(slugs)('%s is one file: it asks for nothing but news of the site', (slug) => {
    const html = fileOf(slug);
    const asked = [...html.matchAll(/(?:src|href|url)[=(]["']?([^"')\s>]+)/g)].map(([, to = '']) => to);
    expect(asked.filter((to) => !/^(data:|#)/.test(to))).toEqual([]);
    expect(html.length).toBeLessThan(300_000);
  });
});

describe('every slide of every screen', () => {
  const sizes = [
    [1920, 1080],
    [1080, 1920],
    [1480, 966],
    [1024, 768],
    [1280, 720],
    [3840, 1080],
  ] as const;

  test.each(sizes)(
    'fits %i by %i without a word cut off or too small to read from a chair',
    async (width, height) => {
      const found: string[] = [];
      const context = await openWindow(browser(), { viewport: { width, height } });
      const { page, faults } = await watchPage(context, address);
      for (const slug of slugs) {
        await page.goto(`${address}/screen/${slug}/?s=1#s=1,hold`);
        await page.evaluate(() => document.fonts.ready);
        await page.evaluate(() => window.dispatchEvent(new Event('resize')));
        found.push(...(await misfits(page)).map((misfit) => `${slug}: ${misfit}`));
        await page.goto('about:blank');
      }
      await context.close();
      expect(found).toEqual([]);
      expect(faults).toEqual([]);
    },
  );

  test.each([0.5, 0.3])(
    'has a code that can be read when the picture is %d times as large',
    async (scale) => {
      const context = await openWindow(browser(), {
        viewport: { width: 1920, height: 1080 },
        deviceScaleFactor: scale,
      });
      const scanner = await context.newPage();
      await prepareScanner(scanner);
      const page = await context.newPage();
      await page.goto(`${address}/screen/${surgery}/?s=1#s=1,hold`);
      const count = await page.locator('.slide').count();
      expect(count).toBeGreaterThan(5);
      for (let place = 0; place < count; place += 1) {
        const typed = await page.evaluate((index) => {
          const slides = document.querySelectorAll('.slide');
          for (const slide of slides) slide.classList.remove('on');
          slides[index]?.classList.add('on');
          return slides[index]?.querySelector('.u')?.textContent;
        }, place);
        const read = await scanPicture(scanner, await page.screenshot());
        expect(read).toBe(`HTTPS://HEREABOUTS.EXAMPLE/${typed?.split('/\u200b')[1] ?? ''}`);
      }
      await context.close();
    },
  );

  test.each(['quayside-waiting-room', 'launderette-e-paper'])('of %s shuts nobody out', async (slug) => {
    const context = await openWindow(browser(), { viewport: { width: 1920, height: 1080 } });
    const { page } = await watchPage(context, address);
    await page.goto(`${address}/screen/${slug}/?s=1#s=2,hold`);
    expect(await brokenRules(page)).toEqual([]);
    await context.close();
  });
});

test('players that add words to the address, or only ask for its head, get the screen all the same', async () => {
  const path = `${address}/screen/${surgery}/`;
  const head = await fetch(path, { method: 'HEAD' });
  expect(head.status).toBe(200);
  const context = await openWindow(browser(), { viewport: { width: 1480, height: 966 } });
  const { page, faults } = await watchPage(context, address);
  await page.goto(`${path}?s=1&width=1480&height=966&isPreview=1`);
  expect(await page.locator('.slide.on').count()).toBe(1);
  expect(faults).toEqual([]);
  await context.close();
});

test('somebody who moves the mouse can stop it and turn it by hand', async () => {
  const context = await openWindow(browser(), { viewport: { width: 1920, height: 1080 } });
  const { page } = await watchPage(context, address);
  await page.goto(`${address}/screen/${surgery}/?s=1`);
  await page.mouse.move(100, 100);
  await page.mouse.move(200, 200);
  await page.getByRole('button', { name: 'Pause' }).click();
  const title = () => page.locator('.slide.on h2').textContent();
  const before = await title();
  await page.keyboard.press('ArrowRight');
  expect(await title()).not.toBe(before);
  await page.keyboard.press('ArrowLeft');
  expect(await title()).toBe(before);
  expect(await page.getByRole('button', { name: 'Play' }).isVisible()).toBe(true);
  await context.close();
});

describe('as time passes', () => {
  let played: PlayedScreen;

  beforeAll(async () => {
    played = await playedScreen(
      browser(),
      join(folder, 'screen', surgery, 'index.html'),
      '2026-11-22T08:50:00Z',
    );
  });
  afterAll(async () => {
    await played.close();
  });

  test('it turns from slide to slide, and everything on it is still to come', async () => {
    const titles = new Set<string>();
    for (let turn = 0; turn < 30; turn += 1) {
      await played.pass(30_000);
      titles.add(await played.title());
      expect(await played.pastRows()).toEqual([]);
    }
    expect(titles.size).toBeGreaterThan(6);
  });

  test('600 changes leave no more elements behind, and less than a megabyte', async () => {
    const before = await played.size();
    await played.turn(600);
    const after = await played.size();
    expect(after.elements).toBe(before.elements);
    expect(after.bytes - before.bytes).toBeLessThan(1_000_000);
  });

  test('it plays on while the server is gone, and takes the new list when the server is back', async () => {
    await played.server.say('down');
    await played.pass(40 * 60_000);
    expect(await played.shown()).toBe(1);
    await played.server.say('new build');
    const build = () => played.page.locator('html').getAttribute('data-build');
    for (let minute = 0; minute < 30 && (await build()) !== 'new'; minute += 1) await played.pass(60_000);
    expect(await build()).toBe('new');
    expect(await played.shown()).toBe(1);
  });
});

/** What does not fit on the slides of an open screen: words cut off, beside their box, or too small. */
async function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const found: string[] = [];
    for (const slide of document.querySelectorAll<HTMLElement>('.slide')) {
      const name = slide.getAttribute('aria-label') ?? '';
      if (slide.classList.contains('too-full')) found.push(`${name} is too full`);
      const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const text = walker.currentNode.textContent?.trim() ?? '';
        const element = walker.currentNode.parentElement;
        if (text === '' || element === null || element.getClientRects().length === 0) continue;
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        const box = range.getBoundingClientRect();
        const size = parseFloat(getComputedStyle(element).fontSize);
        const least = element.tagName === 'H2' ? 4.8 : element.matches('.fact b') ? 3 : 2;
        if (size < least * rem - 0.6) found.push(`${name}: "${text}" at ${(size / rem).toFixed(2)}`);
        if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1) {
          found.push(`${name}: "${text}" is cut off`);
        }
        const scan = element.closest('.scan')?.getBoundingClientRect();
        if (scan && box.right > scan.right + 1) found.push(`${name}: "${text}" stands out of its card`);
        const main = element.closest('.main')?.getBoundingClientRect();
        if (main && box.right > main.right + 1) found.push(`${name}: "${text}" stands out of its side`);
      }
    }
    return found;
  });
}
