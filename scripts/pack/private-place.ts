import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { WrongUse } from '../command.ts';

/**
 * Refuses a file or folder for private details that git or a build could take in: one that lies in a folder that is
 * published, one that git keeps already, and one in a repository that git does not ignore.
 *
 * @param path full path; it need not be there yet
 * @param published folders that builds read from or write to, as full paths
 * @throws WrongUse with what to do instead
 */
export function refuseOpenPlace(path: string, published: readonly string[]): void {
  const place = realPlace(path);
  const inside = published.find((folder) => isInside(place, realPlace(folder)));
  if (inside !== undefined)
    throw new WrongUse(
      `${path} lies in ${inside}, which is published. Private numbers belong in the folder private, which git ignores.`,
    );
  const folder = nearestFolder(place);
  const isKept = git(folder, ['ls-files', '--error-unmatch', '--', place]) === 0;
  if (isKept)
    throw new WrongUse(
      `Git keeps ${path}, and git never forgets. Take it out of the repository's history, then put it in the folder private.`,
    );
  const isInRepository = git(folder, ['rev-parse', '--is-inside-work-tree']) === 0;
  if (isInRepository && git(folder, ['check-ignore', '--quiet', '--', place]) !== 0)
    throw new WrongUse(
      `Git would take ${path} in. Put it in the folder private, which git ignores, or outside the repository.`,
    );
}

function git(folder: string, words: readonly string[]): number | null {
  return spawnSync('git', words, { cwd: folder, stdio: 'ignore' }).status;
}

function isInside(path: string, folder: string): boolean {
  const steps = relative(folder, path);
  return steps === '' || (!steps.startsWith('..') && !steps.startsWith(sep) && !/^[A-Za-z]:/.test(steps));
}

/** A path with its symbolic links followed, as far as it exists. */
function realPlace(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPlace(parent), basename(path));
}

function nearestFolder(path: string): string {
  const parent = dirname(path);
  return existsSync(parent) || parent === path ? parent : nearestFolder(parent);
}
