import type { Check, LinkedAsset, LinkedVenue } from '../directory.ts';
import { problemAt, type Problem } from '../problem.ts';

type Addressed = LinkedAsset | LinkedVenue;

/** An old address sends readers to one entry; it cannot be a living entry's address or belong to two. */
export const oldAddressTaken: Check = (directory) => [
  ...takenAmong(directory.assets),
  ...takenAmong(directory.venues),
];

function takenAmong(entries: readonly Addressed[]): Problem[] {
  const living = new Map(entries.map((entry) => [entry.slug, entry]));
  const former = new Map<string, Addressed>();
  return entries.flatMap((entry) =>
    (entry.data.formerly ?? []).flatMap((slug, index) => {
      const holder = living.get(slug) ?? former.get(slug);
      former.set(slug, entry);
      if (holder === undefined) return [];
      return problemAt(entry.source, ['formerly', index], {
        severity: 'error',
        rule: 'old-address-taken',
        found:
          holder === entry
            ? `"${slug}" is the address this entry has now.`
            : `"${slug}" is also an address of "${holder.data.title}" (${holder.source.file}).`,
        fix: 'Take it out here, or there: an address can lead to one entry only.',
      });
    }),
  );
}
