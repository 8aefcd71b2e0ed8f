/** Which things hold a word: the lean index, made in the browser from the finder's data. */
import MiniSearch from 'minisearch';
import type { FinderData, FinderName } from '../../formats/finder.ts';
import { plainWordsOf } from '../../formats/finder-letters.ts';
import { stemOf } from './stem-word.ts';

/** How much words count, by where they stand. */
const weights = { title: 8, alsoCalled: 6, summary: 4, venue: 3, more: 3 } as const;

/** How many words are remembered with what they match: a reader types a word letter by letter, and back again. */
const mostRemembered = 500;

/** Words of a theme that is not the main one say less of a thing. */
const otherThemeWeight = 0.3;

type Field = keyof typeof weights;

/** A thing, or something that many things share: a theme, a group, a place. What is shared is indexed once. */
interface Indexed extends Partial<Record<Field, string | undefined>> {
  readonly id: number;
}

/** How well each thing matches, by its place in the list; 0 where it does not. */
export type Scores = Float64Array;

/** Where words are looked for: everywhere, in what a thing says itself, or in its title. */
export type Scope = 'everywhere' | 'own' | 'title';

/** The lean index. */
export interface WordIndex {
  /**
   * How well things match all words of a text.
   *
   * @param isUnfinished whether the last word may be the beginning of a longer one
   */
  readonly scores: (text: string, scope: Scope, isUnfinished?: boolean) => Scores;
  readonly knows: (word: string) => boolean;
  readonly knowsBeginning: (letters: string) => boolean;
  /** All words of the directory, as written there. */
  readonly words: () => Iterable<string>;
}

/** Makes the index: some 100 ms for 1,000 entries, once. */
export function makeWordIndex(data: FinderData): WordIndex {
  const { shared, holders } = sharedTexts(data);
  const count = data.things.length;
  const writtenAs = new Map<string, string>();
  const index = new MiniSearch<Indexed>({
    fields: Object.keys(weights),
    tokenize: (text) => [...plainWordsOf(text)],
    processTerm: (word) => {
      const stem = stemOf(word);
      if (!writtenAs.has(stem)) writtenAs.set(stem, word);
      return stem;
    },
    searchOptions: { boost: weights, combineWith: 'AND', processTerm: stemOf },
  });
  index.addAll([
    ...data.things.map(({ t, u, m }, id): Indexed => ({ id, title: t, summary: u, more: m })),
    ...shared.map((texts, place): Indexed => ({ id: count + place, ...texts })),
  ]);
  const inOrder = [...writtenAs.keys()].sort();
  const known = new Map<string, Scores>();

  function scoresOf(text: string, scope: Scope, isUnfinished: boolean): Scores {
    const own = new Float64Array(count);
    const inherited = new Float64Array(count);
    const query = isUnfinished ? { combineWith: 'OR' as const, queries: [text, beginningOf(text)] } : text;
    const found = index.search(query, {
      ...(scope === 'title' ? { fields: ['title'] } : {}),
      filter: ({ id }) => scope === 'everywhere' || (id as number) < count,
    });
    for (const result of found) {
      const [id, score] = [result.id as number, result.score];
      if (id < count) own[id] = score;
      for (const { thing, weight } of holders[id - count] ?? []) {
        inherited[thing] = Math.max(inherited[thing]!, score * weight);
      }
    }
    return own.map((score, thing) => score + inherited[thing]!);
  }

  return {
    scores(text, scope, isUnfinished = false) {
      const key = [text, scope, isUnfinished].join('|');
      const scores = known.get(key) ?? scoresOf(text, scope, isUnfinished);
      if (known.size >= mostRemembered) known.clear();
      known.set(key, scores);
      return scores;
    },
    knows: (word) => writtenAs.has(stemOf(word)),
    knowsBeginning: (letters) =>
      letters.length > 1 && (firstFrom(inOrder, letters)?.startsWith(letters) ?? false),
    words: () => writtenAs.values(),
  };
}

/** Finds words that begin with letters as they are typed, whatever they would be the form of. */
function beginningOf(letters: string) {
  return { queries: [letters], prefix: letters.length > 1, processTerm: (word: string) => word };
}

/** The first text of an ordered list that is not before another. */
function firstFrom(inOrder: readonly string[], text: string): string | undefined {
  let [low, high] = [0, inOrder.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inOrder[middle]! < text) low = middle + 1;
    else high = middle;
  }
  return inOrder[low];
}

interface Holder {
  readonly thing: number;
  readonly weight: number;
}

/** What things share, and for each of it the things that do. */
function sharedTexts({ themes, groups, neighbourhoods, places, languages, things }: FinderData): {
  readonly shared: readonly Omit<Indexed, 'id'>[];
  readonly holders: readonly (readonly Holder[])[];
} {
  const named =
    (field: Field) =>
    ({ title, alsoCalled }: FinderName) => ({ [field]: [title, ...alsoCalled].join('. ') });
  const shared: Omit<Indexed, 'id'>[] = [];
  const holders: Holder[][] = [];
  function add(texts: readonly Omit<Indexed, 'id'>[], key: 'h' | 'g' | 'o' | 'p' | 'l') {
    const first = shared.push(...texts) - texts.length;
    for (let place = first; place < shared.length; place += 1) holders.push([]);
    things.forEach((thing, index) => {
      thing[key]?.forEach((place, order) => {
        holders[first + place]?.push({
          thing: index,
          weight: key === 'h' && order > 0 ? otherThemeWeight : 1,
        });
      });
    });
  }
  add(themes.map(named('alsoCalled')), 'h');
  add(groups.map(named('alsoCalled')), 'g');
  add(neighbourhoods.map(named('venue')), 'o');
  add(
    places.map(({ title }) => ({ venue: title })),
    'p',
  );
  add(
    languages.map(({ title }) => ({ more: title })),
    'l',
  );
  return { shared, holders };
}
