import {
  addDays,
  weekdayOf,
  weekdays,
  type ClockTime,
  type IsoDay,
  type Weekday,
} from '../domain/calendar-day.ts';
import type { Directory, LinkedAsset, LinkedPlace } from '../domain/directory.ts';
import { occurrences, type Occurrence } from '../domain/schedule.ts';
import { standingOn } from '../domain/standing.ts';
import { dayPartOf, dayParts, type DayPart } from './happenings.ts';

/** One part of one day of the week: "fri Afternoon". */
export type Slot = `${Weekday} ${DayPart}`;

/** All parts of a week in order, Monday morning first. */
export const slots: readonly Slot[] = weekdays.flatMap((weekday) =>
  dayParts.map(({ title }): Slot => `${weekday} ${title}`),
);

/** The parts of the week that grids have columns for. */
export const weekParts = [
  { key: 'weekday-morning', title: 'Weekday mornings', inWords: 'on weekday mornings' },
  { key: 'weekday-afternoon', title: 'Weekday afternoons', inWords: 'on weekday afternoons' },
  { key: 'weekday-evening', title: 'Weekday evenings', inWords: 'on weekday evenings' },
  { key: 'saturday', title: 'Saturdays', inWords: 'on Saturdays' },
  { key: 'sunday', title: 'Sundays', inWords: 'on Sundays' },
  { key: 'other-times', title: 'No set time', inWords: 'at no set time' },
] as const;

/** One part of the week; `other-times` is what has no date in the weeks that are counted. */
export type WeekPart = (typeof weekParts)[number]['key'];

/** What counts as a place that is nowhere: by phone or online. */
export const anywhere = '(anywhere)';

/** A venue of which nobody knows the neighbourhood. */
export const notKnownWhere = '(not-known)';

/** What an entry may cost, and that nobody has said. */
export type KnownCost = 'free' | 'pay-what-you-can' | 'priced' | 'not-known';

/** What is known of one access fact of one entry; `no-place` where there is no door to go through. */
export type KnownFact = 'yes' | 'no' | 'not-known' | 'no-place';

/** When an entry is on in one of its places. */
export interface Spot {
  readonly on: ReadonlySet<Slot>;
  /** The same as parts of the week of the grids; never empty. */
  readonly parts: ReadonlySet<WeekPart>;
}

/** An entry as the grids count it. */
export interface CountedEntry {
  readonly asset: LinkedAsset;
  readonly themes: ReadonlySet<string>;
  /** When it is on in each of its places: neighbourhoods by slug, `anywhere` and `notKnownWhere`. */
  readonly spots: ReadonlyMap<string, Spot>;
  readonly cost: KnownCost;
  /** Target groups by slug. */
  readonly groups: ReadonlySet<string>;
  readonly isForEveryone: boolean;
}

/** For how many days dates are looked at: four weeks, so that what is on once a month counts. */
export const daysCounted = 28;

/**
 * The entries that the grids count: what a reader could go to now. Paused, closed, lapsed, unlisted and out of
 * season entries are left out, by the same rule that keeps them off "this week"; what is overdue for a check, or
 * was never checked, counts.
 *
 * @param today the first of the 28 days whose dates are looked at
 */
export function countedEntries(directory: Directory, today: IsoDay): CountedEntry[] {
  return directory.assets
    .filter(({ data }) => standingOn(data, directory.site, today).shows.today)
    .map((asset) => countedEntry(asset, directory, today));
}

/** One entry as the grids count it, whether or not it counts on the day. */
export function countedEntry(asset: LinkedAsset, directory: Directory, today: IsoDay): CountedEntry {
  return {
    asset,
    themes: new Set(asset.themes.map(({ slug }) => slug)),
    spots: spotsOf(asset, directory, today),
    cost: asset.data.cost?.is ?? 'not-known',
    groups: new Set(asset.groups.map(({ slug }) => slug)),
    isForEveryone: asset.data.for?.everyone === true,
  };
}

function spotsOf(asset: LinkedAsset, directory: Directory, today: IsoDay): Map<string, Spot> {
  const usual = new Set(asset.places.flatMap(wheresOf));
  const spots = new Map([...usual].map((where) => [where, new Set<Slot>()]));
  const period = { from: today, to: addDays(today, daysCounted - 1), calendar: directory.calendar };
  const dates = (asset.data.sessions ?? []).flatMap((session) => occurrences(session, period));
  for (const date of dates.filter(({ is }) => is !== 'off')) {
    const venue = date.venue && directory.venueBySlug.get(date.venue);
    for (const where of venue ? [venue.neighbourhood?.slug ?? notKnownWhere] : usual) {
      const found = spots.get(where) ?? new Set<Slot>();
      spots.set(where, found);
      for (const part of partsOf(date)) found.add(`${weekdayOf(date.date)} ${part}`);
    }
  }
  return new Map([...spots].map(([where, on]) => [where, { on, parts: partsOfWeek(on) }]));
}

