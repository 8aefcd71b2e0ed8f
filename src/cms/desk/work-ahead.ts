import type { IsoDay } from '../../domain/calendar-day.ts';
import type { LinkedAsset } from '../../domain/directory.ts';
import { workInWords } from '../../domain/review-list.ts';
import { workChangeDays, workOn, type WorkState } from '../../domain/review-work.ts';
import type { Site } from '../../domain/site.ts';

/** What an entry asks of the panel, from a day on. Browsers only compare the days. */
export interface WorkFrom {
  readonly from: IsoDay;
  readonly state: WorkState;
  /** "Overdue since 3 September 2026. Last checked 4 May 2026." */
  readonly words: string;
}

/**
 * What an entry asks of the panel on the day of the build and from each later day on which that changes, in order;
 * nothing for what has closed or is in no list.
 */
export function workAhead(asset: LinkedAsset, site: Site, today: IsoDay): WorkFrom[] {
  const later = workChangeDays(asset.data, site).filter((day) => day > today);
  return [...new Set([today, ...later])].sort().flatMap((from) => {
    const work = workOn(asset.data, site, from);
    return work === undefined ? [] : [{ from, state: work.state, words: workInWords({ asset, ...work }) }];
  });
}
