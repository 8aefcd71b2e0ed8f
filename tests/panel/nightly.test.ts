import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildLastGood } from '../../scripts/nightly/build-last-good.ts';
import { publishBack, publishBranch } from '../../scripts/nightly/publish-branch.ts';

const home = mkdtempSync(join(tmpdir(), 'hereabouts-nights-'));
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

const repository = join(home, 'town');
const remote = join(home, 'remote.git');
const site = join(home, 'site');

function git(folder: string, ...words: string[]): string {
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...words], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
}

/** A program that builds a site from its content, and refuses content that says "broken". */
const program = `
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const content = readFileSync(new URL('../content.txt', import.meta.url), 'utf8');
if (content.includes('broken')) { console.error('content.txt is broken'); process.exit(1); }
mkdirSync(process.env.OUT_DIR, { recursive: true });
writeFileSync(process.env.OUT_DIR + '/index.html', content);
`;

function commit(content: string): string {
  writeFileSync(join(repository, 'content.txt'), content);
  git(repository, 'add', '.');
  git(repository, 'commit', '--quiet', '--message', content);
  return git(repository, 'rev-parse', 'HEAD');
}

it('builds the newest version that passes, says why the newest does not, and leaves the repository as it was', () => {
  mkdirSync(join(repository, 'scripts'), { recursive: true });
  writeFileSync(join(repository, 'scripts', 'build.ts'), program);
  git(repository, 'init', '--quiet', '--initial-branch=main');
  const wishes = { repository, outDir: site, most: 3, say: () => undefined };
  const good = commit('good');
  expect(buildLastGood(wishes)).toMatchObject({ newest: good, built: good, tried: 1, said: '' });

  commit('broken once');
  const newest = commit('broken twice');
  writeFileSync(join(repository, 'content.txt'), 'not committed');
  expect(buildLastGood(wishes)).toEqual({ newest, built: good, tried: 3, said: 'content.txt is broken\n' });
  expect(readFileSync(join(site, 'index.html'), 'utf8')).toBe('good');
  expect(readFileSync(join(repository, 'content.txt'), 'utf8')).toBe('not committed');
  expect(git(repository, 'worktree', 'list').split('\n')).toHaveLength(1);

  commit('broken again');
  const none = buildLastGood(wishes);
  expect(none.tried).toBe(3);
  expect(none.built).toBeUndefined();
  expect(readFileSync(join(site, 'index.html'), 'utf8')).toBe('good');
  expect(() => buildLastGood({ ...wishes, repository: home })).toThrow(/no git repository/);
});

it('publishes a site on a branch of its own, once, without touching anything else', () => {
  git(home, 'init', '--quiet', '--bare', remote);
  const wishes = { repository, folder: site, remote, branch: 'gh-pages' };
  writeFileSync(join(site, '.nojekyll'), '');
  const before = git(repository, 'status', '--porcelain');
  expect(publishBranch(wishes)).toBe(true);
  expect(git(remote, 'show', 'gh-pages:index.html')).toBe('good');
  expect(git(remote, 'ls-tree', '--name-only', 'gh-pages').split('\n')).toEqual(['.nojekyll', 'index.html']);
  expect(publishBranch(wishes)).toBe(false);

  writeFileSync(join(site, 'index.html'), 'new');
  rmSync(join(site, '.nojekyll'));
  expect(publishBranch(wishes)).toBe(true);
  expect(git(remote, 'ls-tree', '--name-only', 'gh-pages')).toBe('index.html');
  // One commit, however many nights have gone by.
  expect(git(remote, 'rev-list', '--count', 'gh-pages')).toBe('1');
  expect(git(repository, 'status', '--porcelain')).toBe(before);
  expect(existsSync(join(repository, '.git', 'refs', 'heads', 'gh-pages'))).toBe(false);
});

it('goes back to the site that was published before, and forward again', () => {
  const wishes = { repository, remote, branch: 'gh-pages' };
  const shown = () => git(remote, 'show', 'gh-pages:index.html');
  expect(shown()).toBe('new');
  expect(publishBack(wishes)).toBe(true);
  expect(shown()).toBe('good');
  expect(git(remote, 'rev-list', '--count', 'gh-pages')).toBe('1');
  expect(publishBack(wishes)).toBe(true);
  expect(shown()).toBe('new');

  expect(publishBranch({ ...wishes, folder: site, branch: 'pages' })).toBe(true);
  expect(publishBack({ ...wishes, branch: 'pages' })).toBe(false);
  expect(git(remote, 'show', 'pages:index.html')).toBe('new');
});
