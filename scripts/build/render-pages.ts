import { join } from 'node:path';
import { build, type AstroIntegration } from 'astro';
import { publishFrom, type Published } from '../../src/reader/published-directory.ts';
import { projectFolder } from '../environment.ts';
import { bundleWorker } from './bundle-worker.ts';
import type { Count } from './progress.ts';
import { takeTurn } from './take-turns.ts';
import type { Workplace } from './target-folder.ts';

/**
 * Makes all pages with Astro, in this process, so that they are made from the very directory that was read and
 * checked, and a signal ends the whole build at once.
 *
 * Astro puts its programs inside the working folder of the process when the site lies elsewhere, where builds
 * that run at the same time would overwrite each other's. So the work folder is the working folder meanwhile. The
 * list of the pages of words it keeps beside its sources all the same: builds take turns until it has been read.
 *
 * @returns how many pages were made
 */
export async function renderPages(
  published: Published,
  workplace: Workplace,
  contentDir: string,
  count: Count,
): Promise<number> {
  publishFrom(() => published);
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env['CONTENT_DIR'] = contentDir;
  // Astro would take it for the base path that components ask for.
  delete process.env['BASE_URL'];
  const startedIn = process.cwd();
  process.chdir(workplace.folder);
  let pages = 0;
  const giveBack = await takeTurn(join(projectFolder, '.astro', 'building'));
  try {
    await build({
      root: projectFolder,
      outDir: workplace.site,
      cacheDir: workplace.cache,
      site: published.site.url,
      base: published.site.base,
      logLevel: 'error',
      integrations: [
        countPages((done, total) => {
          giveBack();
          pages = done;
          count(done, total);
        }),
      ],
      vite: { cacheDir: join(workplace.cache, 'vite'), plugins: [bundleWorker()] },
    });
  } finally {
    giveBack();
    process.chdir(startedIn);
  }
  return pages;
}

/** Tells of each page that Astro makes. */
function countPages(count: Count): AstroIntegration {
  return {
    name: 'hereabouts:count-pages',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        let total = 0;
        let done = 0;
        setPrerenderer((prerenderer) => ({
          ...prerenderer,
          async getStaticPaths() {
            const paths = await prerenderer.getStaticPaths();
            total = paths.length;
            return paths;
          },
          async render(request, options) {
            const page = await prerenderer.render(request, options);
            done += 1;
            count(done, total);
            return page;
          },
        }));
      },
    },
  };
}
