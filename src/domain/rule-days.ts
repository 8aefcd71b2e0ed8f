import { weekdays, type IsoDay } from './calendar-day.ts';
import {
  civilDayOf,
  daysInMonth,
  epochDayOf,
  toEpochDay,
  toIsoDay,
  weekdayIndex,
  type CivilDay,
} from './epoch-day.ts';
import { ordinals, partsOfMonthDay, type MonthDay, type Session } from './session.ts';

/**
 * The days from `from` to `to`, both included, on which a session's rule falls, earliest first, each once. Only
 * the rule with its `starting` and `until`: terms, bank holidays, exceptions and extra days are not looked at.
 */
export function ruleDays(session: Session, { from, to }: { from: IsoDay; to: IsoDay }): IsoDay[] {
  const first = session.starting !== undefined && session.starting > from ? session.starting : from;
  const last = session.until !== undefined && session.until < to ? session.until : to;
  if (first > last) return [];
  switch (session.repeats) {
    case 'weekly':
      return daysOfWeeks(session, toEpochDay(first), toEpochDay(last)).map(toIsoDay);
    case 'monthly':
      return daysOfMonths(session.on, toEpochDay(first), toEpochDay(last)).map(toIsoDay);
    case 'dates':
      return ascending(session.dates).filter((day) => first <= day && day <= last);
  }
}

function daysOfWeeks(
  { every, on, starting }: Extract<Session, { repeats: 'weekly' }>,
  first: number,
  last: number,
): number[] {
  const step = every * 7;
  const anchor = mondayOf(starting === undefined ? first : toEpochDay(starting));
  const stepsToFirst = Math.floor((mondayOf(first) - anchor) / step);
  const indexes = ascending(on.map((weekday) => weekdays.indexOf(weekday)));
  const days: number[] = [];
  for (let monday = anchor + stepsToFirst * step; monday <= last; monday += step) {
    for (const index of indexes) days.push(monday + index);
  }
  return days.filter((day) => first <= day && day <= last);
}

function mondayOf(epochDay: number): number {
  return epochDay - weekdayIndex(epochDay);
}

function daysOfMonths(on: readonly MonthDay[], first: number, last: number): number[] {
  const days: number[] = [];
  let { year, month } = civilDayOf(first);
  const end = civilDayOf(last);
  while (year < end.year || (year === end.year && month <= end.month)) {
    days.push(...ascending(on.flatMap((monthDay) => dayInMonth(monthDay, { year, month }))));
    if (month === 12) year += 1;
    month = (month % 12) + 1;
  }
  return days.filter((day) => first <= day && day <= last);
}

/** The day a `2nd tue` is in a month, as a list: empty for a `5th` one in a month without it. */
function dayInMonth(monthDay: MonthDay, { year, month }: Omit<CivilDay, 'day'>): number[] {
  const { ordinal, weekday } = partsOfMonthDay(monthDay);
  const firstOfMonth = epochDayOf({ year, month, day: 1 });
  const length = daysInMonth(year, month);
  const firstOne = (weekdays.indexOf(weekday) - weekdayIndex(firstOfMonth) + 7) % 7;
  const lastOne = firstOne + 7 * Math.floor((length - 1 - firstOne) / 7);
  const offset = ordinal === 'last' ? lastOne : firstOne + 7 * ordinals.indexOf(ordinal);
  return offset < length ? [firstOfMonth + offset] : [];
}

/** In order, each once. */
function ascending<Value extends string | number>(values: readonly Value[]): Value[] {
  return [...new Set(values)].sort((one, other) => (one < other ? -1 : 1));
}
