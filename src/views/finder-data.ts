import { combineAccess, type AccessFact } from '../domain/access.ts';
import {
  assetKindNames,
  assetKinds,
  costNames,
  formalities,
  formalityNames,
  joiningNames,
  joiningWays,
} from '../domain/asset.ts';
import { addDays, dayInWords, daysBetween, weekdays, type IsoDay } from '../domain/calendar-day.ts';
import { communityTieNames, communityTies } from '../domain/community.ts';
import type { LinkedAsset, LinkedPlace, LinkedVenue } from '../domain/directory.ts';
import { middleOfOutline } from '../domain/geo.ts';
import type { Neighbourhood } from '../domain/neighbourhood.ts';
import { daysAhead, occurrences, type Occurrence } from '../domain/schedule.ts';
import type { Session } from '../domain/session.ts';
import type { Standing } from '../domain/standing.ts';
import type {
  DatesData,
  DatesRun,
  DatesSlot,
  FinderBand,
  FinderChoice,
  FinderData,
  FinderName,
  FinderPlace,
  FinderState,
  FinderThing,
  SpokenFact,
} from '../formats/finder.ts';
import { plainLetters } from '../formats/finder-letters.ts';
import { packRuns } from '../formats/finder-runs.ts';
import { plainWords } from '../formats/plain-words.ts';
import { spokenFacts } from '../formats/spoken-facts.ts';
import { summaryOf } from './card-view.ts';
import { dayParts } from './happenings.ts';
import { placeInBrief, venueInBrief } from './place-view.ts';
import { datedValues, type Dated } from './dated.ts';
import { changeDaysOf, datedByStanding, standingLinesOf, standingOfAsset } from './standing-view.ts';
import type { ViewContext } from './view-context.ts';
import { whenInBrief } from './when-view.ts';
import { asSentence } from './words.ts';

/** `/data/finder.json`: everything that search may show, without what nobody searches by. */
export function finderData(context: ViewContext): FinderData {
  const { directory, today, base } = context;
  const { assets, venues } = foundIn(context);
  const tables = {
    places: new Table<FinderPlace>(),
    states: new Table<FinderState>(),
    languages: spokenIn(assets),
  };
  const things = [
    ...assets.map((asset) => thingOfAsset(asset, tables, context)),
    ...venues.map((venue) => thingOfVenue(venue, tables, context)),
  ];
  return {
    built: today,
    base,
    kinds: choices(assetKinds, assetKindNames),
    formalities: choices(formalities, formalityNames),
    costs: choices(Object.keys(costNames) as (keyof typeof costNames)[], costNames),
    joinings: choices(joiningWays, joiningNames),
    ties: choices(communityTies, communityTieNames),
    themes: directory.themes.map((theme) => ({
      ...nameOf(theme),
      art: theme.art,
      colour: theme.colour,
      sensitive: theme.sensitive === true,
    })),
    groups: directory.groups.map(nameOf),
    neighbourhoods: directory.neighbourhoods.map(nameOf),
    facts: directory.facts.map(({ name, title }) => ({ value: name, title })),
    languages: tables.languages,
    places: tables.places.rows,
    states: tables.states.rows,
    things,
    plainWords,
    spokenFacts: factsToAskOf(directory.facts, tables.languages),
  };
}

/** Facts that this directory can tell: a language that nobody speaks there cannot be asked for. */
function factsToAskOf(
  facts: readonly { readonly name: string }[],
  languages: readonly FinderChoice[],
): readonly SpokenFact[] {
  const known = {
    access: new Set(facts.map(({ name }) => name)),
    language: new Set(languages.map(({ value }) => value)),
  };
  return spokenFacts.filter(
    ({ filter, values = [] }) =>
      (filter !== 'access' && filter !== 'language') || values.some((value) => known[filter].has(value)),
  );
}

/** `/data/dates.json`: when everything in the finder meets, in the same order. */
export function datesData(context: ViewContext): DatesData {
  const { assets, venues } = foundIn(context);
  const places = new Table<FinderPlace>(finderData(context).places);
  const slots = new Table<DatesSlot>();
  return {
    built: context.today,
    things: [...assets.map((asset) => datesOfAsset(asset, slots, places, context)), ...venues.map(() => [])],
    slots: slots.rows,
  };
}

