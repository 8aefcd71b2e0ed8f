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

/** Name of the branch that holds the site that was there before. */
function branchBefore(branch: string): string {
  return `${branch}-before`;
}

/**
 * Puts a finished site on a branch of its own, as one commit without history, from where the host serves it. The site
 * that was there goes to the branch beside it, `<branch>-before`, so that one can go back to it. Nothing of the working
 * folder or the index of the repository is touched; a site that is there already is left alone.
 *
 * @returns whether anything was sent
 */
export function publishBranch({ repository, folder, remote, branch }: PublishWishes): boolean {
  return withGit(repository, (git) => {
    git(`--work-tree=${folder}`, 'add', '--all', '--force', '.');
    const tree = git('write-tree');
    const old = treeThere(git, remote, branch);
    if (old === tree) return false;
    const sent = [`${siteCommit(git, tree)}:refs/heads/${branch}`];
    if (old !== undefined) sent.push(`${siteCommit(git, old)}:refs/heads/${branchBefore(branch)}`);
    git('push', '--quiet', '--force', '--atomic', remote, ...sent);
    return true;
  });
}

/**
 * Puts the site that was there before back on its branch, and the one that was there beside it, so that doing it twice
 * changes nothing.
 *
 * @returns false when there is none to go back to
 */
export function publishBack({ repository, remote, branch }: Omit<PublishWishes, 'folder'>): boolean {
  return withGit(repository, (git) => {
    const now = treeThere(git, remote, branch);
    const before = treeThere(git, remote, branchBefore(branch));
    if (now === undefined || before === undefined) return false;
    git(
      'push',
      '--quiet',
      '--force',
      '--atomic',
      remote,
      `${siteCommit(git, before)}:refs/heads/${branch}`,
      `${siteCommit(git, now)}:refs/heads/${branchBefore(branch)}`,
    );
    return true;
  });
}

type Git = (...words: string[]) => string;

/** Runs git with an index of its own, and in nobody's name. */
function withGit<Result>(repository: string, work: (git: Git) => Result): Result {
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
  try {
    return work((...words) =>
      execFileSync('git', words, {
        cwd: repository,
        env,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      }).trim(),
    );
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** One commit without history; a shallow copy could send no other. */
function siteCommit(git: Git, tree: string): string {
  return git('commit-tree', tree, '-m', 'The site');
}

function treeThere(git: Git, remote: string, branch: string): string | undefined {
  try {
    git('fetch', '--quiet', '--depth=1', remote, branch);
    return git('rev-parse', 'FETCH_HEAD^{tree}');
  } catch {
    return undefined;
  }
}
