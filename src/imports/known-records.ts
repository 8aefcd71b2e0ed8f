import type { LinkedAsset, LinkedVenue } from '../domain/directory.ts';
import type { KnownEntry, KnownVenue } from './match.ts';
import type { RowPlace } from './read-row.ts';

/** A venue of the directory, as rows are compared with it. */
export function knownVenue({ slug, data }: LinkedVenue): KnownVenue {
  const point =
    data.lat === undefined || data.lon === undefined ? undefined : { lat: data.lat, lon: data.lon };
  return { slug, title: data.title, lines: data.address ?? [], postcode: data.postcode, point };
}

/** An entry of the directory, as rows are compared with it. */
export function knownEntry({ slug, data, body, venues }: LinkedAsset): KnownEntry {
  return {
    slug,
    title: data.title,
    external: data.external ?? [],
    fields: data,
    body: body.markdown,
    venues: venues.map(knownVenue),
    areas: data.where.flatMap(({ area }) => area ?? []),
  };
}

/**
 * The fields of a venue that has to be written.
 *
 * @param asset the entry that is this place itself, if one is
 */
export function venueFields(venue: KnownVenue, from: RowPlace, asset: string | undefined): object {
  return {
    title: venue.title,
    ...(venue.lines.length === 0 ? {} : { address: venue.lines }),
    ...(venue.postcode === undefined ? {} : { postcode: venue.postcode }),
    ...(venue.point === undefined ? {} : { lat: venue.point.lat, lon: venue.point.lon }),
    ...(from.note === undefined ? {} : { note: from.note }),
    ...(asset === undefined ? {} : { asset }),
  };
}
