import { z } from 'zod';
import { plainText } from './plain-text.ts';
import { neighbourhoodSchema } from './neighbourhood.ts';
import { slugSchema } from './slug.ts';
import { themeSchema } from './theme.ts';

/** People an asset may be meant for, such as carers or new parents. */
export const targetGroupSchema = z.strictObject({
  slug: slugSchema.meta({ title: 'Address', description: 'Small letters and hyphens, like carers.' }),
  title: plainText({ max: 60 }).meta({ title: 'Name', description: 'As it is shown, like "Carers".' }),
  alsoCalled: z
    .array(plainText({ max: 40 }))
    .max(40)
    .optional()
    .meta({ title: 'Also called', description: 'Plain words people search with.' }),
});

/** People an asset may be meant for. */
export type TargetGroup = z.infer<typeof targetGroupSchema>;

/** A fact about getting in and around that entries may state, such as a step-free way in. */
export const accessFactNameSchema = z.strictObject({
  name: z
    .string()
    .regex(
      /^[a-z][A-Za-z0-9]{0,39}$/,
      'Use letters and numbers, starting with a small letter, like stepFree.',
    )
    .meta({ title: 'Field name', description: 'The name used in files, like stepFree.' }),
  title: plainText({ max: 60 }).meta({
    title: 'Name',
    description: 'As it is shown, like "Step-free way in".',
  }),
  askAlways: z.boolean().optional().meta({
    title: 'Show when not known',
    description: 'true for facts that every page shows, with "Not known" where nobody has asked.',
  }),
});

/** A fact about getting in and around that entries may state. */
export type AccessFactName = z.infer<typeof accessFactNameSchema>;

/** `taxonomy/themes.json`. The order of the list is the order shown. */
export const themesFileSchema = z.strictObject({
  themes: z
    .array(themeSchema)
    .min(1)
    .max(24)
    .meta({ title: 'Themes', description: 'In the order they are shown.' }),
});

/** `taxonomy/neighbourhoods.json`. The order of the list is the order shown. */
export const neighbourhoodsFileSchema = z.strictObject({
  neighbourhoods: z
    .array(neighbourhoodSchema)
    .min(1)
    .max(60)
    .meta({ title: 'Neighbourhoods', description: 'In the order they are shown.' }),
});

/** `taxonomy/target-groups.json`. The order of the list is the order shown. */
export const targetGroupsFileSchema = z.strictObject({
  groups: z
    .array(targetGroupSchema)
    .max(60)
    .meta({ title: 'Who it may be for', description: 'In the order they are shown.' }),
});

/** `taxonomy/access-facts.json`. The order of the list is the order shown. */
export const accessFactsFileSchema = z.strictObject({
  facts: z
    .array(accessFactNameSchema)
    .max(60)
    .meta({ title: 'Access facts', description: 'In the order they are shown.' }),
});
