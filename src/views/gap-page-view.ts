import { dayInWords } from '../domain/calendar-day.ts';
import type { LinkedAsset, LinkedGap } from '../domain/directory.ts';
import { countInWords } from '../domain/gap.ts';
import { mailWith } from '../formats/suggestion-message.ts';
import { assetRow } from './a-to-z-view.ts';
import { absoluteAddress, addressOf } from './addresses.ts';
import { openAssets } from './browse-view.ts';
import { cardView, type CardView } from './card-view.ts';
import { homeCrumb } from './crumbs.ts';
import type { LinkView, PageFacts } from './frame-view.ts';
import { gapView, type GapView } from './gap-view.ts';
import type { LetterRow } from './letters-view.ts';
import { standingOfAsset } from './standing-view.ts';
import { messageAddress, suggestionEmail, waysOf } from './suggest-view.ts';
import type { ViewContext } from './view-context.ts';
import { asSentence, listInWords } from './words.ts';

/** A way to say something about a gap: with a message begun where the panel has an e-mail address. */
export interface GapAct {
  readonly title: string;
  readonly words: string;
  readonly href?: string | undefined;
}

/** What somebody who would start something needs to know. */
export interface StartView {
  /** What is still needed, a line each; may be empty. */
  readonly wanted: readonly string[];
  /** What they can count on for this one, a line each; may be empty. */
  readonly help: readonly string[];
  /** What the panel does for anybody who starts something, a line each; may be empty. */
  readonly helpForAll: readonly string[];
}

/** The page of one gap, to send to somebody or pin up. */
export interface GapPageView {
  readonly page: PageFacts;
  readonly crumbs: readonly LinkView[];
  readonly gap: GapView;
  /** Why it is needed. */
  readonly need: string;
  /** What came of it so far; may be empty. */
  readonly story: string;
  /** Where, since when, who noticed, how many: each with its title. */
  readonly facts: readonly { readonly title: string; readonly words: string }[];
  /** "I need this too", for what is not there yet. */
  readonly needToo?: GapAct | undefined;
  /** "Could you start one?", for what is not there yet. */
  readonly start?: (StartView & { readonly act: GapAct }) | undefined;
  /** What filled it. */
  readonly filledBy?: CardView | undefined;
  /** What there is of the same kind meanwhile, near by first. */
  readonly meanwhile: readonly LetterRow[];
  readonly all: LinkView;
}

const noticers = {
  resident: 'Somebody who lives here',
  panel: 'The panel',
  'link-worker': 'A link worker',
} as const;

/** The pages of all gaps, by slug. */
export function gapPages(context: ViewContext): readonly { slug: string; view: GapPageView }[] {
  return context.directory.gaps.map((gap) => ({ slug: gap.slug, view: gapPageView(gap, context) }));
}

function gapPageView(linked: LinkedGap, context: ViewContext): GapPageView {
  const { data, slug, neighbourhoods, filledBy } = linked;
  const { base, directory, today } = context;
  const isOpen = data.state === 'open' || data.state === 'being-worked-on';
  const need = asSentence(data.need);
  const where = neighbourhoods.length === 0 ? directory.site.name : neighbourhoodNames(linked);
  const canBeGoneTo = filledBy && standingOfAsset(filledBy, today, context).shows.lists;
  return {
    page: {
      title: data.title,
      description: `${gapView(linked, context).state} in ${where}. ${need}`,
      path: addressOf.gap(base, slug),
    },
    crumbs: [homeCrumb(context), { words: 'What is missing?', href: addressOf.gaps(base) }],
    gap: gapView(linked, context),
    need,
    story: data.story === undefined ? '' : asSentence(data.story),
    facts: [
      { title: 'Where', words: neighbourhoods.length === 0 ? `Anywhere in ${where}` : where },
      { title: 'Noticed', words: dayInWords(data.noticedOn) },
      { title: 'By', words: noticers[data.noticedBy] },
      ...(data.count === undefined ? [] : [{ title: 'How many', words: countInWords(data.count) }]),
      ...(data.filledOn === undefined ? [] : [{ title: 'Filled', words: dayInWords(data.filledOn) }]),
    ],
    needToo: data.state === 'filled' ? undefined : needToo(linked, context),
    start: isOpen ? startOf(linked, context) : undefined,
    filledBy: canBeGoneTo ? cardView(filledBy, context) : undefined,
    meanwhile: meanwhile(linked, context).map((asset) => assetRow(asset, context)),
    all: { words: 'All that is missing', href: addressOf.gaps(base) },
  };
}

function neighbourhoodNames({ neighbourhoods }: LinkedGap): string {
  return listInWords(neighbourhoods.map(({ title }) => title));
}

function needToo({ data, slug }: LinkedGap, context: ViewContext): GapAct {
  const { directory, base } = context;
  const email = waysOf(directory.site).includes('email') ? suggestionEmail(directory.site) : undefined;
  const about = { title: data.title, address: absoluteAddress(context, addressOf.gap(base, slug)) };
  return {
    title: 'I need this too',
    words: 'Tell the panel, and it counts. You do not have to say who you are.',
    href:
      email === undefined
        ? addressOf.suggestAbout(base, `gaps/${slug}`, 'missing')
        : mailWith(email, { form: 'missing', place: directory.site.name, about }),
  };
}

function startOf({ data }: LinkedGap, context: ViewContext): GapPageView['start'] {
  return {
    wanted: (data.wanted ?? []).map(asSentence),
    help: (data.help ?? []).map(asSentence),
    helpForAll: helpForAll(context),
    act: {
      title: 'Could you start one?',
      words: 'Or bring a part of it: a key, an hour, a flask.',
      href: messageTo(context, `I could help: ${data.title}`, [
        'What could you do or bring?',
        'When could you?',
        'How can we reach you?',
      ]),
    },
  };
}

/** What the panel does for anybody who starts something, a line each; may be empty. */
export function helpForAll({ directory }: ViewContext): readonly string[] {
  return (directory.site.startHelp ?? []).map(asSentence);
}

function messageTo({ directory }: ViewContext, title: string, say: readonly string[]): string | undefined {
  const email = suggestionEmail(directory.site);
  if (email === undefined) return undefined;
  return messageAddress(email, directory.site.name, title, say);
}

/** So many rows of what there is meanwhile. */
const mostRows = 6;

/** What one could go to meanwhile: of the same theme, in the same neighbourhoods first, then without a place. */
function meanwhile(
  { themes, neighbourhoods, data }: LinkedGap,
  context: ViewContext,
): readonly LinkedAsset[] {
  if (data.state === 'filled' || themes.length === 0) return [];
  const nearness = (asset: LinkedAsset) => {
    const isOfTheSort = asset.themes[0] !== undefined && themes.includes(asset.themes[0]);
    const sort = isOfTheSort ? 0 : 1;
    if (asset.neighbourhoods.some((one) => neighbourhoods.includes(one))) return sort;
    return sort + (asset.neighbourhoods.length === 0 ? 2 : 4);
  };
  return openAssets(context)
    .filter((asset) => standingOfAsset(asset, context.today, context).shows.today)
    .filter((asset) => asset.themes.some((theme) => themes.includes(theme)))
    .sort((one, other) => nearness(one) - nearness(other))
    .slice(0, mostRows);
}
