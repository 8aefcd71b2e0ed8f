import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from './built-site.ts';

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
/** A drawn map changes when somebody moves a pin, and keeps its address. */
const forADay = { 'Cache-Control': 'public, max-age=86400' };
const forAWeek = { 'Cache-Control': 'public, max-age=604800' };
/** The type of a tile of a map (Mapbox Vector Tile), as registered. */
const tileType = 'application/vnd.mapbox-vector-tile';
const never = { 'Cache-Control': 'no-cache' };

/** Pages of other sites may read what is meant for others. */
const forOthers = { 'Access-Control-Allow-Origin': '*' };
const typed = (type: string) => ({ 'Content-Type': type });

/**
 * Text of `_headers`, which Netlify, Cloudflare Pages and others read. On a host that does not (GitHub Pages), the
 * site works the same, without these.
 *
 * @param base where on its host the site lies; starts and ends with a slash
 * @param guarded paths below it that nobody else may frame: see `pathsNobodyFrames`
 * @param tiles folder of the map's tiles in the site, where it has a map
 */
export function hostHeaders(base: string, guarded: readonly string[], tiles?: string): string {
  const rows: (readonly [path: string, headers: Readonly<Record<string, string>>])[] = [
    ['*', everywhere],
    ...guarded.map((path) => [path, inOwnFrames] as const),
    ['_astro/*', forAYear],
    ...(guarded.includes('admin/*') ? [['admin/parts/*', forAYear] as const] : []),
    ['fonts/*', forAWeek],
    ['art/*', forAWeek],
    ['icons/*', forAWeek],
    ['data/*', forOthers],
    ['feeds/*', forOthers],
    ['calendar/*', forOthers],
    ['open-referral/*', forOthers],
    ['data/assets.geojson', typed('application/geo+json; charset=utf-8')],
    ['feeds/atom.xml', typed('application/atom+xml; charset=utf-8')],
    ['feeds/feed.json', typed('application/feed+json; charset=utf-8')],
    ...(tiles === undefined ? [] : [['map/pictures/*', forADay] as const]),
    ...(tiles === undefined ? [] : [[`${tiles}/*`, { ...forAYear, 'Content-Type': tileType }] as const]),
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

/** As many rules as every host takes; Cloudflare Pages leaves out those after the first 2,000. */
const mostRules = 1_900;

/**
 * Text of `_redirects`, by which hosts that read it answer at the addresses of the Open Referral standard, where a
 * static host has only files: `/open-referral/services` and `/open-referral/services/<id>`. Netlify also tells pages
 * by `?page=2`.
 *
 * Each thing has a rule of its own as long as there is room: where a rule with a blank in it comes before the files, it
 * would catch `services/index.json` too. In a larger directory there is only the rule with the blank.
 *
 * @param base where on its host the site lies; starts and ends with a slash
 * @param files paths of all files of the site
 */
export function hostRewrites(base: string, files: readonly string[]): string {
  const feed = `${base}open-referral`;
  const items = files.flatMap(
    (file) => /^open-referral\/([a-z_]+\/[0-9a-f-]{36})\.json$/.exec(file)?.[1] ?? [],
  );
  const lists = [...new Set(items.map((item) => item.split('/')[0] ?? ''))].sort();
  const ofLists = lists.flatMap((list) => [
    rewrite(`${feed}/${list} page=:page`, `${feed}/${list}/page/:page.json`),
    rewrite(`${feed}/${list}`, `${feed}/${list}/index.json`),
    rewrite(`${feed}/${list}/`, `${feed}/${list}/index.json`),
  ]);
  const ofItems =
    items.length + ofLists.length > mostRules
      ? lists.map((list) => rewrite(`${feed}/${list}/:id`, `${feed}/${list}/:id.json`))
      : items.map((item) => rewrite(`${feed}/${item}`, `${feed}/${item}.json`));
  const ofFeed = [rewrite(feed, `${feed}/index.json`), rewrite(`${feed}/`, `${feed}/index.json`)];
  return [...ofFeed, ...ofLists, ...ofItems].join('');
}

function rewrite(from: string, to: string): string {
  return `${from} ${to} 200\n`;
}

/** Types of files that IIS, which many councils use, does not know: it would answer that they are not there. */
const typesForIis: Readonly<Record<string, string>> = {
  '.mvt': tileType,
  '.pf_filter': 'application/octet-stream',
  '.pf_fragment': 'application/octet-stream',
  '.pf_index': 'application/octet-stream',
  '.pf_meta': 'application/octet-stream',
  '.pagefind': 'application/octet-stream',
  '.geojson': 'application/geo+json',
  '.ics': 'text/calendar; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Text of `web.config`, which IIS reads. It lies in the folder of the site, so its paths need no base path. */
export function iisConfig(guarded: readonly string[], tiles?: string): string {
  const types = Object.entries(typesForIis).flatMap(([ending, type]) => [
    `      <remove fileExtension="${ending}" />`,
    `      <mimeMap fileExtension="${ending}" mimeType="${type}" />`,
  ]);
  const headers = Object.entries(everywhere).map(
    ([name, value]) => `        <add name="${name}" value="${value}" />`,
  );
  const inFolder = (folder: string, lines: readonly string[]) => [
    `  <location path="${folder}">`,
    '    <system.webServer>',
    ...lines.map((line) => `      ${line}`),
    '    </system.webServer>',
    '  </location>',
  ];
  // A location holds for all below it, so that the page about screens is named by its file.
  const framed = guarded.flatMap((path) =>
    inFolder(path.replace(/(^|\/)$/, '$1index.html').replace(/\/\*$/, ''), [
      '<httpProtocol>',
      '  <customHeaders>',
      ...Object.entries(inOwnFrames).map(([name, value]) => `    <add name="${name}" value="${value}" />`),
      '  </customHeaders>',
      '</httpProtocol>',
    ]),
  );
  const forEver = ['_astro', ...(tiles === undefined ? [] : [tiles])].flatMap((folder) =>
    inFolder(folder, [
      '<staticContent>',
      '  <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="immutable" />',
      '</staticContent>',
    ]),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<configuration>',
    '  <system.webServer>',
    '    <staticContent>',
    ...types,
    '    </staticContent>',
    '    <httpProtocol>',
    '      <customHeaders>',
    ...headers,
    '      </customHeaders>',
    '    </httpProtocol>',
    '  </system.webServer>',
    ...framed,
    ...forEver,
    '</configuration>',
    '',
  ].join('\n');
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

/**
 * Writes the files that hosts read beside the site: `_headers`, `_redirects`, `web.config` for IIS, and `.nojekyll`
 * for GitHub Pages.
 *
 * @param tiles folder of the map's tiles in the site, where it has a map
 */
export function writeHostFiles(siteFolder: string, base: string, tiles?: string): void {
  const guarded = pathsNobodyFrames(siteFolder);
  writeFileSync(join(siteFolder, '_headers'), hostHeaders(base, guarded, tiles));
  writeFileSync(join(siteFolder, '_redirects'), hostRewrites(base, filesIn(siteFolder)));
  writeFileSync(join(siteFolder, 'web.config'), iisConfig(guarded, tiles));
  // GitHub Pages would leave out folders whose names begin with an underscore.
  writeFileSync(join(siteFolder, '.nojekyll'), '');
}
