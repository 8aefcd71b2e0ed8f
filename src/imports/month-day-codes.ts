import { weekdays } from '../domain/calendar-day.ts';
import { ordinals, type Ordinal } from '../domain/session.ts';

/** Which one of its weekday a number of RFC 5545 means: 1 to 5, or -1 for the last; undefined for all others. */
export function ordinalOf(nth: number): Ordinal | undefined {
  if (nth === -1) return 'last';
  return nth >= 1 && nth <= 5 ? ordinals[nth - 1] : undefined;
}

/** `2nd tue` of `2TU`, `last fri` of `-1FR`; undefined for "TU", which names no day of a month, and for all else. */
export function monthDayOf(code: string): string | undefined {
  const [, nth = '', day = ''] = /^\+?(-?\d)([A-Z]{2})$/.exec(code) ?? [];
  const weekday = weekdays.find((name) => day !== '' && name.startsWith(day.toLowerCase()));
  const ordinal = ordinalOf(Number(nth));
  return weekday === undefined || ordinal === undefined ? undefined : `${ordinal} ${weekday}`;
}
