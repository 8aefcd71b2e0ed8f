import type { Asset } from './asset.ts';
import { addMonths, monthOf, type IsoDay } from './calendar-day.ts';
import { reviewDaysOf, reviewStateOn, type ReviewDays, type ReviewState } from './review.ts';
import type { Site } from './site.ts';

/** What an entry's status comes to on a day, apart from how its checked date has aged. */
export const statusStates = [
  'active',
  'paused',
  'pause-over',
  'out-of-season',
  'closed',
  'closed-long-ago',
  'unlisted',
] as const;

/** What an entry's status comes to on a day. */
export type StatusState = (typeof statusStates)[number];

/** Where search puts an entry: as it matches, after those, after all, only when asked for, or nowhere. */
export const searchRanks = ['normal', 'lower', 'last', 'on-request', 'never'] as const;

/** Where search puts an entry. */
export type SearchRank = (typeof searchRanks)[number];

/** Which outputs show an entry. */
export interface Showing {
  readonly search: SearchRank;
  /** Whether lists (theme, neighbourhood, A to Z ...) hold it. */
  readonly lists: boolean;
  /** Whether "today" and "this week" show its sessions. */
  readonly today: boolean;
  /** Whether screens and posters may show it. */
  readonly screens: boolean;
}

const everywhere: Showing = { search: 'normal', lists: true, today: true, screens: true };

/** Which outputs show an entry, by how its checked date has aged. */
export const showingByReview: Readonly<Record<ReviewState, Showing>> = {
  fresh: everywhere,
  'due-soon': everywhere,
  due: everywhere,
  overdue: { search: 'lower', lists: true, today: true, screens: false },
  lapsed: { search: 'last', lists: true, today: false, screens: false },
  'never-checked': { search: 'lower', lists: true, today: true, screens: false },
};

/** Which outputs show an entry, by what its status comes to. */
export const showingByStatus: Readonly<Record<StatusState, Showing>> = {
  active: everywhere,
  paused: { search: 'on-request', lists: true, today: false, screens: false },
  'pause-over': { search: 'lower', lists: true, today: true, screens: false },
  'out-of-season': { search: 'normal', lists: true, today: false, screens: false },
  closed: { search: 'on-request', lists: true, today: false, screens: false },
  'closed-long-ago': { search: 'never', lists: false, today: false, screens: false },
  unlisted: { search: 'never', lists: false, today: false, screens: false },
};

/** How an entry stands on a day: its status, how its checked date has aged, and where it may be shown. */
export interface Standing {
  readonly status: StatusState;
  readonly review: ReviewState;
  /** Days of the review; undefined when nobody has checked it yet. */
  readonly reviewDays: ReviewDays | undefined;
  /** The stricter of what the status and the review allow. */
  readonly shows: Showing;
}

/** What an asset's status comes to on a day. A closing or pausing that lies ahead does not count yet. */
export function statusStateOn(asset: Pick<Asset, 'status'>, today: IsoDay): StatusState {
  const status = asset.status ?? { is: 'active' };
  switch (status.is) {
    case 'active':
      return 'active';
    case 'unlisted':
      return 'unlisted';
    case 'paused':
      return status.until !== undefined && status.until <= today ? 'pause-over' : 'paused';
    case 'seasonal':
      return status.months.includes(monthOf(today)) ? 'active' : 'out-of-season';
    case 'closed':
      if (status.on > today) return 'active';
      return addMonths(status.on, 12) <= today ? 'closed-long-ago' : 'closed';
  }
}

/** How an asset stands on a day. */
export function standingOn(
  asset: Pick<Asset, 'status' | 'checked' | 'reviewEvery' | 'formality'>,
  site: Pick<Site, 'reviewMonths'>,
  today: IsoDay,
): Standing {
  const days = reviewDaysOf(asset, site);
  const status = statusStateOn(asset, today);
  const review = reviewStateOn(days, today);
  return {
    status,
    review,
    reviewDays: days,
    shows: stricter(showingByStatus[status], showingByReview[review]),
  };
}

function stricter(a: Showing, b: Showing): Showing {
  const rank = Math.max(searchRanks.indexOf(a.search), searchRanks.indexOf(b.search));
  return {
    search: searchRanks[rank] ?? 'never',
    lists: a.lists && b.lists,
    today: a.today && b.today,
    screens: a.screens && b.screens,
  };
}