/** What the finder holds: what search may show, and venues that are no entries. */
function foundIn(context: ViewContext): {
  readonly assets: readonly LinkedAsset[];
  readonly venues: readonly LinkedVenue[];
} {
  const { assets, venues } = context.directory;
  return {
    assets: assets.filter((asset) => standingOfAsset(asset, context.today, context).shows.search !== 'never'),
    venues: venues.filter(({ asset }) => asset === undefined),
  };
}

/** Rows that are kept once, and pointed to by their place. */
class Table<Row> {
  readonly rows: Row[] = [];
  private readonly places = new Map<string, number>();

  constructor(rows: readonly Row[] = []) {
    for (const row of rows) this.placeOf(row);
  }

  placeOf(row: Row): number {
    const key = JSON.stringify(row);
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.rows.push(row) - 1);
    return this.rows.length - 1;
  }
}

interface Tables {
  readonly places: Table<FinderPlace>;
  readonly states: Table<FinderState>;
  readonly languages: readonly FinderChoice[];
}

function choices<Value extends string>(
  values: readonly Value[],
  names: Readonly<Record<Value, string>>,
): FinderChoice[] {
  return values.map((value) => ({ value, title: names[value] }));
}

function nameOf({
  slug,
  title,
  alsoCalled = [],
}: {
  slug: string;
  title: string;
  alsoCalled?: readonly string[] | undefined;
}): FinderName {
  return { value: slug, title, alsoCalled };
}

/** Languages that are spoken anywhere, the one spoken at most places first. */
function spokenIn(assets: readonly LinkedAsset[]): FinderChoice[] {
  const names = new Intl.DisplayNames('en-GB', { type: 'language' });
  const byCode = Map.groupBy(
    assets.flatMap(({ data }) => data.spoken ?? []),
    (code) => code,
  );
  return [...byCode]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([code]) => ({ value: code, title: names.of(code) ?? code }));
}

function thingOfAsset(asset: LinkedAsset, tables: Tables, context: ViewContext): FinderThing {
  const { data, slug } = asset;
  const { themes, groups, neighbourhoods, facts } = context.directory;
  return withoutBlanks<FinderThing>({
    t: data.title,
    s: slugUnlessPlain(slug, data.title),
    n: data.number,
    u: summaryOf(asset),
    m: moreWords(asset),
    k: assetKinds.indexOf(data.kind),
    f: data.formality && formalities.indexOf(data.formality),
    h: asset.themes.map((theme) => themes.indexOf(theme)),
    g: asset.groups.map((group) => groups.indexOf(group)),
    e: data.for?.everyone ? 1 : undefined,
    a: data.for?.ages && [data.for.ages.from ?? 0, data.for.ages.to ?? 120],
    y: [...new Set((data.communities ?? []).map(({ of }) => communityTies.indexOf(of)))],
    o: asset.neighbourhoods.map((area) => neighbourhoods.indexOf(area)),
    p: placesOfAsset(asset, context).map((place) => tables.places.placeOf(place)),
    c: costOf(asset),
    j: data.joining && joiningWays.indexOf(data.joining.how),
    x: accessOf(asset.access, facts),
    l: (data.spoken ?? []).map((code) => tables.languages.findIndex(({ value }) => value === code)),
    w: whenInBrief(asset, context) ?? (data.joining && joiningNames[data.joining.how]),
    d: [...new Set((data.sessions ?? []).flatMap((session) => timesOfWeek(session, context.today)))].sort(
      (one, other) => one - other,
    ),
    said: dayNamed(asset) === data.checked?.on ? undefined : dayNamed(asset),
    seen: data.checked?.on,
    new: data.added?.on,
    r: statesOf(asset, tables, context),
  });
}

function thingOfVenue(venue: LinkedVenue, tables: Tables, context: ViewContext): FinderThing {
  const { data, slug, neighbourhood } = venue;
  const { directory } = context;
  return withoutBlanks<FinderThing>({
    t: data.title,
    s: slugUnlessPlain(slug, data.title),
    v: 1,
    u: data.note && asSentence(data.note),
    o: neighbourhood ? [directory.neighbourhoods.indexOf(neighbourhood)] : [],
    p: [tables.places.placeOf(placeOfVenue(venue))],
    x: accessOf(combineAccess(data.access, undefined), directory.facts),
    r: statesOfVenue(venue, tables, context),
  });
}

