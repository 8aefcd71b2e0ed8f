import { z } from 'zod';
import { isoDaySchema, type IsoDay } from './calendar-day.ts';
import { plainText } from './plain-text.ts';
import { slugSchema } from './slug.ts';

/**
 * `panel/member-3.json`: one resident who keeps the directory. No contact details and nothing about the
 * person; a name only while the member serves and has chosen to be public.
 */
export const panelMemberSchema = z
  .strictObject({
    public: z
      .boolean()
      .meta({ title: 'Named in public', description: 'true only when the member chose it.' }),
    name: plainText({ max: 40 })
      .optional()
      .meta({ title: 'Name', description: 'As the member wishes it shown. Only with public: true.' }),
    term: z
      .strictObject({
        from: isoDaySchema.meta({ title: 'From', description: 'First day of the term.' }),
        to: isoDaySchema.meta({ title: 'To', description: 'Last day of the term, 12 months on.' }),
      })
      .refine((term) => term.from <= term.to, {
        path: ['to'],
        error: 'Write a day after the first day of the term.',
      })
      .meta({ title: 'Term', description: 'Each member serves for 12 months.' }),
    patch: z
      .strictObject({
        neighbourhoods: z
          .array(slugSchema)
          .max(60)
          .optional()
          .meta({ title: 'Neighbourhoods', description: 'The neighbourhoods the member looks after.' }),
        themes: z
          .array(slugSchema)
          .max(24)
          .optional()
          .meta({ title: 'Themes', description: 'The themes the member looks after.' }),
      })
      .optional()
      .meta({ title: 'Patch', description: 'What the member looks after.' }),
  })
  .refine((member) => member.name === undefined || member.public, {
    path: ['name'],
    error: 'Take the name out, or write public: true if the member chose to be named.',
  });

/** One resident who keeps the directory. */
export type PanelMember = z.infer<typeof panelMemberSchema>;

/** Whether a member's term runs on a day (both ends included). */
export function isServing(member: PanelMember, today: IsoDay): boolean {
  return member.term.from <= today && today <= member.term.to;
}

/** The name to show for a member: only while serving, only when public. */
export function shownName(member: PanelMember, today: IsoDay): string | undefined {
  return member.public && isServing(member, today) ? member.name : undefined;
}

/** What a member is called where work is shared out: the name they chose to show, else "Member 2" from the slug. */
export function memberTitle(member: { slug: string; data: PanelMember }, today: IsoDay): string {
  const plain = member.slug.replaceAll('-', ' ');
  return shownName(member.data, today) ?? plain.slice(0, 1).toUpperCase() + plain.slice(1);
}
