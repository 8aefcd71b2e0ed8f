import type { Check } from '../directory.ts';
import { problemAt } from '../problem.ts';

/** A venue that is also an asset is two files that name each other. */
export const venueOneSided: Check = (directory) =>
  directory.venues.flatMap((venue) => {
    const { asset } = venue;
    if (asset === undefined || asset.venues.includes(venue)) return [];
    return problemAt(venue.source, ['asset'], {
      severity: 'warning',
      rule: 'venue-one-sided',
      found: `This venue says it is the entry "${asset.data.title}", but that entry does not name this venue.`,
      fix: `Add "- venue: ${venue.slug}" under where in ${asset.source.file}, or take asset out here.`,
    });
  });
