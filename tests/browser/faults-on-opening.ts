import type { Browser } from 'playwright-core';
import { htmlAt } from '../site/built-html.ts';
import { onEach } from './open-page.ts';

/** A site that is served, and a browser to open it in. */
export interface OpenSite {
  readonly browser: Browser;
  readonly address: string;
  readonly folder: string;
}

/** Opens pages on a phone, follows those that send the reader on, and lists what went wrong on each. */
export async function faultsOnOpening(
  pages: readonly string[],
  { browser, address, folder }: OpenSite,
): Promise<string[]> {
  const found = await onEach(browser, {
    home: address,
    items: pages,
    act: async ({ page, faults }, path) => {
      const target = path.includes('?') ? undefined : sendsOnTo(htmlAt(folder, path));
      await page.goto(address + path, { waitUntil: target === undefined ? 'load' : 'commit' });
      if (target !== undefined) await page.waitForURL(`**${target}`);
      return faults.map((fault) => `${path}: ${fault}`);
    },
  });
  return found.flat();
}

/** Where a page sends the reader on to; undefined when it is a page to read. */
function sendsOnTo(html: string): string | undefined {
  return /<meta http-equiv="refresh" content="0; url=([^"]+)"/.exec(html)?.[1];
}
