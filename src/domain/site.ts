import { z } from 'zod';
import { clockTimeSchema, isoDaySchema } from './calendar-day.ts';
import { emailSchema } from './email.ts';
import { phoneSchema } from './phone.ts';
import { plainText } from './plain-text.ts';
import { safeUrlSchema } from './safe-url.ts';
import { slugSchema } from './slug.ts';
import { suggestionWays, type SuggestionWay } from './suggestion.ts';

/** Months between checks when neither entry nor site says otherwise: informal things change faster. */
export const defaultReviewMonths = { informal: 6, other: 12 } as const;

/** The version of the content that this program reads and writes; `npm run upgrade-content` brings older content to it. */
export const contentVersion = 1;

function versionAdvice(found: unknown): string {
  if (typeof found !== 'number' || !Number.isInteger(found) || found < 1)
    return `Write schemaVersion: ${contentVersion}.`;
  return found > contentVersion
    ? `This content is for a newer Hereabouts. Get the newest one; this one knows version ${contentVersion}.`
    : `Run "npm run upgrade-content": it brings the content to version ${contentVersion}, and changes nothing else.`;
}

const areaSchema = z
  .strictObject({
    bbox: z
      .tuple([z.number(), z.number(), z.number(), z.number()], {
        error: 'Write four numbers: west, south, east, north, like [2.68, 54.68, 2.82, 54.76].',
      })
      .meta({ title: 'Box', description: 'West, south, east and north edge of the area, in degrees.' }),
    boundary: z
      .literal('map/boundary.geojson')
      .optional()
      .meta({ title: 'Boundary', description: 'map/boundary.geojson, where there is one.' }),
    population: z
      .int()
      .min(1)
      .optional()
      .meta({ title: 'People', description: 'How many people live in the area.' }),
  })
  .refine(({ bbox: [west, south, east, north] }) => west < east && south < north, {
    path: ['bbox'],
    error: 'Write west before east and south before north, like [2.68, 54.68, 2.82, 54.76].',
  });

