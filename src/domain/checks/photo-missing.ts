import type { Check } from '../directory.ts';
import { problemAt } from '../problem.ts';
import { closestWord } from '../slug.ts';

/** A photo that an entry names is in the photos folder. */
export const photoMissing: Check = (directory) =>
  directory.assets.flatMap((asset) => {
    const file = asset.data.photo?.file;
    if (file === undefined || directory.photos.has(file)) return [];
    const near = closestWord(file, [...directory.photos]);
    return problemAt(asset.source, ['photo', 'file'], {
      severity: 'error',
      rule: 'photo-missing',
      found: `There is no photo "${file}" in the photos folder.`,
      fix:
        near === undefined
          ? 'Put the photo there, or take photo out of the entry.'
          : `Did you mean "${near}"?`,
    });
  });
