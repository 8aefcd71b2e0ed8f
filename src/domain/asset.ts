import { z } from 'zod';
import { accessSchema } from './access.ts';
import { isoDaySchema } from './calendar-day.ts';
import { communitySchema } from './community.ts';
import { connectionSchema } from './connection.ts';
import { contactSchema } from './contact.ts';
import { plainText } from './plain-text.ts';
import { safeUrlSchema } from './safe-url.ts';
import { sessionSchema } from './session.ts';
import { formerSlugsSchema, slugSchema } from './slug.ts';
import { statusSchema } from './status.ts';

/** What an asset is. */
export const assetKinds = [
  'group',
  'network',
  'place',
  'activity',
  'service',
  'business',
  'resource',
  'online',
] as const;

/** What an asset is. */
export type AssetKind = (typeof assetKinds)[number];

/** How each kind is named on pages. */
export const assetKindNames: Readonly<Record<AssetKind, string>> = {
  group: 'Group',
  network: 'Network of people',
  place: 'Place',
  activity: 'Activity',
  service: 'Service',
  business: 'Business',
  resource: 'Thing to borrow or use',
  online: 'Online',
};

/** How an asset is set up; informal first, because no other list has those. */
export const formalities = ['informal', 'constituted', 'charity', 'public-body', 'commercial'] as const;

/** How an asset is set up. */
export type Formality = (typeof formalities)[number];

/** How each way of being set up is named on pages. */
export const formalityNames: Readonly<Record<Formality, string>> = {
  informal: 'Run by neighbours',
  constituted: 'A club with a committee',
  charity: 'A charity',
  'public-body': 'Run by a public body',
  commercial: 'A business',
};

/** How widely an asset is known. */
export const publicities = ['widely-known', 'word-of-mouth', 'panel-knowledge'] as const;

/** How each degree of being known is named on pages. */
export const publicityNames: Readonly<Record<(typeof publicities)[number], string>> = {
  'widely-known': 'Well known',
  'word-of-mouth': 'Word of mouth',
  'panel-knowledge': 'Found by the panel',
};

/** How a person comes to take part. */
export const joiningWays = ['drop-in', 'ring-first', 'book', 'ask', 'referral'] as const;

/** How each way of joining is named on pages. */
export const joiningNames: Readonly<Record<(typeof joiningWays)[number], string>> = {
  'drop-in': 'Just turn up',
  'ring-first': 'Ring before you go',
  book: 'Book a place',
  ask: 'Ask first',
  referral: 'Somebody has to refer you',
};

/** How each sort of price is named on pages. */
export const costNames = {
  free: 'Free',
  'pay-what-you-can': 'Pay what you can',
  priced: 'There is a charge',
} as const;

/** How a check was made. */
export const checkWays = ['visited', 'rang', 'wrote', 'told', 'desk'] as const;

/** How each way of checking is told on pages, after "Checked ... by ...". */
export const checkWayNames: Readonly<Record<(typeof checkWays)[number], string>> = {
  visited: 'who went along',
  rang: 'who rang',
  wrote: 'who wrote',
  told: 'who was told by somebody who goes',
  desk: 'who looked it up',
};

/** Reserved words for who checked, beside the slugs of panel members. */
export const outsideCheckers = ['link-worker', 'organiser'] as const;

/** The one number that no entry can have: `/404/` is where hosts send readers whose page is not there. */
export const numberOfNoEntry = 404;

