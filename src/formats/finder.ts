/**
 * What the finder needs of a directory, as two files: `/data/finder.json` and `/data/dates.json`. Both are made by
 * `src/views/finder-data.ts` and read by `src/client/finder/`. Keys are short and lists stand once, in tables that
 * things point into by place, because phones fetch all of it before the first result.
 */
import type { Occurrence } from '../domain/schedule.ts';
import type { SearchRank } from '../domain/standing.ts';
import type { ArtName, ColourName } from '../domain/theme.ts';

/** Parts of an answer, in the order shown: what anybody can simply go to first, what has ended last. */
export const finderBands = [
  'normal',
  'access-not-known',
  'no-place',
  'ring-first',
  'not-checked',
  'lapsed',
  'paused',
  'closed',
] as const;

/** One part of an answer. */
export type FinderBand = (typeof finderBands)[number];

/** One value of a filter, and how it is named on pages. */
export interface FinderChoice {
  readonly value: string;
  readonly title: string;
}

/** A name that is a value by its slug, and other words that lead to it. */
export interface FinderName extends FinderChoice {
  readonly alsoCalled: readonly string[];
}

/** A theme, with its drawing (`public/art/<art>.svg`) and its class of the stylesheet. */
export interface FinderTheme extends FinderName {
  readonly art: ArtName;
  readonly colour: ColourName;
  /** Whether its pages have a quick way out. */
  readonly sensitive: boolean;
}

/** Somewhere a thing is found; things at the same place share it. */
export interface FinderPlace {
  readonly icon: 'where' | 'phone' | 'online' | 'visits';
  /** "St Elmo's Hall, Well Bank", "Roughly in Tail End", "By phone". */
  readonly title: string;
  /** Latitude and longitude; absent where nobody has to go anywhere, or nobody has said. */
  readonly at?: readonly [number, number];
  /** Its street and what lies between it and the town, where the title does not say so: "Lantern Street". */
  readonly street?: string;
  /** Whether `at` is only the middle of its neighbourhood. */
  readonly isRough?: true;
  /** That neighbourhood, as its place in `neighbourhoods`. */
  readonly area?: number;
}

/** How things stand for a while. Its words hold `{day}` where the day of the thing belongs. */
export interface FinderState {
  readonly rank: SearchRank;
  readonly band: FinderBand;
  /** Whether "today", "this week" and the like show it. */
  readonly today: boolean;
  readonly tone: 'moss' | 'sandy' | 'ochre' | 'clay';
  /** "Checked {day}", "Paused until {day}". */
  readonly words: string;
}

/** An entry, or a place that is no entry of its own. What is not known is absent. */
export interface FinderThing {
  /** Title. */
  readonly t: string;
  /** Slug, where it is not the plain words of the title with hyphens between. */
  readonly s?: string;
  /** 1 for a place that is no entry: its address is under `venues/`. */
  readonly v?: 1;
  /** Number of its short address. */
  readonly n?: number;
  /** Summary. */
  readonly u?: string;
  /** More words it is found by: short title, hook, whom it is for, who runs it, names of communities. */
  readonly m?: string;
  /** Kind, as its place in `kinds`. */
  readonly k?: number;
  /** Formality, as its place in `formalities`. */
  readonly f?: number;
  /** Themes, as places in `themes`; the first is the main one. */
  readonly h?: readonly number[];
  /** Target groups, as places in `groups`. */
  readonly g?: readonly number[];
  /** 1 where it is for everyone. */
  readonly e?: 1;
  /** Youngest and oldest age; 0 and 120 where one is open. */
  readonly a?: readonly [number, number];
  /** Ties of its communities, as places in `ties`. */
  readonly y?: readonly number[];
  /** Neighbourhoods, as places in `neighbourhoods`. */
  readonly o?: readonly number[];
  /** Places, as places in `places`. */
  readonly p?: readonly number[];
  /** Cost, as its place in `costs`; behind it the amount in words, where there is one. */
  readonly c?: readonly [number] | readonly [number, string];
  /** How to join, as its place in `joinings`. */
  readonly j?: number;
  /** Access facts that hold, and those known not to, as places in `facts`. */
  readonly x?: readonly [readonly number[], readonly number[]];
  /** Languages spoken, as places in `languages`. */
  readonly l?: readonly number[];
  /** The rule in words: "Every Tuesday, 10am to midday". */
  readonly w?: string;
  /** When it meets: the place of the weekday (Monday is 0) times 3, and 0, 1 or 2 for the part of the day. */
  readonly d?: readonly number[];
  /** The day it was checked. */
  readonly seen?: string;
  /** The day that the words of its states name, where that is another: paused until, or closed on. */
  readonly said?: string;
  /** The day it was added. */
  readonly new?: string;
  /**
   * How it stands: a place in `states` on the day of the build, then for each change the ISO day from which on
   * and the place in `states`.
   */
  readonly r: readonly (number | string)[];
}

