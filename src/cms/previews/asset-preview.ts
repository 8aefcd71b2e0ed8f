/** What an entry will look like while it is written: its page, its card in lists and its slide on screens. */
import { createElement as h, type ReactNode } from 'react';
import { fitsOnScreen } from '../../domain/checks/slide-too-long.ts';
import { assetView } from '../../views/asset-view.ts';
import { cardView } from '../../views/card-view.ts';
import { assetSlide, shownDays } from '../../views/screen-view.ts';
import { AssetPagePreview } from './asset-page.ts';
import { entryInDirectory } from './entry-in-directory.ts';
import { lengthWarnings } from './length-warnings.ts';
import { readMarkdown } from './markdown.ts';
import { CardPreview } from './page-parts.ts';
import { leftOutWarnings, PreviewShell, SlidePart, type PreviewProps } from './preview-shell.ts';
import { SlidePreview } from './slide-part.ts';

/** The preview of an entry. */
export function AssetPreview({ written, slug, known, today, photo, labelOf }: PreviewProps): ReactNode {
  const { asset, context, leftOut } = entryInDirectory(written, slug, known, today);
  const { base } = known;
  const text = typeof written['body'] === 'string' ? written['body'] : '';
  const nowhere = { venue: { data: {} } } as Parameters<typeof assetSlide>[1];
  return h(PreviewShell, {
    warnings: [...lengthWarnings(written), ...leftOutWarnings(leftOut, labelOf)],
    parts: [
      {
        words: 'Page',
        draw: () =>
          h(AssetPagePreview, {
            view: assetView(asset, context),
            drawing: { base, text: readMarkdown(text), photo },
          }),
      },
      {
        words: 'In a list',
        draw: () =>
          h(
            'div',
            { className: 'wrap' },
            h('ul', { className: 'cards' }, h(CardPreview, { card: cardView(asset, context), base })),
          ),
      },
      {
        words: 'On a screen',
        draw: () =>
          h(
            SlidePart,
            {
              says:
                shownDays(asset, context) !== undefined && fitsOnScreen(asset)
                  ? undefined
                  : 'Screens do not show it as it is: because of its length, its status or its last check.',
            },
            h(SlidePreview, { slide: assetSlide(asset, nowhere, context), base }),
          ),
      },
    ],
  });
}
