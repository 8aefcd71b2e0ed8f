import type { LinkedAsset, LinkedVenue } from '../domain/directory.ts';
import { combineAccess } from '../domain/access.ts';
import { formatPhone, telHref } from '../domain/phone.ts';
import { displayUrl } from '../domain/safe-url.ts';
import { jsonForScript } from '../formats/escape.ts';
import { venueJsonLd } from '../formats/json-ld.ts';
import { accessRows, type AccessRow } from './access-view.ts';
import { absoluteAddress, addressOf } from './addresses.ts';
import type { FactView } from './asset-view.ts';
import { cardView, type CardView } from './card-view.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import type { Happening } from './happenings.ts';
import { placePictures, type PicturePair } from './map-pictures.ts';
import { directionsOf } from './place-view.ts';
import { standingOfAsset } from './standing-view.ts';
import type { ViewContext } from './view-context.ts';
import { timetableView, type WeekView } from './week-view.ts';
import { whenLine } from './when-view.ts';
import { asSentence, countOf } from './words.ts';

/** The page of one venue. */
export interface VenueView {
  readonly title: string;
  readonly neighbourhood?: LinkView | undefined;
  /** The list of all places. */
  readonly places: LinkView;
  /** "Twelve things meet here", and the venue's own note. */
  readonly lead: readonly string[];
  readonly facts: readonly FactView[];
  readonly call?: LinkView | undefined;
  readonly directions?: string | undefined;
  /** Maps of where it is. */
  readonly map?: PicturePair | undefined;
  /** The page of the asset that this venue also is. */
  readonly alsoAsset?: LinkView | undefined;
  readonly access: readonly AccessRow[];
  /** What happens there in the week to come; absent when nothing does. */
  readonly week?: WeekView | undefined;
  readonly cards: readonly CardView[];
  /** Where to say that something is wrong. */
  readonly tellUs: string;
  readonly page: PageFacts;
}

/** The page of one venue. */
export function venueView(venue: LinkedVenue, context: ViewContext): VenueView {
  const { data, slug, neighbourhood } = venue;
  const { base } = context;
  const assets = listedFirst(venue.assets, context);
  const here = assets.filter((asset) => !isClosed(asset, context));
  const week = timetableView(assets, (happening) => isHere(happening, venue), context);
  return {
    title: data.title,
    neighbourhood: neighbourhood && {
      words: neighbourhood.title,
      href: addressOf.neighbourhood(base, neighbourhood.slug),
    },
    places: { words: 'Places', href: addressOf.venues(base) },
    lead: leadOf(venue, here.length),
    facts: factsOf(venue, context),
    call: data.phone && { words: formatPhone(data.phone), href: telHref(data.phone) },
    directions: directionsOf(venue),
    map: placePictures(venue, context),
    alsoAsset: venue.asset && {
      words: venue.asset.data.title,
      href: addressOf.asset(base, venue.asset.slug),
    },
    access: accessRows(combineAccess(undefined, data.access), true, context),
    week: hasEvents(week) ? week : undefined,
    cards: assets.map((asset) => cardView(asset, context)),
    tellUs: addressOf.suggestAbout(base, `venues/${slug}`),
    page: {
      // A venue that is an entry too has two pages, and each needs a title of its own.
      title: `${data.title}: how to get there`,
      description: `${data.title}: how to get there, getting in and around, and what happens there.`,
      path: addressOf.venue(base, slug),
      jsonLd: jsonForScript(
        venueJsonLd(venue, {
          addressOfVenue: (other) => absoluteAddress(context, addressOf.venue(base, other)),
        }),
      ),
    },
  };
}

function leadOf(venue: LinkedVenue, count: number): string[] {
  const note = venue.data.note === undefined ? [] : [asSentence(venue.data.note)];
  const meets =
    count === 0 ? 'Nothing we know of meets here yet.' : `${countOf(count, 'thing')} ${meet(count)} here.`;
  return [...note, meets];
}

function meet(count: number): string {
  return count === 1 ? 'meets' : 'meet';
}

/** Assets that lists may hold, those that have closed behind the others. */
function listedFirst(assets: readonly LinkedAsset[], context: ViewContext): LinkedAsset[] {
  const listed = assets.filter((asset) => standingOfAsset(asset, context.today, context).shows.lists);
  const isGoing = (asset: LinkedAsset) => !isClosed(asset, context);
  return [...listed.filter(isGoing), ...listed.filter((asset) => !isGoing(asset))];
}

function isClosed(asset: LinkedAsset, context: ViewContext): boolean {
  return standingOfAsset(asset, context.today, context).status === 'closed';
}

/** Whether one date is at this venue: the date's own venue, else where the asset usually is. */
function isHere({ asset, occurrence }: Happening, venue: LinkedVenue): boolean {
  if (occurrence.venue !== undefined) return occurrence.venue === venue.slug;
  return asset.places.some((place) => place.is === 'venue' && place.venue.slug === venue.slug);
}

function hasEvents({ days }: WeekView): boolean {
  return days.some(({ value }) => value.parts.some(({ events }) => events.length > 0));
}

function factsOf(venue: LinkedVenue, context: ViewContext): FactView[] {
  const { data, neighbourhood } = venue;
  const [street = neighbourhood?.title, ...others] = data.address ?? [];
  const town = [others.join(', '), data.postcode].filter(Boolean).join(' ');
  const where = street === undefined ? [] : [{ title: street, lines: town === '' ? [] : [town] }];
  const hours = (data.openingHours ?? []).map((session) => {
    const { title, detail } = whenLine(session, context);
    return { title, lines: detail === undefined ? [] : [detail] };
  });
  const web = data.web && { title: displayUrl(data.web), href: data.web, lines: [] };
  const facts: FactView[] = [
    { icon: 'where', label: 'Where', items: where },
    { icon: 'clock', label: 'Open', items: hours },
    {
      icon: 'bus',
      label: 'Getting there',
      items: data.transport === undefined ? [] : [{ title: data.transport, lines: [] }],
    },
    { icon: 'online', label: 'Web page', items: web ? [web] : [] },
  ];
  return facts.filter(({ items }) => items.length > 0);
}
