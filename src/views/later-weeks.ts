import { addDays, weekdays, type IsoDay } from '../domain/calendar-day.ts';
import { daysAhead } from '../domain/schedule.ts';
import { addressOf } from './addresses.ts';
import type { ViewContext } from './view-context.ts';

/** What a page needs to draw weeks after those it was built with. */
export interface LaterWeeks {
  /** The last day on which the page has days enough of its own. */
  readonly freshUntil: IsoDay;
  /** The last day that the data know of. */
  readonly knownUntil: IsoDay;
  /** Address of `/data/week.json`. */
  readonly data: string;
  /** Addresses of the pages of the weekdays, Monday first, with spaces between them. */
  readonly weekdays: string;
}

/** What a page needs that has days enough of its own until a day. */
export function laterWeeks(freshUntil: IsoDay, { base, today }: ViewContext): LaterWeeks {
  return {
    freshUntil,
    knownUntil: addDays(today, daysAhead - 1),
    data: addressOf.weekData(base),
    weekdays: weekdays.map((weekday) => addressOf.day(base, weekday)).join(' '),
  };
}
