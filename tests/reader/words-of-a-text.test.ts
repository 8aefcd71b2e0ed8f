import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { makeTown, type Town } from './town.ts';

const file = 'assets/slow-miles.md';
let town: Town;

beforeEach(() => {
  town = makeTown();
});

afterEach(() => {
  town.clear();
});

/** Puts a text below the fields of an entry, and gives the line on which it starts. */
function writeBody(text: string): number {
  const [, fields] = readFileSync(town.pathOf(file), 'utf8').split(/^---\n/m);
  town.write(file, `---\n${fields}---\n${text}`);
  return 3 + (fields ?? '').split('\n').length - 1;
}

const linesOf = (rule: string) =>
  readDirectory(town.folder)
    .problems.filter((problem) => problem.rule === rule)
    .map(({ line, field, found }) => ({ line, field, found }));

describe('a warning about the words of a text', () => {
  it('names the line of the words, wherever in the text they stand', () => {
    const start = writeBody('\nWe walk.\n\nWe **utilise** the\npath at 7.30pm.\n');
    expect(linesOf('hard-words')).toEqual([
      { line: start + 3, field: 'body', found: expect.stringContaining('"utilise"') as string },
    ]);
    expect(linesOf('house-style')).toEqual([
      { line: start + 4, field: 'body', found: expect.stringContaining('"7.30pm"') as string },
    ]);
  });

  it('names the line of a long sentence that runs over marks and lines', () => {
    const start = writeBody(`\nWe walk.\n\nIt **is** a\n${'very '.repeat(30)}long walk.\n`);
    expect(linesOf('long-sentence').map(({ line }) => line)).toEqual([start + 3]);
  });

  it('tells three finds and counts the rest, and where those stand that are not on the same line', () => {
    const start = writeBody('\nUse the telephone & ask.\n\nPLEASE ring by 7.30pm, not at noon.\n');
    const [problem] = linesOf('house-style');
    expect(problem?.line).toBe(start + 1);
    expect(problem?.found).toContain(`"telephone", "&", "PLEASE" (line ${start + 3}) and 2 more`);
  });
});
