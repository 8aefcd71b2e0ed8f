import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mediaTypes } from '../media-types.ts';
import { filesIn } from './built-site.ts';

/** Headers by what they are for; each host's own file is written from them. */
export const hostHeaderSets = {
  /** Of every page. What a page may load is in the page itself. */
  everywhere: {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy':
      'camera=(), microphone=(), payment=(), usb=(), browsing-topics=(), interest-cohort=(), geolocation=(self)',
  },
  /** Only a header can say who may frame a page. */
  inOwnFrames: { 'Content-Security-Policy': "frame-ancestors 'self'" },
  /** Files with a hash of their content in their name never change. */
  forAYear: { 'Cache-Control': 'public, max-age=31536000, immutable' },
  /** A drawn map changes when somebody moves a pin, and keeps its address. */
  forADay: { 'Cache-Control': 'public, max-age=86400' },
  forAWeek: { 'Cache-Control': 'public, max-age=604800' },
  never: { 'Cache-Control': 'no-cache' },
  /** Pages of other sites may read what is meant for others. */
  forOthers: { 'Access-Control-Allow-Origin': '*' },
} as const;

/** Folders by how long their files stay as they are. */
export const keptFolders = { forAYear: ['_astro'], forAWeek: ['fonts', 'art', 'icons'] } as const;

/** Folders that pages of other sites may read. */
export const foldersForOthers = ['data', 'feeds', 'calendar', 'open-referral'] as const;

/** Files whose type is not that of their ending. */
export const typedFiles: Readonly<Record<string, string>> = {
  'data/assets.geojson': 'application/geo+json; charset=utf-8',
  'feeds/atom.xml': 'application/atom+xml; charset=utf-8',
  'feeds/feed.json': 'application/feed+json; charset=utf-8',
};

/** Files that tell what is new, and must be asked for each time. */
export const askedEachTime = ['version.json', 'sw.js'] as const;

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
  const { everywhere, inOwnFrames, forAYear, forADay, forAWeek, never, forOthers } = hostHeaderSets;
  const rows: (readonly [path: string, headers: Readonly<Record<string, string>>])[] = [
    ['*', everywhere],
    ...guarded.map((path) => [path, inOwnFrames] as const),
    ...keptFolders.forAYear.map((folder) => [`${folder}/*`, forAYear] as const),
    ...(guarded.includes('admin/*') ? [['admin/parts/*', forAYear] as const] : []),
    ...keptFolders.forAWeek.map((folder) => [`${folder}/*`, forAWeek] as const),
    ...foldersForOthers.map((folder) => [`${folder}/*`, forOthers] as const),
    ...Object.entries(typedFiles).map(([file, type]) => [file, typed(type)] as const),
    ...(tiles === undefined ? [] : [['map/pictures/*', forADay] as const]),
    ...(tiles === undefined
      ? []
      : [[`${tiles}/*`, { ...forAYear, 'Content-Type': mediaTypes['.mvt'] ?? '' }] as const]),
    ...askedEachTime.map((file) => [file, never] as const),
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

/** Types that every IIS knows. Of all others, which many councils' servers do not know, it would say that they are not there. */
const knownToIis = new Set([
  '.html',
  '.css',
  '.js',
  '.xml',
  '.txt',
  '.csv',
  '.svg',
  '.png',
  '.jpg',
  '.jpeg',
  '.ico',
  '.pdf',
  '.pmtiles',
]);

/** Text of `web.config`, which IIS reads. It lies in the folder of the site, so its paths need no base path. */
export function iisConfig(guarded: readonly string[], tiles?: string): string {
  const unknown = Object.entries(mediaTypes).filter(([ending]) => !knownToIis.has(ending));
  const types = unknown.flatMap(([ending, type]) => [
    `      <remove fileExtension="${ending}" />`,
    `      <mimeMap fileExtension="${ending}" mimeType="${type}" />`,
  ]);
  const headers = Object.entries(hostHeaderSets.everywhere).map(
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
      ...Object.entries(hostHeaderSets.inOwnFrames).map(
        ([name, value]) => `    <add name="${name}" value="${value}" />`,
      ),
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
