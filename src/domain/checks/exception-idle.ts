import { dayInWords } from '../calendar-day.ts';
import type { Check } from '../directory.ts';
import { problemAt } from '../problem.ts';
import { idleExceptions } from '../schedule.ts';

/** An exception for a day on which nothing happens anyway is usually a slip in the date. */
export const exceptionIdle: Check = (directory) =>
  [
    ...directory.assets.map(({ source, data }) => ({ source, field: 'sessions', sessions: data.sessions })),
    ...directory.venues.map(({ source, data }) => ({
      source,
      field: 'openingHours',
      sessions: data.openingHours,
    })),
  ].flatMap(({ source, field, sessions }) =>
    (sessions ?? []).flatMap((session, index) =>
      idleExceptions(session, directory.calendar).map(({ date }) =>
        problemAt(source, [field, index, 'except'], {
          severity: 'warning',
          rule: 'exception-idle',
          found: `${dayInWords(date, { weekday: true })} is left out, but it does not meet on that day anyway.`,
          fix: 'Look at the date again, or take it out.',
        }),
      ),
    ),
  );
