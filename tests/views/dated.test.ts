import { expect, test } from 'vitest';
import { datedValues } from '../../src/views/dated.ts';
import { day } from './town-on-a-day.ts';

const today = day('2026-11-22');

test('a value is cut into the stretches in which it stays the same', () => {
  const valueOn = (date: string) => (date < '2026-12-01' ? 'before' : 'after');
  expect(datedValues(valueOn, [day('2026-12-05'), day('2026-12-01'), day('2026-11-25')], today)).toEqual([
    { from: undefined, to: '2026-11-30', now: true, value: 'before' },
    { from: '2026-12-01', to: undefined, now: false, value: 'after' },
  ]);
});

test('stretches with nothing to show are left out, and still end the ones before them', () => {
  const valueOn = (date: string) => (date === '2026-11-22' ? { text: 'today' } : undefined);
  expect(datedValues(valueOn, [day('2026-11-23')], today)).toEqual([
    { from: undefined, to: '2026-11-22', now: true, value: { text: 'today' } },
  ]);
});

test('days that are past or more than 800 days ahead change nothing', () => {
  const valueOn = (date: string) => date;
  expect(datedValues(valueOn, [day('2026-11-21'), day('2030-01-01')], today)).toEqual([
    { from: undefined, to: undefined, now: true, value: '2026-11-22' },
  ]);
});
