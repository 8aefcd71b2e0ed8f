/** What every preview has: what to put right first, a choice of what to show, and a screen made small. */
import { createElement as h, Fragment, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import screenStyles from '../../styles/screen.css?url';
import siteStyles from '../../styles/site.css?url';
import type { IsoDay } from '../../domain/calendar-day.ts';
import type { KnownDirectory } from '../known-directory.ts';

/** What a preview is drawn from. */
export interface PreviewProps {
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

/** One way in which readers see what is written. */
export interface PreviewPart {
  /** "Page", "In a list", "On a screen". */
  readonly words: string;
  readonly draw: () => ReactNode;
}

const barOfParts = { display: 'flex', flexWrap: 'wrap', gap: 8, padding: '12px 0' } as const;

/**
 * A preview with its parts, of which one is shown.
 *
 * @param props.warnings what to put right, a sentence each
 * @param props.styles sheets besides the one of all pages
 */
export function PreviewShell({
  parts,
  warnings,
  styles = [],
}: {
  readonly parts: readonly [PreviewPart, ...PreviewPart[]];
  readonly warnings: readonly string[];
  readonly styles?: readonly string[];
}): ReactNode {
  const [first] = parts;
  const [chosen, setChosen] = useState(first.words);
  const shown = parts.find(({ words }) => words === chosen) ?? first;
  return h(
    'div',
    { className: 'form-preview' },
    [siteStyles, ...styles].map((sheet) => h('link', { key: sheet, rel: 'stylesheet', href: beside(sheet) })),
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
      parts.length === 1
        ? undefined
        : h(
            'p',
            { role: 'group', 'aria-label': 'What to show', style: barOfParts },
            parts.map(({ words }) =>
              h(
                'button',
                {
                  key: words,
                  type: 'button',
                  className: words === shown.words ? 'button' : 'button outline',
                  'aria-pressed': words === shown.words,
                  onClick: () => {
                    setChosen(words);
                  },
                },
                words,
              ),
            ),
          ),
    ),
    h(Fragment, { key: shown.words }, shown.draw()),
  );
}

/** Says for each field that cannot be shown yet that it is missing. */
export function leftOutWarnings(leftOut: readonly string[], labelOf: PreviewProps['labelOf']): string[] {
  return leftOut.map((field) => `Not shown until it is whole: ${labelOf(field)}.`);
}

/** A slide in a screen, and a line above it that says what it is. */
export function SlidePart({
  says = 'This is how a screen in a waiting room shows it.',
  children,
}: {
  readonly says?: string | undefined;
  readonly children?: ReactNode;
}): ReactNode {
  return h('div', { className: 'wrap' }, h('p', undefined, says), h(ScreenFrame, undefined, children));
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
