import type { LinkedAsset } from '../domain/directory.ts';
import type { ReviewState } from '../domain/review.ts';
import type { Standing, StatusState } from '../domain/standing.ts';

/** Parts of a list, in the order shown: what anybody can simply go to first, what has ended last. */
export const listBands = [
  'usual',
  'no-place',
  'ring-first',
  'not-checked',
  'lapsed',
  'back-later',
  'paused',
  'closed',
] as const;

/** One part of a list. */
export type ListBand = (typeof listBands)[number];

/** How a band is called over its cards; the usual band needs no words. */
export const bandTitles: Readonly<Record<ListBand, string>> = {
  usual: '',
  'no-place': 'No place needed',
  'ring-first': 'Ring before you go',
  'not-checked': 'Nobody has checked these yet',
  lapsed: 'Not checked for a long time',
  'back-later': 'Back later',
  paused: 'Paused',
  closed: 'Closed lately',
};

/** What a band means, in a line under its title. */
export const bandHints: Readonly<Record<ListBand, string>> = {
  usual: '',
  'no-place': 'By phone, online, or they come to you.',
  'ring-first': 'Things may have changed since we last asked.',
  'not-checked': 'They are on our list to visit or ring. Ring first if you can.',
  lapsed: 'We do not know whether these still go on.',
  'back-later': 'They run at another time of year.',
  paused: 'Stopped for now.',
  closed: 'They have ended.',
};

/** What one line of an A to Z says of an entry outside the usual bands. */
export const bandMarks: Readonly<Record<ListBand, string>> = {
  usual: '',
  'no-place': '',
  'ring-first': 'Ring first',
  'not-checked': 'Not checked yet',
  lapsed: 'Not checked for a long time',
  'back-later': 'Back later',
  paused: 'Paused',
  closed: 'Closed',
};

const bandByStatus: Readonly<Partial<Record<StatusState, ListBand>>> = {
  closed: 'closed',
  paused: 'paused',
  'out-of-season': 'back-later',
};

const bandByReview: Readonly<Partial<Record<ReviewState, ListBand>>> = {
  lapsed: 'lapsed',
  overdue: 'ring-first',
  'never-checked': 'not-checked',
};

/**
 * The band of a list that holds an entry. That it has stopped counts before how old its check is, and that
 * before where it is.
 */
export function bandOf(asset: Pick<LinkedAsset, 'places'>, standing: Standing): ListBand {
  const stopped = bandByStatus[standing.status];
  if (stopped !== undefined) return stopped;
  const aged = bandByReview[standing.review];
  if (aged !== undefined) return aged;
  if (standing.status === 'pause-over') return 'ring-first';
  return needsNoPlace(asset) ? 'no-place' : 'usual';
}

const placesOfNone: ReadonlySet<string> = new Set(['online', 'phone', 'visits']);

/** Whether nobody has to go anywhere for it: it happens by phone, online or at home. */
export function needsNoPlace({ places }: Pick<LinkedAsset, 'places'>): boolean {
  return places.length > 0 && places.every((place) => placesOfNone.has(place.is));
}
