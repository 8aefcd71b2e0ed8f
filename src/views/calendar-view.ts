import type { LinkedAsset, LinkedVenue } from '../domain/directory.ts';
import type { Theme } from '../domain/theme.ts';
import type { Standing } from '../domain/standing.ts';
import {
  assetCalendar,
  calendarOfMany,
  hasDatesAhead,
  isHeldAt,
  type CalendarOfMany,
} from '../formats/ical.ts';
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

/** A calendar of several entries, for people to subscribe to. */
export interface SharedCalendar extends CalendarOfMany {
  /** Where its file lies, below the base of the site: "calendar/themes/eat-together.ics". */
  readonly path: string;
  /** Absent on the calendar of everything. */
  readonly of?: { readonly theme: Theme } | { readonly venue: LinkedVenue };
}

/** The calendar of everything, then those of themes in their order, then those of venues by name; none is empty. */
export function sharedCalendars(context: ViewContext): readonly SharedCalendar[] {
  const { directory } = context;
  const town = directory.site.name;
  const assets = directory.assets.filter((asset) => hasCalendar(asset, context));
  const themes = directory.themes.map((theme) => ({
    path: `calendar/themes/${theme.slug}.ics`,
    title: `${theme.title} in ${town}`,
    of: { theme },
    assets: assets.filter((asset) => asset.themes.includes(theme)),
  }));
  const venues = directory.venues.map((venue) => ({
    path: `calendar/venues/${venue.slug}.ics`,
    title: `${venue.data.title}, ${town}`,
    of: { venue },
    venue: venue.slug,
    assets: venue.assets.filter((asset) => assets.includes(asset) && meetsAt(asset, venue, context)),
  }));
  return [{ path: 'calendar/all.ics', title: `Hereabouts ${town}`, assets }, ...themes, ...venues].filter(
    (calendar) => calendar.assets.length > 0,
  );
}

/** Whether any date to come of an entry is at a venue. */
function meetsAt(asset: LinkedAsset, venue: LinkedVenue, context: ViewContext): boolean {
  const sessions = asset.data.sessions?.filter((session) => isHeldAt(session, asset, venue.slug)) ?? [];
  return sessions.length > 0 && hasDatesAhead({ ...asset, data: { ...asset.data, sessions } }, context);
}

/** The text of a shared calendar's file. */
export function sharedCalendarText(calendar: SharedCalendar, context: ViewContext): string {
  return calendarOfMany(calendar, context);
}

/** The link to an entry's calendar file, for as long as its dates may be kept. */
export function calendarLinkOf(asset: LinkedAsset, context: ViewContext): Dated<LinkView>[] {
  if (!hasCalendar(asset, context)) return [];
  const link = { words: 'Add to your calendar', href: addressOf.calendar(context.base, asset.slug) };
  return datedByStanding(asset, context, (standing) => (mayBeKept(standing) ? link : undefined));
}
