import type { IsoDay } from '../domain/calendar-day.ts';
import type { Calendar } from '../domain/calendar.ts';
import type { ReviewState } from '../domain/review.ts';
import type { WorkFrom } from './desk/work-ahead.ts';
import type { ArtName, ColourName } from '../domain/theme.ts';

/**
 * `/admin/entries.json`: what the form's own lists and widgets need of the directory as it was built. All of it is on
 * public pages as well.
 */
export interface EditingFacts {
  /** Path the site lies under, with both slashes. */
  readonly base: string;
  /** Scheme and host of the site. */
  readonly siteUrl: string;
  /** Name of the place: "Silverpit". */
  readonly place: string;
  /** The day a made-up town stays on; absent for real ones, where it is the day in London. */
  readonly heldDay?: IsoDay | undefined;
  /** The day it was built for. */
  readonly builtOn: IsoDay;
  /** West, south, east and north edge of the area, in degrees. */
  readonly box: readonly [number, number, number, number];
  /** Address of the file of postcodes, where the directory has one. */
  readonly postcodes?: string | undefined;
  readonly themes: readonly {
    readonly slug: string;
    readonly title: string;
    readonly hint?: string | undefined;
    readonly art: ArtName;
    readonly colour: ColourName;
  }[];
  readonly neighbourhoods: readonly { readonly slug: string; readonly title: string }[];
  readonly groups: readonly { readonly slug: string; readonly title: string }[];
  readonly accessFacts: readonly {
    readonly name: string;
    readonly title: string;
    readonly askAlways?: boolean | undefined;
  }[];
  /** School terms and bank holidays, for the next dates of sessions. */
  readonly calendar: Calendar;
  readonly members: readonly EditingMember[];
  readonly entries: readonly EditingEntry[];
  readonly venues: readonly EditingVenue[];
}

/** A panel member, by the name they chose to show. */
export interface EditingMember {
  readonly slug: string;
  /** "Ama", or "Member 3". */
  readonly title: string;
  /** Whether the term runs on the day of the build. */
  readonly isServing: boolean;
}

/** Where assets meet. */
export interface EditingVenue {
  readonly slug: string;
  readonly title: string;
  readonly neighbourhood?: string | undefined;
}

/** One entry, as far as lists show it. */
export interface EditingEntry {
  readonly slug: string;
  readonly title: string;
  /** Slugs of its themes, the main one first. */
  readonly themes: readonly string[];
  /** Slugs of its venues. */
  readonly venues: readonly string[];
  /** Slugs of the neighbourhoods it is in. */
  readonly neighbourhoods: readonly string[];
  readonly steward?: string | undefined;
  readonly status: 'active' | 'paused' | 'seasonal' | 'closed' | 'unlisted';
  /** State on the day of the build; the first days of the later ones are beside it. */
  readonly state: ReviewState;
  readonly checkedOn?: IsoDay | undefined;
  readonly checkedBy?: string | undefined;
  readonly dueSoonOn?: IsoDay | undefined;
  readonly dueOn?: IsoDay | undefined;
  readonly overdueOn?: IsoDay | undefined;
  readonly lapsedOn?: IsoDay | undefined;
  /** Where it is, in a few words: "The Lamp Room". */
  readonly where?: string | undefined;
  /** What it asks of the panel on the day of the build, and from each later day on which that changes. */
  readonly work: readonly WorkFrom[];
}
