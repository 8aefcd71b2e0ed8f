import { combineAccess, type AccessFact } from '../domain/access.ts';
import { costNames } from '../domain/asset.ts';
import { weekdayNames, weekdays, type Weekday } from '../domain/calendar-day.ts';
import type { LinkedAsset, LinkedVenue } from '../domain/directory.ts';
import { addressOf } from './addresses.ts';
import { summaryOf } from './card-view.ts';
import { addressInWords } from './place-view.ts';
import { standingOfAsset } from './standing-view.ts';
import type { ViewContext } from './view-context.ts';
import { whenLinesOf } from './when-view.ts';

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
  /** What it is found by, without the title. */
  readonly passages: readonly Passage[];
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
  if (standingOfAsset(asset, context.today, context).shows.search === 'never') return undefined;
  return {
    path: addressOf.asset('/', asset.slug),
    title: asset.data.title,
    passages: passagesOf({
      title: [asset.data.shortTitle],
      alsoCalled: alsoCalledOf(asset),
      summary: [summaryOf(asset), asset.data.hook],
      venue: [...placeWords(asset), ...weekdayWords(asset), ...communityWords(asset)],
      body: bodyWords(asset, context),
    }),
  };
}

/** A venue as the search knows it. */
export function venueDocument(venue: LinkedVenue, context: ViewContext): SearchDocument {
  const { data, neighbourhood } = venue;
  return {
    path: addressOf.venue('/', venue.slug),
    title: data.title,
    passages: passagesOf({
      summary: [data.note],
      venue: [neighbourhood?.title, ...(neighbourhood?.alsoCalled ?? [])],
      body: [
        addressInWords(venue),
        data.transport,
        ...accessWords(combineAccess(data.access, undefined), context),
      ],
    }),
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
