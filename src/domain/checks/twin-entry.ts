import type { Check, LinkedAsset } from '../directory.ts';
import { problemAt } from '../problem.ts';

/** Two entries with one name in one place are usually the same thing, added twice. */
export const twinEntry: Check = (directory) => {
  const seen = new Map<string, LinkedAsset>();
  return directory.assets.flatMap((asset) => {
    const places = asset.places.map((place) => (place.is === 'venue' ? place.venue.slug : place.is)).sort();
    const key = JSON.stringify([asset.data.title.toLowerCase(), places]);
    const twin = seen.get(key);
    if (twin === undefined) {
      seen.set(key, asset);
      return [];
    }
    return problemAt(asset.source, ['title'], {
      severity: 'warning',
      rule: 'twin-entry',
      found: `"${twin.data.title}" (${twin.source.file}) has the same name and place.`,
      fix: "If they are the same, keep one and put the other's address under formerly.",
    });
  });
};
