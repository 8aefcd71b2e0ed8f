import { expect, test } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { datesData, finderData } from '../../src/views/finder-data.ts';
import { smallDirectory, type SmallTown } from '../fixtures/small-directory.ts';

const today = parseDay('2026-11-22');

function contextOf(town: SmallTown) {
  return { directory: smallDirectory(town).directory, today, base: '/', siteUrl: '' };
}

test('nobody’s phone, e-mail or name among the contacts is in the data', () => {
  const data = finderData(
    contextOf({
      assets: {
        soup: {
          contacts: [
            { role: 'The cook', phone: '01632 960123', email: 'cook@example.org', whose: 'organisation' },
          ],
        },
      },
    }),
  );
  const text = JSON.stringify(data);
  expect(text).toContain('Soup');
  for (const secret of ['960123', 'cook@example.org', 'The cook']) expect(text).not.toContain(secret);
});

test('the days on which a thing changes its place in a search are ISO days, in order', () => {
  const { states, things } = finderData(
    contextOf({
      assets: { soup: { formality: 'charity', checked: { on: '2026-11-01', by: 'organiser', how: 'rang' } } },
    }),
  );
  const [first, ...changes] = things[0]?.r ?? [];
  expect(states[Number(first)]?.rank).toBe('normal');
  const days = changes.filter((change) => typeof change === 'string');
  expect(days).toEqual(['2027-11-01', '2027-12-31', '2028-11-01']);
  const ranks = changes.filter((change) => typeof change === 'number').map((place) => states[place]?.rank);
  expect(ranks).toEqual(['normal', 'lower', 'last']);
});

test('a weekly meeting of 400 days is one run, and a day off stands apart with its reason', () => {
  const { slots, things } = datesData(
    contextOf({
      assets: {
        soup: {
          sessions: [
            {
              repeats: 'weekly',
              on: ['tue'],
              from: '10:00',
              to: '12:00',
              bankHolidays: 'meets',
              ringFirst: true,
              except: [{ date: '2026-11-24', note: 'Painting' }],
            },
          ],
        },
      },
    }),
  );
  const told = things[0]?.map(([slot, ...runs]) => ({ ...slots[slot], runs }));
  expect(told).toEqual([
    { from: '10:00', to: '12:00', is: 'off', note: 'Painting', ring: 1, runs: [[2, 7, 1]] },
    { from: '10:00', to: '12:00', ring: 1, runs: [[9, 7, 56]] },
  ]);
});

test('a place that is no entry is found too, and stands as well as the best of what meets there', () => {
  const { states, things } = finderData(
    contextOf({
      venues: { hall: { title: 'Hall' }, barn: { title: 'Barn' } },
      assets: {
        soup: { where: [{ venue: 'hall' }], checked: { on: '2026-11-01', by: 'organiser', how: 'rang' } },
        bread: { title: 'Bread', where: [{ venue: 'barn' }] },
      },
    }),
  );
  const bands = things.flatMap(({ t, v, r }) => (v ? [[t, states[Number(r[0])]?.band]] : []));
  expect(bands).toEqual([
    ['Barn', 'not-checked'],
    ['Hall', 'normal'],
  ]);
});