function partsOfWeek(on: ReadonlySet<Slot>): Set<WeekPart> {
  return on.size === 0 ? new Set(['other-times']) : new Set([...on].map(weekPartOf));
}

function wheresOf(place: LinkedPlace): string[] {
  switch (place.is) {
    case 'venue':
      return [place.venue.neighbourhood?.slug ?? notKnownWhere];
    case 'area':
      return [place.area.slug];
    case 'visits':
      return place.areas.map(({ slug }) => slug);
    default:
      return [anywhere];
  }
}

/** Something counts in a part of a day that it is in for so many minutes, and always in the one it starts in. */
const leastMinutes = 30;

function partsOf({ from, to }: Pick<Occurrence, 'from' | 'to'>): DayPart[] {
  const start = dayPartOf(from);
  if (to === undefined) return [start];
  // What ends at midnight or on the next morning is on until the day is over.
  const end = to <= from ? minutesInDay : minutesOf(to);
  return dayParts
    .filter(({ title }, index) => {
      const ends = dayParts[index + 1]?.from;
      const shared =
        Math.min(end, ends === undefined ? minutesInDay : minutesOf(ends)) -
        Math.max(minutesOf(from), minutesOf(dayParts[index]?.from ?? '00:00'));
      return title === start || shared >= leastMinutes;
    })
    .map(({ title }) => title);
}

const minutesInDay = 24 * 60;

function minutesOf(time: ClockTime | string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** The part of the week of the grids in which a slot lies. */
export function weekPartOf(slot: Slot): WeekPart {
  const [weekday, part] = slot.split(' ') as [Weekday, DayPart];
  if (weekday === 'sat') return 'saturday';
  if (weekday === 'sun') return 'sunday';
  return `weekday-${part.toLowerCase() as Lowercase<DayPart>}`;
}

/** What is asked of an entry; all that is given must hold. Place and time must hold together: there, then. */
export interface Cell {
  readonly theme?: string | undefined;
  /** A neighbourhood by slug, `anywhere` or `notKnownWhere`. */
  readonly where?: string | undefined;
  readonly part?: WeekPart | undefined;
  readonly slot?: Slot | undefined;
  readonly cost?: KnownCost | undefined;
  /** A target group by slug; `(everyone)` for entries that say so, `(not-said)` for those that say nothing. */
  readonly group?: string | undefined;
  readonly fact?: { readonly name: string; readonly is: KnownFact } | undefined;
}

/** Entries that are for anybody at all. */
export const everyone = '(everyone)';

/** Entries of which nobody has said whom they are for. */
export const notSaidForWhom = '(not-said)';

/** How many entries fit a cell; each counts once, however many of its dates or places fit. */
export function countIn(entries: readonly CountedEntry[], cell: Cell): number {
  return entries.filter((entry) => fits(entry, cell)).length;
}

/** Whether an entry fits a cell. */
export function fits(entry: CountedEntry, { theme, where, part, slot, cost, group, fact }: Cell): boolean {
  if (theme !== undefined && !entry.themes.has(theme)) return false;
  if (cost !== undefined && entry.cost !== cost) return false;
  if (group !== undefined && !isForGroup(entry, group)) return false;
  if (fact !== undefined && factOf(entry, fact.name) !== fact.is) return false;
  const isThen = ({ on, parts }: Spot) =>
    (slot === undefined || on.has(slot)) && (part === undefined || parts.has(part));
  if (where === undefined) return [...entry.spots.values()].some(isThen);
  const spot = entry.spots.get(where);
  return spot !== undefined && isThen(spot);
}

function isForGroup({ groups, isForEveryone, asset }: CountedEntry, group: string): boolean {
  if (group === everyone) return isForEveryone;
  if (group === notSaidForWhom)
    return !isForEveryone && groups.size === 0 && asset.data.for?.ages === undefined;
  return groups.has(group);
}

/** What is known of one access fact of an entry. */
export function factOf({ asset, spots }: CountedEntry, name: string): KnownFact {
  if ([...spots.keys()].every((where) => where === anywhere)) return 'no-place';
  return asset.access.get(name)?.is ?? 'not-known';
}
