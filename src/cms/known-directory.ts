import type { Asset } from '../domain/asset.ts';
import type { Calendar } from '../domain/calendar.ts';
import type { IsoDay } from '../domain/calendar-day.ts';
import type { Directory, LinkedAsset, LinkedVenue } from '../domain/directory.ts';
import { shownName } from '../domain/panel.ts';
import { firstSentence } from '../domain/plain-text.ts';
import type { Site } from '../domain/site.ts';
import type { AccessFactName } from '../domain/taxonomy.ts';
import type { Venue } from '../domain/venue.ts';
import type { BasemapFacts } from '../views/map-frame-view.ts';
import type { PublishedSite } from '../views/view-context.ts';

/**
 * `/admin/directory.json`: what previews and the map need of the directory as it was built, besides the entry that is
 * written. All of it is on public pages as well. Fetched when somebody first opens one of them.
 */
export interface KnownDirectory {
  /** Path the site lies under, with both slashes. */
  readonly base: string;
  /** Scheme and host of the site, without a slash at the end. */
  readonly siteUrl: string;
  readonly site: Site;
  readonly calendar: Calendar;
  readonly themes: Directory['themes'];
  readonly neighbourhoods: Directory['neighbourhoods'];
  readonly groups: Directory['groups'];
  readonly accessFacts: readonly AccessFactName[];
  readonly venues: readonly KnownVenue[];
  readonly members: readonly KnownMember[];
  readonly assets: readonly KnownAsset[];
  /** The ground of the map; absent where the directory has none. */
  readonly ground?: KnownGround | undefined;
}

/** A venue, with the neighbourhood that the map finds for it. */
export interface KnownVenue {
  readonly slug: string;
  readonly data: Venue;
}

/** A panel member, by the name they chose to show. */
export interface KnownMember {
  readonly slug: string;
  /** The name, for those who serve and are public. */
  readonly name?: string | undefined;
  readonly term: { readonly from: IsoDay; readonly to: IsoDay };
}

/** What cards, weeks and ties tell of an entry. How to reach people is not among it: each page says that for itself. */
const toldOfOthers = [
  'title',
  'shortTitle',
  'kind',
  'formality',
  'themes',
  'summary',
  'where',
  'sessions',
  'whenInWords',
  'cost',
  'joining',
  'runBy',
  'connections',
  'status',
  'checked',
  'reviewEvery',
] as const satisfies readonly (keyof Asset)[];

/** Another entry, as far as pages of others tell of it. */
export interface KnownAsset {
  readonly slug: string;
  readonly data: Pick<Asset, (typeof toldOfOthers)[number]>;
  /** The first sentence of its text, which stands in for a summary; empty where it has one. */
  readonly text: string;
}

/** Tiles of the ground, and whom to name for them. */
export interface KnownGround {
  /** Address of a tile, with `{z}`, `{x}` and `{y}`. */
  readonly tiles: string;
  /** West, south, east and north. */
  readonly box: readonly [number, number, number, number];
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly credit: string;
}

/**
 * What previews and the map need, from what the reader publishes.
 *
 * @param basemap the streets, where the directory has them
 */
export function knownDirectory(
  { directory, today, site }: Omit<PublishedSite, 'basemap'>,
  basemap: BasemapFacts | undefined,
): KnownDirectory {
  const base = `/${site.base.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');
  return {
    base,
    siteUrl: site.url.replace(/\/+$/, ''),
    site: directory.site,
    calendar: directory.calendar,
    themes: directory.themes,
    neighbourhoods: directory.neighbourhoods,
    groups: directory.groups,
    accessFacts: directory.facts,
    venues: directory.venues.map(knownVenue),
    members: directory.members.map((member) => ({
      slug: member.slug,
      name: shownName(member.data, today),
      term: member.data.term,
    })),
    // What is unlisted is in no list of ours either; whoever has its address can type it.
    assets: directory.assets.filter(({ data }) => data.status?.is !== 'unlisted').map(knownAsset),
    ground: basemap === undefined ? undefined : groundOf(base, basemap),
  };
}

function knownVenue({ slug, data, neighbourhood }: LinkedVenue): KnownVenue {
  if (neighbourhood === undefined) return { slug, data };
  return { slug, data: { ...data, neighbourhood: neighbourhood.slug } };
}

function knownAsset({ slug, data, body }: LinkedAsset): KnownAsset {
  const told = toldOfOthers.flatMap((field) => (data[field] === undefined ? [] : [[field, data[field]]]));
  return {
    slug,
    data: Object.fromEntries(told) as KnownAsset['data'],
    text: data.summary === undefined ? firstSentence(body.text) : '',
  };
}

function groundOf(base: string, { hash, bounds, minZoom, maxZoom, attribution }: BasemapFacts): KnownGround {
  const { west, south, east, north } = bounds;
  return {
    tiles: `${base}map/${hash}/{z}/{x}/{y}.mvt`,
    box: [west, south, east, north],
    minZoom,
    maxZoom,
    credit: attribution,
  };
}
