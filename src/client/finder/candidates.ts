/** What is in the question before any words are: how each thing stands, where it is and which filters it passes. */
import type { FinderData, FinderPlace, FinderState, FinderThing } from '../../formats/finder.ts';
import { plainLetters } from '../../formats/finder-letters.ts';
import { distanceKm } from './distance.ts';
import { accessDenied, isLately, passing, valuesOf, type FilterValues, type Passing } from './filters.ts';
import type { Box, FindQuery, NextMeeting } from './find-query.ts';
import type { MeetingDates } from './meeting-dates.ts';
import { nextMeeting } from './next-meeting.ts';
import { standingOn } from './standing-on.ts';
import { isOnWhen } from './when-filter.ts';

/** The data of a directory, and its dates once they are there. */
export interface Town {
  readonly data: FinderData;
  readonly meetings: MeetingDates | undefined;
}

/** A thing as far as it is the same for every question. */
export interface Known {
  readonly index: number;
  readonly thing: FinderThing;
  readonly values: FilterValues;
  readonly denied: readonly string[];
  readonly places: readonly FinderPlace[];
  readonly plainTitle: string;
}

/** A thing as it stands to one question, whatever its words. */
export interface Candidate {
  readonly known: Known;
  readonly state: FinderState;
  readonly nearest: { readonly place: FinderPlace | undefined; readonly km: number | undefined };
  readonly passing: Passing;
  /** Its next date; worked out when it is first asked for. */
  readonly next: () => NextMeeting | undefined;
}

/** Takes a thing of the data apart. */
export function knownOf(thing: FinderThing, index: number, data: FinderData): Known {
  return {
    index,
    thing,
    values: valuesOf(thing, data),
    denied: accessDenied(thing, data),
    places: (thing.p ?? []).flatMap((place) => data.places[place] ?? []),
    plainTitle: plainLetters(thing.t),
  };
}

/** The thing as it stands to a question; none where it is out of the question. */
export function candidateOf(known: Known, query: FindQuery, town: Town): Candidate[] {
  const { thing } = known;
  const state = standingOn(thing, town.data, query.today);
  if (state.rank === 'never' || !fitsAge(thing, query.age)) return [];
  if (query.when && !isOnWhen(known.index, thing, query.when, query, town)) return [];
  const nearest = nearestPlace(known.places, query.near);
  const isTooFar = query.near && query.withinKm !== undefined && (nearest.km ?? 0) > query.withinKm;
  if (isTooFar || (query.box && isElsewhere(known.places, query.box))) return [];
  const checked = isLately(thing.seen, query.today) ? ['lately'] : [];
  const values = { ...known.values, checked };
  return [
    {
      known,
      state,
      nearest,
      passing: passing({ ...known, values }, query.filters ?? {}),
      next: once(() => nextMeeting(known.index, thing, query, town)),
    },
  ];
}

function once<Value>(workOut: () => Value): () => Value {
  let worked: { readonly value: Value } | undefined;
  return () => (worked ??= { value: workOut() }).value;
}

function fitsAge({ a }: FinderThing, age: number | undefined): boolean {
  return age === undefined || a === undefined || (a[0] <= age && age <= a[1]);
}

/** Whether it passes all filters, or only may. */
export function isShown({ passing: { fails, isAccessUnknown } }: Candidate): boolean {
  return fails.length === 0 || isAccessUnknown;
}

/** Whether all its places lie outside a part of the map; something without any is nowhere else. */
function isElsewhere(places: readonly FinderPlace[], [west, south, east, north]: Box): boolean {
  const points = places.flatMap(({ at }) => (at ? [at] : []));
  return (
    points.length > 0 && points.every(([lat, lon]) => lat < south || north < lat || lon < west || east < lon)
  );
}

function nearestPlace(places: readonly FinderPlace[], near: FindQuery['near']): Candidate['nearest'] {
  let nearest: Candidate['nearest'] = { place: places[0], km: undefined };
  if (near === undefined) return nearest;
  for (const place of places) {
    if (place.at === undefined) continue;
    const km = distanceKm(near, { lat: place.at[0], lon: place.at[1] });
    if (nearest.km === undefined || km < nearest.km) nearest = { place, km };
  }
  return nearest;
}
