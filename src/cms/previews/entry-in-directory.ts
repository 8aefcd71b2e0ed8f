import { assetSchema, type Asset } from '../../domain/asset.ts';
import type { IsoDay } from '../../domain/calendar-day.ts';
import type { LinkedAsset } from '../../domain/directory.ts';
import type { ViewContext } from '../../views/view-context.ts';
import type { KnownDirectory } from '../known-directory.ts';
import { contextOf, entryOf, knownContent, withRecord } from './known-content.ts';
import { plainWords, readMarkdown } from './markdown.ts';
import { readWholeFields } from './whole-fields.ts';

/** An entry as it is being written, among all others. */
export interface PreviewedEntry {
  readonly asset: LinkedAsset;
  readonly context: ViewContext;
  /** Keys of the fields that are not whole yet, and so are not shown. */
  readonly leftOut: readonly string[];
}

/**
 * Puts an entry that is being written among the others, so that the views of the site can show it.
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
  const { data, kept, leftOut } = readWholeFields(assetSchema, fields, leastOf(known));
  const text = plainWords(readMarkdown(markdown));
  const content = knownContent(known);
  const assets = withRecord(content.assets, entryOf(slug, withoutFillers(data, kept), { markdown, text }));
  const context = contextOf({ ...content, assets }, known, today);
  const asset = context.directory.assetBySlug.get(slug);
  if (asset === undefined) throw new Error(`The entry ${slug} cannot be shown.`);
  return { asset, context, leftOut };
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

/** The schema asks for a place and some way to come; a page of an entry that has none yet says nothing of them. */
function withoutFillers({ joining, ...data }: Asset, kept: Readonly<Record<string, unknown>>): Asset {
  const where = kept['where'] === undefined ? [] : data.where;
  return kept['joining'] === undefined ? { ...data, where } : { ...data, where, joining };
}
