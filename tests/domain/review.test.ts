import { describe, expect, it } from 'vitest';
import { addDays, parseDay } from '../../src/domain/calendar-day.ts';
import { reviewDays, reviewIntervalMonths, reviewStateOn } from '../../src/domain/review.ts';

/** checked on, interval in months -> first day of: due soon, due, overdue, lapsed. Worked out by hand with a calendar. */
const cases = [
  ['2026-05-22', 6, '2026-10-23', '2026-11-22', '2027-01-21', '2027-05-22'],
  ['2026-11-14', 12, '2027-10-15', '2027-11-14', '2028-01-13', '2028-11-14'],
  ['2026-11-30', 3, '2027-01-29', '2027-02-28', '2027-04-29', '2027-11-30'],
  ['2027-11-30', 3, '2028-01-30', '2028-02-29', '2028-04-29', '2028-11-30'],
  ['2026-08-31', 1, '2026-09-20', '2026-09-30', '2026-11-29', '2027-08-31'],
  ['2026-08-31', 6, '2027-01-29', '2027-02-28', '2027-04-29', '2027-08-31'],
  ['2024-02-29', 12, '2025-01-29', '2025-02-28', '2025-04-29', '2026-02-28'],
  ['2024-02-29', 24, '2026-01-29', '2026-02-28', '2026-04-29', '2028-02-29'],
  ['2026-01-31', 1, '2026-02-19', '2026-02-28', '2026-04-29', '2027-01-31'],
  ['2026-01-31', 24, '2028-01-01', '2028-01-31', '2028-03-31', '2030-01-31'],
] as const;

describe('the days on which a checked entry changes state', () => {
  it.each(cases)('checked on %s, every %i months', (checked, months, dueSoon, due, overdue, lapsed) => {
    expect(reviewDays(parseDay(checked), months)).toEqual({
      checkedOn: checked,
      dueSoonFrom: dueSoon,
      dueFrom: due,
      overdueFrom: overdue,
      lapsedFrom: lapsed,
    });
  });

  it.each(cases)(
    'each boundary day belongs to the later state (checked on %s, every %i months)',
    (checked, months) => {
      const days = reviewDays(parseDay(checked), months);
      const stateOn = (day: typeof days.dueFrom) => reviewStateOn(days, day);
      expect([
        stateOn(days.checkedOn),
        stateOn(addDays(days.dueSoonFrom, -1)),
        stateOn(days.dueSoonFrom),
      ]).toEqual(['fresh', 'fresh', 'due-soon']);
      expect([stateOn(addDays(days.dueFrom, -1)), stateOn(days.dueFrom)]).toEqual(['due-soon', 'due']);
      expect([stateOn(addDays(days.overdueFrom, -1)), stateOn(days.overdueFrom)]).toEqual(['due', 'overdue']);
      expect([stateOn(addDays(days.lapsedFrom, -1)), stateOn(days.lapsedFrom)]).toEqual([
        'overdue',
        'lapsed',
      ]);
    },
  );

  it('never lets an entry lapse before it is overdue, whatever its interval', () => {
    for (let months = 1; months <= 24; months += 1) {
      for (let day = parseDay('2026-01-01'); day < '2028-03-01'; day = addDays(day, 7)) {
        const days = reviewDays(day, months);
        expect(days.checkedOn < days.dueSoonFrom && days.dueSoonFrom < days.dueFrom).toBe(true);
        expect(days.overdueFrom <= days.lapsedFrom).toBe(true);
      }
    }
  });

  it('calls an entry that nobody has checked never checked', () => {
    expect(reviewStateOn(undefined, parseDay('2026-11-22'))).toBe('never-checked');
  });
});

describe('how often an entry is checked', () => {
  it('is what the entry says, else what the site says, else six months for informal ones and twelve for others', () => {
    const own = { reviewMonths: { informal: 4, other: 9 } };
    expect(reviewIntervalMonths({ reviewEvery: 3, formality: 'informal' }, own)).toBe(3);
    expect(reviewIntervalMonths({ formality: 'informal' }, own)).toBe(4);
    expect(reviewIntervalMonths({}, own)).toBe(9);
    expect(reviewIntervalMonths({ formality: 'informal' }, {})).toBe(6);
    expect(reviewIntervalMonths({ formality: 'charity' }, {})).toBe(12);
    expect(reviewIntervalMonths({}, {})).toBe(12);
  });
});
