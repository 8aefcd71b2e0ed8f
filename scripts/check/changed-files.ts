import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { mostRead, type ChangedFile } from '../../src/domain/changed-file.ts';
import type { ProposedChange } from '../../src/domain/judge-change.ts';
import { WrongUse } from '../command.ts';
import {
  askGit,
  commitOf,
  contentsOf,
  filesOfCommit,
  partingOf,
  placeInRepository,
  rawChanges,
  sizesOf,
  topOf,
  type RawChange,
} from '../git/repository.ts';

/** Names of the main branch, in the order they are looked for. */
const mainBranches = ['origin/main', 'main'];

/** A proposed change, and where it is compared from. */
export interface ComparedChange extends ProposedChange {
  /** Full path of the top of the repository. */
  readonly repository: string;
  /** The commit that it is compared with: where the work left the branch it goes to. */
  readonly base: string;
}

/** What to compare with what. */
export interface Comparison {
  /** Full path of the content folder. */
  readonly contentDir: string;
  /** A branch or commit; left out: the main branch, and on it the last commit. */
  readonly base?: string | undefined;
  readonly isByMaintainer: boolean;
}

const needsGit = '--changed needs a content folder that is kept in git and has a first commit.';

/**
 * What the files as they lie there change since the work left a branch: committed or not, new files included.
 *
 * @throws WrongUse when the folder is not kept in git, or there is no such branch
 */
export function changeAsItLies({ contentDir, base, isByMaintainer }: Comparison): ComparedChange {
  const repository = openRepository(contentDir);
  const start = startOfWork(repository, 'HEAD', base);
  const known = rawChanges(repository, start);
  const added = listed(repository, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']);
  const all = new Set([...listed(repository, ['ls-files', '-z', '--', '.']), ...added]);
  for (const { path, mode } of known) if (mode === '000000') all.delete(path);
  return {
    repository,
    base: start,
    contentFolder: placeInRepository(repository, contentDir),
    isByMaintainer,
    paths: [...all],
    files: [
      ...known.map((change) => asItLies(repository, change)),
      ...added.map((path) => asItLies(repository, { path, mode: '', object: '', status: 'A' })),
    ],
  };
}

/**
 * What a commit changes since it left a branch. Nothing of it is taken out of git.
 *
 * @throws WrongUse as `changeAsItLies`
 */
export function changeOfCommit(
  head: string,
  { contentDir, base, isByMaintainer }: Comparison,
): ComparedChange {
  const repository = openRepository(contentDir);
  const start = startOfWork(repository, head, base);
  const changes = rawChanges(repository, start, head);
  const objects = changes.filter(({ mode }) => isKept(mode)).map(({ object }) => object);
  const sizes = sizesOf(repository, objects);
  const small = objects.filter((object) => (sizes.get(object) ?? 0) <= 4 * mostRead);
  const contents = contentsOf(repository, small);
  return {
    repository,
    base: start,
    contentFolder: placeInRepository(repository, contentDir),
    isByMaintainer,
    paths: filesOfCommit(repository, head).map(({ path }) => path),
    files: changes.map((change) => ({
      ...nameOf(change),
      is: kindOf(change.mode),
      bytes: isKept(change.mode) ? (sizes.get(change.object) ?? 0) : 0,
      start: (contents.get(change.object) ?? new Uint8Array()).subarray(0, mostRead),
    })),
  };
}

function openRepository(contentDir: string): string {
  const repository = topOf(contentDir);
  if (repository === undefined || commitOf(contentDir, 'HEAD') === undefined) throw new WrongUse(needsGit);
  return repository;
}

/** Where the work left the branch it goes to. */
function startOfWork(repository: string, head: string, base: string | undefined): string {
  if (base === undefined) {
    const parted = mainBranches.map((branch) => partingOf(repository, head, branch));
    return parted.find((commit) => commit !== undefined) ?? commitOf(repository, head) ?? 'HEAD';
  }
  const target = commitOf(repository, base);
  if (target === undefined) {
    throw new WrongUse(
      `There is no branch or commit "${base}" here. Fetch it first, like: git fetch origin main`,
    );
  }
  const parted = partingOf(repository, head, target);
  if (parted !== undefined) return parted;
  throw new WrongUse(
    `"${base}" and this work have no common history here. Fetch more of it: git fetch --unshallow`,
  );
}

function listed(repository: string, words: readonly string[]): string[] {
  return (askGit(repository, words) ?? '').split('\0').filter((path) => path !== '');
}

const hows: Readonly<Record<string, ChangedFile['how']>> = {
  A: 'added',
  D: 'deleted',
  R: 'moved',
  C: 'added',
};

function nameOf({ path, from, status }: RawChange): Pick<ChangedFile, 'path' | 'from' | 'how'> {
  return { path, how: hows[status] ?? 'changed', ...(status === 'R' ? { from } : {}) };
}

function isKept(mode: string): boolean {
  return mode.startsWith('100') || mode === '120000';
}

function kindOf(mode: string): ChangedFile['is'] {
  if (mode === '000000') return 'nothing';
  if (mode === '120000') return 'link';
  return mode === '160000' ? 'repository' : 'file';
}

/** A changed file as it lies there. */
function asItLies(repository: string, change: RawChange): ChangedFile {
  const nothing = { ...nameOf(change), is: 'nothing', bytes: 0, start: new Uint8Array() } as const;
  if (change.mode === '160000') return { ...nothing, is: 'repository' };
  const path = join(repository, change.path);
  try {
    const stat = lstatSync(path);
    if (stat.isSymbolicLink()) return { ...nothing, is: 'link' };
    if (stat.isDirectory()) return { ...nothing, is: 'repository' };
    return { ...nothing, is: 'file', bytes: stat.size, start: startOf(path) };
  } catch {
    return { ...nothing, how: 'deleted' };
  }
}

function startOf(path: string): Uint8Array {
  const start = new Uint8Array(mostRead);
  const handle = openSync(path, 'r');
  try {
    return start.subarray(0, readSync(handle, start));
  } finally {
    closeSync(handle);
  }
}
