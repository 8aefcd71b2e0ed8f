import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerRequest } from '../../scripts/serve.ts';
import { changeFile, copyOfTinyTown, runBuild } from '../site/tiny-builds.ts';
import { launchBrowser } from './chromium.ts';

/** Three builds of one town: two with a day and a title between them, and one that takes all copies away. */
const builds = {
  first: { title: 'Pot Luck', TODAY: '2026-11-22', OFFLINE: '' },
  second: { title: 'Pot Luck Supper', TODAY: '2026-11-23', OFFLINE: '' },
  off: { title: 'Pot Luck', TODAY: '2026-11-23', OFFLINE: 'off' },
} as const;
type BuildName = keyof typeof builds;

const base = '/town/';
let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hereabouts-offline-'));
  browser = await launchBrowser();
  await Promise.all(
    Object.entries(builds).map(async ([name, { title, ...variables }]) => {
      const town = copyOfTinyTown(join(folder, `town of ${name}`));
      changeFile(town, 'assets/pot-luck.md', 'title: Pot Luck', `title: ${title}`);
      const { code, output } = await runBuild(town, join(folder, name), { BASE_PATH: base, ...variables });
      if (code !== 0) throw new Error(output);
    }),
  );
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** A host that can be given another build, go away, come back and fall silent. */
interface Host {
  readonly port: number;
  /** What was asked of it, as paths. */
  readonly asked: string[];
  readonly hold: (build: string) => void;
  readonly goAway: () => Promise<void>;
  readonly comeBack: () => Promise<void>;
  /** Takes requests and answers none. */
  readonly fallSilent: () => void;
}

async function startHost(): Promise<Host> {
  let build = 'first';
  let isSilent = false;
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (!isSilent) answerRequest(request, response, { folder: join(folder, build), base });
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', resolve);
    });
  await listen(0);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    port,
    asked,
    hold: (name) => {
      build = name;
    },
    goAway: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
    comeBack: () => listen(port),
    fallSilent: () => {
      isSilent = true;
    },
  };
}

let host: Host;
let context: BrowserContext;
let page: Page;
let faults: string[];

beforeEach(async () => {
  host = await startHost();
  context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  page = await context.newPage();
  faults = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) faults.push(message.text());
  });
});
afterEach(async () => {
  await context.close();
  await host.goAway().catch(() => undefined);
  expect(faults).toEqual([]);
});

async function open(path: string): Promise<void> {
  await page.goto(`http://localhost:${host.port}${base}${path}`);
}

/** Opens a page for the first time, and waits until the worker keeps the site. */
async function visit(path = ''): Promise<void> {
  await open(path);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** The stores of the browser, by name, with the paths below the base in each. */
function kept(): Promise<Record<string, string[]>> {
  return page.evaluate(async (from) => {
    const stores: Record<string, string[]> = {};
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys();
      stores[name] = requests.map(({ url }) => new URL(url).pathname.slice(from.length));
    }
    return stores;
  }, base);
}

async function waitUntilKept(store: string, path: string): Promise<void> {
  await poll(async () => (await kept())[`hereabouts ${base} ${store}`] ?? []).toContain(path);
}

/** Asks until the answer is right: browsers look for a new worker a while after a page has loaded. */
function poll<Answer>(ask: () => Promise<Answer>) {
  return expect.poll(ask, { timeout: 15_000 });
}

/** Of which build a page is that stands open. */
function buildOf(shown: Page): Promise<string | undefined> {
  return shown.evaluate(() => document.documentElement.dataset['build']);
}

function versionOf(build: BuildName): { build: string; offline?: boolean } {
  return JSON.parse(readFileSync(join(folder, build, 'version.json'), 'utf8')) as { build: string };
}

/** The day of the data that a page gets, or why it gets none. */
function dayOfData(shown: Page): Promise<unknown> {
  return shown.evaluate(
    (from) =>
      fetch(`${from}data/finder.json`)
        .then((response) => response.json() as Promise<{ built: unknown }>)
        .then(({ built }) => built)
        .catch(() => 'none'),
    base,
  );
}

const notice = () => page.locator('.saved-copy');

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What shuts somebody out of the page that is open. */
async function faultsForReaders(): Promise<string[]> {
  const judged = await page.evaluate(`${axe}; axe.run()`);
  return (judged as { violations: { id: string }[] }).violations.map(({ id }) => id);
}

