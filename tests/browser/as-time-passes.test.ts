import { Temporal } from 'temporal-polyfill';
import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { addDays, parseDay, type IsoDay } from '../../src/domain/calendar-day.ts';
import type { LinkedAsset } from '../../src/domain/directory.ts';
import { standingOn } from '../../src/domain/standing.ts';
import type { Dated } from '../../src/views/dated.ts';
import { changeDaysOf, checkedBoxOf, noticesOf } from '../../src/views/standing-view.ts';
import type { ViewContext } from '../../src/views/view-context.ts';
import type { Words } from '../../src/views/words.ts';
import { sampleDay } from './built-site.ts';
import { sampleDirectory } from './kinds-of-page.ts';
import { openWindow } from './open-page.ts';
import { expectToldAsBuiltOn, noonOn, readTold, toldOnOldPages, type AgingTown, type Told } from './told.ts';
import { browserWhileTesting } from './while-testing.ts';

const { address, content } = inject('aging');
const directory = sampleDirectory();
const browser = browserWhileTesting();

describe('the sample town', () => {
  test('stays on its own day, whatever the reader’s clock says', async () => {
    const sample = inject('sample').address;
    const told = (day: string) => toldAt(sample, '/assets/slow-miles/', noonOn(parseDay(day)));
    expect(await told('2031-01-01')).toEqual(await told('2026-11-22'));
  });
});

describe('on a site that nobody has built for a while, the page of each entry', () => {
  test('tells what a site built on the day itself tells, half a year later', async () => {
    await expectToldAsBuiltOn(parseDay('2027-05-10'), town(), directory);
  });

  test('gives the date after the one that is over', async () => {
    const day = parseDay('2026-11-27');
    const meeting = directory.assets.filter(({ data }) => data.sessions !== undefined);
    const told = await toldOnOldPages(
      meeting.map(({ slug }) => ({ slug, day })),
      town(),
    );
    const past = told.flatMap(({ next, dates }) =>
      [...next, ...dates.map((date) => date.slice(0, 10))].filter((date) => date < day),
    );
    expect(told.filter(({ next }) => next.length > 0).length).toBeGreaterThan(40);
    expect(past).toEqual([]);
  });
});

describe('words change on the very day, by London’s clock', () => {
  /** One entry for each thing that can happen to an entry as days pass. */
  const stories = [
    ['a check that grows old', 'slow-miles'],
    ['a check that is due', assetIn('due')],
    ['a check that is overdue', assetIn('overdue')],
    ['a pause that ends', 'carers-tea'],
    ['a pause that ended', 'the-botney-bell'],
    ['a notice that ends', 'the-lift-committee'],
    ['a summer thing that comes back', 'balcony-tomatoes'],
    ['a winter thing that ends', 'the-winter-coat-rail'],
    ['something that closed', 'the-ukulele-lot'],
    ['something nobody has checked', assetIn('never-checked')],
    ['a person’s number, until their consent ends', 'the-memory-dock'],
  ] as const;

  test.each(stories)('%s: %s', async (_, slug) => {
    const asset = assetCalled(slug);
    const days = daysOfChange(asset).flatMap((day) => [addDays(day, -1), day]);
    const told = await toldOnOldPages(
      days.map((day) => ({ slug, day })),
      town(),
    );
    expect(days.length).toBeGreaterThan(0);
    for (const [index, { notices, checked }] of told.entries()) {
      const day = days[index]!;
      expect({ day, notices, checked }).toEqual({ day, ...expectedOn(asset, day) });
    }
  });

  test.each(['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'])(
    'at midnight in London, for a reader whose clock says %s',
    async (timezoneId) => {
      const midnights = [
        ['carers-tea', '2027-01-07'],
        ['balcony-tomatoes', '2027-04-01'],
        ['the-winter-coat-rail', '2027-10-01'],
      ] as const;
      for (const [slug, text] of midnights) {
        const day = parseDay(text);
        const asset = assetCalled(slug);
        const before = await toldAt(address, `/assets/${slug}/`, midnightOf(day) - 1000, {
          timezoneId,
        });
        const after = await toldAt(address, `/assets/${slug}/`, midnightOf(day), { timezoneId });
        expect(before.notices).toEqual(expectedOn(asset, addDays(day, -1)).notices);
        expect(after.notices).toEqual(expectedOn(asset, day).notices);
        expect(after.notices).not.toEqual(before.notices);
      }
    },
  );

  test('from checked by way of due and overdue to nobody has checked', async () => {
    const asset = assetCalled('slow-miles');
    const days = reviewDaysOn(await pageTextOf('slow-miles'));
    const words = [];
    for (const day of [sampleDay, days.due, days.overdue, days.lapsed]) {
      const { notices, checked } = await toldAt(address, `/assets/${asset.slug}/`, noonOn(parseDay(day)));
      words.push([...notices, ...checked].join(' '));
    }
    expect(words[0]).toMatch(/^Checked /);
    expect(words[1]).toMatch(/Due another check/);
    expect(words[2]).toMatch(/^Last checked .* Ring before you go/);
    expect(words[3]).toMatch(/^Nobody has checked this since /);
  });

  test('coming dates move on: the first one is never past, and six are shown while six are left', async () => {
    const path = '/assets/pot-luck-thursday/';
    for (const [day, first] of [
      ['2026-11-26', '2026-11-26'],
      ['2026-11-27', '2026-12-03'],
      ['2027-06-01', '2027-06-03'],
    ] as const) {
      const { dates } = await toldAt(address, path, noonOn(parseDay(day)));
      expect(dates).toHaveLength(6);
      expect(dates[0]?.slice(0, 10)).toBe(first);
    }
  });

  test('without JavaScript the page keeps the words of the day it was built, with the day of the check', async () => {
    const asset = assetCalled('carers-tea');
    const { notices, checked } = await toldAt(
      address,
      '/assets/carers-tea/',
      noonOn(parseDay('2027-06-01')),
      {
        javaScriptEnabled: false,
      },
    );
    expect({ notices, checked }).toEqual(expectedOn(asset, sampleDay));
    expect(notices.join()).toContain('Paused until 7 January 2027');
  });
});

