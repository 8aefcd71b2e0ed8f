import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Headers of every page. What a page may load is in the page itself; only a header can say who may frame it. */
const everywhere = {
  'Content-Security-Policy': "frame-ancestors 'self'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), payment=(), usb=(), browsing-topics=(), interest-cohort=(), geolocation=(self)',
};

/** Files with a hash of their content in their name never change. */
const forAYear = { 'Cache-Control': 'public, max-age=31536000, immutable' };
const forAWeek = { 'Cache-Control': 'public, max-age=604800' };
const never = { 'Cache-Control': 'no-cache' };

/**
 * Text of `_headers`, which Netlify, Cloudflare Pages and others read. On a host that does not (GitHub Pages), the
 * site works the same, without these.
 *
 * @param base where on its host the site lies; starts and ends with a slash
 */
export function hostHeaders(base: string): string {
  const rows: [path: string, headers: Readonly<Record<string, string>>][] = [
    ['*', everywhere],
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

/** Writes the files that hosts read beside the site: `_headers`, and `.nojekyll` for GitHub Pages. */
export function writeHostFiles(siteFolder: string, base: string): void {
  writeFileSync(join(siteFolder, '_headers'), hostHeaders(base));
  // GitHub Pages would leave out folders whose names begin with an underscore.
  writeFileSync(join(siteFolder, '.nojekyll'), '');
}
