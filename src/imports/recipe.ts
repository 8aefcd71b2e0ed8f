import { z } from 'zod';

const path = z.string().regex(/^[^/\\][^\\]*$/, 'Write a path inside the folder, with forward slashes.');

/** What a file or folder that holds entries can be. */
export const entryFormats = ['csv', 'json', 'geojson', 'open-referral', 'outpost', 'ical'] as const;

/** What a file or folder that holds entries can be. */
export type EntryFormat = (typeof entryFormats)[number];

const entriesStepSchema = z.strictObject({
  as: z.enum(entryFormats),
  file: path.meta({ title: 'File', description: 'The list, inside the folder of the data.' }),
  map: path.meta({ title: 'Mapping', description: 'The mapping file, beside the recipe.' }),
  apply: path.optional().meta({
    title: 'Decisions',
    description: 'A review file that somebody went through, beside the recipe.',
  }),
});

const neighbourhoodsStepSchema = z.strictObject({
  as: z.literal('neighbourhoods'),
  file: path.meta({
    title: 'File',
    description: 'The GeoJSON file of areas, inside the folder of the data.',
  }),
  nameProperty: z
    .string()
    .min(1)
    .meta({ title: 'Name', description: 'The property that holds the name of an area.' }),
  title: z
    .string()
    .min(1)
    .optional()
    .meta({ title: 'Title', description: 'A template, like "Trafford {area_name}".' }),
});

/** A recipe: several imports that are run in order, as one, so that one directory comes of many lists. */
export const recipeSchema = z.strictObject({
  notes: z
    .array(z.string())
    .optional()
    .meta({ title: 'Notes', description: 'For the next person. Not used.' }),
  starter: path.optional().meta({
    title: 'Starter',
    description: 'A content folder beside the recipe, taken when there is no content yet.',
  }),
  postcodes: path.optional().meta({
    title: 'Postcodes',
    description: 'A table of postcodes with lat and lon, inside the folder of the data.',
  }),
  steps: z
    .array(z.discriminatedUnion('as', [entriesStepSchema, neighbourhoodsStepSchema]))
    .min(1)
    .meta({
      title: 'Steps',
      description: 'The imports, in order. What comes first is kept where two lists agree.',
    }),
});

/** Several imports that are run in order, as one. */
export type Recipe = z.infer<typeof recipeSchema>;
