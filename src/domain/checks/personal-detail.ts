import type { Check } from '../directory.ts';
import { personalWords } from '../personal-words.ts';
import { problemAt } from '../problem.ts';
import { writtenRecords } from '../written-text.ts';

/**
 * A person's own details in a running text cannot be taken out when they change their mind, since no consent stands
 * beside them. What was found is not repeated: problems are shown in pull requests, which everybody can read.
 */
export const personalDetail: Check = (directory) =>
  writtenRecords(directory).flatMap(({ source, texts }) =>
    texts.flatMap((text) => {
      const [first, ...more] = personalWords(text.text);
      if (first === undefined) return [];
      const what = [...new Set([first, ...more].map((found) => found.what))].join(' and ');
      const problem = problemAt(source, text.path, {
        severity: 'warning',
        rule: 'personal-detail',
        found: `This text seems to hold ${what}.`,
        fix: "Take it out. A person's own number or address goes under contacts, with whose: person and their consent.",
      });
      return [{ ...problem, line: text.lineOf(first.words) }];
    }),
  );
