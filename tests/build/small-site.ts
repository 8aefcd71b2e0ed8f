import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { contentSecurityPolicy } from '../../src/layouts/content-security-policy.ts';
import { sitemap } from '../../src/formats/sitemap.ts';
import { smallDirectory } from '../fixtures/small-directory.ts';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { readBuiltSite } from '../../scripts/build/built-site.ts';
import { verifySite } from '../../scripts/build/verify.ts';
import type { Problem } from '../../src/domain/problem.ts';

/** What the smallest site is made from: one entry that may be found, one that may not, and a hall. */
export const smallPublished = {
  directory: smallDirectory({
    assets: {
      soup: { title: 'Soup', where: [{ venue: 'hall' }] },
      secret: { title: 'Secret', status: { is: 'unlisted' } },
    },
    venues: { hall: { title: 'Hall' } },
  }).directory,
  today: parseDay('2026-11-22'),
};

const policy = contentSecurityPolicy({ runsSearch: false });

function page(title: string, main: string, head = ''): string {
  return [
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">',
    `<meta http-equiv="content-security-policy" content="${policy}">${head}`,
    `<title>${title}</title><link rel="stylesheet" href="/_astro/site.css">`,
    '<script type="module" src="/_astro/dated.js"></script></head><body>',
    `${main}<footer><a href="/">Home</a></footer></body></html>\n`,
  ].join('\n');
}

/** Writes the smallest site in which nothing is wrong: made by hand, so that rules can be tested without a build. */
export function writeSmallSite(folder: string): void {
  const files: Record<string, string | Buffer> = {
    'index.html': page('Home', '<main><h1>Home</h1><a href="/assets/soup/#when">Soup</a></main>'),
    'assets/soup/index.html': page(
      'Soup',
      '<main data-asset="soup"><h1>Soup</h1><h2 id="when">When</h2></main>',
    ),
    'assets/secret/index.html': page(
      'Secret',
      '<main data-asset="secret"><h1>Secret</h1></main>',
      '<meta name="robots" content="noindex">',
    ),
    'venues/hall/index.html': page('Hall', '<main><h1>Hall</h1><a href="../../assets/soup/">Soup</a></main>'),
    '_astro/site.css': '@font-face { src: url("/fonts/text.woff2"); }\n',
    '_astro/dated.js': 'export {};\n',
    'fonts/text.woff2': 'a font',
    'sitemap.xml': sitemap(
      ['/', '/assets/soup/', '/venues/hall/'].map((path) => `https://small.example${path}`),
    ),
    'pagefind/fragment/en_1.pf_fragment': gzipSync('pagefind_dcd{"url":"/assets/soup/"}'),
  };
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
}

/** Everything wrong with a site that `writeSmallSite` made. */
export function verifySmallSite(folder: string): Promise<readonly Problem[]> {
  return verifySite(readBuiltSite(folder, 'https://small.example', '/'), smallPublished);
}
