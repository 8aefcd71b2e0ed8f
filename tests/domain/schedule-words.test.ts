import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { calendarSchema } from '../../src/domain/calendar.ts';
import { occurrenceInWords, sessionInWords } from '../../src/domain/schedule-words.ts';
import { occurrences, type Occurrence } from '../../src/domain/schedule.ts';
import { sessionSchema } from '../../src/domain/session.ts';

const weekly = (on: string, more: object = {}) => ({
  repeats: 'weekly',
  on: on.split(' '),
  from: '10:00',
  ...more,
});
const everyWeeks = (every: number, on: string, more: object = {}) =>
  weekly(on, { every, starting: '2026-01-05', ...more });
const monthly = (on: string, more: object = {}) => ({
  repeats: 'monthly',
  on: on.split(', '),
  from: '10:30',
  ...more,
});
const dates = (days: string, more: object = {}) => ({
  repeats: 'dates',
  dates: days.split(' '),
  from: '19:00',
  ...more,
});

const today = parseDay('2026-11-22');
const wordsOf = (fields: object) => sessionInWords(sessionSchema.parse(fields), { today });

describe('a session in words', () => {
  it.each([
    [weekly('tue', { to: '12:00' }), 'Every Tuesday, 10am to midday'],
    [weekly('tue'), 'Every Tuesday, 10am'],
    [weekly('sun', { from: '09:30', to: '11:15' }), 'Every Sunday, 9:30am to 11:15am'],
    [weekly('tue thu'), 'Every Tuesday and Thursday, 10am'],
    [weekly('thu tue'), 'Every Tuesday and Thursday, 10am'],
    [weekly('tue tue'), 'Every Tuesday, 10am'],
    [weekly('sat sun'), 'Every Saturday and Sunday, 10am'],
    [weekly('mon tue'), 'Every Monday and Tuesday, 10am'],
    [weekly('mon wed fri'), 'Every Monday, Wednesday and Friday, 10am'],
    [weekly('mon tue thu'), 'Every Monday, Tuesday and Thursday, 10am'],
    [weekly('mon wed fri sun'), 'Every Monday, Wednesday, Friday and Sunday, 10am'],
    [weekly('mon tue wed thu fri', { from: '14:00', to: '18:00' }), 'Monday to Friday, 2pm to 6pm'],
    [weekly('fri mon wed thu tue'), 'Monday to Friday, 10am'],
    [weekly('mon tue wed thu fri sat'), 'Monday to Saturday, 10am'],
    [weekly('tue wed thu'), 'Tuesday to Thursday, 10am'],
    [weekly('fri sat sun'), 'Friday to Sunday, 10am'],
    [weekly('mon tue wed sat'), 'Monday to Wednesday and Saturday, 10am'],
    [weekly('mon thu fri sat'), 'Monday and Thursday to Saturday, 10am'],
    [weekly('mon tue wed fri sat sun'), 'Monday to Wednesday and Friday to Sunday, 10am'],
    [weekly('mon fri sat sun'), 'Monday and Friday to Sunday, 10am'],
    [weekly('mon tue wed thu fri sat sun'), 'Every day, 10am'],
    [weekly('mon tue wed thu fri sat sun', { from: '00:00', to: '23:59' }), 'Every day, all day'],
    [weekly('sat', { from: '20:00', to: '06:00' }), 'Every Saturday, 8pm to 6am'],
    [weekly('fri', { from: '19:30', to: '00:00' }), 'Every Friday, 7:30pm to midnight'],
    [weekly('wed', { from: '12:00', to: '13:30' }), 'Every Wednesday, midday to 1:30pm'],
  ])('each week: %j', (fields, expected) => {
    expect(wordsOf(fields).sentence).toBe(expected);
  });

  it.each([
    [everyWeeks(1, 'fri'), 'Every Friday, 10am'],
    [everyWeeks(2, 'fri', { from: '19:00', to: '21:00' }), 'Every other Friday, 7pm to 9pm'],
    [everyWeeks(2, 'tue thu'), 'Every other week on Tuesday and Thursday, 10am'],
    [everyWeeks(2, 'mon tue wed thu fri'), 'Every other week, Monday to Friday, 10am'],
    [everyWeeks(2, 'mon tue wed sat'), 'Every other week, Monday to Wednesday and Saturday, 10am'],
    [everyWeeks(2, 'mon tue wed thu fri sat sun'), 'Every other week, Monday to Sunday, 10am'],
    [everyWeeks(3, 'mon', { from: '14:00' }), 'Every 3 weeks on Monday, 2pm'],
    [everyWeeks(4, 'mon wed fri'), 'Every 4 weeks on Monday, Wednesday and Friday, 10am'],
    [everyWeeks(6, 'sat sun'), 'Every 6 weeks on Saturday and Sunday, 10am'],
    [everyWeeks(12, 'mon tue wed'), 'Every 12 weeks, Monday to Wednesday, 10am'],
  ])('every so many weeks: %j', (fields, expected) => {
    expect(wordsOf(fields).sentence).toBe(expected);
  });

  it.each([
    [monthly('1st mon'), 'First Monday of the month, 10:30am'],
    [
      monthly('2nd tue, 4th tue', { to: '12:00' }),
      'Second and fourth Tuesday of the month, 10:30am to midday',
    ],
    [monthly('4th tue, 2nd tue'), 'Second and fourth Tuesday of the month, 10:30am'],
    [monthly('last fri'), 'Last Friday of the month, 10:30am'],
    [monthly('3rd sun, last sun'), 'Third and last Sunday of the month, 10:30am'],
    [monthly('1st wed, 3rd wed, 5th wed'), 'First, third and fifth Wednesday of the month, 10:30am'],
    [monthly('last fri, 1st mon'), 'First Monday and last Friday of the month, 10:30am'],
    [
      monthly('1st mon, 3rd mon, 2nd thu, last thu'),
      'First and third Monday and second and last Thursday of the month, 10:30am',
    ],
    [monthly('1st fri, 1st thu'), 'First Thursday and first Friday of the month, 10:30am'],
    [monthly('2nd sat, 2nd sat'), 'Second Saturday of the month, 10:30am'],
    [
      monthly('1st mon, 2nd tue, 3rd wed'),
      'First Monday, second Tuesday and third Wednesday of the month, 10:30am',
    ],
  ])('each month: %j', (fields, expected) => {
    expect(wordsOf(fields).sentence).toBe(expected);
  });

  it.each([
    [dates('2026-12-03'), '3 December 2026, 7pm'],
    [dates('2026-12-03 2026-12-17'), '3 December and 17 December 2026, 7pm'],
    [dates('2026-12-17 2026-12-03 2026-12-17'), '3 December and 17 December 2026, 7pm'],
    [dates('2026-12-03 2026-12-10 2026-12-17'), '3 December, 10 December and 17 December 2026, 7pm'],
    [dates('2026-12-17 2027-01-07'), '17 December 2026 and 7 January 2027, 7pm'],
    [
      dates('2026-12-03 2026-12-17 2027-01-07 2027-01-21'),
      '3 December, 17 December 2026, 7 January and 21 January 2027, 7pm',
    ],
    [
      dates('2027-01-04 2027-01-05 2027-01-06 2027-01-07 2027-01-08 2027-01-09 2027-01-10 2027-01-11'),
      '4 January, 5 January, 6 January, 7 January, 8 January, 9 January, 10 January and 11 January 2027, 7pm',
    ],
    [
      dates(
        '2026-12-31 2027-01-04 2027-01-05 2027-01-06 2027-01-07 2027-01-08 2027-01-09 2027-01-10 2027-01-11',
      ),
      '9 days from 31 December 2026 to 11 January 2027, 7pm',
    ],
    [dates('2026-12-05', { from: '00:00', to: '23:59' }), '5 December 2026, all day'],
  ])('listed days: %j', (fields, expected) => {
    expect(wordsOf(fields).sentence).toBe(expected);
  });

  it.each([
    [weekly('tue', { termTimeOnly: true }), 'Every Tuesday, 10am, in term time only'],
    [weekly('tue', { termTimeOnly: false }), 'Every Tuesday, 10am'],
    [weekly('mon', { bankHolidays: 'does-not' }), 'Every Monday, 10am, not on bank holidays'],
    [weekly('mon', { bankHolidays: 'meets' }), 'Every Monday, 10am'],
    [weekly('mon', { bankHolidays: 'unknown' }), 'Every Monday, 10am'],
    [weekly('tue', { starting: '2027-01-06' }), 'Every Tuesday, 10am, from 6 January 2027'],
    [weekly('tue', { starting: '2026-11-22' }), 'Every Tuesday, 10am'],
    [weekly('tue', { until: '2027-03-30' }), 'Every Tuesday, 10am, until 30 March 2027'],
    [
      weekly('tue', { starting: '2027-01-06', until: '2027-03-30' }),
      'Every Tuesday, 10am, from 6 January 2027, until 30 March 2027',
    ],
    [weekly('tue', { ringFirst: true }), 'Every Tuesday, 10am, ring first'],
    [weekly('tue', { ringFirst: false }), 'Every Tuesday, 10am'],
    [weekly('tue', { note: 'Bring a mug.' }), 'Every Tuesday, 10am. Bring a mug.'],
    [
      everyWeeks(2, 'fri', {
        to: '12:00',
        termTimeOnly: true,
        bankHolidays: 'does-not',
        starting: '2027-01-08',
        until: '2027-03-26',
        ringFirst: true,
        note: 'Side door',
      }),
      'Every other Friday, 10am to midday, in term time only, not on bank holidays, from 8 January 2027, until 26 March 2027, ring first. Side door',
    ],
    [monthly('last fri', { ringFirst: true }), 'Last Friday of the month, 10:30am, ring first'],
    [dates('2026-12-03', { note: 'Carols' }), '3 December 2026, 7pm. Carols'],
  ])('with what narrows it: %j', (fields, expected) => {
    expect(wordsOf(fields).sentence).toBe(expected);
  });

  it('comes in parts for a page to lay out', () => {
    const fields = weekly('tue', { to: '12:00', termTimeOnly: true, ringFirst: true, note: 'Bring a mug.' });
    expect(wordsOf(fields)).toEqual({
      rule: 'Every Tuesday',
      time: '10am to midday',
      limits: ['in term time only', 'ring first'],
      note: 'Bring a mug.',
      sentence: 'Every Tuesday, 10am to midday, in term time only, ring first. Bring a mug.',
    });
    expect(wordsOf(weekly('tue'))).toEqual({
      rule: 'Every Tuesday',
      time: '10am',
      limits: [],
      sentence: 'Every Tuesday, 10am',
    });
  });

  it('names the day it started when nobody says what day it is', () => {
    const session = sessionSchema.parse(everyWeeks(2, 'fri'));
    expect(sessionInWords(session).sentence).toBe('Every other Friday, 10am, from 5 January 2026');
  });
});

