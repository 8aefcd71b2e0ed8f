import { dayInWords } from '../calendar-day.ts';
import type { Check } from '../directory.ts';
import { isServing } from '../panel.ts';
import { problemAt } from '../problem.ts';
import { standingOn } from '../standing.ts';

/** Nobody's entry is an orphan: each has a steward whose term runs. Entries that have ended need none. */
export const stewardMissing: Check = (directory, today) =>
  directory.assets.flatMap((asset) => {
    const { status } = standingOn(asset.data, directory.site, today);
    if (status === 'closed' || status === 'closed-long-ago') return [];
    const { steward } = asset;
    if (asset.data.steward !== undefined && steward === undefined) return [];
    if (steward !== undefined && isServing(steward.data, today)) return [];
    return problemAt(asset.source, steward === undefined ? [] : ['steward'], {
      severity: 'warning',
      rule: 'steward-missing',
      found:
        steward === undefined
          ? 'No panel member looks after this entry.'
          : today < steward.data.term.from
            ? `The term of ${steward.slug} starts on ${dayInWords(steward.data.term.from)}.`
            : `The term of ${steward.slug} ended on ${dayInWords(steward.data.term.to)}.`,
      fix: 'Write steward: and a member whose term runs. For many at once: npm run handover.',
    });
  });
