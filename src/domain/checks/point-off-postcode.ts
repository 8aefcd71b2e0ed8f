import type { Check } from '../directory.ts';
import { distanceKm } from '../geo.ts';
import { postcodesIn } from '../postcode-file.ts';
import { problemAt } from '../problem.ts';

/** In the country one postcode reaches this far, in kilometres. */
const farKm = 2;

/** A venue lies near its own postcode. One wrong digit in a coordinate is a kilometre or ten. */
export const pointOffPostcode: Check = (directory) => {
  if (!directory.postcodes) return [];
  const places = new Map(postcodesIn(directory.postcodes).map((placed) => [placed.postcode, placed]));
  return directory.venues.flatMap(({ data, source }) => {
    const { lat, lon, postcode } = data;
    const place = places.get(postcode ?? '');
    if (lat === undefined || lon === undefined || !place) return [];
    const far = distanceKm({ lat, lon }, place);
    if (far <= farKm) return [];
    return problemAt(source, ['lat'], {
      severity: 'warning',
      rule: 'point-off-postcode',
      found: `lat ${lat}, lon ${lon} is ${Math.round(far)} km from the postcode ${place.postcode}.`,
      fix: `One of them is wrong. The postcode lies at lat ${place.lat}, lon ${place.lon}.`,
    });
  });
};
