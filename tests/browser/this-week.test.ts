import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { homeView } from '../../src/views/home-view.ts';
import { thisWeekView, type WeekDayView } from '../../src/views/this-week-view.ts';
import type { ViewContext } from '../../src/views/view-context.ts';
import { browserWhileTesting } from './while-testing.ts';

const { address, content } = inject('aging');
const { directory } = readDirectory(content);
const browser = browserWhileTesting();
let context: BrowserContext;
let page: Page;

beforeEach(async () => {
  context = await browser().newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
});

/** Opens a page of the site that was built on 22 November 2026, at a time in London. */
async function openAt(time: string, path = '/this-week/'): Promise<string[]> {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.clock.setFixedTime(new Date(time));
  await page.goto(`${address}${path}`, { waitUntil: 'networkidle' });
  return asked.filter((address) => address.startsWith('/data/'));
}

function contextOn(day: string): ViewContext {
  return { directory: directory!, today: parseDay(day), base: '/', siteUrl: 'https://hereabouts.example' };
}

/** Words and links as a reader meets them, without the spaces between. */
const plain = (texts: readonly string[]) => texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());

/** The days of the page, each with its heading and then what is on. */
async function daysShown(): Promise<string[][]> {
  const days = await page.locator('.agenda > li:visible').all();
  return Promise.all(
    days.map(async (day) =>
      plain([
        await day.locator('h2').innerText(),
        ...(await day.locator('h3:visible, .event:visible, .not-on, .nothing:visible').allInnerTexts()),
      ]),
    ),
  );
}

/** The same from what a site built on that day holds. */
function daysBuilt(day: string): string[][] {
  return thisWeekView(contextOn(day)).days.map(({ value }) =>
    plain([`${value.today.now ? 'Today ' : ''}${value.title}`, ...linesOf(value)]),
  );
}

function linesOf({ parts, off, isEmpty }: WeekDayView): string[] {
  return [
    ...parts.flatMap(({ title, happenings }) => [
      title,
      ...happenings.map(({ time, title: name, place, remark }) => `${time} ${name} ${place} ${remark}`),
    ]),
    ...(isEmpty ? ['Nothing listed.'] : []),
    ...off.map(({ title, why }) => `Not this time: ${title}. ${why}`),
  ];
}

