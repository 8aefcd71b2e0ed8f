import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Published } from '../../src/reader/published-directory.ts';
import { dataFiles } from '../../src/views/data-files.ts';
import { viewContextOf } from '../../src/views/view-context.ts';

/**
 * Writes the files that are meant for other programs and other directories. The build writes them rather than Astro:
 * a large directory has thousands, and Astro takes as long over each as over a page.
 *
 * @param folder full path; it is made when it is not there
 * @returns how many files were written
 */
export function writeDataFiles(published: Published, folder: string): number {
  let written = 0;
  for (const { path, text } of dataFiles(viewContextOf(published))) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    written += 1;
  }
  return written;
}
