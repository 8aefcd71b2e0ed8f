import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/domain/problem.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { brokenPairs, makeTown } from './town.ts';

const pairs = readdirSync(brokenPairs).sort();

/** Words that only programs use. */
const programWords =
  /invalid|expected|undefined|\bnull\b|NaN|\[object|Error\b|exception|schema|regex|zod|parse|token|\bat .*:\d+:\d+/i;

function readOverlay(pair: string, half: 'broken' | 'mended'): readonly Problem[] {
  const town = makeTown(join(brokenPairs, pair, half));
  try {
    return readDirectory(town.folder).problems;
  } finally {
    town.clear();
  }
}

describe('every slip that volunteers make', () => {
  it('has a broken and a mended file', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(60);
    for (const pair of pairs) {
      expect(readdirSync(join(brokenPairs, pair)).sort(), pair).toEqual([
        'broken',
        'expected.json',
        'mended',
      ]);
    }
  });

  it.each(pairs)('%s: is told in the words that are pinned', (pair) => {
    const pinned: unknown = JSON.parse(readFileSync(join(brokenPairs, pair, 'expected.json'), 'utf8'));
    expect(JSON.parse(JSON.stringify(readOverlay(pair, 'broken')))).toEqual(pinned);
  });

  it.each(pairs)('%s: is told with a file, a line and what to do, as a neighbour would say it', (pair) => {
    const problems = readOverlay(pair, 'broken');
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) {
      expect(problem.file).not.toBe('');
      expect(problem.found).not.toMatch(programWords);
      expect(problem.fix).not.toMatch(programWords);
      expect(problem.found).toMatch(/[.?!]$/);
      expect(problem.fix).toMatch(/[.?!"\]}]$/);
      const isAboutTheFile = ['file-name', 'code-in-content', 'unknown-file', 'not-utf8'].includes(
        problem.rule,
      );
      expect(problem.line === undefined).toBe(isAboutTheFile);
    }
  });

  it.each(pairs)('%s: is gone once it is mended', (pair) => {
    expect(readOverlay(pair, 'mended').filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
