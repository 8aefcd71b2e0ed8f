import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { projectFolder } from '../../scripts/environment.ts';

const home = mkdtempSync(join(tmpdir(), 'hereabouts-handover-'));
const upstream = join(home, 'upstream');
const town = join(home, 'town');
afterAll(() => {
  rmSync(home, { recursive: true });
});

const pageFolder = join(projectFolder, '.github');
const pages = ['HANDOVER.md', 'DEPLOY.md'].map((name) => readFileSync(join(pageFolder, name), 'utf8'));
const [handover = ''] = pages;

const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];

function git(folder: string, ...words: string[]): string {
  return execFileSync('git', [...who, ...words], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
}

function commit(folder: string, files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  git(folder, 'add', '--all', '.');
  git(folder, 'commit', '--quiet', '--message', 'A change');
}

/** The lines of git that the page tells people to type for an upgrade. */
function upgradeLines(): string[] {
  const block = /## Each year: a newer Hereabouts.*?```sh\n(.*?)```/s.exec(handover)?.[1] ?? '';
  return block
    .split('\n')
    .map((line) => line.replace(/ +#.*$/, ''))
    .filter((line) => line.startsWith('git '));
}

it('the steps for a newer Hereabouts bring the program, and leave every file of the content as it was', () => {
  mkdirSync(upstream);
  git(upstream, 'init', '--quiet', '--initial-branch=main');
  commit(upstream, {
    'content/site.json': 'sample',
    'content/assets/a.md': 'sample',
    'scripts/build.ts': 'old',
  });
  git(home, 'clone', '--quiet', upstream, town);
  git(town, 'remote', 'remove', 'origin');
  git(town, 'rm', '-rq', 'content');
  commit(town, { 'content/site.json': 'ours', 'content/assets/ours.md': 'ours' });
  // The sample of a newer version differs in every way a file can.
  commit(upstream, {
    'content/site.json': 'new sample',
    'content/assets/a.md': 'new sample',
    'content/assets/b.md': 'new sample',
    'scripts/build.ts': 'new',
  });

  const lines = upgradeLines();
  expect(lines.length).toBeGreaterThanOrEqual(5);
  for (const line of lines) {
    const typed = line.replace('ADDRESS-OF-HEREABOUTS', upstream).replaceAll('git ', `git ${who.join(' ')} `);
    const { status, stderr } = spawnSync('sh', ['-c', typed], { cwd: town, encoding: 'utf8' });
    // A merge that stops at the sample is what the next line is for.
    if (!line.startsWith('git merge'))
      expect({ line, status, stderr: status === 0 ? '' : stderr }).toEqual({ line, status: 0, stderr: '' });
  }
  expect(git(town, 'ls-files').split('\n')).toEqual([
    'content/assets/ours.md',
    'content/site.json',
    'scripts/build.ts',
  ]);
  expect(readFileSync(join(town, 'content/site.json'), 'utf8')).toBe('ours');
  expect(readFileSync(join(town, 'scripts/build.ts'), 'utf8')).toBe('new');
  expect(git(town, 'status', '--porcelain')).toBe('');
});

it('every command and page that the two guides name is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  for (const text of pages) {
    const commands = [...text.matchAll(/npm run ([a-z-]+)/g)].map(([, name = '']) => name);
    expect(commands.filter((name) => scripts[name] === undefined)).toEqual([]);
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path);
    expect(links.filter((path) => !existsSync(join(pageFolder, path)))).toEqual([]);
  }
});
