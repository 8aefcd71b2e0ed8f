/** Asks the full-text index, which Pagefind's script reads piece by piece, for what the lean lists do not hold. */
import { plainQuery, tellingWords } from './query-words.ts';
import { isFormOf } from './word-forms.ts';

/** What the index holds of a thing. All of it is text, never HTML. */
interface FoundFacts {
  /** Its address, base path included. */
  readonly url: string;
  /** Its words, with single spaces or line breaks between. */
  readonly content: string;
  /** Which words of `content` matched, counted from 0. */
  readonly locations: readonly number[];
}

interface Hit {
  readonly score: number;
  readonly data: () => Promise<FoundFacts>;
}

/** The part of Pagefind's script that is used here. */
export interface FullText {
  readonly options: (options: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly init: () => Promise<void>;
  readonly search: (words: string) => Promise<{ readonly results: readonly Hit[] }>;
}

/**
 * How matches are weighed, tried on real searches. Entries are short, so their length says nothing.
 */
const ranking = { pageLength: 0, termSaturation: 2, metaWeights: { title: 2 } };

/** Hits looked at; beyond them little is to the point, and each costs a small file. */
const hitsLookedAt = 12;

/**
 * Loads the index: its script, its engine and its table of contents.
 *
 * @param folder address of its folder, ending in a slash
 * @param baseUrl base path of the site, put before the addresses it holds
 */
export async function loadFullText(folder: string, baseUrl: string): Promise<FullText> {
  const script = `${folder}pagefind.js`;
  const index = (await import(/* @vite-ignore */ script)) as FullText;
  // A worker would be another 10 kB to fetch before the first result.
  await index.options({ baseUrl, noWorker: true, ranking });
  await index.init();
  return index;
}

/** Addresses of pages that hold all the telling words of a query, the best match first. */
export async function searchFullText(index: FullText, query: string): Promise<readonly string[]> {
  const words = tellingWords(query);
  const { results } = await index.search(words.join(' '));
  const hits = results.filter(({ score }) => score > 0).slice(0, hitsLookedAt);
  const facts = await Promise.all(hits.map((hit) => hit.data()));
  return facts.filter((fact) => holdsAll(words, fact)).map(({ url }) => url);
}

/**
 * Whether what matched really are the words. For one it does not know Pagefind gives whatever begins alike ("plum"
 * for "plumber"), which is no answer.
 */
function holdsAll(words: readonly string[], { content, locations }: FoundFacts): boolean {
  const said = content.split(/\s+/);
  const matched = locations.flatMap((place) => plainQuery(said[place] ?? '').split(' '));
  return words.every((word) => matched.some((found) => isFormOf(word, found)));
}
