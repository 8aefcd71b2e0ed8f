import type { Check } from '../directory.ts';
import { postcodesIn } from '../postcode-file.ts';
import { problemAt } from '../problem.ts';

/** A venue without a point is on no map and near nobody. Where its postcode is known, that is a first pin. */
export const pointMissing: Check = (directory) => {
  const lost = directory.venues.filter(({ data }) => data.lat === undefined && data.postcode !== undefined);
  if (lost.length === 0 || !directory.postcodes) return [];
  const places = new Map(postcodesIn(directory.postcodes).map((placed) => [placed.postcode, placed]));
  return lost.flatMap(({ data, source }) => {
    const place = places.get(data.postcode ?? '');
    if (!place) return [];
    return problemAt(source, ['postcode'], {
      severity: 'warning',
      rule: 'point-missing',
      found: `"${data.title}" is on no map, because it has no lat and lon.`,
      fix: `Write "lat": ${place.lat}, "lon": ${place.lon}, the middle of ${place.postcode}; better, the numbers of its door from a map.`,
    });
  });
};
