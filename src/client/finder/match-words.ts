/** Brings what was read out of the words together with the things: which match, how well, and what had to give. */
import type { FilterValues } from './filters.ts';
import type { Concept } from './read-words.ts';
import type { SpokenFact } from './spoken-facts.ts';
import type { Scores, WordIndex } from './word-index.ts';

/** Synonyms count less than the word itself. */
const synonymWeight = 0.5;

/** What a fact is worth, beside words: less than any word in a title. */
const factWorth = 10;

/** What is needed to match words. */
export interface Matching {
  readonly index: WordIndex;
  /** How many things there are. */
  readonly count: number;
  readonly values: (thing: number) => FilterValues;
  readonly ages: (thing: number) => readonly [number, number] | undefined;
  readonly holds: (fact: SpokenFact, thing: number) => boolean;
  /** Things that may be shown; whether nothing has all of the words is decided among these. */
  readonly among: readonly number[];
}

/** How the words match. */
export interface WordsMatch {
  readonly isMatch: (thing: number) => boolean;
  /** How much of what is needed a thing has; words weigh more than facts. */
  readonly coverage: (thing: number) => number;
  readonly score: (thing: number) => number;
  readonly understood: readonly string[];
  readonly relaxed: readonly string[];
  readonly isPartial: boolean;
  /** Whether words are matched, and not facts alone. */
  readonly hasText: boolean;
}

/** One concept with what it matches. */
interface Matched {
  readonly concept: Concept;
  readonly scores: Scores;
}

/** A word needed is worth more than all facts together. */
const wordCoverage = 100;

/** Matches concepts. Where nothing has all that is needed, whatever has the most of it matches instead. */
export function matchWords(concepts: readonly Concept[], matching: Matching): WordsMatch {
  const matched = concepts.map((concept): Matched => ({ concept, scores: scoresOf(concept, matching) }));
  const needed = matched.filter(({ concept }) => concept.isNeeded);
  const worthOf = ({ concept }: Matched) => (concept.fact ? 1 : wordCoverage);
  const coverages = eachThing(matching, (thing) =>
    sum(needed, (one) => (one.scores[thing]! > 0 ? worthOf(one) : 0)),
  );
  const whole = sum(needed, worthOf);
  const best = matching.among.reduce((most, thing) => Math.max(most, coverages[thing]!), 0);
  const isMatch = (thing: number) => needed.length === 0 || isEnough(coverages[thing]!, best, whole);
  const shown = matching.among.filter(isMatch);
  const isMet = ({ concept, scores }: Matched) =>
    concept.fact === undefined || shown.some((thing) => scores[thing]! > 0);
  return {
    isMatch,
    coverage: (thing) => coverages[thing]!,
    score: (thing) => sum(matched, ({ scores }) => scores[thing]!),
    understood: labelsOf(matched.filter(isMet)),
    relaxed: labelsOf(matched.filter((one) => !isMet(one))),
    isPartial: best < whole,
    hasText: concepts.some(({ fact }) => fact === undefined),
  };
}

/** All of what is needed; where nothing has that, as many words as the best, or without any as many facts. */
function isEnough(covered: number, best: number, whole: number): boolean {
  if (best === whole || best === 0) return covered === whole;
  const wordsOf = (coverage: number) => Math.floor(coverage / wordCoverage);
  return wordsOf(best) > 0 ? wordsOf(covered) === wordsOf(best) : covered > 0 && covered === best;
}

function labelsOf(matched: readonly Matched[]): readonly string[] {
  return [...new Set(matched.flatMap(({ concept: { label } }) => label ?? []))];
}

function sum<Item>(items: readonly Item[], valueOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + valueOf(item), 0);
}

function eachThing({ count }: Matching, valueOf: (thing: number) => number): Scores {
  return Float64Array.from({ length: count }, (_, thing) => valueOf(thing));
}

function scoresOf(concept: Concept, matching: Matching): Scores {
  const { fact, age, typed } = concept;
  if (fact) return factScores(fact, typed.join(' '), matching);
  if (age === undefined) return textScores(concept, matching);
  return eachThing(matching, (thing) => (isAged(age, matching.ages(thing)) ? factWorth : 0));
}

/** A fact that holds; where it is not known, or the title names it, its words count. */
function factScores(fact: SpokenFact, words: string, matching: Matching): Scores {
  const { index, holds, values } = matching;
  const inTitle = index.scores(words, 'title');
  const inOwn = index.scores(words, 'own');
  return eachThing(matching, (thing) => {
    const isKnown = fact.filter === undefined || values(thing)[fact.filter].length > 0;
    const words = isKnown ? inTitle : inOwn;
    return (holds(fact, thing) ? factWorth : 0) + words[thing]!;
  });
}

function textScores({ typed, means, isUnfinished }: Concept, { index, count }: Matching): Scores {
  const exact = index.scores(typed.join(' '), 'everywhere', isUnfinished);
  const synonyms = new Float64Array(count);
  for (const text of means) {
    index.scores(text, 'everywhere').forEach((score, thing) => {
      synonyms[thing] = Math.max(synonyms[thing]!, score * synonymWeight);
    });
  }
  return exact.map((score, thing) => score + synonyms[thing]!);
}

function isAged(age: number, ages: readonly [number, number] | undefined): boolean {
  return ages !== undefined && ages[0] <= age && age <= ages[1];
}
