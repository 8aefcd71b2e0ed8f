import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WrongUse } from '../command.ts';
import type { NightReport } from './night-report.ts';

/** What is needed to build the last version that passes. */
export interface NightWishes {
  /** Full path of the repository. */
  readonly repository: string;
  /** Full path of the folder the site goes to. */
  readonly outDir: string;
  /** How many versions to try, the newest first. */
  readonly most: number;
  /** Told which version is tried. */
  readonly say: (words: string) => void;
}

/**
 * Builds the newest version of a repository that passes its own build: each is taken out into a folder of its own
 * and built with its own program, until one goes well. A build that fails leaves the target as it was.
 *
 * @throws WrongUse when the folder is no git repository with a commit
 */
export function buildLastGood({ repository, outDir, most, say }: NightWishes): NightReport {
  const listed = git(repository, ['rev-list', '--first-parent', `--max-count=${most}`, 'HEAD']);
  const commits = listed.status === 0 ? listed.stdout.trim().split('\n') : [];
  const [newest] = commits;
  if (newest === undefined || newest === '')
    throw new WrongUse(`${repository} is no git repository with a commit.`);
  let said = '';
  for (const [index, commit] of commits.entries()) {
    say(`Building ${commit.slice(0, 10)}, ${index + 1} of at most ${commits.length}`);
    const { isGood, output } = buildCommit(repository, commit, outDir);
    if (isGood) return { newest, built: commit, tried: index + 1, said };
    if (index === 0) said = output;
  }
  return { newest, tried: commits.length, said };
}

function buildCommit(
  repository: string,
  commit: string,
  outDir: string,
): { isGood: boolean; output: string } {
  const home = mkdtempSync(join(tmpdir(), 'hereabouts-night-'));
  const folder = join(home, 'version');
  try {
    const taken = git(repository, ['worktree', 'add', '--detach', '--force', folder, commit]);
    if (taken.status !== 0) return { isGood: false, output: taken.stderr };
    const installed = bringPackages(repository, folder);
    if (installed !== undefined) return { isGood: false, output: installed };
    const build = spawnSync(process.execPath, [join(folder, 'scripts', 'build.ts')], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, OUT_DIR: outDir, CONTENT_DIR: '' },
      maxBuffer: 64 * 1024 * 1024,
    });
    return { isGood: build.status === 0, output: `${build.stdout}${build.stderr}`.replaceAll(folder, '.') };
  } finally {
    git(repository, ['worktree', 'remove', '--force', folder]);
    rmSync(home, { recursive: true, force: true });
  }
}

/** The packages of a version: those that are here where it wants the same, else its own. What went wrong, if it did. */
function bringPackages(repository: string, folder: string): string | undefined {
  const lock = (place: string) => {
    const file = join(place, 'package-lock.json');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  if (lock(folder) === lock(repository)) {
    const packages = join(repository, 'node_modules');
    if (existsSync(packages)) symlinkSync(packages, join(folder, 'node_modules'), 'junction');
    return undefined;
  }
  const npm = spawnSync('npm', ['ci'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return npm.status === 0 ? undefined : `${npm.stdout}${npm.stderr}`;
}

function git(folder: string, words: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync('git', words, { cwd: folder, encoding: 'utf8' });
}
