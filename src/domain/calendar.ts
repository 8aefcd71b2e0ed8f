import { z } from 'zod';
import { dayInWords, isoDaySchema, type IsoDay } from './calendar-day.ts';
import { plainText } from './plain-text.ts';

const termSchema = z
  .strictObject({
    title: plainText({ max: 60 }).meta({ title: 'Term', description: 'Like "Autumn term, first half".' }),
    from: isoDaySchema.meta({ title: 'First day', description: 'The first day of term.' }),
    to: isoDaySchema.meta({ title: 'Last day', description: 'The last day of term.' }),
  })
  .refine((term) => term.from <= term.to, {
    path: ['to'],
    error: 'Write a last day that is not before the first day.',
  });

/** A stretch of school term. A half term holiday is the gap between two of them. */
export type Term = z.infer<typeof termSchema>;

/** `calendar.json`: school terms and bank holidays, which sessions may follow. Each list in any order. */
export const calendarSchema = z.strictObject({
  terms: z
    .array(termSchema, { error: 'List the school terms, each with title, from and to.' })
    .max(100)
    .default([])
    .superRefine((terms, context) => {
      for (const { index, earlier } of overlappingTerms(terms)) {
        context.addIssue({
          code: 'custom',
          path: [index, 'from'],
          message: `Start this term after "${earlier.title}" ends on ${dayInWords(earlier.to)}.`,
        });
      }
    })
    .meta({ title: 'School terms', description: 'A half term holiday is the gap between two terms.' }),
  bankHolidays: z
    .array(isoDaySchema, { error: 'List the bank holidays as days, like 2026-12-25.' })
    .max(1000)
    .default([])
    .meta({ title: 'Bank holidays', description: 'Every bank holiday of each year you list.' }),
});

/** School terms and bank holidays. */
export type Calendar = z.infer<typeof calendarSchema>;

/** Each term that starts inside another one that began before it (or stands before it in the list). */
function overlappingTerms(terms: readonly Term[]): { index: number; earlier: Term }[] {
  return terms.flatMap((term, index) => {
    const earlier = terms.find(
      (other, otherIndex) =>
        term.from <= other.to && (other.from < term.from || (other.from === term.from && otherIndex < index)),
    );
    return earlier ? [{ index, earlier }] : [];
  });
}

/**
 * Whether a day is in term. Days between two terms are holidays; what lies before the first term listed or
 * after the last one nobody has told us, so it is unknown.
 */
export function termState(day: IsoDay, calendar: Calendar): 'term' | 'holiday' | 'unknown' {
  if (calendar.terms.some((term) => term.from <= day && day <= term.to)) return 'term';
  const isCovered =
    calendar.terms.some((term) => term.to < day) && calendar.terms.some((term) => day < term.from);
  return isCovered ? 'holiday' : 'unknown';
}

/** Whether a day is a listed bank holiday. Says nothing of years that are not listed: `bankHolidaysKnown`. */
export function isBankHoliday(day: IsoDay, calendar: Calendar): boolean {
  return calendar.bankHolidays.includes(day);
}

/** Whether the calendar lists the bank holidays of this day's year. */
export function bankHolidaysKnown(day: IsoDay, calendar: Calendar): boolean {
  const year = day.slice(0, 4);
  return calendar.bankHolidays.some((holiday) => holiday.startsWith(year));
}
