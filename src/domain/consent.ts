import { z } from 'zod';
import { isoDaySchema, type IsoDay } from './calendar-day.ts';
import { plainText } from './plain-text.ts';

/** Places a person can agree to have their details shown in. */
export const outputs = ['site', 'print', 'screens', 'data'] as const;

/** One of the places details can be shown in. */
export type Output = (typeof outputs)[number];

/**
 * A record that a person agreed to be named. It says when, who asked, for what, and until when; the evidence
 * itself (a letter, a message) is kept by the panel outside the repository, because git never forgets.
 */
export const consentSchema = z
  .strictObject({
    given: isoDaySchema.meta({ title: 'Given on', description: 'The day the person agreed.' }),
    by: plainText({ max: 80 }).meta({
      title: 'Asked by',
      description: 'Who asked, as a panel slug or a role, and how: "member-3, by phone".',
    }),
    scope: z.array(z.enum(outputs)).min(1).optional().meta({
      title: 'Agreed for',
      description: 'site, print, screens, data. Left out means the site alone.',
    }),
    reviewBy: isoDaySchema.meta({ title: 'Ask again by', description: 'The day to ask the person again.' }),
    withdrawn: isoDaySchema.optional().meta({
      title: 'Withdrawn on',
      description: 'The day the person changed their mind. Then delete the details.',
    }),
  })
  .refine((consent) => consent.reviewBy >= consent.given, {
    path: ['reviewBy'],
    error: 'Write a day after the day consent was given.',
  });

/** A record that a person agreed to be named. */
export type Consent = z.infer<typeof consentSchema>;

/**
 * Whether details may be shown in an output. A withdrawal takes them off everywhere at once, whatever its
 * day; consent that is past its review day is treated as run out until somebody asks again.
 */
export function mayShow(consent: Consent, output: Output, today: IsoDay): boolean {
  if (consent.withdrawn !== undefined) return false;
  if (consent.reviewBy < today) return false;
  return (consent.scope ?? ['site']).includes(output);
}
