import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import type { OfflineCopy } from '../../src/formats/offline-copy.ts';
import { filesIn } from '../../scripts/build/built-site.ts';
import { bundledWorker } from '../../scripts/build/bundle-worker.ts';
import { weightOf, writeOfflineFiles } from '../../scripts/build/offline.ts';
import { WrongUse } from '../../scripts/command.ts';
import { readEnvironment } from '../../scripts/environment.ts';

const day = parseDay('2026-11-22');
const version = { build: '0123456789abcdef', contentDate: day, generated: day };
const page = '<!DOCTYPE html><html lang="en-GB" data-built="2026-11-22"><h1>A page</h1></html>';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hereabouts-offline-'));
  write({
    'index.html': page,
    'offline/index.html': page,
    'find/index.html': page,
    'assets/soup/index.html': page,
    '12/index.html': '<!doctype html><html lang="en-GB"><h1>Soup has moved</h1></html>',
    'data/finder.json': '{"built":"2026-11-22"}',
    'data/other.json': '{}',
    'fonts/text.woff2': 'a font',
    'pagefind/pagefind.js': 'search();',
    'pagefind/fragment/en_1.pf_fragment': 'a part',
    [bundledWorker]: 'run();\n',
  });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(files: Record<string, string | Buffer>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
}

/** What the worker that was written is told. */
function written(): OfflineCopy {
  const [first = ''] = readFileSync(join(folder, 'sw.js'), 'utf8').split('\n');
  return JSON.parse(first.replace(/^self\.hereabouts = (.*);$/, '$1')) as OfflineCopy;
}

test('the worker is told its build, what to fetch at once, and what to keep once it is asked for', () => {
  writeOfflineFiles({ folder, base: '/town/', version });
  expect(written()).toMatchObject({ build: version.build, base: '/town/', pages: ['', 'offline/', 'find/'] });
  expect(Object.keys(written().files)).toEqual(['data/finder.json', 'fonts/text.woff2']);
  expect(Object.keys(written().later)).toEqual(['data/other.json']);
  expect(readFileSync(join(folder, 'sw.js'), 'utf8')).toMatch(/\nrun\(\);\n$/);
  expect(filesIn(folder)).not.toContain(bundledWorker);
});

test('every page but those that only lead on is marked with its build', () => {
  writeOfflineFiles({ folder, base: '/', version });
  const marked = filesIn(folder).filter((file) =>
    readFileSync(join(folder, file), 'utf8').includes('<html data-build="0123456789abcdef" lang="en-GB"'),
  );
  expect(marked).toEqual(['assets/soup/index.html', 'find/index.html', 'index.html', 'offline/index.html']);
});

test('what is fetched after a first visit stays light: what is too heavy is kept once it is asked for', () => {
  write({
    'data/finder.json': randomBytes(150_000),
    'fonts/text.woff2': randomBytes(60_000),
    'art/sun.svg': '<svg/>',
  });
  writeOfflineFiles({ folder, base: '/', version });
  const { pages, files } = written();
  expect(Object.keys(files)).toEqual(['data/finder.json', 'art/sun.svg']);
  const all = [...pages.map((path) => `${path}index.html`), ...Object.keys(files)];
  const weight = all.reduce((sum, file) => sum + weightOf(join(folder, file)), 0);
  expect(weight).toBeGreaterThan(150_000);
  expect(weight).toBeLessThanOrEqual(200_000);
});

test('the search page comes with its data or not at all', () => {
  write({ 'data/finder.json': randomBytes(250_000) });
  writeOfflineFiles({ folder, base: '/', version });
  expect(written().pages).toEqual(['', 'offline/']);
  expect(Object.keys(written().later)).toContain('data/finder.json');
});

test('with OFFLINE=off no page is marked, and the worker keeps nothing', () => {
  writeOfflineFiles({ folder, base: '/', version: { ...version, offline: false } });
  expect(written()).toEqual({ base: '/', pages: [], files: {}, later: {} });
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe(page);
});

test('OFFLINE takes "off" or nothing, and says so', () => {
  expect(readEnvironment({ OFFLINE: 'off' }).offline).toBe('off');
  expect(readEnvironment({ OFFLINE: '' }).offline).toBeUndefined();
  expect(() => readEnvironment({ OFFLINE: 'no' })).toThrow(WrongUse);
});
