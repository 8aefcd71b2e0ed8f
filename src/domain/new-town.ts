import type { Site } from './site.ts';

/**
 * What a fresh content folder holds where only people of the place know better. It is valid, so that the site can be
 * built at once, and it is told apart from any true value: the rule `still-to-fill` names what is left of it.
 */
export const stillToFill = {
  /** `.example` belongs to nobody, for good (RFC 2606). */
  host: 'your-town.example',
  email: 'panel@your-town.example',
  /** West, south, east and north of England and Wales. */
  box: [-5.8, 49.9, 1.8, 55.9],
  /** Slug and title of the first venue. */
  venue: 'our-first-place',
  venueTitle: 'Our first place',
} as const;

/** Whether the area is the whole country, as in a fresh content folder. */
export function isWholeCountry({ bbox }: Site['area']): boolean {
  return bbox.every((edge, index) => edge === stillToFill.box[index]);
}
