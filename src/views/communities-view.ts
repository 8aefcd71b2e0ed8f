import { communityTieNames, communityTies, type CommunityTie } from '../domain/community.ts';
import type { LinkedAsset } from '../domain/directory.ts';
import { assetRow, listedAssets } from './a-to-z-view.ts';
import { addressOf } from './addresses.ts';
import { homeCrumb } from './crumbs.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import type { LetterRow } from './letters-view.ts';
import type { ViewContext } from './view-context.ts';
import { capitalised, countOf } from './words.ts';

/** One community with what belongs to it. */
export interface CommunityView {
  /** "Night-shift workers". */
  readonly title: string;
  /** Its anchor on the page that holds it: "interest-people-who-knit". */
  readonly anchor: string;
  /** Leads to its lines, on this page or on the page of its tie. */
  readonly href: string;
  /** "3 things". */
  readonly count: string;
  readonly rows: readonly LetterRow[];
}

/** All communities held together by the same sort of tie. */
export interface TieView {
  readonly tie: CommunityTie;
  /** "Shared interest". */
  readonly title: string;
  /** What holds these communities together, in a sentence. */
  readonly hint: string;
  /** The page of this tie alone. */
  readonly href: string;
  readonly communities: readonly CommunityView[];
}

/** Communities by what holds them together. */
export interface CommunitiesView {
  readonly page: PageFacts;
  readonly title: string;
  readonly lead: string;
  /** Whether the lines of all communities are on this one page; else they are on the pages of their ties. */
  readonly isWhole: boolean;
  readonly ties: readonly TieView[];
}

/** So many lines fit on one page before each tie has a page of its own. */
export const mostLinesTogether = 250;

const tieHints: Readonly<Record<CommunityTie, string>> = {
  neighbourhood: 'People who live near each other.',
  interest: 'People who like doing the same thing.',
  friendship: 'People who look out for each other.',
  employment: 'People who do, or did, the same work.',
  faith: 'People who share a faith or a way of seeing life.',
  civic: 'People who get things done for the place.',
  experience: 'People who have lived through the same thing.',
};

/** Communities that entries belong to, by what holds them together; ties without any are left out. */
export function communitiesView(context: ViewContext): CommunitiesView {
  const members = listedAssets(context).flatMap((asset) =>
    (asset.data.communities ?? []).map(({ of, name }) => ({ asset, tie: of, name })),
  );
  const isWhole = members.length <= mostLinesTogether;
  const byTie = Map.groupBy(members, ({ tie }) => tie);
  const ties = communityTies.flatMap((tie) => {
    const found = byTie.get(tie);
    return found === undefined ? [] : [tieView(tie, found, isWhole, context)];
  });
  const lead = 'People belong to more than the place where they live.';
  return {
    page: {
      title: 'Communities',
      description: `${lead} What there is in ${context.directory.site.name}, by who it belongs to.`,
      path: addressOf.communities(context.base),
    },
    title: 'Who it belongs to',
    lead,
    isWhole,
    ties,
  };
}

/** The page of communities held together by one sort of tie. */
export interface TiePageView {
  readonly page: PageFacts;
  readonly crumbs: readonly LinkView[];
  readonly tie: TieView;
}

/** A page for each sort of tie; none where all communities are on one page. */
export function tiePages(
  context: ViewContext,
): readonly { readonly path: string; readonly view: TiePageView }[] {
  const { isWhole, ties, page } = communitiesView(context);
  if (isWhole) return [];
  return ties.map((tie) => ({
    path: tie.tie,
    view: {
      page: { title: tie.title, description: tie.hint, path: tie.href },
      crumbs: [homeCrumb(context), { words: page.title, href: page.path }],
      tie,
    },
  }));
}

function tieView(
  tie: CommunityTie,
  members: readonly { asset: LinkedAsset; name: string }[],
  isWhole: boolean,
  context: ViewContext,
): TieView {
  const all = addressOf.communities(context.base);
  const href = `${all}${tie}/`;
  const byName = [...Map.groupBy(members, ({ name }) => name.toLocaleLowerCase('en-GB')).values()];
  const communities = byName.map((found) => {
    const name = found[0]?.name ?? '';
    const anchor = `${tie}-${anchorOf(name)}`;
    return {
      title: capitalised(name),
      anchor,
      href: `${isWhole ? '' : href}#${anchor}`,
      count: countOf(found.length, 'thing'),
      rows: found.map(({ asset }) => assetRow(asset, context)),
    };
  });
  communities.sort((a, b) => order.compare(a.title, b.title));
  return {
    tie,
    title: communityTieNames[tie],
    hint: tieHints[tie],
    href: isWhole ? `${all}#${tie}` : href,
    communities,
  };
}

const order = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** A name as an anchor. Letters of every script stay, so that two names never share an anchor by losing them. */
function anchorOf(name: string): string {
  return name
    .toLocaleLowerCase('en-GB')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
