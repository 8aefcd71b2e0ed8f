import { combineAccess, type AccessFact } from '../domain/access.ts';
import { costNames } from '../domain/asset.ts';
import { weekdayNames, weekdays, type Weekday } from '../domain/calendar-day.ts';
import type { LinkedAsset, LinkedVenue } from '../domain/directory.ts';
import type { SearchRank } from '../domain/standing.ts';
import type { Theme } from '../domain/theme.ts';
import { addressOf } from './addresses.ts';
import { cardView, summaryOf } from './card-view.ts';
import type { Dated } from './dated.ts';
import { addressInWords, type PlaceView } from './place-view.ts';
import { standingOfAsset, type Tone } from './standing-view.ts';
import type { ViewContext } from './view-context.ts';
import { whenLinesOf } from './when-view.ts';
import { asSentence, countOf } from './words.ts';

/** Ranks of what the search holds; `never` is left out of it. */
export type ShownRank = Exclude<SearchRank, 'never'>;

/**
 * How much words count, by where they stand: title, also-called words, summary, venue, text. Words of a main
 * theme count as also-called words; those of other themes, which say less of an entry, as its text.
 */
export const passageWeights = { title: 8, alsoCalled: 6, summary: 4, venue: 3, body: 1 } as const;

/** Words that count alike. */
export interface Passage {
  readonly weight: (typeof passageWeights)[keyof typeof passageWeights];
  readonly text: string;
}

/** Something the search finds: an entry, or a place that is not an entry of its own. */
export interface SearchDocument {
  /** Its address without the base path: `/assets/slow-miles/`. The page that searches puts the base before it. */
  readonly path: string;
  readonly title: string;
  readonly rank: ShownRank;
  /** What it is found by, without the title. */
  readonly passages: readonly Passage[];
  readonly card: SearchCard;
}

/** A value with the days it holds for, as in pages; whether it holds today is for the browser to say. */
export type DatedValue<T> = Pick<Dated<T>, 'from' | 'to' | 'value'>;

/** What a result shows besides its title, as small as it can be: each result is fetched by itself. */
export interface SearchCard {
  /** The main theme; "Place" for a venue, which has no drawing. */
  readonly theme: {
    readonly title: string;
    readonly colour: Theme['colour'];
    readonly art?: Theme['art'] | undefined;
  };
  readonly summary?: string | undefined;
  /** Next dates: "Thursday 26 November, 12:30pm". */
  readonly next: readonly DatedValue<string>[];
  /** The rule: "Every Tuesday, 10am to midday". */
  readonly when?: string | undefined;
  readonly where?: Pick<PlaceView, 'icon' | 'title'> | undefined;
  readonly cost?: string | undefined;
  readonly standing: readonly DatedValue<{
    readonly tone: Tone;
    readonly words: string;
    readonly isResting: boolean;
  }>[];
}

/** Everything the search may find: entries by title, then places that are not entries. */
export function searchDocuments(context: ViewContext): readonly SearchDocument[] {
  const { assets, venues } = context.directory;
  return [
    ...assets.flatMap((asset) => assetDocument(asset, context) ?? []),
    ...venues.filter(({ asset }) => asset === undefined).map((venue) => venueDocument(venue, context)),
  ];
}

/** An entry as the search knows it; undefined where no search may find it. */
export function assetDocument(asset: LinkedAsset, context: ViewContext): SearchDocument | undefined {
  const rank = standingOfAsset(asset, context.today, context).shows.search;
  if (rank === 'never') return undefined;
  return {
    path: addressOf.asset('/', asset.slug),
    title: asset.data.title,
    rank,
    passages: passagesOf({
      title: [asset.data.shortTitle],
      alsoCalled: alsoCalledOf(asset),
      summary: [summaryOf(asset), asset.data.hook],
      venue: [...placeWords(asset), ...weekdayWords(asset), ...communityWords(asset)],
      body: bodyWords(asset, context),
    }),
    card: cardOf(asset, context),
  };
}

