import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { projectFolder } from '../../scripts/environment.ts';
import { readSuggestions } from '../../src/imports/suggestion-messages.ts';
import { serveWithFunction, StoreInMemory } from '../functions/store-in-memory.ts';
import { brokenRules } from './broken-rules.ts';
import { buildTown, clearTown, serveFolder } from './built-site.ts';
import { launchBrowser } from './chromium.ts';
import { openPage, openWindow } from './open-page.ts';

const { address } = inject('sample');
const content = mkdtempSync(join(tmpdir(), 'hereabouts-form-'));
const store = new StoreInMemory();
let browser: Browser;
let folder = '';
let withForm = '';
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  cpSync(join(projectFolder, 'tests', 'fixtures', 'tiny-town'), content, { recursive: true });
  const file = join(content, 'site.json');
  const site = JSON.parse(readFileSync(file, 'utf8')) as object;
  const suggestions = { ways: ['form', 'email', 'desk'], form: 'cloudflare' };
  writeFileSync(file, JSON.stringify({ ...site, suggestions }));
  [browser, folder] = await Promise.all([launchBrowser(), buildTown(content)]);
  const served = await serveFolder(folder);
  const host = await serveWithFunction(served.address, store);
  withForm = host.address;
  closing.push(served.close, host.close);
});
afterAll(async () => {
  await browser.close();
  for (const close of closing) await close();
  clearTown(folder);
  rmSync(content, { recursive: true });
});

/** What a link that opens a message puts into it. */
async function messageOf(page: Page, name: string): Promise<string> {
  const href = await page.getByRole('link', { name }).first().getAttribute('href');
  const { searchParams } = new URL(href ?? '');
  return searchParams.get('body') ?? '';
}

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('somebody who knows better, %s, on a phone', (_, javaScriptEnabled) => {
  test('begins an e-mail about an entry on its own page, and sees there what was changed before', async () => {
    const context = await openWindow(browser, { javaScriptEnabled });
    const { page, faults } = await openPage(context, address, '/assets/chair-yoga/');
    expect(await messageOf(page, 'Correct it by e-mail')).toMatch(
      /^Which one is it\?\r\nChair Yoga\r\nhttps:\/\/hereabouts\.example\/assets\/chair-yoga\/\r\n/,
    );
    await page.getByRole('link', { name: 'Chair Yoga begins at 10am' }).click();
    expect(new URL(page.url()).hash).toBe('#issue-31');
    expect(await page.locator('#issue-31').innerText()).toMatch(/The organiser wrote back/);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('goes from an entry to the questions about it, by every way of the panel', async () => {
    const context = await openWindow(browser, { javaScriptEnabled });
    const { page, faults } = await openPage(context, address, '/assets/bread-swap/');
    await page.getByRole('link', { name: 'Tell us if this is wrong' }).first().click();
    expect(await page.locator('#change').isVisible()).toBe(true);
    const questions = await page.locator('#change li b').allTextContents();
    expect(questions.slice(0, 3)).toEqual(['Which one is it?', 'Is it still going?', 'When is it on?']);
    const named = javaScriptEnabled ? '\r\nhttps://hereabouts.example/assets/bread-swap/' : '';
    expect(await messageOf(page, 'Write this e-mail: Something here is wrong')).toMatch(
      `Which one is it?${named}\r\n`,
    );
    const issue = await page
      .getByRole('link', { name: 'Write it on git.example.org' })
      .first()
      .getAttribute('href');
    expect(issue).toMatch(
      /^https:\/\/git\.example\.org\/silverpit\/hereabouts\/issues\/new\?title=.*Which%20one/,
    );
    expect(issue?.includes('bread-swap')).toBe(javaScriptEnabled);
    expect(await page.locator('[data-about-line]').isVisible()).toBe(javaScriptEnabled);
    expect(faults).toEqual([]);
    await context.close();
  });

  test('fills in the form of the host, reads what happens next, and the panel has it', async () => {
    store.messages.clear();
    const context = await openWindow(browser, { javaScriptEnabled });
    const { page, faults } = await openPage(context, withForm, '/suggest/?about=slow-miles#change');
    const form = page.locator('#change form');
    const which = form.getByLabel('Which one is it?');
    if (javaScriptEnabled) expect(await which.inputValue()).toMatch(/\/assets\/slow-miles\/$/);
    else await which.fill('the walk by the sea');
    await form.getByLabel('It has stopped for now').check();
    await form.getByLabel('When is it on?').fill('Thursdays 2pm to 4pm <script>alert(1)</script>');
    expect(await form.getByLabel('Leave this empty').isVisible()).toBe(false);
    await form.getByRole('button', { name: 'Send it to the panel' }).click();
    await page.waitForURL('**/suggest/thanks/');
    const main = page.getByRole('main');
    expect(await main.innerText()).toMatch(/reads it within 7 days/);
    const texts = [...store.messages.values()].map(({ text }) => text);
    expect(texts).toHaveLength(1);
    const [message] = readSuggestions(new TextEncoder().encode(texts[0]), 'one.json');
    expect(message?.answers.get('when')).toBe('Thursdays 2pm to 4pm');
    expect(message?.answers.get('going')).toBe('It has stopped for now');
    // Without a script, the address of the page it was sent from tells what it is about.
    expect(message?.addresses.some((found) => found.includes('slow-miles'))).toBe(true);
    await main.getByRole('link', { name: 'what came of what people said' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('What came of what people said');
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('the pages for telling the panel', () => {
  test.each([
    ['with a form', () => withForm, '/suggest/'],
    ['with messages', () => address, '/suggest/?about=gaps/a-swimming-pool#missing'],
    ['the receipt', () => withForm, '/suggest/thanks/'],
    ['what came of it', () => address, '/suggest/outcomes/'],
  ])('%s break no rule, and nothing sticks out on the narrowest phone', async (_, home, path) => {
    const context = await openWindow(browser);
    const { page, faults } = await openPage(context, home(), path);
    expect(await brokenRules(page)).toEqual([]);
    for (const width of [320, 390, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  test('name a gap, a place and a theme where they were reached from, and nothing else', async () => {
    const context = await openWindow(browser);
    const { page } = await openPage(context, address, '/suggest/?about=gaps/a-swimming-pool#missing');
    expect(await messageOf(page, 'Write this e-mail: I looked for')).toContain('/gaps/a-swimming-pool/');
    expect(await messageOf(page, 'Write this e-mail: Something here')).not.toContain('swimming');
    for (const hostile of ['../x', 'a/b/c', 'javascript:alert(1)', '<b>', 'gaps/../x']) {
      await page.goto(`${address}/suggest/?about=${encodeURIComponent(hostile)}`);
      expect(await page.locator('[data-about-line]').isVisible()).toBe(false);
    }
    await page.goto(`${address}/venues/st-elmos-hall/`);
    const link = page.getByRole('link', { name: 'Tell us if this is wrong' });
    expect(await link.getAttribute('href')).toBe('/suggest/?about=venues/st-elmos-hall#change');
    await page.goto(`${address}/themes/learn/`);
    expect(await page.getByRole('link', { name: 'Tell us what belongs here' }).getAttribute('href')).toBe(
      '/suggest/?about=themes/learn#new',
    );
    await context.close();
  });
});
