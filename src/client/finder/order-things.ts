/** Puts what was found in order, and makes it ready to be shown. */
import { finderBands, type FinderBand, type FinderData } from '../../formats/finder.ts';
import { plainLetters } from '../../formats/finder-letters.ts';
import type { Candidate } from './candidates.ts';
import type { FindQuery, FoundThing, Sort } from './find-query.ts';
import type { WordsMatch } from './match-words.ts';
import { dayInWords } from './standing-on.ts';

/** A candidate with what puts it in order. */
interface Placed {
  readonly found: FoundThing;
  /** Place of its band among the bands. */
  readonly rank: number;
  readonly coverage: number;
  readonly score: number;
  readonly checked: string;
  readonly added: string;
}

/** More than any words are worth. */
const worthOfExactTitle = 1_000_000;

/** What was found, in bands, each in the order asked for. */
export function orderThings(
  shown: readonly Candidate[],
  query: FindQuery,
  match: WordsMatch,
  data: FinderData,
): FoundThing[] {
  const plainQuery = plainLetters(query.words);
  const placed = shown.map((candidate): Placed => {
    const { known } = candidate;
    const isExact = plainQuery !== '' && known.plainTitle === plainQuery;
    const band = bandOf(candidate, query, isExact);
    return {
      rank: finderBands.indexOf(band),
      found: foundThing(candidate, band, data),
      coverage: match.coverage(known.index) + (isExact ? worthOfExactTitle : 0),
      score: match.score(known.index),
      checked: known.thing.seen ?? '',
      added: known.thing.new ?? '',
    };
  });
  const sort = sorts[sortOf(query, match)];
  return placed
    .sort((one, other) => one.rank - other.rank || sort(one, other) || one.found.index - other.found.index)
    .map(({ found }) => found);
}

/** Without words to match, what is nearest or soonest is best. */
function sortOf({ sort = 'best', near, when }: FindQuery, match: WordsMatch): Sort {
  if (sort === 'nearest' && near === undefined) return 'best';
  if (sort !== 'best' || match.hasText) return sort;
  if (near) return 'nearest';
  return when ? 'next' : 'best';
}

const sorts: Readonly<Record<Sort, (one: Placed, other: Placed) => number>> = {
  best: (one, other) =>
    other.coverage - one.coverage || other.score - one.score || byDistance(one.found, other.found),
  nearest: (one, other) => byDistance(one.found, other.found),
  next: (one, other) => compare(nextOf(one.found), nextOf(other.found)),
  newest: (one, other) => compare(other.added, one.added),
  checked: (one, other) => compare(other.checked, one.checked),
};

function byDistance(one: FoundThing, other: FoundThing): number {
  if (one.distanceKm === other.distanceKm) return 0;
  return (one.distanceKm ?? Infinity) - (other.distanceKm ?? Infinity);
}

function nextOf({ next }: FoundThing): string {
  return next ? `${next.date} ${next.from}` : '9999';
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** Whoever types the very name of a thing finds it first, also when its check is old; its card says so. */
function bandOf(
  { known, state, passing: { isAccessUnknown } }: Candidate,
  query: FindQuery,
  isExact: boolean,
): FinderBand {
  const isResting = state.rank === 'on-request';
  if (isExact && !isResting) return 'normal';
  if (state.band !== 'normal') return state.band;
  if (isAccessUnknown) return 'access-not-known';
  const isByPlace = query.near ?? query.box ?? query.isOnMap;
  return isByPlace && known.places.every(({ at }) => at === undefined) ? 'no-place' : 'normal';
}

/** What only a card shows is worked out when a card is drawn: of hundreds that are found ten are. */
function foundThing(
  { known, state, nearest, next }: Candidate,
  band: FinderBand,
  data: FinderData,
): FoundThing {
  const { index, thing, places, plainTitle } = known;
  const slug = thing.s ?? plainTitle.replaceAll(' ', '-');
  const [cost, amount] = thing.c ?? [];
  return {
    index,
    title: thing.t,
    slug,
    href: `${data.base}${thing.v ? 'venues' : 'assets'}/${slug}/`,
    isEntry: thing.v !== 1,
    number: thing.n,
    band,
    summary: thing.u,
    theme: thing.h && data.themes[thing.h[0]!],
    when: thing.w,
    get next() {
      return next();
    },
    where: nearest.place,
    otherPlaces: Math.max(0, places.length - 1),
    distanceKm: nearest.km,
    cost: amount ?? (cost === undefined ? undefined : data.costs[cost]?.title),
    get standing() {
      if (state.words === '') return undefined;
      const named = dayInWords(thing.said ?? thing.seen ?? '');
      return { tone: state.tone, words: state.words.replace('{day}', named) };
    },
    isResting: state.rank === 'on-request',
  };
}
