/** What pages of entries tell a reader as time passes, read in a browser. */
import { Temporal } from 'temporal-polyfill';
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { addDays, type IsoDay } from '../../src/domain/calendar-day.ts';
import type { Directory, LinkedAsset } from '../../src/domain/directory.ts';
import { daysAhead } from '../../src/domain/schedule.ts';
import { standingOn } from '../../src/domain/standing.ts';
import { htmlAt } from '../site/built-html.ts';
import { buildTown, clearTown, sampleDay } from './built-site.ts';
import { onEach, openWindow, withoutPictures } from './open-page.ts';

/** What the page of an entry tells a reader about how far to trust it, and when to go. */
export interface Told {
  readonly notices: readonly string[];
  readonly checked: readonly string[];
  readonly contacts: readonly string[];
  /** The next date beside the text, as a day. */
  readonly next: readonly string[];
  /** What is said over the coming dates, and the dates. */
  readonly says: readonly string[];
  readonly dates: readonly string[];
}

/** A town whose pages age: where its site is served, and what it is built from. */
export interface AgingTown {
  readonly browser: Browser;
  readonly address: string;
  readonly content: string;
}

/** Expects that the page of each entry, built on the sample's day, tells what one tells that is built on the day. */
export async function expectToldAsBuiltOn(day: IsoDay, town: AgingTown, directory: Directory): Promise<void> {
  const kept = directory.assets.filter(
    ({ data }) => standingOn(data, directory.site, day).status !== 'closed-long-ago',
  );
  const old = await toldOnOldPages(
    kept.map(({ slug }) => ({ slug, day })),
    town,
  );
  const now = await toldOnFreshPages(kept, day, town);
  const lastDay = addDays(sampleDay, daysAhead - 1);
  const upToLastDay = ({ dates, ...told }: Told): Told => ({
    ...told,
    dates: dates.filter((date) => date.slice(0, 10) <= lastDay),
  });
  expect(kept.length).toBeGreaterThan(65);
  for (const [index, { slug }] of kept.entries()) {
    // The next date beside the text is one of four; a page that has used them up gives none.
    expect.soft({ slug, ...old[index], next: [] }).toEqual({ slug, ...upToLastDay(now[index]!), next: [] });
    const next = old[index]?.next ?? [];
    expect
      .soft({ slug, next: next.filter((date) => !now[index]!.next.includes(date)) })
      .toEqual({ slug, next: [] });
  }
}

/** What the pages of entries tell at noon of a day, on the site that was built on the sample's day. */
export function toldOnOldPages(
  pages: readonly { slug: string; day: IsoDay }[],
  { browser, address }: AgingTown,
): Promise<Told[]> {
  return onEach(browser, {
    home: address,
    items: pages,
    prepare: withoutPictures,
    act: async ({ page }, { slug, day }) => {
      await page.clock.setFixedTime(noonOn(day));
      await page.goto(`${address}/assets/${slug}/`);
      return page.locator('main').evaluate(readTold);
    },
  });
}

/** What the pages of entries tell on a site that is built on the day: nothing in them has changed since. */
async function toldOnFreshPages(
  assets: readonly LinkedAsset[],
  day: IsoDay,
  { browser, address, content }: AgingTown,
): Promise<Told[]> {
  const folder = await buildTown(content, day);
  const context = await openWindow(browser, { javaScriptEnabled: true });
  await context.addInitScript(`globalThis.readTold = ${readTold.toString()}`);
  const page = await context.newPage();
  await page.goto(`${address}/about/`);
  const pages = assets.map(({ slug }) => htmlAt(folder, `/assets/${slug}/`));
  const told = await page.evaluate(
    (texts) =>
      texts.map((text) => {
        const main = new DOMParser().parseFromString(text, 'text/html').querySelector('main')!;
        return (globalThis as unknown as { readTold: (main: Element) => Told }).readTold(main);
      }),
    pages,
  );
  await context.close();
  clearTown(folder);
  return told;
}

/** Runs in the page: what it tells. In a page that is only read, not shown, `hidden` says what is not shown. */
export function readTold(main: Element): Told {
  const isLive = main.ownerDocument.defaultView !== null;
  const shown = (selector: string) =>
    [...main.querySelectorAll(selector)].filter((element) =>
      isLive ? element.checkVisibility() : element.closest('[hidden]') === null,
    );
  const words = (element: Element) => element.textContent.replaceAll(/\s+/g, ' ').trim();
  const dayOf = (element: Element) => element.querySelector('time')?.dateTime ?? '';
  return {
    notices: shown('.notices > *').map(words),
    checked: shown('[data-review] > *').map(words),
    contacts: shown('.reach').map(words),
    next: shown('.facts p').flatMap((element) => dayOf(element) || []),
    says: shown('.says').map(words),
    dates: shown('ol.dates > li').map((element) => `${dayOf(element)}: ${words(element)}`),
  };
}

/** Noon in London, in milliseconds since 1970. */
export function noonOn(day: IsoDay): number {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Europe/London', plainTime: '12:00' })
    .epochMilliseconds;
}
