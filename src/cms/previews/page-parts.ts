/**
 * Parts of pages, drawn from the views that the site draws them from, and with the same classes, so that the site's own
 * style sheets make them look alike. React writes every text as text.
 */
import { createElement as h, Fragment, type ReactNode } from 'react';
import type { AccessRow } from '../../views/access-view.ts';
import type { FactView } from '../../views/asset-view.ts';
import type { CardView } from '../../views/card-view.ts';
import type { Dated } from '../../views/dated.ts';
import type { LinkView } from '../../views/frame-view.ts';

/** Those names of classes that hold, as one text. */
export const classes = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ');

/** One of the site's own icons. */
export function Icon({ base, name }: { readonly base: string; readonly name: string }): ReactNode {
  return h(
    'svg',
    { className: 'icon', 'aria-hidden': true },
    h('use', { href: `${location.origin}${base}icons.svg#i-${name}` }),
  );
}

/** What holds on the day of the preview. */
export function nowOf<Value>(stretches: readonly Dated<Value>[]): Value[] {
  return stretches.filter(({ now }) => now).map(({ value }) => value);
}

/** Where a page lies. */
export function Crumbs({ links }: { readonly links: readonly LinkView[] }): ReactNode {
  return h(
    'nav',
    undefined,
    h(
      'ol',
      { className: 'crumbs' },
      links.map(({ words, href }) => h('li', { key: href }, h('a', { href }, words))),
    ),
  );
}

/** A part of a page under its heading; without `lead` the heading stands alone. */
export function Section({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: string;
  readonly children?: ReactNode;
}): ReactNode {
  return h(
    'section',
    { className: 'section' },
    h(
      'div',
      { className: 'head' },
      h('h2', undefined, title),
      lead === undefined ? undefined : h('p', undefined, lead),
    ),
    children,
  );
}

/** The facts of a page, beside its text. */
export function Facts({
  facts,
  base,
}: {
  readonly facts: readonly FactView[];
  readonly base: string;
}): ReactNode {
  return h(
    'dl',
    { className: 'facts' },
    facts.map((fact, index) => h(Fact, { key: index, fact, base })),
  );
}

/** A fact beside the text: an icon, then what it says. */
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

/** How to get in and around, a row for each fact. */
export function AccessFacts({
  rows,
  base,
}: {
  readonly rows: readonly AccessRow[];
  readonly base: string;
}): ReactNode {
  return h(
    'dl',
    { className: 'access' },
    rows.map(({ title, answer, icon, colour, note }) =>
      h(
        'div',
        { key: title },
        h('dt', undefined, title),
        h('dd', { className: classes('answer', colour) }, h(Icon, { base, name: icon }), answer),
        note === '' ? undefined : h('dd', undefined, note),
      ),
    ),
  );
}

/** An entry in a list: an item of it. */
export function CardPreview({ card, base }: { readonly card: CardView; readonly base: string }): ReactNode {
  const { theme, when, where, cost } = card;
  const row = (icon: string, content: ReactNode) =>
    h('li', undefined, h(Icon, { base, name: icon }), h('span', undefined, content));
  const next = nowOf(card.next);
  return h(
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
  );
}
