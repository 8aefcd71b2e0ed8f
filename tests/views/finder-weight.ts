import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { generateTown } from '../../scripts/bench/generate-town.ts';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { datesData, finderData } from '../../src/views/finder-data.ts';

/** What a phone fetches to find something in a content folder, in bytes; the site need not be built for it. */
export function finderWeight(content: string): { readonly entries: number; readonly bytes: number } {
  const { directory, problems } = readDirectory(content);
  if (directory === undefined) throw new Error(JSON.stringify(problems.slice(0, 3)));
  const today = directory.site.sampleToday ?? parseDay('2026-11-22');
  const context = { directory, today, base: '/', siteUrl: '' };
  // A little quicker than hosts do it, and never lighter.
  const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  const sizes = [finderData(context), datesData(context)].map(
    (data) => brotliCompressSync(JSON.stringify(data), quickly).length,
  );
  return { entries: directory.assets.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** The same of a town that is made up. */
export function finderWeightOfTown(entries: number): ReturnType<typeof finderWeight> {
  const folder = mkdtempSync(join(tmpdir(), 'hereabouts-weight-'));
  try {
    generateTown(folder, { entries });
    return finderWeight(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
