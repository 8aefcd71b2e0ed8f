import { absoluteAddress, addressOf, shortestPathTo } from './addresses.ts';
import { embedCode, embedSize } from './embed-view.ts';
import type { LinkView } from './frame-view.ts';
import { noticeWords } from './notice-words.ts';
import type { PosterView } from './poster-view.ts';
import { cardOfAsset, filesOfCard, weekCard } from './share-card-view.ts';
import type { ViewContext } from './view-context.ts';

/** What somebody needs who tells others of something on a screen instead of on paper. */
export interface ShareKit {
  /** Three lines to paste into WhatsApp or Facebook. */
  readonly message: string;
  /** Pictures to save, once they have been made. */
  readonly pictures: readonly LinkView[];
  /** For people who keep a web page of their own. */
  readonly embed?:
    | { readonly code: string; readonly href: string; readonly width: number; readonly height: number }
    | undefined;
}

/** What goes with a poster, beside the sheet; undefined for posters that are for one board alone. */
export function shareKitOf(poster: PosterView, context: ViewContext): ShareKit | undefined {
  const { base } = context;
  if (poster.kind === 'list') {
    if (poster.path !== 'this-week/poster') return undefined;
    const message = lines(`${poster.title}: ${poster.lead}`, 'Come as you are.', poster.back.href, context);
    return { message, pictures: picturesOf(filesOfCard(weekCard(context), context), base) };
  }
  const asset = poster.kind === 'asset' ? context.directory.assetBySlug.get(poster.slug) : undefined;
  if (asset === undefined) return undefined;
  const { title, hook, facts } = noticeWords(asset, context);
  const { number } = asset.data;
  const said = facts
    .filter(({ icon }) => icon !== 'cost' && icon !== 'phone')
    .map((fact) =>
      [fact.title, fact.detail]
        .filter((words) => words !== undefined)
        .join(', ')
        .replace(/\.$/, ''),
    );
  return {
    message: lines(
      hook === undefined ? title : `${title}: ${hook}`,
      said.map((words) => `${words}.`).join(' '),
      shortestPathTo(asset, base),
      context,
    ),
    pictures: picturesOf(filesOfCard(cardOfAsset(asset, context), context), base),
    embed:
      number === undefined
        ? undefined
        : {
            code: embedCode({ number, title }, context),
            href: addressOf.embed(base, number),
            ...embedSize,
          },
  };
}

function lines(first: string, second: string, path: string, context: ViewContext): string {
  return [first, second, absoluteAddress(context, path)].filter((line) => line !== '').join('\n');
}

function picturesOf(files: ReturnType<typeof filesOfCard>, base: string): LinkView[] {
  if (files === undefined) return [];
  return [
    { words: 'Square, for Facebook and a status', href: addressOf.card(base, files.square) },
    { words: 'Wide, for a web page', href: addressOf.card(base, files.wide) },
  ];
}
