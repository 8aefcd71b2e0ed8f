import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '../browser/launch-browser.ts';

/**
 * Prints a page of this computer as a PDF that only its owner can read, without asking the network for anything.
 *
 * @throws one line that says how to get a browser, or what the browser says when it cannot
 */
export async function printPdf(html: string, pdf: string): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(html).href);
    writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, tagged: true }), { mode: 0o600 });
  } finally {
    await browser.close();
  }
}
