import { openDataSchema, recordsOfOpenData } from '../domain/open-data.ts';
import { openRecordsSchema, type OpenAsset, type OpenRecords } from '../domain/open-records.ts';
import { recordsOfTables } from '../domain/open-tables.ts';
import type { Table, TableRow } from './csv.ts';
import { isRecord } from './json-table.ts';

/** Data of a directory like ours that does not fit its schema, with the first few faults. */
export class UnreadableOwnData extends Error {
  override readonly name = 'UnreadableOwnData';
}

/** Whether JSON is the export of a directory like ours. */
export function isOwnData(value: unknown): boolean {
  return (
    isRecord(value) &&
    isRecord(value['site']) &&
    Array.isArray(value['assets']) &&
    Array.isArray(value['venues'])
  );
}

/**
 * The records of a JSON export (`/data/assets.json`).
 *
 * @throws UnreadableOwnData when it does not fit the schema
 */
export function readOwnData(value: unknown): OpenRecords {
  const whole = openDataSchema.safeParse(value);
  if (whole.success) return recordsOfOpenData(whole.data);
  const bare = openRecordsSchema.safeParse(value);
  if (bare.success) return bare.data;
  throw new UnreadableOwnData(sayFaults(whole.error.issues));
}

/** Whether tables are the linked tables of a directory like ours. */
export function areOwnTables(tables: ReadonlyMap<string, Table>): boolean {
  return ['directory', 'assets', 'venues', 'themes'].every((name) => tables.has(name));
}

/**
 * The records of linked tables (`/data/tables/`).
 *
 * @param tables by the name of their file, without its ending
 * @throws UnreadableOwnData when what they hold does not fit the schema
 */
export function readOwnTables(tables: ReadonlyMap<string, Table>): OpenRecords {
  const rows = Object.fromEntries(
    [...tables].map(([name, table]) => [name, table.rows.map(({ cells }) => Object.fromEntries(cells))]),
  );
  const read = openRecordsSchema.safeParse(recordsOfTables(rows));
  if (read.success) return read.data;
  throw new UnreadableOwnData(sayFaults(read.error.issues));
}

function sayFaults(issues: readonly { path: PropertyKey[]; message: string }[]): string {
  const lines = issues
    .slice(0, 5)
    .map(({ path, message }) => `  ${path.join('.') || 'the file'}: ${message}`);
  const more = issues.length > lines.length ? [`  and ${issues.length - lines.length} more`] : [];
  return [...lines, ...more].join('\n');
}

/** What belongs to one directory alone: its numbers, its panel's checks, its ties and files. */
const ownFields = new Set([
  'title',
  'number',
  'where',
  'checked',
  'tried',
  'steward',
  'added',
  'external',
  'formerly',
  'photo',
  'connections',
  'contacts',
  'themes',
  'for',
  'access',
  'runBy',
  'sessions',
  'alert',
]);

/**
 * Entries of another directory as rows to propose: their facts, places and times, but neither its numbers nor its
 * checks, and no person's details, since their consent was not given here.
 */
export function tableOfOwnRecords({ assets, venues, themes }: OpenRecords): Table {
  const bySlug = new Map(venues.map(({ slug, facts }) => [slug as string, facts]));
  const titles = new Map<string, string>(assets.map(({ slug, facts }) => [slug, facts.title]));
  const themeTitles = new Map<string, string>(themes.map(({ slug, title }) => [slug, title]));
  const rows = assets.map((asset, index) => rowOf(asset, index + 1, { bySlug, titles, themeTitles }));
  return { headings: [...ownHeadings], rows, refused: [], notes: [] };
}

/** Headings of the table that another directory makes. */
export const ownHeadings = [
  'id',
  'name',
  'themes',
  'runBy',
  'place',
  'address',
  'postcode',
  'lat',
  'lon',
  'online',
  'phone',
  'email',
  'web',
  'age-from',
  'age-to',
] as const;

interface Lookups {
  readonly bySlug: ReadonlyMap<string, OpenRecords['venues'][number]['facts']>;
  readonly titles: ReadonlyMap<string, string>;
  readonly themeTitles: ReadonlyMap<string, string>;
}

function rowOf({ slug, facts, text }: OpenAsset, number: number, lookups: Lookups): TableRow {
  const contacts = (facts.contacts ?? []).filter(
    ({ whose, name }) => whose === 'organisation' && name === undefined,
  );
  const linesOf = (way: 'phone' | 'email' | 'web') =>
    contacts.flatMap((contact) => contact[way] ?? []).join('\n');
  const cells = new Map<string, string>([
    ['id', slug],
    ['name', facts.title],
    ['themes', facts.themes.map((theme) => lookups.themeTitles.get(theme) ?? theme).join('\n')],
    ['runBy', facts.runBy === undefined ? '' : (lookups.titles.get(facts.runBy) ?? facts.runBy)],
    ['online', facts.where.flatMap(({ online }) => online ?? []).join('\n')],
    ['phone', linesOf('phone')],
    ['email', linesOf('email')],
    ['web', linesOf('web')],
    ['age-from', String(facts.for?.ages?.from ?? '')],
    ['age-to', String(facts.for?.ages?.to ?? '')],
  ]);
  const places = facts.where.flatMap(({ venue }) => {
    const known = venue === undefined ? undefined : lookups.bySlug.get(venue);
    if (known === undefined) return [];
    return [
      new Map([
        ['place', known.title],
        ['address', (known.address ?? []).join('\n')],
        ['postcode', known.postcode ?? ''],
        ['lat', String(known.lat ?? '')],
        ['lon', String(known.lon ?? '')],
      ]),
    ];
  });
  const kept = Object.entries(facts).filter(([field]) => !ownFields.has(field));
  const sessions = (facts.sessions ?? []).map(({ venue: _, ...session }) => session);
  return {
    number,
    cells,
    more: places,
    fields: Object.fromEntries(kept),
    ...(sessions.length === 0 ? {} : { times: { sessions, words: [] } }),
    ...(text === undefined ? {} : { markdown: text }),
  };
}
