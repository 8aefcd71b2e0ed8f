import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import { lineAt, plainValue, reservedNames } from '../../src/reader/located.ts';
import { readYaml } from '../../src/reader/read-yaml.ts';

// Many cases in one test; a busy computer needs its time for them.
vi.setConfig({ testTimeout: 60_000 });

const place = { file: 'assets/x.md', firstLine: 2 };

function valueOf(text: string): unknown {
  const { located } = readYaml(text, place);
  return located && plainValue(located);
}

describe('fields of an entry', () => {
  it('are read as words, numbers, true and false; yes, no, days and times stay words', () => {
    expect(valueOf('a: yes\nb: no\nc: 2026-11-22\nd: 19:00\ne: 12\nf: true\ng: null\nh: on')).toEqual({
      a: 'yes',
      b: 'no',
      c: '2026-11-22',
      d: '19:00',
      e: 12,
      f: true,
      g: null,
      h: 'on',
    });
  });

  it('know their lines, however deep', () => {
    const { located } = readYaml('a: 1\nb:\n  - c: x\n    d: y\n  - c: z\n', place);
    const lineOf = (path: (string | number)[]) => located && lineAt(located, path);
    expect(lineOf(['a'])).toBe(2);
    expect(lineOf(['b'])).toBe(3);
    expect(lineOf(['b', 0, 'd'])).toBe(5);
    expect(lineOf(['b', 1, 'c'])).toBe(6);
    expect(lineOf(['b', 1, 'missing'])).toBe(6);
  });

  it('come back as they were written, whatever they are', () => {
    const words = fc
      .string({ unit: 'binary', maxLength: 40 })
      .filter((text) => !text.includes('\uFEFF') && !reservedNames.has(text) && text !== '<<');
    const leaf = fc.oneof(words, fc.integer(), fc.boolean());
    const record = fc.dictionary(words, fc.oneof(leaf, fc.array(leaf), fc.dictionary(words, leaf)));
    fc.assert(
      fc.property(record, (value) => {
        expect(valueOf(JSON.stringify(value))).toEqual(value);
        expect(valueOf(stringify(value, { version: '1.2', aliasDuplicateObjects: false }))).toEqual(value);
      }),
      { numRuns: 150 },
    );
  });
});
