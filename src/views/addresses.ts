import type { Weekday } from '../domain/calendar-day.ts';
import { weekdayNames } from '../domain/calendar-day.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import type { ViewContext } from './view-context.ts';

/**
 * Every address of the site, in one place. Each takes the base path (`/` or `/sub/`) first and gives a path that
 * can be linked to as it is.
 */
export const addressOf = {
  home: (base: string) => base,
  thisWeek: (base: string) => `${base}this-week/`,
  find: (base: string) => `${base}find/`,
  search: (base: string, words: string) =>
    `${base}find/?q=${encodeURIComponent(words).replaceAll('%20', '+')}`,
  assets: (base: string) => `${base}assets/`,
  asset: (base: string, slug: string) => `${base}assets/${slug}/`,
  venues: (base: string) => `${base}venues/`,
  venue: (base: string, slug: string) => `${base}venues/${slug}/`,
  themes: (base: string) => `${base}themes/`,
  theme: (base: string, slug: string) => `${base}themes/${slug}/`,
  neighbourhoods: (base: string) => `${base}neighbourhoods/`,
  neighbourhood: (base: string, slug: string) => `${base}neighbourhoods/${slug}/`,
  communities: (base: string) => `${base}communities/`,
  day: (base: string, weekday: Weekday) => `${base}days/${weekdayNames[weekday].toLowerCase()}/`,
  newAssets: (base: string) => `${base}new/`,
  map: (base: string) => `${base}map/`,
  mapOfTheme: (base: string, slug: string) => `${base}map/?theme=${slug}`,
  mapOfNeighbourhood: (base: string, slug: string) => `${base}map/?neighbourhood=${slug}`,
  /** A drawn map; the name is that of `MapPicture`. */
  mapPicture: (base: string, name: string) => `${base}map/pictures/${name}.svg`,
  mapSheet: (base: string, slug?: string) => `${base}map/print/${slug === undefined ? '' : `${slug}/`}`,
  outlines: (base: string) => `${base}data/outlines.json`,
  myList: (base: string) => `${base}list/`,
  calendar: (base: string, slug: string) => `${base}calendar/${slug}.ics`,
  calendars: (base: string) => `${base}calendar/`,
  data: (base: string) => `${base}data/`,
  offline: (base: string) => `${base}offline/`,
  screens: (base: string) => `${base}screen/`,
  screen: (base: string, slug: string) => `${base}screen/${slug}/`,
  suggest: (base: string) => `${base}suggest/`,
  /** The page on which people tell the panel about an entry, or about what lies in another folder: `venues/hall`. */
  suggestAbout: (base: string, about: string, form = 'change') => `${base}suggest/?about=${about}#${form}`,
  suggestThanks: (base: string) => `${base}suggest/thanks/`,
  suggestionOutcomes: (base: string) => `${base}suggest/outcomes/`,
  suggestionOutcome: (base: string, slug: string) => `${base}suggest/outcomes/#${slug}`,
  panel: (base: string) => `${base}panel/`,
  gaps: (base: string) => `${base}gaps/`,
  gap: (base: string, slug: string) => `${base}gaps/${slug}/`,
  coverage: (base: string) => `${base}coverage/`,
  connections: (base: string) => `${base}connections/`,
  connectionsOf: (base: string, slug: string) => `${base}connections/#${slug}`,
  inNumbers: (base: string) => `${base}in-numbers/`,
  about: (base: string) => `${base}about/`,
  howThisIsKept: (base: string) => `${base}how-this-is-kept/`,
  accessibility: (base: string) => `${base}accessibility/`,
  privacy: (base: string) => `${base}privacy/`,
  short: (base: string, number: number) => `${base}${number}/`,
  embed: (base: string, number: number) => `${base}${number}/embed/`,
  oembed: (base: string, number: number) => `${base}${number}/oembed.json`,
  digest: (base: string) => `${base}this-week/digest.txt`,
  slip: (base: string) => `${base}suggest/slip/`,
  card: (base: string, file: string) => `${base}cards/${file}`,
  photo: (base: string, file: string) => `${base}photos/${file}`,
  weekData: (base: string) => `${base}data/week.json`,
  admin: (base: string) => `${base}admin/`,
  art: (base: string, name: string) => `${base}art/${name}.svg`,
} as const;

/** The whole address of a path, for canonical links and for machines. */
export function absoluteAddress({ siteUrl }: Pick<ViewContext, 'siteUrl'>, path: string): string {
  return `${siteUrl}${path}`;
}

/** An address as people type it and read it out: the short host, and the path without the slash at its end. */
export function typedAddress({ directory }: Pick<ViewContext, 'directory'>, path: string): string {
  return `${directory.site.shortHost}${path.replace(/\/$/, '')}`;
}

/** The shortest path to the page of an asset: by its number, where it has one. */
export function shortestPathTo({ slug, data: { number } }: LinkedAsset, base: string): string {
  return number === undefined ? addressOf.asset(base, slug) : addressOf.short(base, number);
}

/** The address that makes a calendar program subscribe to a file of the site. */
export function subscribeTo({ siteUrl }: Pick<ViewContext, 'siteUrl'>, path: string): string {
  return `${siteUrl.replace(/^https?:/, 'webcal:')}${path}`;
}

/** The address at which Google Calendar offers to subscribe to a file of the site. */
export function googleCalendarFor(context: Pick<ViewContext, 'siteUrl'>, path: string): string {
  return `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(subscribeTo(context, path))}`;
}

/** Directions to a point on OpenStreetMap: a link to follow, nothing that a page asks for by itself. */
export function directionsTo({ lat, lon }: { lat: number; lon: number }): string {
  return `https://www.openstreetmap.org/directions?to=${lat}%2C${lon}`;
}
