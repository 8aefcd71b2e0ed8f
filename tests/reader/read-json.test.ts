import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { lineAt, plainValue, reservedNames } from '../../src/reader/located.ts';
import { readJson } from '../../src/reader/read-json.ts';

// Many cases in one test; a busy computer needs its time for them.
vi.setConfig({ testTimeout: 60_000 });

const place = { file: 'venues/x.json', firstLine: 1 };

function standardReading(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** Names that JavaScript keeps for itself are refused whatever the standard says; they have a test of their own. */
function holdsReservedName(text: string): boolean {
  return [...reservedNames].some((name) => text.includes(name));
}

describe('a JSON file', () => {
  it('is read as the standard reads it', () => {
    const value = fc.jsonValue({ maxDepth: 5 }).filter((json) => !holdsReservedName(JSON.stringify(json)));
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 2, '\t'), (json, space) => {
        const text = JSON.stringify(json, undefined, space);
        const { located, problems } = readJson(text, place, 20);
        expect(problems).toEqual([]);
        expect(located && plainValue(located)).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it('is refused whenever the standard refuses it', () => {
    const almost = fc
      .tuple(
        fc.jsonValue({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom(
          '',
          ',',
          '"',
          '}',
          ']',
          '{',
          '[',
          ':',
          '\\',
          '0',
          '-',
          '.',
          'e',
          '\n',
          '\u0000',
          '\u00a0',
          'x',
          '/',
        ),
      )
      .map(([json, at, scrap]) => {
        const text = JSON.stringify(json);
        const place = at % (text.length + 1);
        return text.slice(0, place) + scrap + text.slice(place + 1);
      })
      .filter((text) => !holdsReservedName(text));
    fc.assert(
      fc.property(almost, (text) => {
        const standard = standardReading(text);
        const { located, problems } = readJson(text, place, 50);
        if (standard === undefined) expect(problems.length + (text.trim() === '' ? 1 : 0)).toBeGreaterThan(0);
        else if (problems.length === 0) expect(located && plainValue(located)).toEqual(standard.value);
        else expect(problems.every(({ rule }) => rule === 'written-twice')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('knows the lines of its fields', () => {
    const { located } = readJson('{\n  "a": 1,\n  "b": [\n    {"c": 2},\n    {\n      "d": 3 } ]\n}', place);
    expect(located && lineAt(located, ['b', 1, 'd'])).toBe(6);
    expect(located && lineAt(located, ['b', 0, 'c'])).toBe(4);
  });

  it.each([
    ['{"a": 1,}', 'There is a comma before the closing }.'],
    ['{"a": 1 "b": 2}', 'There is no comma before ""b": 2}".'],
    ['{a: 1}', '"a" has no quotes.'],
    ["{'a': 1}", 'Single quotes are used here.'],
    ['{"a": yes}', '"yes" has no quotes.'],
    ['{"phone": 01632}', '"01632" is not a number that can be read.'],
    ['{"a": "x', 'A double quote opens in ""x" and does not close on this line.'],
    ['{"a": "x\\d"}', 'There is a backslash in ""x\\d"}" that means nothing here.'],
    ['{"a": [1, 2}', 'There is no comma before "}".'],
    ['{"a": 1', 'The file ends before the bracket that opens on line 1 is closed.'],
    ['{"a": 1} # note', 'The file goes on with "# note" after its last bracket.'],
    ['{"a": }', 'Here is "}" where a value should be.'],
    ['{"a" 1}', 'There is no colon after "a".'],
    ['{"a": 1, "a": 2}', '"a" is here twice, first on line 1.'],
    ['{"a": {"__proto__": 1}}', '"__proto__" is a name that computers keep for themselves.'],
  ])('%s: is told in plain words', (text, found) => {
    expect(readJson(text, place).problems.map((problem) => problem.found)).toEqual([found]);
  });
});
