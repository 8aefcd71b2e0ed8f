import type { Directory, LinkedAsset } from './directory.ts';
import type { FieldPath, Source } from './problem.ts';
import { safeUrlSchema, type SafeUrl } from './safe-url.ts';

/** A link from the directory to somebody else's page. */
export interface OutsideLink {
  readonly url: SafeUrl;
  readonly source: Source;
  /** The field it stands in; `['body']` is the text below an asset's fields. */
  readonly path: FieldPath;
  readonly line: number | undefined;
}

/**
 * Every link of the directory to somebody else's page, in order of file and field. Entries that have closed are left
 * out: their pages go soon, and nobody needs to mend their links.
 */
export function outsideLinks(directory: Pick<Directory, 'assets' | 'venues'>): OutsideLink[] {
  const open = directory.assets.filter(({ data }) => data.status?.is !== 'closed');
  return [
    ...open.flatMap((asset) => [...fieldLinks(asset.data, asset.source), ...bodyLinks(asset)]),
    ...directory.venues.flatMap(({ data, source }) => fieldLinks(data, source)),
  ];
}

/** Fields that hold an address somebody can follow. */
const addressFields: ReadonlySet<string> = new Set(['online', 'url', 'web']);

function fieldLinks(value: unknown, source: Source, path: FieldPath = []): OutsideLink[] {
  if (typeof value === 'string') {
    const field = path.at(-1);
    return typeof field === 'string' && addressFields.has(field) ? linkTo(value, source, path) : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, inside]) =>
    fieldLinks(inside, source, [...path, isList ? Number(key) : key]),
  );
}

/** The reader writes the HTML of a body itself: each link as `href="..."`, with `&amp;` for `&`. */
function bodyLinks({ body, source }: LinkedAsset): OutsideLink[] {
  return [...body.html.matchAll(/ href="(https?:[^"]*)"/g)].flatMap(([, href = '']) =>
    linkTo(href.replaceAll(/&(?:amp|#x26|#38);/g, '&'), source, ['body']),
  );
}

function linkTo(text: string, source: Source, path: FieldPath): OutsideLink[] {
  const url = safeUrlSchema.safeParse(text);
  return url.success ? [{ url: url.data, source, path, line: source.lineOf(path) }] : [];
}
