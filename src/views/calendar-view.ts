import type { LinkedAsset } from '../domain/directory.ts';
import type { Standing } from '../domain/standing.ts';
import { assetCalendar, hasDatesAhead } from '../formats/ical.ts';
import { addressOf } from './addresses.ts';
import type { Dated } from './dated.ts';
import type { LinkView } from './frame-view.ts';
import { datedByStanding, standingOfAsset } from './standing-view.ts';
import type { ViewContext } from './view-context.ts';

/** A calendar file of the site. */
export interface CalendarFile {
  readonly slug: string;
  /** The file, as iCalendar. */
  readonly text: string;
}

/** The statuses in which the dates of an entry are worth keeping. */
const goingStatuses: readonly Standing['status'][] = ['active', 'pause-over', 'out-of-season'];

/** Whether an entry's dates may go into somebody's calendar, where nothing takes them out again. */
function mayBeKept({ status, review }: Standing): boolean {
  return goingStatuses.includes(status) && review !== 'lapsed';
}

function hasCalendar(asset: LinkedAsset, context: ViewContext): boolean {
  return mayBeKept(standingOfAsset(asset, context.today, context)) && hasDatesAhead(asset, context);
}

/** The calendar files of all entries that have one. */
export function calendarFiles(context: ViewContext): readonly CalendarFile[] {
  return context.directory.assets
    .filter((asset) => hasCalendar(asset, context))
    .map((asset) => ({ slug: asset.slug, text: assetCalendar(asset, context) }));
}

/** The link to an entry's calendar file, for as long as its dates may be kept. */
export function calendarLinkOf(asset: LinkedAsset, context: ViewContext): Dated<LinkView>[] {
  if (!hasCalendar(asset, context)) return [];
  const link = { words: 'Add to your calendar', href: addressOf.calendar(context.base, asset.slug) };
  return datedByStanding(asset, context, (standing) => (mayBeKept(standing) ? link : undefined));
}
