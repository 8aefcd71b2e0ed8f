/**
 * An entry's page, its card and its slide, drawn from the views that the site draws them from, and with the same
 * classes, so that the site's own style sheets make them look alike. React writes every text as text.
 */
import { createElement as h, Fragment, type ReactNode } from 'react';
import type { AssetView, FactView } from '../../views/asset-view.ts';
import type { CardView } from '../../views/card-view.ts';
import type { Dated } from '../../views/dated.ts';
import type { AssetSlide } from '../../views/slide-view.ts';
import type { Block, Inline } from './markdown.ts';

/** What is needed to draw, besides the view. */
export interface Drawing {
  /** Path the site lies under. */
  readonly base: string;
  /** The text of the entry. */
  readonly text: readonly Block[];
  /** Address of the photo, which may not be on the site yet. */
  readonly photo: string | undefined;
}

const classes = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ');

function Icon({ base, name }: { readonly base: string; readonly name: string }): ReactNode {
  return h(
    'svg',
    { className: 'icon', 'aria-hidden': true },
    h('use', { href: `${location.origin}${base}icons.svg#i-${name}` }),
  );
}

/** What holds on the day of the preview. */
function nowOf<Value>(stretches: readonly Dated<Value>[]): Value[] {
  return stretches.filter(({ now }) => now).map(({ value }) => value);
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
        h(
          'nav',
          undefined,
          h('ol', { className: 'crumbs' }, h('li', undefined, h('a', { href: theme.href }, theme.title))),
        ),
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
          h(
            'dl',
            { className: 'facts' },
            view.facts.map((fact, index) => h(Fact, { key: index, fact, base })),
          ),
          h(Contacts, { view, base }),
          h(CheckedBox, { view, base }),
        ),
        h('div', { className: 'stack' }, h(MainColumn, { view, drawing })),
      ),
    ),
  );
}

function Fact({ fact, base }: { readonly fact: FactView; readonly base: string }): ReactNode {
  return h(
    'div',
    { className: 'fact' },
    h('dt', undefined, h(Icon, { base, name: fact.icon }), h('span', { className: 'unseen' }, fact.label)),
    h(
      'dd',
      undefined,
      fact.items.map(({ title, lines }, index) =>
        h(
          Fragment,
          { key: index },
          h('b', undefined, title),
          lines.map((line) => h('p', { key: line }, line)),
        ),
      ),
      nowOf(fact.next ?? []).map(({ date, words }) => h('p', { key: date }, `Next: ${words}`)),
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
      h(
        'dl',
        { className: 'access' },
        view.access.map(({ title, answer, icon, colour, note }) =>
          h(
            'div',
            { key: title },
            h('dt', undefined, title),
            h('dd', { className: classes('answer', colour) }, h(Icon, { base, name: icon }), answer),
            note === '' ? undefined : h('dd', undefined, note),
          ),
        ),
      ),
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

/** An entry in a list. */
export function CardPreview({ card, base }: { readonly card: CardView; readonly base: string }): ReactNode {
  const { theme, when, where, cost } = card;
  const row = (icon: string, content: ReactNode) =>
    h('li', undefined, h(Icon, { base, name: icon }), h('span', undefined, content));
  const next = nowOf(card.next);
  return h(
    'ul',
    { className: 'cards' },
    h(
      'li',
      { className: classes('card', theme.colour, card.isResting && 'resting') },
      h('span', { className: 'disc' }, h('img', { src: theme.art, alt: '', width: 60, height: 60 })),
      h(
        'div',
        { className: 'heading' },
        h('h3', undefined, card.title),
        h('span', { className: 'small soft' }, theme.title),
      ),
      card.summary === undefined ? undefined : h('p', { className: 'say' }, card.summary),
      h(
        'ul',
        { className: 'meta' },
        when === undefined && next.length === 0
          ? undefined
          : row(
              'when',
              h(
                Fragment,
                undefined,
                next.map(({ date, words }) => h('b', { key: date, className: 'line' }, words)),
                when,
              ),
            ),
        where === undefined ? undefined : row(where.icon, where.title),
        cost === undefined ? undefined : row('cost', cost),
      ),
      nowOf(card.standing).map(({ tone, words }, index) =>
        h(
          'p',
          { key: index, className: classes('standing', tone) },
          h(Icon, { base, name: tone === 'moss' ? 'tick' : 'warning' }),
          h('span', undefined, words),
        ),
      ),
    ),
  );
}

/** An entry on a screen, as large as a screen. */
export function SlidePreview({
  slide,
  base,
}: {
  readonly slide: AssetSlide;
  readonly base: string;
}): ReactNode {
  const { code, typed, phone } = slide.way;
  const icon = (name: string) =>
    h(
      'svg',
      { className: 'i', 'aria-hidden': true },
      h('use', { href: `${location.origin}${base}icons.svg#i-${name}` }),
    );
  return h(
    'section',
    { className: classes('slide', slide.colour, 'asset', 'on') },
    h(
      'div',
      { className: 'main' },
      h('div', { className: 'top' }, h('p', { className: 'chip' }, slide.chip)),
      h('h2', undefined, slide.title),
      slide.hook === undefined ? undefined : h('p', { className: 'hook' }, slide.hook),
      h(
        'div',
        { className: 'facts' },
        slide.facts.map(({ icon: name, title, detail }) =>
          h(
            'div',
            { key: `${name}${title}`, className: 'fact' },
            h('span', { className: 'ic' }, icon(name)),
            h(
              'p',
              undefined,
              h('b', undefined, title),
              detail === undefined ? undefined : h('span', undefined, detail),
            ),
          ),
        ),
      ),
      h(
        'ul',
        { className: 'tags' },
        slide.tags.map((tag) => h('li', { key: tag }, icon('tick'), tag)),
      ),
      h(
        'div',
        { className: 'foot' },
        h('p', { className: 'brand' }, 'Hereabouts'),
        h('p', { className: 'age' }, slide.age),
      ),
    ),
    h('div', { className: 'panel' }, h('img', { className: 'art', src: slide.art, alt: '' })),
    h(
      'div',
      { className: 'way' },
      h(
        'div',
        { className: 'scan' },
        h(
          'svg',
          {
            className: 'qr',
            viewBox: `3 3 ${code.size - 6} ${code.size - 6}`,
            shapeRendering: 'crispEdges',
            'aria-hidden': true,
          },
          h('path', { fill: '#fff', d: `M0 0h${code.size}v${code.size}H0z` }),
          h('path', { fill: '#24192B', d: code.path }),
        ),
        h(
          'div',
          { className: 'ways' },
          h('p', { className: 'l' }, slide.scan),
          h('p', { className: 'u' }, typed),
          phone === undefined
            ? undefined
            : h('p', { className: 'u n' }, h('span', undefined, 'or ring'), ` ${phone}`),
        ),
      ),
    ),
  );
}
