import { dayInWords } from '../calendar-day.ts';
import type { Check } from '../directory.ts';
import { problemAt } from '../problem.ts';
import { termsEnding } from '../terms.ts';

/** A term that ends within 60 days: time to ask who follows, so that no entry is left with nobody. */
export const termEnding: Check = (directory, today) =>
  termsEnding(directory.members, today).map(({ member, on, entries }) =>
    problemAt(member.source, ['term', 'to'], {
      severity: 'warning',
      rule: 'term-ending',
      found: `The term of ${member.slug} ends on ${dayInWords(on)}, with ${entries === 1 ? '1 entry' : `${entries} entries`} in their care.`,
      fix:
        entries === 0
          ? 'Ask who follows them, and give the new member a file of their own.'
          : `Ask who follows them. Then: npm run handover -- --from ${member.slug} --to ...`,
    }),
  );
