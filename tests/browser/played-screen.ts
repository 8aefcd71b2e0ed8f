import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';

/** What a server can do to a screen. */
export const serverMoods = [
  'well',
  'down',
  'slow',
  'error 500',
  'page instead of news',
  'half an answer',
  'old build',
  'new build',
] as const;

/** What a server can do to a screen. */
export type ServerMood = (typeof serverMoods)[number];

/** A screen that plays in a real browser under a clock that a test moves, from a server that a test upsets. */
export interface PlayedScreen {
  readonly page: Page;
  readonly server: { readonly say: (mood: ServerMood) => Promise<void> };
  /** Lets time pass, in milliseconds; every timer in it fires. */
  readonly pass: (milliseconds: number) => Promise<void>;
  /** Turns so many times by the keyboard. */
  readonly turn: (times: number) => Promise<void>;
  /** How many slides are seen: one, always. */
  readonly shown: () => Promise<number>;
  readonly title: () => Promise<string>;
  /** Rows that are seen and over already, by London's clock. */
  readonly pastRows: () => Promise<string[]>;
  readonly size: () => Promise<{ readonly elements: number; readonly bytes: number }>;
  /** Moments at which it asked for news, in milliseconds. */
  readonly asked: readonly number[];
  readonly close: () => Promise<void>;
}

/**
 * Plays a screen as a player in a waiting room does.
 *
 * @param file the finished screen; the day that the sample stays on is taken out, so that its time passes
 * @param start the moment at which it is opened
 * @param clockAhead how wrong the clock of the device is, in milliseconds
 */
export async function playedScreen(
  browser: Browser,
  file: string,
  start: string,
  clockAhead = 0,
): Promise<PlayedScreen> {
  const html = readFileSync(file, 'utf8').replace(/ data-day="[^"]*"/, '');
  const built = /data-build="([^"]*)"/.exec(html)?.[1] ?? '';
  const generated = /data-built="([^"]*)"/.exec(html)?.[1] ?? '';
  let mood: ServerMood = 'well';
  let moment = Date.parse(start);
  const answer = (path: string, response: ServerResponse) => {
    if (mood === 'down') return void response.destroy();
    response.setHeader('date', new Date(moment).toUTCString());
    if (mood === 'slow') return undefined;
    if (mood === 'error 500') return void response.writeHead(500).end('Sorry');
    const isNews = path.startsWith('/version.json');
    const build = mood === 'new build' ? 'new' : mood === 'old build' ? 'old' : built;
    const day = mood === 'old build' ? '2026-01-01' : generated;
    const text = isNews
      ? JSON.stringify({ build, contentDate: day, generated: day })
      : html.replace(`data-build="${built}"`, `data-build="${build}"`);
    if (mood === 'page instead of news')
      return void response.end('<!doctype html><p>Sign in to the wifi</p>');
    if (mood === 'half an answer') return void response.end(text.slice(0, text.length / 2));
    return void response
      .setHeader('content-type', isNews ? 'application/json' : 'text/html; charset=utf-8')
      .end(text);
  };
  const asked: number[] = [];
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/version.json')) asked.push(moment);
    answer(request.url ?? '/', response);
  });
  await once(server.listen(0), 'listening');
  const { port } = server.address() as AddressInfo;

  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, timezoneId: 'UTC' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.clock.install({ time: new Date(moment + clockAhead) });
  await page.goto(`http://localhost:${port}/screen/?s=1`);
  await page.clock.pauseAt(new Date(moment + clockAhead + 1000));
  moment += 1000;

  /** Requests leave and answers come in real time, between steps of the moved clock. */
  const settle = () => page.waitForTimeout(20);
  return {
    page,
    asked,
    server: {
      say: async (wished) => {
        mood = wished;
        await settle();
      },
    },
    pass: async (milliseconds) => {
      const step = 60_000;
      for (let left = milliseconds; left > 0; left -= step) {
        const now = Math.min(step, left);
        moment += now;
        await page.clock.runFor(now);
        await settle();
      }
    },
    turn: (times) =>
      page.evaluate((count) => {
        for (let turn = 0; turn < count; turn += 1) {
          document.dispatchEvent(Object.assign(new Event('keydown'), { keyCode: 39 }));
        }
      }, times),
    shown: () =>
      onWholePage(page, async () => {
        const seen = await page.locator('.slide.on').count();
        if (seen > 0) return seen;
        // In the moment between two versions the browser still paints the old one, and has none to look into.
        await page.waitForLoadState();
        await settle();
        return page.locator('.slide.on').count();
      }),
    title: async () => (await onWholePage(page, () => page.locator('.slide.on h2').textContent())) ?? '',
    pastRows: () => {
      const london = new Intl.DateTimeFormat('sv-SE', {
        timeZone: 'Europe/London',
        dateStyle: 'short',
        timeStyle: 'short',
      });
      const now = london.format(new Date(moment)).replace(' ', 'T');
      return onWholePage(page, () =>
        page.evaluate(
          (time) =>
            [...document.querySelectorAll<HTMLElement>('.slide.on .line.on')]
              .filter(({ dataset }) => (dataset['until'] ?? '') <= time)
              .map(
                ({ dataset, textContent }) =>
                  `${textContent.trim()}, over since ${dataset['until']}, at ${time}`,
              ),
          now,
        ),
      );
    },
    size: async () => {
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const metric = (name: string) => metrics.find((found) => found.name === name)?.value ?? 0;
      return {
        elements: await page.evaluate(() => document.querySelectorAll('*').length),
        bytes: metric('JSHeapUsedSize'),
      };
    },
    close: async () => {
      await context.close();
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}

/** Looks at a page that takes its next version from time to time: again when that happens in the middle of a look. */
async function onWholePage<Seen>(page: Page, look: () => Promise<Seen>): Promise<Seen> {
  try {
    return await look();
  } catch (error) {
    if (!String(error).includes('navigation')) throw error;
    await page.waitForLoadState();
    return look();
  }
}
