import { z } from 'zod';
import type { IsoDay } from './calendar-day.ts';
import { consentSchema, mayShow, type Output } from './consent.ts';
import { emailSchema } from './email.ts';
import { phoneSchema } from './phone.ts';
import { plainText } from './plain-text.ts';
import { safeUrlSchema } from './safe-url.ts';

/**
 * A way to reach somebody. A role ("the desk", "the organiser") is the rule; a named person's own details
 * need a record of consent (UK GDPR), and evidence of that consent stays outside the repository.
 */
export const contactSchema = z
  .strictObject({
    role: plainText({ max: 60 }).meta({
      title: 'Role',
      description: 'Who answers, as a role: "the organiser", "the library desk".',
    }),
    name: plainText({ max: 60 })
      .optional()
      .meta({ title: 'Name', description: 'Only for a person who has agreed to be named.' }),
    phone: phoneSchema
      .optional()
      .meta({ title: 'Phone', description: 'In quotes, with its first 0: "01632 960112".' }),
    email: emailSchema.optional().meta({ title: 'E-mail', description: 'Like hello@example.org.' }),
    web: safeUrlSchema
      .optional()
      .meta({ title: 'Web page', description: 'The whole address, starting with https://.' }),
    whose: z.enum(['organisation', 'person']).meta({
      title: 'Whose details are these?',
      description: "organisation for a desk, office or shared phone; person for somebody's own.",
    }),
    consent: consentSchema.optional().meta({
      title: 'Consent',
      description: "When and how the person agreed. Needed for a person's own details.",
    }),
  })
  .superRefine((contact, context) => {
    const needsConsent = contact.whose === 'person' || contact.name !== undefined;
    if (needsConsent && contact.consent === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['consent'],
        message:
          "A person's name or own details need consent: {given: day, by: who asked, reviewBy: day}. Without it, take the details out or give a role and the organisation's details.",
      });
    }
    if (contact.phone === undefined && contact.email === undefined && contact.web === undefined) {
      context.addIssue({
        code: 'custom',
        path: [],
        message:
          'Give a phone, an email or a web page. If people should just ask somebody there, use joining.',
      });
    }
  });

/** A way to reach somebody. */
export type Contact = z.infer<typeof contactSchema>;

/**
 * The contacts that may appear in an output: those of organisations, and those of people whose consent
 * covers it on that day.
 */
export function contactsFor(
  contacts: readonly Contact[] | undefined,
  output: Output,
  today: IsoDay,
): readonly Contact[] {
  return (contacts ?? []).filter(
    (contact) => contact.consent === undefined || mayShow(contact.consent, output, today),
  );
}
