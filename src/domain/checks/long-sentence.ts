import type { Check } from '../directory.ts';
import { sentencesOf } from '../plain-text.ts';
import { reportFinds } from '../report-finds.ts';
import { writtenRecords } from '../written-text.ts';

/** Most words of a sentence, by field. A body may take its time a little. */
const mostWords: Readonly<Record<string, number>> = { summary: 20, firstVisit: 20, need: 20, body: 25 };

/** How many words of a long sentence are quoted. */
const quoted = 5;

/** People lose the thread of long sentences, most of all on a small screen or in a second language. */
export const longSentence: Check = (directory) =>
  writtenRecords(directory).flatMap(({ source, texts }) => {
    const finds = texts.flatMap((text) => {
      const most = mostWords[String(text.path[0])] ?? Infinity;
      return sentencesOf(text.text)
        .map((sentence) => sentence.split(' ').filter((word) => /[\p{L}\d]/u.test(word)))
        .filter((words) => words.length > most)
        .map((words) => ({ text, most, count: words.length, words: words.slice(0, quoted).join(' ') }));
    });
    return reportFinds(source, 'long-sentence', finds, (told) => ({
      found: `${countInWords(told.map(({ count }) => count))} words, starting`,
      fix: `Make two of ${told.length > 1 ? 'each' : 'it'}, with at most ${told[0]?.most} words here.`,
    }));
  });

function countInWords(counts: readonly number[]): string {
  const last = counts.at(-1);
  return counts.length === 1
    ? `A sentence has ${last}`
    : `Sentences have ${counts.slice(0, -1).join(', ')} and ${last}`;
}
