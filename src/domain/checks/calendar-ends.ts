import { addDays, dayInWords } from '../calendar-day.ts';
import type { Check } from '../directory.ts';
import { problemAt } from '../problem.ts';

const warnDays = 60;

/** Term dates run out: groups that meet in term time then lose their next dates. */
export const calendarEnds: Check = (directory, today) => {
  const needed = directory.assets.some((asset) =>
    asset.data.sessions?.some((session) => session.termTimeOnly),
  );
  if (!needed) return [];
  const last = directory.calendar.terms
    .map((term) => term.to)
    .sort()
    .at(-1);
  if (last !== undefined && last >= addDays(today, warnDays)) return [];
  return [
    problemAt(directory.sources.calendar, ['terms'], {
      severity: 'warning',
      rule: 'calendar-ends',
      found:
        last === undefined
          ? 'There are no term dates, but some groups meet in term time only.'
          : `The last term ends on ${dayInWords(last)}.`,
      fix: "Add the next terms from the council's school calendar.",
    }),
  ];
};
