import type { Check } from '../directory.ts';
import { judgePoint, nearAreaKm } from '../geo.ts';
import { problemAt } from '../problem.ts';

/**
 * A venue lies in or near the area. Latitude and longitude in each other's place are the usual slip, then a minus that
 * was lost on the way.
 */
export const pointElsewhere: Check = (directory) =>
  directory.venues.flatMap((venue) => {
    const { lat, lon } = venue.data;
    if (lat === undefined || lon === undefined) return [];
    switch (judgePoint({ lat, lon }, directory.site.area)) {
      case 'swapped':
        return problemAt(venue.source, ['lat'], {
          severity: 'error',
          rule: 'point-elsewhere',
          found: `lat ${lat} and lon ${lon} have changed places.`,
          fix: `Write lat: ${lon} and lon: ${lat}.`,
        });
      case 'mirrored':
        return problemAt(venue.source, ['lon'], {
          severity: 'error',
          rule: 'point-elsewhere',
          found: `lon ${lon} is on the wrong side of Greenwich.`,
          fix: `Write lon: ${-lon}. West of Greenwich it has a minus, east of it none.`,
        });
      case 'outside':
        return problemAt(venue.source, ['lat'], {
          severity: 'warning',
          rule: 'point-elsewhere',
          found: `lat ${lat}, lon ${lon} is more than ${nearAreaKm} km outside ${directory.site.name}.`,
          fix: 'Look the place up on a map and copy both numbers again. If it really is that far away, leave it.',
        });
      default:
        return [];
    }
  });
