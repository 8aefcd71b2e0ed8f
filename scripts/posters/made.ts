import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IsoDay } from '../../src/domain/calendar-day.ts';
import type { PosterView } from '../../src/views/poster-view.ts';
import { WrongUse } from '../command.ts';
import { writeWhole } from '../write-whole.ts';

/** A poster that was made, and may hang somewhere. */
export interface MadePoster {
  /** The PDF, below the folder of the list. */
  readonly file: string;
  /** Path of its page in the site. */
  readonly path: string;
  readonly name: string;
  /** Paper and print wishes: "a3 large". */
  readonly as: string;
  /** The venue where it hangs; absent when nobody said. */
  readonly hangsAt?: string;
  readonly made: IsoDay;
  readonly takeDownAfter: IsoDay;
  /** Of everything it says but its days. */
  readonly fingerprint: string;
}

/** Why a poster should come down. */
export interface OutdatedPoster {
  readonly poster: MadePoster;
  readonly why: string;
  /** Whether there is a new one to put in its place. */
  readonly hasSuccessor: boolean;
}

const listName = 'made.json';

/** The posters made so far, as the folder's list tells. @throws WrongUse when the list cannot be read */
export function readMade(folder: string): MadePoster[] {
  const file = join(folder, listName);
  if (!existsSync(file)) return [];
  try {
    const { posters } = JSON.parse(readFileSync(file, 'utf8')) as { posters: MadePoster[] };
    if (!Array.isArray(posters)) throw new Error('no list of posters in it');
    return posters;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new WrongUse(
      `${file} cannot be read: ${reason}. Put back the last good one, or delete it to start anew.`,
    );
  }
}

/** Writes the list of posters, whole or not at all. */
export function writeMade(folder: string, posters: readonly MadePoster[]): void {
  const file = join(folder, listName);
  const sorted = [...posters].sort((one, other) => (one.file < other.file ? -1 : 1));
  writeWhole(file, `${JSON.stringify({ posters: sorted }, null, 2)}\n`);
}

/** A fingerprint of what a poster says, apart from the day it was made and the day to take it down. */
export function fingerprintOf(poster: PosterView, as: string): string {
  const said = { ...poster, as, mark: '', takeDownAfter: '', takeDownWords: '', tooLate: '' };
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16);
}

/**
 * Posters in the world that should come down: past their day, of something that may not hang any more, or saying
 * something that has changed.
 *
 * @param now the posters that the directory gives today
 */
export function outdatedPosters(
  made: readonly MadePoster[],
  now: readonly PosterView[],
  today: IsoDay,
): OutdatedPoster[] {
  const byPath = new Map(now.map((poster) => [poster.path, poster]));
  return made.flatMap((poster) => {
    const current = byPath.get(poster.path);
    const why = whyOutdated(poster, current, today);
    return why === undefined ? [] : [{ poster, why, hasSuccessor: current !== undefined }];
  });
}

function whyOutdated(poster: MadePoster, current: PosterView | undefined, today: IsoDay): string | undefined {
  if (poster.takeDownAfter < today) return 'it is past its day';
  if (current === undefined) return 'what it shows has stopped, is paused, or needs a check';
  return fingerprintOf(current, poster.as) === poster.fingerprint
    ? undefined
    : 'something it says has changed';
}
