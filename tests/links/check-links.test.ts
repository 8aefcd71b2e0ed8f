import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../scripts/links/ask-address.ts';
import { checkLinks, NobodyAnswers } from '../../scripts/links/check-links.ts';
import { keepMemory } from '../../scripts/links/keep-memory.ts';
import { addDays, parseDay } from '../../src/domain/calendar-day.ts';
import { runChecks } from '../../src/domain/checks.ts';
import { rememberLinks, type LinkMemory, type TroubledLink } from '../../src/domain/link-memory.ts';
import { outsideLinks } from '../../src/domain/outside-links.ts';
import type { SafeUrl } from '../../src/domain/safe-url.ts';
import { smallDirectory } from '../fixtures/small-directory.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { makeTown } from '../reader/town.ts';

// A busy computer needs its time for them.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const first = parseDay('2026-11-02');
const week = (weeks: number) => addDays(first, 7 * weeks);

const { directory: town } = smallDirectory({
  assets: {
    soup: {
      links: [
        { label: 'Page', url: 'https://soup.example/' },
        { label: 'More', url: 'https://soup.example/more?a=1&b=2' },
      ],
      contacts: [{ role: 'Desk', web: 'https://desk.example/', whose: 'organisation' }],
      where: [{ online: 'https://meet.example/soup' }],
    },
    stew: { title: 'Stew', links: [{ label: 'Page', url: 'https://soup.example/' }] },
    tart: {
      title: 'Tart',
      links: [{ label: 'Page', url: 'https://tart.example/' }],
      status: { is: 'closed', on: '2026-09-30' },
    },
  },
});
const alive: Answer = { is: 'alive' };
const gone: Answer = { is: 'trouble', was: 'gone' };

/** Answers for all that is asked: what is named, else alive. */
function answering(named: Record<string, Answer>, asked: SafeUrl[] = []) {
  return (addresses: readonly SafeUrl[]) => {
    asked.push(...addresses);
    return Promise.resolve(new Map(addresses.map((url) => [url, named[url] ?? alive])));
  };
}

/** What is remembered after so many weeks of asking, with what each week answers. */
async function afterWeeks(...weeks: Record<string, Answer>[]): Promise<readonly TroubledLink[]> {
  let troubledLinks: readonly TroubledLink[] = [];
  for (const [index, named] of weeks.entries()) {
    const checked = await checkLinks({ ...town, troubledLinks }, week(index), answering(named));
    troubledLinks = checked.memory.troubled;
  }
  return troubledLinks;
}

const said = (troubledLinks: readonly TroubledLink[]) =>
  runChecks({ ...town, troubledLinks }, week(3))
    .filter(({ rule }) => rule === 'link-dead')
    .map(({ severity, file, field, found }) => `${severity} ${file} ${field}: ${found}`);

describe('the links of a directory to other people’s pages', () => {
  it('are those of its fields and texts; entries that have closed are left out', () => {
    expect(outsideLinks(town).map(({ url, path }) => `${path.join('.')} ${url}`)).toEqual([
      'where.0.online https://meet.example/soup',
      'contacts.0.web https://desk.example/',
      'links.0.url https://soup.example/',
      'links.1.url https://soup.example/more?a=1&b=2',
      'links.0.url https://soup.example/',
    ]);
    const body = {
      markdown: '',
      shown: '',
      text: '',
      html: '<a href="http://b.example/?a=1&amp;b=2">b</a>',
    };
    const [asset] = town.assets;
    const withBody = { assets: [{ ...asset!, data: { ...asset!.data, links: [] }, body }], venues: [] };
    expect(outsideLinks(withBody).map(({ url }) => url)).toContain('http://b.example/?a=1&b=2');
  });

  it('are asked each once, however many entries have them', async () => {
    const asked: SafeUrl[] = [];
    await checkLinks(town, first, answering({}, asked));
    expect(asked).toEqual([...new Set(asked)]);
    expect(asked.length).toBe(4);
  });

  it('become a warning at each entry that has them when they were dead three times in 14 days, not before', async () => {
    const dead = { 'https://soup.example/': gone };
    expect(said(await afterWeeks(dead))).toEqual([]);
    expect(said(await afterWeeks(dead, dead))).toEqual([]);
    expect(said(await afterWeeks(dead, dead, dead))).toMatchInlineSnapshot(`
      [
        "warning assets/soup.md links.1.url: The link to soup.example did not work 3 times running between 2 November 2026 and 16 November 2026: the page is not there.",
        "warning assets/stew.md links.1.url: The link to soup.example did not work 3 times running between 2 November 2026 and 16 November 2026: the page is not there.",
      ]
    `);
  });

  it('keep no more than their last three tries, in order of address', async () => {
    const dead = { 'https://soup.example/': gone, 'https://desk.example/': gone };
    expect(await afterWeeks(dead, dead, dead, dead)).toEqual(
      ['https://desk.example/', 'https://soup.example/'].map((url) => ({
        url,
        tries: [1, 2, 3].map((index) => ({ on: week(index), was: 'gone' })),
      })),
    );
  });

  it('count once a day, however often they are asked', async () => {
    const [{ url } = { url: undefined }] = await afterWeeks({ 'https://soup.example/': gone });
    const answers = new Map([[url!, 'silent' as const]]);
    let memory: LinkMemory = { troubled: [] };
    for (let times = 0; times < 3; times += 1)
      memory = rememberLinks(memory, answers, new Set([url!]), first);
    expect(memory.troubled).toEqual([{ url, tries: [{ on: first, was: 'silent' }] }]);
  });

  it('say what to do, with a way to an old copy', async () => {
    const dead = { 'https://desk.example/': gone };
    const troubledLinks = await afterWeeks(dead, dead, dead);
    const [problem] = runChecks({ ...town, troubledLinks }, week(3)).filter(
      ({ rule }) => rule === 'link-dead',
    );
    expect(problem?.fix).toBe(
      'Open it yourself. If the page has moved, write its new address. If it is gone, take the link out. An old copy may be at https://web.archive.org/web/https://desk.example/',
    );
  });

  it('are forgotten when they answer once, or let no programs in', async () => {
    const dead = { 'https://soup.example/': gone };
    expect(await afterWeeks(dead, dead, {}, dead)).toEqual([
      { url: 'https://soup.example/', tries: [{ on: week(3), was: 'gone' }] },
    ]);
    expect(await afterWeeks(dead, dead, { 'https://soup.example/': { is: 'guarded' } })).toEqual([]);
  });

  it('are forgotten when no entry has them any more', async () => {
    const troubledLinks = await afterWeeks({ 'https://desk.example/': gone });
    const other = smallDirectory({
      assets: { soup: { links: [{ label: 'P', url: 'https://a.example/' }] } },
    });
    const { memory } = await checkLinks({ ...other.directory, troubledLinks }, week(1), answering({}));
    expect(memory.troubled).toEqual([]);
  });

  it('are not asked again on a day on which they were in trouble, and one day counts once', async () => {
    const troubledLinks = await afterWeeks({ 'https://soup.example/': gone });
    const asked: SafeUrl[] = [];
    const again = await checkLinks({ ...town, troubledLinks }, week(0), answering({}, asked));
    expect(asked).not.toContain('https://soup.example/');
    expect(again.askedBefore).toBe(1);
    expect(again.memory.troubled).toEqual(troubledLinks);
  });

  it('are not thought dead because this computer is not online', async () => {
    const offline = (addresses: readonly SafeUrl[]) =>
      Promise.resolve(
        new Map(addresses.map((url): [SafeUrl, Answer] => [url, { is: 'trouble', was: 'unknown' }])),
      );
    await expect(checkLinks(town, first, offline)).rejects.toThrow(NobodyAnswers);
  });
});

