import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { htmlAt } from '../site/built-html.ts';
import { brokenRules } from './broken-rules.ts';
import { launchBrowser } from './chromium.ts';
import { kindsOfPage, pagesOf, redirectAddress } from './kinds-of-page.ts';
import { laptop, onEach, openPage, openWindow, phone, watchPage } from './open-page.ts';

const { folder, address } = inject('sample');
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

test('every page of the site opens on a phone without an error, a refusal or a word to another computer', async () => {
  const pages = pagesOf(folder);
  expect(pages.length).toBeGreaterThan(150);
  const found = await onEach(browser, {
    home: address,
    items: pages,
    act: async ({ page, faults }, path) => {
      const target = sendsOnTo(path);
      await page.goto(address + path, { waitUntil: target === undefined ? 'load' : 'commit' });
      if (target !== undefined) await page.waitForURL(`**${target}`);
      return faults.map((fault) => `${path}: ${fault}`);
    },
  });
  expect(found.flat()).toEqual([]);
});

test('the watch over pages sees what it is to see', async () => {
  const context = await openWindow(browser);
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
  test.each([
    ['a phone', phone],
    ['a laptop', laptop],
  ])('on any kind of page, on %s', async (_, viewport) => {
    const found = await onEach(browser, {
      home: address,
      items: [...kindsOfPage()],
      options: { viewport },
      act: async ({ page }, [kind, path]) => {
        await page.goto(address + path);
        return (await brokenRules(page)).map((broken) => `${kind}: ${broken}`);
      },
    });
    expect(found.flat()).toEqual([]);
  });

  test('on a page that sends the reader on, before it does', async () => {
    const context = await openWindow(browser);
    const { page } = await heldRedirect(context);
    const broken = await brokenRules(page);
    await context.close();
    expect(broken).toEqual([]);
  });

  test('and a picture without words in a page is noticed', async () => {
    const context = await openWindow(browser);
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
  const context = await openWindow(browser);
  const { page, faults } = await openPage(context, address, redirectAddress);
  await page.waitForURL('**/assets/pot-luck-thursday/');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Pot Luck Thursday');
  expect(faults).toEqual([]);
  await context.close();
});

test('an address that leads nowhere gets a page that helps on, with the status for it', async () => {
  const context = await openWindow(browser);
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

/** Where a page sends the reader on to; undefined when it is a page to read. */
function sendsOnTo(path: string): string | undefined {
  return /<meta http-equiv="refresh" content="0; url=([^"]+)"/.exec(htmlAt(folder, path))?.[1];
}
