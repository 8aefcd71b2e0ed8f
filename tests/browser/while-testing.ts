/**
 * What many tests have open while they run, started before them and closed after them. Each of these is called once,
 * at the top of a file or of a group of tests; what it returns gives the open thing to a test that is running.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { buildTown, clearTown, serveFolder } from './built-site.ts';
import { launchBrowser } from './chromium.ts';
import { openWindow } from './open-page.ts';

/** One browser for all of the tests. */
export function browserWhileTesting(): () => Browser {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });
  return () => browser;
}

/** A new window for each test, which reports what the content security policy refuses. */
export function windowForEachTest(
  browser: () => Browser,
  options: BrowserContextOptions,
): () => BrowserContext {
  let context: BrowserContext;
  beforeEach(async () => {
    context = await openWindow(browser(), options);
  });
  afterEach(async () => {
    await context.close();
  });
  return () => context;
}

/** A town other than the sample, as a finished site. */
export interface TestedTown {
  /** Full path of its content. */
  readonly content: string;
  /** Full path of the folder of the site. */
  readonly folder: string;
  /** Where it is served: scheme, host and port, without a last slash. */
  readonly address: string;
}

/**
 * A town that is built, served while the tests run, and cleared away.
 *
 * @param prepare makes its content before it is built, in an empty folder that is cleared away afterwards, and returns
 * the full path of it
 */
export function townWhileTesting(prepare: (empty: string) => string): () => TestedTown {
  let workplace: string;
  let content: string;
  let folder: string;
  let server: Awaited<ReturnType<typeof serveFolder>>;
  beforeAll(async () => {
    workplace = mkdtempSync(join(tmpdir(), 'hereabouts-town-'));
    content = prepare(workplace);
    folder = await buildTown(content);
    server = await serveFolder(folder);
  });
  afterAll(async () => {
    await server.close();
    clearTown(folder);
    rmSync(workplace, { recursive: true });
  });
  return () => ({ content, folder, address: server.address });
}
