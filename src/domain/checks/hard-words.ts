import type { Check } from '../directory.ts';
import { hardWordsList, type HardWords } from '../hard-words-list.ts';
import { reportFinds } from '../report-finds.ts';
import { writtenRecords } from '../written-text.ts';

const rowByWords = new Map(hardWordsList.flatMap((row) => row.words.map((words) => [words, row] as const)));

/** So that "the elderly" comes before "elderly". */
const longestFirst = [...rowByWords.keys()].sort((a, b) => b.length - a.length);
const pattern = new RegExp(
  `\\b(?:${longestFirst.map((words) => words.replaceAll(' ', '[\\s-]+')).join('|')})\\b`,
  'gi',
);

/** Labels that keep people away, and words of offices that few people use: all in `hard-words-list.ts`. */
export const hardWords: Check = (directory) =>
  writtenRecords(directory).flatMap(({ source, texts }) => {
    const finds = texts.flatMap((text) =>
      Array.from(text.text.matchAll(pattern), ([words]) => ({ text, words, row: rowOf(words) })),
    );
    return reportFinds(source, 'hard-words', finds, (told) => ({
      found: 'Some words here are hard to read, or put a label on people:',
      fix: told.map(({ words, row }) => mendWords(words, row)).join(' '),
    }));
  });

function rowOf(words: string): HardWords {
  return rowByWords.get(words.toLowerCase().replace(/[\s-]+/g, ' ')) ?? { words: [words] };
}

function mendWords(words: string, { write, advice = 'Use other words' }: HardWords): string {
  return write === undefined ? `${advice}, for "${words}".` : `Write "${write}" for "${words}".`;
}
