import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { bankHolidaysKnown, calendarSchema, isBankHoliday, termState } from '../../src/domain/calendar.ts';

const calendar = calendarSchema.parse({
  terms: [
    { title: 'Spring term', from: '2027-01-05', to: '2027-02-12' },
    { title: 'Autumn term', from: '2026-09-02', to: '2026-12-18' },
  ],
  bankHolidays: ['2026-12-25', '2026-12-28'],
});

const fixesFor = (terms: unknown) =>
  calendarSchema
    .safeParse({ terms })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('school terms', () => {
  it.each([
    ['2026-09-01', 'unknown', 'the day before the first term listed'],
    ['2026-09-02', 'term', 'its first day'],
    ['2026-12-18', 'term', 'its last day'],
    ['2026-12-19', 'holiday', 'the day after it, before the next term'],
    ['2027-01-04', 'holiday', 'the last day of the holidays'],
    ['2027-01-05', 'term', 'the first day of the next term'],
    ['2027-02-12', 'term', 'the last day listed'],
    ['2027-02-13', 'unknown', 'the day after the last term listed'],
  ])('%s is %s: %s', (day, state) => {
    expect(termState(parseDay(day), calendar)).toBe(state);
  });

  it('are unknown on every day when no term is listed', () => {
    expect(termState(parseDay('2026-11-24'), calendarSchema.parse({}))).toBe('unknown');
  });

  it('may not end before they start', () => {
    expect(fixesFor([{ title: 'Spring', from: '2027-02-12', to: '2027-01-05' }])).toEqual([
      'terms.0.to: Write a last day that is not before the first day.',
    ]);
  });

  it('may last a day, and may follow each other without a gap', () => {
    const terms = [
      { title: 'One', from: '2027-01-05', to: '2027-01-05' },
      { title: 'Two', from: '2027-01-06', to: '2027-01-08' },
    ];
    expect(fixesFor(terms)).toBeUndefined();
  });

  it('may not overlap, and the later one is named with the day to start after', () => {
    const terms = [
      { title: 'Spring', from: '2027-01-05', to: '2027-02-12' },
      { title: 'Autumn', from: '2026-09-02', to: '2027-01-05' },
    ];
    expect(fixesFor(terms)).toEqual(['terms.0.from: Start this term after "Autumn" ends on 5 January 2027.']);
  });

  it('listed twice are named once', () => {
    const spring = { title: 'Spring', from: '2027-01-05', to: '2027-02-12' };
    expect(fixesFor([spring, spring])).toEqual([
      'terms.1.from: Start this term after "Spring" ends on 12 February 2027.',
    ]);
  });
});

describe('bank holidays', () => {
  it('are the days listed', () => {
    expect(isBankHoliday(parseDay('2026-12-28'), calendar)).toBe(true);
    expect(isBankHoliday(parseDay('2026-12-26'), calendar)).toBe(false);
  });

  it('are known for the years of which some are listed', () => {
    expect(bankHolidaysKnown(parseDay('2026-01-01'), calendar)).toBe(true);
    expect(bankHolidaysKnown(parseDay('2027-12-25'), calendar)).toBe(false);
  });
});
