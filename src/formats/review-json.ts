import type { ReviewItem, ReviewList } from '../domain/review-list.ts';

/**
 * What the panel has to do, as data for other programs: every open entry with its state and its days, and the
 * coverage. Slugs stand for members; nobody is named. Ends with a line break.
 */
export function reviewJson(list: ReviewList): string {
  const { town, today, counts, overall, byNeighbourhood, byFormality, byTheme, byKeeper } = list;
  const data = {
    town,
    today,
    counts,
    coverage: {
      overall: withoutTitle(overall),
      neighbourhoods: byNeighbourhood.map(withoutTitle),
      formality: byFormality.map(withoutTitle),
      themes: byTheme.map(withoutTitle),
      stewards: byKeeper.map(withoutTitle),
    },
    entries: list.items.map(entryOf),
    endings: list.endings.map(({ member, on, entries }) => ({ steward: member.slug, on, entries })),
    orphans: list.orphans,
    serving: list.serving.map(({ slug }) => slug),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

function withoutTitle({ of, within, all, due }: ReviewList['overall']) {
  return { of, within, all, due };
}

function entryOf({ asset, state, since, dueOn, keeper }: ReviewItem) {
  return {
    slug: asset.slug,
    title: asset.data.title,
    state,
    since: since ?? null,
    dueOn: dueOn ?? null,
    checkedOn: asset.data.checked?.on ?? null,
    triedOn: asset.data.tried?.on ?? null,
    steward: keeper?.slug ?? null,
    neighbourhoods: asset.neighbourhoods.map(({ slug }) => slug),
    themes: asset.themes.map(({ slug }) => slug),
  };
}
