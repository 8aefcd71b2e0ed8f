import { z } from 'zod';
import { plainText } from './plain-text.ts';
import { slugSchema } from './slug.ts';

/** A part of the area that people have a name for. */
export const neighbourhoodSchema = z.strictObject({
  slug: slugSchema.meta({
    title: 'Address',
    description: 'Small letters and hyphens; the same as "slug" in map/neighbourhoods.geojson.',
  }),
  title: plainText({ max: 40 }).meta({ title: 'Name', description: 'As people there say it.' }),
  hint: plainText({ max: 120 })
    .optional()
    .meta({ title: 'One line', description: 'Where it is, in one plain sentence.' }),
  alsoCalled: z
    .array(plainText({ max: 40 }))
    .max(40)
    .optional()
    .meta({ title: 'Also called', description: 'Other names, estates and streets people use for it.' }),
  population: z
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .meta({ title: 'People', description: 'How many people live there, as a whole number.' }),
});

/** A part of the area that people have a name for. */
export type Neighbourhood = z.infer<typeof neighbourhoodSchema>;
