/** Takes a meaning that was read out of a query back out of it. */
import type { FinderData } from '../formats/finder.ts';
import { plainLetters } from '../formats/finder-letters.ts';
import { stemOf } from './finder/stem-word.ts';
import { plainQuery } from './query-words.ts';

const age = /\b(?:for )?(?:an? )?(?:aged? )?\d{1,3}[ -]?(?:year|yr)s?[ -]?olds?\b|\baged? \d{1,3}\b/i;

/** Words that are left hanging when what stood behind or before them goes. */
const hanging = /(?:^|\s+)(?:on|in|at|for|my|the|a|this|every|and|with|who|speaks?)$/i;

/** The tables that meanings are read from. */
type Tables = Pick<FinderData, 'plainWords' | 'spokenFacts'>;

/**
 * A query without the words that mean something.
 *
 * @param label what was understood
 * @param tables what it was read from
 * @returns undefined where those words are not found in it
 * @example withoutMeaning('soup on wednesday', 'On Wednesday', data) -> 'soup'
 */
export function withoutMeaning(words: string, label: string, tables: Tables): string | undefined {
  if (label.startsWith('Aged ')) return age.test(words) ? tidy(words.replace(age, ' ')) : undefined;
  const typed = words.split(/\s+/);
  const stems = typed.map((word) => stemOf(plainLetters(word)));
  for (const phrase of phrasesFor(label, tables)) {
    const start = stems.findIndex((_, place) => phrase.every((stem, next) => stems[place + next] === stem));
    if (start === -1) continue;
    const before = tidy(typed.slice(0, start).join(' '));
    return tidy([before, ...typed.slice(start + phrase.length)].join(' '));
  }
  return undefined;
}

/** What may have been typed for a label, as stems, the longest first. */
function phrasesFor(label: string, { plainWords, spokenFacts }: Tables): string[][] {
  const said = [
    ...spokenFacts.filter((fact) => fact.label === label).flatMap(({ say }) => say),
    ...plainWords.filter(({ person }) => person === label).flatMap(({ say }) => say),
  ];
  return said
    .map((text) => plainLetters(text).split(' ').map(stemOf))
    .sort((one, other) => other.length - one.length);
}

function tidy(words: string): string {
  let text = words.replaceAll(/\s+/g, ' ').trim();
  while (hanging.test(text)) text = text.replace(hanging, '');
  return plainQuery(text) === '' ? '' : text;
}
