import { addMonths, type IsoDay } from '../domain/calendar-day.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import { countedEntry, weekPartOf, type CountedEntry } from './coverage.ts';
import type { ViewContext } from './view-context.ts';

/** Something of which a directory should have its share. */
export interface Kind {
  readonly title: string;
  readonly isOne: (entry: CountedEntry) => boolean;
}

/** What balance is judged by, what other lists lack first. */
export const kinds: readonly Kind[] = [
  {
    title: 'Run by neighbours, with no committee',
    isOne: ({ asset }) => asset.data.formality === 'informal',
  },
  {
    title: 'Word of mouth, on no other list',
    isOne: ({ asset }) => asset.data.publicity !== undefined && asset.data.publicity !== 'widely-known',
  },
  { title: 'Free, or pay what you can', isOne: ({ cost }) => cost === 'free' || cost === 'pay-what-you-can' },
  {
    title: 'Known to have a step-free way in',
    isOne: ({ asset }) => asset.access.get('stepFree')?.is === 'yes',
  },
  {
    title: 'On in the evening',
    isOne: (entry) => slotsOf(entry).some((slot) => slot.endsWith('Evening')),
  },
  {
    title: 'On at the weekend',
    isOne: (entry) => slotsOf(entry).some((slot) => ['saturday', 'sunday'].includes(weekPartOf(slot))),
  },
];

function slotsOf({ spots }: CountedEntry) {
  return [...spots.values()].flatMap(({ on }) => [...on]);
}

/** How many months before the day each column of a trend is, the earliest first. */
export const monthsBefore = [12, 9, 6, 3, 0] as const;

/** A part of a whole, on a day. */
export interface Share {
  readonly day: IsoDay;
  readonly part: number;
  readonly whole: number;
}

/**
 * Whether an entry was in the list on a day, as far as its own file tells: added by then (or nobody wrote down
 * when), not closed by then, and not unlisted. On the day of the build this is what lists hold without what has
 * closed.
 */
export function wasListedOn({ data }: LinkedAsset, day: IsoDay): boolean {
  const { added, status } = data;
  if (status?.is === 'unlisted') return false;
  if (status?.is === 'closed' && status.on <= day) return false;
  return added === undefined || added.on <= day;
}

/** The share of each kind a year, nine, six and three months before the day, and on it; by what is known today. */
export function sharesOverAYear({
  directory,
  today,
}: ViewContext): readonly { kind: Kind; shares: readonly Share[] }[] {
  const entries = directory.assets.map((asset) => countedEntry(asset, directory, today));
  return kinds.map((kind) => ({
    kind,
    shares: monthsBefore.map((months) => {
      const day = addMonths(today, -months);
      const there = entries.filter(({ asset }) => wasListedOn(asset, day));
      return { day, part: there.filter(kind.isOne).length, whole: there.length };
    }),
  }));
}

/** A share in whole hundredths: 54 for 38 of 71. Nothing of nothing is 0. */
export function percentOf({ part, whole }: Pick<Share, 'part' | 'whole'>): number {
  return whole === 0 ? 0 : Math.round((100 * part) / whole);
}
