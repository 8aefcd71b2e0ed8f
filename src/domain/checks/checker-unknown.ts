import { outsideCheckers } from '../asset.ts';
import type { Check } from '../directory.ts';
import { problemAt } from '../problem.ts';
import { closestWord } from '../slug.ts';

/**
 * Who checked an entry should be somebody the directory knows. Only a warning: a member's file may be gone
 * years after the check was made.
 */
export const checkerUnknown: Check = (directory) => {
  const known = [...directory.memberBySlug.keys(), ...outsideCheckers];
  return directory.assets.flatMap((asset) => {
    const by = asset.data.checked?.by;
    if (by === undefined || known.includes(by)) return [];
    const near = closestWord(by, known);
    return problemAt(asset.source, ['checked', 'by'], {
      severity: 'warning',
      rule: 'checker-unknown',
      found: `Nobody called "${by}" is in the panel folder.`,
      fix:
        near === undefined
          ? 'Write a panel member like member-3, or link-worker, or organiser.'
          : `Did you mean "${near}"?`,
    });
  });
};