const siteFields = z.strictObject({
  schemaVersion: z
    .literal(contentVersion, { error: ({ input }) => versionAdvice(input) })
    .meta({ title: 'Version of the content', description: 'Always 1 for now.' }),
  name: plainText({ max: 40 }).meta({
    title: 'Name of the place',
    description: 'The town or area, like Silverpit.',
  }),
  strapline: plainText({ max: 60 })
    .optional()
    .meta({ title: 'Headline of the home page', description: 'A few warm words.' }),
  shortHost: z
    .string()
    .regex(/^[a-z0-9.-]{3,60}$/, 'Write the bare host, like hereabouts.example.')
    .meta({ title: 'Short address', description: 'What people type, without https://.' }),
  area: areaSchema.meta({ title: 'Area', description: 'The area this directory covers.' }),
  county: plainText({ max: 40 })
    .optional()
    .meta({ title: 'County', description: 'Needed when data is shared with other directories.' }),
  panel: z
    .strictObject({
      name: plainText({ max: 60 }).meta({
        title: 'Name of the panel',
        description: 'Like "Silverpit citizens\' panel".',
      }),
      network: plainText({ max: 80 })
        .optional()
        .meta({ title: 'Primary care network', description: 'Who supports the panel.' }),
      desk: plainText({ max: 80 })
        .optional()
        .meta({ title: 'Desk', description: 'Where people can ask in person.' }),
      hours: plainText({ max: 80 })
        .optional()
        .meta({ title: 'Hours', description: 'When somebody answers, in words.' }),
      phone: phoneSchema.optional().meta({ title: 'Phone', description: 'In quotes, with its first 0.' }),
      email: emailSchema.optional().meta({ title: 'E-mail', description: 'Like panel@example.org.' }),
    })
    .meta({ title: 'The panel', description: 'How people reach the panel.' }),
  nextMeeting: z
    .strictObject({
      on: isoDaySchema.meta({ title: 'Day', description: 'The day of the next open meeting.' }),
      from: clockTimeSchema.meta({ title: 'From', description: 'When it starts, like 18:30.' }),
      where: slugSchema.meta({ title: 'Where', description: 'The venue.' }),
    })
    .optional()
    .meta({ title: 'Next meeting', description: 'Where people can come and have a say.' }),
  reviewMonths: z
    .strictObject({
      informal: z
        .int()
        .min(1)
        .max(24)
        .meta({ title: 'Informal', description: 'Months between checks of informal entries.' }),
      other: z
        .int()
        .min(1)
        .max(24)
        .meta({ title: 'All others', description: 'Months between checks of all others.' }),
    })
    .optional()
    .meta({ title: 'Check every (months)', description: 'Left out: 6 for informal entries, 12 for others.' }),
  licence: z
    .strictObject({
      name: plainText({ max: 80 }).meta({
        title: 'Name',
        description: 'Licence of the content, like "CC BY 4.0".',
      }),
      url: safeUrlSchema.meta({ title: 'Address', description: 'Where the licence can be read.' }),
      credit: plainText({ max: 400 })
        .optional()
        .meta({ title: 'Credit', description: 'Whom to name, and whose data the directory started from.' }),
    })
    .meta({ title: 'Licence', description: 'What others may do with the content.' }),
  suggestions: z
    .strictObject({
      email: emailSchema
        .optional()
        .meta({ title: 'By e-mail', description: "Where suggestions go. Left out, the panel's own." }),
      ways: z
        .array(z.enum(suggestionWays, { error: 'Write form, issues, email or desk.' }))
        .min(1, 'Write at least one way, like ["email", "desk"].')
        .refine((ways) => new Set(ways).size === ways.length, 'Write each way once.')
        .optional()
        .meta({
          title: 'Ways',
          description:
            'form, issues (of the repository), email, desk; the first is offered first. Left out: e-mail and desk.',
        }),
      form: z.enum(['netlify', 'cloudflare'], { error: 'Write netlify or cloudflare.' }).optional().meta({
        title: 'Form kept by',
        description: 'The host that keeps what is sent: netlify or cloudflare. Only with the way "form".',
      }),
      answerDays: z
        .int()
        .min(1)
        .max(60)
        .optional()
        .meta({ title: 'Read within (days)', description: 'What people are promised. Left out: 7.' }),
    })
    .refine(({ ways, form }) => (ways?.includes('form') ?? false) === (form !== undefined), {
      path: ['form'],
      error: 'Write form: "netlify" or "cloudflare" together with the way "form", or leave both out.',
    })
    .optional()
    .meta({ title: 'Suggestions', description: 'How people tell the panel what is wrong or missing.' }),
  repository: z
    .strictObject({
      host: z
        .enum(['github', 'gitlab', 'forgejo'], {
          error: 'Write github, gitlab or forgejo (Codeberg is forgejo).',
        })
        .meta({ title: 'Kind of host', description: 'github, gitlab or forgejo. Codeberg is forgejo.' }),
      url: safeUrlSchema.meta({
        title: 'Address',
        description: 'The page of the repository, like https://codeberg.org/silverpit/hereabouts.',
      }),
      branch: plainText({ max: 60 })
        .optional()
        .meta({ title: 'Branch', description: 'The branch the site is built from. Left out: main.' }),
    })
    .optional()
    .meta({ title: 'Repository', description: 'Where the content is kept, when it is kept in public.' }),
  editing: z
    .strictObject({
      mode: z
        .enum(['host', 'git-gateway', 'decapbridge'], {
          error: 'Write host, git-gateway or decapbridge.',
        })
        .meta({
          title: 'How members sign in',
          description:
            'host: with their account at the git host. git-gateway or decapbridge: by e-mail, through a service.',
        }),
      appId: plainText({ max: 120 }).optional().meta({
        title: 'Id of the application',
        description: 'What the git host calls this form. Needed for Forgejo and GitLab. It is no secret.',
      }),
      signIn: safeUrlSchema.optional().meta({
        title: 'Sign-in service',
        description: 'Its address. Needed for GitHub, git-gateway and DecapBridge.',
      }),
      gateway: safeUrlSchema.optional().meta({
        title: 'Gateway',
        description: 'Where the service takes changes. Needed for git-gateway and DecapBridge.',
      }),
      folder: z
        .string()
        .regex(/^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*)?$/, {
          error: 'Write a folder of the repository, like content.',
        })
        .max(200, { error: 'Write a folder of the repository, in at most 200 characters.' })
        .optional()
        .meta({ title: 'Folder', description: 'Where the content is in the repository. Left out: content.' }),
      workflow: z.boolean().optional().meta({
        title: 'Look over before publishing',
        description: 'true: changes are drafts first, and somebody publishes them.',
      }),
    })
    .optional()
    .meta({
      title: 'Editing form',
      description: 'How panel members sign in at /admin/. Left out, the site has no form of its own.',
    }),
  startHelp: z
    .array(plainText({ max: 140 }))
    .max(8, 'Keep the eight that help most.')
    .optional()
    .meta({
      title: 'Help to start something',
      description: 'What the panel can do for somebody who starts what is missing, a line each.',
    }),
  accessibility: z
    .strictObject({
      contact: emailSchema.meta({ title: 'Contact', description: 'Whom to tell of a barrier.' }),
      testedOn: isoDaySchema.meta({ title: 'Tested on', description: 'When the site was last tested.' }),
      knownFaults: z
        .array(plainText({ max: 300 }))
        .max(30)
        .optional()
        .meta({ title: 'Known faults', description: 'What does not work yet, and the other way to get it.' }),
    })
    .meta({ title: 'Accessibility statement', description: 'Facts for the statement the law asks for.' }),
  retiredNumbers: z
    .array(z.int().min(1).max(99_999))
    .optional()
    .meta({ title: 'Retired numbers', description: 'Numbers of deleted entries, never used again.' }),
  sampleToday: isoDaySchema
    .optional()
    .meta({ title: 'Fixed day', description: 'Only for the sample: the day it is made for.' }),
});

