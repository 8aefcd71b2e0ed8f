import { distanceKm, type Point } from '../domain/geo.ts';
import type { Difference } from './import-report.ts';
import { findVenue, linesOf, type KnownEntry, type KnownVenue } from './match.ts';
import type { SettledPlace, Somewhere } from './settle-places.ts';

/** Pins this near each other, in kilometres, are on the same building. */
const pinSlackKm = 0.1;

/** Where a row's places are not where the known entry says; three at most, none of which can be taken over unseen. */
export function diffPlaces(settled: Somewhere, known: KnownEntry): Difference[] {
  return settled.all.flatMap((place) => diffPlace(place, known)).slice(0, 3);
}

function diffPlace(settled: SettledPlace, known: KnownEntry): Difference[] {
  const { place } = settled;
  const here = known.venues.map(sayVenue).join('; ') || known.areas.join(', ') || 'nothing';
  if (settled.is === 'other') {
    const isSame = place.area === undefined || known.areas.includes(place.area);
    return isSame ? [] : [{ field: 'where', here, there: `somewhere in ${place.area}`, canTake: false }];
  }
  const isSamePin = known.venues.some(
    (one) =>
      one.point !== undefined &&
      place.point !== undefined &&
      place.postcode === undefined &&
      distanceKm(one.point, place.point) <= pinSlackKm &&
      one.lines.join() === linesOf(place).join(),
  );
  const venue = findVenue(known.venues, place, false) ?? (isSamePin ? known.venues[0] : undefined);
  if (venue === undefined) {
    const { lines } = place.address;
    const there = [...(lines.length === 0 ? [place.title] : lines), place.postcode]
      .filter(Boolean)
      .join(', ');
    return [{ field: 'where', here, there, canTake: false }];
  }
  // A pin that was looked up from the postcode says nothing about one that somebody set.
  const isOwnPin = settled.from.point !== undefined && place.point !== undefined && venue.point !== undefined;
  return isOwnPin && distanceKm(venue.point, place.point) > pinSlackKm
    ? [{ field: 'where, pin', here: sayPoint(venue.point), there: sayPoint(place.point), canTake: false }]
    : [];
}

function sayVenue({ title, lines, postcode }: KnownVenue): string {
  return [title, ...lines, postcode].filter((part) => part !== undefined).join(', ');
}

function sayPoint({ lat, lon }: Point): string {
  return `${lat}, ${lon}`;
}
