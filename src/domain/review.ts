import type { Asset } from './asset.ts';
import { addDays, addMonths, daysBetween, type IsoDay } from './calendar-day.ts';
import { defaultReviewMonths, type Site } from './site.ts';

/** How a checked date has aged. The same words everywhere: pages, lists, the panel's work, exports. */
export const reviewStates = ['fresh', 'due-soon', 'due', 'overdue', 'lapsed', 'never-checked'] as const;

/** How a checked date has aged. */
export type ReviewState = (typeof reviewStates)[number];

/** The days on which an entry that was checked changes its state; each day belongs to the later state. */
export interface ReviewDays {
  readonly checkedOn: IsoDay;
  /** First day of "due soon": the smaller of 30 days and a third of the interval before the due day. */
  readonly dueSoonFrom: IsoDay;
  /** First day of "due": the checked day plus the interval in calendar months. */
  readonly dueFrom: IsoDay;
  /** First day of "overdue": 60 days after the due day. */
  readonly overdueFrom: IsoDay;
  /** First day of "lapsed": the checked day plus the longer of 12 months and twice the interval. */
  readonly lapsedFrom: IsoDay;
}

const daysOfGrace = 60;
const longestWarning = 30;
const shortestLifeMonths = 12;

/**
 * Works out the days on which a checked entry changes state.
 *
 * @param checkedOn the day it was checked, as an ISO day
 * @param intervalMonths months between checks, 1 to 24; the end of a month is clamped, so that 30 November
 *   plus 3 months is 28 or 29 February
 */
export function reviewDays(checkedOn: IsoDay, intervalMonths: number): ReviewDays {
  const dueFrom = addMonths(checkedOn, intervalMonths);
  const warning = Math.min(longestWarning, Math.floor(daysBetween(checkedOn, dueFrom) / 3));
  return {
    checkedOn,
    dueSoonFrom: addDays(dueFrom, -warning),
    dueFrom,
    overdueFrom: addDays(dueFrom, daysOfGrace),
    lapsedFrom: addMonths(checkedOn, Math.max(shortestLifeMonths, 2 * intervalMonths)),
  };
}

/** The state of a checked entry on a day; an entry without days was never checked. */
export function reviewStateOn(days: ReviewDays | undefined, today: IsoDay): ReviewState {
  if (days === undefined) return 'never-checked';
  if (today >= days.lapsedFrom) return 'lapsed';
  if (today >= days.overdueFrom) return 'overdue';
  if (today >= days.dueFrom) return 'due';
  return today >= days.dueSoonFrom ? 'due-soon' : 'fresh';
}

/** Months between checks of an asset: its own, else the site's, else six for informal ones and twelve for others. */
export function reviewIntervalMonths(
  asset: Pick<Asset, 'reviewEvery' | 'formality'>,
  site: Pick<Site, 'reviewMonths'>,
): number {
  const months = site.reviewMonths ?? defaultReviewMonths;
  return asset.reviewEvery ?? (asset.formality === 'informal' ? months.informal : months.other);
}

/** The review days of an asset; undefined when nobody has checked it yet. */
export function reviewDaysOf(
  asset: Pick<Asset, 'reviewEvery' | 'formality' | 'checked'>,
  site: Pick<Site, 'reviewMonths'>,
): ReviewDays | undefined {
  return asset.checked && reviewDays(asset.checked.on, reviewIntervalMonths(asset, site));
}
