import type { Check } from '../directory.ts';
import { problemAt } from '../problem.ts';

/** A tie leads to another entry, and each tie is stated once. */
export const connectionOdd: Check = (directory) =>
  directory.assets.flatMap((asset) => {
    const seen = new Set<string>();
    return (asset.data.connections ?? []).flatMap(({ to, as }, index) => {
      const toItself = to === asset.slug;
      const twice = seen.has(`${as} ${to}`);
      seen.add(`${as} ${to}`);
      if (!toItself && !twice) return [];
      return problemAt(asset.source, ['connections', index], {
        severity: 'error',
        rule: 'connection-odd',
        found: toItself
          ? 'This entry is connected to itself.'
          : `The connection "${as} ${to}" is stated twice.`,
        fix: toItself ? 'Write the name of another entry.' : 'Take one of the two out.',
      });
    });
  });
