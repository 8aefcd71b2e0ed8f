import { z } from 'zod';
import { isoDaySchema } from './calendar-day.ts';
import { plainText } from './plain-text.ts';

const note = plainText({ max: 200 })
  .optional()
  .meta({ title: 'Note', description: 'Why, and where people can go instead.' });

/**
 * Whether an asset is going. Absent means active. A discriminated object, so that a closing day can only be
 * given to something closed.
 */
export const statusSchema = z.discriminatedUnion(
  'is',
  [
    z.strictObject({ is: z.literal('active').meta({ title: 'Active', description: 'It is going.' }) }),
    z.strictObject({
      is: z.literal('paused').meta({ title: 'Paused', description: 'Stopped for now.' }),
      until: isoDaySchema
        .optional()
        .meta({ title: 'Back on', description: 'The day it is due back. Leave out if nobody knows.' }),
      note,
    }),
    z.strictObject({
      is: z.literal('seasonal').meta({ title: 'Seasonal', description: 'Runs in some months of the year.' }),
      months: z
        .array(z.int().min(1).max(12))
        .min(1)
        .max(11)
        .refine((months) => new Set(months).size === months.length, 'Write each month once.')
        .meta({
          title: 'Months',
          description: 'The months it runs in, as numbers: [4, 5, 6] is April to June.',
        }),
      note,
    }),
    z.strictObject({
      is: z.literal('closed').meta({ title: 'Closed', description: 'Ended for good.' }),
      on: isoDaySchema.meta({ title: 'Closed on', description: 'Its last day.' }),
      note,
    }),
    z.strictObject({
      is: z.literal('unlisted').meta({
        title: 'Unlisted',
        description: 'The page exists for those who have its address; it is in no list.',
      }),
    }),
  ],
  { error: 'Write is: active, paused, seasonal, closed or unlisted, like {is: paused, until: 2027-01-07}.' },
);

/** Whether an asset is going. */
export type Status = z.infer<typeof statusSchema>;
