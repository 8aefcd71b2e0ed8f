import { expect, test } from 'vitest';
import { changesOf, momentOf, tagOf } from '../../src/formats/changes.ts';
import type { SmallTown } from '../fixtures/small-directory.ts';
import { siteOf } from '../fixtures/there-and-back.ts';
import { contextOf, day } from '../views/town-on-a-day.ts';

const checked = (on: string) => ({ on, by: 'organiser', how: 'rang' });
const added = (on: string) => ({ on, from: 'panel' });

function changesIn(assets: NonNullable<SmallTown['assets']>) {
  return changesOf(siteOf(contextOf({ assets }, '2026-11-22').directory));
}

test('a thing that happened has a name for ever, a title, a sentence, its page and its themes', () => {
  expect(
    changesIn({
      soup: {
        themes: ['outdoors', 'eat-together'],
        body: 'Hot soup.\nCold soup.',
        added: added('2026-01-05'),
        checked: checked('2026-11-02'),
      },
    }),
  ).toStrictEqual([
    {
      name: 'assets/soup/checked/2026-11-02',
      kind: 'checked',
      day: '2026-11-02',
      title: 'Checked again: Soup',
      summary: 'Checked on 2 November 2026. Hot soup.',
      page: 'https://small.example/assets/soup/',
      themes: ['Outdoors', 'Eat together'],
    },
    {
      name: 'assets/soup/new/2026-01-05',
      kind: 'new',
      day: '2026-01-05',
      title: 'New: Soup',
      summary: 'Hot soup.',
      page: 'https://small.example/assets/soup/',
      themes: ['Outdoors', 'Eat together'],
    },
  ]);
});

test('something is said of an entry of which nobody has written a word', () => {
  const fields = { body: '', added: added('2026-11-01'), checked: checked('2026-11-02') };
  expect(changesIn({ soup: fields }).map(({ summary }) => summary)).toEqual([
    'Checked on 2 November 2026.',
    'Soup is in the directory.',
  ]);
});

test('its sentence is told before its text', () => {
  const [change] = changesIn({ soup: { summary: 'Hot.', body: 'Long ago.', added: added('2026-11-01') } });
  expect(change?.summary).toBe('Hot.');
});

test('a check on the day when it was added, or before, is no news beside that', () => {
  const kinds = (on: string) =>
    changesIn({ soup: { added: added('2026-11-02'), checked: checked(on) } }).map(({ kind }) => kind);
  expect(kinds('2026-11-01')).toEqual(['new']);
  expect(kinds('2026-11-02')).toEqual(['new']);
  expect(kinds('2026-11-03')).toEqual(['checked', 'new']);
  expect(changesIn({ soup: { checked: checked('2026-11-03') } }).map(({ kind }) => kind)).toEqual([
    'checked',
  ]);
});

test('what closed is told of from its day on, in words of its own', () => {
  const closed = (status: object) =>
    changesIn({ soup: { status, added: added('2026-11-01') } }).map(({ kind, summary }) => [kind, summary]);
  expect(closed({ is: 'closed', on: '2026-11-22' })).toEqual([['closed', 'Closed on 22 November 2026.']]);
  expect(closed({ is: 'closed', on: '2026-11-20', note: 'Try Jo.' })).toEqual([
    ['closed', 'Closed on 20 November 2026. Try Jo.'],
  ]);
  expect(closed({ is: 'closed', on: '2026-11-23' })).toEqual([['new', 'Soup for all.']]);
});

test('what rests until its season is told of all the same', () => {
  const status = { is: 'seasonal', months: [4] };
  expect(changesIn({ soup: { status, added: added('2026-11-01') } }).length).toBe(1);
});

test('a year is told, up to this day, and no longer', () => {
  const days = ['2025-11-22', '2025-11-23', '2026-11-22', '2026-11-23'];
  const town = Object.fromEntries(days.map((on) => [`soup-${on}`, { added: added(on) }]));
  expect(changesIn(town).map((change) => change.day)).toEqual(['2026-11-22', '2025-11-23']);
});

test('the latest comes first, and of one day in order of name', () => {
  const names = changesIn({
    cake: { title: 'Z', added: added('2026-11-02') },
    apple: { title: 'Y', added: added('2026-11-02') },
    bread: { title: 'X', added: added('2026-11-02') },
    late: { title: 'A', added: added('2026-11-03') },
    early: { title: 'B', added: added('2026-11-01') },
  }).map(({ name }) => name.split('/')[1]);
  expect(names).toEqual(['late', 'apple', 'bread', 'cake', 'early']);
});

test('a day is its first moment, and a name for ever is that of the town', () => {
  const { directory } = contextOf({}, '2026-11-22');
  expect(momentOf(day('2026-11-22'))).toBe('2026-11-22T00:00:00Z');
  expect(tagOf({ directory }, 'feed')).toBe('tag:small.example,2026:feed');
});
