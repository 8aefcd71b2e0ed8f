/** What the page of a venue will look like while it is written. */
import { createElement as h, type ReactNode } from 'react';
import { venueView, type VenueView } from '../../views/venue-view.ts';
import type { WeekView } from '../../views/week-view.ts';
import { AccessFacts, CardPreview, classes, Crumbs, Facts, Icon, nowOf, Section } from './page-parts.ts';
import { leftOutWarnings, PreviewShell, type PreviewProps } from './preview-shell.ts';
import { venueInDirectory } from './venue-in-directory.ts';

/** The preview of a venue. */
export function VenuePreview({ written, slug, known, today, labelOf }: PreviewProps): ReactNode {
  const { venue, context, leftOut, isMapToCome } = venueInDirectory(written, slug, known, today);
  return h(PreviewShell, {
    warnings: leftOutWarnings(leftOut, labelOf),
    parts: [
      {
        words: 'Page',
        draw: () => h(VenuePage, { view: venueView(venue, context), base: known.base, isMapToCome }),
      },
    ],
  });
}

function VenuePage({
  view,
  base,
  isMapToCome,
}: {
  readonly view: VenueView;
  readonly base: string;
  readonly isMapToCome: boolean;
}): ReactNode {
  const { places, neighbourhood, map } = view;
  return h(
    'main',
    undefined,
    h(
      'div',
      { className: 'wrap' },
      h(Crumbs, { links: neighbourhood ? [places, neighbourhood] : [places] }),
      h('div', { className: 'top' }, h('h1', undefined, view.title), h('p', undefined, view.lead.join(' '))),
      h(
        'div',
        { className: 'columns plain-head' },
        h(
          'div',
          { className: 'side panel-box damson' },
          h(Facts, { facts: view.facts, base }),
          view.call === undefined
            ? undefined
            : h(
                'span',
                { className: 'button wide' },
                h(Icon, { base, name: 'phone' }),
                `Call ${view.call.words}`,
              ),
          view.directions === undefined
            ? undefined
            : h('span', { className: 'button outline wide' }, h(Icon, { base, name: 'where' }), 'Directions'),
          view.alsoAsset === undefined
            ? undefined
            : h(
                'p',
                undefined,
                'More about it: ',
                h('a', { href: view.alsoAsset.href }, view.alsoAsset.words),
              ),
        ),
        h(
          'div',
          { className: 'stack' },
          map === undefined
            ? undefined
            : h('img', {
                className: 'map-picture',
                src: map.narrow.src,
                alt: map.narrow.alt,
                width: map.narrow.width,
                height: map.narrow.height,
              }),
          isMapToCome
            ? h('p', { className: 'note' }, 'Its map is drawn when the site is next built.')
            : undefined,
          view.access.length === 0
            ? undefined
            : h(
                'section',
                undefined,
                h('h2', undefined, 'Getting in and around'),
                h(AccessFacts, { rows: view.access, base }),
              ),
        ),
      ),
      view.week === undefined
        ? undefined
        : h(Section, { title: 'The week ahead here' }, h(Week, { week: view.week })),
      view.cards.length === 0
        ? undefined
        : h(
            Section,
            { title: 'What you find here' },
            h(
              'ul',
              { className: 'cards' },
              view.cards.map((card) => h(CardPreview, { key: card.slug, card, base })),
            ),
          ),
    ),
  );
}

/** The days of a week with their mornings, afternoons and evenings. */
function Week({ week }: { readonly week: WeekView }): ReactNode {
  const titles = week.days[0]?.value.parts.map(({ title }) => title) ?? [];
  return h(
    'ol',
    { className: 'week timetable' },
    h(
      'li',
      { className: 'part-names', 'aria-hidden': true },
      titles.map((title) => h('span', { key: title }, title)),
    ),
    nowOf(week.days).map(({ date, number, weekday, today, parts }) =>
      h(
        'li',
        { key: date, className: 'day' },
        h(
          'h3',
          undefined,
          today.now ? h('span', { className: 'today' }, today.value) : undefined,
          h('span', { className: 'weekday' }, weekday.slice(0, 3)),
          h('b', undefined, number),
        ),
        h(
          'div',
          { className: 'day-parts' },
          parts.every(({ events }) => events.length === 0)
            ? h('p', { className: 'nothing' }, 'Nothing listed')
            : undefined,
          parts.map(({ title, events }) =>
            h(
              events.length === 0 ? 'div' : 'ul',
              { key: title, className: 'events' },
              events.map((event, index) =>
                h(
                  'li',
                  { key: index, className: classes('event', event.colour, event.isOff && 'off') },
                  h('b', undefined, event.time),
                  h('a', { href: event.href }, event.title),
                  event.remark === '' ? undefined : h('span', undefined, event.remark),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}
