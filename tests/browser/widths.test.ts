import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from './chromium.ts';
import { kindsOfPage } from './kinds-of-page.ts';
import { laptop, onEach, type OpenPage } from './open-page.ts';
import { partsThatStickOut } from './parts-that-stick-out.ts';
import { settled } from './settled.ts';

/** What a page shows, and its address. */
type Kind = readonly [kind: string, path: string];

const { address } = inject('sample');
const kinds: Kind[] = [...kindsOfPage()];
const narrowest = 320;
const widest = 1440;
const step = 20;
const widths = Array.from(
  { length: (widest - narrowest) / step + 1 },
  (_, index) => narrowest + index * step,
);

let browser: Browser;
let found: readonly Faults[];

/** What is wrong with one kind of page. */
interface Faults {
  readonly atAnyWidth: readonly string[];
  readonly withLargeLetters: readonly string[];
  readonly fromTheRight: readonly string[];
  readonly cutOff: readonly string[];
}

beforeAll(async () => {
  browser = await launchBrowser();
  found = await judge(kinds);
});
afterAll(async () => {
  await browser.close();
});

describe('no page has to be moved sideways to be read', () => {
  test('at any width from 320 to 1440', () => {
    expect(found).toHaveLength(kinds.length);
    expect(found.flatMap(({ atAnyWidth }) => atAnyWidth)).toEqual([]);
  });

  test('with letters twice as large, on a phone and a laptop', () => {
    expect(found.flatMap(({ withLargeLetters }) => withLargeLetters)).toEqual([]);
  });

  test('when the words run from right to left', () => {
    expect(found.flatMap(({ fromTheRight }) => fromTheRight)).toEqual([]);
  });

  test('and a part that sticks out is noticed', async () => {
    const stickOut = async (page: Frame) => {
      await page.evaluate(() => {
        const part = document.createElement('p');
        part.style.minInlineSize = '400px';
        part.textContent = 'A wide part';
        document.body.append(part);
      });
    };
    const [home] = await judge(kinds.slice(0, 1), stickOut);
    expect(home?.atAnyWidth).toEqual([expect.stringContaining('home sticks out from 320 to 380')]);
    expect(home?.withLargeLetters).toEqual([expect.stringContaining('home sticks out from 390 to 390')]);
    expect(home?.fromTheRight).toEqual([expect.stringContaining('home sticks out from 320 to 390')]);
  });
});

test('no words are cut off when letters are twice as large', async () => {
  expect(found.flatMap(({ cutOff }) => cutOff)).toEqual([]);
  const hide = async (page: Frame) => {
    await page.evaluate(() => {
      const part = document.createElement('div');
      Object.assign(part.style, { overflow: 'hidden', height: '10px' });
      part.innerHTML = '<p>Words that are cut off</p>';
      document.body.append(part);
    });
  };
  const [home] = await judge(kinds.slice(0, 1), hide);
  expect(home?.cutOff).toEqual(['home: div.']);
});

test('where the reader chose the colours, or wants nothing to move, every page opens just as well', async () => {
  const look = async ({ page, faults }: OpenPage, [kind, path]: Kind) => {
    await page.goto(address + path);
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 10)
        .map(({ effect }) => (effect as KeyframeEffect).target?.className ?? ''),
    );
    const isForced = await page.evaluate(() => matchMedia('(forced-colors: active)').matches);
    return [...faults, ...moving.map((part) => `${part} moves`), ...(isForced ? [] : ['own colours'])].map(
      (fault) => `${kind}: ${fault}`,
    );
  };
  const options = { forcedColors: 'active', reducedMotion: 'reduce' } as const;
  const found = await onEach(browser, { home: address, items: kinds, act: look, options });
  expect(found.flat()).toEqual([]);
});

/** The user's letters at 200 %: twice whatever size the page gives its root. */
async function doubleTheLetters(page: Frame): Promise<void> {
  await page.evaluate(() => {
    const root = document.documentElement;
    root.style.fontSize = `${2 * parseFloat(getComputedStyle(root).fontSize)}px`;
  });
}