describe('what is remembered', () => {
  const clear: (() => void)[] = [];
  afterEach(() => {
    for (const undo of clear.splice(0)) undo();
  });

  it('is read from links.json, and warns at the line of the link without stopping anything', () => {
    const content = makeTown();
    clear.push(() => {
      content.clear();
    });
    const entry = readFileSync(content.pathOf('assets/slow-miles.md'), 'utf8');
    const changed = entry.replace('\n---\n', '\nlinks: [{label: Page, url: "https://soup.example/"}]\n---\n');
    content.write('assets/slow-miles.md', changed);
    const tries = [0, 1, 2].map((index) => ({ on: week(index), was: 'silent' }));
    content.write('links.json', JSON.stringify({ troubled: [{ url: 'https://soup.example/', tries }] }));
    const { directory, problems } = readDirectory(content.folder);
    expect(directory).toBeDefined();
    const line = changed.split('\n').findIndex((text) => text.startsWith('links:')) + 1;
    expect(problems.filter(({ rule }) => rule === 'link-dead')).toEqual([
      expect.objectContaining({
        severity: 'warning',
        file: 'assets/slow-miles.md',
        line,
        field: 'links.1.url',
      }),
    ]);
  });

  it('is kept as a commit of its own in the repository it came from, and only when it is new', () => {
    const home = mkdtempSync(join(tmpdir(), 'hereabouts-links-'));
    clear.push(() => {
      rmSync(home, { recursive: true });
    });
    const git = (folder: string, ...words: string[]) =>
      execFileSync('git', words, {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, GITHUB_REF_NAME: undefined },
      });
    git(home, 'init', '--quiet', '--bare', '--initial-branch=main', 'origin.git');
    git(home, 'clone', '--quiet', 'origin.git', 'here');
    const here = join(home, 'here');
    writeFileSync(join(here, 'site.json'), '{}');
    git(here, 'add', '.');
    git(here, '-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '-m', 'Begin');
    git(here, 'push', '--quiet', 'origin', 'HEAD:refs/heads/main');
    expect(keepMemory(here)).toBe('Nothing new to keep.\n');
    writeFileSync(join(here, 'links.json'), '{"troubled": []}');
    writeFileSync(join(here, 'half-written.md'), 'somebody’s work');
    expect(keepMemory(here)).toMatch(/^Kept what is remembered of links/);
    expect(git(here, 'show', '--stat', '--format=%s', 'origin/main')).toMatch(
      /^What is remembered of links to other pages\n\n links\.json/,
    );
    expect(git(here, 'status', '--porcelain')).toBe('?? half-written.md\n');
    rmSync(join(here, 'links.json'));
    expect(keepMemory(here)).toMatch(/^Kept/);
    expect(git(join(home, 'origin.git'), 'ls-tree', '--name-only', 'main')).toBe('site.json\n');
    expect(readFileSync(join(here, 'half-written.md'), 'utf8')).toBe('somebody’s work');
  });
});
