import { relative } from 'node:path';
import { counted } from '../build/progress.ts';
import type { PostcodeOutcome } from './build-postcodes.ts';

/**
 * Says in plain words what came of making a file of postcodes.
 *
 * @param startDir the folder that paths are told from
 */
export function sayOutcome(outcome: PostcodeOutcome, startDir: string): string {
  const { town, marginKm, rows, kept, outside, withoutPlace, again, written } = outcome;
  const lines = [
    `Read ${counted(rows, 'postcode')}.`,
    `Kept ${counted(kept, 'postcode')}: the area of ${town} and ${marginKm} km round it.`,
    outside > 0 && `Left out ${counted(outside, 'postcode')} outside it.`,
    withoutPlace > 0 && `Left out ${counted(withoutPlace, 'postcode')} of which nobody knows the place.`,
    again > 0 && `Left out ${counted(again, 'postcode')} that had been read before.`,
    ...sayRefused(outcome, startDir),
    written === undefined
      ? 'Nothing was written. Is this the table of the right postcode area?'
      : `Wrote ${tellPath(written.path, startDir)}: ${counted(written.sectors, 'sector')}, ${Math.ceil(written.bytes / 1000)} kB.`,
  ];
  return `${lines.filter((line) => line !== false).join('\n')}\n`;
}

function sayRefused({ refused, refusedCount }: PostcodeOutcome, startDir: string): string[] {
  if (refusedCount === 0) return [];
  const more = refusedCount - refused.length;
  return [
    `Refused ${counted(refusedCount, 'row')}:`,
    ...refused.map(({ file, line, found }) => `  ${tellPath(file, startDir)}, line ${line}: ${found}.`),
    ...(more > 0 ? [`  and ${more.toLocaleString('en-GB')} more.`] : []),
  ];
}

function tellPath(path: string, startDir: string): string {
  const near = relative(startDir, path);
  return near.startsWith('..') ? path : near;
}