/** A venue is as good as the best of what meets there: nobody checks places themselves. */
function statesOfVenue({ assets }: LinkedVenue, { states }: Tables, context: ViewContext): FinderThing['r'] {
  const isGoing = (asset: LinkedAsset, day: IsoDay) =>
    standingOfAsset(asset, day, context).shows.search === 'normal';
  const stretches = datedValues(
    (day): FinderState =>
      assets.some((asset) => isGoing(asset, day))
        ? { ...stateOfPlaces, rank: 'normal', band: 'normal' }
        : { ...stateOfPlaces, rank: 'lower', band: 'not-checked' },
    assets.flatMap((asset) => changeDaysOf(asset, context)),
    context.today,
  );
  return asTimeline(stretches, states);
}

/** Nothing is on at a place itself, and no card says how far it can be trusted. */
const stateOfPlaces = { today: false, tone: 'moss', words: '' } as const;

function asTimeline(stretches: readonly Dated<FinderState>[], states: Table<FinderState>): FinderThing['r'] {
  return stretches.flatMap(({ from, value }) => {
    const place = states.placeOf(value);
    return from === undefined ? [place] : [from, place];
  });
}

/** Leaves out what is not known and lists without anything in them. */
function withoutBlanks<Row extends object>(row: { [Key in keyof Row]: Row[Key] | undefined }): Row {
  const known = Object.entries(row).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(known) as Row;
}

function slugUnlessPlain(slug: string, title: string): string | undefined {
  return slug === plainLetters(title).replaceAll(' ', '-') ? undefined : slug;
}

function moreWords({ data, runBy }: LinkedAsset): string | undefined {
  const runByName = runBy && ('asset' in runBy ? runBy.asset.data.title : runBy.name);
  const words = [
    data.shortTitle,
    data.hook,
    data.for?.note,
    runByName,
    ...(data.communities ?? []).map(({ name }) => name),
  ];
  return words.filter((text) => text !== undefined).join('. ') || undefined;
}

function costOf({ data: { cost } }: LinkedAsset): FinderThing['c'] {
  if (cost === undefined) return undefined;
  const place = Object.keys(costNames).indexOf(cost.is);
  return cost.amount === undefined ? [place] : [place, cost.amount];
}

function accessOf(
  access: ReadonlyMap<string, AccessFact>,
  facts: readonly { readonly name: string }[],
): FinderThing['x'] {
  const places = (answer: AccessFact['is']) =>
    facts.flatMap(({ name }, place) => (access.get(name)?.is === answer ? [place] : []));
  const [holds, holdsNot] = [places('yes'), places('no')];
  return holds.length + holdsNot.length === 0 ? undefined : [holds, holdsNot];
}

/** The day that the words of a thing's standing name. */
function dayNamed({ data: { status, checked } }: LinkedAsset): IsoDay | undefined {
  if (status?.is === 'paused') return status.until;
  if (status?.is === 'closed') return status.on;
  return checked?.on;
}

function statesOf(asset: LinkedAsset, { states }: Tables, context: ViewContext): FinderThing['r'] {
  const lines = standingLinesOf(asset, context);
  const named = dayNamed(asset);
  const stretches = datedByStanding(asset, context, (standing, day): FinderState => {
    const line = lines.find(({ from, to }) => (from ?? day) <= day && day <= (to ?? day))?.value;
    const words = line?.words ?? '';
    return {
      rank: standing.shows.search,
      band: bandOf(standing),
      today: standing.shows.today,
      tone: line?.tone ?? 'moss',
      words: named ? words.replace(dayInWords(named), '{day}') : words,
    };
  });
  return asTimeline(stretches, states);
}

/** The part of an answer: by rank first, so that a thing out of season whose check lapsed stands with the lapsed. */
function bandOf({ shows, status, review }: Standing): FinderBand {
  switch (shows.search) {
    case 'normal':
      return 'normal';
    case 'lower':
      return review === 'never-checked' ? 'not-checked' : 'ring-first';
    case 'last':
      return 'lapsed';
    case 'on-request':
    case 'never':
      return status === 'paused' ? 'paused' : 'closed';
  }
}

function placesOfAsset(asset: LinkedAsset, context: ViewContext): FinderPlace[] {
  const stated = asset.places.map((place) => placeOfLinked(asset, place, context));
  const named = asset.places.flatMap((place) => (place.is === 'venue' ? [place.venue] : []));
  const others = asset.venues.filter((venue) => !named.includes(venue)).map(placeOfVenue);
  return [...stated, ...others];
}

