import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Map as MovingMap } from 'maplibre-gl';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { filterNames } from '../../src/formats/finder.ts';
import { mapWeight } from '../../src/views/map-frame-view.ts';
import { brokenRules } from './broken-rules.ts';
import { launchBrowser } from './chromium.ts';
import { openWindow, phone, watchPage, type OpenPage } from './open-page.ts';

declare global {
  interface Window {
    /** MapLibre's map of the page, once it is open. */
    movingMap?: MovingMap;
  }
}

const { folder } = inject('sample');

/** Software draws what a graphics card would, on a computer that does other things. */
const patience = 30_000;

/** As narrow as a laptop may be for the list to stand beside the map: fewer dots to draw by software. */
const laptop = { width: 1280, height: 720 };

/** Open windows; each holds a drawing surface that software keeps up. */
const windows = new Set<BrowserContext>();

let server: Server;
let home: string;
let browser: Browser;

beforeAll(async () => {
  server = createServer(serveWholeFiles).listen(0);
  home = `http://localhost:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser({ drawsMaps: true });
});
afterAll(async () => {
  await browser.close();
  server.close();
});

const types: Readonly<Record<string, string>> = {
  css: 'text/css',
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json',
  svg: 'image/svg+xml',
};

/** The plainest of hosts: whole files, no parts of them, and no idea what a tile is. */
const serveWholeFiles: Parameters<typeof createServer>[1] = (request, response) => {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  const file = path.endsWith('/') ? `${path}index.html` : path;
  try {
    const bytes = readFileSync(join(folder, file));
    response.writeHead(200, {
      'content-type': types[file.replace(/.*\./, '')] ?? 'application/octet-stream',
    });
    response.end(bytes);
  } catch {
    response.writeHead(404).end();
  }
};

async function closeWindows(): Promise<void> {
  await Promise.all([...windows].map((window) => window.close()));
  windows.clear();
}

interface MapPage extends OpenPage {
  /** Paths of everything asked for so far. */
  readonly asked: string[];
}

async function visit(
  path: string,
  options: BrowserContextOptions = {},
  prepare?: () => void,
): Promise<MapPage> {
  const window = await openWindow(browser, { viewport: laptop, reducedMotion: 'reduce', ...options });
  windows.add(window);
  await window.addInitScript(() => {
    document.addEventListener('map-open', (event) => {
      globalThis.window.movingMap = (event as CustomEvent<MovingMap>).detail;
    });
  });
  if (prepare) await window.addInitScript(prepare);
  window.setDefaultTimeout(20_000);
  const open = await watchPage(window, home);
  const asked: string[] = [];
  // A worker asks for tiles by itself, so that the window is watched and not the page alone.
  window.on('request', (request) => {
    const url = new URL(request.url());
    asked.push(url.pathname);
    if (url.origin !== home && url.protocol !== 'data:') open.faults.push(`asked for ${request.url()}`);
  });
  await open.page.clock.setFixedTime(new Date('2026-11-22T10:00:00Z'));
  await open.page.goto(home + path, { waitUntil: 'domcontentloaded' });
  return { ...open, asked };
}

async function openTheMap(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the map' }).click();
  await untilDrawn(page);
}

/**
 * Until a frame is drawn after which nothing is left to do. It asks for a frame first: straight after a jump
 * the map still counts as drawn, from before.
 */
async function untilDrawn(page: Page): Promise<void> {
  await page.waitForFunction(() => globalThis.window.movingMap, undefined, { timeout: patience });
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const map = globalThis.window.movingMap!;
        void map.once('idle', () => {
          resolve();
        });
        map.triggerRepaint();
      }),
  );
}

function viewOf(page: Page): Promise<{ lat: number; lon: number; zoom: number }> {
  return page.evaluate(() => {
    const map = globalThis.window.movingMap!;
    return { lat: map.getCenter().lat, lon: map.getCenter().lng, zoom: map.getZoom() };
  });
}

/** A pin in view that stands for one thing, or for several, once it is there: a slow computer places pins late. */
async function pinFor(page: Page, amount: 'one' | 'several'): Promise<PinDrawn> {
  const matching = async (): Promise<PinDrawn | undefined> =>
    (await pinsDrawn(page)).find(({ things }) => (amount === 'one' ? things === 1 : things > 1));
  await expect.poll(matching, { timeout: patience, message: `a pin of ${amount}` }).toBeDefined();
  return (await matching())!;
}

interface PinDrawn {
  readonly name: string;
  readonly things: number;
  readonly x: number;
  readonly y: number;
}

/** Where the pins stand on the screen that are drawn and can be pressed, by their names. */
function pinsDrawn(page: Page): Promise<PinDrawn[]> {
  return page.evaluate(() => {
    const map = globalThis.window.movingMap!;
    const box = map.getCanvas().getBoundingClientRect();
    const drawn = map
      .queryRenderedFeatures({ layers: ['pins', 'several'] })
      .map(({ geometry, properties }) => {
        const [lon = 0, lat = 0] = (geometry as GeoJSON.Point).coordinates;
        const { x, y } = map.project([lon, lat]);
        return {
          name: String(properties['name']),
          things: Number(properties['things']),
          x: box.left + x,
          y: box.top + y - 24,
        };
      });
    return drawn.filter(({ x, y }) => document.elementFromPoint(x, y) === map.getCanvas());
  });
}

function status(page: Page) {
  return page.locator('[data-map-says]');
}

describe('before somebody asks for the map', () => {
  afterEach(closeWindows);

  test('nothing of it is fetched, and pressing the button fetches what the button says it weighs', async () => {
    const { page, asked, faults } = await visit('/map/', { viewport: phone });
    await page.waitForLoadState('networkidle');
    expect(asked.filter((path) => /maplibre|open-map|map-open|\.mvt|outlines/.test(path))).toEqual([]);
    const before = asked.length;
    const said = await page.getByText(/It loads about \d+ kB/).innerText();
    await openTheMap(page);
    const since = [...new Set(asked.slice(before))];
    expect(since.filter((path) => path.endsWith('.mvt')).length).toBeGreaterThan(0);
    expect(since.some((path) => path.includes('maplibre-gl-worker'))).toBe(true);
    const weight = since.filter(
      (path) => !path.startsWith('/data/finder') && !path.startsWith('/data/dates') && !path.endsWith('/'),
    );
    const kilobytes = weight.reduce((sum, path) => sum + weightOnTheWay(path), 0) / 1000;
    expect(kilobytes).toBeLessThan(Number(/\d+/.exec(said)?.[0]));
    expect(kilobytes).toBeLessThan(mapWeight);
    expect(faults).toEqual([]);
  }, 60_000);

  test('a device that cannot draw it loads nothing, keeps what is there, and is told in a sentence', async () => {
    const { page, asked, faults } = await visit('/map/', {}, () => {
      const real = Reflect.get(HTMLCanvasElement.prototype, 'getContext') as (...all: unknown[]) => unknown;
      HTMLCanvasElement.prototype.getContext = function (
        this: HTMLCanvasElement,
        kind: string,
        ...rest: unknown[]
      ) {
        return kind.startsWith('webgl') ? null : real.call(this, kind, ...rest);
      } as typeof HTMLCanvasElement.prototype.getContext;
    });
    await page.getByRole('button', { name: 'Open the map' }).click();
    await page.getByText('This device cannot draw the moving map').waitFor();
    expect(await page.getByRole('link', { name: 'St Elmo’s Hall' }).isVisible()).toBe(true);
    expect(asked.filter((path) => /maplibre|open-map|\.mvt/.test(path))).toEqual([]);
    await page.getByRole('checkbox', { name: 'Eat together' }).check();
    await page.getByRole('heading', { name: /^\d+ things$/ }).waitFor();
    expect(faults).toEqual([]);
  });

  test('the page of the map has every place and everything without one in words, with no scripts at all', async () => {
    const { page } = await visit('/map/', { javaScriptEnabled: false });
    for (const name of ['St Elmo’s Hall', 'Skate Hole Rec', 'The Pier Quilt', 'Night Owls']) {
      expect(await page.getByRole('main').getByRole('link', { name }).isVisible()).toBe(true);
    }
    expect(await page.getByRole('button', { name: 'Open the map' }).isVisible()).toBe(false);
  });
});

/** With brotli, as hosts send it; tiles as they are, because plain hosts do not pack what they do not know. */
function weightOnTheWay(path: string): number {
  const bytes = readFileSync(join(folder, path));
  return /\.(mvt|woff2)$/.test(path) ? bytes.length : brotliCompressSync(bytes).length;
}

describe('the map and its list', () => {
  let open: MapPage;

  afterAll(closeWindows);

  beforeAll(async () => {
    open = await visit('/map/');
    await openTheMap(open.page);
  }, 60_000);

  test('a pin that is pressed says its name, and its card in the list comes into sight', async () => {
    const { page } = open;
    await page.evaluate(() => globalThis.window.movingMap!.jumpTo({ center: [2.7455, 54.7208], zoom: 15.2 }));
    await untilDrawn(page);
    const pin = await pinFor(page, 'one');
    await page.mouse.click(pin.x, pin.y);
    const card = page.locator('.card.picked');
    await card.waitFor();
    expect(await card.getByRole('link').innerText()).toBe(pin.name);
    expect(await card.evaluate((item) => item.getBoundingClientRect().top < innerHeight)).toBe(true);
    expect(await status(page).textContent()).toContain(pin.name);
    await expect.poll(() => page.url()).toMatch(/#map=15\.2\/54\.72\d+\/2\.74\d+\/[a-z-]+$/);
    await page.keyboard.press('Escape');
    expect(await card.count()).toBe(0);
  });

  test('several things at one address open as a short list, which leads on to each', async () => {
    const { page } = open;
    await page.evaluate(() => {
      globalThis.window.movingMap!.jumpTo({ center: [2.74011, 54.72479], zoom: 16 });
    });
    await untilDrawn(page);
    const pin = await pinFor(page, 'several');
    await page.mouse.click(pin.x, pin.y);
    const things = page.locator('[data-pin-things] li');
    expect(await things.count()).toBe(pin.things);
    await things.nth(1).getByRole('button', { name: 'Show in the list' }).click();
    const name = await things.nth(1).getByRole('link').innerText();
    expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe(name);
    expect(await page.evaluate(() => document.activeElement?.closest('[data-results] .card') !== null)).toBe(
      true,
    );
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  });

  test('a card of the list shows itself on the map, and Escape leads back to it', async () => {
    const { page } = open;
    const button = await page.locator('[data-band="normal"] [data-on-map]').nth(2).elementHandle();
    const name = await button.evaluate((element) =>
      element.closest('li.card')!.querySelector('a')!.textContent.trim(),
    );
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('[data-pin-card] a').first().innerText()).toBe(name);
    expect(await page.evaluate(() => document.activeElement?.closest('.maplibregl-popup') !== null)).toBe(
      true,
    );
    expect(await status(page).textContent()).toMatch(`${name} is on the map`);
    await page.keyboard.press('Escape');
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('the list keeps to what is in view only when somebody asks, and can be let go again', async () => {
    const { page } = open;
    await page.evaluate(() => globalThis.window.movingMap!.jumpTo({ center: [2.7403, 54.7247], zoom: 16 }));
    await untilDrawn(page);
    const heading = page.locator('[data-heading]');
    expect(await heading.innerText()).toMatch(/^70 things$/);
    await page.getByRole('button', { name: 'Only what is in this view' }).click();
    await expect.poll(() => page.url()).toContain('/map/?box=2.7');
    await expect.poll(() => heading.innerText()).not.toMatch(/^70 things$/);
    const more = page.getByRole('button', { name: /^Show \d+ more$/ });
    while (await more.isVisible()) await more.click();
    const places = await page.locator('[data-band="normal"] [data-place]').allInnerTexts();
    expect(places.length).toBeGreaterThan(0);
    expect(places.every((place) => /St Elmo’s Hall|other place/.test(place))).toBe(true);
    expect(await page.getByRole('heading', { name: 'No place needed' }).isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Take off: In this part of the map' }).click();
    await expect.poll(() => heading.innerText()).toMatch(/^70 things$/);
  });

  test('by keys alone: in, along, closer, choose, back, and past it', async () => {
    const { page } = open;
    const canvas = page
      .getByRole('region', { name: 'Map of Silverpit' })
      .locator('canvas')
      .or(page.locator('canvas'));
    await page.evaluate(() => globalThis.window.movingMap!.jumpTo({ center: [2.745, 54.722], zoom: 14.5 }));
    await page.locator('[data-map-skip]').focus();
    await page.keyboard.press('Tab');
    expect(await canvas.first().evaluate((element) => element === document.activeElement)).toBe(true);
    const before = await viewOf(page);
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await viewOf(page)).lon).toBeGreaterThan(before.lon);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('+');
    await expect.poll(async () => (await viewOf(page)).zoom).toBeGreaterThan(before.zoom);
    expect(await page.evaluate(() => globalThis.window.movingMap!.getBearing())).toBe(0);
    await untilDrawn(page);
    expect(await status(page).textContent()).toMatch(/on the map, (all|\d+) in this view/);
    await page.keyboard.press('Enter');
    const chosen = page.locator('[data-pin-card]');
    await chosen.waitFor();
    const place = await chosen.locator('[data-pin-place]').innerText();
    expect(await status(page).textContent()).toContain(place);
    expect(await page.evaluate(() => document.activeElement?.closest('.maplibregl-popup') !== null)).toBe(
      true,
    );
    await page.keyboard.press('Escape');
    expect(await canvas.first().evaluate((element) => element === document.activeElement)).toBe(true);
    const stops: string[] = [];
    for (let step = 0; step < 3; step += 1) {
      await page.keyboard.press('Tab');
      stops.push(
        await page.evaluate(
          () =>
            document.activeElement?.getAttribute('aria-label') ??
            document.activeElement?.textContent.trim() ??
            '',
        ),
      );
    }
    expect(stops).toEqual(['Closer', 'Farther away', '© OpenStreetMap contributors']);
    await page.locator('[data-map-skip]').focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('found');
    expect(open.faults).toEqual([]);
  });

  test('hold the same things, whatever 200 sets of filters are chosen', async () => {
    const wrong = await open.page.evaluate(compareOften, { rounds: 200, names: [...filterNames] });
    expect(wrong.compared).toBe(200);
    expect(wrong.kinds).toBeGreaterThan(20);
    expect(wrong.differences).toEqual([]);
    expect(open.faults).toEqual([]);
  }, 120_000);
});

describe('a link, and the map beside the results of a search', () => {
  afterEach(closeWindows);

  test('a link opens the same view, choice and filters, and the credit is in sight', async () => {
    const view = '#map=15.6/54.72479/2.74011/pot-luck-thursday';
    const { page, faults } = await visit(`/map/?theme=eat-together${view}`);
    await untilDrawn(page);
    expect(await page.getByRole('checkbox', { name: /^Eat together/ }).isChecked()).toBe(true);
    await page.locator('[data-pin-card]').waitFor();
    expect(await page.locator('[data-pin-card] a').innerText()).toBe('Pot Luck Thursday');
    const { lat, lon, zoom } = await viewOf(page);
    expect([lat.toFixed(3), lon.toFixed(3), zoom.toFixed(1)]).toEqual(['54.725', '2.740', '15.6']);
    expect(page.url()).toContain(`?theme=eat-together${view}`);
    const credit = page.getByRole('link', { name: '© OpenStreetMap contributors' });
    expect(await credit.getAttribute('href')).toBe('https://www.openstreetmap.org/copyright');
    expect(await credit.evaluate((element) => element.getBoundingClientRect().bottom <= innerHeight)).toBe(
      true,
    );
    await page.getByRole('button', { name: 'Close the map' }).click();
    expect(new URL(page.url()).hash).toBe('');
    expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe('Open the map');
    expect(faults).toEqual([]);
  }, 60_000);

  test('shows what was found, lets the page scroll, and its link takes the search to the big map', async () => {
    const { page, faults } = await visit('/find/?q=lunch&near=DB1+2LN');
    await page.getByRole('heading', { name: /things for “lunch”/ }).waitFor();
    await openTheMap(page);
    const before = await viewOf(page);
    const canvas = await page.locator('.maplibregl-canvas').boundingBox();
    await page.mouse.move(canvas!.x + 50, canvas!.y + 50);
    await page.mouse.wheel(0, 300);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    expect((await viewOf(page)).zoom).toBe(before.zoom);
    const here = await page.evaluate(() =>
      globalThis.window
        .movingMap!.queryRenderedFeatures({ layers: ['here'] })
        .map(({ properties }) => String(properties['label'])),
    );
    expect(here).toEqual(['DB1 2LN']);
    expect(await page.getByRole('link', { name: 'The big map' }).getAttribute('href')).toContain(
      '/map/?q=lunch&near=DB1+2LN',
    );
    expect(faults).toEqual([]);
  }, 60_000);
});

/**
 * Runs in the page: chooses filters at random, again and again, and compares what the list shows with what the map
 * has been given, by the names of things.
 */
async function compareOften({ rounds, names }: { rounds: number; names: string[] }) {
  const page = document.querySelector<HTMLElement>('[data-find]')!;
  const map = globalThis.window.movingMap!;
  const boxes = [
    ...document.querySelectorAll<HTMLInputElement>('[data-filters] input[type="checkbox"]'),
  ].filter(({ name }) => names.includes(name) || name === 'all');
  let seed = 20_261_122;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const differences: string[] = [];
  const kinds = new Set<string>();
  let compared = 0;

  /** Everything in the list, all of it shown. */
  function listed(): string[] {
    const more = page.querySelector<HTMLButtonElement>('[data-more]')!;
    while (!more.hidden) more.click();
    return [...page.querySelectorAll<HTMLElement>('[data-band] .card [data-title]')].map(
      (link) => (link as HTMLAnchorElement).pathname,
    );
  }

  for (let round = 0; round < rounds; round += 1) {
    for (const box of boxes) box.checked = false;
    const chosen = Array.from({ length: random(4) }, () => boxes[random(boxes.length)]!);
    for (const box of chosen) box.checked = true;
    const found = new Promise<{
      things: { href: string; index: number }[];
      data: { things: { p?: number[] }[]; places: { at?: unknown }[] };
    }>((resolve) => {
      page.addEventListener(
        'found',
        (event) => {
          resolve((event as CustomEvent).detail as never);
        },
        { once: true },
      );
    });
    boxes[0]!.dispatchEvent(new Event('change', { bubbles: true }));
    const { things, data } = await found;
    const inList = listed();
    const { data: given } = map.getSource('pins')!.serialize() as { data: GeoJSON.FeatureCollection };
    const points = given.features.reduce((sum, { properties }) => sum + Number(properties!['things']), 0);
    const isPlaced = (index: number) =>
      (data.things[index]!.p ?? []).some((place) => data.places[place]!.at !== undefined);
    const placed = things.filter(({ index }) => isPlaced(index)).map(({ href }) => href);
    const said = document.querySelector('[data-map-count]')!.textContent;
    const onMap = Number.parseInt(said, 10) || 0;
    const placeless = Number(/(\d+) more/.exec(said)?.[1] ?? 0);
    const listKey = [...inList].sort().join();
    kinds.add(listKey);
    compared += 1;
    if (
      listKey !==
      things
        .map(({ href }) => href)
        .sort()
        .join()
    )
      differences.push(`${round}: the list lacks something`);
    if (onMap !== placed.length)
      differences.push(`${round}: ${onMap} on the map, ${placed.length} have a place`);
    if (onMap + placeless !== inList.length)
      differences.push(`${round}: ${said} but ${inList.length} in the list`);
    if (points < onMap || points > 0 !== onMap > 0)
      differences.push(`${round}: pins stand for ${points}, of ${onMap}`);
  }
  for (const box of boxes) box.checked = false;
  boxes[0]!.dispatchEvent(new Event('change', { bubbles: true }));
  await new Promise((resolve) => {
    page.addEventListener('found', resolve, { once: true });
  });
  return { compared, kinds: kinds.size, differences };
}
