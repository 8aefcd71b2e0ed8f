/** What an entry will look like while it is written: its page, its card in lists and its slide on screens. */
import { createElement as h, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import screenStyles from '../../styles/screen.css?url';
import siteStyles from '../../styles/site.css?url';
import { assetView } from '../../views/asset-view.ts';
import { cardView } from '../../views/card-view.ts';
import { assetSlide, shownDays } from '../../views/screen-view.ts';
import { fitsOnScreen } from '../../domain/checks/slide-too-long.ts';
import type { IsoDay } from '../../domain/calendar-day.ts';
import type { KnownDirectory } from '../known-directory.ts';
import { entryInDirectory, type PreviewedEntry } from './entry-in-directory.ts';
import { lengthWarnings } from './length-warnings.ts';
import { readMarkdown } from './markdown.ts';
import { AssetPagePreview, CardPreview, SlidePreview } from './page-parts.ts';

/** What the preview is drawn from. */
export interface AssetPreviewProps {
  /** What the form holds, as plain values. */
  readonly written: Readonly<Record<string, unknown>>;
  readonly slug: string;
  readonly known: KnownDirectory;
  readonly today: IsoDay;
  /** Address of the photo, also while it is only on this device. */
  readonly photo: string | undefined;
  /** What each field is called. */
  readonly labelOf: (field: string) => string;
}

const parts = [
  { is: 'page', words: 'Page' },
  { is: 'card', words: 'In a list' },
  { is: 'slide', words: 'On a screen' },
] as const;

const barOfParts = { display: 'flex', flexWrap: 'wrap', gap: 8, padding: '12px 0' } as const;

/** The preview of an entry. */
export function AssetPreview(props: AssetPreviewProps): ReactNode {
  const [shown, setShown] = useState<(typeof parts)[number]['is']>('page');
  const previewed = entryInDirectory(props.written, props.slug, props.known, props.today);
  const warnings = [
    ...lengthWarnings(props.written),
    ...previewed.leftOut.map((field) => `Not shown until it is whole: ${props.labelOf(field)}.`),
  ];
  return h(
    'div',
    { className: 'form-preview' },
    h('link', { rel: 'stylesheet', href: beside(siteStyles) }),
    h(
      'div',
      { className: 'wrap form-preview-head' },
      warnings.length === 0
        ? undefined
        : h(
            'div',
            { className: 'note warn ochre' },
            h(
              'ul',
              { className: 'plain' },
              warnings.map((warning) => h('li', { key: warning }, warning)),
            ),
          ),
      h(
        'p',
        { role: 'group', 'aria-label': 'What to show', style: barOfParts },
        parts.map(({ is, words }) =>
          h(
            'button',
            {
              key: is,
              type: 'button',
              className: is === shown ? 'button' : 'button outline',
              'aria-pressed': is === shown,
              onClick: () => {
                setShown(is);
              },
            },
            words,
          ),
        ),
      ),
    ),
    shown === 'page' ? h(PagePart, { ...props, previewed }) : undefined,
    shown === 'card'
      ? h(
          'div',
          { className: 'wrap' },
          h(CardPreview, { card: cardView(previewed.asset, previewed.context), base: props.known.base }),
        )
      : undefined,
    shown === 'slide' ? h(SlidePart, { previewed, base: props.known.base }) : undefined,
  );
}

function PagePart({
  previewed,
  known,
  photo,
  written,
}: AssetPreviewProps & { readonly previewed: PreviewedEntry }): ReactNode {
  const { asset, context } = previewed;
  const text = typeof written['body'] === 'string' ? written['body'] : '';
  return h(AssetPagePreview, {
    view: assetView(asset, context),
    drawing: { base: known.base, text: readMarkdown(text), photo },
  });
}

function SlidePart({
  previewed: { asset, context },
  base,
}: {
  readonly previewed: PreviewedEntry;
  readonly base: string;
}): ReactNode {
  const isShown = shownDays(asset, context) !== undefined && fitsOnScreen(asset);
  const nowhere = { venue: { data: {} } } as Parameters<typeof assetSlide>[1];
  return h(
    'div',
    { className: 'wrap' },
    h(
      'p',
      undefined,
      isShown
        ? 'This is how a screen in a waiting room shows it.'
        : 'Screens do not show it as it is: because of its length, its status or its last check.',
    ),
    h(ScreenFrame, undefined, h(SlidePreview, { slide: assetSlide(asset, nowhere, context), base })),
  );
}

const screenWidth = 1920;
const screenHeight = 1080;

/** A screen, made as small as there is room for. */
function ScreenFrame({ children }: { readonly children?: ReactNode }): ReactNode {
  const [frame, setFrame] = useState<HTMLIFrameElement | null>(null);
  const inner = frame?.contentDocument;
  const scale = frame?.parentElement ? frame.parentElement.clientWidth / screenWidth : 0.3;
  if (inner) inner.body.className = 'waiting-room';
  return h(
    'div',
    { style: { height: screenHeight * scale, overflow: 'hidden', outline: '2px solid', marginBlock: 12 } },
    h('iframe', {
      ref: setFrame,
      title: 'A screen',
      style: {
        width: screenWidth,
        height: screenHeight,
        border: 0,
        transform: `scale(${scale})`,
        transformOrigin: '0 0',
      },
    }),
    inner
      ? createPortal(
          h('main', undefined, h('link', { rel: 'stylesheet', href: beside(screenStyles) }), children),
          inner.body,
        )
      : undefined,
  );
}

/** The whole address of a file of the form: the frames of previews have none of their own to start from. */
function beside(address: string): string {
  return new URL(address, import.meta.url).href;
}