function placeOfLinked(asset: LinkedAsset, place: LinkedPlace, context: ViewContext): FinderPlace {
  if (place.is === 'venue') return placeOfVenue(place.venue);
  const brief = placeInBrief({ ...asset, places: [place] }, context);
  const at = place.is === 'area' ? middleOf(place.area, context) : undefined;
  const { icon, title } = brief ?? { icon: 'where', title: '' };
  return at && place.is === 'area'
    ? { icon, title, at, isRough: true, area: context.directory.neighbourhoods.indexOf(place.area) }
    : { icon, title };
}

function placeOfVenue(venue: LinkedVenue): FinderPlace {
  const { lat, lon } = venue.data;
  const title = venueInBrief(venue);
  const street = (venue.data.address ?? []).filter((line) => !title.includes(line)).join(', ');
  const place = { icon: 'where', title, ...(street === '' ? {} : { street }) } as const;
  return lat === undefined || lon === undefined ? place : { ...place, at: [toMetres(lat), toMetres(lon)] };
}

/** The middle of a neighbourhood; where it has no outline that of its venues, which is where its people go. */
function middleOf(area: Neighbourhood, { directory }: ViewContext): readonly [number, number] | undefined {
  const outline = directory.outlines?.features.find(({ properties }) => properties.slug === area.slug);
  if (outline) {
    const { lat, lon } = middleOfOutline(outline.geometry);
    return [toMetres(lat), toMetres(lon)];
  }
  const placed = directory.venues.flatMap(({ neighbourhood, data: { lat, lon } }) =>
    neighbourhood === area && lat !== undefined && lon !== undefined ? [{ lat, lon }] : [],
  );
  if (placed.length === 0) return undefined;
  const mean = (key: 'lat' | 'lon') => placed.reduce((sum, place) => sum + place[key], 0) / placed.length;
  return [toMetres(mean('lat')), toMetres(mean('lon'))];
}

/** Degrees to four decimals, which is 11 metres. */
function toMetres(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}

/** Weekdays and parts of the day of a session that is not over: weekday times 3, and 0, 1 or 2. */
function timesOfWeek(session: Session, today: IsoDay): number[] {
  if (session.until !== undefined && session.until < today) return [];
  const parts = dayParts.flatMap(({ from }, part) => {
    const end = dayParts[part + 1]?.from ?? '24:00';
    const endsAt = session.to === undefined || session.to <= session.from ? session.from : session.to;
    const isIn = session.from < end && (endsAt > from || session.from >= from);
    return isIn ? [part] : [];
  });
  return weekdayPlaces(session, today).flatMap((weekday) => parts.map((part) => weekday * 3 + part));
}

function weekdayPlaces(session: Session, today: IsoDay): number[] {
  if (session.repeats !== 'dates') {
    return session.on.map((day) => weekdays.findIndex((weekday) => day.endsWith(weekday)));
  }
  const monday = '1970-01-05' as IsoDay;
  return session.dates.filter((date) => date >= today).map((date) => daysBetween(monday, date) % 7);
}

function datesOfAsset(
  asset: LinkedAsset,
  slots: Table<DatesSlot>,
  places: Table<FinderPlace>,
  context: ViewContext,
): DatesData['things'][number] {
  const { directory, today } = context;
  // What began last night may go on until this morning.
  const yesterday = addDays(today, -1);
  const period = { from: yesterday, to: addDays(today, daysAhead - 1), calendar: directory.calendar };
  const dated = (asset.data.sessions ?? []).flatMap((session) =>
    occurrences(session, period).map((occurrence) => ({
      key: [occurrence.date, occurrence.from, occurrence.to, occurrence.venue].join(' '),
      day: daysBetween(today, occurrence.date),
      slot: slots.placeOf(slotOf(session, occurrence, places, context)),
    })),
  );
  const once = new Map(dated.map((date) => [date.key, date])).values();
  const bySlot = Map.groupBy(once, ({ slot }) => slot);
  return [...bySlot].map(([slot, dates]): readonly [number, ...DatesRun[]] => [
    slot,
    ...packRuns(dates.map(({ day }) => day)),
  ]);
}

function slotOf(
  { ringFirst }: Session,
  { from, to, is, note, venue }: Occurrence,
  places: Table<FinderPlace>,
  { directory }: ViewContext,
): DatesSlot {
  const linked = venue && directory.venueBySlug.get(venue);
  return withoutBlanks<DatesSlot>({
    from,
    to,
    is: is === 'meets' ? undefined : is,
    note,
    at: linked ? places.placeOf(placeOfVenue(linked)) : undefined,
    ring: ringFirst ? 1 : undefined,
  });
}
