import type { LinkedAsset, LinkedVenue } from '../domain/directory.ts';
import type { Theme } from '../domain/theme.ts';
import type { Standing } from '../domain/standing.ts';
import {
  assetCalendar,
  calendarOfMany,
  hasDatesAhead,
  isHeldAt,
  reachOfMany,
  type CalendarOfMany,
} from '../formats/ical.ts';
import { addressOf, googleCalendarFor, subscribeTo } from './addresses.ts';
import { themeView, type ThemeView } from './card-view.ts';
import type { Dated } from './dated.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import { datedByStanding, standingOfAsset } from './standing-view.ts';
import type { ViewContext } from './view-context.ts';
import { countOf } from './words.ts';

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

function hasCalendar(asset: LinkedAsset, context: ViewContext, reach?: number): boolean {
  return (
    mayBeKept(standingOfAsset(asset, context.today, context)) && hasDatesAhead(asset, { ...context, reach })
  );
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
  const assets = directory.assets.filter((asset) => hasCalendar(asset, context, reachOfMany));
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
  const there = { ...asset, data: { ...asset.data, sessions } };
  return sessions.length > 0 && hasDatesAhead(there, { ...context, reach: reachOfMany });
}

/** The text of a shared calendar's file. */
export function sharedCalendarText(calendar: SharedCalendar, context: ViewContext): string {
  return calendarOfMany(calendar, context);
}

/** The ways to a shared calendar. */
export interface CalendarLinks {
  /** "Eat together". */
  readonly title: string;
  /** Drawing and colour of a theme's calendar. */
  readonly theme?: ThemeView | undefined;
  /** Where its entries are listed on the site. */
  readonly href: string;
  /** "12 things". */
  readonly holds: string;
  /** For the calendar program of the device. */
  readonly subscribe: string;
  readonly google: string;
  readonly file: string;
}

/** The ways to a shared calendar, for a page. */
export function calendarLinks({ path, of, assets }: SharedCalendar, context: ViewContext): CalendarLinks {
  const { base } = context;
  const file = `${base}${path}`;
  return {
    ...namedAfter(of, base),
    theme: of !== undefined && 'theme' in of ? themeView(of.theme, context) : undefined,
    holds: countOf(assets.length, 'thing'),
    subscribe: subscribeTo(context, file),
    google: googleCalendarFor(context, file),
    file,
  };
}

function namedAfter(of: SharedCalendar['of'], base: string): { title: string; href: string } {
  if (of === undefined) return { title: 'Everything', href: addressOf.thisWeek(base) };
  return 'theme' in of
    ? { title: of.theme.title, href: addressOf.theme(base, of.theme.slug) }
    : { title: of.venue.data.title, href: addressOf.venue(base, of.venue.slug) };
}

/** The page of calendars to subscribe to. */
export interface CalendarsView {
  readonly page: PageFacts;
  readonly title: string;
  readonly lead: string;
  readonly everything: readonly CalendarLinks[];
  readonly themes: readonly CalendarLinks[];
  readonly venues: readonly CalendarLinks[];
  readonly data: LinkView;
}

/** The calendars that people can subscribe to. */
export function calendarsView(context: ViewContext): CalendarsView {
  const { directory, base } = context;
  const calendars = sharedCalendars(context);
  const linksOf = (isWanted: (calendar: SharedCalendar) => boolean) =>
    calendars.filter(isWanted).map((calendar) => calendarLinks(calendar, context));
  return {
    page: {
      title: 'Calendars',
      description: `What is on in ${directory.site.name}, in your own calendar: all of it, one theme, or one place.`,
      path: addressOf.calendars(base),
    },
    title: 'Calendars for your phone',
    lead: 'Subscribe once, and the dates turn up in your own calendar. Most programs look for changes once a day or less often, so ring before a long trip.',
    everything: linksOf(({ of }) => of === undefined),
    themes: linksOf(({ of }) => of !== undefined && 'theme' in of),
    venues: linksOf(({ of }) => of !== undefined && 'venue' in of),
    data: { words: 'More ways to use our data', href: addressOf.data(base) },
  };
}

/** The link to an entry's calendar file, for as long as its dates may be kept. */
export function calendarLinkOf(asset: LinkedAsset, context: ViewContext): Dated<LinkView>[] {
  if (!hasCalendar(asset, context)) return [];
  const link = { words: 'Add to your calendar', href: addressOf.calendar(context.base, asset.slug) };
  return datedByStanding(asset, context, (standing) => (mayBeKept(standing) ? link : undefined));
}
