import { assetSchema, type Asset } from '../../domain/asset.ts';
import type { IsoDay } from '../../domain/calendar-day.ts';
import type { AssetEntry, Content, Entry, LinkedAsset } from '../../domain/directory.ts';
import { linkDirectory } from '../../domain/link-directory.ts';
import { panelMemberSchema } from '../../domain/panel.ts';
import type { Source } from '../../domain/problem.ts';
import type { ViewContext } from '../../views/view-context.ts';
import type { KnownDirectory } from '../known-directory.ts';
import { withoutBlanks } from '../without-blanks.ts';
import { plainWords, readMarkdown } from './markdown.ts';

/** An entry as it is being written, among all others. */
export interface PreviewedEntry {
  readonly asset: LinkedAsset;
  readonly context: ViewContext;
  /** Keys of the fields that are not whole yet, and so are not shown. */
  readonly leftOut: readonly string[];
}

/**
 * Puts an entry that is being written among the others, so that the views of the site can show it. Fields that are not
 * whole yet are left out, and those that every entry must have are filled with the least that a view can show.
 *
 * @param written what the form holds, the text under `body` among it
 */
export function entryInDirectory(
  written: Readonly<Record<string, unknown>>,
  slug: string,
  known: KnownDirectory,
  today: IsoDay,
): PreviewedEntry {
  const { body, ...fields } = written;
  const markdown = typeof body === 'string' ? body : '';
  const { data, leftOut } = readWhatIsWhole(fields, known);
  const content = contentOf(known);
  const entry: AssetEntry = {
    ...recordOf(slug, data),
    // The text is drawn from its Markdown here: only the reader makes HTML, and none gets into the form.
    body: { markdown, shown: markdown, html: '', text: plainWords(readMarkdown(markdown)) },
  };
  const others = content.assets.filter((other) => other.slug !== slug);
  const { directory } = linkDirectory({ ...content, assets: [...others, entry] });
  const asset = directory.assetBySlug.get(slug);
  if (asset === undefined) throw new Error(`The entry ${slug} cannot be shown.`);
  return { asset, context: contextOf(known, directory, today), leftOut };
}

function contextOf(known: KnownDirectory, directory: ViewContext['directory'], today: IsoDay): ViewContext {
  return { directory, today, base: known.base, siteUrl: known.siteUrl, hasMap: false };
}

/** What views cannot do without. */
function leastOf(known: KnownDirectory): Record<string, unknown> {
  return {
    title: 'No name yet',
    kind: 'group',
    themes: known.themes.slice(0, 1).map(({ slug }) => slug),
    where: [{ phone: true }],
    joining: { how: 'ask' },
  };
}

function readWhatIsWhole(
  fields: Readonly<Record<string, unknown>>,
  known: KnownDirectory,
): { data: Asset; leftOut: string[] } {
  const given = (withoutBlanks(fields) ?? {}) as Record<string, unknown>;
  const first = assetSchema.safeParse(given);
  if (first.success) return { data: first.data, leftOut: [] };
  const least = leastOf(known);
  const faulty = new Set(first.error.issues.flatMap(({ path, code, ...issue }) => keysOf(path, code, issue)));
  const leftOut = Object.keys(given).filter((key) => faulty.has(key));
  const kept = Object.fromEntries(Object.entries(given).filter(([key]) => !faulty.has(key)));
  const filledIn = { ...least, ...kept };
  const second = assetSchema.safeParse(filledIn);
  if (!second.success) return { data: readLeast(least), leftOut: Object.keys(given) };
  return { data: withoutFillers(second.data, kept), leftOut };
}

function readLeast(least: Record<string, unknown>): Asset {
  return withoutFillers(assetSchema.parse(least), {});
}

/** The schema asks for a place and some way to come; a page of an entry that has none yet says nothing of them. */
function withoutFillers({ joining, ...data }: Asset, kept: Record<string, unknown>): Asset {
  const where = kept['where'] === undefined ? [] : data.where;
  return kept['joining'] === undefined ? { ...data, where } : { ...data, where, joining };
}

function keysOf(path: readonly PropertyKey[], code: string, issue: object): string[] {
  const [key] = path;
  if (code === 'unrecognized_keys' && key === undefined) return (issue as { keys?: string[] }).keys ?? [];
  return typeof key === 'string' ? [key] : [];
}

function contentOf(known: KnownDirectory): Content {
  const none = new Set<string>();
  return {
    site: recordOf('site', known.site),
    calendar: recordOf('calendar', known.calendar),
    themes: recordOf('themes', known.themes),
    neighbourhoods: recordOf('neighbourhoods', known.neighbourhoods),
    groups: recordOf('groups', known.groups),
    facts: recordOf('access-facts', known.accessFacts),
    assets: known.assets.map(({ slug, title, themes }) => ({
      ...recordOf(slug, assetSchema.parse({ ...leastOf(known), title, themes })),
      body: { markdown: '', shown: '', html: '', text: '' },
    })),
    venues: known.venues.map(({ slug, data }) => recordOf(slug, data)),
    members: known.members.map(({ slug, name, term }) =>
      recordOf(slug, panelMemberSchema.parse({ public: name !== undefined, name, term })),
    ),
    screens: [],
    gaps: [],
    rounds: [],
    photos: none,
    broken: { asset: none, venue: none, theme: none, neighbourhood: none, group: none, member: none },
  };
}

const noSource: Source = { file: 'the form', lineOf: () => undefined };

function recordOf<Data>(slug: string, data: Data): Entry<Data> {
  return { slug, data, source: noSource };
}
