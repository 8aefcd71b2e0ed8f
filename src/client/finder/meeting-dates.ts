/** When things meet: runs of days taken apart, as far as they are asked for. */
import type { DatesData, DatesRun, DatesSlot, When } from '../../formats/finder.ts';

const millisecondsOfDay = 86_400_000;

/** How many days lie from one day to another; below 0 when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / millisecondsOfDay;
}

/** The day so many days later. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * millisecondsOfDay).toISOString().slice(0, 10);
}

/** One date of a thing, its day counted from the day of the build. */
export interface MeetingDate {
  readonly day: number;
  readonly slot: DatesSlot;
}

/** A moment in London; without a time nothing is over yet today. */
export interface Moment {
  readonly today: string;
  readonly time?: string | undefined;
}

/** Dates of things. */
export interface MeetingDates {
  /** Dates from one day to another, both included and counted from the day of the build, days off left out. */
  readonly between: (thing: number, first: number, last: number) => MeetingDate[];
  /** The first date from a day on that fits; days off are left out. */
  readonly nextThatFits: (
    thing: number,
    first: number,
    fits: (date: MeetingDate) => boolean,
  ) => MeetingDate | undefined;
  /** The day of a moment, counted from the day of the build. */
  readonly dayOf: (moment: Moment) => number;
  /** A day so counted, as an ISO day. */
  readonly isoOf: (day: number) => string;
}

/** Opens the dates. */
export function openDates({ built, slots, things }: DatesData): MeetingDates {
  const slotsOf = (thing: number) =>
    (things[thing] ?? []).flatMap(([place, ...runs]) => {
      const slot = slots[place]!;
      return slot.is === 'off' ? [] : [{ slot, runs }];
    });

  // Some 400 days are asked for thousands of times.
  const isoDays = new Map<number, string>();

  function firstFrom(thing: number, first: number): MeetingDate[] {
    return slotsOf(thing).flatMap(({ slot, runs }) =>
      runs.flatMap((run) => {
        const day = firstOfRun(run, first);
        return day === undefined ? [] : [{ day, slot }];
      }),
    );
  }

  return {
    between: (thing, first, last) =>
      slotsOf(thing)
        .flatMap(({ slot, runs }) =>
          runs.flatMap((run) => daysOfRun(run, first, last).map((day) => ({ day, slot }))),
        )
        .sort(compareDates),
    nextThatFits(thing, first, fits) {
      let from = first;
      for (;;) {
        const found = firstFrom(thing, from).sort(compareDates);
        const [earliest] = found;
        if (earliest === undefined) return undefined;
        const onThatDay = found.filter(({ day }) => day === earliest.day);
        const fitting = onThatDay.find(fits);
        if (fitting) return fitting;
        from = earliest.day + 1;
      }
    },
    dayOf: ({ today }) => daysBetween(built, today),
    isoOf(day) {
      const iso = isoDays.get(day) ?? dayAfter(built, day);
      isoDays.set(day, iso);
      return iso;
    },
  };
}

function compareDates(one: MeetingDate, other: MeetingDate): number {
  return one.day - other.day || (one.slot.from < other.slot.from ? -1 : 1);
}

function firstOfRun([start, step, count]: DatesRun, first: number): number | undefined {
  const skipped = Math.max(0, Math.ceil((first - start) / step));
  return skipped < count ? start + skipped * step : undefined;
}

function daysOfRun(run: DatesRun, first: number, last: number): number[] {
  const days: number[] = [];
  for (let day = firstOfRun(run, first); day !== undefined && day <= last; day = firstOfRun(run, day + 1)) {
    days.push(day);
  }
  return days;
}

/** Whether a date is over at a moment. What ends the next morning, or whose end nobody has said, lasts the day. */
export function isOver({ slot: { from, to } }: MeetingDate, time: string | undefined): boolean {
  return time !== undefined && to !== undefined && to > from && to <= time;
}

/** How long something counts as on whose end nobody has said: until the next hour of the clock has struck. */
const hoursWithoutEnd = 1;

/** Whether a date is on at a time, `day` 0 for one of the same day and -1 for one of the day before. */
export function isOnAt({ slot: { from, to } }: MeetingDate, day: number, time: string): boolean {
  if (to === undefined) return day === 0 && from <= time && hourOf(time) <= hourOf(from) + hoursWithoutEnd;
  if (to > from) return day === 0 && from <= time && time < to;
  return day === 0 ? from <= time : time < to;
}

function hourOf(time: string): number {
  return Number(time.slice(0, 2));
}

/** Days of a span, counted from today, both included. */
export function daysOfSpan(when: Exclude<When, 'now'>, today: string): readonly [number, number] {
  switch (when) {
    case 'today':
      return [0, 0];
    case 'tomorrow':
      return [1, 1];
    case 'week':
      return [0, 6];
    case 'weekend': {
      const untilSunday = (7 - new Date(`${today}T12:00:00Z`).getUTCDay()) % 7;
      return [Math.max(0, untilSunday - 1), untilSunday];
    }
  }
}
