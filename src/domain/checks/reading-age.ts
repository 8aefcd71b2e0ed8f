import type { Check } from '../directory.ts';
import { problemAt } from '../problem.ts';
import { longestWords, readingAge } from '../reading-age.ts';
import { writtenRecords } from '../written-text.ts';

/** Texts are written for ages 9 to 11; a measure that only counts is given a year more before it speaks. */
const oldestAge = 12;

/** From here on the number says nothing more. */
const grownUp = 18;

/** Words to look at first. */
const wordsNamed = 3;

/** Says where to look for long words and sentences. What the measure knows, and what not: `reading-age.ts`. */
export const readingAgeHigh: Check = (directory) =>
  writtenRecords(directory).flatMap(({ source, texts }) => {
    const [hardest] = texts
      .map((written) => ({ written, age: readingAge(written.text) ?? 0 }))
      .filter(({ age }) => age > oldestAge)
      .sort((a, b) => b.age - a.age);
    if (hardest === undefined) return [];
    const { written, age } = hardest;
    const long = longestWords(written.text, wordsNamed).map((word) => `"${word}"`);
    const problem = problemAt(source, written.path, {
      severity: 'warning',
      rule: 'reading-age',
      found: `This text is easy to read from the age of ${age < grownUp ? `about ${age}` : `${grownUp} or more`}.`,
      fix: `Use shorter sentences${long.length > 0 ? `, and plainer words than ${long.join(', ')}` : ''}. Ages 9 to 11 are best.`,
    });
    return { ...problem, line: written.lineOf(written.text) };
  });
