import type { IsoDay } from '../src/domain/calendar-day.ts';
import type { Directory } from '../src/domain/directory.ts';
import { readDirectory } from '../src/reader/read-directory.ts';
import { sayProblems } from './check/say-problems.ts';
import { readEnvironment } from './environment.ts';

/** The directory a command works on, and the day it works with. */
export interface OpenDirectory {
  readonly directory: Directory;
  readonly contentDir: string;
  readonly today: IsoDay;
}

/**
 * Reads the content folder for a command that needs it whole. Where it has errors they are written to the error
 * stream, and the command is to end with 1.
 *
 * @param given the day from the command line, `--today`; else `TODAY`, else the sample's own day, else today
 * @throws WrongUse when the day is none
 */
export function readDirectoryOrSay(given?: string): OpenDirectory | undefined {
  const environment = readEnvironment({
    ...process.env,
    ...(given === undefined ? {} : { TODAY: given }),
  });
  const { contentDir } = environment;
  const { directory, problems, today } = readDirectory(contentDir, environment.today);
  if (directory !== undefined) return { directory, contentDir, today };
  const errors = problems.filter(({ severity }) => severity === 'error');
  const manner = { contentDir, startDir: process.cwd(), inColour: false, all: false };
  process.stderr.write(`${sayProblems(errors, manner)}Mend the content first: npm run check\n`);
  return undefined;
}
