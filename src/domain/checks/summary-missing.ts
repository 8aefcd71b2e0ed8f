import type { Check } from '../directory.ts';
import { countCharacters, firstSentence } from '../plain-text.ts';
import { problemAt } from '../problem.ts';

const longestSummary = 140;

/** Cards, search and slides need one sentence: the summary, or a first sentence short enough to serve. */
export const summaryMissing: Check = (directory) =>
  directory.assets.flatMap((asset) => {
    if (asset.data.summary !== undefined) return [];
    const first = firstSentence(asset.body.text);
    if (first !== '' && countCharacters(first) <= longestSummary) return [];
    return problemAt(asset.source, [], {
      severity: 'warning',
      rule: 'summary-missing',
      found:
        first === ''
          ? 'There is no summary and no text, so nobody can tell what happens there.'
          : `There is no summary, and the first sentence of the text has ${countCharacters(first)} characters.`,
      fix: `Add summary: one plain sentence of at most ${longestSummary} characters.`,
    });
  });
