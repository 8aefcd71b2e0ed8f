import { addDays, type IsoDay } from '../domain/calendar-day.ts';

/**
 * Something that holds on some days only. The build shows what holds on its own day; `src/client/dated.ts` shows
 * and hides the rest as days pass, so that a site nobody has built for months stays true.
 */
export interface Dated<T> {
  /** First day it is shown; absent for what holds already. */
  readonly from?: IsoDay | undefined;
  /** Last day it is shown, included; absent for what holds from then on. */
  readonly to?: IsoDay | undefined;
  /** Whether it is shown on the day of the build. */
  readonly now: boolean;
  readonly value: T;
}

/** How many days ahead the build works changes out. */
export const daysDated = 800;

/**
 * A value that changes on certain days, as the stretches in which it stays the same.
 *
 * @param valueOn the value on a day; undefined for nothing to show
 * @param changeDays days on which it may change, in any order; those past or beyond 800 days are left out
 * @param today the day of the build
 */
export function datedValues<T>(
  valueOn: (day: IsoDay) => T | undefined,
  changeDays: readonly IsoDay[],
  today: IsoDay,
): Dated<T>[] {
  const stretches = sameStretches(valueOn, changeDays, today);
  return stretches.flatMap(({ from, value }, index) => {
    if (value === undefined) return [];
    const next = stretches[index + 1]?.from;
    const isFirst = index === 0;
    return [
      {
        from: isFirst ? undefined : from,
        to: next && addDays(next, -1),
        now: isFirst,
        value,
      },
    ];
  });
}

function sameStretches<T>(
  valueOn: (day: IsoDay) => T | undefined,
  changeDays: readonly IsoDay[],
  today: IsoDay,
): { from: IsoDay; value: T | undefined }[] {
  const last = addDays(today, daysDated);
  const days = [...new Set([today, ...changeDays])].filter((day) => day >= today && day <= last).sort();
  const stretches: { from: IsoDay; value: T | undefined }[] = [];
  for (const from of days) {
    const value = valueOn(from);
    if (stretches.length === 0 || !isSame(stretches.at(-1)?.value, value)) stretches.push({ from, value });
  }
  return stretches;
}

/** Values of views are plain data, so that two are the same when they are written the same. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
