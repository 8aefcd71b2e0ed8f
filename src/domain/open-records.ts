import { z } from 'zod';
import type { Access } from './access.ts';
import { assetSchema, type Asset } from './asset.ts';
import type { IsoDay } from './calendar-day.ts';
import { calendarSchema } from './calendar.ts';
import { contactsFor, type Contact } from './contact.ts';
import type { Directory, LinkedAsset, LinkedGap, LinkedScreen, LinkedVenue } from './directory.ts';
import { gapSchema } from './gap.ts';
import { panelMemberSchema } from './panel.ts';
import { roundSchema } from './round.ts';
import { screenSchema } from './screen.ts';
import { siteSchema } from './site.ts';
import { slugSchema } from './slug.ts';
import { statusStateOn, type StatusState } from './standing.ts';
import {
  accessFactsFileSchema,
  neighbourhoodsFileSchema,
  targetGroupsFileSchema,
  themesFileSchema,
} from './taxonomy.ts';
import { venueSchema } from './venue.ts';

/** The address of a record, which is the name of its file. */
const slug = slugSchema.meta({
  title: 'Slug',
  description: 'The name of the entry in addresses and links; the same from one day to the next.',
});

function recordOf<Facts extends z.ZodType>(facts: Facts) {
  return z.strictObject({
    slug,
    facts: facts.meta({ title: 'Facts', description: 'What is known of it; absent is unknown.' }),
  });
}

/** One entry: its facts as the panel keeps them, and its text. */
export const openAssetSchema = z.strictObject({
  slug,
  facts: assetSchema.meta({ title: 'Facts', description: 'What is known of the entry; absent is unknown.' }),
  text: z
    .string()
    .min(1)
    .max(10_000)
    .optional()
    .meta({ title: 'Text', description: 'Some plain words about it, as Markdown without HTML.' }),
});

/**
 * Everything of a directory that anybody may have, as records that can be read back: what the files of a content
 * folder say, without what is not for others. Outlines, postcodes and photos are files of their own.
 */
export const openRecordsSchema = z.strictObject({
  site: siteSchema.meta({ title: 'Site', description: 'Whose directory it is, its area and its licence.' }),
  calendar: calendarSchema.meta({ title: 'Calendar', description: 'School terms and bank holidays.' }),
  themes: themesFileSchema.shape.themes,
  neighbourhoods: neighbourhoodsFileSchema.shape.neighbourhoods,
  groups: targetGroupsFileSchema.shape.groups,
  facts: accessFactsFileSchema.shape.facts,
  assets: z
    .array(openAssetSchema)
    .meta({ title: 'Entries', description: 'Groups, places, services and the rest, in order of name.' }),
  venues: z
    .array(recordOf(venueSchema))
    .meta({ title: 'Venues', description: 'Where entries meet, in order of name.' }),
  panel: z.array(recordOf(panelMemberSchema)).meta({
    title: 'Panel',
    description: 'Who keeps the directory, by number and patch. Names are on the site alone.',
  }),
  gaps: z.array(recordOf(gapSchema)).meta({ title: 'Gaps', description: 'What residents miss.' }),
  rounds: z.array(recordOf(roundSchema)).meta({ title: 'Rounds', description: 'Review rounds.' }),
  screens: z
    .array(recordOf(screenSchema))
    .meta({ title: 'Screens', description: 'Displays in waiting rooms and on noticeboards.' }),
});

/** Everything of a directory that anybody may have, as records. */
export type OpenRecords = z.infer<typeof openRecordsSchema>;

/** One entry as a record. */
export type OpenAsset = z.infer<typeof openAssetSchema>;

/** Entries that no output holds: those without a place in any list, and those whose page says only that they closed. */
const heldBack: readonly StatusState[] = ['unlisted', 'closed-long-ago'];

/** Whether anybody may have an entry as data on a day. */
export function isOpen(asset: Pick<LinkedAsset, 'data'>, today: IsoDay): boolean {
  return !heldBack.includes(statusStateOn(asset.data, today));
}

/** The entries that anybody may have as data on a day, in order of title. */
export function openAssets(directory: Pick<Directory, 'assets'>, today: IsoDay): readonly LinkedAsset[] {
  return directory.assets.filter((asset) => isOpen(asset, today));
}

/**
 * The records of a directory that anybody may have on a day.
 *
 * Left out are: unlisted entries and those closed more than a year ago, with every link to them; contacts of people
 * who did not agree to "data", and all contacts of what has closed; who asked for a consent; names of panel members, who
 * agreed to the site alone; whatever pages do not show of a text, such as remarks. A venue states the neighbourhood that the map found.
 */
