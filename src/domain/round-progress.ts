import type { IsoDay } from './calendar-day.ts';
import type { Directory, Entry, LinkedAsset } from './directory.ts';
import type { Round } from './round.ts';

/** What came of an entry in a review round. */
export const roundOutcomes = [
  'still-right',
  'changed',
  'paused',
  'closed',
  'could-not-reach',
  'seen-since',
  'waiting',
] as const;

/** What came of an entry in a review round. */
export type RoundOutcome = (typeof roundOutcomes)[number];

/** How each outcome is told of a count. */
export const roundOutcomeNames: Readonly<Record<RoundOutcome, string>> = {
  'still-right': 'still right',
  changed: 'put right',
  paused: 'paused',
  closed: 'closed',
  'could-not-reach': 'could not be reached',
  'seen-since': 'looked at again since',
  waiting: 'not looked at',
};

/** How the note of a check begins that found something to put right, so that a round can count it. */
export const changedMark = 'Changed: ';

/** Where a review round stands. */
export interface RoundProgress {
  readonly round: Entry<Round>;
  /** "Everything", "Well Bank", "Eat together". */
  readonly scope: string;
  readonly stage: 'ahead' | 'running' | 'over';
  readonly entries: readonly { readonly asset: LinkedAsset; readonly outcome: RoundOutcome }[];
  readonly counts: Readonly<Record<RoundOutcome, number>>;
  /** How many somebody reached or tried to reach. */
  readonly done: number;
}

/**
 * Where a review round stands on a day, from what the entries themselves say. Entries that were added after it, or
 * had closed before it, are not part of it. Where a round is over and an entry was checked again since, the file no
 * longer tells what the round found; git does.
 */
export function roundProgress(round: Entry<Round>, directory: Directory, today: IsoDay): RoundProgress {
  const { from, to } = round.data;
  const entries = directory.assets
    .filter((asset) => isInScope(asset, round.data) && wasThere(asset, round.data))
    .map((asset) => ({ asset, outcome: outcomeOf(asset, round.data) }));
  const counts = Object.fromEntries(roundOutcomes.map((outcome) => [outcome, 0])) as Record<
    RoundOutcome,
    number
  >;
  for (const { outcome } of entries) counts[outcome] += 1;
  return {
    round,
    scope: scopeInWords(round.data, directory),
    stage: today < from ? 'ahead' : today <= to ? 'running' : 'over',
    entries,
    counts,
    done: entries.length - counts.waiting,
  };
}

function isInScope(asset: LinkedAsset, { scope }: Round): boolean {
  switch (scope.of) {
    case 'all':
      return true;
    case 'neighbourhood':
      return asset.neighbourhoods.some(({ slug }) => slug === scope.slug);
    case 'theme':
      return asset.themes.some(({ slug }) => slug === scope.slug);
  }
}

function wasThere({ data }: LinkedAsset, { from, to }: Round): boolean {
  if (data.status?.is === 'unlisted') return false;
  if (data.added !== undefined && data.added.on > to) return false;
  return data.status?.is !== 'closed' || data.status.on >= from;
}

function outcomeOf({ data }: LinkedAsset, { from, to }: Round): RoundOutcome {
  const { checked, tried, status } = data;
  const isIn = (day: IsoDay | undefined) => day !== undefined && from <= day && day <= to;
  if (isIn(checked?.on)) {
    if (status?.is === 'closed') return 'closed';
    if (status?.is === 'paused') return 'paused';
    return checked?.note?.startsWith(changedMark) ? 'changed' : 'still-right';
  }
  if (status?.is === 'closed' && isIn(status.on)) return 'closed';
  if (checked !== undefined && checked.on > to) return 'seen-since';
  return isIn(tried?.on) ? 'could-not-reach' : 'waiting';
}

function scopeInWords({ scope }: Round, directory: Directory): string {
  if (scope.of === 'all') return 'Everything';
  const among = scope.of === 'theme' ? directory.themes : directory.neighbourhoods;
  return among.find(({ slug }) => slug === scope.slug)?.title ?? scope.slug;
}
