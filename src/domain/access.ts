import { z } from 'zod';
import { plainText } from './plain-text.ts';

/** What is known of one access fact. Absent is a third answer, "not known", and is never written down. */
export const accessAnswers = ['yes', 'no'] as const;

const answerSchema = z.enum(accessAnswers, {
  error: 'Write yes or no. Leave the line out if nobody knows.',
});

const answerWithNoteSchema = z.strictObject({
  is: answerSchema.meta({
    title: 'Is it so?',
    description: 'yes or no. Leave the fact out if nobody knows.',
  }),
  note: plainText({ max: 120 })
    .optional()
    .meta({ title: 'Note', description: 'What helps to know, like "ramp by the side gate".' }),
});

/** One access fact in its short form (`yes`) or with a note (`{is: yes, note: ...}`). */
export const accessFactSchema = z.union([answerSchema, answerWithNoteSchema], {
  error: 'Write yes or no, or is and note, like {is: yes, note: "Ramp by the side gate"}.',
});

/**
 * Access facts by name. The names are those of `taxonomy/access-facts.json`; a name that is not there is
 * found by a check, because a schema cannot see another file.
 */
export const accessSchema = z.record(
  z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'Use the name of an access fact, like stepFree.'),
  accessFactSchema,
);

/** Access facts as they are written in a file. */
export type Access = z.infer<typeof accessSchema>;

/** One access fact, always in its long form. */
export interface AccessFact {
  readonly is: 'yes' | 'no';
  readonly note?: string | undefined;
}

/**
 * Access facts of an asset at a venue: what the asset says wins over what its venue says.
 *
 * @returns facts by name; a name that neither knows is absent
 */
export function combineAccess(
  venue: Access | undefined,
  asset: Access | undefined,
): ReadonlyMap<string, AccessFact> {
  const facts = new Map<string, AccessFact>();
  for (const access of [venue, asset]) {
    for (const [name, fact] of Object.entries(access ?? {})) {
      facts.set(name, typeof fact === 'string' ? { is: fact } : fact);
    }
  }
  return facts;
}
