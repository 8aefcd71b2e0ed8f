import { expect, it } from 'vitest';
import { recordChanges, textChanges } from '../../src/views/record-changes.ts';

const same = (field: string) => field;

it('a record says what is different, in words, and passes over what is the same in another order', () => {
  const before = {
    title: 'Tea',
    cost: { is: 'free', note: 'Cake 50p' },
    on: '2026-11-09',
    from: '10:30',
    themes: ['a', 'b'],
    gone: 'x',
  };
  const after = {
    title: 'Tea',
    cost: { note: 'Cake 50p', is: 'free' },
    on: '2026-11-22',
    from: '13:00',
    themes: ['b'],
    fresh: true,
  };
  expect(recordChanges(before, after, (field) => field.toUpperCase())).toEqual([
    { field: 'ON', before: '9 November 2026', after: '22 November 2026' },
    { field: 'FROM', before: '10:30am', after: '1pm' },
    { field: 'THEMES', before: 'a, b', after: 'b' },
    { field: 'FRESH', after: 'yes' },
    { field: 'GONE', before: 'x' },
  ]);
});

it('of a list of records only those that differ are told, phones as people write them', () => {
  const kept = { role: 'The desk', phone: '01632960100' };
  const changes = recordChanges(
    { contacts: [kept, { role: 'Wen', phone: '01632960112' }] },
    { contacts: [kept, { role: 'Wen', phone: '01632960113' }] },
    same,
  );
  expect(changes).toEqual([
    { field: 'contacts', before: 'role Wen, phone 01632 960 112', after: 'role Wen, phone 01632 960 113' },
  ]);
});

it('sessions are told as the page tells them', () => {
  const weekly = (from: string) => ({
    sessions: [{ repeats: 'weekly', every: 1, on: ['tue'], from, to: '12:00' }],
  });
  expect(recordChanges(weekly('10:00'), weekly('11:00'), same)).toEqual([
    { field: 'sessions', before: 'Every Tuesday, 10am to midday', after: 'Every Tuesday, 11am to midday' },
  ]);
});

it('of a text the paragraphs that differ are told, cut where they are long', () => {
  expect(textChanges('One.\n\nTwo.', 'One.\n\n Three.')).toEqual([
    { field: 'The words below', before: 'Two.', after: 'Three.' },
  ]);
  expect(textChanges('One.\n\nTwo.', 'One.\n\n\nTwo.')).toEqual([]);
  expect(textChanges('', 'x'.repeat(1000))[0]?.after).toHaveLength(301);
});