const audienceSchema = z
  .strictObject({
    everyone: z
      .boolean()
      .optional()
      .meta({ title: 'Everyone', description: 'true when anybody at all may come.' }),
    ages: z
      .strictObject({
        from: z
          .int()
          .min(0)
          .max(120)
          .optional()
          .meta({ title: 'From age', description: 'Youngest age, in years.' }),
        to: z
          .int()
          .min(0)
          .max(120)
          .optional()
          .meta({ title: 'To age', description: 'Oldest age, in years.' }),
      })
      .refine((ages) => ages.from === undefined || ages.to === undefined || ages.from <= ages.to, {
        path: ['to'],
        error: 'Write an age that is not below the youngest age.',
      })
      .optional()
      .meta({ title: 'Ages', description: 'Youngest and oldest age; either may be left out.' }),
    groups: z
      .array(slugSchema)
      .max(12)
      .optional()
      .meta({ title: 'Who for', description: 'Groups from taxonomy/target-groups.json, like carers.' }),
    note: plainText({ max: 140 })
      .optional()
      .meta({ title: 'Note', description: 'A few words more, like "Dads, granddads and uncles too".' }),
  })
  .refine((audience) => !(audience.everyone === true && (audience.ages ?? audience.groups) !== undefined), {
    path: ['everyone'],
    error: 'Take everyone out, or take ages and groups out: it is for everyone, or for some.',
  });

const placeKeys = ['venue', 'area', 'online', 'phone', 'visits'] as const;

const placeSchema = z
  .strictObject({
    venue: slugSchema
      .optional()
      .meta({ title: 'Venue', description: 'The hall, park or shop, as the name of its file.' }),
    area: slugSchema.optional().meta({
      title: 'Neighbourhood',
      description: 'Only roughly where, on purpose: people ask to find out more.',
    }),
    online: safeUrlSchema
      .optional()
      .meta({ title: 'Online at', description: 'The whole address, with https://.' }),
    phone: z
      .literal(true, { error: 'Write phone: true, or leave the line out. Numbers belong under contacts.' })
      .optional()
      .meta({ title: 'By phone', description: 'true when it happens by phone.' }),
    visits: z.array(slugSchema).min(1).max(60).optional().meta({
      title: 'Comes to you in',
      description: 'Neighbourhoods where somebody visits people at home.',
    }),
    note: plainText({ max: 120 })
      .optional()
      .meta({ title: 'Note', description: 'Which door, which room, what to look for.' }),
  })
  .refine((place) => placeKeys.filter((key) => place[key] !== undefined).length === 1, {
    error:
      'Write one of venue, area, online, phone or visits in each place of the list. Start a new dash for each further place.',
  });

/** One place where an asset can be found; exactly one of its five ways is given. */
export type Place = z.infer<typeof placeSchema>;

const costSchema = z.strictObject({
  is: z.enum(['free', 'pay-what-you-can', 'priced']).meta({
    title: 'Cost',
    description: 'free, pay-what-you-can or priced.',
  }),
  amount: plainText({ max: 60 })
    .optional()
    .meta({ title: 'How much', description: 'In words: "£3", "£2 a session, first one free".' }),
  extras: plainText({ max: 120 }).optional().meta({
    title: 'Other costs',
    description: 'What else people end up paying for, like shoes or a tin for tea.',
  }),
  note: plainText({ max: 140 })
    .optional()
    .meta({ title: 'Note', description: 'A few words more: "A tin by the door. Nobody looks".' }),
});

const joiningSchema = z.strictObject({
  how: z
    .enum(joiningWays)
    .meta({ title: 'How to join', description: 'drop-in, ring-first, book, ask or referral.' }),
  ask: plainText({ max: 100 })
    .optional()
    .meta({ title: 'Ask', description: 'Where or whom to ask, as a role: "at the library desk".' }),
  note: plainText({ max: 160 }).optional().meta({ title: 'Note', description: 'A few words more.' }),
});

const checkedSchema = z.strictObject({
  on: isoDaySchema.meta({ title: 'Checked on', description: 'The day somebody made sure.' }),
  by: slugSchema.meta({
    title: 'Checked by',
    description: 'The panel member (like member-3), or link-worker, or organiser.',
  }),
  how: z.enum(checkWays).meta({ title: 'How', description: 'visited, rang, wrote, told or desk.' }),
  note: plainText({ max: 140 }).optional().meta({ title: 'Note', description: 'What was learnt.' }),
});

const triedSchema = z.strictObject({
  on: isoDaySchema.meta({
    title: 'Tried on',
    description: 'The day somebody tried and could not reach them.',
  }),
  note: plainText({ max: 140 }).optional().meta({ title: 'Note', description: 'What was tried.' }),
});

