import { addDays, addMonths, dayInWords } from '../calendar-day.ts';
import type { Check } from '../directory.ts';
import { problemAt } from '../problem.ts';

/** Members serve for twelve months, and their name goes when the term has ended. */
export const panelTerm: Check = (directory, today) =>
  directory.members.flatMap(({ data, source }) => {
    const { term, name } = data;
    const last = addDays(addMonths(term.from, 12), -1);
    const problems = [];
    // A term may end on the day before the anniversary or on the anniversary itself: both are twelve months.
    if (term.to !== last && term.to !== addDays(last, 1)) {
      problems.push(
        problemAt(source, ['term', 'to'], {
          severity: 'warning',
          rule: 'panel-term',
          found: `The term runs to ${dayInWords(term.to)}, which is not 12 months.`,
          fix: `Write ${last}, unless this was agreed.`,
        }),
      );
    }
    if (name !== undefined && term.to < today) {
      problems.push(
        problemAt(source, ['name'], {
          severity: 'warning',
          rule: 'panel-term',
          found: `The term ended on ${dayInWords(term.to)}, and the name is still in the file.`,
          fix: 'Take the name out. The pages have already stopped showing it.',
        }),
      );
    }
    return problems;
  });
