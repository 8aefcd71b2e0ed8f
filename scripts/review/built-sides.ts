import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { partOf } from '../../src/domain/changed-file.ts';
import { projectFolder } from '../environment.ts';
import { askGit, commitOf, rawChanges } from '../git/repository.ts';

/** A site to build, and from what. */
export interface SideOrder {
  /** Full path of the repository. */
  readonly repository: string;
  readonly commit: string;
  readonly contentFolder: string;
  /** Full path of its content, taken out of the commit. */
  readonly contentDir: string;
  /** Full path of the folder the site goes to. */
  readonly outDir: string;
  /** Whether the program of the commit may run, where it is another than this one. */
  readonly mayRunProgram: boolean;
}

/** What came of building one side. */
export interface BuiltSide {
  readonly built: boolean;
  /** Whether the program of its own commit made it. */
  readonly ranItsProgram: boolean;
  /** Faults of the finished site, a sentence each. */
  readonly siteProblems: readonly string[];
  readonly output: string;
}

/** All that a build may know of this computer: no keys and no names. */
const passedOn = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'LANG',
  'TODAY',
  'SITE_URL',
  'CHROME_PATH',
];

/**
 * Builds one side of a change: with the program that does this, or, where that is allowed and its commit has another,
 * with the program of the commit, taken out into a folder of its own.
 */
export function buildSide(order: SideOrder): BuiltSide {
  const { repository, commit, mayRunProgram } = order;
  if (!mayRunProgram || hasThisProgram(order))
    return { ...runBuild(projectFolder, order), ranItsProgram: mayRunProgram && isOfThisProject(repository) };
  const home = mkdtempSync(join(tmpdir(), 'hereabouts-side-'));
  const program = join(home, 'program');
  try {
    if (
      askGit(repository, ['worktree', 'add', '--quiet', '--detach', '--force', program, commit]) === undefined
    )
      return {
        built: false,
        ranItsProgram: true,
        siteProblems: [],
        output: 'git cannot take this commit out.',
      };
    const lacking = bringPackages(repository, program);
    if (lacking !== undefined)
      return { built: false, ranItsProgram: true, siteProblems: [], output: lacking };
    return { ...runBuild(program, order), ranItsProgram: true };
  } finally {
    askGit(repository, ['worktree', 'remove', '--force', program]);
    rmSync(home, { recursive: true, force: true });
  }
}

/** Whether a commit has the program that runs now, or no program at all. */
function hasThisProgram({ repository, commit, contentFolder }: SideOrder): boolean {
  const head = commitOf(repository, 'HEAD');
  if (!isOfThisProject(repository) || head === undefined) return true;
  return rawChanges(repository, commit, head).every(({ path }) => partOf(path, contentFolder) === 'content');
}

/** Whether a repository holds the program that runs, and not content alone. */
function isOfThisProject(repository: string): boolean {
  return realpathSync(repository) === realpathSync(projectFolder);
}

function runBuild(program: string, { contentDir, outDir }: SideOrder): Omit<BuiltSide, 'ranItsProgram'> {
  const known = passedOn.flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]]],
  );
  const run = spawnSync(process.execPath, [join(program, 'scripts', 'build.ts'), '--json'], {
    cwd: program,
    encoding: 'utf8',
    env: {
      ...(Object.fromEntries(known) as Record<string, string>),
      CONTENT_DIR: contentDir,
      OUT_DIR: outDir,
      ASTRO_TELEMETRY_DISABLED: '1',
    },
    maxBuffer: 64 * 1024 * 1024,
    timeout: 20 * 60_000,
  });
  return {
    built: run.status === 0 && existsSync(join(outDir, 'index.html')),
    siteProblems: siteProblemsIn(run.stdout),
    output: run.stderr.replaceAll(contentDir, 'content').replaceAll(program, '.'),
  };
}

function siteProblemsIn(json: string): string[] {
  try {
    const { siteProblems = [] } = JSON.parse(json) as {
      siteProblems?: { severity: string; file: string; found: string; fix: string }[];
    };
    return siteProblems
      .filter(({ severity }) => severity === 'error')
      .map(({ file, found, fix }) => `${file}: ${found} ${fix}`.slice(0, 600));
  } catch {
    return [];
  }
}

/** The packages of a program: those that are here where it wants the same, else its own. What went wrong, if it did. */
function bringPackages(repository: string, program: string): string | undefined {
  const lock = (place: string) => {
    const file = join(place, 'package-lock.json');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  const packages = join(repository, 'node_modules');
  if (lock(program) === lock(repository) && existsSync(packages)) {
    symlinkSync(packages, join(program, 'node_modules'), 'junction');
    return undefined;
  }
  const npm = spawnSync('npm', ['ci'], {
    cwd: program,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return npm.status === 0 ? undefined : `${npm.stdout}${npm.stderr}`;
}
