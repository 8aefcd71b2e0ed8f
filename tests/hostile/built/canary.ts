import type { Page } from 'playwright-core';

/** What a hostile text calls when it runs. */
const alarms = ['alert', 'confirm', 'prompt', 'print', 'pwned'];

/** Notes every call of `alert` and the like on the pages opened from now on, in place of what they do. */
export async function noteWhatRuns(page: Page): Promise<void> {
  if (watched.has(page)) return;
  watched.add(page);
  await page.addInitScript((names: readonly string[]) => {
    const ran: string[] = [];
    Object.defineProperty(globalThis, 'ranInThisPage', { value: ran });
    for (const name of names) {
      const note = (words: unknown) => {
        ran.push(`${name}(${String(words)})`);
      };
      Object.defineProperty(globalThis, name, { value: note });
    }
  }, alarms);
}

const watched = new WeakSet<Page>();

/** What has run on the open page that should not have. */
export function whatRan(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (globalThis as unknown as { ranInThisPage: readonly string[] }).ranInThisPage);
}
