import type { BrowserContext } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { brokenRules } from './broken-rules.ts';
import { kindsOfPage, pagesOf, redirectAddress } from './kinds-of-page.ts';
import { faultsOnOpening } from './faults-on-opening.ts';
import { laptop, onEach, openPage, openWindow, phone, watchPage } from './open-page.ts';
import { browserWhileTesting } from './while-testing.ts';

const { folder, address } = inject('sample');
const browser = browserWhileTesting();

/** Of pages that are of one kind with many others, one in so many is opened; all of them in the long tests. */
const oneIn = 6;

test('pages of the site open on a phone without an error, a refusal or a word to another computer', async () => {
  const kinds = [...kindsOfPage().values()];
  const all = pagesOf(folder);
  const pages = [...new Set([...kinds, ...all.filter((_, index) => index % oneIn === 0)])];
  expect(all.length).toBeGreaterThan(150);
  expect(await faultsOnOpening(pages, { browser: browser(), address, folder })).toEqual([]);
});

test('the watch over pages sees what it is to see', async () => {
  const context = await openWindow(browser());
  const open = await openPage(context, address, '/about/');
  await open.page.evaluate(() => {
    const add = (tag: string, name: string, value: string) => {
      const element = document.createElement(tag);
      element.setAttribute(name, value);
      document.body.append(element);
    };
    add('img', 'src', 'https://elsewhere.example/x.png');
    add('img', 'src', '/not-there.png');
    add('script', 'src', 'https://elsewhere.example/x.js');
    setTimeout(() => {
      throw new Error('planted');
    });
  });
  await open.page.waitForTimeout(300);
  await context.close();
  const said = open.faults.join('\n');
  expect(said).toContain('img-src refused https://elsewhere.example/x.png');
  expect(said).toContain('got 404');
  expect(said).toContain('script-src-elem refused https://elsewhere.example/x.js');
  expect(said).toContain('error: planted');
});

describe('nobody is shut out, by the rules of WCAG 2.2 AA and good practice that a program can judge', () => {
  test('on any kind of page, on a phone and on a laptop', async () => {
    const found = await onEach(browser(), {
      home: address,
      items: [...kindsOfPage()],
      act: async ({ page }, [kind, path]) => {
        const broken: string[] = [];
        await page.setViewportSize(phone);
        await page.goto(address + path);
        for (const viewport of [phone, laptop]) {
          await page.setViewportSize(viewport);
          broken.push(...(await brokenRules(page)).map((rule) => `${kind}, ${viewport.width} px: ${rule}`));
        }
        return broken;
      },
    });
    expect(found.flat()).toEqual([]);
  });

  test('on a page that sends the reader on, before it does', async () => {
    const context = await openWindow(browser());
    const { page } = await heldRedirect(context);
    const broken = await brokenRules(page);
    await context.close();
    expect(broken).toEqual([]);
  });

  test('and a picture without words in a page is noticed', async () => {
    const context = await openWindow(browser());
    const { page } = await openPage(context, address, '/about/');
    await page.evaluate(() => {
      document.querySelector('main')?.append(Object.assign(new Image(), { src: '/favicon.svg' }));
    });
    const broken = await brokenRules(page);
    await context.close();
    expect(broken.join()).toContain('image-alt');
  });
});

test('somebody who types a short address ends on the page of the entry', async () => {
  const context = await openWindow(browser());
  const { page, faults } = await openPage(context, address, redirectAddress);
  await page.waitForURL('**/assets/pot-luck-thursday/');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Pot Luck Thursday');
  expect(faults).toEqual([]);
  await context.close();
});

test('an address that leads nowhere gets a page that helps on, with the status for it', async () => {
  const context = await openWindow(browser());
  const { page } = await watchPage(context, address);
  const response = await page.goto(`${address}/no/such/page/`);
  expect(response?.status()).toBe(404);
  expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(2);
  await page.getByRole('main').getByRole('link').first().click();
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  await context.close();
});

/** A redirect page that does not send on, so that it can be looked at. */
async function heldRedirect(context: BrowserContext) {
  const open = await watchPage(context, address);
  await open.page.route(`**${redirectAddress}`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/<meta http-equiv="refresh"[^>]*>/, '');
    await route.fulfill({ response, body });
  });
  await open.page.goto(address + redirectAddress);
  return open;
}
