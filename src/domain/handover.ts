import type { IsoDay } from './calendar-day.ts';
import type { LinkedAsset, LinkedMember } from './directory.ts';
import { needsKeeper } from './review-work.ts';

/** One entry that goes to another member. */
export interface HandedOver {
  readonly asset: LinkedAsset;
  readonly to: LinkedMember;
  /** Title of the part of the member's patch that the entry lies in; undefined when it lies in none. */
  readonly because: string | undefined;
}

/**
 * Shares the entries of one member out among others: each gets as many as the next, or one more, and entries go to
 * those whose patch they lie in as far as that allows. The same directory always gives the same answer.
 *
 * @param to who takes entries on, each once; at least one
 */
export function handOver(
  assets: readonly LinkedAsset[],
  to: readonly LinkedMember[],
  today: IsoDay,
): HandedOver[] {
  const open = assets.filter(({ data }) => needsKeeper(data, today));
  const room = new Map(to.map((member, index) => [member, roomFor(index, to.length, open.length)]));
  const given = new Map<LinkedAsset, HandedOver>();
  // Those with the fewest members to go to choose first; otherwise the order of titles decides.
  const byChoice = open
    .map((asset) => ({ asset, fits: to.filter((member) => partOfPatch(asset, member) !== undefined) }))
    .sort((one, other) => rankOf(one.fits.length) - rankOf(other.fits.length));
  for (const { asset, fits } of byChoice) {
    const [roomiest] = [...(fits.some((member) => room.get(member)! > 0) ? fits : to)].sort(
      (one, other) => room.get(other)! - room.get(one)!,
    );
    if (roomiest === undefined) continue;
    room.set(roomiest, room.get(roomiest)! - 1);
    given.set(asset, { asset, to: roomiest, because: partOfPatch(asset, roomiest) });
  }
  return open.flatMap((asset) => given.get(asset) ?? []);
}

/** How many entries each takes: the first ones one more, where they do not come out even. */
function roomFor(index: number, members: number, entries: number): number {
  return Math.floor(entries / members) + (index < entries % members ? 1 : 0);
}

/** Entries that lie in nobody's patch are placed last, where there is room. */
function rankOf(fits: number): number {
  return fits === 0 ? Number.MAX_SAFE_INTEGER : fits;
}

function partOfPatch(asset: LinkedAsset, { neighbourhoods, themes }: LinkedMember): string | undefined {
  const neighbourhood = asset.neighbourhoods.find((each) => neighbourhoods.includes(each));
  return neighbourhood?.title ?? asset.themes.find((theme) => themes.includes(theme))?.title;
}