describe('without a network', () => {
  test('home, a list looked at, a saved entry and search work, and say of which day they are', async () => {
    await visit();
    await open('days/thursday/');
    await waitUntilKept('visited', 'days/thursday/');
    await open('assets/slow-miles/');
    await waitUntilKept('visited', 'assets/slow-miles/');
    await page.getByRole('button', { name: 'Save' }).click();
    await waitUntilKept('saved', 'assets/slow-miles/');
    expect(await notice().isVisible()).toBe(false);
    await host.goAway();

    for (const [path, heading] of [
      ['', /./],
      ['this-week/', /week/i],
      ['days/thursday/', /Thursday/],
      ['assets/slow-miles/', /Slow Miles/],
      ['find/?q=pot', /./],
    ] as const) {
      await open(path);
      expect(await page.locator('h1').innerText()).toMatch(heading);
      expect(await notice().innerText()).toBe(
        'Saved copy from 22 November 2026. There is no network just now.',
      );
      expect(await page.evaluate(() => document.fonts.check('16px "Source Sans"'))).toBe(true);
    }
    await page.locator('.card:visible h3 a', { hasText: 'Pot Luck' }).first().waitFor();
    await open('list/');
    await page.getByText('Slow Miles').first().waitFor();
  });

  test('a page that is not kept gives way to one with a phone number', async () => {
    await visit();
    await host.goAway();
    await open('venues/net-loft/');
    expect(await page.locator('h1').innerText()).toBe('This page needs a network');
    const phone = page.locator('main a[href^="tel:"]');
    expect(await phone.innerText()).toBe('01632 960 200');
    expect(await faultsForReaders()).toEqual([]);
    await host.comeBack();
    await open('venues/net-loft/');
    expect(await page.locator('h1').innerText()).toBe('The Net Loft');
  });

  test('the full-text index works as far as it was used', async () => {
    await visit();
    await open('find/?q=pot');
    await waitUntilKept(`shell ${versionOf('first').build}`, 'pagefind/wasm.en.pagefind');
    await page.waitForLoadState('networkidle');
    await host.goAway();
    const entry = await page.evaluate(
      (from) => fetch(`${from}pagefind/pagefind-entry.json?ts=1`).then(({ status }) => status),
      base,
    );
    expect(entry).toBe(200);
  });

  test('the page somebody came in by is kept, though no worker ran yet', async () => {
    await visit('assets/pot-luck/');
    await waitUntilKept('visited', 'assets/pot-luck/');
    await host.goAway();
    await open('assets/pot-luck/');
    expect(await page.locator('h1').innerText()).toBe('Pot Luck');
  });

  test('a network that does not answer is waited for no longer than a saved copy is worth', async () => {
    await visit();
    host.fallSilent();
    await open('');
    expect(await notice().isVisible()).toBe(true);
    expect(await faultsForReaders()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  test('a page that the site has taken away is forgotten', async () => {
    await visit('assets/pot-luck/');
    await waitUntilKept('visited', 'assets/pot-luck/');
    cpSync(join(folder, 'first'), join(folder, 'fewer'), { recursive: true });
    rmSync(join(folder, 'fewer/assets/pot-luck'), { recursive: true });
    host.hold('fewer');
    await open('assets/pot-luck/');
    await poll(async () => (await kept())[`hereabouts ${base} visited`]).toEqual([]);
  });
});

describe('a new build', () => {
  const shells = async () => Object.keys(await kept()).filter((name) => name.includes(' shell '));
  const shellOf = (build: BuildName) => `hereabouts ${base} shell ${versionOf(build).build}`;

  const isWaiting = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null);

  test('takes the place of the old one whole', async () => {
    await visit('find/');
    await open('assets/slow-miles/');
    await waitUntilKept('visited', 'assets/slow-miles/');
    host.hold('second');
    await open('find/');
    await poll(isWaiting).toBe(true);
    expect(await shells()).toEqual([shellOf('first'), shellOf('second')]);
    // The old worker gives way once a page of the new build is opened and no other page stands open.
    await open('find/');
    await poll(shells).toEqual([shellOf('second')]);
    await host.goAway();

    await open('find/?q=pot');
    expect(await buildOf(page)).toBe(versionOf('second').build);
    expect(await page.evaluate(() => document.documentElement.dataset['built'])).toBe('2026-11-23');
    expect(await dayOfData(page)).toBe('2026-11-23');
    await page.locator('.card:visible h3 a', { hasText: 'Pot Luck Supper' }).first().waitFor();
    // An entry that was kept before stays as it was, with the style sheet it was made for.
    await open('assets/slow-miles/');
    expect(await notice().innerText()).toContain('22 November 2026');
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('header')!).color)).toBe(
      'rgb(255, 255, 255)',
    );
  });

  test('leaves a page of the old one that stands open its own data', async () => {
    await visit('find/');
    const second = await context.newPage();
    host.hold('second');
    await second.goto(`http://localhost:${host.port}${base}find/`);
    await poll(shells).toContain(shellOf('second'));
    expect([await buildOf(page), await dayOfData(page)]).toEqual([versionOf('first').build, '2026-11-22']);
    expect([await buildOf(second), await dayOfData(second)]).toEqual([
      versionOf('second').build,
      '2026-11-23',
    ]);
  });

  test('gets no data of the old one, not even when the network goes in between', async () => {
    await visit('find/');
    const second = await context.newPage();
    host.hold('second');
    await second.goto(`http://localhost:${host.port}${base}find/`);
    await host.goAway();
    expect([await dayOfData(page), await dayOfData(second)]).toEqual(['2026-11-22', 'none']);
    await host.comeBack();
    host.hold('first');
    expect(await dayOfData(second)).toBe('none');
  });

  test('of which one file is missing changes nothing', async () => {
    await visit();
    cpSync(join(folder, 'second'), join(folder, 'broken'), { recursive: true });
    rmSync(join(folder, 'broken/data/finder.json'));
    host.hold('broken');
    const failed = page.evaluate(async () => {
      const registration = (await navigator.serviceWorker.getRegistration())!;
      await registration.update();
      const { installing } = registration;
      return new Promise((resolve) => {
        installing!.addEventListener('statechange', () => {
          resolve(installing!.state);
        });
      });
    });
    expect(await failed).toBe('redundant');
    expect(await shells()).toEqual([shellOf('first')]);
    await host.goAway();
    await open('find/?q=pot');
    expect([await buildOf(page), await dayOfData(page)]).toEqual([versionOf('first').build, '2026-11-22']);
    await page.locator('.card:visible h3 a', { hasText: 'Pot Luck' }).first().waitFor();
  });
});

