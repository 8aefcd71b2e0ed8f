import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { projectFolder } from '../../scripts/environment.ts';

// A busy computer needs its time for them.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/**
 * The steps of .github/REMOVAL.md, rehearsed: somebody whose details are in texts, messages, names of files, a photo,
 * a branch and a tag of a repository asks to be removed.
 */
let home: string;
let repository: string;
const copy = () => join(home, 'forgotten.git');
const person = { name: 'Bernadette Canary', phone: '07700 900321', email: 'bernadette.canary@example.org' };

const git = (folder: string, ...words: string[]) =>
  execFileSync(
    'git',
    ['-C', folder, '-c', 'user.name=A Keeper', '-c', 'user.email=k@example.org', ...words],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );

function commit(file: string, content: string | Buffer, message: string, ...words: string[]): void {
  mkdirSync(join(repository, file, '..'), { recursive: true });
  writeFileSync(join(repository, file), content);
  git(repository, 'add', '--all');
  git(repository, 'commit', '--quiet', '-m', message, ...words);
}

function forget(...words: string[]) {
  const script = join(projectFolder, 'scripts/forget.ts');
  return spawnSync(process.execPath, [script, ...words], { cwd: repository, encoding: 'utf8' });
}

const entry = (contact: string) => `---\ntitle: Canary Walk\n${contact}---\n\nWe walk on Tuesdays.\n`;
const photo = Buffer.from([0xff, 0xd8, 0xff, 0, 1, 2, 3, 0xff, 0xd9]);

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'hereabouts-forget-'));
  repository = join(home, 'town');
  git(home, 'init', '--quiet', '--initial-branch=main', 'town');
  commit('content/site.json', '{}\n', 'Begin');
  commit(
    'content/assets/walk.md',
    entry(`contacts: [{name: ${person.name}, phone: "${person.phone}", email: ${person.email}}]\n`),
    `Add the walk of ${person.name}, who said yes on the phone`,
  );
  commit('content/photos/walk.jpg', photo, 'A photo of the walk');
  commit('content/suggestions/bernadette-canary.json', '{"phone": "+44 7700 900 321"}\n', 'A message');
  git(repository, 'tag', '-a', 'before', '-m', `Before we asked ${person.name} again`);
  git(repository, 'checkout', '--quiet', '-b', 'bernadette-canary-walk');
  commit(
    'content/assets/walk.md',
    entry('give: Ring BERNADETTE\n  canary on 07700900321\n'),
    'Try',
    '--author',
    `${person.name} <${person.email}>`,
  );
  git(repository, 'checkout', '--quiet', 'main');
  git(repository, 'merge', '--quiet', '--no-ff', '-m', 'Merge the walk', 'bernadette-canary-walk');
  writeFileSync(join(home, 'words.txt'), `# asked on 20 November\n${Object.values(person).join('\n')}\n`);
});
afterAll(() => {
  rmSync(home, { recursive: true });
});

const words = () => ['--words', join(home, 'words.txt'), '--to', copy(), '--file', 'content/photos/walk.jpg'];

/** Versions that brought or took a text, as `git log --all -S` finds them in a repository. */
const versionsWith = (folder: string, text: string) =>
  git(folder, 'log', '--all', '--format=%H', `-S${text}`).split('\n').filter(Boolean);

describe('somebody asks to be removed', () => {
  it('while the newest version holds their details, nothing is done but say so', () => {
    const { status, stderr } = forget(...words());
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /newest version still holds it, in content\/assets\/walk\.md, content\/photos\/walk\.jpg, content\/suggestions/,
    );
  });

  it('git rm alone is no removal: the details are still in the history', () => {
    git(repository, 'rm', '--quiet', '-r', 'content/suggestions', 'content/photos');
    commit('content/assets/walk.md', entry(''), `Take ${person.name} out`);
    expect(versionsWith(repository, person.phone).length).toBeGreaterThan(0);
    expect(versionsWith(repository, person.name).length).toBeGreaterThan(0);
  });

  it('a copy is made in which they never were: not in texts, messages, names, files, branches or tags', () => {
    const { status, stdout } = forget(...words());
    expect(stdout).toMatch(/found \d+ times in the history, and not once in the copy/);
    expect(status).toBe(0);
    for (const text of [...Object.values(person), '07700900321', '+44 7700 900 321', 'BERNADETTE']) {
      expect(versionsWith(copy(), text)).toEqual([]);
    }
    const names = `${git(copy(), 'log', '--all', '--format=%B %an %ae %D', '--name-only')}${git(copy(), 'for-each-ref', '--format=%(refname) %(contents)')}`;
    expect(names).not.toMatch(/bernadette|walk\.jpg/i);
    const objects = git(copy(), 'cat-file', '--batch-all-objects', '--batch', '--unordered');
    expect(objects).not.toMatch(/bernadette|900.?321/i);
  });

  it('all else is as it was: every commit, who made it, and the newest version to the letter', () => {
    const subjects = (folder: string) => git(folder, 'log', '--format=%s', 'main').trim().split('\n');
    expect(subjects(copy()).length).toBe(subjects(repository).length);
    expect(git(copy(), 'rev-parse', 'main^{tree}')).toBe(git(repository, 'rev-parse', 'main^{tree}'));
    expect(git(copy(), 'log', '--format=%an', 'main')).toContain('A Keeper');
    expect(git(copy(), 'fsck', '--strict')).not.toMatch(/error/);
  });

  it('the repository itself was not touched, and the copy can take its place', () => {
    expect(versionsWith(repository, person.name).length).toBeGreaterThan(0);
    git(home, 'init', '--quiet', '--bare', 'host.git');
    git(copy(), 'push', '--quiet', '--mirror', join(home, 'host.git'));
    git(home, 'clone', '--quiet', '--branch', 'main', 'host.git', 'fresh');
    expect(readFileSync(join(home, 'fresh/content/assets/walk.md'), 'utf8')).toBe(entry(''));
  });

  it.each([
    ['nothing to forget', '\n# nothing\n', /nothing to forget/],
    ['a word so short that it would take others along', 'Ann\n', /"Ann" is too short/],
  ])('a list with %s is refused', (_, list, says) => {
    writeFileSync(join(home, 'bad.txt'), list);
    const { status, stderr } = forget('--words', join(home, 'bad.txt'), '--to', join(home, 'other.git'));
    expect(stderr).toMatch(says);
    expect(status).toBe(2);
  });
});
