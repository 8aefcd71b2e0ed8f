import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** The most that git may answer at once, in bytes: a whole content folder with its map. */
const mostAnswered = 512 * 1024 * 1024;

/** What lies in a commit at one path. */
export interface StoredFile {
  /** From the top of the repository, with forward slashes. */
  readonly path: string;
  /** `100644` is a file, `120000` a symbolic link, `160000` a repository inside the repository. */
  readonly mode: string;
  /** Name of the object that holds it. */
  readonly object: string;
}

/** One line of what differs between two versions. */
export interface RawChange extends StoredFile {
  /** A for added, M for changed, D for deleted, R for moved, T for turned into something else. */
  readonly status: string;
  readonly from?: string | undefined;
}

/** What git says; undefined when it refuses. */
export function askGit(folder: string, words: readonly string[]): string | undefined {
  const answer = spawnSync('git', words, { cwd: folder, encoding: 'utf8', maxBuffer: mostAnswered });
  return answer.status === 0 ? answer.stdout : undefined;
}

/** What git says. @throws when it refuses, with its own words */
export function git(folder: string, words: readonly string[], input?: string): Buffer {
  return execFileSync('git', words, {
    cwd: folder,
    maxBuffer: mostAnswered,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(input === undefined ? {} : { input }),
  });
}

/** Full path of the top of the repository that a folder lies in; undefined where there is none. */
export function topOf(folder: string): string | undefined {
  return askGit(folder, ['rev-parse', '--show-toplevel'])?.trim();
}

/** Where a folder lies in its repository, with forward slashes and without slashes at its ends. */
export function placeInRepository(top: string, folder: string): string {
  return relative(realpathSync(top), realpathSync(folder)).replaceAll('\\', '/');
}

/** The whole name of the commit that a word like `main` stands for; undefined when it stands for none. */
export function commitOf(folder: string, word: string): string | undefined {
  return askGit(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${word}^{commit}`])?.trim();
}

/** The commit at which two histories part; undefined when they have nothing in common. */
export function partingOf(folder: string, one: string, other: string): string | undefined {
  return askGit(folder, ['merge-base', one, other])?.trim() || undefined;
}

/**
 * What differs between two commits, or between a commit and the files as they lie there.
 *
 * @param to left out: the files as they lie there, without those that git does not know
 */
export function rawChanges(folder: string, from: string, to?: string): RawChange[] {
  const words = ['diff', '--raw', '--no-abbrev', '-z', '--find-renames', '--no-ext-diff', from];
  const parts = git(folder, [...words, ...(to === undefined ? [] : [to]), '--'])
    .toString('utf8')
    .split('\0');
  const changes: RawChange[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [, mode = '', , object = '', status = ''] = parts[at]!.split(' ');
    const isMoved = /^[RC]/.test(status);
    const first = parts[at + 1]!;
    const path = isMoved ? parts[at + 2]! : first;
    changes.push({ path, mode, object, status: status.charAt(0), ...(isMoved ? { from: first } : {}) });
    if (isMoved) at += 1;
  }
  return changes;
}

/** Every file of a commit. @param place only those inside this folder; empty for all */
export function filesOfCommit(folder: string, commit: string, place = ''): StoredFile[] {
  const words = ['ls-tree', '-r', '-z', '--full-tree', commit, ...(place === '' ? [] : ['--', `${place}/`])];
  return git(folder, words)
    .toString('utf8')
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const tab = line.indexOf('\t');
      const [mode = '', , object = ''] = line.slice(0, tab).split(' ');
      return { path: line.slice(tab + 1), mode, object };
    });
}

/** Sizes of objects in bytes, without reading them. */
export function sizesOf(folder: string, objects: readonly string[]): ReadonlyMap<string, number> {
  if (objects.length === 0) return new Map();
  const lines = git(folder, ['cat-file', '--batch-check'], `${objects.join('\n')}\n`)
    .toString('utf8')
    .trim();
  return new Map(
    lines.split('\n').map((line) => {
      const [object = '', , size] = line.split(' ');
      return [object, Number(size ?? 0)];
    }),
  );
}

/** What objects hold, by name. */
export function contentsOf(folder: string, objects: readonly string[]): ReadonlyMap<string, Buffer> {
  const contents = new Map<string, Buffer>();
  if (objects.length === 0) return contents;
  const answer = git(folder, ['cat-file', '--batch'], `${objects.join('\n')}\n`);
  for (let at = 0; at < answer.length;) {
    const end = answer.indexOf(10, at);
    const [object = '', , size] = answer.toString('utf8', at, end).split(' ');
    const length = Number(size);
    contents.set(object, answer.subarray(end + 1, end + 1 + length));
    at = end + 1 + length + 1;
  }
  return contents;
}

/**
 * Puts files of commits into a folder: their bytes alone. Links, repositories inside the repository and settings of
 * git are not followed and not obeyed, so that nothing of a commit runs or reaches outside the folder.
 *
 * @param place the files lie inside this folder of the repository, which becomes the folder given
 */
export function putFiles(
  repository: string,
  files: readonly StoredFile[],
  place: string,
  folder: string,
): void {
  const plain = files.filter(({ mode }) => mode.startsWith('100'));
  const contents = contentsOf(repository, [...new Set(plain.map(({ object }) => object))]);
  for (const { path, object } of plain) {
    const steps = path.slice(place === '' ? 0 : place.length + 1).split('/');
    if (steps.some((step) => step === '' || step === '.' || step === '..' || step.includes('\\'))) continue;
    const file = join(folder, ...steps);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, contents.get(object) ?? '');
  }
}
