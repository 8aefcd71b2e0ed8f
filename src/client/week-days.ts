/** Unpacks the weeks to come, of any day of the next 400, from what the build wrote into `/data/week.json`. */
import type { DatesRun } from '../formats/finder.ts';
import type { WeekAround, WeekData, WeekLine } from '../formats/week.ts';

/** One date of a thing. */
export interface DatedLine extends WeekLine {
  readonly date: string;
  readonly title: string;
  readonly href: string;
  /** Class of the colour of its theme. */
  readonly colour: string;
}

/** One day: what is on, what is not on this time, and what is on nearly every day. */
export interface WeekDay {
  readonly date: string;
  readonly on: readonly DatedLine[];
  readonly off: readonly DatedLine[];
  readonly daily: readonly DatedLine[];
}

const millisecondsInDay = 86_400_000;

/** A day so many days after another. */
export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * millisecondsInDay).toISOString().slice(0, 10);
}

/** Days from one on, so many of them. */
export function daysOf(data: WeekData, first: string, count: number): readonly WeekDay[] {
  const start = daysBetween(data.built, first);
  return Array.from({ length: count }, (_, at) => dayOf(data, dayAfter(first, at), start + at));
}

/** What is at no set time, and may be shown on a day. */
export function aroundOn(
  data: WeekData,
  day: string,
): readonly (WeekAround & { title: string; href: string })[] {
  const number = daysBetween(data.built, day);
  return data.around
    .filter(({ days }) => days.some((run) => runHolds(run, number)))
    .map((around) => ({ ...around, ...thingOf(data, around.thing) }));
}

/** "Tuesday 24 November", or parts of it. */
export function inWords(day: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`));
}

/** The place of a day in the week, Monday first. */
export function weekdayPlace(day: string): number {
  return (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
}

function dayOf(data: WeekData, date: string, number: number): WeekDay {
  const lines = data.lines
    .filter(({ days }) => days.some((run) => runHolds(run, number)))
    .map((line) => ({ ...line, ...thingOf(data, line.thing), date }))
    .sort((one, other) => (one.from < other.from ? -1 : Number(one.from > other.from)));
  const ofKind = (kind: WeekLine['is']) => lines.filter(({ is }) => is === kind);
  return { date, on: ofKind(undefined), off: ofKind('off'), daily: ofKind('daily') };
}

function thingOf({ things }: WeekData, place: number): Pick<DatedLine, 'title' | 'href' | 'colour'> {
  const [title, href, colour] = things[place] ?? ['', '', ''];
  return { title, href, colour };
}

function runHolds([first, step, count]: DatesRun, number: number): boolean {
  const after = number - first;
  return after >= 0 && after % step === 0 && after / step < count;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / millisecondsInDay;
}
