import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, inject } from 'vitest';
import { laptop, openPage, openWindow, type OpenPage } from './open-page.ts';

/**
 * What opens the find page of the sample in a window of its own, a laptop's unless said, which is closed after the
 * test. It does not wait until a search of the address is answered.
 *
 * @returns takes the search, like `?q=soup`, and how the window is to be
 */
export function findPageOf(
  browser: () => Browser,
): (search?: string, options?: BrowserContextOptions) => Promise<OpenPage> {
  const windows: BrowserContext[] = [];
  afterEach(async () => {
    await Promise.all(windows.splice(0).map((window) => window.close()));
  });
  return async (search = '', options = {}) => {
    const window = await openWindow(browser(), { viewport: laptop, ...options });
    windows.push(window);
    return openPage(window, inject('sample').address, `/find/${search}`);
  };
}

/** Waits until the find page has said what came of a search, and gives what it said. */
export async function answered(page: Page, said = /./): Promise<string> {
  const status = page.getByRole('status').filter({ hasText: said });
  await status.waitFor({ state: 'attached' });
  return (await status.textContent()) ?? '';
}
