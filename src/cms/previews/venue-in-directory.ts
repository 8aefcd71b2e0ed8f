import type { IsoDay } from '../../domain/calendar-day.ts';
import type { LinkedVenue } from '../../domain/directory.ts';
import { venueSchema, type Venue } from '../../domain/venue.ts';
import type { ViewContext } from '../../views/view-context.ts';
import type { KnownDirectory } from '../known-directory.ts';
import { contextOf, knownContent, recordOf, withRecord } from './known-content.ts';
import { readWholeFields } from './whole-fields.ts';

/** A venue as it is being written, with all that meets there. */
export interface PreviewedVenue {
  readonly venue: LinkedVenue;
  readonly context: ViewContext;
  /** Keys of the fields that are not whole yet, and so are not shown. */
  readonly leftOut: readonly string[];
  /** Whether the site has no map of it yet: it is new, or its pin has been moved. */
  readonly isMapToCome: boolean;
}

/**
 * Puts a venue that is being written among the others, so that the views of the site can show it.
 *
 * @param written what the form holds
 */
export function venueInDirectory(
  written: Readonly<Record<string, unknown>>,
  slug: string,
  known: KnownDirectory,
  today: IsoDay,
): PreviewedVenue {
  const { data, leftOut } = readWholeFields(venueSchema, written, { title: 'No name yet' }, [['lat', 'lon']]);
  const before = known.venues.find((venue) => venue.slug === slug)?.data;
  const isAtSamePlace = before?.lat === data.lat && before?.lon === data.lon;
  const content = knownContent(known);
  const venues = withRecord(content.venues, recordOf(slug, inNeighbourhood(data, isAtSamePlace && before)));
  const isOnMap = known.ground !== undefined && data.lat !== undefined;
  const context = {
    ...contextOf({ ...content, venues }, known, today),
    hasMap: isOnMap && isAtSamePlace,
  };
  const venue = context.directory.venueBySlug.get(slug);
  if (venue === undefined) throw new Error(`The venue ${slug} cannot be shown.`);
  return { venue, context, leftOut, isMapToCome: isOnMap && !isAtSamePlace };
}

/** The map finds the neighbourhood when the site is built; until the pin moves it is the one that was found. */
function inNeighbourhood(venue: Venue, before: Venue | false | undefined): Venue {
  if (venue.neighbourhood !== undefined || !before || before.neighbourhood === undefined) return venue;
  return { ...venue, neighbourhood: before.neighbourhood };
}
