import { existsSync, renameSync } from 'node:fs';

/**
 * Puts a folder that was made beside its place there, and moves what was there aside. Where the second step fails the
 * first is undone, so that one of the two is always in place.
 *
 * @param aside where the old folder goes; nothing may be there
 */
export function swapFolder(made: string, place: string, aside: string): void {
  const isReplaced = existsSync(place);
  if (isReplaced) renameSync(place, aside);
  try {
    renameSync(made, place);
  } catch (error) {
    if (isReplaced) renameSync(aside, place);
    throw error;
  }
}
