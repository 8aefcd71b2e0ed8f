import type { Directory, LinkedVenue } from '../domain/directory.ts';
import { widenBox, type Box, type NeighbourhoodOutlines, type Point } from '../domain/geo.ts';
import type { PostcodeSector } from '../domain/postcode-units.ts';

/** A place people know by name: what it is called, where it is, and other names for it. */
export type NamedPlace = readonly [title: string, lat: number, lon: number, ...alsoCalled: string[]];

/**
 * What `/data/places.json` holds: everything by which people say where they are. Browsers fetch it when somebody
 * first says so, and nothing they say leaves them.
 */
export interface PlacesData {
  /** What the area is called: "Silverpit". */
  readonly town: string;
  /** The area and somewhat around it; a phone outside this box is not near anything here. */
  readonly near: Box;
  /** Who the postcodes come from; to be shown where they are used. */
  readonly credit?: string | undefined;
  /** Postcodes, packed by sector. */
  readonly sectors: readonly PostcodeSector[];
  /** Neighbourhoods in the order of the taxonomy, then venues by title. */
  readonly names: readonly NamedPlace[];
}

/** How far from the area people may be and still look for what is near them, in kilometres. */
const nearKm = 5;

/** The data of `/data/places.json`. */
export function placesData(directory: Directory): PlacesData {
  const { site, postcodes } = directory;
  return {
    town: site.name,
    near: widenBox(site.area.bbox, nearKm).map(rounded) as unknown as Box,
    credit: postcodes?.credit,
    sectors: postcodes?.sectors ?? [],
    names: [...neighbourhoodPlaces(directory), ...directory.venues.flatMap(venuePlace)],
  };
}

function neighbourhoodPlaces({ neighbourhoods, venues, outlines }: Directory): NamedPlace[] {
  return neighbourhoods.flatMap(({ slug, title, alsoCalled = [] }) => {
    const points = venues.filter(({ neighbourhood }) => neighbourhood?.slug === slug).flatMap(pointOf);
    const middle = middleOf(outlineOf(slug, outlines)) ?? middleOf(points);
    return middle === undefined ? [] : [[title, rounded(middle.lat), rounded(middle.lon), ...alsoCalled]];
  });
}

function venuePlace(venue: LinkedVenue): NamedPlace[] {
  return pointOf(venue).map(({ lat, lon }) => [venue.data.title, rounded(lat), rounded(lon)]);
}

function pointOf({ data: { lat, lon } }: LinkedVenue): Point[] {
  return lat === undefined || lon === undefined ? [] : [{ lat, lon }];
}

/** The corners of an outline's outer rings. */
function outlineOf(slug: string, outlines: NeighbourhoodOutlines | undefined): Point[] {
  const found = outlines?.features.filter(({ properties }) => properties.slug === slug) ?? [];
  return found.flatMap(({ geometry }) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return polygons.flatMap(([outer = []]) => outer.map(([lon = 0, lat = 0]) => ({ lat, lon })));
  });
}

/** The middle of the box round some points, so that many corners on one side do not pull it there. */
function middleOf(points: readonly Point[]): Point | undefined {
  if (points.length === 0) return undefined;
  const between = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return { lat: between(points.map(({ lat }) => lat)), lon: between(points.map(({ lon }) => lon)) };
}

/** To a metre. */
function rounded(degrees: number): number {
  return Number(degrees.toFixed(5));
}
