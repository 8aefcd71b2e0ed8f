import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { viewContextOf, type ViewContext } from '../../src/views/view-context.ts';
import { launchBrowser } from '../browser/launch-browser.ts';
import { buildPagesAlone } from '../build/build-site.ts';
import type { Progress } from '../build/progress.ts';
import { readPublished } from '../build/read-published.ts';
import { sayProblems } from '../check/say-problems.ts';
import { WrongUse } from '../command.ts';
import type { Environment } from '../environment.ts';
import { serveSite } from '../serve.ts';

/** A site built for this export alone, served to a browser on this computer. */
export interface ExportedSite {
  readonly context: ViewContext;
  /** Full path of the folder it was built to. */
  readonly folder: string;
  /** Scheme, host and port, without a last slash. */
  readonly home: string;
  readonly browser: Browser;
}

/**
 * Builds the pages in a folder of their own, opens a browser, and hands both on; everything is cleared away afterwards.
 * What an export shows is what the pages of the site show, always of the content as it is now.
 *
 * @throws WrongUse when the content has errors, or when there is no browser on this computer
 */
export async function withExportedSite<Result>(
  environment: Environment,
  progress: Progress,
  act: (site: ExportedSite) => Promise<Result>,
): Promise<Result> {
  const context = contextOf(environment);
  const browser = await browserOrWrongUse();
  const folder = mkdtempSync(join(tmpdir(), 'hereabouts-export-'));
  try {
    const outDir = join(folder, 'site');
    const isBuilt = await buildPagesAlone({ ...environment, outDir }, { progress });
    if (!isBuilt) throw new WrongUse('The site could not be built. "npm run build" says why.');
    const server = await serveSite({ folder: outDir, base: environment.basePath, port: 0 });
    try {
      return await act({ context, folder: outDir, home: `http://localhost:${server.port}`, browser });
    } finally {
      await server.close();
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What views need to know of the content. @throws WrongUse when the content has errors */
export function contextOf(environment: Environment): ViewContext {
  const { published, problems } = readPublished(environment);
  if (published) return viewContextOf(published);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const manner = { contentDir: environment.contentDir, startDir: process.cwd(), inColour: false };
  throw new WrongUse(`${sayProblems(errors, manner)}Mend these first: npm run check`);
}

/** The browser that draws. @throws WrongUse when there is none on this computer */
export async function browserOrWrongUse(): Promise<Browser> {
  try {
    return await launchBrowser();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new WrongUse(
      `${reason}\nThe site itself needs no browser: "npm run build" works, and pages print from any browser.`,
    );
  }
}

/** As many pages at once as share the work; more than there are processors would only wait for each other. */
const pagesAtOnce = 2;

/** Does the same with every item, in a few pages that stay open, and counts. */
export async function withPages<Item, Result>(
  browser: Browser,
  items: readonly Item[],
  options: BrowserContextOptions,
  act: (page: Page, item: Item) => Promise<Result>,
  count: (done: number, total: number) => void,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  let done = 0;
  const work = async () => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    for (const [index, item] of waiting) {
      results[index] = await act(page, item);
      count((done += 1), items.length);
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: Math.min(pagesAtOnce, items.length) }, work));
  return results;
}
