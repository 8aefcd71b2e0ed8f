/** Asks the full-text index, which Pagefind's script reads piece by piece. */
import { plainQuery, tellingWords } from './query-words.ts';
import { isFormOf } from './word-forms.ts';

/** Where search puts a thing, in the order shown; the last only when asked for. */
export const ranks = ['normal', 'lower', 'last', 'on-request'] as const;

/** Where search puts a thing. */
export type Rank = (typeof ranks)[number];

/** A thing that was found; what it shows is fetched when it is to be shown. */
export interface Found {
  readonly rank: Rank;
  readonly fetch: () => Promise<FoundFacts>;
}

/** What the index holds of a thing. All of it is text, never HTML. */
export interface FoundFacts {
  /** Its address, base path included. */
  readonly url: string;
  readonly meta: { readonly title: string; readonly card: string };
  /** Its words, with single spaces or line breaks between. */
  readonly content: string;
  /** Which words of `content` matched, counted from 0. */
  readonly locations: readonly number[];
}

/** What came of a search. */
export interface Answer {
  readonly found: readonly Found[];
  /** Whether nothing has all of the words, so that these have only some of them. */
  readonly isPartial: boolean;
}

/** One hit of Pagefind's. */
interface Hit {
  readonly id: string;
  readonly score: number;
  readonly data: () => Promise<FoundFacts>;
}

/** The part of Pagefind's script that is used here. */
export interface Index {
  readonly options: (options: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly init: () => Promise<void>;
  readonly search: (
    words: string,
    options?: { readonly filters: { readonly rank: Rank } },
  ) => Promise<{ readonly results: readonly Hit[] }>;
}

/**
 * How matches are weighed, tried on real searches. Entries are short, so their length says nothing. Words of a
 * title count in it as elsewhere and a little more. The card of an entry is data beside its words: what matches
 * there alone scores 0.
 */
const ranking = { pageLength: 0, termSaturation: 2, metaWeights: { title: 2, card: 0 } };

/**
 * Loads the index: its script, its engine and its table of contents.
 *
 * @param folder address of its folder, ending in a slash
 * @param baseUrl base path of the site, put before the addresses it holds
 * @param attempt 1 at first; browsers keep a script that failed as failed, so that another attempt needs another
 *   address
 */
export async function loadIndex(folder: string, baseUrl: string, attempt: number): Promise<Index> {
  const script = `${folder}pagefind.js${attempt === 1 ? '' : `?attempt=${attempt}`}`;
  const index = (await import(/* @vite-ignore */ script)) as Index;
  // A worker would be another 10 kB to fetch before the first result.
  await index.options({ baseUrl, noWorker: true, ranking });
  await index.init();
  return index;
}

/** Everything that matches a query, in the order shown: by rank, then by how well it matches. */
export async function findThings(index: Index, query: string): Promise<Answer> {
  const words = tellingWords(query);
  const known = await keepKnown(index, words);
  if (known.length === 0) return { found: [], isPartial: false };
  if (known.length === words.length) {
    const whole = await searchEachRank(index, words.join(' '));
    if (whole.length > 0)
      return { found: await withExactTitleFirst(foundIn(whole), query), isPartial: false };
  }
  const some = await Promise.all(known.map((word) => searchEachRank(index, word)));
  return { found: foundIn(mergeHits(some)), isPartial: true };
}

/**
 * The words that the index knows. For one it does not know Pagefind gives whatever begins alike ("plum" for
 * "plumber"), which is no answer: so the best hit is looked at for what really matched.
 */
async function keepKnown(index: Index, words: readonly string[]): Promise<readonly string[]> {
  const areKnown = await Promise.all(
    words.map(async (word) => {
      const [best] = (await index.search(word)).results;
      if (best === undefined || best.score === 0) return false;
      const { content, locations } = await best.data();
      const said = content.split(/\s+/);
      const matched = locations.flatMap((place) => plainQuery(said[place] ?? '').split(' '));
      return matched.some((found) => isFormOf(word, found));
    }),
  );
  return words.filter((_, place) => areKnown[place]);
}

interface RankedHit {
  readonly hit: Hit;
  readonly rank: Rank;
  readonly score: number;
}

async function searchEachRank(index: Index, words: string): Promise<RankedHit[]> {
  const answers = await Promise.all(
    ranks.map(async (rank) => {
      const { results } = await index.search(words, { filters: { rank } });
      return results.filter(({ score }) => score > 0).map((hit) => ({ hit, rank, score: hit.score }));
    }),
  );
  return answers.flat();
}

/** Hits for single words as one list: what has more of the words first, then what matches an early word best. */
function mergeHits(hitsByWord: readonly (readonly RankedHit[])[]): RankedHit[] {
  const merged = new Map<string, RankedHit>();
  for (const hits of hitsByWord) {
    const best = Math.max(...hits.map(({ score }) => score));
    for (const { hit, rank, score } of hits) {
      // Each word is worth 1 and its fit less than 1, so that two words always beat one.
      const before = merged.get(hit.id)?.score ?? 0;
      merged.set(hit.id, { hit, rank, score: before + 1 + (score / best) * 0.1 });
    }
  }
  const inOrder = [...merged.values()].sort((one, other) => other.score - one.score);
  return ranks.flatMap((rank) => inOrder.filter((ranked) => ranked.rank === rank));
}

function foundIn(hits: readonly RankedHit[]): Found[] {
  return hits.map(({ hit, rank }) => ({ rank, fetch: () => hit.data() }));
}

/** Whoever types the very name of a thing finds it first, also when its check is old; its card says so. */
async function withExactTitleFirst(found: readonly Found[], query: string): Promise<readonly Found[]> {
  const firstOf = (rank: Rank) => found.find((thing) => thing.rank === rank);
  for (const first of [firstOf('lower'), firstOf('last')]) {
    if (first === undefined || plainQuery((await first.fetch()).meta.title) !== plainQuery(query)) continue;
    return [{ ...first, rank: 'normal' }, ...found.filter((thing) => thing !== first)];
  }
  return found;
}
