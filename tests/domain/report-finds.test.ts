import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/domain/problem.ts';
import { reportFinds } from '../../src/domain/report-finds.ts';
import type { WrittenText } from '../../src/domain/written-text.ts';

const source = { file: 'assets/tea.md', lineOf: () => undefined } as unknown as Source;
const textAt = (path: string[], lines: Readonly<Record<string, number>> = {}) =>
  ({ path, lineOf: (words: string) => lines[words] }) as unknown as WrittenText;
const body = textAt(['body'], { utilise: 7, Utilise: 7, facilitate: 7, endeavour: 9, commence: 9 });
const summary = textAt(['summary']);
const find = (words: string, text = body) => ({ words, text });
const told: string[][] = [];
const report = (...finds: ReturnType<typeof find>[]) =>
  reportFinds(source, 'hard-words', finds, (some) => {
    told.push(some.map(({ words }) => words));
    return { found: 'Hard to read:', fix: 'Use plain words.' };
  });

describe('what a rule finds in an entry', () => {
  it('is nothing where there is nothing', () => {
    expect(report()).toEqual([]);
  });

  it('is one warning, at the line of the first, which is told without its place', () => {
    expect(report(find('utilise'), find('facilitate'))).toEqual([
      expect.objectContaining({
        severity: 'warning',
        rule: 'hard-words',
        file: 'assets/tea.md',
        line: 7,
        found: 'Hard to read: "utilise", "facilitate".',
        fix: 'Use plain words.',
      }),
    ]);
  });

  it('says where the others are, by line or by field', () => {
    expect(report(find('utilise'), find('endeavour'), find('leverage', summary))[0]?.found).toBe(
      'Hard to read: "utilise", "endeavour" (line 9), "leverage" (summary).',
    );
  });

  it('names the same words once and three of them at most, and counts the rest', () => {
    const [problem] = report(
      find('utilise'),
      find('Utilise'),
      find('facilitate'),
      find('endeavour'),
      find('commence'),
    );
    expect(problem?.found).toBe('Hard to read: "utilise", "facilitate", "endeavour" (line 9) and 1 more.');
    expect(told.at(-1)).toEqual(['utilise', 'facilitate', 'endeavour']);
  });
});
