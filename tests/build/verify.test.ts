import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sitemap } from '../../src/formats/sitemap.ts';
import { smallDirectory } from '../fixtures/small-directory.ts';
import { readBuiltSite } from '../../scripts/build/built-site.ts';
import { verifySite } from '../../scripts/build/verify.ts';
import { faults } from './faults.ts';
import { smallPublished, verifySmallSite, writeSmallSite } from './small-site.ts';

let folder: string;
let good: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hereabouts-verify-'));
  good = join(folder, 'good');
  writeSmallSite(good);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function copyOfGoodSite(): string {
  const copy = mkdtempSync(join(folder, 'copy-'));
  cpSync(good, copy, { recursive: true });
  return copy;
}

function change(site: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(site, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(site, file), text.replace(from, to));
}

test('nothing is said of a site in which nothing is wrong', async () => {
  expect(await verifySmallSite(good)).toEqual([]);
});

test.each(faults)('$what: $rule says so', async ({ plant, rule, says }) => {
  const site = copyOfGoodSite();
  plant({ folder: site, asset: 'soup', venue: 'hall' });
  const problems = await verifySmallSite(site);
  expect(problems.filter((problem) => problem.rule === rule).map(({ found }) => found)).toContainEqual(
    expect.stringMatching(says),
  );
});

test('what is too heavy is a warning and keeps no site back; everything else is an error', async () => {
  for (const { plant, rule } of faults) {
    const site = copyOfGoodSite();
    plant({ folder: site, asset: 'soup', venue: 'hall' });
    const named = (await verifySmallSite(site)).filter((problem) => problem.rule === rule);
    const severity = rule.startsWith('weight') ? 'warning' : 'error';
    expect(new Set(named.map((problem) => problem.severity))).toEqual(new Set([severity]));
  }
});

describe('an entry that is unlisted', () => {
  test('may not be in the site map', async () => {
    const site = copyOfGoodSite();
    writeFileSync(
      join(site, 'sitemap.xml'),
      sitemap(['https://small.example/assets/soup/', 'https://small.example/assets/secret/']),
    );
    expect((await verifySmallSite(site)).map(({ found }) => found)).toEqual([
      '/assets/secret/, which is to be left out',
    ]);
  });

  test('may not be in the search', async () => {
    const site = copyOfGoodSite();
    writeFileSync(
      join(site, 'pagefind/fragment/en_2.pf_fragment'),
      gzipSync('pagefind_dcd{"url":"/assets/secret/"}'),
    );
    expect((await verifySmallSite(site)).map(({ file }) => file)).toEqual(['pagefind/']);
  });
});

test('a word like "undefined" is no fault where the entry itself says it', async () => {
  const site = copyOfGoodSite();
  const words = 'We talk about behaviour that is undefined & odd.';
  change(site, 'assets/soup/index.html', '</main>', `<p>${words.replace('&', '&amp;')}</p></main>`);
  const { directory } = smallDirectory({
    assets: {
      soup: { title: 'Soup', where: [{ venue: 'hall' }], body: words },
      secret: { status: { is: 'unlisted' } },
    },
    venues: { hall: { title: 'Hall' } },
  });
  const built = readBuiltSite(site, 'https://small.example', '/');
  expect(await verifySite(built, { ...smallPublished, directory })).toEqual([]);
  expect((await verifySite(built, smallPublished)).map(({ rule }) => rule)).toEqual(['stray-words']);
});

test('all that is wrong is told at once, each with its file and line', async () => {
  const site = copyOfGoodSite();
  change(site, 'index.html', '</main>', '<p style="top: 0">a</p>\n<a href="/gone/">b</a></main>');
  change(site, 'venues/hall/index.html', '<h1>Hall</h1>', '');
  const problems = await verifySmallSite(site);
  expect(problems.map(({ rule, file, line }) => ({ rule, file, line }))).toEqual([
    { rule: 'inline-code', file: 'index.html', line: 5 },
    { rule: 'links', file: 'index.html', line: 6 },
    { rule: 'headings', file: 'venues/hall/index.html', line: undefined },
  ]);
});

test('what is wrong in the same way on many pages is told once, with a count', async () => {
  const site = copyOfGoodSite();
  for (const file of ['index.html', 'assets/soup/index.html', 'venues/hall/index.html']) {
    change(site, file, '<footer>', '<footer><a href="/gone/">Gone</a><a href="/gone/">Gone</a>');
  }
  expect((await verifySmallSite(site)).map(({ file, found }) => ({ file, found }))).toEqual([
    {
      file: 'assets/soup/index.html',
      found: 'href="/gone/" of <a>: there is no such file, and on 2 more pages',
    },
  ]);
});

test('the page that searches may run WebAssembly', async () => {
  const site = copyOfGoodSite();
  const page = readFileSync(join(site, 'index.html'), 'utf8').replace(
    "script-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
  );
  mkdirSync(join(site, 'find'));
  writeFileSync(join(site, 'find/index.html'), page);
  expect(await verifySmallSite(site)).toEqual([]);
});

test('a link on a site below a folder must stay in that folder', async () => {
  const site = copyOfGoodSite();
  const problems = await verifySite(readBuiltSite(site, 'https://small.example', '/sub/'), smallPublished);
  expect(problems.map(({ found }) => found)).toContainEqual(expect.stringMatching(/"\/".*outside \/sub\//));
});
