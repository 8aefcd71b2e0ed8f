import { z } from 'zod';
import { isoDaySchema } from './calendar-day.ts';
import { plainText } from './plain-text.ts';
import { slugSchema } from './slug.ts';

/** What a review round covers. */
export const roundScopeSchema = z.discriminatedUnion(
  'of',
  [
    z.strictObject({ of: z.literal('all').meta({ title: 'Everything', description: 'Every entry.' }) }),
    z.strictObject({
      of: z
        .literal('neighbourhood')
        .meta({ title: 'Neighbourhood', description: 'Entries of one neighbourhood.' }),
      slug: slugSchema.meta({ title: 'Which', description: 'The neighbourhood.' }),
    }),
    z.strictObject({
      of: z.literal('theme').meta({ title: 'Theme', description: 'Entries of one theme.' }),
      slug: slugSchema.meta({ title: 'Which', description: 'The theme.' }),
    }),
  ],
  { error: 'Write {of: all}, {of: neighbourhood, slug: ...} or {of: theme, slug: ...}.' },
);

/** `rounds/<slug>.json`: a review round. Outcomes live on the entries, so that several people work at once. */
export const roundSchema = z
  .strictObject({
    title: plainText({ max: 60 }).meta({ title: 'Name', description: 'Like "Autumn round 2026".' }),
    from: isoDaySchema.meta({ title: 'From', description: 'First day of the round.' }),
    to: isoDaySchema.meta({ title: 'To', description: 'Last day of the round.' }),
    scope: roundScopeSchema.meta({
      title: 'What it covers',
      description: 'all, one neighbourhood or one theme.',
    }),
  })
  .refine((round) => round.from <= round.to, { path: ['to'], error: 'Write a day after the first day.' });

/** A review round. */
export type Round = z.infer<typeof roundSchema>;
