import { describe, expect, test } from 'vitest';
import { findHoursInText, readHours } from '../../src/imports/hours-in-words.ts';
import { sessionInWords } from '../../src/domain/schedule-words.ts';

/** Sessions as a reader sees them, one after the other; the reason in brackets when the words must be kept. */
function say(text: string): string {
  const reading = readHours(text);
  if (!reading.sure) return `(${reading.why})`;
  return reading.sessions.map((session) => sessionInWords(session).sentence).join(' + ');
}

describe('hours that have one reading become sessions', () => {
  test.each([
    ['Tuesdays, Wednesdays and Fridays, 10am-2pm', 'Tuesday, Wednesday and Friday'],
    ['Monday to Friday, 9.30am-4pm', 'Monday to Friday'],
    ['Mon/Wed/Thurs: 08:20 - 08:45', 'Every Monday, Wednesday and Thursday, 8:20am to 8:45am'],
    ['Thursday 10:30am - 12:30pm', 'Every Thursday, 10:30am to 12:30pm'],
    ['Monday 12noon - 2pm', 'Every Monday, midday to 2pm'],
    ['Friday 10am - 12noon', 'Every Friday, 10am to midday'],
    ['Friday 2 - 4.30pm', 'Every Friday, 2pm to 4:30pm'],
    ['Mondays 9-5pm', 'Every Monday, 9am to 5pm'],
    ['Open every day, 10-4', 'Every day, 10am to 4pm'],
    ['9am-5pm, daily', 'Every day, 9am to 5pm'],
    ['noon to 2pm on Mondays', 'Every Monday, midday to 2pm'],
    ['Mondays, between 11.30am and 3.30pm', 'Every Monday, 11:30am to 3:30pm'],
    ['Meets on Thursdays at 2pm.', 'Every Thursday, 2pm'],
    ['Last Monday of every month 10.30am-12noon', 'Last Monday of the month, 10:30am to midday'],
    ['1st & 3rd Saturday of the month 10.00 - 13.00', 'First and third Saturday of the month, 10am to 1pm'],
    ['Friday: The last Friday of each month from 2pm - 4pm', 'Last Friday of the month, 2pm to 4pm'],
    ['Mo-We 08:00-12:00', 'Monday to Wednesday, 8am to midday'],
    ['Monday: 10:00 - 13:00 / -', 'Every Monday, 10am to 1pm'],
    ['Mon Closed, Tue 3pm – 7pm, Sun Closed', 'Every Tuesday, 3pm to 7pm'],
  ])('"%s"', (text, words) => {
    expect(say(text)).toContain(words);
  });

  test('different days with different times become a session each', () => {
    expect(
      say('Mondays, Tuesdays and Thursdays, 9.30am-4pm; Wednesdays, 9.30am-6pm; Fridays, 9.30am-1pm'),
    ).toBe(
      'Every Monday, Tuesday and Thursday, 9:30am to 4pm + Every Wednesday, 9:30am to 6pm + Every Friday, 9:30am to 1pm',
    );
    expect(say('Mon-Fri: 6:30am-10:00pm, Sat-Sun: 8:00am-6:00pm')).toBe(
      'Monday to Friday, 6:30am to 10pm + Every Saturday and Sunday, 8am to 6pm',
    );
    expect(say('Tues 11am - 2pm, Fri 11.30am -1.30pm')).toBe(
      'Every Tuesday, 11am to 2pm + Every Friday, 11:30am to 1:30pm',
    );
  });

  test('two times on one day become two sessions', () => {
    expect(say('Meets Tuesdays and Fridays, 9.30-11.30am and 12.30-2.30pm')).toBe(
      'Every Tuesday and Friday, 9:30am to 11:30am + Every Tuesday and Friday, 12:30pm to 2:30pm',
    );
  });

  test('one day all round the clock is from midnight to a minute before', () => {
    expect(readHours('24/7')).toMatchObject({ sure: false });
    expect(readHours('7 days a week, 24 hours')).toMatchObject({
      sure: true,
      sessions: [{ from: '00:00', to: '23:59' }],
    });
  });
});

describe('hours that are not sure stay words', () => {
  test.each([
    'Every other Friday, 10am-12pm',
    'Alternate Saturdays 9.15am-12.15pm',
    'Fortnightly on Tuesdays, 2pm-4pm',
    'Mondays 10am-12pm, term time only',
    'Oct-Mar: Mondays 10am-12pm',
    'Mondays by appointment',
    'Saturday: 10:00 - 12:00 / - Monthly',
    'Wednesdays 12.30 - 15.30 (except 25th Dec)',
    'Evenings, Weekends and School Holidays',
    'Monday to Thursdays, 9-5pm for calls; 10am-2pm for food collections and deliveries',
    'Pitch bookings only: Mon-Fri: 5:00pm-10:00pm',
    'Tuesday 22/11/2022 from 5pm – 8pm',
    'every Monday from 7th November 12pm to 2pm',
    'Mon, Tue & Wed 11.30 – 1.30',
    'Saturday 10 till 1',
    'Thursdays 7',
    'Mondays until 4pm',
    'Monday 9am-12am',
    'Monday',
    '10am-12pm',
    'Monday 10am-12pm, Tuesday',
    'We are open 10am-4pm',
    'Coming soon',
    'Monday 25:00 - 26:00',
    'Monday 5pm-9am',
    'Sunday closed',
    '',
  ])('"%s"', (text) => {
    expect(readHours(text)).toMatchObject({ sure: false });
  });

  test('the reason names the word that was not understood', () => {
    expect(say('Alternate Saturdays 9.15am-12.15pm')).toBe('("alternate" is not understood)');
  });
});

describe('hours inside a description', () => {
  test('are found in the one sentence that names days', () => {
    const found = findHoursInText('Support for people who hear voices. Meets on Tuesdays 7-9pm.');
    expect(found).toMatchObject({ sure: true, sessions: [{ on: ['tue'], from: '19:00', to: '21:00' }] });
  });

  test('are kept as that sentence when it says more than days and times', () => {
    expect(findHoursInText('A café. Drop in on Wednesday afternoons.')).toMatchObject({
      sure: false,
      words: 'Drop in on Wednesday afternoons.',
    });
  });

  test('are not read into words that only look like a day', () => {
    expect(findHoursInText('We are women who sat together in the sun. Come at 10am.')).toBeUndefined();
  });
});
