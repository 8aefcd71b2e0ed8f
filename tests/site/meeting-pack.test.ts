import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser/chromium.ts';
import { runScript } from '../panel/run-command.ts';
import { copyOfTinyTown, runBuild } from './tiny-builds.ts';
import { textsIn } from './published-texts.ts';

/** Numbers and names that stand in the contacts alone. */
const canaries = [
  '07700 900555',
  '07700900555',
  '+447700900555',
  'Canarybaker',
  'Canaryporter',
  '01632 960987',
];
const contacts = `# the panel's own
entry, phone, who
pot-luck, 07700 900555, Canarybaker <b>&
pot-luck, 01632960987
slow-miles; +44 7700 900555; Canaryporter
`;

let home: string;
let repository: string;
const pack = (...words: string[]) =>
  runScript('pack.ts', words, { CONTENT_DIR: join(repository, 'town'), OUT_DIR: join(repository, 'dist') });

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'hereabouts-pack-test-'));
  repository = join(home, 'repository');
  mkdirSync(join(repository, 'private'), { recursive: true });
  const town = copyOfTinyTown(repository);
  // Due, so that it is on the printed list.
  const entry = join(town, 'assets/pot-luck.md');
  writeFileSync(entry, readFileSync(entry, 'utf8').replace(/(checked:\s+\{?\s*on: )\d{4}/, '$12024'));
  writeFileSync(join(repository, '.gitignore'), '/private/\n/dist/\n');
  writeFileSync(join(repository, 'private', 'contacts.txt'), contacts);
  execFileSync('git', ['init', '--quiet'], { cwd: repository });
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

describe('the meeting pack with the panel’s own numbers', () => {
  it('shows each number beside its entry, in one file that stands by itself, for its owner’s eyes alone', async () => {
    const folder = join(repository, 'private', 'pack');
    const made = pack('--contacts', join(repository, 'private', 'contacts.txt'), '--to', folder);
    expect(made).toMatchObject({ code: 0, err: '' });
    const [html] = readdirSync(folder).filter((file) => file.endsWith('.html'));
    const text = readFileSync(join(folder, html!), 'utf8');
    expect(text).toContain('Ring 07700 900 555, Canarybaker &lt;b&gt;&amp;.');
    expect(text).toContain('Ring 01632 960 987.');
    expect(text).not.toMatch(/<script|<link|<template|src=|url\((?!data:)/);
    if (process.platform !== 'win32') expect(statSync(join(folder, html!)).mode & 0o077).toBe(0);

    const browser = await launchBrowser();
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url().slice(0, 5)));
    await page.goto(`file://${join(folder, html!)}`);
    const row = page.locator('[data-job="pot-luck"]');
    expect(await row.innerText()).toContain('Ring 07700 900 555');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Panel meeting');
    expect(asked.filter((scheme) => scheme !== 'file:' && scheme !== 'data:')).toEqual([]);
    await browser.close();
  });

  it('is nowhere else: a site built with the numbers beside it holds none of them, nor does git', async () => {
    const site = join(repository, 'dist');
    const { code } = await runBuild(join(repository, 'town'), site);
    expect(code).toBe(0);
    const texts = textsIn(site);
    expect(texts.length).toBeGreaterThan(20);
    for (const canary of canaries) {
      expect(
        texts.filter(({ text }) => text.includes(canary)).map(({ file }) => file),
        canary,
      ).toEqual([]);
    }
    execFileSync('git', ['add', '--all'], { cwd: repository });
    const kept = execFileSync('git', ['ls-files'], { cwd: repository, encoding: 'utf8' }).trim().split('\n');
    expect(kept.length).toBeGreaterThan(10);
    for (const file of kept)
      expect(readFileSync(join(repository, file), 'utf8'), file).not.toContain('anaryb');
  });
});

describe('numbers are refused', () => {
  const inside = (...steps: string[]) => join(repository, ...steps);

  it.each([
    ['in the content', ['town', 'contacts.txt'], 'which is published'],
    ['in the finished site', ['dist', 'contacts.txt'], 'which is published'],
    ['where git would take them in', ['contacts.txt'], 'Git would take'],
  ])('%s', (_, steps, said) => {
    writeFileSync(inside(...steps), contacts);
    const refused = pack('--contacts', inside(...steps), '--to', inside('private', 'other'));
    rmSync(inside(...steps));
    expect(refused.code).toBe(2);
    expect(refused.err).toContain(said);
    expect(existsSync(inside('private', 'other'))).toBe(false);
  });

  it('where they are not right, with the line and what to write', () => {
    writeFileSync(inside('private', 'bad.txt'), 'pot-lock, 01632 960112\npot-luck, ring Jo\n');
    const refused = pack('--contacts', inside('private', 'bad.txt'), '--to', inside('private', 'other'));
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('bad.txt, line 1: There is no entry "pot-lock". Did you mean "pot-luck"?');
    expect(refused.err).toContain('bad.txt, line 2: "ring Jo" is no phone number.');
  });

  it('and so is a place for the pack that git would take in', () => {
    expect(pack('--to', inside('packs'))).toMatchObject({ code: 2 });
  });
});
