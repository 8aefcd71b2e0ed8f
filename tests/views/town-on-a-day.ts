import { parseDay, type IsoDay } from '../../src/domain/calendar-day.ts';
import type { LinkedAsset } from '../../src/domain/directory.ts';
import type { Dated } from '../../src/views/dated.ts';
import type { ViewContext } from '../../src/views/view-context.ts';
import { smallDirectory, type SmallTown } from '../fixtures/small-directory.ts';

/** A small town on a day, as a view gets it. A town that does not link is the test's own mistake. */
export function contextOf(town: SmallTown, today: string, base = '/'): ViewContext {
  const { directory, problems } = smallDirectory(town);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return { directory, today: parseDay(today), base, siteUrl: 'https://small.example' };
}

/** The same town on another day. */
export function onDay(context: ViewContext, today: string): ViewContext {
  return { ...context, today: parseDay(today) };
}

/** An asset that must be there. */
export function assetOf(context: ViewContext, slug: string): LinkedAsset {
  const asset = context.directory.assetBySlug.get(slug);
  if (asset === undefined) throw new Error(`Found no asset ${slug}.`);
  return asset;
}

/** What the script in the page shows on a day, of parts that hold on some days only. */
export function shownOn<T>(parts: readonly Dated<T>[], day: string): T[] {
  return parts
    .filter(({ from, to }) => (from ?? '') <= day && day <= (to ?? '9999'))
    .map(({ value }) => value);
}

/** What the build itself shows. */
export function shownNow<T>(parts: readonly Dated<T>[]): T[] {
  return parts.filter(({ now }) => now).map(({ value }) => value);
}

/** A day that must be right. */
export function day(text: string): IsoDay {
  return parseDay(text);
}
