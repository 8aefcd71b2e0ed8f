import type { IsoDay } from '../../domain/calendar-day.ts';
import type { LinkedGap } from '../../domain/directory.ts';
import { gapSchema } from '../../domain/gap.ts';
import type { ViewContext } from '../../views/view-context.ts';
import type { KnownDirectory } from '../known-directory.ts';
import { contextOf, knownContent, recordOf } from './known-content.ts';
import { readWholeFields } from './whole-fields.ts';

/** Something missing as it is being written, among the entries that there are. */
export interface PreviewedGap {
  readonly gap: LinkedGap;
  readonly context: ViewContext;
  /** Keys of the fields that are not whole yet, and so are not shown. */
  readonly leftOut: readonly string[];
}

/**
 * Puts what is missing into the directory as it is being written, so that the views of the site can show it.
 *
 * @param written what the form holds
 */
export function gapInDirectory(
  written: Readonly<Record<string, unknown>>,
  slug: string,
  known: KnownDirectory,
  today: IsoDay,
): PreviewedGap {
  const least = {
    title: 'No name yet',
    need: 'Nobody has said yet why it is needed.',
    noticedOn: today,
    noticedBy: 'panel',
    state: 'open',
  };
  const { data, leftOut } = readWholeFields(gapSchema, written, least, [['state', 'filledBy', 'filledOn']]);
  const context = contextOf({ ...knownContent(known), gaps: [recordOf(slug, data)] }, known, today);
  const [gap] = context.directory.gaps;
  if (gap === undefined) throw new Error(`The gap ${slug} cannot be shown.`);
  return { gap, context, leftOut };
}
