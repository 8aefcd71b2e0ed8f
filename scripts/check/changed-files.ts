import { execFileSync } from 'node:child_process';
import { WrongUse } from '../command.ts';

/** Names of the main branch, in the order they are looked for. */
const mainBranches = ['origin/main', 'main'];

/**
 * Files of a content folder that differ from where this work left the main branch, those not committed yet and
 * new ones included. On the main branch itself: files that are not committed.
 *
 * @returns paths relative to the content folder, with forward slashes
 * @throws WrongUse when the folder is not kept in git
 */
export function listChangedFiles(contentDir: string): ReadonlySet<string> {
  const git = (...words: string[]) =>
    execFileSync('git', words, { cwd: contentDir, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const changed = git('diff', '--name-only', '--relative', '-z', startOfWork(git), '--', '.');
    const added = git('ls-files', '--others', '--exclude-standard', '-z', '--', '.');
    return new Set(`${changed}\0${added}`.split('\0').filter((path) => path !== ''));
  } catch {
    throw new WrongUse('--changed needs a content folder that is kept in git and has a first commit.');
  }
}

function startOfWork(git: (...words: string[]) => string): string {
  for (const branch of mainBranches) {
    try {
      return git('merge-base', 'HEAD', branch).trim();
    } catch {
      // There is no such branch here; the next one may be there.
    }
  }
  return 'HEAD';
}
