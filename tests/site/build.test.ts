import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readBuiltSite } from '../../scripts/build/built-site.ts';
import { verifySite } from '../../scripts/build/verify.ts';
import { projectFolder } from '../../scripts/environment.ts';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { faults } from '../build/faults.ts';
import {
  changeFile,
  copyOfTinyTown,
  fingerprints,
  runBuild,
  startCommand,
  temporaryFolder,
  watch,
  type Ran,
} from './tiny-builds.ts';

const today = parseDay('2026-11-22');
let folder: string;
let town: string;
let site: string;
let first: Ran;
let below: Ran;

beforeAll(async () => {
  folder = temporaryFolder();
  town = copyOfTinyTown(folder);
  site = join(folder, 'not', 'there', 'yet');
  // All at once, as on a computer where several people try their town.
  [first, , below] = await Promise.all([
    runBuild(town, site),
    runBuild(town, join(folder, 'again')),
    runBuild(copyOfTinyTown(join(folder, 'other')), join(folder, 'below'), {
      BASE_PATH: '/sub',
      SITE_URL: 'https://town.example',
    }),
  ]);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function pageAt(path: string): string {
  return readFileSync(join(site, path, 'index.html'), 'utf8');
}

/** A copy of the town with one thing changed in it. */
function townWith(file: string, from: string, to: string): string {
  const changed = copyOfTinyTown(mkdtempSync(join(folder, 'changed-')));
  changeFile(changed, file, from, to);
  return changed;
}

test('a town is built into a folder that did not exist, and nothing is left beside it', () => {
  expect(first.output).toContain('The site is ready.');
  expect(first.code).toBe(0);
  expect(readdirSync(join(site, '..'))).toEqual(['yet']);
});

test('it says step by step how far it is, with counts', () => {
  expect(first.output).toMatch(/Reading the content: 2 entries, 1 venue/);
  expect(first.output).toMatch(/Making the pages: \d+ pages/);
  expect(first.output).toMatch(/Verifying the site: all well/);
});

test('each entry has its page', () => {
  expect(pageAt('assets/pot-luck')).toContain('data-asset="pot-luck"');
  expect(pageAt('venues/net-loft')).toContain('Net Loft');
});

test('short addresses and old ones send the reader on, and search engines are told to leave them out', () => {
  for (const path of ['3', 'assets/slow-walkers']) {
    expect(pageAt(path)).toContain('<meta http-equiv="refresh" content="0; url=/assets/slow-miles/">');
    expect(pageAt(path)).toContain('<a href="/assets/slow-miles/">');
    expect(pageAt(path)).toContain('noindex');
  }
  const siteMap = readFileSync(join(site, 'sitemap.xml'), 'utf8');
  expect(siteMap).toContain('<loc>https://hereabouts.example/assets/slow-miles/</loc>');
  expect(siteMap).not.toMatch(/slow-walkers|\/3\//);
});

test('version.json says which build it is, how new the content, and for which day', () => {
  expect(readFileSync(join(site, 'version.json'), 'utf8')).toMatch(
    /^\{"build":"[0-9a-f]{16}","contentDate":"2026-11-14","generated":"2026-11-22"\}\n$/,
  );
});

test('the same content and day give the same bytes, apart from the search index', () => {
  const again = join(folder, 'again');
  const withoutSearch = (prints: Record<string, string>) =>
    Object.fromEntries(Object.entries(prints).filter(([file]) => !file.startsWith('pagefind/')));
  expect(withoutSearch(fingerprints(again))).toEqual(withoutSearch(fingerprints(site)));
});

test('a site below a folder of its host keeps every link in that folder, also when others are built meanwhile', () => {
  expect(below.output).toContain('The site is ready.');
  expect(below.code).toBe(0);
  const textOf = (file: string) => readFileSync(join(folder, 'below', file), 'utf8');
  expect(textOf('12/index.html')).toContain('url=/sub/assets/pot-luck/');
  expect(textOf('robots.txt')).toContain('https://town.example/sub/sitemap.xml');
});

describe('when a build fails, the old site stays as it was', () => {
  let before: Record<string, string>;

  beforeAll(() => {
    before = fingerprints(site);
  });

  function expectOldSite(): void {
    expect(fingerprints(site)).toEqual(before);
  }

  test('because of an error in the content, which is told with file, line and what to write', async () => {
    const { code, output } = await runBuild(
      townWith('assets/pot-luck.md', 'kind: activity', 'kind: actvity'),
      site,
    );
    expect(code).toBe(1);
    expect(output).toMatch(
      /Error: .*assets\/pot-luck\.md, line 4, kind\n {2}Found: .*actvity.*\n {2}To mend it: /,
    );
    expect(output).toContain('the old site is as it was');
    expectOldSite();
  });

  test('because the finished site has a fault', async () => {
    const { code, output } = await runBuild(
      townWith('pages/about.mdx', '---\n\n', '---\n\n[Read more](/nowhere-at-all/)\n\n'),
      site,
    );
    expect(output).toMatch(/Error: about\/index\.html, line \d+\n {2}Found: href="\/nowhere-at-all\/"/);
    expect(code).toBe(1);
    expectOldSite();
  });

  test('because a page cannot be made', async () => {
    const { code, output } = await runBuild(
      townWith('pages/about.mdx', '---\n\n', '---\n\n{missing.word}\n\n'),
      site,
    );
    expect(output).toContain('nothing was changed');
    expect(code).toBe(1);
    expectOldSite();
  });

  test('because the disk takes no more', async () => {
    const limited = spawn(
      'sh',
      ['-c', 'ulimit -f 8; exec "$0" "$@"', process.execPath, join(projectFolder, 'scripts/build.ts')],
      {
        env: { ...process.env, CONTENT_DIR: town, OUT_DIR: site, TODAY: today },
      },
    );
    const { code, signal } = await watch(limited).ended;
    expect(code === 0 && signal === null).toBe(false);
    expectOldSite();
  });

  test.each(['Reading the content:', 'Making the pages:', 'Making the search index:'])(
    'because it is killed right after "%s"',
    async (stage) => {
      const build = startCommand('build.ts', { CONTENT_DIR: town, OUT_DIR: site });
      await build.wrote(new RegExp(stage));
      build.process.kill('SIGKILL');
      expect((await build.ended).signal).toBe('SIGKILL');
      expectOldSite();
    },
  );

  test('and the next build clears what the killed ones left, and takes its place', async () => {
    const version = readFileSync(join(site, 'version.json'), 'utf8');
    const changed = townWith('assets/pot-luck.md', 'There is soup', 'There is cake');
    expect((await runBuild(changed, site)).code).toBe(0);
    expect(pageAt('assets/pot-luck')).toContain('There is cake');
    expect(readFileSync(join(site, 'version.json'), 'utf8')).not.toBe(version);
    expect(readdirSync(join(site, '..'))).toEqual(['yet']);
  });
});

describe('a finished site in which one thing is wrong', () => {
  const { directory } = readDirectory(join(projectFolder, 'tests/fixtures/tiny-town'), today);

  test.each(faults)('$what: $rule says so', async ({ plant, rule, says }) => {
    const copy = mkdtempSync(join(folder, 'fault-'));
    cpSync(site, copy, { recursive: true });
    plant({ folder: copy, asset: 'pot-luck', venue: 'net-loft' });
    const built = readBuiltSite(copy, 'https://hereabouts.example', '/');
    const problems = await verifySite(built, { directory: directory!, today });
    expect(problems.filter((problem) => problem.rule === rule).map(({ found }) => found)).toContainEqual(
      expect.stringMatching(says),
    );
  });
});

test('the sample builds without an error, and every page is light enough for a phone', () => {
  const { output } = inject('sample');
  expect(output).toMatch(/Verifying the site: all well/);
  expect(output).not.toMatch(/^Error:/m);
});
