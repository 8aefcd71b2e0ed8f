import { describe, expect, test } from 'vitest';
import { venueView } from '../../src/views/venue-view.ts';
import { contextOf } from './town-on-a-day.ts';

const checked = { on: '2026-11-01', by: 'organiser', how: 'told' };
const at = (venue: string) => [{ venue }];

const context = contextOf(
  {
    venues: {
      hall: {
        title: 'The Hall',
        address: ['Lantern Street', 'Smallville'],
        postcode: 'DB1 2LN',
        neighbourhood: 'north-end',
        phone: '01632 960118',
        openingHours: [
          { repeats: 'weekly', on: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '10:00', to: '16:00' },
        ],
      },
      park: { title: 'The Park' },
      shed: { title: 'The Shed' },
    },
    assets: {
      choir: {
        title: 'Choir',
        where: at('hall'),
        checked,
        sessions: [
          { repeats: 'weekly', on: ['mon'], from: '19:00', to: '20:30' },
          { repeats: 'weekly', on: ['wed'], from: '10:00', venue: 'park' },
          { repeats: 'weekly', on: ['thu'], from: '14:00', except: [{ date: '2026-11-26', note: 'Tuning' }] },
        ],
      },
      gone: { title: 'A club', where: at('hall'), status: { is: 'closed', on: '2026-11-01' } },
      hidden: { title: 'Hidden', where: at('hall'), status: { is: 'unlisted' } },
    },
  },
  '2026-11-22',
);

function viewOf(slug: string) {
  const venue = context.directory.venueBySlug.get(slug);
  if (venue === undefined) throw new Error(`Found no venue ${slug}.`);
  return venueView(venue, context);
}

function events(slug: string) {
  return viewOf(slug).week?.days.flatMap(({ value: { weekday, parts } }) =>
    parts.flatMap(({ title, events: found }) =>
      found.map((event) =>
        [weekday, title, event.time, event.title, event.remark].filter(Boolean).join(', '),
      ),
    ),
  );
}

describe('the page of a venue', () => {
  test('says where it is, when it is open and whom to ring', () => {
    const { facts, call } = viewOf('hall');
    expect(facts.map(({ label, items }) => [label, items[0]?.title, items[0]?.lines[0]])).toEqual([
      ['Where', 'Lantern Street', 'Smallville DB1 2LN'],
      ['Open', 'Monday to Friday, 10am to 4pm', undefined],
    ]);
    expect(call).toEqual({ words: '01632 960 118', href: 'tel:+441632960118' });
  });

  test('shows the week by part of the day, what is off with its note, and nothing that meets elsewhere', () => {
    expect(events('hall')).toEqual([
      'Monday, Evening, 7pm to 8:30pm, Choir',
      'Thursday, Afternoon, 2pm, Choir, Not this time. Tuning',
    ]);
    expect(events('park')).toEqual(['Wednesday, Morning, 10am, Choir']);
  });

  test('lists what is there, what has closed last, and what no list holds not at all', () => {
    expect(viewOf('hall').cards.map(({ title, isResting }) => [title, isResting])).toEqual([
      ['Choir', false],
      ['A club', true],
    ]);
    expect(viewOf('hall').lead).toEqual(['1 thing meets here.']);
  });

  test('has no empty week and no empty list', () => {
    const view = viewOf('shed');
    expect(view.week).toBeUndefined();
    expect(view.cards).toEqual([]);
    expect(view.lead).toEqual(['Nothing we know of meets here yet.']);
    expect(view.access).toMatchObject([{ answer: 'Not known' }]);
  });
});
