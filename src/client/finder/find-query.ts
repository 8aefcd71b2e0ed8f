/** What can be asked of the finder, and what it answers. */
import type {
  FilterName,
  FinderBand,
  FinderPlace,
  FinderState,
  FinderTheme,
  When,
} from '../../formats/finder.ts';

/** Values chosen in each filter. One of them is enough, but every access fact must hold. */
export type Filters = Readonly<Partial<Record<FilterName, readonly string[]>>>;

/** Ways to put results in order. */
export type Sort = 'best' | 'nearest' | 'next' | 'newest' | 'checked';

/** A question to the finder. */
export interface FindQuery {
  /** What was typed; may be empty. */
  readonly words: string;
  readonly filters?: Filters;
  /** Age of the person it is for; what says no ages stays in. */
  readonly age?: number | undefined;
  readonly near?: { readonly lat: number; readonly lon: number } | undefined;
  /** Only with `near`. What has no place is never dropped by it. */
  readonly withinKm?: number | undefined;
  /** Only what has a place in this part of the map. What has no place is never dropped by it. */
  readonly box?: Box | undefined;
  /** Whether what has no place stands apart, as beside a map; it always does with `near` and `box`. */
  readonly isOnMap?: boolean | undefined;
  readonly when?: When | undefined;
  /** `best` unless said. */
  readonly sort?: Sort | undefined;
  /** Whether paused and closed things are wanted as well. */
  readonly everything?: boolean | undefined;
  /** Whether places that are no entries are wanted also where there are no words to find them by. */
  readonly withPlaces?: boolean | undefined;
  /** The day it is in London. */
  readonly today: string;
  /** The time it is in London, `HH:mm`; without it nothing counts as over today. */
  readonly time?: string | undefined;
}

/** One coming date. */
export interface NextMeeting {
  readonly date: string;
  readonly from: string;
  readonly to?: string | undefined;
  /** `ask` is a bank holiday nobody is sure of. */
  readonly is: 'meets' | 'ask';
  readonly note?: string | undefined;
  /** Where, when not at the usual place. */
  readonly place?: FinderPlace | undefined;
  readonly ringFirst: boolean;
}

/** A thing that was found, with all that a card shows. All of it is text, never HTML. */
export interface FoundThing {
  /** Its place in the finder's list; the same for as long as the data are. */
  readonly index: number;
  readonly title: string;
  readonly slug: string;
  readonly href: string;
  /** Whether it is an entry, which can be saved, and not a place alone. */
  readonly isEntry: boolean;
  /** Number of its short address. */
  readonly number?: number | undefined;
  readonly band: FinderBand;
  readonly summary?: string | undefined;
  /** The main theme; absent for a place that is no entry. */
  readonly theme?: FinderTheme | undefined;
  /** "Every Tuesday, 10am to midday". */
  readonly when?: string | undefined;
  /** The next date, once the dates are there. */
  readonly next?: NextMeeting | undefined;
  /** The nearest of its places, else the first. */
  readonly where?: FinderPlace | undefined;
  /** How many places it has besides. */
  readonly otherPlaces: number;
  /** In a straight line, with `near`. */
  readonly distanceKm?: number | undefined;
  /** "Free", "£3". */
  readonly cost?: string | undefined;
  /** How far it can be trusted, in words; absent for a place that is no entry. */
  readonly standing?: { readonly tone: FinderState['tone']; readonly words: string } | undefined;
  /** Whether it steps back: paused or closed. */
  readonly isResting: boolean;
}

/** How many things each value of each filter would leave. */
export type Counts = Readonly<Record<FilterName, Readonly<Record<string, number>>>>;

/** What came of a question. */
export interface FindAnswer {
  readonly total: number;
  /** In order, bands one after another. */
  readonly things: readonly FoundThing[];
  /**
   * For each value the things it would show, with all other filters as they are; values with none are absent. Worked
   * out when it is asked for, as on phones the filters are folded away.
   */
  readonly counts: () => Counts;
  /** What was read out of the words: "On Wednesday", "Free", "For men". */
  readonly understood: readonly string[];
  /** What was read out of the words, but had to be let go because nothing would be left. */
  readonly relaxed: readonly string[];
  /** The words as they were taken, where one was not known as typed. */
  readonly corrected?: string | undefined;
  /** A place that the words seem to name ("DB1 2LN", "the library" of "near the library"), for `findPlace`. */
  readonly place?: string | undefined;
  /** Whether nothing has all of the words, so that these have only some of them. */
  readonly isPartial: boolean;
  /** How many paused and closed things match besides; 0 when they are wanted and shown. */
  readonly resting: number;
}

/** Part of the map in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];
