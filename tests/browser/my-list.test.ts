import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ICAL from 'ical.js';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { scan } from '../formats/scan-code.ts';
import { laptop, openPage, openWindow, phone, type OpenPage } from './open-page.ts';
import { browserWhileTesting, windowForEachTest } from './while-testing.ts';

const { address } = inject('sample');

const browser = browserWhileTesting();
const context = windowForEachTest(browser, { permissions: ['clipboard-read', 'clipboard-write'] });

const six = [
  'pot-luck-thursday',
  'slow-miles',
  'form-fillers',
  'foghorn-singers',
  'the-tuesday-table',
  'warm-hour',
];

/** Saves entries from their own pages, one after another, as a reader does; then opens the list. */
async function openListOf(slugs: readonly string[], inContext = context()): Promise<OpenPage> {
  for (const slug of slugs) {
    const { page, faults } = await openPage(inContext, address, `/assets/${slug}/`);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    expect(faults).toEqual([]);
    await page.close();
  }
  const open = await openPage(inContext, address, '/list/');
  await loaded(open.page, slugs.length);
  return open;
}

/** Waits until every thing of the list has said when it was checked. */
async function loaded(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelectorAll('.saved [data-checked]:not([hidden])').length === wanted,
    count,
  );
}

async function titlesOn(page: Page): Promise<string[]> {
  return page.locator('.saved h2').allInnerTexts();
}

describe('somebody who saves what they like', () => {
  test('sees it said, counted in the header, and can take it off again', async () => {
    const { page, faults } = await openPage(context(), address, '/assets/slow-miles/');
    const count = page.locator('[data-saved-count]');
    expect(await count.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    expect(await page.locator('[data-said]').innerText()).toBe('Saved to your list, on this device.');
    expect(await count.innerText()).toBe('1');
    await page.reload();
    await page.getByRole('button', { name: 'Saved' }).click();
    expect(await page.locator('[data-said]').innerText()).toBe('Taken off your list.');
    expect(await count.isVisible()).toBe(false);
    expect(faults).toEqual([]);
  });

  test('finds on the list what its page says: when, where, how much, whom to ring, when checked', async () => {
    const { page, faults } = await openListOf(['pot-luck-thursday']);
    const words = (await page.locator('.saved .card').innerText()).replaceAll(/\s+/g, ' ');
    expect(words).toMatch(/^Pot Luck Thursday Eat together .*Every Thursday, 12:30pm to 2pm\. Next: /);
    expect(words).toMatch(/St Elmo’s Hall\. Lantern Street.* Pay what you can\..* 01632 960 112/);
    expect(words).toContain('Checked 12 November 2026');
    await page.getByRole('link', { name: 'Pot Luck Thursday' }).click();
    await page.waitForURL('**/assets/pot-luck-thursday/');
    expect(faults).toEqual([]);
  });

  test('is warned there of what has not been checked for long', async () => {
    const { page } = await openListOf(['silver-brass']);
    expect(await page.locator('.saved .card').innerText()).toContain(
      'Nobody has checked this since 9 October 2025.',
    );
  });

  test('keeps a note, which is text whatever is in it', async () => {
    const { page, faults } = await openListOf(['slow-miles']);
    const note = '<img src=x onerror=alert(1)> Bring boots';
    await page.getByLabel('My note').fill(note);
    await page.reload();
    await loaded(page, 1);
    expect(await page.getByLabel('My note').inputValue()).toBe(note);
    expect(await page.locator('.saved [onerror]').count()).toBe(0);
    await page.getByLabel('My note').fill('x'.repeat(300));
    expect(await page.getByLabel('My note').inputValue()).toHaveLength(200);
    expect(faults).toEqual([]);
  });

  test('puts things in order with the keyboard alone, and stays on the button', async () => {
    const { page } = await openListOf(['slow-miles', 'warm-hour', 'form-fillers']);
    await page.getByRole('button', { name: 'Move Up Form Fillers' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('status').first().innerText()).toBe('Form Fillers is now number 2 of 3.');
    expect(await page.locator(':focus').getAttribute('data-up')).toBe('');
    await page.keyboard.press('Enter');
    expect(await titlesOn(page)).toEqual(['Form Fillers', 'Slow Miles', 'Warm Hour']);
    // It can go no higher, so the way down has the focus.
    expect((await page.locator(':focus').innerText()).replaceAll(/\s+/g, ' ')).toContain('Down');
    await page.reload();
    await loaded(page, 3);
    expect(await titlesOn(page)).toEqual(['Form Fillers', 'Slow Miles', 'Warm Hour']);
  });

  test('takes one thing off and is led on to the next', async () => {
    const { page } = await openListOf(['slow-miles', 'warm-hour']);
    await page.getByRole('button', { name: 'Take off Slow Miles' }).press('Enter');
    expect(await titlesOn(page)).toEqual(['Warm Hour']);
    expect((await page.locator(':focus').innerText()).replaceAll(/\s+/g, ' ')).toContain('Warm Hour');
    expect(await page.getByRole('status').first().innerText()).toBe('Slow Miles is off your list.');
  });

  test('is told where the browser keeps nothing', async () => {
    await context().addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('no', 'SecurityError');
        },
      });
    });
    const { page, faults } = await openPage(context(), address, '/assets/slow-miles/');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    expect(await page.locator('[data-said]').innerText()).toBe(
      'This browser keeps nothing, so it cannot be saved.',
    );
    expect(faults).toEqual([]);
  });

  test('wipes the list only after saying so twice, and nothing is left in the browser', async () => {
    const { page, faults } = await openListOf(['slow-miles', 'warm-hour']);
    await page.getByRole('button', { name: 'Wipe my list' }).click();
    expect(await page.locator(':focus').innerText()).toBe('No, keep it');
    await page.keyboard.press('Enter');
    expect(await titlesOn(page)).toHaveLength(2);
    await page.getByRole('button', { name: 'Wipe my list' }).click();
    await page.getByRole('button', { name: 'Yes, wipe it' }).click();
    expect(await page.getByText('Nothing on it yet').isVisible()).toBe(true);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
      0,
      0,
      '',
    ]);
    expect(faults).toEqual([]);
  });
});