const addedSchema = z.strictObject({
  on: isoDaySchema.meta({ title: 'Added on', description: 'The day the entry was made.' }),
  by: plainText({ max: 60 })
    .optional()
    .meta({ title: 'Added by', description: "A panel slug or a role, never a person's name." }),
  from: z.enum(['panel', 'resident', 'link-worker', 'import']).meta({
    title: 'Came from',
    description: 'panel, resident, link-worker or import.',
  }),
  ref: plainText({ max: 200 })
    .optional()
    .meta({ title: 'Reference', description: "Where it came from: a file, a list, a suggestion's number." }),
});

const externalSchema = z.strictObject({
  system: plainText({ max: 60 }).meta({ title: 'System', description: 'The list it came from.' }),
  id: plainText({ max: 200 }).meta({
    title: 'Its id there',
    description: 'So that a later import finds it again.',
  }),
});

const photoSchema = z.strictObject({
  file: z
    .string()
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*\.(jpg|jpeg|png|webp)$/,
      'Write the name of a file in content/photos, in small letters, like plot-14.jpg.',
    )
    .meta({ title: 'File', description: 'A file in content/photos.' }),
  alt: plainText({ max: 200 }).meta({
    title: 'In words',
    description: 'What the picture shows, for those who cannot see it.',
  }),
  credit: plainText({ max: 80 }).optional().meta({ title: 'Credit', description: 'Who took it.' }),
});

/**
 * The front matter of `assets/<slug>.md`. Required: title, kind, themes, where, and one of sessions,
 * whenInWords and joining; all else may be left out, so that adding a group takes three minutes.
 * The order of the keys here is the order `check --fix` writes them in.
 */
