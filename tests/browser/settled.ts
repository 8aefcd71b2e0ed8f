import type { Frame, Page } from 'playwright-core';

/**
 * Waits until a page that has loaded has its letters, and what it was asked to find: the moment from which a reader
 * sees no more of it change. To wait until no request has been made for a while would take half a second of each page.
 */
export async function settled(page: Page | Frame): Promise<void> {
  await page.waitForLoadState('load');
  await page.waitForFunction(async () => {
    const isAsked = document.querySelector('[data-find]') !== null && location.search !== '';
    const isAnswered = document.querySelector('[data-find] [data-status]')?.textContent !== '';
    await document.fonts.ready;
    return !isAsked || isAnswered;
  });
}
