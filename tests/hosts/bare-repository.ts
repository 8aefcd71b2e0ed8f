import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Who writes. */
export interface Writer {
  readonly name: string;
  readonly email: string;
}

/** A file or folder of a tree, as `git ls-tree` gives it. */
export interface TreeEntry {
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  /** Absent for folders. */
  readonly size?: number;
  /** From the root of the repository. */
  readonly path: string;
}

/** A commit, as the history tells it. */
export interface CommitFacts {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly author: Writer & { readonly date: string };
  /** The whole message. */
  readonly message: string;
}

/** A file that differs between two commits. */
export interface ChangedFile {
  readonly status: 'added' | 'removed' | 'modified';
  readonly path: string;
}

/** One file of a commit to be made; without bytes it is taken out. */
export interface FileToWrite {
  readonly path: string;
  readonly bytes: Buffer | undefined;
}

const statusOfLetter: Record<string, ChangedFile['status']> = { A: 'added', D: 'removed' };

/** A bare git repository in a temporary folder, read and written by git's own commands, as a git host does. */
export class BareRepository {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** A copy of a folder's files, as the first commit of `main`, below a folder of the repository. */
  static ofFolder(content: string, below: string, writer: Writer): BareRepository {
    const repository = new BareRepository(mkdtempSync(join(tmpdir(), 'hereabouts-bare-')));
    repository.git(['init', '--quiet', '--bare', '--initial-branch=main']);
    const index = { GIT_INDEX_FILE: join(repository.folder, 'first-index') };
    repository.git(['--work-tree', content, 'add', '--force', '.'], { env: index });
    const tree = repository.git(['write-tree'], { env: index }).trim();
    const root = repository.git(['mktree'], { input: `040000 tree ${tree}\t${below}\n` }).trim();
    const commit = repository.#commitTree(root, [], writer, 'The directory as it was');
    repository.git(['update-ref', 'refs/heads/main', commit]);
    return repository;
  }

  /** Runs git in the repository, and gives what it wrote. */
  git(
    words: readonly string[],
    { env = {}, input }: { env?: Record<string, string>; input?: Buffer | string } = {},
  ): string {
    return execFileSync('git', ['--git-dir', this.folder, ...words], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(input === undefined ? {} : { input }),
    });
  }

  /** The commit that a branch, a tag or a name of a commit stands for; undefined where there is none. */
  commitOf(name: string): string | undefined {
    return this.#lookUp(`${name}^{commit}`);
  }

  branches(): string[] {
    return this.git(['for-each-ref', '--format=%(refname:strip=2)', 'refs/heads']).trim().split('\n');
  }

  /** Everything in a tree; with all folders below it where asked for, each before what it holds. */
  tree(name: string, isDeep: boolean): TreeEntry[] {
    const found = this.git(['ls-tree', '-z', '-l', ...(isDeep ? ['-r', '-t'] : []), name]);
    return found
      .split('\0')
      .filter(Boolean)
      .map((row) => {
        const [facts = '', path = ''] = row.split('\t');
        const [mode = '', type = '', sha = '', size = ''] = facts.split(/ +/);
        return {
          mode,
          type: type as TreeEntry['type'],
          sha,
          path,
          ...(size === '-' ? {} : { size: Number(size) }),
        };
      });
  }

  /** Name of the blob that a path holds on a branch; undefined where there is none. */
  shaOf(branch: string, path: string): string | undefined {
    return this.#lookUp(`${branch}:${path}`);
  }

  /** The bytes of a blob; undefined where there is none. */
  blob(sha: string): Buffer | undefined {
    if (this.#lookUp(`${sha}^{blob}`) === undefined) return undefined;
    return execFileSync('git', ['--git-dir', this.folder, 'cat-file', 'blob', sha], {
      maxBuffer: 64 * 1024 * 1024,
    });
  }

  /** The newest commits that a name reaches, those of one path only where it is given. */
  log(name: string, count: number, path?: string): CommitFacts[] {
    const form = ['%H', '%P', '%an', '%ae', '%aI', '%B'].join('%x00');
    const rows = this.git([
      'log',
      `--max-count=${count}`,
      `--format=${form}%x01`,
      name,
      ...(path === undefined ? [] : ['--', path]),
    ]);
    return rows
      .split('\x01')
      .map((row) => row.replace(/^\n/, ''))
      .filter(Boolean)
      .map((row) => {
        const [sha = '', parents = '', author = '', email = '', date = '', message = ''] = row.split('\0');
        return {
          sha,
          parents: parents.split(' ').filter(Boolean),
          author: { name: author, email, date },
          message: message.trimEnd(),
        };
      });
  }

  /** What a branch has changed since it left another. */
  changedSince(base: string, head: string): ChangedFile[] {
    const rows = this.git(['diff', '--no-renames', '--name-status', '-z', `${base}...${head}`]).split('\0');
    return Array.from({ length: Math.floor(rows.length / 2) }, (_, index) => ({
      status: statusOfLetter[rows[2 * index]!] ?? 'modified',
      path: rows[2 * index + 1]!,
    }));
  }

  /** Makes one commit of some files on a branch, and gives its name. */
  commitFiles(branch: string, files: readonly FileToWrite[], writer: Writer, message: string): string {
    const parent = this.commitOf(`refs/heads/${branch}`)!;
    const env = { GIT_INDEX_FILE: join(this.folder, 'write-index') };
    this.git(['read-tree', parent], { env });
    for (const { path, bytes } of files) {
      if (bytes === undefined) this.git(['update-index', '--force-remove', path], { env });
      else {
        const sha = this.git(['hash-object', '-w', '--stdin'], { input: bytes }).trim();
        this.git(['update-index', '--add', '--cacheinfo', `100644,${sha},${path}`], { env });
      }
    }
    const tree = this.git(['write-tree'], { env }).trim();
    const commit = this.#commitTree(tree, [parent], writer, message);
    this.git(['update-ref', `refs/heads/${branch}`, commit, parent]);
    return commit;
  }

  createBranch(branch: string, from: string): void {
    this.git(['update-ref', `refs/heads/${branch}`, this.commitOf(from)!, '']);
  }

  deleteBranch(branch: string): void {
    this.git(['update-ref', '-d', `refs/heads/${branch}`]);
  }

  /** Merges a branch into another by a commit of its own; undefined where both changed the same lines. */
  merge(into: string, head: string, writer: Writer, message: string): string | undefined {
    const parents = [this.commitOf(`refs/heads/${into}`)!, this.commitOf(`refs/heads/${head}`)!];
    let tree: string;
    try {
      tree = this.git(['merge-tree', '--write-tree', ...parents]).trim();
    } catch {
      return undefined;
    }
    const commit = this.#commitTree(tree, parents, writer, message);
    this.git(['update-ref', `refs/heads/${into}`, commit, parents[0]!]);
    return commit;
  }

  /** Clears the folder away. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #lookUp(name: string): string | undefined {
    try {
      return this.git(['rev-parse', '--verify', '--quiet', '--end-of-options', name]).trim();
    } catch {
      return undefined;
    }
  }

  #commitTree(tree: string, parents: readonly string[], { name, email }: Writer, message: string): string {
    const who = {
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: email,
      GIT_COMMITTER_NAME: name,
      GIT_COMMITTER_EMAIL: email,
    };
    const words = ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-m', message];
    return this.git(words, { env: who }).trim();
  }
}
