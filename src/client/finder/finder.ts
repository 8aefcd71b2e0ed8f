/** The finder: one question in, one ordered answer out. Pure; what it needs of the world is in the question. */
import type { DatesData, FinderData, SpokenFact } from '../../formats/finder.ts';
import { candidateOf, isShown, knownOf, type Candidate, type Known, type Town } from './candidates.ts';
import { FilterCounts } from './filters.ts';
import type { Counts, FindAnswer, FindQuery } from './find-query.ts';
import { matchWords } from './match-words.ts';
import { openDates } from './meeting-dates.ts';
import { orderThings } from './order-things.ts';
import { makePhraseBook } from './phrase-book.ts';
import { readWords } from './read-words.ts';
import { isOnWhen } from './when-filter.ts';
import { makeWordIndex } from './word-index.ts';

/** An open finder. */
export interface Finder {
  readonly find: (query: FindQuery) => FindAnswer;
  /** Takes in the dates, which come in a file of their own. Until then weekdays stand in for them. */
  readonly takeDates: (dates: DatesData) => void;
  readonly data: FinderData;
}

/** Opens the finder over its data. Makes the index of words, which takes some 100 ms for 1,000 entries. */
export function openFinder(data: FinderData, dates?: DatesData): Finder {
  const index = makeWordIndex(data);
  const all = data.things.map((thing, place) => knownOf(thing, place, data));
  const vocabulary = { ...index, phrases: makePhraseBook(data) };
  let town: Town = { data, meetings: dates && openDates(dates) };
  let candidatesFor = rememberingCandidates(all, town);

  function find(query: FindQuery): FindAnswer {
    const { concepts, corrected, place } = readWords(query.words, vocabulary, query.near !== undefined);
    const candidates = candidatesFor(query).filter(
      ({ known }) => !known.thing.v || concepts.length > 0 || query.withPlaces === true,
    );
    const wanted = candidates.filter((one) => query.everything === true || !isResting(one));
    const match = matchWords(concepts, {
      index,
      count: all.length,
      values: (thing) => all[thing]!.values,
      ages: (thing) => all[thing]!.thing.a,
      holds: (fact, thing) => factHolds(fact, all[thing]!, query, town),
      among: wanted.filter(isShown).map(({ known }) => known.index),
    });
    const isMatch = ({ known }: Candidate) => match.isMatch(known.index);
    const matched = wanted.filter(isMatch);
    const shown = matched.filter(isShown);
    const resting = candidates.filter((one) => isResting(one) && isShown(one) && isMatch(one));
    return {
      total: shown.length,
      things: orderThings(shown, query, match, data),
      counts: () => countsOf(matched, query),
      understood: match.understood,
      relaxed: match.relaxed,
      corrected,
      place,
      isPartial: match.isPartial,
      resting: query.everything ? 0 : resting.length,
    };
  }

  return {
    find,
    takeDates(taken) {
      town = { data, meetings: openDates(taken) };
      candidatesFor = rememberingCandidates(all, town);
    },
    data,
  };
}

function isResting({ state }: Candidate): boolean {
  return state.rank === 'on-request';
}

function countsOf(matched: readonly Candidate[], { filters = {} }: FindQuery): Counts {
  const counts = new FilterCounts(filters);
  for (const { passing } of matched) counts.add(passing);
  return counts.counts;
}

/** Questions that take turns while somebody types: with and without the place their words may name. */
const questionsRemembered = 2;

/** While somebody types only the words change, so that all else is worked out once. */
function rememberingCandidates(
  all: readonly Known[],
  town: Town,
): (query: FindQuery) => readonly Candidate[] {
  const worked = new Map<string, readonly Candidate[]>();
  return (query) => {
    const { words: _words, sort: _sort, everything: _everything, withPlaces: _withPlaces, ...rest } = query;
    const key = JSON.stringify(rest);
    const candidates = worked.get(key) ?? all.flatMap((known) => candidateOf(known, query, town));
    worked.delete(key);
    worked.set(key, candidates);
    const [oldest] = worked.keys();
    if (worked.size > questionsRemembered && oldest !== undefined) worked.delete(oldest);
    return candidates;
  };
}

function factHolds(
  { filter, values = [], when }: SpokenFact,
  { index, thing, values: own }: Known,
  query: FindQuery,
  town: Town,
): boolean {
  if (when) return isOnWhen(index, thing, when, query, town);
  return filter !== undefined && values.some((value) => own[filter].includes(value));
}
