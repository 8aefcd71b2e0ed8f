import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Headers of every page. What a page may load is in the page itself. */
const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), payment=(), usb=(), browsing-topics=(), interest-cohort=(), geolocation=(self)',
};

/** Only a header can say who may frame a page. */
const inOwnFrames = { 'Content-Security-Policy': "frame-ancestors 'self'" };

/** Files with a hash of their content in their name never change. */
const forAYear = { 'Cache-Control': 'public, max-age=31536000, immutable' };
const forAWeek = { 'Cache-Control': 'public, max-age=604800' };
const never = { 'Cache-Control': 'no-cache' };

/**
 * Text of `_headers`, which Netlify, Cloudflare Pages and others read. On a host that does not (GitHub Pages), the
 * site works the same, without these.
 *
 * @param base where on its host the site lies; starts and ends with a slash
 * @param guarded paths below it that nobody else may frame: see `pathsNobodyFrames`
 */
export function hostHeaders(base: string, guarded: readonly string[]): string {
  const rows: [path: string, headers: Readonly<Record<string, string>>][] = [
    ['*', everywhere],
    ...guarded.map((path): [string, typeof inOwnFrames] => [path, inOwnFrames]),
    ['_astro/*', forAYear],
    ['fonts/*', forAWeek],
    ['art/*', forAWeek],
    ['icons/*', forAWeek],
    ['version.json', never],
    ['sw.js', never],
  ];
  return rows
    .map(([path, headers]) => [
      base + path,
      ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`),
    ])
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

/** Folders whose pages other sites and players may frame: screens, and numbered addresses with their boxes. */
const isOpenToFrames = /^(screen|\d+)$/;

/**
 * Paths of pages that nobody else may frame. A host joins the headers of all rows that fit an address, so that no
 * later row could open what a row for everything has closed: hence one row for each folder of pages. A numbered
 * address itself only sends the reader on, to a page that is guarded.
 *
 * @returns patterns below the base path: `''` for the home page, `404.html`, `assets/*`
 */
export function pathsNobodyFrames(siteFolder: string): string[] {
  const entries = readdirSync(siteFolder, { withFileTypes: true });
  const pages = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.html'));
  const folders = entries.filter(
    (entry) =>
      entry.isDirectory() && !isOpenToFrames.test(entry.name) && holdsPages(join(siteFolder, entry.name)),
  );
  return [
    ...pages.map(({ name }) => (name === 'index.html' ? '' : name)),
    ...folders.map(({ name }) => `${name}/*`),
    ...(existsSync(join(siteFolder, 'screen', 'index.html')) ? ['screen/'] : []),
  ].sort();
}

function holdsPages(folder: string): boolean {
  return readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith('.html'));
}

/** Writes the files that hosts read beside the site: `_headers`, and `.nojekyll` for GitHub Pages. */
export function writeHostFiles(siteFolder: string, base: string): void {
  writeFileSync(join(siteFolder, '_headers'), hostHeaders(base, pathsNobodyFrames(siteFolder)));
  // GitHub Pages would leave out folders whose names begin with an underscore.
  writeFileSync(join(siteFolder, '.nojekyll'), '');
}
