import type { Check, LinkedAsset } from '../directory.ts';
import { problemAt } from '../problem.ts';

/** A number stands for one entry for ever: it is on posters and in people's heads. */
export const numberTaken: Check = (directory) => {
  const retired = new Set(directory.site.retiredNumbers);
  const holders = new Map<number, LinkedAsset>();
  return directory.assets.flatMap((asset) => {
    const { number } = asset.data;
    if (number === undefined) return [];
    const holder = holders.get(number);
    if (holder === undefined) holders.set(number, asset);
    if (holder === undefined && !retired.has(number)) return [];
    return problemAt(asset.source, ['number'], {
      severity: 'error',
      rule: 'number-taken',
      found:
        holder === undefined
          ? `Number ${number} belonged to an entry that was taken out.`
          : `Number ${number} is also the number of "${holder.data.title}" (${holder.source.file}).`,
      fix: 'Take the line out of the newer of the two. "npm run check -- --fix" then gives it the next free number.',
    });
  });
};
