import type { Check, Entry } from '../directory.ts';
import { mixedScripts } from '../plain-text.ts';
import { problemAt } from '../problem.ts';

/** Letters of two alphabets in one word look right and are found by nobody; sometimes they are a trick. */
export const mixedAlphabets: Check = (directory) =>
  (
    [...directory.assets, ...directory.venues] as readonly Entry<{
      title: string;
      summary?: string | undefined;
    }>[]
  ).flatMap(({ source, data }) =>
    (['title', 'summary'] as const).flatMap((field) =>
      mixedScripts(data[field] ?? '').map(({ word }) =>
        problemAt(source, [field], {
          severity: 'warning',
          rule: 'mixed-alphabets',
          found: `The word "${word}" mixes letters of two alphabets that look alike.`,
          fix: 'Type the word again by hand.',
        }),
      ),
    ),
  );
