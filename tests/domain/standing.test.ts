import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { standingOn, statusStateOn, type Showing } from '../../src/domain/standing.ts';
import { statusSchema } from '../../src/domain/status.ts';

const checked = (on: string) => ({ on: parseDay(on), by: 'member-1' as never, how: 'rang' as const });
const status = (value: unknown) => statusSchema.parse(value);

describe('what a status comes to on a day', () => {
  it.each([
    [undefined, '2026-11-22', 'active'],
    [{ is: 'paused', until: '2027-01-07' }, '2027-01-06', 'paused'],
    [{ is: 'paused', until: '2027-01-07' }, '2027-01-07', 'pause-over'],
    [{ is: 'paused' }, '2030-01-01', 'paused'],
    [{ is: 'seasonal', months: [4, 5, 6] }, '2026-03-31', 'out-of-season'],
    [{ is: 'seasonal', months: [4, 5, 6] }, '2026-04-01', 'active'],
    [{ is: 'seasonal', months: [4, 5, 6] }, '2026-07-01', 'out-of-season'],
    [{ is: 'closed', on: '2026-12-31' }, '2026-12-30', 'active'],
    [{ is: 'closed', on: '2026-12-31' }, '2026-12-31', 'closed'],
    [{ is: 'closed', on: '2026-09-30' }, '2027-09-29', 'closed'],
    [{ is: 'closed', on: '2026-09-30' }, '2027-09-30', 'closed-long-ago'],
    [{ is: 'unlisted' }, '2026-11-22', 'unlisted'],
  ])('%o on %s is %s', (value, day, expected) => {
    const asset = value === undefined ? {} : { status: status(value) };
    expect(statusStateOn(asset, parseDay(day))).toBe(expected);
  });
});

/** status, checked on -> what the outputs show on 22 November 2026 (interval 12 months). */
const shown: [string, unknown, string | undefined, Showing][] = [
  ['fresh', undefined, '2026-11-14', { search: 'normal', lists: true, today: true, screens: true }],
  ['due', undefined, '2025-11-20', { search: 'normal', lists: true, today: true, screens: true }],
  ['overdue', undefined, '2025-09-01', { search: 'lower', lists: true, today: true, screens: false }],
  ['lapsed', undefined, '2024-11-01', { search: 'last', lists: true, today: false, screens: false }],
  ['never checked', undefined, undefined, { search: 'lower', lists: true, today: true, screens: false }],
  [
    'paused',
    { is: 'paused', until: '2027-01-07' },
    '2026-11-14',
    { search: 'on-request', lists: true, today: false, screens: false },
  ],
  [
    'pause over',
    { is: 'paused', until: '2026-11-01' },
    '2026-11-14',
    { search: 'lower', lists: true, today: true, screens: false },
  ],
  [
    'pause over and lapsed',
    { is: 'paused', until: '2026-11-01' },
    '2024-01-01',
    { search: 'last', lists: true, today: false, screens: false },
  ],
  [
    'out of season',
    { is: 'seasonal', months: [4] },
    '2026-11-14',
    { search: 'normal', lists: true, today: false, screens: false },
  ],
  [
    'out of season and overdue',
    { is: 'seasonal', months: [4] },
    '2025-09-01',
    { search: 'lower', lists: true, today: false, screens: false },
  ],
  [
    'closed',
    { is: 'closed', on: '2026-09-30' },
    '2026-09-01',
    { search: 'on-request', lists: true, today: false, screens: false },
  ],
  [
    'closed over a year',
    { is: 'closed', on: '2025-09-30' },
    '2025-09-01',
    { search: 'never', lists: false, today: false, screens: false },
  ],
  [
    'unlisted',
    { is: 'unlisted' },
    '2026-11-14',
    { search: 'never', lists: false, today: false, screens: false },
  ],
];

describe('where an entry is shown', () => {
  it.each(shown)('%s', (_name, value, checkedOn, expected) => {
    const asset = {
      ...(value === undefined ? {} : { status: status(value) }),
      ...(checkedOn === undefined ? {} : { checked: checked(checkedOn) }),
    };
    expect(standingOn(asset, {}, parseDay('2026-11-22')).shows).toEqual(expected);
  });
});
