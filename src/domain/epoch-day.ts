import type { IsoDay } from './calendar-day.ts';

/**
 * Days as whole numbers: 0 is 1 January 1970, a Thursday. A directory asks for some 100,000 days per build, so
 * rules are worked out in these numbers and turned into ISO days once, at the end.
 *
 * Both directions are the civil calendar algorithms of Howard Hinnant
 * (https://howardhinnant.github.io/date_algorithms.html): years start in March, so that 29 February comes last.
 */

const daysPerEra = 146_097;
const daysFromMarchOfYearZero = 719_468;

/** A year, a month (1 to 12) and a day of the month (1 to 31). */
export interface CivilDay {
  year: number;
  month: number;
  day: number;
}

/** The parts of an ISO day. Checks nothing: the day comes from the schema. */
export function partsOf(day: string): CivilDay {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

/** The number of a civil day. A day past the end of its month counts on into the next one. */
export function epochDayOf({ year, month, day }: CivilDay): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPerEra + dayOfEra - daysFromMarchOfYearZero;
}

/** The civil day of a number. */
export function civilDayOf(epochDay: number): CivilDay {
  const shifted = epochDay + daysFromMarchOfYearZero;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: era * 400 + yearOfEra + (month > 2 ? 0 : 1),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** The number of an ISO day. */
export function toEpochDay(day: string): number {
  return epochDayOf(partsOf(day));
}

/** The ISO day of a number. */
export function toIsoDay(epochDay: number): IsoDay {
  const { year, month, day } = civilDayOf(epochDay);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as IsoDay;
}

/** 0 for a Monday to 6 for a Sunday. */
export function weekdayIndex(epochDay: number): number {
  return (((epochDay + 3) % 7) + 7) % 7;
}

/** How many days a month (1 to 12) has. */
export function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return epochDayOf({ ...next, day: 1 }) - epochDayOf({ year, month, day: 1 });
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
