import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  clockTimeSchema,
  dayInWords,
  daysBetween,
  isoDaySchema,
  londonDay,
  monthOf,
  parseDay,
  parseTime,
  timeInWords,
  timeRangeInWords,
  weekdayOf,
  weekdaySchema,
} from '../../src/domain/calendar-day.ts';

const fixFor = (schema: typeof isoDaySchema | typeof clockTimeSchema, found: unknown) =>
  schema.safeParse(found).error?.issues.map(({ message }) => message);

describe('a day in a content file', () => {
  it.each(['2026-11-14', '2028-02-29', '1900-01-01', '2199-12-31'])('is taken as it is: %s', (day) => {
    expect(isoDaySchema.parse(day)).toBe(day);
  });

  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-31',
    '14/11/2026',
    '2026-1-4',
    '0202-11-14',
    '2026-11-14T10:00',
    ' 2026-11-14',
    '２０２６-11-14',
    20261114,
    null,
    undefined,
  ])('is refused with one sentence on how to write it: %s', (found) => {
    expect(fixFor(isoDaySchema, found)).toEqual(['Write the day as year-month-day, like 2026-11-14.']);
  });

  it('that must be right stops with what was found and what to write', () => {
    expect(() => parseDay('tomorrow')).toThrow(
      'Found "tomorrow". Write the day as year-month-day, like 2026-11-14.',
    );
  });
});

describe('a time in a content file', () => {
  it.each(['00:00', '09:05', '12:00', '19:00', '23:59'])('is taken as it is: %s', (time) => {
    expect(clockTimeSchema.parse(time)).toBe(time);
  });

  it.each([
    ['7pm', 'Write "19:00" for 7pm.'],
    ['7.30 PM', 'Write "19:30" for 7:30pm.'],
    ['12am', 'Write "00:00" for midnight.'],
    ['12pm', 'Write "12:00" for midday.'],
    ['midday', 'Write "12:00" for midday.'],
    ['Noon', 'Write "12:00" for midday.'],
    ['24:00', 'Write "00:00" for midnight.'],
    ['19.30', 'Write "19:30" for 7:30pm.'],
    [19.3, 'Write "19:30" for 7:30pm.'],
    [19, 'Write "19:00" for 7pm.'],
    ['9:30', 'Write "09:30" for 9:30am or "21:30" for 9:30pm.'],
    [7, 'Write "07:00" for 7am or "19:00" for 7pm.'],
  ])('written as %s is refused with what to write instead', (found, fix) => {
    expect(fixFor(clockTimeSchema, found)).toEqual([fix]);
  });

  it.each(['25:00', '19:60', '13pm', 'evening', 1140, -7, null, true, ['19:00']])(
    'that cannot be guessed is refused with an example: %s',
    (found) => {
      expect(fixFor(clockTimeSchema, found)).toEqual([
        'Write the time in quotes, on the 24-hour clock, like "19:00" for 7pm.',
      ]);
    },
  );

  it('that must be right stops with what was found and what to write', () => {
    expect(() => parseTime('7pm')).toThrow('Found "7pm". Write "19:00" for 7pm.');
  });
});

it('a weekday is three letters, and the fix lists them', () => {
  expect(weekdaySchema.parse('tue')).toBe('tue');
  expect(weekdaySchema.safeParse('Tuesday').error?.issues[0]?.message).toBe(
    'Write the first three letters of the day: mon, tue, wed, thu, fri, sat or sun.',
  );
});

describe('counting days', () => {
  it.each([
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-08-31', 24, '2028-08-31'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2027-01-31', -2, '2026-11-30'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-14', 0, '2026-11-14'],
  ])('%s and %i months is %s, at the month end where the month is short', (day, months, expected) => {
    expect(addMonths(parseDay(day), months)).toBe(expected);
  });

  it('agrees with Temporal on every day of 1900 to 2199', () => {
    const first = parseDay('1900-01-01');
    const last = Temporal.PlainDate.from('2199-12-31');
    const days = Array.from({ length: daysBetween(first, parseDay('2199-12-31')) + 1 }, (_, index) => index);
    const ours = days.map((index) => addDays(first, index));
    const theirs: string[] = [];
    for (let day = Temporal.PlainDate.from(first); Temporal.PlainDate.compare(day, last) <= 0;) {
      theirs.push(day.toString());
      day = day.add({ days: 1 });
    }
    expect(ours).toEqual(theirs);
    expect(ours.map((day) => isoDaySchema.safeParse(day).success)).not.toContain(false);
  });

  it('knows the weekday, the month and the days between', () => {
    expect(weekdayOf(parseDay('2026-11-22'))).toBe('sun');
    expect(weekdayOf(parseDay('1969-12-31'))).toBe('wed');
    expect(monthOf(parseDay('2026-11-22'))).toBe(11);
    expect(daysBetween(parseDay('2026-11-22'), parseDay('2027-11-22'))).toBe(365);
    expect(daysBetween(parseDay('2028-03-01'), parseDay('2028-02-28'))).toBe(-2);
  });
});

describe('days and times in words', () => {
  it.each([
    [{}, '24 November 2026'],
    [{ weekday: true }, 'Tuesday 24 November 2026'],
    [{ year: false }, '24 November'],
    [{ weekday: true, year: false }, 'Tuesday 24 November'],
  ])('a day with %o', (options, expected) => {
    expect(dayInWords(parseDay('2026-11-24'), options)).toBe(expected);
  });

  it('a day below ten has no 0 before it', () => {
    expect(dayInWords(parseDay('2027-01-06'))).toBe('6 January 2027');
  });

  it.each([
    ['00:00', 'midnight'],
    ['00:30', '12:30am'],
    ['09:05', '9:05am'],
    ['10:00', '10am'],
    ['12:00', 'midday'],
    ['12:30', '12:30pm'],
    ['17:30', '5:30pm'],
    ['23:59', '11:59pm'],
  ])('%s is %s', (time, expected) => {
    expect(timeInWords(parseTime(time))).toBe(expected);
  });

  it.each([
    ['10:00', '12:00', '10am to midday'],
    ['14:00', '16:00', '2pm to 4pm'],
    ['19:00', undefined, '7pm'],
    ['20:00', '06:00', '8pm to 6am'],
    ['19:30', '00:00', '7:30pm to midnight'],
    ['00:00', '23:59', 'all day'],
  ])('from %s to %s is %s', (from, to, expected) => {
    expect(timeRangeInWords(parseTime(from), to === undefined ? undefined : parseTime(to))).toBe(expected);
  });
});

describe('the day in London', () => {
  it.each([
    ['2026-03-28T23:59:59Z', '2026-03-28', 'the last second before the day the clocks go forward'],
    ['2026-03-29T00:00:00Z', '2026-03-29', 'midnight of that day, still on winter time'],
    ['2026-03-29T22:59:59Z', '2026-03-29', 'the last second of that day, on summer time'],
    ['2026-03-29T23:00:00Z', '2026-03-30', 'midnight after it, an hour sooner than in UTC'],
    ['2026-10-24T22:59:59Z', '2026-10-24', 'the last second before the day the clocks go back'],
    ['2026-10-24T23:00:00Z', '2026-10-25', 'midnight of that day, still on summer time'],
    ['2026-10-25T23:59:59Z', '2026-10-25', 'the last second of that day, which has 25 hours'],
    ['2026-10-26T00:00:00Z', '2026-10-26', 'midnight after it, on winter time'],
  ])('at %s is %s: %s', (instant, day) => {
    expect(londonDay(Temporal.Instant.from(instant))).toBe(day);
    expect(londonDay(Date.parse(instant))).toBe(day);
  });
});
