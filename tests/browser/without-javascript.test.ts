import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { budgets } from '../../scripts/build/verify/budgets.ts';
import { standingOn } from '../../src/domain/standing.ts';
import { fileOf, linksOf, treeAt } from '../site/built-html.ts';
import { sampleDay } from './built-site.ts';
import { launchBrowser } from './chromium.ts';
import { kindsOfPage, pagesOf, sampleDirectory } from './kinds-of-page.ts';
import { onEach, openPage, openWindow } from './open-page.ts';

const { folder, address } = inject('sample');
const directory = sampleDirectory();
const listed = directory.assets.filter(({ data }) => standingOn(data, directory.site, sampleDay).shows.lists);

let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  browser = await launchBrowser();
  context = await openWindow(browser, { javaScriptEnabled: false });
});
afterAll(async () => {
  await browser.close();
});

describe('without JavaScript', () => {
  test('every listed entry is at most three links from home', () => {
    const stepsTo = stepsFromHome();
    const far = listed.filter(({ slug }) => (stepsTo.get(`/assets/${slug}/`) ?? 99) > 3);
    expect(listed.length).toBeGreaterThan(55);
    expect(far.map(({ slug }) => slug)).toEqual([]);
  });

  test('somebody goes from home by a theme to an entry, and reads how to turn up', async () => {
    const { page, faults } = await openPage(context, address, '/');
    await page.getByRole('link', { name: 'Eat together' }).first().click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Eat together');
    await page.getByRole('link', { name: 'Pot Luck Thursday' }).first().click();
    const main = page.getByRole('main');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Pot Luck Thursday');
    expect(await main.locator('dl').first().innerText()).toMatch(/Thursday/);
    expect(await main.locator('[data-review]').innerText()).toMatch(/Checked .*2026/);
    expect(await main.getByRole('heading', { name: 'Next dates' }).isVisible()).toBe(true);
    expect(await main.locator('ol.dates time').count()).toBe(6);
    expect(faults).toEqual([]);
  });

  test('the find page says that searching needs it, and offers the lists instead', async () => {
    const { page } = await openPage(context, address, '/find/?q=lunch');
    const main = page.getByRole('main');
    expect(await main.innerText()).toMatch(/needs JavaScript/);
    for (const { title } of directory.themes) {
      expect(await main.getByRole('link', { name: title }).first().isVisible()).toBe(true);
    }
    await main.getByRole('link', { name: 'Eat together' }).first().click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Eat together');
  });

  test('every kind of page has its heading and words to read, and no button that does nothing', async () => {
    const found = await onEach(browser, {
      home: address,
      items: [...kindsOfPage()],
      options: { javaScriptEnabled: false },
      act: async ({ page, faults }, [kind, path]) => {
        await page.goto(address + path);
        return {
          kind,
          hasHeading: await page.getByRole('heading', { level: 1 }).isVisible(),
          isLong: (await page.getByRole('main').innerText()).length > 100,
          faults: [...faults],
          idle: await page
            .locator('button:visible')
            .evaluateAll((buttons) =>
              buttons
                .filter((button) => button.closest('form')?.method !== 'get')
                .map(({ textContent }) => textContent),
            ),
        };
      },
    });
    for (const one of found) {
      expect(one).toEqual({ kind: one.kind, hasHeading: true, isLong: true, faults: [], idle: [] });
    }
  });
});

describe('what a phone has to fetch', () => {
  test('is at most 5 kB for the words of an entry', () => {
    const weights = directory.assets.map(({ slug }) => ({ slug, bytes: weightOf(`/assets/${slug}/`) }));
    expect(weights.filter(({ bytes }) => bytes > budgets.entryPage.most)).toEqual([]);
  });

  test('is at most 80 kB for a whole first visit to an entry, letters and pictures included', async () => {
    for (const slug of ['pot-luck-thursday', 'plot-14', 'the-memory-dock', 'slow-miles']) {
      const fetched = await fetchedBy(`/assets/${slug}/`);
      expect(fetched.some((path) => path.endsWith('.woff2'))).toBe(true);
      expect(fetched.some((path) => path.endsWith('.css'))).toBe(true);
      const bytes = fetched.reduce((sum, path) => sum + weightOf(path), 0);
      expect({ slug, bytes, isLight: bytes <= budgets.firstVisit.most }).toMatchObject({ isLight: true });
    }
  });

  test('is at most 9 kB of style sheets, whichever page it opens', () => {
    for (const [kind, path] of kindsOfPage()) {
      const sheets = [...readFileSync(join(folder, fileOf(path)), 'utf8').matchAll(/href="([^"]+\.css)"/g)];
      const bytes = sheets.reduce((sum, [, sheet = '']) => sum + weightOf(sheet), 0);
      expect(sheets.length, kind).toBeGreaterThan(0);
      expect(bytes, kind).toBeLessThanOrEqual(budgets.styles.most);
    }
  });

  test('is one page and what it needs: no search, no list of entries and no map before it asks for them', async () => {
    const fetched = await fetchedBy('/assets/pot-luck-thursday/');
    expect(fetched.filter((path) => /pagefind|\/data\/|\.wasm|\.pmtiles/.test(path))).toEqual([]);
  });
});

/** How many links each page is away from home. */
function stepsFromHome(): Map<string, number> {
  const known = new Set(pagesOf(folder));
  const steps = new Map([['/', 0]]);
  for (const [path, count] of steps) {
    for (const href of linksOf(treeAt(folder, path))) {
      const target = new URL(href, `https://site.example${path}`);
      const isNew =
        target.host === 'site.example' && known.has(target.pathname) && !steps.has(target.pathname);
      if (isNew) steps.set(target.pathname, count + 1);
    }
  }
  return steps;
}

/** Paths that a browser fetches for a page that it has never seen, in a cold window. */
async function fetchedBy(path: string): Promise<string[]> {
  const window = await openWindow(browser);
  const page = await window.newPage();
  const fetched = new Set<string>();
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) fetched.add(new URL(request.url()).pathname);
  });
  await page.goto(address + path, { waitUntil: 'networkidle' });
  await page.evaluate(() => {
    scrollTo(0, document.body.scrollHeight);
  });
  await page.waitForLoadState('networkidle');
  await window.close();
  return [...fetched];
}

/** Bytes of a file of the site on the way to a phone: as it is where it is packed already, else with brotli. */
function weightOf(path: string): number {
  const content = readFileSync(join(folder, fileOf(path)));
  return /\.(woff2|png|jpe?g|webp)$/.test(path) ? content.length : brotliCompressSync(content).length;
}
