import { z } from 'zod';
import { isoDaySchema } from './calendar-day.ts';
import { plainText } from './plain-text.ts';
import { slugSchema } from './slug.ts';

/** How far a gap has come. */
export const gapStates = ['open', 'being-worked-on', 'filled', 'not-now'] as const;

/** How each state is named on pages. */
export const gapStateNames: Readonly<Record<(typeof gapStates)[number], string>> = {
  open: 'Missing',
  'being-worked-on': 'Being worked on',
  filled: 'Filled',
  'not-now': 'Not now',
};

/** `gaps/<slug>.json`: something residents need that is not here. */
export const gapSchema = z
  .strictObject({
    title: plainText({ max: 60 }).meta({ title: 'What is missing', description: 'In a few plain words.' }),
    need: plainText({ max: 280 }).meta({
      title: 'Why it is needed',
      description: 'In one to three sentences.',
    }),
    neighbourhoods: z
      .array(slugSchema)
      .max(60)
      .optional()
      .meta({ title: 'Where', description: 'Neighbourhoods that miss it. Left out means everywhere.' }),
    themes: z
      .array(slugSchema)
      .max(4)
      .optional()
      .meta({ title: 'Themes', description: 'What it would offer.' }),
    noticedOn: isoDaySchema.meta({ title: 'Noticed on', description: 'The day somebody first said so.' }),
    noticedBy: z.enum(['resident', 'panel', 'link-worker']).meta({
      title: 'Noticed by',
      description: 'resident, panel or link-worker. Never a person.',
    }),
    count: z
      .int()
      .min(1)
      .max(100_000)
      .optional()
      .meta({ title: 'How many said so', description: 'Fewer than 5 is shown as "a few".' }),
    state: z
      .enum(gapStates)
      .meta({ title: 'State', description: 'open, being-worked-on, filled or not-now.' }),
    filledBy: slugSchema.optional().meta({ title: 'Filled by', description: 'The entry that filled it.' }),
    filledOn: isoDaySchema
      .optional()
      .meta({ title: 'Filled on', description: 'The day it was there. Only with state: filled.' }),
    wanted: z
      .array(plainText({ max: 100 }))
      .max(6, 'Keep the six that matter most.')
      .optional()
      .meta({
        title: 'What it would take',
        description: 'What is still needed to start it, a line each: "A room with a kettle".',
      }),
    help: z
      .array(plainText({ max: 140 }))
      .max(6, 'Keep the six that matter most.')
      .optional()
      .meta({
        title: 'Help there is',
        description: 'What somebody who starts it can count on, a line each: "The library lends a room".',
      }),
    story: plainText({ max: 400 })
      .optional()
      .meta({ title: 'You said, we changed', description: 'What came of it.' }),
  })
  .refine((gap) => gap.filledBy === undefined || gap.state === 'filled', {
    path: ['state'],
    error: 'Write state: filled, or take filledBy out.',
  })
  .refine((gap) => gap.filledOn === undefined || gap.state === 'filled', {
    path: ['filledOn'],
    error: 'Write state: filled, or take filledOn out.',
  })
  .refine((gap) => gap.filledOn === undefined || gap.filledOn >= gap.noticedOn, {
    path: ['filledOn'],
    error: 'Write a day that is not before the day it was noticed.',
  });

/** Something residents need that is not here. */
export type Gap = z.infer<typeof gapSchema>;

/** How many people said so, in words: fewer than five stay "a few", so that nobody can be guessed. */
export function countInWords(count: number): string {
  return count < 5 ? 'A few people have said so' : `${count} people have said so`;
}
