import type { IsoDay } from '../../domain/calendar-day.ts';
import type { AssetEntry, Content, Entry } from '../../domain/directory.ts';
import { linkDirectory } from '../../domain/link-directory.ts';
import { panelMemberSchema } from '../../domain/panel.ts';
import type { Source } from '../../domain/problem.ts';
import type { ViewContext } from '../../views/view-context.ts';
import type { KnownDirectory } from '../known-directory.ts';

const noSource: Source = { file: 'the form', lineOf: () => undefined };

/** A record as the directory links it, without a file behind it. */
export function recordOf<Data>(slug: string, data: Data): Entry<Data> {
  return { slug, data, source: noSource };
}

/** An entry among the others; only the reader makes HTML, and none gets into the form. */
export function entryOf(
  slug: string,
  data: AssetEntry['data'],
  { markdown, text }: { readonly markdown: string; readonly text: string },
): AssetEntry {
  return { ...recordOf(slug, data), body: { markdown, shown: markdown, html: '', text } };
}

/** The records of a kind with one among them that is being written, in the place of the one it was. */
export function withRecord<Record extends { readonly slug: string }>(
  records: readonly Record[],
  written: Record,
): Record[] {
  return [...records.filter(({ slug }) => slug !== written.slug), written];
}

/** What the form knows of the directory, as the reader would have read it. */
export function knownContent(known: KnownDirectory): Content {
  const none = new Set<string>();
  return {
    site: recordOf('site', known.site),
    calendar: recordOf('calendar', known.calendar),
    themes: recordOf('themes', known.themes),
    neighbourhoods: recordOf('neighbourhoods', known.neighbourhoods),
    groups: recordOf('groups', known.groups),
    facts: recordOf('access-facts', known.accessFacts),
    assets: known.assets.map(({ slug, data, text }) => entryOf(slug, data, { markdown: text, text })),
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

/** Links what the form knows, and gives what views need of it. */
export function contextOf(content: Content, known: KnownDirectory, today: IsoDay): ViewContext {
  const { directory } = linkDirectory(content);
  return { directory, today, base: known.base, siteUrl: known.siteUrl, hasMap: false };
}
