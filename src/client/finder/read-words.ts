/** Reads what somebody typed: which words say what is looked for, and which state a fact, a person or a place. */
import type { SpokenFact } from '../../formats/finder.ts';
import { plainWordsOf } from '../../formats/finder-letters.ts';
import { tellingWords } from '../query-words.ts';
import { nearestWord } from './nearest-word.ts';
import type { Phrase, PhraseBook } from './phrase-book.ts';
import { readPlace } from './read-place.ts';
import { stemOf } from './stem-word.ts';

/** One thing that is asked for. */
export interface Concept {
  /** The words as typed, in plain letters. */
  readonly typed: readonly string[];
  /** What it may be called besides; a text of several words needs them all. */
  readonly means: readonly string[];
  /** Whether a thing needs it to be found; else it only comes earlier for it. */
  readonly isNeeded: boolean;
  /** Whether the last word may be the beginning of a longer one, still being typed. */
  readonly isUnfinished: boolean;
  /** The fact it states, where it states one. Its words in a title count as well. */
  readonly fact?: SpokenFact | undefined;
  /** An age it names. */
  readonly age?: number | undefined;
  /** What is said to have been understood. */
  readonly label?: string | undefined;
}

/** What was read. */
export interface Reading {
  readonly concepts: readonly Concept[];
  /** The words with misspelt ones put right; absent where all were known. */
  readonly corrected?: string | undefined;
  /** A place that the words seem to name. */
  readonly place?: string | undefined;
}

/** Words that a directory knows. */
export interface Vocabulary {
  /** Whether a word is there, in any form. */
  readonly knows: (word: string) => boolean;
  /** Whether any word begins with these letters. */
  readonly knowsBeginning: (letters: string) => boolean;
  /** All words, those of the directory itself. */
  readonly words: () => Iterable<string>;
  /** What people say, as far as this directory has it. */
  readonly phrases: PhraseBook;
}

/** Words that half of all entries could have: they count, but nothing needs them. */
const wordsOfAny = new Set(
  plainWordsOf(
    'group club class session activity event local community place meeting people person support help social ' +
      'service centre lesson day time thing go join start good nice fun best new near nearby around everybody adult',
  ).map(stemOf),
);

/** Words that say nothing here, besides those that never do. */
const moreFillers = new Set(
  plainWordsOf(
    'me us he she his her they them not no by from up out about am this that more could would should does into any ' +
      'if but so really very just old year years aged near nearby nearest close around down off been got being keep ' +
      'keeps likes love loves wants needs try trying whats wheres whos hows theres thats its ive im id ill hes shes ' +
      'were theyre weve isnt arent cant cannot dont doesnt wont didnt la ym yn w na dla',
  ),
);

/**
 * Reads a query.
 *
 * @param text as typed
 * @param isPlaceKnown whether the place named is used as a place, so that it need not be found as words
 */
export function readWords(text: string, vocabulary: Vocabulary, isPlaceKnown: boolean): Reading {
  const { rest, place, placeWords } = readPlace(text);
  const typed = plainWordsOf(isPlaceKnown ? rest : `${rest} ${placeWords}`);
  const joined = joinParts(typed, vocabulary);
  const words = joined.map((word, index) => knownForm(word, index === joined.length - 1, vocabulary));
  const concepts = conceptsOf(words, vocabulary);
  const isCorrected = words.join(' ') !== typed.join(' ');
  return {
    concepts: concepts.some(({ isNeeded }) => isNeeded)
      ? concepts
      : concepts.map((concept) => ({ ...concept, isNeeded: true })),
    corrected: isCorrected ? words.join(' ') : undefined,
    place,
  };
}

/** Puts words together that are one word here, where a part of it says nothing: "post natal" is "postnatal". */
function joinParts(words: readonly string[], vocabulary: Vocabulary): readonly string[] {
  const isKnown = (word: string) =>
    /\d/.test(word) || vocabulary.phrases.knows(word) || vocabulary.knows(word) || isFiller(word);
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1) ?? '';
    const whole = last + word;
    const isOne = last !== '' && isKnown(whole) && !(isKnown(last) && isKnown(word));
    if (isOne) joined[joined.length - 1] = whole;
    else joined.push(word);
  }
  return joined;
}

/** The word itself where it is known or beyond guessing, else the word most like it. */
function knownForm(word: string, isLast: boolean, vocabulary: Vocabulary): string {
  const isKnown =
    /\d/.test(word) || vocabulary.phrases.knows(word) || isFiller(word) || vocabulary.knows(word);
  if (isKnown || (isLast && vocabulary.knowsBeginning(word))) return word;
  return nearestWord(word, [...vocabulary.phrases.words, ...vocabulary.words()]) ?? word;
}

function isFiller(word: string): boolean {
  return moreFillers.has(word) || tellingWords(`${word} x`).length === 1;
}

function conceptsOf(words: readonly string[], vocabulary: Vocabulary): Concept[] {
  const concepts: Concept[] = [];
  let place = 0;
  while (place < words.length) {
    const isEnd = (length: number) => place + length === words.length;
    const aged = ageAt(words, place);
    const phrase = aged ? undefined : vocabulary.phrases.startOf(words.slice(place));
    const length = aged?.length ?? phrase?.stems.length ?? 1;
    const typed = words.slice(place, place + length);
    if (aged) concepts.push({ ...aged.concept, typed });
    else if (phrase) concepts.push(conceptOfPhrase(phrase, typed, isEnd(length)));
    else concepts.push(...plainConcept(typed, isEnd(length)));
    place += length;
  }
  return concepts;
}

function conceptOfPhrase({ fact, plain }: Phrase, typed: readonly string[], isUnfinished: boolean): Concept {
  return {
    typed,
    means: plain?.means ?? [],
    isNeeded: plain?.person === undefined,
    isUnfinished: isUnfinished && fact === undefined && plain?.person === undefined && typed.length === 1,
    fact,
    label: fact?.label ?? plain?.person,
  };
}

/** A word without a meaning of its own in the tables; none where it says nothing. */
function plainConcept(typed: readonly string[], isUnfinished: boolean): Concept[] {
  const [word = ''] = typed;
  if (isFiller(word)) return [];
  const isNeeded = !wordsOfAny.has(stemOf(word));
  return [{ typed, means: [], isNeeded, isUnfinished }];
}

/** "8 year old", "aged 8": an age that is named. */
function ageAt(
  words: readonly string[],
  place: number,
): { readonly length: number; readonly concept: Omit<Concept, 'typed'> } | undefined {
  const rest = words.slice(place, place + 4).join(' ');
  const match = /^(?:aged? )?(\d{1,3}) (?:years? olds?|yrs? olds?|yo)\b|^aged? (\d{1,3})\b/.exec(rest);
  if (match === null) return undefined;
  const age = Number(match[1] ?? match[2]);
  return {
    length: match[0].split(' ').length,
    concept: { means: [], isNeeded: false, isUnfinished: false, age, label: `Aged ${age}` },
  };
}
