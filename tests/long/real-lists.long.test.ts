import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../../scripts/environment.ts';
import { listTable } from '../real-data/list-table.ts';
import { hasLists, titleOfLists, wideDirectory } from '../real-data/lists.ts';

/** Rows of a table without the spaces that line its columns up. */
function rowsOf(markdown: string): string[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[ -|]+$/.test(line))
    .map((line) => line.replace(/\s*\|\s*/g, '|'));
}

describe.skipIf(!hasLists)(titleOfLists('every list of the folder of real lists'), () => {
  test('comes in without a crash, and comes to what the guide says', () => {
    const guide = readFileSync(join(projectFolder, 'scripts/import/README.md'), 'utf8');
    const [, told = ''] = guide.split('<!-- table -->');
    expect(rowsOf(listTable(wideDirectory()))).toEqual(rowsOf(told));
  });
});
