import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { serveSite, type Served } from '../../scripts/serve.ts';
import { changeFile, copyOfTinyTown, runBuild } from '../site/tiny-builds.ts';
import { answered } from './find-page.ts';
import { laptop, openPage, openWindow, phone, watchPage } from './open-page.ts';
import { browserWhileTesting, windowForEachTest } from './while-testing.ts';

const { address } = inject('sample');

const browser = browserWhileTesting();
const context = windowForEachTest(browser, { viewport: laptop });

/** Opens the page that searches, with a search under way or without. */
async function openFind(search = '', home = address) {
  const open = await openPage(context(), home, `/find/${search}`);
  if (search !== '') await answered(open.page);
  return open;
}

async function type(page: Page, words: string, said: RegExp): Promise<string> {
  await page.getByRole('searchbox').fill(words);
  return answered(page, said);
}

async function titlesIn(page: Page, part = '[data-results]'): Promise<string[]> {
  return page.locator(`${part} .card:visible h3 a`).allTextContents();
}

describe('somebody who searches', () => {
  test('finds things by a word of their name, as they type', async () => {
    const { page, faults } = await openFind();
    expect(await type(page, 'soup', /things/)).toMatch(/^\d+ things for “soup”$/);
    expect((await titlesIn(page))[0]).toBe('Soup at the Lamp Room');
    expect(await page.title()).toMatch(/^\d+ things for “soup”, Hereabouts Silverpit$/);
    expect(faults).toEqual([]);
  });

  test.each([
    ['lonely', 'Quiet Sunday'],
    ['debt', 'Money Straight'],
    ['mum and baby', 'Stay and Play'],
    ['st elmos', 'St Elmo’s Hall'],
    ['tuesday', 'Slow Miles'],
    ['library', 'Silverpit Library'],
  ])('finds what is meant by “%s”', async (words, title) => {
    const { page } = await openFind(`?q=${encodeURIComponent(words)}`);
    expect((await titlesIn(page)).slice(0, 5)).toContain(title);
  });

  test('finds what has some of the words when nothing has all of them, and is told so', async () => {
    const { page } = await openFind('?q=fix+my+radio');
    expect(await answered(page)).toMatch(/things for some of “fix my radio”/);
    expect(await page.getByText('Nothing has all of these words.').isVisible()).toBe(true);
    expect(await titlesIn(page)).toContain('Mend It Morning');
  });

  test.each(['hedgehog', 'passport', 'isResting', 'clay'])(
    'is not shown what only begins like “%s”, or holds it only in the data behind a card',
    async (words) => {
      const { page } = await openFind(`?q=${words}`);
      expect(await answered(page)).toBe(`Nothing found for “${words}”`);
    },
  );

  test('reads on a card what, when, where, how much and when checked', async () => {
    const { page } = await openFind('?q=pot+luck+thursday');
    const card = page.locator('[data-results] .card').first();
    const words = (await card.innerText()).replaceAll(/\s+/g, ' ');
    expect(words).toMatch(/^Pot Luck Thursday Eat together .*When: .*Where: St Elmo’s Hall/);
    expect(words).toMatch(/Cost: Pay what you can Checked \d+ \w+ 20\d\d/);
    await card.getByRole('link').click();
    expect(new URL(page.url()).pathname).toBe('/assets/pot-luck-thursday/');
  });

  test('gets ten at first and ten more when asked, and reads on where those begin', async () => {
    const { page } = await openFind('?q=lonely');
    expect(await titlesIn(page)).toHaveLength(10);
    await page.getByRole('button', { name: 'Show 10 more' }).click();
    await answered(page, /^20 of \d+ shown$/);
    const titles = await titlesIn(page);
    expect(titles).toHaveLength(20);
    expect(await page.locator(':focus').textContent()).toBe(titles[10]);
  });

  test('is helped where nothing is found', async () => {
    const { page, faults } = await openFind('?q=soup&theme=music-and-performance');
    expect(await answered(page)).toBe('Nothing found for “soup”');
    const results = page.locator('[data-results]');
    expect(await results.locator('[data-near-themes] .chip:visible').allInnerTexts()).toEqual([
      'Eat together',
    ]);
    expect(await results.getByRole('link', { name: '01632 960 200' }).getAttribute('href')).toMatch(/^tel:/);
    expect(await results.getByRole('link', { name: 'Tell us what is missing' }).getAttribute('href')).toBe(
      '/suggest/',
    );
    expect(faults).toEqual([]);
  });

  test('is given the word they meant where a letter slipped', async () => {
    const { page } = await openFind('?q=lonley');
    expect(await titlesIn(page)).toContain('Quiet Sunday');
    await page.getByRole('link', { name: 'lonely' }).click();
    expect(await answered(page, /“lonely”/)).toMatch(/^\d+ things for “lonely”$/);
    expect(new URL(page.url()).search).toBe('?q=lonely');
    expect(await page.getByText('Did you mean').isVisible()).toBe(false);
  });

  test('is told when the search does not load, and can try again', async () => {
    await context().route('**/finder.json', (route) => route.abort());
    const { page } = await openFind('?q=soup');
    expect(await answered(page)).toBe('“soup”: the search did not load');
    expect(await page.getByText('The search did not load.').isVisible()).toBe(true);
    expect(
      await page.locator('[data-results]').getByRole('link', { name: '01632 960 200' }).isVisible(),
    ).toBe(true);
    await context().unroute('**/finder.json');
    await page.getByRole('button', { name: 'Find' }).click();
    expect(await answered(page, /things/)).toMatch(/^\d+ things for “soup”$/);
    expect(await page.getByText('The search did not load.').isVisible()).toBe(false);
  });

  test('loads nothing of the search before the box is used', async () => {
    const { page } = await watchPage(context(), address);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${address}/find/`, { waitUntil: 'networkidle' });
    expect(asked.filter((path) => /^\/(?:pagefind|data)\//.test(path))).toEqual([]);
    await Promise.all([page.waitForRequest('**/finder.json'), page.getByRole('searchbox').focus()]);
  });
});

describe('what cannot simply be gone to', () => {
  test('comes after what can, under a heading that says why', async () => {
    const { page } = await openFind('?q=music');
    const headings = await page.locator('[data-results] h2:visible').allInnerTexts();
    expect(headings.slice(1)).toEqual(['Ring before you go', 'Not checked for a long time']);
    expect(await titlesIn(page, '[data-band="lapsed"]')).toEqual(['Silver Brass', 'The Squeezebox Shed']);
    expect((await titlesIn(page)).slice(-2)).toEqual(['Silver Brass', 'The Squeezebox Shed']);
  });

  test('comes first all the same for somebody who types its very name', async () => {
    const { page } = await openFind('?q=the+tuesday+table');
    const [first] = await page.locator('[data-band="normal"] .card').allInnerTexts();
    expect(first).toMatch(/^The Tuesday Table[^]*Ring before you go$/);
  });

  test('is shown only on request when it is paused or closed', async () => {
    const { page } = await openFind('?q=ukulele');
    expect(await titlesIn(page)).not.toContain('The Ukulele Lot');
    await page.getByRole('button', { name: 'Show what is paused or closed too' }).click();
    await answered(page, /thing/);
    await page.getByText('Closed on 30 September 2026').waitFor();
    expect(await titlesIn(page, '[data-band="closed"]')).toEqual(['The Ukulele Lot']);
    expect(new URL(page.url()).search).toBe('?q=ukulele&all=1');
  });

  test('is not found at all when it is unlisted or closed long ago', async () => {
    for (const words of ['the side door', 'tuesday tots']) {
      const { page } = await openFind(`?q=${words}&all=1`);
      expect(await titlesIn(page)).not.toContain(
        words === 'the side door' ? 'The Side Door' : 'Tuesday Tots',
      );
    }
  });
});

describe('the address', () => {
  test('holds the search, so that it can be shared', async () => {
    const { page } = await openFind();
    await type(page, 'soup', /soup/);
    // Once the typing rests, the address follows, and so do the results below the first.
    await expect.poll(() => new URL(page.url()).search).toBe('?q=soup');
    const other = await openFind('?q=soup');
    await expect.poll(() => titlesIn(page)).toEqual(await titlesIn(other.page));
    expect(await other.page.getByRole('searchbox').inputValue()).toBe('soup');
  });

  test('leads back to the search before, not through its letters', async () => {
    const { page } = await openFind('?q=soup');
    await page.getByRole('searchbox').fill('');
    await page.getByRole('searchbox').pressSequentially('walk', { delay: 260 });
    await answered(page, /“walk”/);
    await page.goBack();
    await answered(page, /“soup”/);
    expect(await page.getByRole('searchbox').inputValue()).toBe('soup');
    expect((await titlesIn(page))[0]).toBe('Soup at the Lamp Room');
    await page.goForward();
    await answered(page, /“walk”/);
  });

  test('is what the search box of any other page leads to', async () => {
    const { page, faults } = await openPage(context(), address, '/about/');
    await page.getByRole('searchbox').fill('walk');
    await page.getByRole('searchbox').press('Enter');
    await answered(page, /“walk”/);
    expect(new URL(page.url()).pathname).toBe('/find/');
    expect(faults).toEqual([]);
  });
});

test('somebody who uses the keyboard alone searches, reads, and starts again', async () => {
  const { page } = await openFind();
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('soup');
  await page.keyboard.press('Enter');
  await page.locator('h2:focus').waitFor();
  expect(await page.locator(':focus').textContent()).toMatch(/things for “soup”/);
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').getAttribute('name')).toBe('sort');
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').textContent()).toBe('Soup at the Lamp Room');
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('searchbox').inputValue()).toBe('');
  await page.locator('[data-results]').waitFor({ state: 'hidden' });
  expect(new URL(page.url()).search).toBe('');
});

test('without JavaScript the page says so, gives the phone number, and leads to every list', async () => {
  const plain = await openWindow(browser(), { javaScriptEnabled: false, viewport: phone });
  const { page } = await openPage(plain, address, '/find/?q=soup');
  const said = await page.locator('noscript').innerText();
  expect(said).toMatch(/^Searching needs JavaScript.* 01632 960 200 and somebody will look with you\.$/s);
  const lists = await page
    .locator('.browse a')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  expect(lists).toEqual(
    expect.arrayContaining([
      '/assets/',
      '/themes/eat-together/',
      '/neighbourhoods/well-bank/',
      '/days/tuesday/',
    ]),
  );
  await plain.close();
});

describe('nobody is shut out', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

  test.each(['?q=music&all=1', '?q=xyzzq&cost=free', '?guide=1'])('at /find/%s', async (search) => {
    const { page } = await openPage(context(), address, `/find/${search}`);
    await page.locator('[data-results]:not([hidden]), .guiding').first().waitFor();
    for (const viewport of [phone, laptop, { width: 320, height: 640 }]) {
      await page.setViewportSize(viewport);
      const judged = await page.evaluate(`${axe}; axe.run()`);
      const { violations } = judged as { violations: { id: string; nodes: { html: string }[] }[] };
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
    }
  });
});

describe('a town whose entries mean harm, below a folder of its host', () => {
  const hostile = '<img src=x onerror=alert(1)> "Pot" & luck';
  let folder: string;
  let served: Served;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hereabouts-find-'));
    const town = copyOfTinyTown(folder);
    changeFile(town, 'assets/pot-luck.md', 'title: Pot Luck', `title: '${hostile}'`);
    changeFile(
      town,
      'assets/pot-luck.md',
      'summary: Bring',
      `summary: '<script>alert(2)</script>'\nhook: Bring`,
    );
    const site = join(folder, 'site');
    const { code, output } = await runBuild(town, site, { BASE_PATH: '/town/' });
    if (code !== 0) throw new Error(output);
    served = await serveSite({ folder: site, base: '/town/', port: 0 });
  });
  afterAll(async () => {
    await served.close();
    rmSync(folder, { recursive: true });
  });

  test('shows them as the text they are, and runs nothing', async () => {
    const home = `http://localhost:${served.port}/town`;
    const { page, faults } = await openFind('?q=pot', home);
    const card = page.locator('[data-results] .card').first();
    expect(await card.locator('h3 a').textContent()).toBe(hostile);
    expect(await card.locator('.say').textContent()).toBe('<script>alert(2)</script>');
    expect(await card.locator('script, [onerror]').count()).toBe(0);
    expect(await card.getByRole('link').getAttribute('href')).toBe('/town/assets/pot-luck/');
    await page.getByRole('searchbox').fill(hostile);
    await answered(page, /onerror/);
    expect(faults).toEqual([]);
  });
});
