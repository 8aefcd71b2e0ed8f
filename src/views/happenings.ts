import { addDays, weekdayOf, type ClockTime, type IsoDay, type Weekday } from '../domain/calendar-day.ts';
import type { Directory, LinkedAsset } from '../domain/directory.ts';
import { occurrences, type Occurrence } from '../domain/schedule.ts';
import type { Session } from '../domain/session.ts';
import { standingOn, type Standing } from '../domain/standing.ts';
import { placeInBrief, venueInBrief } from './place-view.ts';
import type { ViewContext } from './view-context.ts';

/** One date of one session of an entry that is shown on that day. */
export interface Happening {
  readonly asset: LinkedAsset;
  readonly session: Session;
  readonly occurrence: Occurrence;
  /** How the entry stands on the day itself, not on the day the page is built. */
  readonly standing: Standing;
}

/**
 * What is on from one day to another, both included, days off among it: by day, then time, then title. Entries
 * that are paused, closed, out of season or lapsed on the day itself are left out.
 */
export function happeningsBetween(
  directory: Directory,
  { from, to }: { from: IsoDay; to: IsoDay },
  assets: readonly LinkedAsset[] = directory.assets,
): readonly Happening[] {
  const found = assets.flatMap((asset) => happeningsOf(asset, directory, { from, to }));
  return found.sort((a, b) => compareDates(a.occurrence, b.occurrence));
}

/** On so many days of each week or more, something counts as being on most days. */
const mostDaysOfWeek = 5;

/** Whether an asset is there on most days of every week, as shops and gyms are, so that it is said once. */
function isOnMostDays({ data }: LinkedAsset): boolean {
  const days = (data.sessions ?? []).flatMap((session) => (isEveryWeek(session) ? session.on : []));
  return new Set(days).size >= mostDaysOfWeek;
}

/** Whether one date of an entry is so usual that pages say the entry once instead of under each day. */
export function isSaidOnce({ asset, session }: Pick<Happening, 'asset' | 'session'>): boolean {
  return isEveryWeek(session) && isOnMostDays(asset);
}

/** Whether a screen or a list poster may tell of it: what may be shown there, is on, and is not there on most days anyway. */
export function isWorthARow(happening: Happening): boolean {
  const { standing, occurrence } = happening;
  return standing.shows.screens && occurrence.is !== 'off' && !isSaidOnce(happening);
}

/** Whether somebody should ask before they go: on a bank holiday nobody is sure of, or because it wants that always. */
export function asksFirst({ asset, session, occurrence }: Happening): boolean {
  return occurrence.is === 'ask' || session.ringFirst === true || asset.data.joining?.how === 'ring-first';
}

/** Whether a session is on in every week. */
export function isEveryWeek(session: Session): session is Session & { repeats: 'weekly' } {
  return session.repeats === 'weekly' && session.every === 1;
}

function happeningsOf(
  asset: LinkedAsset,
  directory: Directory,
  days: { from: IsoDay; to: IsoDay },
): Happening[] {
  const period = { ...days, calendar: directory.calendar };
  const all = (asset.data.sessions ?? []).flatMap((session) =>
    occurrences(session, period).map((occurrence) => ({
      asset,
      session,
      occurrence,
      standing: standingOn(asset.data, directory.site, occurrence.date),
    })),
  );
  return withoutRepeats(all.filter(({ standing }) => standing.shows.today));
}

/** Two sessions of one entry at the same time and place are one happening. */
function withoutRepeats(found: readonly Happening[]): Happening[] {
  const keyOf = ({ occurrence: { date, from, to, venue } }: Happening) => [date, from, to, venue].join(' ');
  return [...new Map(found.map((happening) => [keyOf(happening), happening])).values()];
}

function compareDates(a: Occurrence, b: Occurrence): number {
  const [one, other] = [`${a.date} ${a.from}`, `${b.date} ${b.from}`];
  return one < other ? -1 : Number(one > other);
}

/** Parts of a day, in order, each with the time it starts. */
export const dayParts = [
  { title: 'Morning', from: '00:00' },
  { title: 'Afternoon', from: '12:00' },
  { title: 'Evening', from: '17:00' },
] as const;

/** "Morning", "Afternoon" or "Evening". */
export type DayPart = (typeof dayParts)[number]['title'];

/** The part of the day in which a time lies. */
export function dayPartOf(time: ClockTime): DayPart {
  return dayParts.findLast(({ from }) => from <= time)?.title ?? 'Morning';
}

/** Where one date is: its own venue where it has one, else where the entry usually is. */
export function placeOf(
  { asset, occurrence }: Pick<Happening, 'asset' | 'occurrence'>,
  context: ViewContext,
): string {
  const venue = occurrence.venue && context.directory.venueBySlug.get(occurrence.venue);
  return venue ? venueInBrief(venue) : (placeInBrief(asset, context)?.title ?? '');
}

/** The days from one on, so many of them. */
export function daysFrom(first: IsoDay, count: number): readonly IsoDay[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}

/** The first day with a weekday, on or after a day. */
export function nextDayThatIs(weekday: Weekday, from: IsoDay): IsoDay {
  return daysFrom(from, 7).find((day) => weekdayOf(day) === weekday) ?? from;
}
