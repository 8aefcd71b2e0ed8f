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
/** A drawn map changes when somebody moves a pin, and keeps its address. */
const forADay = { 'Cache-Control': 'public, max-age=86400' };
const forAWeek = { 'Cache-Control': 'public, max-age=604800' };
/** The type of a tile of a map (Mapbox Vector Tile), as registered. */
const tileType = 'application/vnd.mapbox-vector-tile';
const never = { 'Cache-Control': 'no-cache' };

/**
 * Text of `_headers`, which Netlify, Cloudflare Pages and others read. On a host that does not (GitHub Pages), the
 * site works the same, without these.
 *
 * @param base where on its host the site lies; starts and ends with a slash
 * @param tiles folder of the map's tiles in the site, where it has a map
 */
export function hostHeaders(base: string, tiles?: string): string {
  const rows: (readonly [path: string, headers: Readonly<Record<string, string>>])[] = [
    ['*', everywhere],
    ['_astro/*', forAYear],
    ['fonts/*', forAWeek],
    ['art/*', forAWeek],
    ['icons/*', forAWeek],
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
export function iisConfig(tiles?: string): string {
  const types = Object.entries(typesForIis).flatMap(([ending, type]) => [
    `      <remove fileExtension="${ending}" />`,
    `      <mimeMap fileExtension="${ending}" mimeType="${type}" />`,
  ]);
  const headers = Object.entries(everywhere).map(
    ([name, value]) => `        <add name="${name}" value="${value}" />`,
  );
  const forEver = ['_astro', ...(tiles === undefined ? [] : [tiles])].flatMap((folder) => [
    `  <location path="${folder}">`,
    '    <system.webServer>',
    '      <staticContent>',
    '        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="immutable" />',
    '      </staticContent>',
    '    </system.webServer>',
    '  </location>',
  ]);
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
    ...forEver,
    '</configuration>',
    '',
  ].join('\n');
}

/**
 * Writes the files that hosts read beside the site: `_headers`, `web.config` for IIS, and `.nojekyll` for GitHub
 * Pages.
 *
 * @param tiles folder of the map's tiles in the site, where it has a map
 */
export function writeHostFiles(siteFolder: string, base: string, tiles?: string): void {
  writeFileSync(join(siteFolder, '_headers'), hostHeaders(base, tiles));
  writeFileSync(join(siteFolder, 'web.config'), iisConfig(tiles));
  // GitHub Pages would leave out folders whose names begin with an underscore.
  writeFileSync(join(siteFolder, '.nojekyll'), '');
}