export function openRecords(directory: Directory, today: IsoDay): OpenRecords {
  const bySlug = (a: { slug: string }, b: { slug: string }) => (a.slug < b.slug ? -1 : 1);
  const hidden = new Set(
    directory.assets.filter((asset) => !isOpen(asset, today)).map((asset) => asset.slug),
  );
  const records = {
    site: withoutFiles(directory.site),
    calendar: directory.calendar,
    themes: directory.themes,
    neighbourhoods: directory.neighbourhoods,
    groups: directory.groups,
    facts: directory.facts,
    assets: openAssets(directory, today).map((asset) => openAsset(asset, hidden, today)),
    venues: directory.venues.map((venue) => openVenue(venue, hidden)),
    panel: [...directory.members].sort(bySlug).map(({ slug: name, data }) => ({
      slug: name,
      facts: { ...data, name: undefined },
    })),
    gaps: [...directory.gaps].sort(bySlug).map((gap) => openGap(gap, hidden)),
    rounds: [...directory.rounds].sort(bySlug).map(({ slug: name, data }) => ({ slug: name, facts: data })),
    screens: [...directory.screens].sort(bySlug).map((screen) => openScreen(screen, hidden)),
  };
  return given(records) as OpenRecords;
}

/** The boundary is a file that does not come along. */
function withoutFiles(site: Directory['site']): unknown {
  return { ...site, area: { ...site.area, boundary: undefined } };
}

type Hidden = ReadonlySet<string>;

function openAsset(asset: LinkedAsset, hidden: Hidden, today: IsoDay): unknown {
  const { data } = asset;
  const hasClosed = statusStateOn(data, today) === 'closed';
  return {
    slug: asset.slug,
    facts: {
      ...data,
      runBy: openRunner(asset, hidden, today),
      access: shortened(data.access),
      contacts: hasClosed ? undefined : contactsFor(data.contacts, 'data', today).map(withoutWhoAsked),
      connections: data.connections?.filter(({ to }) => !hidden.has(to)),
    },
    text: textWithout(hidden, asset.body.shown),
  };
}

/** Who asked for consent, and how, is between the panel and the person. That it was asked, and until when it holds, is not. */
function withoutWhoAsked(contact: Contact): unknown {
  return contact.consent === undefined
    ? contact
    : { ...contact, consent: { ...contact.consent, by: 'the panel' } };
}

/** What ran an entry and has closed long ago keeps its name; what is unlisted is not named. */
function openRunner({ data, runBy }: LinkedAsset, hidden: Hidden, today: IsoDay): Asset['runBy'] {
  if (runBy === undefined || !('asset' in runBy) || !hidden.has(runBy.asset.slug)) return data.runBy;
  return statusStateOn(runBy.asset.data, today) === 'unlisted' ? undefined : runBy.asset.data.title;
}

/** Links to what is held back lose their address; their words stay. */
function textWithout(hidden: Hidden, text: string): string {
  if (!text.includes('](')) return text;
  return text.replaceAll(
    /\[([^[\]]*)\]\((?:\/assets|\.\.)\/([a-z0-9-]+)\/?(?:#[^()\s]*)?\)/g,
    (link, words: string, name: string) => (hidden.has(name) ? words : link),
  );
}

function openVenue({ slug: name, data, neighbourhood, asset }: LinkedVenue, hidden: Hidden): unknown {
  return {
    slug: name,
    facts: inOrderOf(venueSchema.shape, {
      ...data,
      neighbourhood: neighbourhood?.slug,
      access: shortened(data.access),
      asset: asset && hidden.has(asset.slug) ? undefined : data.asset,
    }),
  };
}

/** Fields in the order of their schema, so that the same directory gives the same text. */
function inOrderOf(shape: object, fields: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(Object.keys(shape).map((name) => [name, fields[name]]));
}

function openGap({ slug: name, data, filledBy }: LinkedGap, hidden: Hidden): unknown {
  return {
    slug: name,
    facts: { ...data, filledBy: filledBy && hidden.has(filledBy.slug) ? undefined : data.filledBy },
  };
}

function openScreen({ slug: name, data }: LinkedScreen, hidden: Hidden): unknown {
  const isKnown = (entry: string) => !hidden.has(entry);
  return { slug: name, facts: { ...data, pin: data.pin?.filter(isKnown), hide: data.hide?.filter(isKnown) } };
}

/** `{is: yes}` without a note is the same as `yes`. */
function shortened(access: Access | undefined): Access | undefined {
  if (access === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(access).map(([name, fact]) => [
      name,
      typeof fact === 'string' || fact.note !== undefined ? fact : fact.is,
    ]),
  );
}

/** Lists that stay when they are empty, because their record always has them. */
const alwaysThere: ReadonlySet<string> = new Set([
  'assets',
  'bankHolidays',
  'facts',
  'gaps',
  'groups',
  'neighbourhoods',
  'panel',
  'rounds',
  'screens',
  'terms',
  'themes',
  'venues',
]);

/** Without what is not given: undefined, and lists, texts and groups of fields that are empty. */
function given(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(given);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).flatMap(([name, field]) => {
    const kept = given(field);
    return isEmpty(kept) && !alwaysThere.has(name) ? [] : [[name, kept] as const];
  });
  return Object.fromEntries(fields);
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === '') return true;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