async function runFrom(side: 'ltr' | 'rtl', page: Frame): Promise<void> {
  await page.evaluate((dir) => {
    document.documentElement.dir = dir;
  }, side);
}

/** Opens each kind of page once, and looks at it in every way a reader may have it. */
async function judge(pages: readonly Kind[], change?: (frame: Frame) => Promise<void>): Promise<Faults[]> {
  const look = async ({ page }: OpenPage, [kind, path]: Kind): Promise<Faults> => {
    const frame = await openInFrame(page, path);
    await change?.(frame);
    const atAnyWidth = await overflowsAt(widths, kind, frame);
    await runFrom('rtl', frame);
    const fromTheRight = await overflowsAt([320, 390, 1280], kind, frame);
    await runFrom('ltr', frame);
    await doubleTheLetters(frame);
    const withLargeLetters = await overflowsAt([1280, 390], kind, frame);
    const cutOff = (await frame.evaluate(partsCutOff)).map((part) => `${kind}: ${part}`);
    return { atAnyWidth, withLargeLetters, fromTheRight, cutOff };
  };
  return onEach(browser, { home: address, items: pages, act: look, options: { viewport: laptop } });
}

/** Over which widths a page sticks out sideways, and which part of it. */
async function overflowsAt(at: readonly number[], kind: string, frame: Frame): Promise<string[]> {
  const parts = await frame.evaluate(partsThatStickOut, at);
  const bad = at
    .map((width, index) => ({ width, part: parts[index] ?? '' }))
    .filter(({ part }) => part !== '')
    .sort((one, other) => one.width - other.width);
  return inRanges(bad, at).map((range) => `${kind} sticks out ${range}`);
}

/** Runs in a page: parts of which words are cut off. */
function partsCutOff(): string[] {
  const clips = (element: Element) => /hidden|clip/.test(getComputedStyle(element).overflowX);
  const isForEars = (element: Element) => element.closest('.unseen, .skip') !== null;
  return [...document.querySelectorAll('body *')]
    .filter((element) => clips(element) && !isForEars(element) && element.textContent.trim() !== '')
    .filter((element) => {
      const box = element.getBoundingClientRect();
      const words = document.createRange();
      return [...element.querySelectorAll('h1, h2, h3, p, a, li, b, button, label')]
        .filter((part) => part.checkVisibility() && !isForEars(part))
        .some((part) => {
          words.selectNodeContents(part);
          const { left, right, bottom } = words.getBoundingClientRect();
          return right > box.right + 1 || left < box.left - 1 || bottom > box.bottom + 1;
        });
    })
    .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
}

/**
 * Opens a page in a frame, which takes another width at once, where a window has to be drawn again each time. The
 * frame stands in the one file of the site that is plain text: no page of it may hold frames.
 */
async function openInFrame(page: Page, path: string): Promise<Frame> {
  await page.goto(`${address}/robots.txt`);
  const element = await page.evaluateHandle((src) => {
    const frame = Object.assign(document.createElement('iframe'), { src });
    Object.assign(frame.style, { height: '800px', border: '0' });
    document.body.append(frame);
    return frame;
  }, path);
  const frame = await element.contentFrame();
  if (frame === null) throw new Error(`${path} did not open in a frame.`);
  await frame.waitForURL((url) => url.pathname !== 'blank');
  await settled(frame);
  return frame;
}

/** "from 320 to 380 (by 12 px: p.lead)" for widths that follow each other in those looked at. */
function inRanges(bad: readonly { width: number; part: string }[], at: readonly number[]): string[] {
  const inOrder = [...at].sort((one, other) => one - other);
  const ranges: { from: number; to: number; part: string }[] = [];
  for (const { width, part } of bad) {
    const last = ranges.at(-1);
    if (last && inOrder.indexOf(width) - inOrder.indexOf(last.to) === 1) last.to = width;
    else ranges.push({ from: width, to: width, part });
  }
  return ranges.map(({ from, to, part }) => `from ${from} to ${to} (${part})`);
}
