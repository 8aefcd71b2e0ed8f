import type { LinkedAsset } from '../domain/directory.ts';
import { addDays, type IsoDay } from '../domain/calendar-day.ts';
import type { ColourName } from '../domain/theme.ts';
import { escapeMarkup } from '../formats/escape-markup.ts';
import { absoluteAddress, addressOf, typedAddress } from './addresses.ts';
import { mainThemeOf } from './card-view.ts';
import { noticeWords, phoneOnNotice, shortTitleOf, type NoticeFact } from './notice-words.ts';
import { lastDayOfPoster } from './poster-view.ts';
import { cardShapes, cardOfAsset, filesOfCard } from './share-card-view.ts';
import { siteNameOf, type ViewContext } from './view-context.ts';

/** Size of the box on other people's pages, in pixels: many of them cut what is larger. */
export const embedSize = { width: 600, height: 320 } as const;

/**
 * A box about one entry on somebody else's page. It works without scripts, which such pages often forbid; where they
 * run, the box says by itself that it has grown too old. The address stays for ever, so that no page is left with a
 * hole: of what may not be shown, the box says only where to look.
 */
export interface EmbedView {
  readonly number: number;
  readonly title: string;
  readonly description: string;
  readonly colour: ColourName;
  readonly art: string;
  /** The page of the entry. */
  readonly href: string;
  readonly siteName: string;
  /** The address as people type it. */
  readonly typed: string;
  /** Absent where the entry may not be shown elsewhere. */
  readonly shown?:
    | {
        readonly hook?: string | undefined;
        readonly facts: readonly NoticeFact[];
        readonly phone?: string | undefined;
        /** "Checked 14 November 2026". */
        readonly checked: string;
        /** The last day on which it may be believed without a look at the page. */
        readonly to: IsoDay;
        readonly after: IsoDay;
      }
    | undefined;
  /** Said in place of the facts, or once they are too old. */
  readonly askFirst: string;
}

/** The box of every entry that has a number. */
export function embedViews(context: ViewContext): EmbedView[] {
  return context.directory.assets.flatMap((asset) => embedView(asset, context) ?? []);
}

function embedView(asset: LinkedAsset, context: ViewContext): EmbedView | undefined {
  const { number } = asset.data;
  if (number === undefined) return undefined;
  const { base } = context;
  const theme = mainThemeOf(asset, context);
  const shown = shownIn(asset, context);
  const short = addressOf.short(base, number);
  const siteName = siteNameOf(context);
  return {
    number,
    title: shortTitleOf(asset),
    description: `${shortTitleOf(asset)} in a box for other web pages, from ${siteName}.`,
    colour: theme.colour,
    art: theme.art,
    // What has gone is linked to from nowhere but its own old address.
    href: shown === undefined ? short : addressOf.asset(base, asset.slug),
    siteName,
    typed: typedAddress(context, short),
    shown,
    askFirst: 'Look at its page before you go: something may have changed.',
  };
}

function shownIn(asset: LinkedAsset, context: ViewContext): EmbedView['shown'] {
  const to = lastDayOfPoster(asset, context);
  if (to === undefined) return undefined;
  const { hook, facts, checked } = noticeWords(asset, context);
  return {
    hook,
    facts: facts.filter(({ icon }) => icon !== 'phone').slice(0, 3),
    phone: phoneOnNotice(asset, 'site', to, context),
    checked,
    to,
    after: addDays(to, 1),
  };
}

/** Path of what tells other sites how to embed an entry; undefined when it may not be shown there. */
export function oembedOf(asset: LinkedAsset, context: ViewContext): string | undefined {
  const { number } = asset.data;
  if (number === undefined || lastDayOfPoster(asset, context) === undefined) return undefined;
  return addressOf.oembed(context.base, number);
}

/** The HTML that puts the box of an entry on a page, ready to paste. */
export function embedCode(
  { number, title }: { number: number; title: string },
  context: ViewContext,
): string {
  const address = absoluteAddress(context, addressOf.embed(context.base, number));
  const { width, height } = embedSize;
  return `<iframe src="${escapeMarkup(address)}" title="${escapeMarkup(title)}" width="${width}" height="${height}" style="border:0;max-width:100%" loading="lazy"></iframe>`;
}

/** The answer to a site that asks how to embed an entry, in the words of oEmbed 1.0. */
export interface OembedAnswer {
  readonly number: number;
  /** JSON text. */
  readonly text: string;
}

/** The answers for all entries that may be shown on other sites. */
export function oembedAnswers(context: ViewContext): OembedAnswer[] {
  return context.directory.assets.flatMap((asset) => {
    const { number } = asset.data;
    if (number === undefined || oembedOf(asset, context) === undefined) return [];
    const title = shortTitleOf(asset);
    const card = filesOfCard(cardOfAsset(asset, context), context);
    const answer = {
      version: '1.0',
      type: 'rich',
      title,
      provider_name: siteNameOf(context),
      provider_url: absoluteAddress(context, context.base),
      cache_age: 86_400,
      ...embedSize,
      html: embedCode({ number, title }, context),
      ...(card === undefined
        ? {}
        : {
            thumbnail_url: absoluteAddress(context, addressOf.card(context.base, card.wide)),
            thumbnail_width: cardShapes.wide.width,
            thumbnail_height: cardShapes.wide.height,
          }),
    };
    return [{ number, text: `${JSON.stringify(answer)}\n` }];
  });
}
