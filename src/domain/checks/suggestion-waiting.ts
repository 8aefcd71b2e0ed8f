import { addDays, dayInWords } from '../calendar-day.ts';
import type { Check } from '../directory.ts';
import { problemAt } from '../problem.ts';

/** Whoever told the panel reads "Being checked"; after so many days nobody believes it. */
const daysBelieved = 28;

/** What somebody told the panel is settled within four weeks, one way or the other. */
export const suggestionWaiting: Check = ({ suggestions }, today) =>
  suggestions
    .filter(({ data }) => data.state === 'being-checked' && addDays(data.cameOn, daysBelieved) < today)
    .map(({ slug, data, source }) =>
      problemAt(source, ['state'], {
        severity: 'warning',
        rule: 'suggestion-waiting',
        found: `Somebody told the panel on ${dayInWords(data.cameOn)}, and it is still being checked.`,
        fix: `Find out, and say what came of it: npm run suggestion -- settle ${slug} --changed "..." (or --left "...").`,
      }),
    );
