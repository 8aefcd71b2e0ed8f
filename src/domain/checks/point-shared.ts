import type { Check, LinkedVenue } from '../directory.ts';
import { problemAt } from '../problem.ts';

/** Places after the decimal point at which two points are the same: about a metre. */
const decimals = 5;

/**
 * Venues at one address share a point; venues at two do not. The same point under another address was usually copied
 * along with the file.
 */
export const pointShared: Check = (directory) => {
  const seen = new Map<string, LinkedVenue[]>();
  return directory.venues.flatMap((venue) => {
    const { lat, lon } = venue.data;
    if (lat === undefined || lon === undefined) return [];
    const key = `${lat.toFixed(decimals)} ${lon.toFixed(decimals)}`;
    const others = seen.get(key) ?? [];
    seen.set(key, [...others, venue]);
    const first = others.find((other) => haveOtherAddresses(other, venue));
    if (!first) return [];
    return problemAt(venue.source, ['lat'], {
      severity: 'warning',
      rule: 'point-shared',
      found: `This is the very point of "${first.data.title}" (${first.source.file}), which has another address.`,
      fix: 'Look the place up on a map and copy its own numbers. If both are in one building, give them one postcode and one street.',
    });
  });
};

function haveOtherAddresses({ data: one }: LinkedVenue, { data: other }: LinkedVenue): boolean {
  if (one.postcode !== undefined && other.postcode !== undefined) return one.postcode !== other.postcode;
  const [street, otherStreet] = [one.address?.[0], other.address?.[0]];
  return street !== undefined && otherStreet !== undefined && plain(street) !== plain(otherStreet);
}

function plain(street: string): string {
  return street
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}
