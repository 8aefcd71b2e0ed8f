import { distanceKm, type Point } from '../domain/geo.ts';
import { slugify } from '../domain/slug.ts';
import type { ReadRow, RowPlace } from './read-row.ts';

/** A venue that is in the directory, or that this import has proposed. */
export interface KnownVenue {
  readonly slug: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly postcode?: string | undefined;
  readonly point?: Point | undefined;
}

/** An entry that is in the directory, or that this import has proposed. */
export interface KnownEntry {
  readonly slug: string;
  readonly title: string;
  readonly external: readonly { readonly system: string; readonly id: string }[];
  readonly fields: Readonly<Record<string, unknown>>;
  /** Its text, as Markdown. */
  readonly body: string;
  readonly venues: readonly KnownVenue[];
  /** Neighbourhoods that it names as its place. */
  readonly areas: readonly string[];
}

/** A row's place with the pin it has or was given. */
export interface PlaceToMatch extends RowPlace {
  /** What a venue made from it would be called. */
  readonly title: string;
  /** The neighbourhood, where only that is kept. */
  readonly area?: string | undefined;
}

/** How far apart two places with one name may lie and still be the same, in kilometres. */
const nearKm = 0.3;

/** A name as it is compared: small plain letters, "&" as "and", without "the". */
export function nameKey(name: string): string {
  return slugify(name)
    .replace(/^the-/, '')
    .replace(/-entry$/, '');
}

/** The entry that carries a row's id; the surest way to know it again. */
export function findById(entries: Iterable<KnownEntry>, system: string, id: string): KnownEntry | undefined {
  for (const entry of entries) {
    if (entry.external.some((known) => known.system === system && known.id === id)) return entry;
  }
  return undefined;
}

/**
 * The entry with the same name at or near the same place. Entries that came from the same source have ids there
 * that tell them apart, so they are never taken for each other.
 */
export function findByNameAndPlace(
  entries: Iterable<KnownEntry>,
  row: ReadRow,
  place: PlaceToMatch,
  system: string,
): KnownEntry | undefined {
  const key = nameKey(row.title);
  for (const entry of entries) {
    const isFromElsewhere = entry.external.every((known) => known.system !== system);
    if (isFromElsewhere && nameKey(entry.title) === key && isNear(entry, place)) return entry;
  }
  return undefined;
}

/** Entries that may be the same as a row's, each with the reason, for a person to decide. */
export function findPossible(
  entries: Iterable<KnownEntry>,
  row: ReadRow,
  place: PlaceToMatch,
  system: string,
): { entry: KnownEntry; why: string }[] {
  const key = nameKey(row.title);
  const possible: { entry: KnownEntry; why: string }[] = [];
  for (const entry of entries) {
    const isFromElsewhere = entry.external.every((known) => known.system !== system);
    if (nameKey(entry.title) === key) possible.push({ entry, why: 'the same name' });
    else if (isFromElsewhere && isNear(entry, place) && isNameWithin(row.title, entry.title)) {
      possible.push({ entry, why: 'nearly the same name, at the same place' });
    }
  }
  return possible;
}

/**
 * The venue that a row's place is. Same postcode, and: the same name; or the same house number and street; or the
 * same street, where neither has a name of its own. A street without a number is not taken for the named venue in
 * it, because one postcode holds several buildings.
 */
export function findVenue(
  venues: Iterable<KnownVenue>,
  place: PlaceToMatch,
  isEntry: boolean,
): KnownVenue | undefined {
  const all = [...venues];
  const sameName = all.find(
    (venue) => nameKey(venue.title) === nameKey(place.title) && isSameSpot(venue, place),
  );
  if (sameName !== undefined || isEntry) return sameName;
  return all.find((venue) => isSameBuilding(venue, place));
}

/** A venue with the same postcode and street that was not taken for the same, for a person to look at. */
export function findVenueNearby(venues: Iterable<KnownVenue>, place: PlaceToMatch): KnownVenue | undefined {
  const keys = new Set(place.address.lines.slice(0, 2).map(nameKey));
  for (const venue of venues) {
    const isInStreet = venue.lines.slice(0, 2).some((line) => keys.has(nameKey(line)));
    if (isInStreet && venue.postcode !== undefined && venue.postcode === place.postcode) return venue;
  }
  return undefined;
}

function isNear(entry: KnownEntry, place: PlaceToMatch): boolean {
  if (place.area !== undefined && entry.areas.includes(place.area)) return true;
  return entry.venues.some((venue) => {
    if (venue.postcode !== undefined && venue.postcode === place.postcode) return true;
    return isWithin(venue.point, place.point, nearKm);
  });
}

function isSameSpot(venue: KnownVenue, place: PlaceToMatch): boolean {
  if (venue.postcode !== undefined && place.postcode !== undefined) return venue.postcode === place.postcode;
  if (venue.point !== undefined && place.point !== undefined) return isWithin(venue.point, place.point, 0.1);
  const lines = new Set(place.address.lines.map(nameKey));
  return venue.lines.length > 0 && venue.lines.every((line) => lines.has(nameKey(line)));
}

function isSameBuilding(venue: KnownVenue, place: PlaceToMatch): boolean {
  if (venue.postcode === undefined || venue.postcode !== place.postcode) return false;
  const lines = place.address.lines.map(nameKey);
  const numbered = venue.lines.filter((line) => /\d/.test(line)).map(nameKey);
  if (numbered.some((line) => lines.includes(line))) return true;
  if (lines.includes(nameKey(venue.title))) return true;
  const isUnnamed = nameKey(venue.title).startsWith(nameKey(venue.lines[0] ?? venue.title));
  const isSameAddress = venue.lines.map(nameKey).join() === lines.join();
  return isUnnamed && place.address.placeName === undefined && isSameAddress;
}

function isWithin(one: Point | undefined, other: Point | undefined, km: number): boolean {
  return one !== undefined && other !== undefined && distanceKm(one, other) <= km;
}

/** Words so common in names that sharing them says nothing. */
const commonWords = new Set([
  'and',
  'at',
  'centre',
  'club',
  'for',
  'group',
  'in',
  'of',
  'service',
  'services',
  'the',
  'trust',
]);

/** Whether one name holds all the telling words of the other: "Coppice Library", "Coppice Library and Wellbeing Centre". */
function isNameWithin(one: string, other: string): boolean {
  const [a, b] = [one, other].map(
    (name) =>
      new Set(
        slugify(name)
          .split('-')
          .filter((word) => !commonWords.has(word)),
      ),
  );
  if (a === undefined || b === undefined || Math.min(a.size, b.size) < 2) return false;
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  return [...few].every((word) => many.has(word));
}
