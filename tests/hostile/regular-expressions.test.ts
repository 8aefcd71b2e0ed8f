import typescript from 'typescript';
import { describe, expect, it } from 'vitest';
import { readSourceFiles, type SourceFile } from '../architecture/source-files.ts';

/**
 * A pattern that tries every way of reading a text takes a minute for a text that somebody made for it. Each pattern
 * that meets what people write is given texts of its own signs, as long as what it meets may be, and must not take
 * four times as long for twice as much.
 */
interface Pattern {
  readonly where: string;
  readonly pattern: RegExp;
}

/** Code that meets texts of others: content, imports, the words of a search. */
const meetsTexts = /^src\/(?:domain|reader|formats|imports|views|client)\/.*\.ts$/;

/** Code that meets a whole file or the whole text of an entry; all other texts are fields. */
const meetsWholeTexts =
  /^src\/(?:reader\/|imports\/mail|domain\/(?:checks\/|hard-words|house-style|personal-words|reading-age|written-))/;

/** The longest field, and a long text of an entry, in characters. */
const longestField = 2000;
const longText = 20_000;

function patternsOf({ path, text }: SourceFile): Pattern[] {
  const file = typescript.createSourceFile(path, text, typescript.ScriptTarget.Latest, true);
  const found: Pattern[] = [];
  const walk = (node: typescript.Node): void => {
    if (typescript.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const flags = node.text.slice(end + 1).replace(/[gy]/g, '');
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({
        where: `${path}:${line} ${node.text}`,
        pattern: new RegExp(node.text.slice(1, end), flags),
      });
    }
    typescript.forEachChild(node, walk);
  };
  walk(file);
  return found;
}

const units = ['a', 'A', '0', ' ', '-', '.', 'a ', '0 ', 'a-', 'a.', '1,', 'é', '\n', '\t'];

/** Texts of about so many signs, each a few signs over and over and an end that fits nothing. */
function textsFor({ source }: RegExp, length: number): string[] {
  const signs = [
    ...new Set(source.replaceAll(/\\[a-zA-Z]|\{[\d,]*\}|\[\^|[()[\]|?*+^$]/g, ' ').match(/[^\s\\]/gu)),
  ];
  const words = source.match(/[a-zA-Z]{2,}/g) ?? [];
  const own = [...units, ...signs.slice(0, 12), ...words.slice(0, 3)];
  return own.map((unit) => `${unit.repeat(Math.ceil(length / unit.length))}\u0001`);
}

/** The least of a few tries, in milliseconds of this thread's own work: what others do meanwhile does not count. */
function workOf(pattern: RegExp, text: string, tries: number): number {
  const works = Array.from({ length: tries }, () => {
    const before = process.threadCpuUsage();
    pattern.test(text);
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...works);
}

/** In milliseconds. Only what takes longer is looked at again, to see how its time grows. */
const suspicious = 20;

/** The text that takes a pattern more than in proportion to its length, shortened; undefined when none does. */
function slowTextFor(pattern: RegExp, longest: number): string | undefined {
  for (const length of [24, 400, longest]) {
    const texts = textsFor(pattern, length);
    const halves = textsFor(pattern, length / 2);
    for (const [index, text] of texts.entries()) {
      const first = workOf(pattern, text, 1);
      if (first < suspicious) continue;
      const tries = first > 5 * suspicious ? 1 : 5;
      const whole = workOf(pattern, text, tries);
      if (whole < suspicious) continue;
      if (whole / workOf(pattern, halves[index]!, tries) > 3) return `${text.slice(0, 12)}... (${length})`;
    }
  }
  return undefined;
}

const patterns = readSourceFiles()
  .filter(({ path }) => meetsTexts.test(path))
  .flatMap(patternsOf);

describe('every pattern that meets what people write', () => {
  it('takes no more than in proportion for a long text', { timeout: 120_000 }, () => {
    expect(patterns.length).toBeGreaterThan(300);
    const slow = patterns.flatMap(({ where, pattern }) => {
      const text = slowTextFor(pattern, meetsWholeTexts.test(where) ? longText : longestField);
      return text === undefined ? [] : [`${where}: ${JSON.stringify(text)}`];
    });
    expect(slow).toEqual([]);
  });

  it('would be told, were it slow', { timeout: 120_000 }, () => {
    expect(slowTextFor(/^(a+)+$/, longestField)).toBeDefined();
    expect(slowTextFor(/\s+$/, longText)).toBeDefined();
    expect(slowTextFor(/^\s+/, longText)).toBeUndefined();
  });
});
