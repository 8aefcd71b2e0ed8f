import { expect, test } from 'vitest';
import { nextInWords, timeInWords } from '../../src/client/result-card-words.ts';
import { parseDay, parseTime, timeInWords as timeOfPages } from '../../src/domain/calendar-day.ts';
import { occurrenceInWords } from '../../src/domain/schedule-words.ts';

const meeting = { date: '2026-11-24', from: '10:30', to: '12:00', is: 'meets', ringFirst: false } as const;

test('a result says a time as all other pages do', () => {
  for (const time of ['00:00', '00:30', '07:05', '10:00', '12:00', '12:15', '17:30', '23:59']) {
    expect(timeInWords(time)).toBe(timeOfPages(parseTime(time)));
  }
});

test('a result says a date as all other pages do', () => {
  const date = parseDay(meeting.date);
  const said = occurrenceInWords({ ...meeting, date, from: parseTime('10:30'), to: parseTime('12:00') });
  expect(nextInWords(meeting, '2026-11-20')).toBe(said);
  expect(said).toBe('Tuesday 24 November, 10:30am');
});

test('today and tomorrow are called so, another year is named', () => {
  expect(nextInWords(meeting, '2026-11-24')).toBe('Today, 10:30am');
  expect(nextInWords(meeting, '2026-11-23')).toBe('Tomorrow, 10:30am');
  expect(nextInWords({ ...meeting, date: '2027-01-05' }, '2026-11-24')).toBe(
    'Tuesday 5 January 2027, 10:30am',
  );
});

test('whoever should ring first is told, and where else it is', () => {
  expect(nextInWords({ ...meeting, is: 'ask' }, '2026-11-24')).toBe('Today, 10:30am. Ring first');
  const place = { icon: 'where', title: 'The Net Loft' } as const;
  expect(nextInWords({ ...meeting, place, note: 'Bring a mug' }, '2026-11-24')).toBe(
    'Today, 10:30am at The Net Loft. Bring a mug',
  );
});
