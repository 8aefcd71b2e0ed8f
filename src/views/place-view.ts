import type { LinkedAsset, LinkedPlace, LinkedVenue } from '../domain/directory.ts';
import { distanceKm, type Point } from '../domain/geo.ts';
import { displayUrl } from '../domain/safe-url.ts';
import { addressOf, directionsTo } from './addresses.ts';
import { areaPicture, placePicture, type PictureView } from './map-pictures.ts';
import type { ViewContext } from './view-context.ts';
import { asSentence, listInWords } from './words.ts';

/** Where something is, told for a list of facts. */
export interface PlaceView {
  /** Name of the icon that goes with it. */
  readonly icon: 'where' | 'phone' | 'online' | 'visits';
  /** "St Elmo's Hall", "Roughly in Well Bank". */
  readonly title: string;
  /** Where the title leads: the venue's page, or the web page of something online. */
  readonly href?: string | undefined;
  /** "Lantern Street, Silverpit DB1 2LN". */
  readonly address?: string | undefined;
  /** Sentences: the note of the place, of the venue, how to get there. */
  readonly notes: readonly string[];
  /** Directions on a map elsewhere. */
  readonly directions?: string | undefined;
  /** A map of it. */
  readonly picture?: PictureView | undefined;
}

/** The places of an asset, for its own page. */
export function placesOf(asset: LinkedAsset, context: ViewContext): PlaceView[] {
  return asset.places.map((place) => placeView(place, context));
}

function placeView(place: LinkedPlace, context: ViewContext): PlaceView {
  const notes = place.note === undefined ? [] : [asSentence(place.note)];
  switch (place.is) {
    case 'venue':
      return venuePlaceView(place.venue, notes, context);
    case 'area':
      return {
        icon: 'where',
        title: `Roughly in ${place.area.title}`,
        href: addressOf.neighbourhood(context.base, place.area.slug),
        notes: place.note === undefined ? ['Ask for the address.'] : notes,
        picture: areaPicture(place.area, context),
      };
    case 'online':
      return { icon: 'online', title: 'Online', href: place.url, address: displayUrl(place.url), notes };
    case 'phone':
      return { icon: 'phone', title: 'By phone', notes };
    case 'visits':
      return { icon: 'visits', title: `Comes to you in ${visitedAreas(place, context)}`, notes };
  }
}

function venuePlaceView(venue: LinkedVenue, notes: readonly string[], context: ViewContext): PlaceView {
  const { data } = venue;
  return {
    icon: 'where',
    title: data.title,
    href: addressOf.venue(context.base, venue.slug),
    address: addressInWords(venue),
    notes: [
      ...areaOf(venue),
      ...(notes.length > 0 ? notes : sentences(data.note)),
      ...sentences(data.transport),
    ],
    directions: directionsOf(venue),
    picture: placePicture(venue, context),
  };
}

/** Says which neighbourhood a venue is in, unless its address does. */
function areaOf({ data, neighbourhood }: LinkedVenue): string[] {
  const isSaid = neighbourhood === undefined || data.address?.includes(neighbourhood.title);
  return isSaid ? [] : [`In ${neighbourhood.title}.`];
}

function sentences(text: string | undefined): string[] {
  return text === undefined ? [] : [asSentence(text)];
}

/** Directions to a venue; undefined when nobody has said where it is on the map. */
export function directionsOf({ data: { lat, lon } }: LinkedVenue): string | undefined {
  return lat === undefined || lon === undefined ? undefined : directionsTo({ lat, lon });
}

/**
 * "Lantern Street, Silverpit DB1 2LN"; undefined when nothing of it is known. A venue that is called by its street
 * does not say the street twice.
 */
export function addressInWords({ data }: LinkedVenue): string | undefined {
  const lines = (data.address ?? []).filter((line) => line !== data.title);
  return [lines.join(', '), data.postcode].filter(Boolean).join(' ') || undefined;
}

/** Where an asset is, in a few words for a card: "St Elmo's Hall, Well Bank", "By phone". */
export function placeInBrief(
  asset: LinkedAsset,
  context: ViewContext,
): Pick<PlaceView, 'icon' | 'title'> | undefined {
  const [first, ...others] = asset.places;
  if (first === undefined) return undefined;
  const { icon, title } = briefly(first, context);
  const more =
    others.length === 0 ? '' : `, and ${others.length} other ${others.length === 1 ? 'place' : 'places'}`;
  return { icon, title: `${title}${more}` };
}

function briefly(place: LinkedPlace, context: ViewContext): Pick<PlaceView, 'icon' | 'title'> {
  if (place.is === 'venue') return { icon: 'where', title: venueInBrief(place.venue) };
  return placeView(place, context);
}

/** "St Elmo's Hall, Well Bank"; the neighbourhood once, where the hall is not called after it. */
export function venueInBrief({ data, neighbourhood }: LinkedVenue): string {
  const saysWhere = neighbourhood === undefined || data.title.includes(neighbourhood.title);
  return saysWhere ? data.title : `${data.title}, ${neighbourhood.title}`;
}

const mostAreasNamed = 3;

function visitedAreas(place: Extract<LinkedPlace, { is: 'visits' }>, { directory }: ViewContext): string {
  const { areas } = place;
  if (areas.length === directory.neighbourhoods.length) return `all of ${directory.site.name}`;
  if (areas.length > mostAreasNamed) return `${areas.length} neighbourhoods`;
  return listInWords(areas.map(({ title }) => title));
}

/** How far the nearest venue of an asset is from another; undefined where either has no point on the map. */
export function kmFrom(venue: LinkedVenue, { venues }: Pick<LinkedAsset, 'venues'>): number | undefined {
  const here = pointOf(venue);
  if (here === undefined) return undefined;
  const distances = venues.flatMap((each) => {
    const there = pointOf(each);
    return there === undefined ? [] : [distanceKm(here, there)];
  });
  return distances.length === 0 ? undefined : Math.min(...distances);
}

function pointOf({ data: { lat, lon } }: LinkedVenue): Point | undefined {
  return lat === undefined || lon === undefined ? undefined : { lat, lon };
}
