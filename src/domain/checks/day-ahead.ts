import { dayInWords } from '../calendar-day.ts';
import type { Check } from '../directory.ts';
import { problemAt } from '../problem.ts';

/** What has been done cannot lie in the future: a check dated next year would hide an old entry for a year. */
export const dayAhead: Check = (directory, today) =>
  directory.assets.flatMap((asset) =>
    (['checked', 'tried', 'added'] as const).flatMap((field) => {
      const day = asset.data[field]?.on;
      if (day === undefined || day <= today) return [];
      return problemAt(asset.source, [field, 'on'], {
        severity: 'error',
        rule: 'day-ahead',
        found: `${dayInWords(day)} has not come yet.`,
        fix: 'Write the day on which it was really done.',
      });
    }),
  );
