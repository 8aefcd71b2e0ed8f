import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** A page that is open, with all that went wrong in it so far. */
export interface OpenPage {
  readonly page: Page;
  /**
   * What a careful reader would find in the browser's console and network log: errors, requests that failed or
   * went to another host, and what the content security policy refused. It grows while the page is open.
   */
  readonly faults: string[];
}

/** A phone, as wide as most. */
export const phone = { width: 390, height: 844 };

/** A laptop. */
export const laptop = { width: 1440, height: 900 };

/** Opens a window that reports what the content security policy refuses. Whoever opens it closes it. */
export async function openWindow(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: phone, ...options });
  if (options.javaScriptEnabled === false) return context;
  await context.addInitScript(() => {
    addEventListener(
      'securitypolicyviolation',
      ({ effectiveDirective, blockedURI, sample }) => {
        console.error(`Policy: ${effectiveDirective} refused ${blockedURI} ${sample}`);
      },
      true,
    );
  });
  return context;
}

/** How the console names what `withoutPictures` keeps away; the network log calls its reason "inspector". */
const keptAway = 'ERR_BLOCKED_BY_CLIENT';

/** Opens an empty page and writes down what goes wrong in it from now on. */
export async function watchPage(context: BrowserContext, home: string): Promise<OpenPage> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    const isBad = message.type() === 'error' || message.type() === 'warning';
    if (isBad && !message.text().includes(keptAway)) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const isOwn = request.url().startsWith(`${home}/`) || request.url().startsWith('data:');
    if (!isOwn) faults.push(`asked for ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`got ${response.status()} for ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // Whoever leaves a page does not wait for its last drawing.
    const isExpected = reason === 'net::ERR_ABORTED' || reason === 'inspector';
    if (!isExpected) faults.push(`failed to get ${request.url()}: ${reason}`);
  });
  return { page, faults };
}

/** Opens one page of a site and waits until everything it loads is there. */
export async function openPage(context: BrowserContext, home: string, address: string): Promise<OpenPage> {
  const open = await watchPage(context, home);
  await open.page.goto(home + address, { waitUntil: 'load' });
  return open;
}

/** What to do with many pages, and in which windows. */
export interface Round<Item, Result> {
  /** Where the site is served, without a last slash. */
  readonly home: string;
  readonly items: readonly Item[];
  /** Done with each item, in a page that keeps no faults of the item before it. */
  readonly act: (open: OpenPage, item: Item) => Promise<Result>;
  readonly options?: BrowserContextOptions;
  /** Done once with each page before the first item. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** As many windows as share the work; more than there are processors would only wait for each other. */
const windowsAtOnce = 2;

/**
 * Does the same with every item, in a few windows that stay open throughout, as a reader's does.
 *
 * @returns what came of each item, in the order of the items
 */
export async function onEach<Item, Result>(
  browser: Browser,
  { home, items, act, options, prepare }: Round<Item, Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const work = async () => {
    const context = await openWindow(browser, options);
    const open = await watchPage(context, home);
    await prepare?.(open.page);
    for (const [index, item] of waiting) {
      open.faults.length = 0;
      results[index] = await act(open, item);
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: windowsAtOnce }, work));
  return results;
}

/** Keeps a page from fetching drawings, photos and letters, where only its words matter: it opens sooner. */
export async function withoutPictures(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setBlockedURLs', { urls: ['*.svg', '*.png', '*.jpg', '*.webp', '*.woff2'] });
}
