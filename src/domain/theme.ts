import { z } from 'zod';
import { plainText } from './plain-text.ts';
import { slugSchema } from './slug.ts';

/** Names of the built-in theme drawings (`public/art/<name>.svg`). */
export const artNames = [
  'eat-together',
  'get-moving',
  'outdoors',
  'make-and-mend',
  'music-and-performance',
  'good-company',
  'help-and-advice',
  'learn',
] as const;

/** Name of a built-in theme drawing. */
export type ArtName = (typeof artNames)[number];

/** Names of the built-in theme colours; each is a class of the stylesheet. */
export const colourNames = ['clay', 'lagoon', 'moss', 'ochre', 'damson', 'heather', 'rose', 'kelp'] as const;

/** Name of a built-in theme colour. */
export type ColourName = (typeof colourNames)[number];

/** What an asset offers, seen from the person who looks for it. */
export const themeSchema = z.strictObject({
  slug: slugSchema.meta({ title: 'Address', description: 'Small letters and hyphens, like eat-together.' }),
  title: plainText({ max: 40 }).meta({ title: 'Name', description: 'As it is shown, like "Eat together".' }),
  hint: plainText({ max: 120 })
    .optional()
    .meta({ title: 'One line', description: 'What belongs here, in one plain sentence.' }),
  alsoCalled: z
    .array(plainText({ max: 40 }))
    .max(60)
    .optional()
    .meta({
      title: 'Also called',
      description: 'Plain words people search with, like "lonely" or "hungry".',
    }),
  art: z.enum(artNames).meta({ title: 'Drawing', description: 'One of the built-in drawings.' }),
  colour: z.enum(colourNames).meta({ title: 'Colour', description: 'One of the built-in colours.' }),
  code: plainText({ max: 80 })
    .optional()
    .meta({ title: 'Open Referral code', description: 'The term this theme maps to when data is shared.' }),
  sensitive: z.boolean().optional().meta({
    title: 'Sensitive',
    description: 'true for themes where a reader may need to leave the page fast.',
  }),
});

/** What an asset offers. */
export type Theme = z.infer<typeof themeSchema>;
