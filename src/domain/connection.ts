import { z } from 'zod';
import { plainText } from './plain-text.ts';
import { slugSchema } from './slug.ts';

/** The ways one asset can be tied to another. */
export const connectionTies = [
  'run-by',
  'meets-with',
  'grew-from',
  'shares-people',
  'passes-people-on',
  'lends-to',
  'part-of',
] as const;

/** One way an asset can be tied to another. */
export type ConnectionTie = (typeof connectionTies)[number];

/**
 * How a tie reads on the page of the asset that states it (`out`) and on the page of the other (`back`);
 * the other asset's title follows the words.
 */
export const connectionWords: Readonly<Record<ConnectionTie, { out: string; back: string }>> = {
  'run-by': { out: 'Run by', back: 'Runs' },
  'meets-with': { out: 'Meets with', back: 'Meets with' },
  'grew-from': { out: 'Grew from', back: 'Gave rise to' },
  'shares-people': { out: 'Shares people with', back: 'Shares people with' },
  'passes-people-on': { out: 'Passes people on to', back: 'Hears of people from' },
  'lends-to': { out: 'Lends to', back: 'Borrows from' },
  'part-of': { out: 'Part of', back: 'Has as a part' },
};

/** A tie from one asset to another, stated once and shown on both pages. */
export const connectionSchema = z.strictObject({
  to: slugSchema.meta({ title: 'To which asset', description: 'The other entry.' }),
  as: z.enum(connectionTies).meta({
    title: 'How they are tied',
    description: 'run-by, meets-with, grew-from, shares-people, passes-people-on, lends-to or part-of.',
  }),
  note: plainText({ max: 120 })
    .optional()
    .meta({ title: 'Note', description: 'A few words more: "Beans and chard since 2024".' }),
});

/** A tie from one asset to another, as stated in its file. */
export type Connection = z.infer<typeof connectionSchema>;