describe('one date in words', () => {
  const session = sessionSchema.parse({
    repeats: 'weekly',
    on: ['mon'],
    from: '10:00',
    to: '12:00',
    except: [{ date: '2026-12-07' }, { date: '2026-12-14', note: 'Hall being painted' }],
    extra: [{ date: '2026-12-22', from: '17:30', note: 'Carols' }],
  });
  const found = occurrences(session, {
    from: today,
    to: parseDay('2026-12-31'),
    calendar: calendarSchema.parse({ bankHolidays: ['2026-12-28'] }),
  });

  it('says the day and the start, or that it is closed, and why', () => {
    expect(found.map((occurrence) => occurrenceInWords(occurrence))).toEqual([
      'Monday 23 November, 10am',
      'Monday 30 November, 10am',
      'Closed on Monday 7 December',
      'Closed on Monday 14 December. Hall being painted',
      'Monday 21 December, 10am',
      'Tuesday 22 December, 5:30pm. Carols',
      'Monday 28 December, 10am. Bank holiday, ring first',
    ]);
  });

  it('says "all day" where there is no start to name, and the year when asked', () => {
    const allDay = { date: '2026-12-05', from: '00:00', to: '23:59', is: 'meets' } as Occurrence;
    expect(occurrenceInWords(allDay)).toBe('Saturday 5 December, all day');
    expect(occurrenceInWords(found[0]!, { year: true })).toBe('Monday 23 November 2026, 10am');
  });
});
