/** Which things hold a word: the lean index, made in the browser from the finder's data. */
import type { FinderData, FinderName } from '../../formats/finder.ts';
import { plainWordsOf } from '../../formats/finder-letters.ts';
import { stemOf } from './stem-word.ts';
import { makeTextIndex, type Fields, type Found } from './text-index.ts';

/** How much words count, by where they stand. */
const weights = { title: 8, alsoCalled: 6, summary: 4, venue: 3, more: 3 } as const;

/** How many words are remembered with what they match: a reader types a word letter by letter, and back again. */
const mostRemembered = 500;

/** Words of a theme that is not the main one say less of a thing. */
const otherThemeWeight = 0.3;

type Field = keyof typeof weights;

/** A thing, or something that many things share: a theme, a group, a place. What is shared is indexed once. */
type Indexed = Fields<Field>;

/** How well each thing matches, by its place in the list. */
export interface Scores {
  /** 0 where it does not. */
  readonly worth: Float64Array;
  /** 1 where it says so itself or its main theme, group or place does; a theme beside its main one says less. */
  readonly says: Uint8Array;
}

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
  const index = makeTextIndex<Field>(
    [...data.things.map(({ t, u, m }) => ({ title: t, summary: u, more: m })), ...shared],
    weights,
    stemOf,
  );
  const known = new Map<string, Scores>();

  function scoresOf(text: string, scope: Scope, isUnfinished: boolean): Scores {
    const fields = scope === 'title' ? (['title'] as const) : undefined;
    const worth = new Float64Array(count);
    const inherited = new Float64Array(count);
    const says = new Uint8Array(count);
    const take = (found: Found) => {
      for (const [place, score] of found) {
        if (place < count) {
          worth[place]! += score;
          says[place] = 1;
        } else if (scope === 'everywhere') {
          for (const { thing, weight } of holders[place - count]!) {
            inherited[thing] = Math.max(inherited[thing]!, score * weight);
            if (weight === 1) says[thing] = 1;
          }
        }
      }
    };
    take(index.holding(plainWordsOf(text), fields));
    if (isUnfinished && text.length > 1) take(index.beginningWith(text, fields));
    inherited.forEach((score, thing) => (worth[thing]! += score));
    return { worth, says };
  }

  return {
    scores(text, scope, isUnfinished = false) {
      const key = [text, scope, isUnfinished].join('|');
      const scores = known.get(key) ?? scoresOf(text, scope, isUnfinished);
      if (known.size >= mostRemembered) known.clear();
      known.set(key, scores);
      return scores;
    },
    knows: index.knows,
    knowsBeginning: (letters) => letters.length > 1 && index.knowsBeginning(letters),
    words: index.words,
  };
}

interface Holder {
  readonly thing: number;
  readonly weight: number;
}

/** What things share, and for each of it the things that do. */
function sharedTexts({ themes, groups, neighbourhoods, places, languages, things }: FinderData): {
  readonly shared: readonly Indexed[];
  readonly holders: readonly (readonly Holder[])[];
} {
  const named =
    (field: Field) =>
    ({ title, alsoCalled }: FinderName) => ({ [field]: [title, ...alsoCalled].join('. ') });
  const shared: Indexed[] = [];
  const holders: Holder[][] = [];
  function add(texts: readonly Indexed[], key: 'h' | 'g' | 'o' | 'p' | 'l') {
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
    places.map(({ title, street }) => ({ venue: title, more: street })),
    'p',
  );
  add(
    languages.map(({ title }) => ({ more: title })),
    'l',
  );
  return { shared, holders };
}