function town(): AgingTown {
  return { browser: browser(), address, content };
}

/** Opens one page at an instant and reads what it tells. */
async function toldAt(
  home: string,
  path: string,
  instant: number,
  options: BrowserContextOptions = {},
): Promise<Told> {
  const context = await openWindow(browser(), options);
  const page = await context.newPage();
  await page.clock.setFixedTime(instant);
  await page.goto(home + path);
  const told = await page.locator('main').evaluate(readTold);
  await context.close();
  return told;
}

/** What the views say of an entry on a day, as a site built on that day shows it. */
function expectedOn(asset: LinkedAsset, day: IsoDay): Pick<Told, 'notices' | 'checked'> {
  const context: ViewContext = { directory, today: day, base: '/', siteUrl: 'https://hereabouts.example' };
  const box = checkedBoxOf(asset, context);
  return {
    notices: nowOf(noticesOf(asset, context)).map(({ title, text }) =>
      `${title} ${text.map(wordsOf).join('')}`.trim(),
    ),
    checked: nowOf(box.words).map(({ lead, day: on, by, advice }) =>
      [lead, on, by, advice, box.note, box.tried, box.tellUs.words]
        .filter((part) => part !== undefined)
        .join(' '),
    ),
  };
}

function nowOf<T>(dated: readonly Dated<T>[]): T[] {
  return dated.filter(({ now }) => now).map(({ value }) => value);
}

function wordsOf(words: Words): string {
  return typeof words === 'string' ? words : words.words;
}

/** Days of the next 800 on which something changes for an entry, at most ten of them. */
function daysOfChange(asset: LinkedAsset): IsoDay[] {
  const context: ViewContext = {
    directory,
    today: sampleDay,
    base: '/',
    siteUrl: 'https://hereabouts.example',
  };
  const last = addDays(sampleDay, 800);
  const days = [...new Set(changeDaysOf(asset, context))]
    .filter((day) => day > sampleDay && day <= last)
    .sort();
  const changes = days.filter(
    (day) =>
      JSON.stringify(expectedOn(asset, day)) !== JSON.stringify(expectedOn(asset, addDays(day, -1))) ||
      days.length <= 10,
  );
  return changes.slice(0, 10);
}

function assetCalled(slug: string): LinkedAsset {
  const asset = directory.assetBySlug.get(slug);
  if (asset === undefined) throw new Error(`The sample has no ${slug}.`);
  return asset;
}

function assetIn(review: string): string {
  const found = directory.assets.find(({ data }) => {
    const standing = standingOn(data, directory.site, sampleDay);
    return standing.status === 'active' && standing.review === review;
  });
  return found?.slug ?? `nothing ${review}`;
}

async function pageTextOf(slug: string): Promise<string> {
  return (await fetch(`${address}/assets/${slug}/`)).text();
}

function reviewDaysOn(html: string) {
  const dayOf = (name: string) => new RegExp(`data-${name}="([0-9-]{10})"`).exec(html)?.[1] ?? '';
  return { due: dayOf('due'), overdue: dayOf('overdue'), lapsed: dayOf('lapsed') };
}

function midnightOf(day: IsoDay): number {
  return Temporal.PlainDate.from(day).toZonedDateTime('Europe/London').epochMilliseconds;
}
