import { addMonths, dayInWords } from '../calendar-day.ts';
import type { Check } from '../directory.ts';
import { problemAt } from '../problem.ts';

/** The accessibility statement is kept under review: the site is tested at least once a year (PSBAR 2018, regulation 8). */
export const statementOld: Check = ({ site, sources }, today) => {
  const { testedOn } = site.accessibility;
  if (addMonths(testedOn, 12) >= today) return [];
  return [
    problemAt(sources.site, ['accessibility', 'testedOn'], {
      severity: 'warning',
      rule: 'statement-old',
      found: `The accessibility statement is from ${dayInWords(testedOn)}, over a year ago.`,
      fix: 'Test the site again, then write the new day and the faults you found.',
    }),
  ];
};
