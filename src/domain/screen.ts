import { z } from 'zod';
import { plainText } from './plain-text.ts';
import { slugSchema } from './slug.ts';

const slugs = z.array(slugSchema).max(60).optional();

/** `screens/<slug>.json`: a display in a waiting room or on a noticeboard. */
export const screenSchema = z.strictObject({
  title: plainText({ max: 60 }).meta({ title: 'Name', description: 'Where it hangs.' }),
  kind: z.enum(['waiting-room', 'noticeboard', 'e-paper']).meta({
    title: 'Kind',
    description: 'waiting-room, noticeboard or e-paper.',
  }),
  venue: slugSchema.meta({ title: 'Venue', description: 'The venue it hangs in.' }),
  orientation: z
    .enum(['landscape', 'portrait'])
    .optional()
    .meta({ title: 'Which way up', description: 'landscape or portrait. Left out, the screen decides.' }),
  themes: slugs.meta({ title: 'Themes', description: 'Only these themes. Left out means all.' }),
  neighbourhoods: slugs.meta({ title: 'Neighbourhoods', description: 'Only these. Left out means all.' }),
  distanceKm: z
    .number()
    .min(0.1)
    .max(50)
    .optional()
    .meta({ title: 'How far (km)', description: 'Only what is this near, in kilometres.' }),
  slides: z.int().min(1).max(12).optional().meta({ title: 'Slides at most', description: 'From 1 to 12.' }),
  staffLine: plainText({ max: 90 })
    .optional()
    .meta({ title: 'Line from the staff', description: 'One line shown at the foot.' }),
  pin: slugs.meta({ title: 'Always show', description: 'Entries that are always among the slides.' }),
  hide: slugs.meta({ title: 'Never show', description: 'Entries left off this screen.' }),
});

/** A display in a waiting room or on a noticeboard. */
export type Screen = z.infer<typeof screenSchema>;