describe('a card of a list', () => {
  test('is saved there and then, by the keyboard too, and says so; a place cannot be saved', async () => {
    const { page, faults } = await openPage(context(), address, '/themes/eat-together/');
    const save = page.getByRole('button', { name: 'Save Bread Swap' });
    await save.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Saved to your list' }).waitFor({ state: 'attached' });
    expect(await page.locator('[data-saved-count]').innerText()).toBe('1');
    expect(await page.locator(':focus').innerText()).toMatch(/^Saved/);
    await page.goto(`${address}/find/?q=silverpit+library`);
    const place = page.locator('.card:visible').filter({ hasText: 'Silverpit Library' }).first();
    await place.waitFor();
    expect(await place.getByRole('button', { name: /save/i }).count()).toBe(0);
    await page.goto(`${address}/find/?q=bread+swap`);
    await page.getByRole('button', { name: 'Saved Bread Swap' }).click();
    await page.getByRole('button', { name: 'Save Bread Swap' }).waitFor();
    expect(await page.locator('[data-saved-count]').isVisible()).toBe(false);
    expect(faults).toEqual([]);
  });

  test('leaves the header in one line on the narrowest phone, with the list in it', async () => {
    const { page } = await openPage(context(), address, '/themes/eat-together/');
    await page.setViewportSize({ width: 320, height: 640 });
    for (let count = 0; count < 11; count += 1) {
      await page
        .getByRole('button', { name: /^Save / })
        .first()
        .press('Enter');
    }
    const tops = await page
      .locator('.nav a:visible')
      .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().top));
    expect(await page.locator('[data-saved-count]').innerText()).toBe('11');
    expect(new Set(tops).size).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});

