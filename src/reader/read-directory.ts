import { londonDay, type IsoDay } from '../domain/calendar-day.ts';
import { runChecks } from '../domain/checks.ts';
import type { Directory } from '../domain/directory.ts';
import { linkDirectory } from '../domain/link-directory.ts';
import { compareProblems, type Problem } from '../domain/problem.ts';
import { readContent } from './read-content.ts';

/** A content folder, read, linked and checked. */
export interface DirectoryReading {
  /** Only when there is no error; it may then be published. */
  readonly directory?: Directory | undefined;
  /** Everything that is wrong, in order of file and line. */
  readonly problems: readonly Problem[];
  /** Paths of the files that were read, relative to the content folder. */
  readonly files: readonly string[];
  /** The day the checks were made for. */
  readonly today: IsoDay;
}

/**
 * Reads a content folder: the one door to content for pages, commands and tests. What is valid is linked and
 * checked even where other files are broken, so that everything wrong with the folder is told at once.
 *
 * @param folder path of the content folder
 * @param today the day to check for; left out, the fixed day of a sample town, else the day it is in London
 */
export function readDirectory(folder: string, today?: IsoDay): DirectoryReading {
  const { content, isWhole, files, problems } = readContent(folder);
  const linked = linkDirectory(content);
  const day = today ?? content.site.data.sampleToday ?? londonDay(Date.now());
  const checked = isWhole ? runChecks(linked.directory, day) : [];
  // Entries that are only broken are mended, and no first ones are wanted.
  const isBegun = content.broken.asset.size > 0;
  const fitting = isBegun ? checked.filter(({ rule }) => rule !== 'first-steps') : checked;
  const all = [...problems, ...linked.problems, ...fitting].sort(compareProblems);
  const isGood = !all.some(({ severity }) => severity === 'error');
  return { directory: isGood ? linked.directory : undefined, problems: all, files, today: day };
}
