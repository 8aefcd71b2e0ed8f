import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { readCheckReport } from '../../src/domain/check-report.ts';
import { reviewList } from '../../src/domain/review-list.ts';
import { addDays } from '../../src/domain/calendar-day.ts';
import { join } from 'node:path';
import { brokenRules } from './broken-rules.ts';
import { sampleDay } from './built-site.ts';
import { sampleDirectory } from './kinds-of-page.ts';
import { openPage, openWindow, phone } from './open-page.ts';
import { browserWhileTesting } from './while-testing.ts';

const { folder, address } = inject('sample');
const directory = sampleDirectory();
const browser = browserWhileTesting();

/** Slugs of the entries in each part of the list, and their states, as the page shows them. */
function shownWork(page: Page): Promise<string[]> {
  return page.$$eval('[data-band] [data-job]', (jobs) =>
    jobs.map((job) => `${job.getAttribute('data-job') ?? ''} ${job.getAttribute('data-state') ?? ''}`),
  );
}

function expectedWork(days: number): string[] {
  const { items } = reviewList(directory, addDays(sampleDay, days));
  return items.map(({ asset, state }) => `${asset.slug} ${state}`);
}

describe('the panel’s page', () => {
  it('is kept from search engines, the site map and the search, and linked from every foot', () => {
    const html = readFileSync(join(folder, 'panel/index.html'), 'utf8');
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect(readFileSync(join(folder, 'sitemap.xml'), 'utf8')).not.toContain('/panel/');
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain('href="/panel/"');
  });

  it('names only members who chose it, and links nowhere that is not there', () => {
    const html = readFileSync(join(folder, 'panel/index.html'), 'utf8');
    expect(html).toContain('Olive');
    expect(html).not.toContain('/admin/');
  });

  it('stays true on a site that was built long ago: each entry in its place, every number counted anew', async () => {
    const html = readFileSync(join(folder, 'panel/index.html'), 'utf8').replace(/ data-day="[^"]*"/, '');
    for (const days of [0, 30, 61, 400]) {
      const context = await openWindow(browser());
      const page = await context.newPage();
      await page.route('**/panel/', (route) => route.fulfill({ body: html, contentType: 'text/html' }));
      await page.clock.setFixedTime(new Date(`${addDays(sampleDay, days)}T12:00:00Z`));
      await page.goto(`${address}/panel/`);
      const list = reviewList(directory, addDays(sampleDay, days));
      expect((await shownWork(page)).sort(), `${days}`).toEqual(expectedWork(days).sort());
      expect(await page.textContent('[data-count="overdue"] b')).toBe(String(list.counts.overdue));
      for (const { of, within, all } of list.byNeighbourhood) {
        const row = page.locator(`[data-cover="neighbourhood:${of}"]`);
        expect(await row.locator('[data-within]').textContent(), `${days} ${of}`).toBe(String(within));
        expect(await row.locator('[data-all]').textContent()).toBe(String(all));
      }
      const first = list.items[0]!;
      const words = await page.locator(`[data-job="${first.asset.slug}"] .why b:visible`).allTextContents();
      expect(words, `${days}`).toHaveLength(1);
      await context.close();
    }
  });

  it('is ticked on a phone, kept there, and handed in as a message that the desk’s command reads', async () => {
    const context = await openWindow(browser(), { viewport: phone });
    const { page, faults } = await openPage(context, address, '/panel/');
    const job = (slug: string) => page.locator(`[data-job="${slug}"]`);
    await job('bread-swap').getByRole('button', { name: 'Still right' }).click();
    await job('bread-swap').getByLabel('How do you know?').selectOption('rang');
    await job('bread-swap')
      .getByLabel(/In a few words/)
      .fill('A new bell.');
    await job('dawn-dippers').getByRole('button', { name: 'No answer' }).click();
    await job('silver-brass').getByRole('button', { name: 'Something else' }).click();
    await job('silver-brass').getByLabel('What is it?').selectOption('closed');
    await job('silver-brass').getByLabel('Its last day').fill('2026-11-01');
    await job('the-botney-bell').getByRole('button', { name: 'Something else' }).click();
    await job('the-botney-bell').getByLabel('What is it?').selectOption('going again');
    expect(await job('the-botney-bell').getByRole('button', { name: 'Still right' }).count()).toBe(0);
    await page.getByLabel('Who are you?').selectOption('member-4');
    expect(await brokenRules(page)).toEqual([]);

    await page.reload();
    const message = await page.getByLabel('The message').inputValue();
    const { lines, problems } = readCheckReport(message, 'x', new Set(directory.assetBySlug.keys()));
    expect(problems).toEqual([]);
    expect(lines?.map(({ slug, finding, how, day, note }) => [slug, finding, how, day, note])).toEqual([
      ['bread-swap', 'still right', 'rang', undefined, 'A new bell.'],
      ['dawn-dippers', 'could not reach', undefined, undefined, undefined],
      ['silver-brass', 'closed', 'rang', '2026-11-01', undefined],
      ['the-botney-bell', 'going again', 'rang', undefined, undefined],
    ]);
    const mail = (await page.getByRole('link', { name: 'Send to the desk' }).getAttribute('href')) ?? '';
    expect(decodeURIComponent(mail.split('body=')[1] ?? '').replaceAll('\r\n', '\n')).toBe(message);

    await job('dawn-dippers').getByRole('button', { name: 'No answer' }).click();
    expect(await page.getByLabel('The message').inputValue()).not.toContain('dawn-dippers');
    await page.getByRole('button', { name: 'It is sent, start again' }).click();
    await page.waitForFunction(() => document.querySelector('[data-sheet-filled]')?.hasAttribute('hidden'));
    expect(faults).toEqual([]);
    await context.close();
  });

  it('shows one patch or one theme alone', async () => {
    const context = await openWindow(browser(), { viewport: phone });
    const { page } = await openPage(context, address, '/panel/');
    await page.getByLabel('Whose patch').selectOption({ label: 'Tail End' });
    const slugs = await page.$$eval('.band-of-work:not(.later) [data-job]:not([hidden])', (jobs) =>
      jobs.map((job) => job.getAttribute('data-job')),
    );
    expect(slugs.sort()).toEqual(['hull-street-swap', 'net-menders']);
    await page.getByLabel('Theme').selectOption({ label: 'Music and performance' });
    expect(await page.getByText('0 to look at.').isVisible()).toBe(true);
    await context.close();
  });

  it('can be used without scripts: the list, and an e-mail begun for each entry', async () => {
    const context = await openWindow(browser(), { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${address}/panel/`);
    expect((await shownWork(page)).sort()).toEqual(expectedWork(0).sort());
    expect(await page.locator('.round-sheet').isVisible()).toBe(false);
    expect(await page.locator('[data-narrow]').isVisible()).toBe(false);
    const mail = await page.locator('[data-job="bread-swap"] a[data-by-mail]').getAttribute('href');
    expect(decodeURIComponent(mail ?? '')).toContain('https://hereabouts.example/assets/bread-swap/');
    await context.close();
  });

  it('prints as the meeting pack: boxes to tick for what is due, and nothing that only works on a screen', async () => {
    const context = await openWindow(browser());
    const { page } = await openPage(context, address, '/panel/');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Panel meeting');
    const listed = reviewList(directory, sampleDay).items.filter(({ isListed }) => isListed);
    expect(await page.locator('.job:visible').count()).toBe(listed.length);
    expect(await page.locator('.job .boxes i:visible').count()).toBe(3 * listed.length);
    for (const title of [
      'Whose turn ends',
      'New, changed and closed',
      'Gaps to decide',
      'How far our checks reach',
    ])
      expect(await page.getByRole('heading', { name: title }).isVisible(), title).toBe(true);
    expect(await page.locator('button:visible, select:visible, .foot:visible').count()).toBe(0);
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(1);
    expect(pages).toBeLessThanOrEqual(5);
    await context.close();
  });
});
