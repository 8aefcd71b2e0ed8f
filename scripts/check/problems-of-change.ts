import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IsoDay } from '../../src/domain/calendar-day.ts';
import { insideContent, namedFromContent } from '../../src/domain/changed-file.ts';
import type { AssetEntry } from '../../src/domain/directory.ts';
import { judgeChange } from '../../src/domain/judge-change.ts';
import { compareProblems, type Problem } from '../../src/domain/problem.ts';
import { readContent } from '../../src/reader/read-content.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { filesOfCommit, putFiles } from '../git/repository.ts';
import type { ComparedChange } from './changed-files.ts';

/** What is wrong with a proposed change, told apart from what was wrong before it. */
export interface ProblemsOfChange {
  /** Whether something in it may not come in at all. */
  readonly isRefused: boolean;
  /** Problems of files that it touches, and those it causes in others. */
  readonly own: readonly Problem[];
  /** How many problems there are besides, that were there before. */
  readonly others: number;
}

/** The content before and after a change. */
export interface TwoContents {
  /** Full path of the content folder as it was. */
  readonly before: string;
  /** Full path of the content folder with the change in it. */
  readonly after: string;
  readonly today: IsoDay | undefined;
}

/**
 * Of all problems those of a proposed change: what is refused unseen, every problem of a file that it touches, and
 * each problem of another file that was not there before it, such as a link to an entry that it takes away.
 *
 * @param found every problem of the content with the change in it
 */
export function problemsOfChange(
  change: ComparedChange,
  found: readonly Problem[],
  contents: TwoContents,
): ProblemsOfChange {
  const refused = judgeChange(change);
  const touched = new Set(
    change.files
      .flatMap(({ path, from }) => (from === undefined ? [path] : [path, from]))
      .map((path) => namedFromContent(path, change.contentFolder)),
  );
  const elsewhere = found.filter(({ file }) => !touched.has(file));
  const before =
    elsewhere.length === 0
      ? new Set<string>()
      : new Set(readDirectory(contents.before, contents.today).problems.map(keyOf));
  const caused = elsewhere.filter((problem) => !before.has(keyOf(problem)));
  // What is refused unseen is told in those words alone.
  const isRefused = new Set(refused.map(({ file }) => file));
  const ofTouched = found.filter(({ file }) => touched.has(file) && !isRefused.has(file));
  return {
    isRefused: refused.length > 0,
    own: [...refused, ...ofTouched, ...caused, ...lostAddresses(change, contents)].sort(compareProblems),
    others: elsewhere.length - caused.length,
  };
}

/**
 * Puts the content of a commit into a temporary folder, hands it on, and clears it away.
 *
 * @throws what `act` throws
 */
export async function withContentOf<Result>(
  { repository, contentFolder }: Pick<ComparedChange, 'repository' | 'contentFolder'>,
  commit: string,
  act: (folder: string) => Result | Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'hereabouts-content-'));
  try {
    putFiles(repository, filesOfCommit(repository, commit, contentFolder), contentFolder, folder);
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lines move when a file grows, so they do not count. */
function keyOf({ severity, rule, file, field, found }: Problem): string {
  return JSON.stringify([severity, rule, file, field, found]);
}

/** Entries whose address and short number lead nowhere after the change. */
function lostAddresses({ files, contentFolder }: ComparedChange, { before, after }: TwoContents): Problem[] {
  const slugOf = (path: string | undefined) =>
    /^assets\/([^/]+)\.md$/.exec((path !== undefined && insideContent(path, contentFolder)) || '')?.[1];
  const lost = files.flatMap(({ path, from, how }) => {
    const slug = slugOf(how === 'moved' ? from : path);
    return slug !== undefined && (how === 'moved' || how === 'deleted') ? [{ slug, path, how }] : [];
  });
  if (lost.length === 0) return [];
  const [old, now] = [readContent(before).content, readContent(after).content];
  const kept = new Set<string>(now.assets.flatMap(({ data }) => data.formerly ?? []));
  const numbers = new Set([
    ...now.assets.map(({ data }) => data.number),
    ...(now.site.data.retiredNumbers ?? []),
  ]);
  return lost
    .filter(({ slug }) => !kept.has(slug))
    .map(({ slug, path, how }) => {
      const entry = old.assets.find((asset) => asset.slug === slug);
      const file = namedFromContent(path, contentFolder);
      const moved = how === 'moved' ? slugOf(path) : undefined;
      return { severity: 'warning', file, ...lostAddress(slug, entry, moved, numbers) } as const;
    });
}

function lostAddress(
  slug: string,
  entry: AssetEntry | undefined,
  moved: string | undefined,
  numbers: ReadonlySet<number | undefined>,
): Pick<Problem, 'rule' | 'found' | 'fix'> {
  const name = entry?.data.title ?? slug;
  if (moved !== undefined) {
    return {
      rule: 'address-lost',
      found: `The address of "${name}" changes from /assets/${slug}/ to /assets/${moved}/, and links to the old one lead nowhere.`,
      fix: `Add a line to the entry, so that the old address leads to the new one: formerly: [${slug}]`,
    };
  }
  const number = entry?.data.number;
  const keep =
    number === undefined || numbers.has(number)
      ? ''
      : ` If it should never have been listed: add ${number} to retiredNumbers in site.json, so that its posters do not lead to another entry.`;
  return {
    rule: 'address-lost',
    found: `"${name}" is taken away whole, so that links, posters and codes for it lead nowhere.`,
    fix: `Has it closed? Put the file back and write status: {is: closed, on: the day}. Its page then says so for a year.${keep}`,
  };
}
