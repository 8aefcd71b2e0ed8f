import { formalityNames, type Formality } from './asset.ts';
import { dayInWords, type IsoDay } from './calendar-day.ts';
import type { Directory, LinkedAsset, LinkedMember } from './directory.ts';
import { isServing, memberTitle } from './panel.ts';
import { termsEnding, type TermEnding } from './terms.ts';
import {
  bandOfWork,
  isDueNow,
  isWithinInterval,
  keeperOn,
  workOn,
  workStates,
  type Work,
  type WorkBand,
  type WorkState,
} from './review-work.ts';

/** One entry of the list of what wants looking at. */
export interface ReviewItem extends Work {
  readonly asset: LinkedAsset;
  readonly band: WorkBand;
  /** The serving member who looks after it. */
  readonly keeper: LinkedMember | undefined;
  /** Whether `due-soon` or later: it belongs on a list of work. */
  readonly isListed: boolean;
}

/** How many of a group of entries had their check within their interval. */
export interface Coverage {
  /** Slug of the neighbourhood, the word for how things are set up, or the slug of the member. */
  readonly of: string;
  readonly title: string;
  readonly within: number;
  readonly all: number;
  /** How many are due now. */
  readonly due: number;
}

/** What a panel has to do on a day, and how it stands: the one model behind the panel's page and `npm run due`. */
export interface ReviewList {
  readonly town: string;
  readonly today: IsoDay;
  /** Every open entry, the most pressing first, then by the day it was due, then by title. */
  readonly items: readonly ReviewItem[];
  readonly counts: Readonly<Record<WorkState, number>>;
  readonly overall: Coverage;
  readonly byNeighbourhood: readonly Coverage[];
  readonly byFormality: readonly Coverage[];
  readonly byKeeper: readonly Coverage[];
  readonly byTheme: readonly Coverage[];
  /** How many entries nobody looks after. */
  readonly orphans: number;
  /** Members who serve on the day. */
  readonly serving: readonly LinkedMember[];
  /** Terms that end within 60 days, the first first. */
  readonly endings: readonly TermEnding[];
}

/** The slug under which entries are counted that nobody looks after. */
export const nobody = 'nobody';

/** What a panel has to do on a day. */
export function reviewList(directory: Directory, today: IsoDay): ReviewList {
  const items = directory.assets
    .flatMap((asset) => itemOf(asset, directory, today))
    .sort((one, other) => order(one) - order(other) || compareDay(one, other));
  const counted = items.filter(({ state }) => state !== 'paused');
  const serving = directory.members.filter(({ data }) => isServing(data, today));
  const cover = (of: string, title: string, isIn: (item: ReviewItem) => boolean) =>
    coverageOf(of, title, counted.filter(isIn));
  return {
    town: directory.site.name,
    today,
    items,
    counts: countStates(items),
    overall: cover('all', 'All', () => true),
    byNeighbourhood: directory.neighbourhoods.map((neighbourhood) =>
      cover(neighbourhood.slug, neighbourhood.title, ({ asset }) =>
        asset.neighbourhoods.includes(neighbourhood),
      ),
    ),
    byFormality: [...Object.entries(formalityNames), ['unknown', 'Nobody has said'] as const]
      .map(([formality, title]) => cover(formality, title, ({ asset }) => formalityOf(asset) === formality))
      .filter(({ all }) => all > 0),
    byKeeper: [
      ...serving.map((member) =>
        cover(member.slug, memberTitle(member, today), ({ keeper }) => keeper === member),
      ),
      cover(nobody, 'Nobody yet', ({ keeper }) => keeper === undefined),
    ].filter(({ of, all }) => of !== nobody || all > 0),
    byTheme: directory.themes.map((theme) =>
      cover(theme.slug, theme.title, ({ asset }) => asset.themes.includes(theme)),
    ),
    orphans: items.filter(({ keeper }) => keeper === undefined).length,
    serving,
    endings: termsEnding(directory.members, today),
  };
}

/** How an asset is set up; `unknown` where nobody has said. */
export function formalityOf({ data }: Pick<LinkedAsset, 'data'>): Formality | 'unknown' {
  return data.formality ?? 'unknown';
}

/** Items of a list that somebody should look at now or soon. */
export function listedItems({ items }: Pick<ReviewList, 'items'>): readonly ReviewItem[] {
  return items.filter(({ isListed }) => isListed);
}

function itemOf(asset: LinkedAsset, { site }: Directory, today: IsoDay): ReviewItem[] {
  const work = workOn(asset.data, site, today);
  if (work === undefined) return [];
  const band = bandOfWork[work.state];
  return [{ ...work, asset, band, keeper: keeperOn(asset, today), isListed: band !== 'later' }];
}

function order({ state }: ReviewItem): number {
  return workStates.indexOf(state);
}

function compareDay(one: ReviewItem, other: ReviewItem): number {
  const [a = '', b = ''] = [one.dueOn, other.dueOn];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function countStates(items: readonly ReviewItem[]): Record<WorkState, number> {
  const counts = Object.fromEntries(workStates.map((state) => [state, 0])) as Record<WorkState, number>;
  for (const { state } of items) counts[state] += 1;
  return counts;
}

function coverageOf(of: string, title: string, items: readonly ReviewItem[]): Coverage {
  return {
    of,
    title,
    within: items.filter(isWithinInterval).length,
    all: items.length,
    due: items.filter(isDueNow).length,
  };
}

/** Why an item is on the list, in a sentence or two: "Overdue since 3 September 2026. Last checked 4 May 2026." */
export function workInWords({
  asset,
  state,
  since,
  dueOn,
}: Pick<ReviewItem, 'asset' | 'state' | 'since' | 'dueOn'>): string {
  const { checked } = asset.data;
  const last = checked ? ` Last checked ${dayInWords(checked.on)}.` : '';
  switch (state) {
    case 'lapsed':
      return `Lapsed.${last}`;
    case 'overdue':
      return `Overdue since ${dayInWords(since!)}.${last}`;
    case 'never-checked':
      return since === undefined ? 'Never checked.' : `Never checked. Added ${dayInWords(since)}.`;
    case 'pause-over':
      return `Was due back on ${dayInWords(dueOn!)}.`;
    case 'due':
      return `Due since ${dayInWords(since!)}.`;
    case 'due-soon':
      return `Due on ${dayInWords(dueOn!)}.`;
    case 'paused':
      return asset.data.status?.is === 'paused' && asset.data.status.until
        ? `Paused until ${dayInWords(asset.data.status.until)}.`
        : 'Paused for now.';
    case 'fresh':
      return `Checked ${dayInWords(since!)}. Due on ${dayInWords(dueOn!)}.`;
  }
}
