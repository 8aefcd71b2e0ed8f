import type { Check } from '../directory.ts';
import { problemAt } from '../problem.ts';

/** Without a number an entry has no short address and no QR code. */
export const numberMissing: Check = (directory) =>
  directory.assets
    .filter((asset) => asset.data.number === undefined && asset.data.status?.is !== 'unlisted')
    .map((asset) =>
      problemAt(asset.source, [], {
        severity: 'warning',
        rule: 'number-missing',
        found: `"${asset.data.title}" has no number, so it has no short address.`,
        fix: 'Run "npm run check -- --fix": it gives the next free number.',
      }),
    );