/** `site.json`: the directory's own facts. */
export const siteSchema = siteFields
  .refine(({ suggestions, repository }) => !asksBy(suggestions, 'issues') || repository !== undefined, {
    path: ['suggestions', 'ways'],
    error: 'Take "issues" out, or write under repository where the content is kept in public.',
  })
  .refine(
    ({ suggestions, panel }) =>
      !asksBy(suggestions, 'email') || (suggestions?.email ?? panel.email) !== undefined,
    {
      path: ['suggestions', 'ways'],
      error: 'Take "email" out, or write an address under suggestions or panel.',
    },
  )
  .superRefine((site, context) => {
    for (const { path, message } of missingForEditing(site)) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  });

function asksBy(suggestions: Site['suggestions'], way: SuggestionWay): boolean {
  return suggestions?.ways?.includes(way) ?? false;
}

/** What the editing form cannot do without, by how members sign in. */
function missingForEditing({
  editing,
  repository,
}: z.infer<typeof siteFields>): readonly { path: readonly string[]; message: string }[] {
  if (!editing) return [];
  if (!repository) {
    return [
      { path: ['repository'], message: 'Write repository as well: the form must know where the content is.' },
    ];
  }
  const at = (field: string, message: string) => ({ path: ['editing', field], message });
  const isByEmail = editing.mode !== 'host';
  const needsId = !isByEmail && repository.host !== 'github';
  const needsSignIn = isByEmail || repository.host === 'github';
  return [
    ...(needsId && editing.appId === undefined
      ? [at('appId', 'Write appId: the id that the git host gave this form when you registered it there.')]
      : []),
    ...(needsSignIn && editing.signIn === undefined
      ? [at('signIn', 'Write signIn: the whole address of the service that members sign in with.')]
      : []),
    ...(isByEmail && editing.gateway === undefined
      ? [at('gateway', 'Write gateway: the whole address at which the service takes changes.')]
      : []),
  ];
}

/** The directory's own facts. */
export type Site = z.infer<typeof siteFields>;
