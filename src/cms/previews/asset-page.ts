/** The page of an entry, drawn from the view that the site draws it from. */
import { createElement as h, Fragment, type ReactNode } from 'react';
import type { AssetView } from '../../views/asset-view.ts';
import type { Block, Inline } from './markdown.ts';
import { AccessFacts, classes, Crumbs, Facts, Icon, nowOf } from './page-parts.ts';

/** What is needed to draw, besides the view. */
export interface Drawing {
  /** Path the site lies under. */
  readonly base: string;
  /** The text of the entry. */
  readonly text: readonly Block[];
  /** Address of the photo, which may not be on the site yet. */
  readonly photo: string | undefined;
}

/** The page of an entry. */
export function AssetPagePreview({
  view,
  drawing,
}: {
  readonly view: AssetView;
  readonly drawing: Drawing;
}): ReactNode {
  const { theme } = view;
  const { base } = drawing;
  return h(
    'main',
    undefined,
    h(
      'header',
      { className: classes('art', theme.colour) },
      h(
        'div',
        { className: 'wrap' },
        h(Crumbs, { links: [{ words: theme.title, href: theme.href }] }),
        h('img', { className: 'drawing', src: theme.art, alt: '', width: 300, height: 300 }),
        h('h1', undefined, view.title),
        view.hook === undefined ? undefined : h('p', { className: 'hook' }, view.hook),
        h(
          'ul',
          { className: 'tags' },
          view.tags.map((tag) => h('li', { key: tag }, tag)),
        ),
      ),
    ),
    h(
      'div',
      { className: 'wrap' },
      h(
        'div',
        { className: 'notices' },
        nowOf(view.notices).map((notice, index) =>
          h(
            'div',
            { key: index, className: classes('note warn', notice.tone) },
            h(Icon, { base, name: notice.tone === 'sandy' ? 'when' : 'warning' }),
            h(
              'p',
              undefined,
              h('strong', undefined, notice.title),
              notice.text.map((part) => (typeof part === 'string' ? ` ${part}` : ` ${part.words}`)),
            ),
          ),
        ),
      ),
      h(
        'div',
        { className: classes('columns', theme.colour) },
        h(
          'div',
          { className: 'side panel-box' },
          h(Facts, { facts: view.facts, base }),
          h(Contacts, { view, base }),
          h(CheckedBox, { view, base }),
        ),
        h('div', { className: 'stack' }, h(MainColumn, { view, drawing })),
      ),
    ),
  );
}

function Contacts({ view, base }: { readonly view: AssetView; readonly base: string }): ReactNode {
  return nowOf(view.contacts).map((reach, index) =>
    h(
      'div',
      { key: index, className: 'reach' },
      reach.call === undefined
        ? undefined
        : h(
            'span',
            { className: 'button wide' },
            h(Icon, { base, name: 'phone' }),
            `Call ${reach.call.words}`,
          ),
      h(
        'ul',
        { className: 'plain small' },
        reach.contacts.map(({ who, phone, email, web }, place) =>
          h(
            'li',
            { key: place },
            h('span', { className: 'soft' }, who),
            ` ${[phone, email, web].flatMap((way) => (way ? [way.words] : [])).join(', ')}`,
          ),
        ),
      ),
    ),
  );
}

function CheckedBox({ view, base }: { readonly view: AssetView; readonly base: string }): ReactNode {
  const { checkedBox: box } = view;
  return nowOf(box.words).map(({ tone, lead, day, by, advice }, index) =>
    h(
      'div',
      { key: index, className: classes('note', tone) },
      h(Icon, { base, name: tone === 'moss' ? 'tick' : 'warning' }),
      h(
        'div',
        undefined,
        h(
          'p',
          undefined,
          lead,
          ' ',
          day === undefined ? undefined : h('b', undefined, day),
          ` ${[by, advice, box.note].filter(Boolean).join(' ')}`,
        ),
        box.tried === undefined ? undefined : h('p', undefined, box.tried),
      ),
    ),
  );
}

function MainColumn({ view, drawing }: { readonly view: AssetView; readonly drawing: Drawing }): ReactNode {
  const { base } = drawing;
  const section = (title: string, isThere: boolean, content: () => ReactNode) =>
    isThere ? h('section', { className: 'prose' }, h('h2', undefined, title), content()) : undefined;
  return h(
    Fragment,
    undefined,
    view.photo === undefined
      ? undefined
      : h(
          'figure',
          { className: 'photo' },
          h('img', { src: drawing.photo ?? view.photo.src, alt: view.photo.alt }),
          view.photo.credit === undefined
            ? undefined
            : h('figcaption', undefined, `Picture: ${view.photo.credit}`),
        ),
    h('div', { className: 'prose' }, drawBlocks(drawing.text)),
    section('What happens when you go', view.firstVisit.length > 0, () =>
      h(
        'ol',
        undefined,
        view.firstVisit.map((step) => h('li', { key: step }, step)),
      ),
    ),
    section('Next dates', view.nextDates !== undefined, () =>
      h(
        'ol',
        { className: 'dates' },
        view.nextDates?.dates
          .slice(0, 4)
          .map(({ date, day, words, is }) =>
            h('li', { key: `${date}${words}`, className: is }, h('b', undefined, day), ` ${words}`),
          ),
      ),
    ),
    section('Getting in and around', view.access.length > 0, () =>
      h(AccessFacts, { rows: view.access, base }),
    ),
    section('You could give', view.give !== undefined, () => h('p', undefined, view.give)),
    section('Who it is tied to', view.ties.length > 0, () =>
      h(
        'ul',
        { className: 'ties' },
        view.ties.map(({ words, title, theme, note }, index) =>
          h(
            'li',
            { key: index },
            h(
              'span',
              { className: classes('disc', theme.colour) },
              h('img', { src: theme.art, alt: '', width: 48, height: 48 }),
            ),
            h('span', undefined, `${words} `, h('b', undefined, title), '. ', note),
          ),
        ),
      ),
    ),
    section('Elsewhere', view.links.length > 0, () =>
      h(
        'ul',
        { className: 'links' },
        view.links.map(({ words }, index) => h('li', { key: index }, words)),
      ),
    ),
  );
}

/** The text of an entry. */
export function drawBlocks(blocks: readonly Block[]): ReactNode {
  return blocks.map((block, index) => {
    if ('items' in block) {
      return h(
        block.is === 'bullets' ? 'ul' : 'ol',
        { key: index },
        block.items.map((item, place) => h('li', { key: place }, drawInline(item))),
      );
    }
    return h(block.is === 'heading' ? 'h2' : 'p', { key: index }, drawInline(block.parts));
  });
}

function drawInline(parts: readonly Inline[]): ReactNode {
  return parts.map((part, index) => {
    if (part.is === 'text') return part.text;
    if (part.is === 'link')
      return h('a', { key: index, href: part.href, rel: 'noopener' }, drawInline(part.parts));
    return h(part.is, { key: index }, drawInline(part.parts));
  });
}