describe('this week, on a site that was built on 22 November', () => {
  test('is there as it was built, and asks for nothing, while it has a week of its own left', async () => {
    for (const day of ['2026-11-22', '2026-11-29']) {
      expect(await openAt(`${day}T12:00:00Z`)).toEqual([]);
      expect((await daysShown())[0]?.[0]).toMatch(/^Today Sunday/);
    }
    expect(await daysShown()).toHaveLength(7);
  });

  test.each(['2026-12-20', '2027-06-01'])('is on %s that of a site built on the day', async (day) => {
    expect(await openAt(`${day}T12:00:00Z`)).toEqual(['/data/week.json']);
    const shown = await daysShown();
    expect(shown).toEqual(daysBuilt(day));
    expect(shown.flat().length).toBeGreaterThan(60);
    const built = thisWeekView(contextOn(day));
    expect(await page.locator('[data-span]').innerText()).toBe(built.span);
    expect(plain(await page.locator('.most-days li').allInnerTexts())).toEqual(
      plain(built.mostDays.map(({ title, hint, mark }) => `${title} ${hint} ${mark}`)),
    );
    expect(await page.getByText('These days are over.').isVisible()).toBe(false);
    await page.locator('.agenda .event a').first().click();
    expect(new URL(page.url()).pathname).toMatch(/^\/assets\/[a-z0-9-]+\/$/);
  });

  test('says that its days are over, and whom to ring, when the data cannot be had or end', async () => {
    await context.route('**/data/week.json', (route) => route.abort());
    await openAt('2026-12-20T12:00:00Z');
    expect(await page.getByText('These days are over.').isVisible()).toBe(true);
    await context.unroute('**/data/week.json');
    expect(await openAt('2028-02-01T12:00:00Z')).toEqual([]);
    expect(await page.getByText('01632 960 200').first().isVisible()).toBe(true);
  });

  test('leads to today, tomorrow and the weekend, whichever day it is', async () => {
    await openAt('2026-11-26T12:00:00Z');
    const jumps = page.getByRole('navigation', { name: 'On this page' });
    const headingAfter = async (name: string) => {
      await jumps.getByRole('link', { name, exact: true }).click();
      return (await page.locator(':target').innerText()).replaceAll(/\s+/g, ' ');
    };
    expect(await headingAfter('Today')).toBe('Today Thursday 26 November');
    expect(await headingAfter('Tomorrow')).toBe('Friday 27 November');
    expect(await headingAfter('This weekend')).toBe('Saturday 28 November');
  });

  test('says what is on now and what comes later today', async () => {
    await openAt('2026-11-24T10:30:00Z');
    const tuesday = thisWeekView(contextOn('2026-11-24')).days[0]!.value;
    const happenings = tuesday.parts.flatMap((part) => part.happenings);
    const titlesWhere = (holds: (from: string, to: string) => boolean) =>
      happenings
        .filter((each) => 'from' in each && holds(each.from, each.to ?? each.from))
        .map(({ title }) => title);
    const now = titlesWhere((from, to) => from <= '10:30' && '10:30' < to);
    expect(now).toContain('Slow Miles');
    expect(await page.locator('[data-hours="on-now"] .event a').allInnerTexts()).toEqual(now);
    expect(await page.locator('[data-hours="later-today"] .event a').allInnerTexts()).toEqual(
      titlesWhere((from) => from > '10:30'),
    );
    await openAt('2026-11-24T03:00:00Z');
    expect(await page.getByRole('heading', { name: 'On now' }).isVisible()).toBe(false);
  });

  test('shows one neighbourhood alone, keeps it in the address, and goes back to all', async () => {
    await openAt('2026-12-20T12:00:00Z');
    const all = await page.locator('.agenda .event:visible').count();
    await page.getByText('One part of town').click();
    await page.getByRole('link', { name: 'Well Bank' }).click();
    expect(new URL(page.url()).search).toBe('?in=well-bank');
    const some = await page.locator('.agenda .event:visible').allInnerTexts();
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(all);
    expect(some.filter((words) => /Oyster Ground|Tail End|Sole Pit/.test(words))).toEqual([]);
    expect(await page.locator('.agenda .not-on:visible').allInnerTexts()).toContain(
      'Not this time: Foghorn Singers. Singing on the quay instead.',
    );
    expect(await page.locator('.agenda .nothing:visible').allInnerTexts()).toContain('Nothing listed there.');
    await page.reload({ waitUntil: 'networkidle' });
    expect(await page.locator('.agenda .event:visible').allInnerTexts()).toEqual(some);
    await page.getByRole('link', { name: 'Everywhere' }).click();
    expect(await page.locator('.agenda .event:visible').count()).toBe(all);
    expect(new URL(page.url()).search).toBe('');
  });

  test('leads without JavaScript to what is on in a neighbourhood', async () => {
    const still = await browser().newContext({ javaScriptEnabled: false });
    const quiet = await still.newPage();
    await quiet.goto(`${address}/this-week/`);
    await quiet.getByText('One part of town').click();
    await quiet.getByRole('link', { name: 'Well Bank' }).click();
    expect(quiet.url()).toContain('/neighbourhoods/well-bank/#week');
    expect(await quiet.locator(':target').innerText()).toBe('This week in Well Bank');
    await still.close();
  });
});

describe('the week of the home page, on a site that was built on 22 November', () => {
  test.each(['2026-12-20', '2027-06-01'])('is on %s that of a site built on the day', async (day) => {
    expect(await openAt(`${day}T12:00:00Z`, '/')).toEqual(['/data/week.json']);
    const shown = await page.locator('.week > li:visible .event').allInnerTexts();
    const built = homeView(contextOn(day)).week.days.flatMap(({ value }) =>
      value.parts.flatMap(({ events }) =>
        events.map(({ time, title, place, remark }) => `${time} ${title} ${place} ${remark}`),
      ),
    );
    expect(plain(shown)).toEqual(plain(built));
    expect(await page.locator('.week > li:visible').count()).toBe(7);
    expect(await page.locator('.week .today:visible').count()).toBe(1);
    expect(await page.getByText('They have passed.').isVisible()).toBe(false);
  });

  test('shows a phone three days, also when some are over', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openAt('2026-11-25T12:00:00Z', '/');
    expect(await page.locator('.week > li:visible').count()).toBe(3);
  });
});
