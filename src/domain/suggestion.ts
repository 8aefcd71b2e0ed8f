import { z } from 'zod';
import { isoDaySchema } from './calendar-day.ts';
import { plainText } from './plain-text.ts';
import { slugSchema } from './slug.ts';

/** The ways by which a suggestion reaches the panel. */
export const suggestionWays = ['form', 'issues', 'email', 'desk'] as const;

/** A way by which a suggestion reaches the panel. */
export type SuggestionWay = (typeof suggestionWays)[number];

/** How far a suggestion has come. */
export const suggestionStates = ['being-checked', 'changed', 'left'] as const;

/** How far a suggestion has come. */
export type SuggestionState = (typeof suggestionStates)[number];

/** How each state is named on pages. */
export const suggestionStateNames: Readonly<Record<SuggestionState, string>> = {
  'being-checked': 'Being checked',
  changed: 'Changed',
  left: 'Left as it is',
};

/** The panel answers within so many days where `site.json` says nothing else. */
export const usualAnswerDays = 7;

/**
 * `suggestions/<slug>.json`: what became of something that somebody told the panel. It holds the panel's own words
 * alone: never those of the person, and nothing about the person.
 */
export const suggestionSchema = z
  .strictObject({
    said: plainText({ max: 160 }).meta({
      title: 'What was said',
      description: 'In the panel\'s words, like "The times have changed". Nothing about the person.',
    }),
    cameOn: isoDaySchema.meta({ title: 'Came on', description: 'The day it reached the panel.' }),
    cameBy: z
      .enum(suggestionWays, { error: 'Write form, issues, email or desk.' })
      .meta({ title: 'Came by', description: 'form, issues, email or desk (by phone and slips too).' }),
    asset: slugSchema.optional().meta({ title: 'About', description: 'The entry it is about, or made.' }),
    venue: slugSchema.optional().meta({ title: 'About the place', description: 'The venue it is about.' }),
    gap: slugSchema.optional().meta({ title: 'About what is missing', description: 'The gap it is about.' }),
    state: z
      .enum(suggestionStates, { error: 'Write being-checked, changed or left.' })
      .meta({ title: 'State', description: 'being-checked, changed or left (as it is).' }),
    settledOn: isoDaySchema
      .optional()
      .meta({ title: 'Settled on', description: 'The day it was changed, or decided to leave as it is.' }),
    outcome: plainText({ max: 280 }).optional().meta({
      title: 'What became of it',
      description: 'What was changed, or why it was left, in one or two sentences.',
    }),
    ref: plainText({ max: 60 })
      .optional()
      .meta({ title: 'Reference', description: 'Where it can be found again, like "issue 12".' }),
  })
  .refine(({ state, outcome }) => state === 'being-checked' || outcome !== undefined, {
    path: ['outcome'],
    error: 'Say what was changed, or why it was left. Whoever told you can read it.',
  })
  .refine(({ state, settledOn }) => (state === 'being-checked') === (settledOn === undefined), {
    path: ['settledOn'],
    error: 'Write settledOn when it is changed or left, and leave it out while it is being checked.',
  })
  .refine(({ cameOn, settledOn }) => settledOn === undefined || settledOn >= cameOn, {
    path: ['settledOn'],
    error: 'Write a day that is not before the day it came.',
  });

/** What became of something that somebody told the panel. */
export type SuggestionRecord = z.infer<typeof suggestionSchema>;
