import { dayInWords } from '../calendar-day.ts';
import type { Check } from '../directory.ts';
import { problemAt } from '../problem.ts';
import { standingOn } from '../standing.ts';

/** Entries nobody has checked for so long that readers are warned off them. */
export const reviewLapsed: Check = (directory, today) =>
  directory.assets.flatMap((asset) => {
    const { status, review } = standingOn(asset.data, directory.site, today);
    const { checked } = asset.data;
    if (review !== 'lapsed' || status !== 'active' || checked === undefined) return [];
    return problemAt(asset.source, ['checked', 'on'], {
      severity: 'warning',
      rule: 'review-lapsed',
      found: `"${asset.data.title}" was last checked on ${dayInWords(checked.on)}.`,
      fix: 'Ring or visit, then write the new day. If it has ended, write status: {is: closed, on: ...}.',
    });
  });
