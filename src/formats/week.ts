import type { DatesRun } from './finder.ts';

/** A thing that meets at a time on some days, with the words that a page built on any of those days has for it. */
export interface WeekLine {
  /** Its place in `things`. */
  readonly thing: number;
  /** When it starts, `HH:mm`: lines of a day are in this order, those at the same time in the order of the data. */
  readonly from: string;
  /** When it ends, where somebody has said. */
  readonly to?: string;
  /** Neighbourhoods where it is, by slug, with spaces between them. */
  readonly areas?: string;
  /** "10am to midday". */
  readonly time: string;
  readonly place: string;
  /** "Ring first. Term time only." */
  readonly remark?: string;
  /** The same for the narrow columns of the home page: "10am", "St Elmo's Hall", "Ring first". */
  readonly short: readonly [time: string, place: string, remark: string];
  /** `off` is not on this time; `daily` is on nearly every day, and said once. */
  readonly is?: 'off' | 'daily';
  /** For what is on nearly every day: "Monday to Friday, 9am to 5pm. The Hall." */
  readonly rule?: string;
  /** Days from the day of the build on. */
  readonly days: readonly DatesRun[];
}

/** A thing without times that can be given, and the days on which it may be shown. */
export interface WeekAround {
  readonly thing: number;
  readonly when: string;
  readonly days: readonly DatesRun[];
}

/**
 * `/data/week.json`: all that a page built 400 days later would show of its weeks. Fetched only by pages that nobody
 * has built anew in time.
 */
export interface WeekData {
  readonly built: string;
  /** Title, address and colour class. */
  readonly things: readonly (readonly [title: string, href: string, colour: string])[];
  readonly lines: readonly WeekLine[];
  readonly around: readonly WeekAround[];
}
