import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes several files as one: each goes to a hidden file beside its place first, and only when all are there do
 * they take their names. When something fails, what was there before is put back.
 *
 * @param folder full path of the folder; it is made when it is not there
 * @param files texts by path, relative to the folder, with forward slashes
 * @param staged full path of a folder on the same disk that holds the files already, and may lose them
 * @throws what the file system says, after everything is as it was
 */
export function writeAll(folder: string, files: ReadonlyMap<string, string>, staged?: string): void {
  const near = staged !== undefined && isSameDisk(staged, folder) ? staged : undefined;
  const moves = [...files].map(([file, text]) => {
    const path = join(folder, file);
    const waiting =
      near === undefined ? join(dirname(path), `.${basename(path)}.import-${process.pid}`) : join(near, file);
    return { path, text, waiting };
  });
  const before = new Map<string, string | undefined>();
  try {
    for (const { path, text, waiting } of moves) {
      mkdirSync(dirname(path), { recursive: true });
      if (near === undefined) writeFileSync(waiting, text, { flag: 'wx' });
    }
    for (const { path, waiting } of moves) {
      const old = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
      renameSync(waiting, path);
      before.set(path, old);
    }
  } catch (error) {
    for (const [path, text] of before) {
      if (text === undefined) rmSync(path, { force: true });
      else writeFileSync(path, text);
    }
    for (const { waiting } of moves) rmSync(waiting, { force: true });
    throw error;
  }
}

function isSameDisk(one: string, other: string): boolean {
  const nearest = existsSync(other) ? other : dirname(other);
  return existsSync(nearest) && statSync(one).dev === statSync(nearest).dev;
}
