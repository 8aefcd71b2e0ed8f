import { createElement as h, useState, type ChangeEvent, type ReactNode } from 'react';
import type { EditingFacts } from '../editing-facts.ts';
import { keepChecker, keptChecker } from '../who-checks.ts';
import { checkersOf } from '../widgets/still-right-widget.ts';
import { deskFilterNames, deskFilters, deskList, type DeskFilter, type DeskRow } from './desk-list.ts';
import { checkAddress } from './desk-route.ts';
import { doneChecks } from './done-checks.ts';
import type { IsoDay } from '../../domain/calendar-day.ts';

interface ListPageProps {
  readonly facts: EditingFacts;
  readonly today: IsoDay;
  readonly filter: DeskFilter;
  readonly choose: (filter: DeskFilter) => void;
}

/** "What wants a look": every entry that is due, each a way to its check. */
export function ListPage({ facts, today, filter, choose }: ListPageProps): ReactNode {
  const [who, setWho] = useState(keptChecker().by);
  const list = deskList(facts, { today, filter, who, done: doneChecks() });
  return h(
    'main',
    { className: 'form-desk' },
    h('h1', { tabIndex: -1 }, 'What wants a look'),
    h('p', { className: 'desk-lead' }, 'Tap one, look, and say what you found. Most are still right.'),
    h(
      'div',
      { className: 'desk-filters', role: 'group', 'aria-label': 'Show' },
      deskFilters.map((one) =>
        h(
          'button',
          {
            key: one,
            type: 'button',
            'aria-pressed': one === filter,
            onClick: () => {
              choose(one);
            },
          },
          one === 'mine' && who === undefined
            ? deskFilterNames[one]
            : `${deskFilterNames[one]} (${list.counts[one]})`,
        ),
      ),
    ),
    filter === 'mine' && who === undefined
      ? h(WhoFirst, {
          facts,
          chosen: (by: string) => {
            keepChecker({ by });
            setWho(by);
          },
        })
      : list.rows.length === 0
        ? h('p', { className: 'desk-empty' }, 'Nothing here wants a look today.')
        : h('ul', { className: 'desk-rows' }, list.rows.map(row)),
    list.done.length === 0
      ? undefined
      : h(
          'section',
          {},
          h('h2', {}, 'Looked at on this device'),
          h('p', {}, 'The list forgets them when the site is built again.'),
          h('ul', { className: 'desk-rows desk-done' }, list.done.map(row)),
        ),
  );
}

function row({ slug, title, where, state, words, done }: DeskRow): ReactNode {
  return h(
    'li',
    { key: slug, 'data-state': state },
    h('a', { href: checkAddress(slug) }, title),
    where === undefined && done === undefined ? undefined : h('p', {}, done?.words ?? where),
    h('p', { className: 'desk-why' }, words),
  );
}

function WhoFirst({ facts, chosen }: { facts: EditingFacts; chosen: (by: string) => void }): ReactNode {
  return h(
    'p',
    { className: 'desk-who' },
    h('label', { htmlFor: 'desk-who' }, 'Who are you? It is kept on this device.'),
    h(
      'select',
      {
        id: 'desk-who',
        defaultValue: '',
        onChange: (event: ChangeEvent<HTMLSelectElement>) => {
          if (event.currentTarget.value !== '') chosen(event.currentTarget.value);
        },
      },
      h('option', { value: '' }, 'Choose'),
      checkersOf(facts, undefined).map(({ value, label }) => h('option', { key: value, value }, label)),
    ),
  );
}
