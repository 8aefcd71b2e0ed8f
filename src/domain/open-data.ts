import { z } from 'zod';
import { isoDaySchema, type IsoDay } from './calendar-day.ts';
import type { Directory } from './directory.ts';
import { openAssetSchema, openRecords, openRecordsSchema, type OpenRecords } from './open-records.ts';
import { reviewStates } from './review.ts';
import { standingOn, statusStates } from './standing.ts';
import { siteSchema } from './site.ts';

const address = z.string().regex(/^https?:\/\/[^\s<>"]+$/, 'Write a whole address.');

const openEntrySchema = openAssetSchema.extend({
  page: address.meta({ title: 'Page', description: 'Where people read about the entry.' }),
  state: z
    .strictObject({
      status: z
        .enum(statusStates)
        .meta({ title: 'Status', description: 'What its status comes to on the day of the file.' }),
      review: z
        .enum(reviewStates)
        .meta({ title: 'Review', description: 'How its checked date has aged by that day.' }),
      overdueFrom: isoDaySchema
        .optional()
        .meta({ title: 'Overdue from', description: 'The day from which people are told to ring first.' }),
    })
    .meta({ title: 'State', description: 'Worked out for the day of the file; the facts say why.' }),
});

/** `/data/assets.json`, version 1. Fields may be added; none is taken away or changes its meaning in a version. */
export const openDataSchema = openRecordsSchema
  .extend({
    $schema: address.meta({ title: 'Schema', description: 'Where the schema of this file lies.' }),
    format: z.literal('hereabouts').meta({ title: 'Format', description: 'Always hereabouts.' }),
    version: z.literal(1).meta({ title: 'Version', description: 'Version of the format.' }),
    address: address.meta({ title: 'Address', description: 'The site that this was taken from.' }),
    day: isoDaySchema.meta({ title: 'Day', description: 'The day that the file is true for.' }),
    licence: siteSchema.shape.licence,
    assets: z.array(openEntrySchema).meta({
      title: 'Entries',
      description: 'Groups, places, services and the rest, in order of name.',
    }),
  })
  .meta({
    title: 'A Hereabouts directory',
    description: 'The public facts of a neighbourhood directory that its residents check.',
  });

/** What `/data/assets.json` holds. */
export type OpenData = z.infer<typeof openDataSchema>;

/** Where a directory and its pages lie. */
export interface OpenDataPlace {
  /** Whole address of the site, with a slash at its end. */
  readonly address: string;
  readonly schema: string;
  readonly pageOf: (slug: string) => string;
}

/** All that anybody may have of a directory, with its licence, its day, and how each entry stands on it. */
export function openData(directory: Directory, today: IsoDay, place: OpenDataPlace): OpenData {
  const { assets, ...records } = openRecords(directory, today);
  return {
    $schema: place.schema,
    format: 'hereabouts',
    version: 1,
    address: place.address,
    day: today,
    licence: directory.site.licence,
    ...records,
    assets: assets.map(({ slug, facts, text }) => {
      const { status, review, reviewDays } = standingOn(facts, directory.site, today);
      const overdue = reviewDays && { overdueFrom: reviewDays.overdueFrom };
      return {
        slug,
        page: place.pageOf(slug),
        state: { status, review, ...overdue },
        facts,
        ...(text === undefined ? {} : { text }),
      };
    }),
  };
}

/** The records of a file, without what was worked out for its day: what a content folder is made from. */
export function recordsOfOpenData(data: OpenData): OpenRecords {
  return {
    site: data.site,
    calendar: data.calendar,
    themes: data.themes,
    neighbourhoods: data.neighbourhoods,
    groups: data.groups,
    facts: data.facts,
    assets: data.assets.map(({ slug, facts, text }) => ({
      slug,
      facts,
      ...(text === undefined ? {} : { text }),
    })),
    venues: data.venues,
    panel: data.panel,
    gaps: data.gaps,
    rounds: data.rounds,
    screens: data.screens,
  };
}

/**
 * The JSON Schema (2020-12) of `/data/assets.json`, made from the schemas that the content itself is checked with.
 * Rules between fields, and the finer ones for texts, are in the words of the descriptions alone.
 *
 * @param id whole address it is published at
 */
export function openDataJsonSchema(id: string): object {
  const schema = z.toJSONSchema(openDataSchema, {
    io: 'output',
    // What forms want to know of a field, and no validator.
    override: ({ jsonSchema }) => {
      delete jsonSchema['maxCharacters'];
      delete jsonSchema['lines'];
    },
  });
  return { ...schema, $id: id };
}
