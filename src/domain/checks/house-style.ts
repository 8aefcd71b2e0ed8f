import type { Check } from '../directory.ts';
import { houseStyleSlips } from '../house-style.ts';
import { reportFinds } from '../report-finds.ts';
import { writtenRecords } from '../written-text.ts';

/** Times, dates, sums and ranges read the same everywhere, whoever wrote them: "10am to midday", "14 November". */
export const houseStyle: Check = (directory) =>
  writtenRecords(directory).flatMap(({ source, texts }) => {
    const finds = texts.flatMap((text) =>
      houseStyleSlips(text.text).map(({ found, write }) => ({ text, words: found, write })),
    );
    return reportFinds(source, 'house-style', finds, (told) => ({
      found: 'These are written another way everywhere else:',
      fix: told.map(({ words, write }) => `Write ${inQuotes(write)} for "${words}".`).join(' '),
    }));
  });

function inQuotes(ways: readonly string[]): string {
  return ways.map((words) => `"${words}"`).join(' or ');
}
