import type { EditingFacts } from '../../../src/cms/editing-facts.ts';
import { parseDay } from '../../../src/domain/calendar-day.ts';
import { calendarSchema } from '../../../src/domain/calendar.ts';

/** What a small directory tells the form. */
export const factsOfTinyTown: EditingFacts = {
  base: '/',
  siteUrl: 'https://hereabouts.example',
  place: 'Tinytown',
  heldDay: parseDay('2026-11-22'),
  builtOn: parseDay('2026-11-22'),
  box: [2.68, 54.68, 2.82, 54.76],
  themes: [
    { slug: 'eat-together', title: 'Eat together', art: 'eat-together', colour: 'clay' },
    { slug: 'outdoors', title: 'Outdoors', art: 'outdoors', colour: 'moss' },
  ],
  neighbourhoods: [{ slug: 'tail-end', title: 'Tail End' }],
  groups: [{ slug: 'carers', title: 'Carers' }],
  accessFacts: [{ name: 'stepFree', title: 'Step-free way in', askAlways: true }],
  calendar: calendarSchema.parse({}),
  members: [
    { slug: 'member-1', title: 'Ama', isServing: true },
    { slug: 'member-2', title: 'Member 2', isServing: true },
    { slug: 'member-9', title: 'Member 9', isServing: false },
  ],
  entries: [],
  venues: [{ slug: 'net-loft', title: 'The Net Loft', neighbourhood: 'tail-end' }],
};