describe('a list that is passed on', () => {
  async function linkOf(page: Page): Promise<string> {
    return page.getByLabel('Link of this list').inputValue();
  }

  test('opens on another device as it is, and replaces nothing there', async () => {
    const { page } = await openListOf(['slow-miles', 'pot-luck-thursday', 'the-pier-quilt']);
    await page.getByLabel('My note').first().fill('About my knees');
    const link = await linkOf(page);
    expect(link).toMatch(/\/list\/#\d+,12,the-pier-quilt$/);

    const other = await openWindow(browser(), { viewport: laptop });
    const asked: string[] = [];
    other.on('request', (request) => asked.push(request.url()));
    await (await openListOf(['warm-hour'], other)).page.close();
    const { page: opened, faults } = await openPage(other, address, link.slice(address.length));
    await loaded(opened, 3);
    expect(await titlesOn(opened)).toEqual(['Slow Miles', 'Pot Luck Thursday', 'The Pier Quilt']);
    expect(await opened.locator('h1').innerText()).toBe('A list for you');
    expect(await opened.content()).not.toContain('About my knees');
    expect(await opened.locator('[data-saved-count]').innerText()).toBe('1');

    await opened.getByRole('button', { name: 'Save these to my list' }).click();
    await loaded(opened, 4);
    expect(await titlesOn(opened)).toEqual([
      'Warm Hour',
      'Slow Miles',
      'Pot Luck Thursday',
      'The Pier Quilt',
    ]);
    expect(await opened.getByRole('status').first().innerText()).toBe('3 things are new on your list.');
    expect(asked.filter((url) => url.includes('#'))).toEqual([]);
    expect(faults).toEqual([]);
    await other.close();
  });

  test('says what of it is no longer there', async () => {
    const { page } = await openPage(context(), address, '/list/#12,99999,no-such-thing');
    await loaded(page, 1);
    expect(await titlesOn(page)).toEqual(['Pot Luck Thursday']);
    await page.getByText('2 things of this list could not be found on the website.').waitFor();
  });

  test('goes by WhatsApp, by text message, by copying, and as a code that a phone can read', async () => {
    const { page, faults } = await openListOf(['slow-miles', 'pot-luck-thursday']);
    const link = await linkOf(page);
    const hrefOf = (name: string) => page.getByRole('link', { name }).getAttribute('href');
    expect(new URL((await hrefOf('WhatsApp'))!).searchParams.get('text')).toContain(link);
    expect(new URL((await hrefOf('Text message'))!).searchParams.get('body')).toContain(link);
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.getByText('The link is copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    const code = page.getByRole('img', { name: 'QR code of this list' });
    await page.waitForFunction(() => document.querySelector('svg.qr')!.getAttribute('viewBox') !== '0 0 0 0');
    const [box, path] = await code.evaluate((picture) => [
      picture.getAttribute('viewBox'),
      picture.querySelector('path')!.getAttribute('d'),
    ]);
    expect(scan({ size: Number(box!.split(' ')[2]), path: path! })).toBe(link);
    expect(faults).toEqual([]);
  });

  test('leads from an entry of its own by the same ways', async () => {
    const { page } = await openPage(context(), address, '/assets/slow-miles/');
    await page.getByRole('button', { name: 'Share' }).click();
    const href = await page.getByRole('link', { name: 'WhatsApp' }).getAttribute('href');
    const message = new URL(href!).searchParams.get('text')?.split('\n');
    expect(message).toEqual([
      'Slow Miles: A walk as slow as the slowest of us. There is always a biscuit.',
      expect.stringMatching(/^Every Tuesday, 10:30am to midday\. Silverpit Library\./),
      `${address}/3`,
    ]);
  });
});

/** How many pages a printer would use. */
async function pagesOfPaper(page: Page): Promise<number | undefined> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length;
}

describe('on paper', () => {
  test('six things with their notes fill one page, and letters are of 14 points or of 18', async () => {
    const { page } = await openListOf(six);
    for (const note of await page.getByLabel('My note').all()) {
      await note.fill('The bus at ten past stops outside. Ask for the driver’s help.');
    }
    const smallest = () =>
      page
        .locator('.saved :is(h2, .meta li, .my-note)')
        .evaluateAll((parts) =>
          Math.min(...parts.map((part) => parseFloat(getComputedStyle(part).fontSize))),
        );
    expect(await pagesOfPaper(page)).toBe(1);
    await page.emulateMedia({ media: 'print' });
    expect(await smallest()).toBeCloseTo((14 * 96) / 72, 1);
    expect(await page.locator('.hand-on .qr').isVisible()).toBe(true);
    expect(await page.getByRole('button').count()).toBe(0);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('checkbox', { name: 'Large print' }).check();
    await page.emulateMedia({ media: 'print' });
    expect(await smallest()).toBeCloseTo((18 * 96) / 72, 1);
  });

  test.each(['usual', 'large'])(
    'six things in %s print take two pages at most, with notes as long as they may be, and none is cut',
    async (size) => {
      const { page } = await openListOf(six);
      const long = 'Ask for the driver’s help with the ramp, and ring first if it snows. '
        .repeat(3)
        .slice(0, 200);
      for (const note of await page.getByLabel('My note').all()) await note.fill(long);
      await page.getByRole('checkbox', { name: 'Large print' }).setChecked(size === 'large');
      expect(await pagesOfPaper(page)).toBeLessThanOrEqual(2);
      await page.emulateMedia({ media: 'print' });
      const notes = page.locator('.saved .my-note');
      expect((await notes.allInnerTexts()).map((text) => text.trim())).toEqual(six.map(() => long.trim()));
      const isWhole = await notes.evaluateAll((parts) =>
        parts.every(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight + 1),
      );
      expect(isWhole).toBe(true);
    },
  );
});

describe('nobody is shut out of the list', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

  async function judge(page: Page): Promise<void> {
    for (const viewport of [phone, laptop, { width: 320, height: 640 }]) {
      await page.setViewportSize(viewport);
      const judged = await page.evaluate(`${axe}; axe.run()`);
      const { violations } = judged as { violations: { id: string; nodes: { html: string }[] }[] };
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
    }
  }

  test('when it is empty, filled, about to be wiped, and shared', async () => {
    await judge((await openPage(context(), address, '/list/')).page);
    const { page } = await openListOf(['slow-miles', 'silver-brass']);
    await page.getByRole('button', { name: 'Wipe my list' }).click();
    await judge(page);
    const shared = await openPage(context(), address, '/list/#12,27');
    await loaded(shared.page, 2);
    await judge(shared.page);
    const entry = await openPage(context(), address, '/assets/warm-hour/');
    await entry.page.getByRole('button', { name: 'Save', exact: true }).click();
    await entry.page.getByRole('button', { name: 'Share' }).click();
    await judge(entry.page);
  });

  test('without JavaScript the page says what to do instead, and shows no button that does nothing', async () => {
    const plain = await openWindow(browser(), { javaScriptEnabled: false });
    const { page } = await openPage(plain, address, '/list/');
    expect(await page.locator('noscript').innerText()).toMatch(/^Keeping a list needs JavaScript/);
    expect(await page.locator('main').getByRole('button').count()).toBe(0);
    const entry = await openPage(plain, address, '/assets/warm-hour/');
    expect(await entry.page.locator('main').getByRole('button').count()).toBe(0);
    await plain.close();
  });
});

