import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { projectFolder } from '../environment.ts';

/** A browser that has not answered by then is not going to, in milliseconds. */
const longestWait = 60_000;

const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
];

/** The browser that can print: the one CHROME_PATH names, one that is installed, or the one the tests unpacked. */
export function findPrinter(chromePath: string | undefined): string | undefined {
  const cache = join(projectFolder, 'node_modules', '.cache');
  const unpacked = existsSync(cache)
    ? readdirSync(cache)
        .filter((name) => /^chromium-[\d.]+$/.test(name))
        .map((name) => join(cache, name, 'chromium'))
    : [];
  return [chromePath, ...usualPlaces, ...unpacked].find((place) => place !== undefined && existsSync(place));
}

/**
 * Prints a page of this computer as a PDF, without asking the network for anything.
 *
 * @throws what the browser says when it cannot
 */
export async function printPdf(browser: string, page: string, pdf: string): Promise<void> {
  const fonts = join(dirname(browser), 'fonts.conf');
  const running = await chromium.launch({
    executablePath: browser,
    args: ['--host-resolver-rules=MAP * ~NOTFOUND', '--disable-background-networking', '--no-first-run'],
    ...(existsSync(fonts) ? { env: { FONTCONFIG_FILE: fonts } } : {}),
    timeout: longestWait,
  });
  try {
    const tab = await running.newPage({ javaScriptEnabled: false });
    tab.setDefaultTimeout(longestWait);
    await tab.goto(pathToFileURL(page).href);
    await tab.pdf({ path: pdf, format: 'A4', preferCSSPageSize: true, tagged: true });
  } finally {
    await running.close();
  }
}