describe('nothing is kept', () => {
  const workers = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

  test('once version.json says so', async () => {
    await visit();
    cpSync(join(folder, 'first'), join(folder, 'switched'), { recursive: true });
    const version = { ...versionOf('first'), offline: false };
    writeFileSync(join(folder, 'switched/version.json'), JSON.stringify(version));
    host.hold('switched');
    await open('this-week/');
    await poll(workers).toBe(0);
    await poll(kept).toEqual({});
  });

  test('once the site is built with OFFLINE=off', async () => {
    await visit();
    expect(versionOf('off').offline).toBe(false);
    host.hold('off');
    await open('this-week/');
    await poll(kept).toEqual({});
    await open('this-week/');
    expect(await workers()).toBe(0);
    expect(await kept()).toEqual({});
  });

  test('while the browser is to save data', async () => {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setDataSaverOverride', { dataSaverEnabled: true });
    await open('');
    await open('assets/pot-luck/');
    await page.waitForLoadState('networkidle');
    expect(await workers()).toBe(0);
    expect(await kept()).toEqual({});
    expect(host.asked).not.toContain(`${base}sw.js`);
  });
});

test('a phone can put the site among its apps', async () => {
  await visit();
  const session = await context.newCDPSession(page);
  const { data = '', errors } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data) as { name: string; start_url: string; icons: { src: string }[] };
  expect(manifest.name).toMatch(/^Hereabouts /);
  expect(manifest.start_url).toBe(base);
  for (const { src } of manifest.icons) {
    const response = await page.request.get(`http://localhost:${host.port}${src}`);
    expect(response.headers()['content-type']).toBe('image/png');
  }
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual([]);
});
