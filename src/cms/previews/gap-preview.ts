/** What something missing will look like while it is written: its page, its place in the list and its slide. */
import { createElement as h, type ReactNode } from 'react';
import gapStyles from '../../styles/gaps.css?url';
import type { Gap } from '../../domain/gap.ts';
import { frameView, type LinkView } from '../../views/frame-view.ts';
import { gapPages, type GapPageView } from '../../views/gap-page-view.ts';
import type { GapView } from '../../views/gap-view.ts';
import { gapSlide } from '../../views/screen-view.ts';
import { gapInDirectory } from './gap-in-directory.ts';
import { CardPreview, classes, Crumbs, Icon, Section } from './page-parts.ts';
import { leftOutWarnings, PreviewShell, SlidePart, type PreviewProps } from './preview-shell.ts';
import { SlidePreview } from './slide-part.ts';

/** States in which screens show what is missing. */
const gapsOnScreens: readonly Gap['state'][] = ['open', 'being-worked-on'];

/** The preview of something missing. */
export function GapPreview({ written, slug, known, today, labelOf }: PreviewProps): ReactNode {
  const { gap, context, leftOut } = gapInDirectory(written, slug, known, today);
  const { base } = known;
  const [page] = gapPages(context);
  if (page === undefined) throw new Error(`The gap ${slug} cannot be shown.`);
  const { view } = page;
  const { phone } = frameView(view.page, context).desk;
  const { state } = gap.data;
  return h(PreviewShell, {
    warnings: leftOutWarnings(leftOut, labelOf),
    styles: [gapStyles],
    parts: [
      { words: 'Page', draw: () => h(GapPage, { view, phone, base }) },
      {
        words: 'In a list',
        draw: () =>
          h('div', { className: 'wrap' }, h('ul', { className: 'gaps' }, h(GapCard, { gap: view.gap }))),
      },
      {
        words: 'On a screen',
        draw: () =>
          gapsOnScreens.includes(state)
            ? h(SlidePart, undefined, h(SlidePreview, { slide: gapSlide(gap, context), base }))
            : h(
                'p',
                { className: 'wrap' },
                'Screens do not show it: they show what is missing and what is being worked on.',
              ),
      },
    ],
  });
}

function GapPage({
  view,
  phone,
  base,
}: {
  readonly view: GapPageView;
  readonly phone: LinkView | undefined;
  readonly base: string;
}): ReactNode {
  const { gap, needToo, start } = view;
  return h(
    'main',
    { className: 'wrap' },
    h(Crumbs, { links: view.crumbs }),
    h(
      'div',
      { className: 'top' },
      h('p', undefined, h('span', { className: classes('tag', gap.colour) }, gap.state)),
      h('h1', undefined, gap.title),
      h('p', undefined, view.need),
      view.story === ''
        ? undefined
        : h('p', { className: classes('note', gap.colour) }, h('span', undefined, view.story)),
    ),
    h(
      'div',
      { className: 'of-gap' },
      h(
        'dl',
        { className: 'gap-facts' },
        view.facts.map(({ title, words }) =>
          h('div', { key: title }, h('dt', undefined, title), h('dd', undefined, words)),
        ),
      ),
      needToo === undefined
        ? undefined
        : h(
            'section',
            { className: 'panel-box' },
            h('h2', undefined, needToo.title),
            h('p', undefined, needToo.words),
            h('p', undefined, h('span', { className: 'button wide' }, 'I need this too')),
            phone === undefined ? undefined : h('p', undefined, `Ring ${phone.words}.`),
          ),
    ),
    view.filledBy === undefined
      ? undefined
      : h(
          Section,
          { title: 'What filled it' },
          h('ul', { className: 'cards' }, h(CardPreview, { card: view.filledBy, base })),
        ),
    start === undefined ? undefined : h(Start, { start, phone, base }),
    view.meanwhile.length === 0
      ? undefined
      : h(
          Section,
          { title: 'Meanwhile, the nearest we have' },
          h(
            'ul',
            { className: 'rows' },
            view.meanwhile.map(({ title, href, hint, mark }) =>
              h(
                'li',
                { key: href },
                h('a', { href }, title),
                hint ? h('span', undefined, hint) : undefined,
                mark ? h('b', undefined, mark) : undefined,
              ),
            ),
          ),
        ),
  );
}

function Start({
  start,
  phone,
  base,
}: {
  readonly start: NonNullable<GapPageView['start']>;
  readonly phone: LinkView | undefined;
  readonly base: string;
}): ReactNode {
  const lists = [
    { title: 'What it would take', lines: start.wanted },
    { title: 'The help there is', lines: start.help },
    { title: 'What the panel does for anybody who starts something', lines: start.helpForAll },
  ].filter(({ lines }) => lines.length > 0);
  return h(
    Section,
    { title: start.act.title, lead: start.act.words },
    h(
      'div',
      { className: 'thirds' },
      lists.map(({ title, lines }) =>
        h(
          'div',
          { key: title },
          h('h3', undefined, title),
          h(
            'ul',
            { className: 'ticks' },
            lines.map((line) => h('li', { key: line }, line)),
          ),
        ),
      ),
    ),
    phone === undefined
      ? undefined
      : h(
          'p',
          { className: 'actions' },
          h('span', { className: 'button outline' }, h(Icon, { base, name: 'phone' }), phone.words),
        ),
  );
}

function GapCard({ gap }: { readonly gap: GapView }): ReactNode {
  return h(
    'li',
    { className: classes('gap', gap.isDone && 'done') },
    h('span', { className: classes('tag', gap.colour) }, gap.state),
    h('h3', undefined, h('a', { href: gap.href }, gap.title)),
    h('p', undefined, gap.need),
    gap.story === '' ? undefined : h('p', undefined, gap.story),
    h(
      'p',
      { className: 'small soft' },
      gap.isDone
        ? gap.filled.map((part) => (typeof part === 'string' ? part : part.words)).join('')
        : gap.noticed,
    ),
  );
}
