import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What to publish, and where. */
export interface PublishWishes {
  readonly repository: string;
  /** Full path of the folder of the finished site. */
  readonly folder: string;
  readonly remote: string;
  readonly branch: string;
}

/**
 * Puts a finished site on a branch of its own, as one commit without history, from where the host serves it. Nothing
 * of the working folder or the index of the repository is touched; a site that is there already is left alone.
 *
 * @returns whether anything was sent
 */
export function publishBranch({ repository, folder, remote, branch }: PublishWishes): boolean {
  const home = mkdtempSync(join(tmpdir(), 'hereabouts-publish-'));
  const person = { NAME: 'Hereabouts', EMAIL: 'hereabouts@users.noreply.invalid' };
  const env = {
    ...process.env,
    GIT_INDEX_FILE: join(home, 'index'),
    GIT_AUTHOR_NAME: person.NAME,
    GIT_AUTHOR_EMAIL: person.EMAIL,
    GIT_COMMITTER_NAME: person.NAME,
    GIT_COMMITTER_EMAIL: person.EMAIL,
  };
  const git = (...words: string[]) =>
    execFileSync('git', words, {
      cwd: repository,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  try {
    git(`--work-tree=${folder}`, 'add', '--all', '--force', '.');
    const tree = git('write-tree');
    if (treeThere(git, remote, branch) === tree) return false;
    const commit = git('commit-tree', tree, '-m', 'The site');
    git('push', '--quiet', '--force', remote, `${commit}:refs/heads/${branch}`);
    return true;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function treeThere(git: (...words: string[]) => string, remote: string, branch: string): string | undefined {
  try {
    git('fetch', '--quiet', '--depth=1', remote, branch);
    return git('rev-parse', 'FETCH_HEAD^{tree}');
  } catch {
    return undefined;
  }
}
