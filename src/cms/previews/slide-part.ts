import { createElement as h, Fragment, type ReactNode } from 'react';
import type { AssetSlide, CallSlide } from '../../views/slide-view.ts';
import { classes } from './page-parts.ts';

/** An entry, or something missing, on a screen, as large as a screen. */
export function SlidePreview({
  slide,
  base,
}: {
  readonly slide: AssetSlide | CallSlide;
  readonly base: string;
}): ReactNode {
  const { code, breakable, phone } = slide.way;
  const icon = (name: string) =>
    h(
      'svg',
      { className: 'i', 'aria-hidden': true },
      h('use', { href: `${location.origin}${base}icons.svg#i-${name}` }),
    );
  return h(
    'section',
    { className: classes('slide', slide.colour, slide.kind, 'on') },
    h(
      'div',
      { className: 'main' },
      h('div', { className: 'top' }, h('p', { className: 'chip' }, slide.chip)),
      h('h2', undefined, slide.title),
      slide.kind === 'asset'
        ? h(Told, { slide, icon })
        : h(
            'div',
            { className: 'call' },
            slide.sentences.map((sentence) => h('p', { key: sentence }, sentence)),
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
          h('p', { className: 'u' }, breakable),
          phone === undefined
            ? undefined
            : h('p', { className: 'u n' }, h('span', undefined, 'or ring'), ` ${phone}`),
        ),
      ),
    ),
  );
}

/** What a slide says of an entry. */
function Told({
  slide: { hook, facts, tags },
  icon,
}: {
  readonly slide: AssetSlide;
  readonly icon: (name: string) => ReactNode;
}): ReactNode {
  return h(
    Fragment,
    undefined,
    hook === undefined ? undefined : h('p', { className: 'hook' }, hook),
    h(
      'div',
      { className: 'facts' },
      facts.map(({ icon: name, title, detail }) =>
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
      tags.map((tag) => h('li', { key: tag }, icon('tick'), tag)),
    ),
  );
}
