import type { ConnectionTie } from '../domain/connection.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import { openAssets } from './browse-view.ts';
import type { ViewContext } from './view-context.ts';

/** One tie between two entries, once, as it was stated. */
export interface NetworkTie {
  readonly from: LinkedAsset;
  readonly to: LinkedAsset;
  readonly as: ConnectionTie;
}

/** The entries that lists hold and that have not closed, and the ties between them. */
export interface Network {
  readonly assets: readonly LinkedAsset[];
  readonly ties: readonly NetworkTie[];
  /** The others that each entry is tied to, each once, in the order of the ties; nobody for a lone one. */
  readonly tiedTo: ReadonlyMap<LinkedAsset, readonly LinkedAsset[]>;
}

/** Ties that read the same from both ends. */
const mutual: ReadonlySet<ConnectionTie> = new Set(['meets-with', 'shares-people']);

/** Whether a tie leads from one end to the other, so that a drawing needs an arrow. */
export function isDirected(as: ConnectionTie): boolean {
  return !mutual.has(as);
}

/** How the entries are tied on the day of the build; who runs what is a tie as well. */
export function networkOf(context: ViewContext): Network {
  const assets = openAssets(context);
  const shown = new Set(assets);
  const ties = new Map<string, NetworkTie>();
  const add = (tie: NetworkTie) => {
    if (tie.from === tie.to || !shown.has(tie.to)) return;
    const ends = [tie.from.slug, tie.to.slug];
    const key = [tie.as, ...(isDirected(tie.as) ? ends : ends.sort())].join(' ');
    if (!ties.has(key)) ties.set(key, tie);
  };
  for (const from of assets) {
    for (const { as, direction, other } of from.ties) if (direction === 'out') add({ from, to: other, as });
    if (from.runBy && 'asset' in from.runBy) add({ from, to: from.runBy.asset, as: 'run-by' });
  }
  const all = [...ties.values()];
  return { assets, ties: all, tiedTo: new Map(assets.map((asset) => [asset, othersOf(asset, all)])) };
}

/** Whether an entry is among those that are drawn: it is open, and so is something that it is tied to. */
export function isDrawn(asset: LinkedAsset, context: ViewContext): boolean {
  const runBy = asset.runBy && 'asset' in asset.runBy ? [asset.runBy.asset] : [];
  const others = [...asset.ties.map(({ other }) => other), ...runBy, ...asset.runs];
  return (
    openAssets(context, [asset]).length > 0 && openAssets(context, others).some((other) => other !== asset)
  );
}

function othersOf(asset: LinkedAsset, ties: readonly NetworkTie[]): LinkedAsset[] {
  const others = ties.flatMap(({ from, to }) => {
    if (from === asset) return to;
    return to === asset ? from : [];
  });
  return [...new Set(others)];
}

/** So many entries fit one drawing with names that can be read. */
export const mostInCircle = 12;

/**
 * Entries that are tied to each other more than to others, as circles of at most 12: groups are joined one pair
 * at a time, the pair first whose joining leaves fewest ties outside for its size (modularity, as Clauset, Newman
 * and Moore describe it). Large circles first, and in each the entry with most ties first. Lone entries are in
 * none. The same ties always give the same circles.
 */
export function circlesOf({ assets, ties, tiedTo }: Network): readonly (readonly LinkedAsset[])[] {
  const degree = (asset: LinkedAsset) => tiedTo.get(asset)?.length ?? 0;
  let groups = assets.filter((asset) => degree(asset) > 0).map((asset) => [asset]);
  for (let best = bestJoin(groups, ties.length, tiedTo); best; best = bestJoin(groups, ties.length, tiedTo)) {
    const { one, other } = best;
    groups = [...groups.filter((group) => group !== one && group !== other), [...one, ...other]];
  }
  return groups
    .map((group) => group.sort((one, other) => degree(other) - degree(one) || bySlug(one, other)))
    .sort((one, other) => other.length - one.length || bySlug(one[0], other[0]));
}

function bySlug(one: LinkedAsset | undefined, other: LinkedAsset | undefined): number {
  const [a, b] = [one?.slug ?? '', other?.slug ?? ''];
  return a < b ? -1 : Number(a > b);
}

type Group = LinkedAsset[];

/** The two groups whose joining gains most; undefined when nothing gains. */
function bestJoin(
  groups: readonly Group[],
  tieCount: number,
  tiedTo: Network['tiedTo'],
): { one: Group; other: Group } | undefined {
  const groupOf = new Map(groups.flatMap((group) => group.map((asset) => [asset, group] as const)));
  const weight = new Map(
    groups.map((group) => [group, sum(group.map((asset) => tiedTo.get(asset)?.length ?? 0))]),
  );
  let best: { one: Group; other: Group; gain: number } | undefined;
  for (const one of groups) {
    const between = new Map<Group, number>();
    for (const asset of one) {
      for (const other of tiedTo.get(asset) ?? []) {
        const group = groupOf.get(other);
        if (group !== undefined && group !== one) between.set(group, (between.get(group) ?? 0) + 1);
      }
    }
    for (const [other, shared] of between) {
      if (one.length + other.length > mostInCircle) continue;
      const chance = ((weight.get(one) ?? 0) * (weight.get(other) ?? 0)) / (2 * tieCount);
      const gain = shared - chance;
      if (gain > 0 && (best === undefined || gain > best.gain)) best = { one, other, gain };
    }
  }
  return best;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
