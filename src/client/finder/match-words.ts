/** Brings what was read out of the words together with the things: which match, how well, and what had to give. */
import type { SpokenFact } from '../../formats/finder.ts';
import type { FilterValues } from './filters.ts';
import type { Concept } from './read-words.ts';
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
  const coverageBy = (hasOne: (one: Matched, thing: number) => boolean) =>
    eachThing(matching, (thing) => sum(needed, (one) => (hasOne(one, thing) ? worthOf(one) : 0)));
  const mostOf = (coverages: Float64Array) =>
    matching.among.reduce((most, thing) => Math.max(most, coverages[thing]!), 0);
  // Of several words each must be said outright: else a thing has one by a side theme and another by chance.
  const isOutright = needed.filter(({ concept }) => concept.fact === undefined).length > 1;
  let coverages = coverageBy(({ scores }, thing) => (isOutright ? scores.says : scores.worth)[thing]! > 0);
  if (isOutright && mostOf(coverages) < wordCoverage) {
    coverages = coverageBy(({ scores }, thing) => scores.worth[thing]! > 0);
  }
  const whole = sum(needed, worthOf);
  const best = mostOf(coverages);
  const isMatch = (thing: number) => needed.length === 0 || isEnough(coverages[thing]!, best, whole);
  const shown = matching.among.filter(isMatch);
  const isMet = ({ concept, scores }: Matched) =>
    concept.fact === undefined || shown.some((thing) => scores.worth[thing]! > 0);
  return {
    isMatch,
    coverage: (thing) => coverages[thing]!,
    score: (thing) => sum(matched, ({ scores }) => scores.worth[thing]!),
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

function eachThing({ count }: Matching, valueOf: (thing: number) => number): Float64Array {
  return Float64Array.from({ length: count }, (_, thing) => valueOf(thing));
}

function scoresOf(concept: Concept, matching: Matching): Scores {
  const { fact, age, typed } = concept;
  if (fact) return factScores(fact, typed.join(' '), matching);
  if (age === undefined) return textScores(concept, matching);
  return outright(eachThing(matching, (thing) => (isAged(age, matching.ages(thing)) ? factWorth : 0)));
}

/** Where nothing is inherited, what is worth something is said outright. */
function outright(worth: Float64Array): Scores {
  return { worth, says: Uint8Array.from(worth, (score) => Number(score > 0)) };
}

/** A fact that holds; where it is not known, or the title names it, its words count. */
function factScores(fact: SpokenFact, words: string, matching: Matching): Scores {
  const { index, holds, values } = matching;
  const inTitle = index.scores(words, 'title').worth;
  const inOwn = index.scores(words, 'own').worth;
  const worth = eachThing(matching, (thing) => {
    const isKnown = fact.filter === undefined || values(thing)[fact.filter].length > 0;
    const said = (isKnown ? inTitle : inOwn)[thing]!;
    return (holds(fact, thing) ? factWorth : 0) + said;
  });
  return outright(worth);
}

/** The words themselves, and the best of what it may be called besides: a longer name for it is no better. */
function textScores({ typed, means, isUnfinished }: Concept, { index, count }: Matching): Scores {
  const exact = index.scores(typed.join(' '), 'everywhere', isUnfinished);
  const says = exact.says.slice();
  const synonyms = new Float64Array(count);
  for (const text of means) {
    const found = index.scores(text, 'everywhere');
    const weight = synonymWeight / text.split(' ').length;
    for (let thing = 0; thing < count; thing += 1) {
      synonyms[thing] = Math.max(synonyms[thing]!, found.worth[thing]! * weight);
      says[thing]! |= found.says[thing]!;
    }
  }
  return { worth: exact.worth.map((score, thing) => score + synonyms[thing]!), says };
}

function isAged(age: number, ages: readonly [number, number] | undefined): boolean {
  return ages !== undefined && ages[0] <= age && age <= ages[1];
}