describe('the way out of a page about something private', () => {
  const weather = 'https://www.bbc.co.uk/weather';

  async function openSensitive(options = {}) {
    const window = await openWindow(browser(), options);
    await window.route(`${weather}**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><h1>Weather</h1>' }),
    );
    const { page } = await openPage(window, address, '/');
    await page.goto(`${address}/assets/dry-dock/`);
    return { page, window };
  }

  test('comes first after the skip link, and the way back does not lead there', async () => {
    const { page, window } = await openSensitive();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect((await page.locator(':focus').innerText()).trim()).toBe('Leave this page now');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${weather}**`);
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/');
    await window.close();
  });

  test('is also the Escape key, three times', async () => {
    const { page, window } = await openSensitive();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(page.url()).toContain('/assets/dry-dock/');
    await page.keyboard.press('Escape');
    await page.waitForURL(`${weather}**`);
    await window.close();
  });

  test('works without JavaScript as a plain link', async () => {
    const { page, window } = await openSensitive({ javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Leave this page now' }).click();
    expect(page.url()).toContain(weather);
    await window.close();
  });

  test('is on the list of such a theme too, and on no page that needs none', async () => {
    const shows = async (path: string) =>
      (await openPage(context(), address, path)).page.locator('[data-way-out]').isVisible();
    expect(await shows('/themes/help-and-advice/')).toBe(true);
    expect(await shows('/themes/outdoors/')).toBe(false);
    expect(await shows('/assets/slow-miles/')).toBe(false);
  });
});

test('an entry leads to its dates for a calendar, and one that nobody has checked for long does not', async () => {
  const { page } = await openPage(context(), address, '/assets/pot-luck-thursday/');
  const href = await page.getByRole('link', { name: 'Add to your calendar' }).getAttribute('href');
  const response = await page.request.get(address + href!);
  expect(response.headers()['content-type']).toContain('text/calendar');
  const calendar = new ICAL.Component(ICAL.parse(await response.text()) as unknown[]);
  expect(calendar.getFirstSubcomponent('vevent')!.getFirstPropertyValue('summary')).toBe('Pot Luck Thursday');
  for (const slug of ['silver-brass', 'carers-tea', 'the-ukulele-lot', 'the-side-door']) {
    const { page: other } = await openPage(context(), address, `/assets/${slug}/`);
    expect(await other.getByText('Add to your calendar').count()).toBe(0);
    expect((await other.request.get(`${address}/calendar/${slug}.ics`)).status()).toBe(404);
  }
});
