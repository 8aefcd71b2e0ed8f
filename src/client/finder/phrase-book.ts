/** The tables of what people say, made ready to be looked up as somebody types. */
import type { FinderData, PlainWords, SpokenFact } from '../../formats/finder.ts';
import { plainWordsOf } from '../../formats/finder-letters.ts';
import { singularOf, stemOf } from './stem-word.ts';

/** What people say for one thing, by the stems of its words. */
export interface Phrase {
  readonly stems: readonly string[];
  readonly fact?: SpokenFact;
  readonly plain?: PlainWords;
}

/** The tables, to be looked up. */
export interface PhraseBook {
  /** The longest phrase that begins with these words; of two as long the one that states a fact. */
  readonly startOf: (words: readonly string[]) => Phrase | undefined;
  /** Whether a word is in the tables, in any form. */
  readonly knows: (word: string) => boolean;
  /** Words of the tables long enough to stand by themselves, for those who misspell them. */
  readonly words: readonly string[];
}

/** Letters of the shortest word that can be guessed at. */
const shortest = 4;

/** Makes the book of the tables that came with a directory. */
export function makePhraseBook({
  plainWords,
  spokenFacts,
}: Pick<FinderData, 'plainWords' | 'spokenFacts'>): PhraseBook {
  const all = [
    ...spokenFacts.flatMap((fact) => fact.say.map((text): Phrase => ({ stems: stemsOf(text), fact }))),
    ...plainWords.flatMap((plain) =>
      plain.say.map((text): Phrase => ({ stems: plain.person ? singularsOf(text) : stemsOf(text), plain })),
    ),
  ].sort((one, other) => other.stems.length - one.stems.length);
  const byFirst = Map.groupBy(all, ({ stems }) => stems[0] ?? '');
  const words = [...spokenFacts, ...plainWords].flatMap(({ say }) => say.flatMap(plainWordsOf));
  const guessable = [...new Set(words)].filter((word) => word.length >= shortest);
  const known = new Set(guessable.map(stemOf));

  return {
    startOf(words) {
      const [stems, singulars] = [words.map(stemOf), words.map(singularOf)];
      const candidates = [stems[0] ?? '', singulars[0] ?? ''].flatMap((first) => byFirst.get(first) ?? []);
      return candidates
        .filter(({ stems: own, plain }) =>
          own.every((stem, place) => stem === (plain?.person ? singulars : stems)[place]),
        )
        .sort((one, other) => other.stems.length - one.stems.length)[0];
    },
    knows: (word) => known.has(stemOf(word)),
    words: guessable,
  };
}

function stemsOf(text: string): readonly string[] {
  return plainWordsOf(text).map(stemOf);
}

/** Who it is for is said in so many words: "ladder" is no form of "lads". */
function singularsOf(text: string): readonly string[] {
  return plainWordsOf(text).map(singularOf);
}
