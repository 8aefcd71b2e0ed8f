import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { laptop, openPage, openWindow, phone } from './open-page.ts';
import { browserWhileTesting, windowForEachTest } from './while-testing.ts';

const { address } = inject('sample');
const pages = [
  ['home', '/'],
  ['an asset', '/assets/pot-luck-thursday/'],
  ['find', '/find/'],
  ['this week', '/this-week/'],
] as const;

const browser = browserWhileTesting();
const context = windowForEachTest(browser, { viewport: phone });

describe('somebody who uses the keyboard alone', () => {
  test.each(pages)('skips what is on top of every page: %s', async (_, path) => {
    const { page } = await openPage(context(), address, path);
    await page.keyboard.press('Tab');
    const skip = page.locator(':focus');
    expect((await skip.innerText()).trim()).toBe('Skip to main content');
    expect(await skip.evaluate(isInView)).toBe(true);
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#main');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  test.each(pages)('always sees where they are: %s', async (_, path) => {
    const { page } = await openPage(context(), address, path);
    const stops = await tabThrough(page);
    expect(stops.length).toBeGreaterThan(10);
    expect(stops.filter(({ isSeen }) => !isSeen).map(({ words }) => words)).toEqual([]);
  });

  test.each(pages)('goes from top to bottom, through everything that can be pressed: %s', async (_, path) => {
    const { page } = await openPage(context(), address, path);
    const pressable = await page.evaluate(
      () =>
        [
          ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary'),
        ].filter((element) => element.checkVisibility() && element.tabIndex >= 0).length,
    );
    const stops = await tabThrough(page);
    expect(stops).toHaveLength(pressable);
    const backwards = stops.filter(({ top, bottom, left }, index) => {
      const before = stops[index - 1];
      const isNextColumn = before !== undefined && left >= before.right;
      return index > 1 && before !== undefined && bottom <= before.top && top < before.top && !isNextColumn;
    });
    expect(backwards.map(({ words }) => words)).toEqual([]);
  });

  test('sees where they are on a laptop, and where they chose the colours', async () => {
    for (const options of [{ viewport: laptop }, { viewport: laptop, forcedColors: 'active' as const }]) {
      const wide = await openWindow(browser(), options);
      const { page } = await openPage(wide, address, '/');
      const stops = await tabThrough(page);
      await wide.close();
      expect(stops.filter(({ isSeen }) => !isSeen).map(({ words }) => words)).toEqual([]);
    }
  });

  test('is told when the sign of where they are is missing', async () => {
    const { page } = await openPage(context(), address, '/about/');
    await page.evaluate(() => {
      for (const link of document.querySelectorAll<HTMLElement>('footer a')) {
        link.style.setProperty('outline', 'none', 'important');
        link.style.setProperty('box-shadow', 'none', 'important');
        link.style.setProperty('background', 'white', 'important');
      }
    });
    const stops = await tabThrough(page);
    expect(stops.filter(({ isSeen }) => !isSeen).length).toBeGreaterThan(3);
  });
});

/** One place that the Tab key stops at. */
interface Stop {
  readonly words: string;
  /** Edges on the page, in px. */
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** Whether an outline of at least 2 px or a ring stands round it, or round the whole card that it opens. */
  readonly isSeen: boolean;
}

/** Presses Tab until the focus leaves the page, and tells of each stop. */
async function tabThrough(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  await page.evaluate(() => {
    (document.activeElement as HTMLElement).blur();
    scrollTo(0, 0);
  });
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return undefined;
      const hasRing = (part?: '::after') => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused, part);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
      };
      const { top, bottom, left, right } = focused.getBoundingClientRect();
      return {
        words: (focused.getAttribute('aria-label') ?? focused.textContent).replaceAll(/\s+/g, ' ').trim(),
        top: top + scrollY,
        bottom: bottom + scrollY,
        left,
        right,
        isSeen: hasRing() || hasRing('::after'),
      };
    });
    if (stop === undefined) return stops;
    stops.push(stop);
    if (stops.length > 1000) throw new Error('The Tab key goes round in circles.');
  }
}

/** Runs in the page: whether the whole of an element is in the window. */
function isInView(element: Element): boolean {
  const { top, left, bottom, right, width } = element.getBoundingClientRect();
  return width > 0 && top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
}
