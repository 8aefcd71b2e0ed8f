import type { IsoDay } from '../../domain/calendar-day.ts';
import { bandOfWork, workStates, type WorkState } from '../../domain/review-work.ts';
import type { EditingEntry, EditingFacts } from '../editing-facts.ts';
import type { DoneCheck } from './done-checks.ts';

/** Ways to look at what wants a look. */
export const deskFilters = ['all', 'mine', 'overdue', 'due', 'never', 'paused'] as const;

/** A way to look at what wants a look. */
export type DeskFilter = (typeof deskFilters)[number];

/** What each is called. */
export const deskFilterNames: Readonly<Record<DeskFilter, string>> = {
  all: 'All',
  mine: 'Mine',
  overdue: 'Overdue or lapsed',
  due: 'Due',
  never: 'Never checked',
  paused: 'Paused',
};

const statesOf: Readonly<Record<DeskFilter, readonly WorkState[]>> = {
  all: ['lapsed', 'overdue', 'never-checked', 'pause-over', 'due', 'due-soon'],
  mine: ['lapsed', 'overdue', 'never-checked', 'pause-over', 'due', 'due-soon'],
  overdue: ['lapsed', 'overdue'],
  due: ['due', 'due-soon'],
  never: ['never-checked'],
  paused: ['pause-over', 'paused'],
};

/** One entry on the list. */
export interface DeskRow {
  readonly slug: string;
  readonly title: string;
  readonly where: string | undefined;
  readonly state: WorkState;
  /** Why it is on the list. */
  readonly words: string;
  /** What this device has written about it since the site was built. */
  readonly done?: DoneCheck | undefined;
}

/** The list, in the parts in which it is read. */
export interface DeskList {
  readonly rows: readonly DeskRow[];
  /** Looked at on this device since the site was built. */
  readonly done: readonly DeskRow[];
  readonly counts: Readonly<Record<DeskFilter, number>>;
}

/** Who looks at the list, and when. */
export interface DeskLook {
  readonly today: IsoDay;
  readonly filter: DeskFilter;
  /** Slug of the member who uses this device, where one was chosen. */
  readonly who: string | undefined;
  readonly done: Readonly<Record<string, DoneCheck>>;
}

/** What wants a look on a day, the most pressing first, then the longest waiting, then by title. */
export function deskList({ entries }: Pick<EditingFacts, 'entries'>, look: DeskLook): DeskList {
  const all = entries
    .flatMap((entry) => rowsOf(entry, look))
    .sort(
      (one, other) =>
        workStates.indexOf(one.row.state) - workStates.indexOf(other.row.state) ||
        compare(one.since, other.since) ||
        compare(one.row.title, other.row.title),
    );
  const isIn = (filter: DeskFilter) => all.filter((item) => belongs(item, filter, look));
  const shown = isIn(look.filter).map(({ row }) => row);
  const counts = deskFilters.map((filter) => [filter, isIn(filter).filter(({ row }) => !row.done).length]);
  return {
    rows: shown.filter(({ done }) => done === undefined),
    done: shown.filter(({ done }) => done !== undefined),
    counts: Object.fromEntries(counts) as Record<DeskFilter, number>,
  };
}

/** The entry to look at after another: the next of the list that is still waiting, from its start again at its end. */
export function nextOf(list: DeskList, slug: string): DeskRow | undefined {
  const at = list.rows.findIndex((row) => row.slug === slug);
  return [...list.rows.slice(at + 1), ...list.rows.slice(0, Math.max(at, 0))][0];
}

interface Item {
  readonly row: DeskRow;
  readonly steward: string | undefined;
  /** The day the state began, as far as the build tells. */
  readonly since: string;
}

function rowsOf(entry: EditingEntry, { today, done }: DeskLook): Item[] {
  const work = entry.work.findLast(({ from }) => from <= today);
  if (work === undefined) return [];
  const mark = done[entry.slug];
  const isNews = mark !== undefined && mark.on >= (entry.checkedOn ?? '') && mark.on !== entry.checkedOn;
  const row: DeskRow = {
    slug: entry.slug,
    title: entry.title,
    where: entry.where,
    state: work.state,
    words: work.words,
    ...(isNews ? { done: mark } : {}),
  };
  return [{ row, steward: entry.steward, since: entry.dueOn ?? '' }];
}

function belongs({ row, steward }: Item, filter: DeskFilter, { who }: DeskLook): boolean {
  if (filter === 'mine' && (who === undefined || steward !== who)) return false;
  return statesOf[filter].includes(row.state);
}

/** Whether somebody should look at it now: the number beside the list's name. */
export function isPressing({ state, done }: DeskRow): boolean {
  return done === undefined && (bandOfWork[state] === 'first' || bandOfWork[state] === 'now');
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
