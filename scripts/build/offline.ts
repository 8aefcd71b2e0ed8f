import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { OfflineCopy } from '../../src/formats/offline-copy.ts';
import { filesIn } from './built-site.ts';
import { bundledWorker } from './bundle-worker.ts';
import { budgets } from './verify/budgets.ts';
import type { Version } from './version.ts';

/** A finished site that is to work without a network. */
export interface OfflineSite {
  /** Full path of its folder, with everything else in it. */
  readonly folder: string;
  /** Where on its host it lies; starts and ends with a slash. */
  readonly base: string;
  readonly version: Version;
}

/**
 * Writes `sw.js`, the service worker with the list of what it keeps, and marks each page with its build.
 *
 * Where the version says `offline: false`, the worker that is written takes itself and all copies away, and pages
 * that are not marked start none.
 */
export function writeOfflineFiles({ folder, base, version }: OfflineSite): void {
  const bundle = join(folder, bundledWorker);
  const script = readFileSync(bundle, 'utf8');
  rmSync(bundle);
  const files = filesIn(folder);
  const isKept = version.offline !== false;
  if (isKept) markPages(folder, files, version.build);
  const copy = isKept ? offlineCopy(folder, files, base, version.build) : nothingKept(base);
  writeFileSync(join(folder, 'sw.js'), `self.hereabouts = ${JSON.stringify(copy)};\n${script}`);
}

function nothingKept(base: string): OfflineCopy {
  return { base, pages: [], files: {}, later: {} };
}

/** Scripts of a page tell by the mark whether data is of the same build as the page. */
function markPages(folder: string, files: readonly string[], build: string): void {
  for (const file of files.filter((name) => name.endsWith('.html'))) {
    const path = join(folder, file);
    const html = readFileSync(path, 'utf8');
    const marked = html.replace(/<html (?=[^>]*\bdata-built=)/, `<html data-build="${build}" `);
    if (marked !== html) writeFileSync(path, marked);
  }
}

/**
 * What is fetched along with the worker, most needed first. Each row comes whole or not at all; the first two
 * always do, and the others as long as all of it stays light.
 */
const shellRows: readonly (readonly RegExp[])[] = [
  [/^index\.html$/, /^offline\/index\.html$/],
  [/^_astro\/.*\.(css|js)$/, /^(icons|favicon)\.svg$/],
  [/^find\/index\.html$/, /^data\/(finder|dates)\.json$/],
  [/^this-week\/index\.html$/, /^data\/week\.json$/],
  [/^list\/index\.html$/],
  [/^fonts\/.*\.woff2$/],
  [/^art\/.*\.svg$/],
  [/^data\/places\.json$/],
];
const rowsThatAlwaysCome = 2;

/**
 * What pages ask for. The search index is not among it: the same content does not always give the same bytes of it; nor
 * are the files for other directories and for spreadsheets, which no page asks for.
 */
const keptOnceAskedFor = /^data\/(?!assets\.|tables\/)/;

/** What a build keeps for times without a network. */
export function offlineCopy(
  folder: string,
  files: readonly string[],
  base: string,
  build: string,
): OfflineCopy {
  const shell = shellFiles(folder, files);
  const fingerprints = (names: readonly string[]) =>
    Object.fromEntries(names.map((file) => [file, fingerprintOf(readFileSync(join(folder, file)))]));
  return {
    build,
    base,
    pages: shell.filter(isPage).map((file) => file.replace(/index\.html$/, '')),
    files: fingerprints(shell.filter((file) => !isPage(file))),
    later: fingerprints(
      files.filter((file) => keptOnceAskedFor.test(file) && !shell.includes(file) && !isPage(file)),
    ),
  };
}

/** The moving map weighs more than all the rest: it comes when somebody asks for it, and not before. */
const neverInShell = /^_astro\/(?:open-map|map-open|maplibre)/;

function shellFiles(folder: string, files: readonly string[]): string[] {
  const chosen: string[] = [];
  let weight = 0;
  for (const [index, patterns] of shellRows.entries()) {
    const row = files.filter(
      (file) => !neverInShell.test(file) && patterns.some((pattern) => pattern.test(file)),
    );
    const rowWeight = row.reduce((sum, file) => sum + weightOf(join(folder, file)), 0);
    if (index >= rowsThatAlwaysCome && weight + rowWeight > budgets.offline.most) continue;
    chosen.push(...row);
    weight += rowWeight;
  }
  return chosen;
}

function isPage(file: string): boolean {
  return file.endsWith('.html');
}

/** What a file weighs on the way to a phone, in bytes: hosts send it no heavier. */
export function weightOf(path: string): number {
  const bytes = readFileSync(path);
  if (path.endsWith('.woff2')) return bytes.length;
  return brotliCompressSync(bytes).length;
}

/** As `fingerprintOf` of the worker makes it. */
function fingerprintOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
