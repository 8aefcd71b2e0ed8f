import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { brokenRules } from './broken-rules.ts';
import { pagesOf } from './kinds-of-page.ts';
import { onEach, openWindow, phone, watchPage } from './open-page.ts';
import { prepareScanner, scanPicture } from './scan-picture.ts';
import { browserWhileTesting } from './while-testing.ts';

const { folder, address } = inject('sample');
const slip = '/suggest/slip/';
const posters = pagesOf(folder).filter((path) => path.endsWith('/poster/') || path === slip);
const some = [
  '/assets/pot-luck-thursday/poster/',
  '/assets/stories-in-five-languages/poster/',
  '/this-week/poster/',
  '/venues/st-elmos-hall/poster/',
  slip,
];
const browser = browserWhileTesting();

test('every entry that may hang has a poster, and so has each week', () => {
  expect(posters.length).toBeGreaterThan(60);
  expect(posters).toEqual(expect.arrayContaining(some));
  expect(posters).not.toContain('/assets/dawn-dippers/poster/');
  expect(posters).not.toContain('/assets/carers-tea/poster/');
});

test('no poster says more than fits its sheet, and none says it in letters below 12 points', async () => {
  const found = await onEach(browser(), {
    home: address,
    items: posters,
    options: { viewport: { width: 900, height: 1300 } },
    prepare: (page) => page.emulateMedia({ media: 'print' }),
    act: async ({ page, faults }, path) => {
      await page.goto(address + path);
      return [...(await misfits(page)), ...faults].map((fault) => `${path}: ${fault}`);
    },
  });
  expect(found.flat()).toEqual([]);
});

describe('each sheet', () => {
  const papers = [
    ['', 595, 842],
    ['a3', 842, 1191],
    ['a5 large', 420, 595],
    ['large', 595, 842],
    ['mono', 595, 842],
  ] as const;

  test.each(papers)('prints on exactly one tagged page, as "%s"', async (as, width, height) => {
    const context = await openWindow(browser(), { viewport: { width: 900, height: 1300 } });
    const { page } = await watchPage(context, address);
    for (const path of some) {
      await page.goto(`${address}${path}?as=${as.replaceAll(' ', '+')}`);
      await page.emulateMedia({ media: 'print' });
      expect([path, ...(await misfits(page))]).toEqual([path]);
      const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true })).toString(
        'latin1',
      );
      expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
      expect(pdf).toContain('/MarkInfo');
      const [, right, top] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
      expect([Number(right), Number(top)].map(Math.round)).toEqual([width, height]);
    }
    await context.close();
  });

  test('has a code that is read from the page as a printer of 150 dots an inch lays it down', async () => {
    const context = await openWindow(browser(), {
      viewport: { width: 900, height: 1300 },
      deviceScaleFactor: 150 / 96,
    });
    const scanner = await context.newPage();
    await prepareScanner(scanner);
    const { page } = await watchPage(context, address);
    await page.emulateMedia({ media: 'print' });
    for (const path of some) {
      await page.goto(address + path);
      const target = await page.locator('.qr').first().getAttribute('aria-label');
      const read = await scanPicture(
        scanner,
        await page.locator('.one, .sheet:not(.slip)').first().screenshot(),
      );
      expect(`QR code: ${read}`).toBe(target);
    }
    await context.close();
  });
});

test('somebody with a phone sees the sheet, chooses how, and prints it', async () => {
  const context = await openWindow(browser(), { viewport: phone });
  const { page, faults } = await watchPage(context, address);
  await page.goto(`${address}${some[0] ?? ''}`);
  expect(await brokenRules(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  await page.getByRole('link', { name: 'No strips' }).click();
  await page.waitForURL('**/?as=tears-0');
  expect(await page.locator('.strips').isVisible()).toBe(false);
  const isPrinted = page.evaluate(
    () =>
      new Promise((resolve) => {
        window.print = () => {
          resolve(true);
        };
      }),
  );
  await page.getByRole('button', { name: 'Print it' }).click();
  expect(await isPrinted).toBe(true);
  expect(faults).toEqual([]);
  await context.close();
});

test('the drawings in the facts of a poster fill their circles, also on a phone', async () => {
  const context = await openWindow(browser(), { viewport: phone });
  const { page } = await watchPage(context, address);
  await page.goto(`${address}${some[0] ?? ''}`);
  const shares = await page.locator('.fact dt').evaluateAll((circles) =>
    circles.map((circle) => {
      const { paddingLeft, width } = getComputedStyle(circle.querySelector('.icon')!);
      return (parseFloat(width) - 2 * parseFloat(paddingLeft)) / circle.getBoundingClientRect().width;
    }),
  );
  expect(shares.length).toBeGreaterThan(2);
  for (const share of shares) expect(share).toBeGreaterThan(0.45);
  await context.close();
});

test('a slip to hand in has the same questions twice, room to write, and the desk', async () => {
  const context = await openWindow(browser(), { viewport: { width: 900, height: 1300 } });
  const { page, faults } = await watchPage(context, address);
  await page.goto(`${address}/suggest/`);
  await page.getByRole('link', { name: 'Print a slip' }).click();
  await page.waitForURL(`**${slip}`);
  expect(await brokenRules(page)).toEqual([]);
  const halves = await page.locator('.one').allInnerTexts();
  expect(halves).toHaveLength(2);
  expect(halves[0]).toBe(halves[1]);
  expect(halves[0]).toContain('Hand this in: Silverpit Library');
  const heights = await page
    .locator('.one li')
    .evaluateAll((rows) => rows.map((row) => (row.getBoundingClientRect().height / 96) * 25.4));
  // A line of handwriting below a line of print.
  for (const millimetres of heights) expect(millimetres).toBeGreaterThan(11);
  expect(faults).toEqual([]);
  await context.close();
});

/** Words of a sheet that are cut off, or smaller than the clear print guidelines of RNIB and UKAAF allow. */
async function misfits(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    const sheet = document.querySelector('.sheet');
    const found: string[] = [];
    for (const part of document.querySelectorAll('.sheet, .sheet .words, .sheet .days, .sheet .one')) {
      if (part.scrollHeight > part.clientHeight + 1) found.push(`${part.className} is cut off`);
    }
    const walker = document.createTreeWalker(sheet ?? document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim() ?? '';
      const element = walker.currentNode.parentElement;
      if (
        text === '' ||
        element === null ||
        element.closest('.unseen') ||
        element.getClientRects().length === 0
      )
        continue;
      const points = parseFloat(getComputedStyle(element).fontSize) * 0.75;
      if (points < 11.95) found.push(`"${text}" in ${points.toFixed(1)} points`);
      if (
        element.scrollWidth > element.clientWidth + 1 &&
        getComputedStyle(element).textOverflow === 'ellipsis'
      ) {
        found.push(`"${text}" is cut off`);
      }
    }
    return found;
  });
}