/** A venue as the search knows it. */
export function venueDocument(venue: LinkedVenue, context: ViewContext): SearchDocument {
  const { data, neighbourhood, assets } = venue;
  const address = addressInWords(venue);
  const here = assets.filter((asset) => standingOfAsset(asset, context.today, context).shows.today);
  const count = here.length === 0 ? undefined : `${countOf(here.length, 'thing')} on here.`;
  return {
    path: addressOf.venue('/', venue.slug),
    title: data.title,
    rank: 'normal',
    passages: passagesOf({
      summary: [data.note],
      venue: [neighbourhood?.title, ...(neighbourhood?.alsoCalled ?? [])],
      body: [address, data.transport, ...accessWords(combineAccess(data.access, undefined), context)],
    }),
    card: {
      theme: { title: 'Place', colour: 'damson' },
      summary: [data.note && asSentence(data.note), count].filter(Boolean).join(' ') || undefined,
      next: [],
      where: address === undefined ? undefined : { icon: 'where', title: address },
      standing: [],
    },
  };
}

type TextsByPlace = Partial<Record<keyof typeof passageWeights, readonly (string | undefined)[]>>;

function passagesOf(texts: TextsByPlace): Passage[] {
  const places = Object.keys(passageWeights) as (keyof typeof passageWeights)[];
  return places.flatMap((place) => {
    const given = (texts[place] ?? []).filter((text) => text !== undefined && text !== '');
    const text = given.join('\n');
    return text === '' ? [] : [{ weight: passageWeights[place], text }];
  });
}

function namesOf({
  title,
  alsoCalled = [],
}: {
  title: string;
  alsoCalled?: readonly string[] | undefined;
}): string[] {
  return [title, ...alsoCalled];
}

function alsoCalledOf({ themes, groups }: LinkedAsset): string[] {
  return [...themes.slice(0, 1), ...groups].flatMap(namesOf);
}

function placeWords({ venues, neighbourhoods }: LinkedAsset): string[] {
  return [...venues.map(({ data }) => data.title), ...neighbourhoods.flatMap(namesOf)];
}

function communityWords({ data, runBy }: LinkedAsset): (string | undefined)[] {
  const runByName = runBy && ('asset' in runBy ? runBy.asset.data.title : runBy.name);
  return [...(data.communities ?? []).map(({ name }) => name), runByName];
}

/** "Tuesday": people search for the day they have free. */
function weekdayWords({ data }: LinkedAsset): string[] {
  const found = new Set<Weekday>();
  for (const session of data.sessions ?? []) {
    const days = session.repeats === 'dates' ? [] : session.on;
    for (const day of days) found.add(day.slice(-3) as Weekday);
  }
  return weekdays.filter((weekday) => found.has(weekday)).map((weekday) => weekdayNames[weekday]);
}

function bodyWords(asset: LinkedAsset, context: ViewContext): (string | undefined)[] {
  const { data, body, themes, venues } = asset;
  return [
    body.text,
    data.whenInWords,
    ...whenLinesOf(asset, context).map(({ title }) => title),
    data.for?.note,
    data.cost && costNames[data.cost.is],
    data.cost?.amount,
    data.give,
    data.joining?.note,
    ...(data.firstVisit ?? []),
    ...languageNames(data.spoken ?? []),
    ...themes.slice(1).flatMap(namesOf),
    ...venues.map(addressInWords),
    ...accessWords(asset.access, context),
  ];
}

/** Titles of the facts that are known to hold: "Step-free way in". */
function accessWords(access: ReadonlyMap<string, AccessFact>, { directory }: ViewContext): string[] {
  return directory.facts.filter(({ name }) => access.get(name)?.is === 'yes').map(({ title }) => title);
}

function languageNames(codes: readonly string[]): string[] {
  const names = new Intl.DisplayNames('en-GB', { type: 'language' });
  return codes.map((code) => names.of(code) ?? code);
}

function cardOf(asset: LinkedAsset, context: ViewContext): SearchCard {
  const { summary, next, when, where, cost, standing } = cardView(asset, context);
  const [theme] = asset.themes;
  if (theme === undefined) throw new Error(`Found no theme for ${asset.slug}. Link the directory first.`);
  return {
    theme: { title: theme.title, colour: theme.colour, art: theme.art },
    summary,
    next: next.map((dated) => ({ ...daysOf(dated), value: dated.value.words })),
    when,
    where,
    cost,
    standing: standing.map((dated) => ({ ...daysOf(dated), value: dated.value })),
  };
}

function daysOf({ from, to }: Dated<unknown>): Pick<Dated<unknown>, 'from' | 'to'> {
  return { from, to };
}
