import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { tinyTown } from '../reader/town.ts';

/** A town kept in a real repository, in a temporary folder. */
export interface TownInGit {
  /** Full path of the repository; its content lies in `content`. */
  readonly folder: string;
  readonly content: string;
  /** Runs git in it. */
  readonly git: (...words: string[]) => string;
  /** Full path of a file of the repository. */
  readonly pathOf: (file: string) => string;
  readonly write: (file: string, text: string | Uint8Array) => void;
  /** Starts a branch where main is, lets `act` change files, and commits all of them. */
  readonly propose: (branch: string, act: () => void) => void;
  readonly clear: () => void;
}

/** Who commits in tests, with nothing of this computer's own settings. */
const settings = [
  'user.name=Test',
  'user.email=test@example.org',
  'commit.gpgsign=false',
  'core.autocrlf=false',
  'gc.auto=0',
  'protocol.file.allow=always',
];

/** Runs git in a folder, as nobody in particular. */
export function runGit(folder: string, ...words: string[]): string {
  return execFileSync('git', [...settings.flatMap((setting) => ['-c', setting]), ...words], {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** Puts a town into a new repository, on its branch main. @param from the content; the tiny town, left out */
export function townInGit(from: string = tinyTown): TownInGit {
  const folder = mkdtempSync(join(tmpdir(), 'hereabouts-town-'));
  const pathOf = (file: string) => join(folder, file);
  const git = (...words: string[]) => runGit(folder, ...words);
  cpSync(from, pathOf('content'), { recursive: true });
  writeFileSync(pathOf('README.md'), 'A town.\n');
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'The town');
  return {
    folder,
    content: pathOf('content'),
    git,
    pathOf,
    write(file, text) {
      mkdirSync(dirname(pathOf(file)), { recursive: true });
      writeFileSync(pathOf(file), text);
    },
    propose(branch, act) {
      // Twice force: repositories inside the repository go too.
      git('clean', '-ffdxq');
      git('switch', '--quiet', '--discard-changes', '--force-create', branch, 'main');
      act();
      git('add', '--all', '--force');
      git('commit', '--quiet', '--message', branch);
    },
    clear() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
