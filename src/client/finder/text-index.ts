/** An index of words over short texts, made in the browser by MiniSearch: which texts hold a word, and how well. */
import MiniSearch from 'minisearch';
import { plainWordsOf } from '../../formats/finder-letters.ts';

/** One text, by its fields; a field that is not there holds no words. */
export type Fields<Field extends string> = Readonly<Partial<Record<Field, string | undefined>>>;

/** How much each text that was found matches, by its place. */
export type Found = ReadonlyMap<number, number>;

/** The index. */
export interface TextIndex<Field extends string> {
  /** Texts that hold all words, in any form, in one of the fields or another. */
  readonly holding: (words: readonly string[], fields?: readonly Field[]) => Found;
  /** Texts with a word that begins with the letters; longer words count less. */
  readonly beginningWith: (letters: string, fields?: readonly Field[]) => Found;
  readonly knows: (word: string) => boolean;
  readonly knowsBeginning: (letters: string) => boolean;
  /** Every word, in the form in which it came first. */
  readonly words: () => Iterable<string>;
}

/**
 * Makes the index.
 *
 * @param weights how much each field counts
 * @param stemOf brings the forms of a word together
 */
export function makeTextIndex<Field extends string>(
  texts: readonly Fields<Field>[],
  weights: Readonly<Record<Field, number>>,
  stemOf: (word: string) => string,
): TextIndex<Field> {
  const allFields = Object.keys(weights) as Field[];
  const writtenAs = new Map<string, string>();
  const index = new MiniSearch<{ readonly id: number }>({
    fields: allFields,
    tokenize: (text) => [...plainWordsOf(text)],
    processTerm: (word) => {
      const stem = stemOf(word);
      if (!writtenAs.has(stem)) writtenAs.set(stem, word);
      return stem;
    },
    searchOptions: { boost: weights, combineWith: 'AND', processTerm: stemOf },
  });
  index.addAll(texts.map((text, id) => ({ id, ...text })));
  const inOrder = [...writtenAs.keys()].sort();

  return {
    holding(words, fields = allFields) {
      return scoresOf(index.search({ combineWith: 'AND', queries: [...words] }, { fields: [...fields] }));
    },
    beginningWith(letters, fields = allFields) {
      // Whatever the letters would be the form of: they are no whole word yet.
      const asTyped = { fields: [...fields], prefix: true, processTerm: (word: string) => word };
      return scoresOf(index.search(letters, asTyped));
    },
    knows: (word) => writtenAs.has(stemOf(word)),
    knowsBeginning: (letters) => inOrder[firstFrom(inOrder, letters)]?.startsWith(letters) ?? false,
    words: () => writtenAs.values(),
  };
}

function scoresOf(results: readonly { readonly id: unknown; readonly score: number }[]): Found {
  return new Map(results.map(({ id, score }) => [id as number, score]));
}

/** The place of the first text of an ordered list that is not before another. */
function firstFrom(inOrder: readonly string[], text: string): number {
  let [low, high] = [0, inOrder.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inOrder[middle]! < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
