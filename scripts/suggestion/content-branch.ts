import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { WrongUse } from '../command.ts';

/** Where the content of a repository is kept, and the version to start from. */
export interface ContentOrigin {
  /** Full path of the repository. */
  readonly repository: string;
  /** Folder of the content in it, with a slash at its end; empty where it is the whole. */
  readonly prefix: string;
  /** The version to start from. */
  readonly commit: string;
}

/** A version of the content, taken out into a folder of its own. */
export interface ContentCopy {
  /** Full path of the content. */
  readonly contentDir: string;
  /** Writes a file, by its path relative to the content. */
  write(file: string, text: string): void;
  /** Clears the folder away. */
  close(): void;
}

/** Who stands in the history for something that nobody signs. */
const author = { NAME: 'A suggestion', EMAIL: 'suggestion@users.noreply.invalid' };

/**
 * Finds the repository of a content folder.
 *
 * @param base the branch or version to start from
 * @throws WrongUse when it is in none, or has no such version
 */
export function originOf(contentDir: string, base: string): ContentOrigin {
  const repository = tryGit(contentDir, ['rev-parse', '--show-toplevel']);
  if (repository === undefined)
    throw new WrongUse(`${contentDir} is in no git repository. Say --dry-run to see what would change.`);
  const commit = base.startsWith('-')
    ? undefined
    : tryGit(repository, ['rev-parse', '--verify', '--quiet', `${base}^{commit}`]);
  if (commit === undefined) throw new WrongUse(`There is no version "${base}" in ${repository}.`);
  return { repository, commit, prefix: tryGit(contentDir, ['rev-parse', '--show-prefix']) ?? '' };
}

/** Takes a version of the content out. Nothing of the working folder or its index is touched. */
export function takeOut({ repository, commit, prefix }: ContentOrigin): ContentCopy {
  const home = mkdtempSync(join(tmpdir(), 'hereabouts-suggestion-'));
  const env = { GIT_INDEX_FILE: join(home, 'index') };
  const out = join(home, 'out');
  try {
    git(repository, ['read-tree', commit], env);
    const files = git(repository, ['ls-files', '-z', '--', prefix === '' ? '.' : prefix], env);
    git(repository, ['checkout-index', '-z', '--stdin', `--prefix=${out}/`], env, files);
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
  const contentDir = join(out, prefix);
  mkdirSync(contentDir, { recursive: true });
  return {
    contentDir,
    write: (file, text) => {
      const path = join(contentDir, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    },
    close: () => {
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Whether a branch is there already. */
export function hasBranch({ repository }: Pick<ContentOrigin, 'repository'>, branch: string): boolean {
  return tryGit(repository, ['rev-parse', '--verify', '--quiet', `refs/heads/${branch}`]) !== undefined;
}

/**
 * Puts files on a new branch, as one change on top of a version. The branch that is checked out, the working folder
 * and the index stay as they were.
 *
 * @param files texts by path relative to the content
 * @throws when the branch is there already
 */
export function commitBranch(
  { repository, commit, prefix }: ContentOrigin,
  branch: string,
  files: ReadonlyMap<string, string>,
  message: string,
): void {
  const home = mkdtempSync(join(tmpdir(), 'hereabouts-suggestion-'));
  const env = {
    GIT_INDEX_FILE: join(home, 'index'),
    GIT_AUTHOR_NAME: author.NAME,
    GIT_AUTHOR_EMAIL: author.EMAIL,
    GIT_COMMITTER_NAME: author.NAME,
    GIT_COMMITTER_EMAIL: author.EMAIL,
  };
  try {
    git(repository, ['read-tree', commit], env);
    for (const [file, text] of files) {
      const blob = git(repository, ['hash-object', '-w', '--stdin', '--no-filters'], env, text).trim();
      git(repository, ['update-index', '--add', '--cacheinfo', `100644,${blob},${prefix}${file}`], env);
    }
    const tree = git(repository, ['write-tree'], env).trim();
    const made = git(repository, ['commit-tree', tree, '-p', commit, '-F', '-'], env, message).trim();
    // An empty old value: a branch that somebody made meanwhile is never overwritten.
    git(repository, ['update-ref', '-m', 'suggestion', `refs/heads/${branch}`, made, ''], env);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function git(folder: string, words: readonly string[], env: Record<string, string> = {}, input = ''): string {
  return execFileSync('git', words, {
    cwd: folder,
    env: { ...process.env, ...env },
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
}

function tryGit(folder: string, words: readonly string[]): string | undefined {
  try {
    return git(folder, words).trim();
  } catch {
    return undefined;
  }
}