export const assetSchema = z
  .strictObject({
    title: plainText({ max: 60 }).meta({ title: 'Name', description: 'What people call it.' }),
    shortTitle: plainText({ max: 28 })
      .optional()
      .meta({ title: 'Short name', description: 'For screens, when the name is longer than 28 characters.' }),
    number: z
      .int()
      .min(1)
      .max(99_999)
      .refine((number) => number !== numberOfNoEntry, {
        error: 'Take the line out: every web host keeps 404 for pages that are not there.',
      })
      .optional()
      .meta({
        title: 'Number',
        description: 'Its short address, like /12. Given out by the directory itself.',
      }),
    kind: z.enum(assetKinds).meta({
      title: 'What it is',
      description: 'group, network, place, activity, service, business, resource or online.',
    }),
    formality: z.enum(formalities).optional().meta({
      title: 'How it is set up',
      description: 'informal, constituted, charity, public-body or commercial.',
    }),
    publicity: z
      .enum(publicities)
      .optional()
      .meta({ title: 'How known it is', description: 'widely-known, word-of-mouth or panel-knowledge.' }),
    summary: plainText({ max: 140 }).optional().meta({
      title: 'In one sentence',
      description: 'What happens there, in plain words. Left out, the first sentence of the text is used.',
    }),
    hook: plainText({ max: 75 })
      .optional()
      .meta({ title: 'In a few words', description: 'For screens and posters, read from across a room.' }),
    themes: z
      .array(slugSchema)
      .min(1, 'Write at least one theme, like [eat-together].')
      .max(4, 'Keep the four themes that matter most.')
      .meta({ title: 'Themes', description: 'One to four; the first is the main one.' }),
    communities: z
      .array(communitySchema)
      .max(8)
      .optional()
      .meta({ title: 'Communities', description: 'The communities it belongs to.' }),
    for: audienceSchema
      .optional()
      .meta({ title: 'Who it is for', description: 'Left out means nobody has said.' }),
    runBy: plainText({ max: 80 }).optional().meta({
      title: 'Run by',
      description: "Another entry's file name, or the name of an organisation in words.",
    }),
    where: z
      .array(placeSchema)
      .min(1, 'Write at least one place: a venue, an area, online, phone or visits.')
      .max(12)
      .meta({
        title: 'Where',
        description: 'Where it is found. No address is fine: an area, the phone, online, or at home.',
      }),
    sessions: z
      .array(sessionSchema)
      .max(20)
      .optional()
      .meta({ title: 'When', description: 'Regular times.' }),
    whenInWords: plainText({ max: 200 }).optional().meta({
      title: 'When, in words',
      description: 'Where times cannot be given exactly: "When the tide is right". Shown as it is.',
    }),
    cost: costSchema.optional().meta({ title: 'Cost', description: 'What it costs, hidden costs too.' }),
    joining: joiningSchema
      .optional()
      .meta({ title: 'Joining', description: 'How somebody comes to take part.' }),
    firstVisit: z
      .array(plainText({ max: 140 }))
      .max(5, 'Keep the five steps that help most.')
      .optional()
      .meta({ title: 'What happens when you go', description: 'Up to five short steps. Roles, not names.' }),
    give: plainText({ max: 240 })
      .optional()
      .meta({ title: 'You could give', description: 'What people can give or help with here.' }),
    access: accessSchema.optional().meta({
      title: 'Getting in and around',
      description: 'yes or no for each fact; leave out what nobody knows.',
    }),
    spoken: z
      .array(
        z
          .string()
          .regex(
            /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/,
            'Write the language as its short code, like en, cy, pl, ur or bn.',
          ),
      )
      .max(20)
      .optional()
      .meta({
        title: 'Languages spoken',
        description: 'Short codes: en English, cy Welsh, pl Polish, ur Urdu.',
      }),
    contacts: z
      .array(contactSchema)
      .max(8)
      .optional()
      .meta({ title: 'Contacts', description: 'Roles rather than people.' }),
    links: z
      .array(
        z.strictObject({
          label: plainText({ max: 60 }).meta({ title: 'Words', description: 'What the link says.' }),
          url: safeUrlSchema.meta({ title: 'Address', description: 'The whole address, with https://.' }),
        }),
      )
      .max(8)
      .optional()
      .meta({ title: 'Links', description: 'Pages elsewhere.' }),
    connections: z
      .array(connectionSchema)
      .max(20)
      .optional()
      .meta({ title: 'Connections', description: 'Ties to other entries; shown on both pages.' }),
    status: statusSchema.optional().meta({
      title: 'Status',
      description: 'active, paused, seasonal, closed or unlisted. Left out means active.',
    }),
    alert: z
      .strictObject({
        text: plainText({ max: 140 }).meta({
          title: 'Notice',
          description: 'What people must know before they go.',
        }),
        until: isoDaySchema.meta({ title: 'Until', description: 'The last day it is shown.' }),
      })
      .optional()
      .meta({ title: 'Notice', description: 'Shown on top of the page until a day.' }),
    checked: checkedSchema
      .optional()
      .meta({ title: 'Checked', description: 'When a person last made sure it is right.' }),
    tried: triedSchema
      .optional()
      .meta({ title: 'Tried', description: 'Somebody tried to check and could not reach them.' }),
    reviewEvery: z.int().min(1).max(24).optional().meta({
      title: 'Check every (months)',
      description: "From 1 to 24. Left out, the directory's own interval holds.",
    }),
    steward: slugSchema
      .optional()
      .meta({ title: 'Steward', description: 'The panel member who looks after the entry.' }),
    added: addedSchema.optional().meta({ title: 'Added', description: 'When, and where it came from.' }),
    external: z
      .array(externalSchema)
      .max(10)
      .optional()
      .meta({ title: 'Ids elsewhere', description: 'So that imports find the entry again.' }),
    photo: photoSchema
      .optional()
      .meta({ title: 'Photo', description: 'No photo is fine: the theme has a drawing.' }),
    formerly: formerSlugsSchema,
  })
  .refine((asset) => (asset.sessions ?? asset.whenInWords ?? asset.joining) !== undefined, {
    path: ['sessions'],
    error:
      'Say when it is on (sessions), or when in words (whenInWords), or how to join (joining). One is enough.',
  })
  .refine((asset) => new Set(asset.themes).size === asset.themes.length, {
    path: ['themes'],
    error: 'Write each theme once.',
  });

/** The facts of one asset, as stated in its file. */
export type Asset = z.infer<typeof assetSchema>;
