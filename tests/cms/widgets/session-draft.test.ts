import { describe, expect, test } from 'vitest';
import {
  changeSession,
  newSession,
  repeatAs,
  sayDraft,
  toggled,
  type SessionDraft,
} from '../../../src/cms/widgets/session-draft.ts';
import { parseDay, weekdays } from '../../../src/domain/calendar-day.ts';
import { calendarSchema } from '../../../src/domain/calendar.ts';

const today = parseDay('2026-11-22');
const calendar = calendarSchema.parse({
  terms: [{ title: 'Autumn term', from: '2026-09-02', to: '2026-12-18' }],
  bankHolidays: ['2026-12-25'],
});
const say = (draft: SessionDraft) => sayDraft(draft, today, calendar);

describe('a session is said back in plain words', () => {
  test('with its next day', () => {
    expect(say({ repeats: 'weekly', on: ['tue'], from: '10:00', to: '12:00' })).toEqual({
      words: 'Every Tuesday, 10am to midday',
      next: 'Next: Tuesday 24 November',
      wants: [],
    });
  });

  test('with the year where it is another one', () => {
    const { next } = say({ repeats: 'dates', dates: ['2027-01-05'], from: '10:00' });
    expect(next).toBe('Next: Tuesday 5 January 2027');
  });

  test('with what holds on a bank holiday', () => {
    const { next } = say({ repeats: 'weekly', on: ['fri'], from: '10:00', starting: '2026-12-25' });
    expect(next).toBe('Next: Friday 25 December, a bank holiday, so people are told to ring first');
  });

  test('with why there is no next day', () => {
    expect(say({ repeats: 'dates', dates: ['2026-01-05'], from: '10:00' }).next).toBe(
      'No next day: all its days are past.',
    );
    expect(
      say({ repeats: 'weekly', on: ['mon'], from: '10:00', starting: '2027-02-01', termTimeOnly: true }).next,
    ).toBe('No next day: the list of school terms ends before it.');
  });

  test('days of the month and certain dates as well', () => {
    expect(say({ repeats: 'monthly', on: ['2nd tue', '4th tue'], from: '19:00' }).words).toBe(
      'Second and fourth Tuesday of the month, 7pm',
    );
    expect(say({ repeats: 'dates', dates: ['2026-12-03'], from: '19:00' }).words).toBe(
      '3 December 2026, 7pm',
    );
  });

  test('what an editing tool leaves blank counts as not said', () => {
    const draft = { repeats: 'weekly' as const, on: ['tue'], from: '10:00', to: '', note: '', except: [] };
    expect(say(draft).words).toBe('Every Tuesday, 10am');
  });
});

describe('what a session still asks for is one thing to do each', () => {
  test('a new one', () => {
    expect(say(newSession).wants).toEqual(['Choose a day of the week.', 'Write when it starts, like 10am.']);
  });

  test.each<[string, SessionDraft, string]>([
    ['no way to repeat', {}, 'Choose how often it meets.'],
    [
      'a month without a day',
      { repeats: 'monthly', on: ['2nd '], from: '10:00' },
      'Choose a day of the month.',
    ],
    ['dates without a date', { repeats: 'dates', from: '10:00' }, 'Add a day.'],
    [
      'a start that cannot be read',
      { repeats: 'weekly', on: ['tue'], from: 'tenish' },
      'Write the time "tenish" like 10am, 2:30pm or midday.',
    ],
    [
      'an end that cannot be read',
      { repeats: 'weekly', on: ['tue'], from: '10:00', to: 'late' },
      'Write the time "late" like 10am, 2:30pm or midday.',
    ],
    [
      'an end before the start',
      { repeats: 'weekly', on: ['tue'], from: '12:00', to: '10:00' },
      'Write an end that is later than the start. Only what starts at 6pm or later can run into the next morning.',
    ],
    [
      'every other week without a day to count from',
      { repeats: 'weekly', every: 2, on: ['tue'], from: '10:00' },
      'Give a day on which it meets, so that the weeks can be counted.',
    ],
    [
      'a last day before the first',
      { repeats: 'weekly', on: ['tue'], from: '10:00', starting: '2026-12-01', until: '2026-11-24' },
      'Give a last day that is not before the first day.',
    ],
    [
      'a day off without its day',
      { repeats: 'weekly', on: ['tue'], from: '10:00', except: [{ note: 'Closed' }] },
      'Give each of the days off its day.',
    ],
    [
      'an extra day at a time that cannot be read',
      { repeats: 'weekly', on: ['tue'], from: '10:00', extra: [{ date: '2026-12-05', from: 'noonish' }] },
      'Write the time "noonish" like 10am, 2:30pm or midday.',
    ],
  ])('%s', (_name, draft, want) => {
    expect(say(draft).wants).toContain(want);
    expect(say(draft).words).toBe('');
  });

  test('no word of it is about files', () => {
    const wants = say({ repeats: 'weekly', on: ['tue'], from: '19', to: '7', except: [{}] }).wants;
    expect(wants.join(' ')).not.toMatch(/quotes|24-hour|repeats:|list is/);
  });
});

test('changing how it repeats keeps times and notes, and lets the days go', () => {
  const draft: SessionDraft = {
    repeats: 'weekly',
    every: 2,
    on: ['tue'],
    from: '10:00',
    note: 'Bring a mug',
  };
  expect(repeatAs(draft, 'monthly')).toEqual({ repeats: 'monthly', from: '10:00', note: 'Bring a mug' });
  expect(repeatAs(draft, 'weekly')).toBe(draft);
});

test('days stand in the order of the week, however they are pressed', () => {
  const wednesday = toggled(undefined, 'wed', weekdays);
  const both = toggled(wednesday, 'mon', weekdays);
  expect(both).toEqual(['mon', 'wed']);
  expect(toggled(both, 'wed', weekdays)).toEqual(['mon']);
});

test('a time that left morning or evening open is settled by the other end', () => {
  const typed = changeSession({ repeats: 'weekly', on: ['tue'], from: '10' }, { to: '12' });
  expect(typed).toMatchObject({ from: '10', to: '12' });
  expect(say(typed).wants).toContain('Say whether "10" is 10am or 10pm.');
  const pressed = changeSession(typed, { from: '10:00' });
  expect(pressed).toMatchObject({ from: '10:00', to: '12:00' });
  expect(say(pressed).words).toBe('Every Tuesday, 10am to midday');
});