/** Filters, in the order shown. */
export const filterNames = [
  'theme',
  'for',
  'day',
  'part',
  'cost',
  'joining',
  'access',
  'language',
  'kind',
  'formality',
  'community',
  'neighbourhood',
  'checked',
] as const;

/**
 * One filter. Its values: slugs of themes, target groups (also `everyone`) and neighbourhoods; `mon` to `sun`;
 * `morning`, `afternoon`, `evening`; the words of the model for cost, joining, kind, formality and community;
 * names of access facts; codes of languages; `lately` for what was checked in the last three months.
 */
export type FilterName = (typeof filterNames)[number];

/** When something must be on. The weekend is the one to come, or the one it is. */
export type When = 'now' | 'today' | 'tomorrow' | 'weekend' | 'week';

/** Words that mean the same to somebody searching. */
export interface PlainWords {
  /** What is typed, in plain letters; other forms of a word ("walking", "walks") need not be listed. */
  readonly say: readonly string[];
  /** What it may be called in a directory, besides what was typed. */
  readonly means: readonly string[];
  /** What is said to have been understood. Words that say who it is for only prefer; nothing is left out. */
  readonly person?: string;
}

/** Words that state a fact, which is a choice in a filter or a time. */
export interface SpokenFact {
  /** What is typed, in plain letters. */
  readonly say: readonly string[];
  /** What is said to have been understood. */
  readonly label: string;
  readonly filter?: FilterName;
  readonly values?: readonly string[];
  readonly when?: When;
}

/** `/data/finder.json`. */
export interface FinderData {
  /** The day of the build. */
  readonly built: string;
  /** Base path of the site, with both slashes. */
  readonly base: string;
  readonly kinds: readonly FinderChoice[];
  readonly formalities: readonly FinderChoice[];
  readonly costs: readonly FinderChoice[];
  readonly joinings: readonly FinderChoice[];
  /** What holds communities together. */
  readonly ties: readonly FinderChoice[];
  readonly themes: readonly FinderTheme[];
  readonly groups: readonly FinderName[];
  readonly neighbourhoods: readonly FinderName[];
  /** Access facts. */
  readonly facts: readonly FinderChoice[];
  /** Language codes with their English names, as often as they are spoken. */
  readonly languages: readonly FinderChoice[];
  readonly places: readonly FinderPlace[];
  readonly states: readonly FinderState[];
  /** By title; places that are no entries last. */
  readonly things: readonly FinderThing[];
  /** What people type, and what directories call it. */
  readonly plainWords: readonly PlainWords[];
  /** What people type that states a fact this directory has. */
  readonly spokenFacts: readonly SpokenFact[];
}

/** Dates that are alike in all but the day. */
export interface DatesSlot {
  /** When it starts, `HH:mm`. */
  readonly from: string;
  /** When it ends; before the start means the next morning. */
  readonly to?: string;
  /** Absent for dates that are on. `off` is shown as closed; `ask` is a bank holiday nobody is sure of. */
  readonly is?: Exclude<Occurrence['is'], 'meets'>;
  /** Why it is off, or what is special. */
  readonly note?: string;
  /** Where, when not at the usual place: a place in `places` of the finder. */
  readonly at?: number;
  /** 1 where people should ring before they go. */
  readonly ring?: 1;
}

/** Evenly spaced days: the first, counted from the day of the build; days from one to the next; how many. */
export type DatesRun = readonly [first: number, step: number, count: number];

/** `/data/dates.json`: dates of the day before the build, day -1, and of the 400 days from the build on. */
export interface DatesData {
  readonly built: string;
  readonly slots: readonly DatesSlot[];
  /** In the order of the finder's things: for each slot it uses the place in `slots`, then runs. */
  readonly things: readonly (readonly (readonly [slot: number, ...runs: DatesRun[]])[])[];
}
