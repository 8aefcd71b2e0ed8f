import { z } from 'zod';
import { accessSchema } from './access.ts';
import { phoneSchema } from './phone.ts';
import { plainText } from './plain-text.ts';
import { postcodeSchema } from './postcode.ts';
import { safeUrlSchema } from './safe-url.ts';
import { sessionSchema } from './session.ts';
import { formerSlugsSchema, slugSchema } from './slug.ts';

/** `venues/<slug>.json`: somewhere assets meet. The order of the keys is the order `check --fix` writes. */
export const venueSchema = z
  .strictObject({
    title: plainText({ max: 60 }).meta({ title: 'Name', description: 'What people call it.' }),
    address: z
      .array(plainText({ max: 80 }))
      .max(6)
      .optional()
      .meta({ title: 'Address', description: 'One line after another, without the postcode.' }),
    postcode: postcodeSchema.optional().meta({ title: 'Postcode', description: 'Like DB1 2LN.' }),
    lat: z.number().min(-90).max(90).optional().meta({
      title: 'Latitude',
      description: 'North of the equator, in degrees. For Britain a number from 49 to 61.',
    }),
    lon: z.number().min(-180).max(180).optional().meta({
      title: 'Longitude',
      description: 'East of Greenwich, in degrees. For Britain a number from -9 to 3.',
    }),
    neighbourhood: slugSchema
      .optional()
      .meta({ title: 'Neighbourhood', description: 'Only needed where the map does not say.' }),
    access: accessSchema.optional().meta({
      title: 'Getting in and around',
      description: 'yes or no for each fact; entries here start from these.',
    }),
    openingHours: z.array(sessionSchema).max(20).optional().meta({
      title: 'Opening hours',
      description: 'When the doors are open, in the same shape as sessions.',
    }),
    transport: plainText({ max: 160 })
      .optional()
      .meta({ title: 'Getting there', description: 'Bus numbers, stops, where to park.' }),
    phone: phoneSchema.optional().meta({ title: 'Phone', description: 'In quotes, with its first 0.' }),
    web: safeUrlSchema
      .optional()
      .meta({ title: 'Web page', description: 'The whole address, with https://.' }),
    note: plainText({ max: 200 })
      .optional()
      .meta({ title: 'Note', description: 'Which door, what to look for.' }),
    surgery: z
      .boolean()
      .optional()
      .meta({ title: 'Surgery', description: 'true for the surgeries of the primary care network.' }),
    asset: slugSchema.optional().meta({
      title: 'Its own entry',
      description: 'Where this venue is also an asset, the name of that file.',
    }),
    formerly: formerSlugsSchema,
  })
  .refine((venue) => (venue.lat === undefined) === (venue.lon === undefined), {
    path: ['lon'],
    error: 'Give both lat and lon, or neither.',
  });

/** Somewhere assets meet. */
export type Venue = z.infer<typeof venueSchema>;
