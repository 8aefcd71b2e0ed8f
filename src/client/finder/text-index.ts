/**
 * An index of words over short texts, made in the browser: which texts hold a word, and how much that says of them
 * (BM25+, Lv and Zhai 2011, each field weighed by itself). Finding needs no more of a search library than this.
 */
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

/** How soon more of the same word adds little; how much long texts are held back; what any word adds at least. */
const [saturation, lengthMatters, atLeast] = [1.2, 0.7, 0.5];

/** What the beginning of a word is worth beside the word. */
const [worthOfBeginning, lossByLetter] = [0.375, 0.3];

/** How often a word stands in each text that holds it, by field. */
type Postings<Field extends string> = Map<Field, Map<number, number>>;

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
  const [stems, writtenAs] = [new Map<string, string>(), new Map<string, string>()];
  const postings = new Map<string, Postings<Field>>();
  const lengths = new Map(allFields.map((field) => [field, new Float64Array(texts.length)]));

  function remembered(word: string): string {
    const stem = stems.get(word) ?? stemOf(word);
    stems.set(word, stem);
    return stem;
  }

  texts.forEach((text, place) => {
    for (const field of allFields) {
      const words = plainWordsOf(text[field] ?? '');
      lengths.get(field)![place] = new Set(words).size;
      for (const word of words) add(remembered(word), word, field, place);
    }
  });
  const averages = new Map(
    [...lengths].map(([field, all]) => [field, all.reduce((sum, length) => sum + length, 0) / texts.length]),
  );
  const inOrder = [...writtenAs.keys()].sort();

  function add(stem: string, word: string, field: Field, place: number): void {
    if (!writtenAs.has(stem)) writtenAs.set(stem, word);
    const byField = upsert(postings, stem, () => new Map<Field, Map<number, number>>());
    const counts = upsert(byField, field, () => new Map<number, number>());
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }

  /** Adds what one stem says of the texts that hold it. */
  function addScores(stem: string, fields: readonly Field[], worth: number, into: Map<number, number>): void {
    const byField = postings.get(stem);
    for (const field of fields) {
      const counts = byField?.get(field);
      if (counts === undefined) continue;
      const rarity = Math.log(1 + (texts.length - counts.size + 0.5) / (counts.size + 0.5));
      for (const [place, count] of counts) {
        const length = lengths.get(field)![place]! / averages.get(field)!;
        const often =
          (count * (saturation + 1)) / (count + saturation * (1 - lengthMatters + lengthMatters * length));
        const score = worth * weights[field] * rarity * (atLeast + often);
        into.set(place, (into.get(place) ?? 0) + score);
      }
    }
  }

  return {
    holding(words, fields = allFields) {
      const [first, ...others] = words.map((word) => {
        const found = new Map<number, number>();
        addScores(stemOf(word), fields, 1, found);
        return found;
      });
      if (first === undefined || others.length === 0) return first ?? new Map();
      const inAll = [...first].filter(([place]) => others.every((found) => found.has(place)));
      return new Map(
        inAll.map(([place, score]) => [
          place,
          others.reduce((sum, found) => sum + (found.get(place) ?? 0), score),
        ]),
      );
    },
    beginningWith(letters, fields = allFields) {
      const found = new Map<number, number>();
      for (let place = firstFrom(inOrder, letters); inOrder[place]?.startsWith(letters); place += 1) {
        const stem = inOrder[place]!;
        const more = stem.length - letters.length;
        const worth = more === 0 ? 1 : (worthOfBeginning * stem.length) / (stem.length + lossByLetter * more);
        addScores(stem, fields, worth, found);
      }
      return found;
    },
    knows: (word) => writtenAs.has(stemOf(word)),
    knowsBeginning: (letters) => inOrder[firstFrom(inOrder, letters)]?.startsWith(letters) ?? false,
    words: () => writtenAs.values(),
  };
}

function upsert<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
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
