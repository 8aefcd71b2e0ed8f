import { outsideCheckers, type Asset } from './asset.ts';
import { addMonths, type IsoDay } from './calendar-day.ts';
import type { LinkedAsset, LinkedMember } from './directory.ts';
import { isServing } from './panel.ts';
import { reviewDaysOf } from './review.ts';
import type { Site } from './site.ts';
import { standingOn, statusStateOn } from './standing.ts';

/** What an entry asks of the panel, the most pressing first. */
export const workStates = [
  'lapsed',
  'overdue',
  'never-checked',
  'pause-over',
  'due',
  'due-soon',
  'fresh',
  'paused',
] as const;

/** What an entry asks of the panel. */
export type WorkState = (typeof workStates)[number];

/** The parts of a list of work, in the order they are read. */
export const workBands = ['first', 'now', 'soon', 'later'] as const;

/** A part of a list of work. */
export type WorkBand = (typeof workBands)[number];

/** Where in a list each state stands. */
export const bandOfWork: Readonly<Record<WorkState, WorkBand>> = {
  lapsed: 'first',
  overdue: 'first',
  'never-checked': 'now',
  'pause-over': 'now',
  due: 'now',
  'due-soon': 'soon',
  fresh: 'later',
  paused: 'later',
};

/** Each state as people say it of a count: "6 overdue". */
export const workStateNames: Readonly<Record<WorkState, string>> = {
  lapsed: 'lapsed',
  overdue: 'overdue',
  'never-checked': 'never checked',
  'pause-over': 'due back',
  due: 'due now',
  'due-soon': 'due soon',
  fresh: 'fresh',
  paused: 'paused',
};

/** What an entry asks of the panel on a day. */
export interface Work {
  readonly state: WorkState;
  /** The day the state began; undefined for what was always so. */
  readonly since: IsoDay | undefined;
  /** The day it was or is due to be looked at; undefined where nobody ever set one. */
  readonly dueOn: IsoDay | undefined;
}

type Reviewed = Pick<Asset, 'status' | 'checked' | 'reviewEvery' | 'formality' | 'added'>;

/**
 * What an entry asks of the panel on a day; undefined when it asks nothing, because it has closed or is in no list.
 * A pause rests until its day; a pause that names no day is looked at when its check grows old, so that it cannot
 * be forgotten.
 */
export function workOn(asset: Reviewed, site: Pick<Site, 'reviewMonths'>, today: IsoDay): Work | undefined {
  const { status, review, reviewDays } = standingOn(asset, site, today);
  if (status === 'closed' || status === 'closed-long-ago' || status === 'unlisted') return undefined;
  const isWorn = review === 'lapsed' || review === 'overdue';
  const backOn = asset.status?.is === 'paused' ? asset.status.until : undefined;
  if (status === 'pause-over' && !isWorn) return { state: 'pause-over', since: backOn, dueOn: backOn };
  const rests = status === 'paused' && (backOn !== undefined || review === 'fresh' || review === 'due-soon');
  if (rests) return { state: 'paused', since: undefined, dueOn: backOn ?? reviewDays?.dueFrom };
  const began = {
    fresh: reviewDays?.checkedOn,
    'due-soon': reviewDays?.dueSoonFrom,
    due: reviewDays?.dueFrom,
    overdue: reviewDays?.overdueFrom,
    lapsed: reviewDays?.lapsedFrom,
    'never-checked': asset.added?.on,
  } as const;
  return { state: review, since: began[review], dueOn: reviewDays?.dueFrom };
}

/** The days on which what an entry asks of the panel may change, in no order. */
export function workChangeDays(asset: Reviewed, site: Pick<Site, 'reviewMonths'>): IsoDay[] {
  const days = reviewDaysOf(asset, site);
  const { status } = asset;
  return [
    ...(days ? [days.dueSoonFrom, days.dueFrom, days.overdueFrom, days.lapsedFrom] : []),
    ...(status?.is === 'paused' && status.until ? [status.until] : []),
    ...(status?.is === 'closed' ? [status.on, addMonths(status.on, 12)] : []),
  ];
}

/** Whether an entry's check is younger than its interval. */
export function isWithinInterval({ state }: Pick<Work, 'state'>): boolean {
  return state === 'fresh' || state === 'due-soon';
}

/** Whether somebody should look at it on that day, or before. */
export function isDueNow({ state }: Pick<Work, 'state'>): boolean {
  return bandOfWork[state] === 'first' || bandOfWork[state] === 'now';
}

/** The member who looks after an entry on a day; undefined when nobody does, or when their term does not run. */
export function keeperOn(asset: Pick<LinkedAsset, 'steward'>, today: IsoDay): LinkedMember | undefined {
  return asset.steward && isServing(asset.steward.data, today) ? asset.steward : undefined;
}

/** Whether an entry is open on a day, so that somebody has to look after it. */
export function needsKeeper(asset: Pick<Asset, 'status'>, today: IsoDay): boolean {
  const status = statusStateOn(asset, today);
  return status !== 'closed' && status !== 'closed-long-ago';
}

/** Who may be named as having checked: a member's slug, or one of the words for others. */
export function isChecker(name: string, members: ReadonlyMap<string, unknown>): boolean {
  return members.has(name) || outsideCheckers.some((word) => word === name);
}
