import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { nextDates } from '../../src/domain/schedule.ts';
import { readCalendar, UnreadableCalendar } from '../../src/imports/calendar.ts';
import { zoneCalled } from '../../src/imports/calendar-zones.ts';

const today = parseDay('2026-03-01');

function calendar(...events: string[][]) {
  const lines = events.flatMap((event) => ['BEGIN:VEVENT', ...event, 'END:VEVENT']);
  return readCalendar(['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n'), today);
}

const weekly = ['UID:1', 'SUMMARY:Tea', 'LOCATION:Hall', 'RRULE:FREQ=WEEKLY;BYDAY=TU'];
const london = (name: string, time: string) => `${name};TZID=Europe/London:${time}`;

function datesOf(table: ReturnType<typeof calendar>, count = 6) {
  const sessions = table.rows[0]?.times?.sessions ?? [];
  return nextDates(sessions, { from: today, count, calendar: { terms: [], bankHolidays: [] } }).map(
    ({ date, from, to }) => `${date} ${from} ${to}`,
  );
}

describe('a calendar', () => {
  test('keeps a weekly rule on its own clock over the change to summer time', () => {
    const table = calendar([
      ...weekly,
      london('DTSTART', '20260317T100000'),
      london('DTEND', '20260317T113000'),
    ]);
    expect(datesOf(table, 3)).toEqual([
      '2026-03-17 10:00 11:30',
      '2026-03-24 10:00 11:30',
      '2026-03-31 10:00 11:30',
    ]);
  });

  test('lists the days of a rule in another zone or in UTC, whose London time changes over the year', () => {
    const table = calendar([...weekly, 'DTSTART:20260317T100000Z', 'DTEND:20260317T110000Z']);
    expect(datesOf(table, 3)).toEqual([
      '2026-03-17 10:00 11:00',
      '2026-03-24 10:00 11:00',
      '2026-03-31 11:00 12:00',
    ]);
  });

  test.each([
    ['GMT Standard Time', 'Europe/London'],
    ['(UTC+00:00) Dublin, Edinburgh, Lisbon, London', 'Europe/London'],
    ['/freeassociation.sourceforge.net/Europe/London', 'Europe/London'],
    ['Europe/Dublin', 'Europe/London'],
    ['W. Europe Standard Time', 'Europe/Berlin'],
    ['Middle Earth', undefined],
  ])('knows the zone "%s"', (name, zone) => {
    expect(zoneCalled(name)).toBe(zone);
  });

  test('honours days left out, moved and cancelled, and days added', () => {
    const table = calendar(
      [
        ...weekly,
        'DTSTART;TZID=GMT Standard Time:20260303T100000',
        'DTEND;TZID=GMT Standard Time:20260303T110000',
        'EXDATE;TZID=GMT Standard Time:20260310T100000',
        'RDATE;TZID=GMT Standard Time:20260305T100000',
      ],
      [
        'UID:1',
        'SUMMARY:Tea',
        'LOCATION:Hall',
        london('RECURRENCE-ID', '20260317T100000'),
        london('DTSTART', '20260318T140000'),
        london('DTEND', '20260318T150000'),
      ],
      [
        'UID:1',
        'SUMMARY:Tea',
        'LOCATION:Hall',
        london('RECURRENCE-ID', '20260324T100000'),
        london('DTSTART', '20260324T100000'),
        'STATUS:CANCELLED',
      ],
    );
    expect(datesOf(table, 5)).toEqual([
      '2026-03-03 10:00 11:00',
      '2026-03-05 10:00 11:00',
      '2026-03-18 14:00 15:00',
      '2026-03-31 10:00 11:00',
      '2026-04-07 10:00 11:00',
    ]);
    expect(table.joined).toBe(2);
  });

  test('takes an endless rule from years ago at its word, and says to ring first', () => {
    const table = calendar([...weekly, london('DTSTART', '20170307T100000')]);
    expect(table.rows[0]?.times?.sessions[0]).toMatchObject({ starting: '2017-03-07', ringFirst: true });
    expect(table.rows[0]?.remarks?.join()).toContain('began long ago');
  });

  test('lists a rule that sessions cannot hold as its dates to come', () => {
    const table = calendar([
      'UID:1',
      'SUMMARY:Tea',
      'RRULE:FREQ=MONTHLY;BYMONTHDAY=13',
      london('DTSTART', '20260113T100000'),
    ]);
    expect(table.rows[0]?.times?.sessions).toMatchObject([{ repeats: 'dates' }]);
    expect(datesOf(table, 2).map((date) => date.slice(0, 10))).toEqual(['2026-03-13', '2026-04-13']);
  });

  test('is one entry for single events with the same name and place, and refuses what is over, private or cancelled', () => {
    const single = (uid: number, day: string, ...more: string[]) => [
      `UID:${uid}`,
      'SUMMARY:Yoga',
      'LOCATION:Hall',
      london('DTSTART', `${day}T183000`),
      london('DTEND', `${day}T193000`),
      ...more,
    ];
    const table = calendar(
      single(1, '20260304'),
      single(2, '20260311'),
      single(3, '20250311'),
      single(4, '20260318', 'CLASS:PRIVATE'),
      single(5, '20260325', 'STATUS:CANCELLED'),
    );
    expect(table.rows.map(({ times }) => times?.sessions)).toEqual([
      [{ repeats: 'dates', dates: ['2026-03-04', '2026-03-11'], from: '18:30', to: '19:30' }],
    ]);
    expect(table.refused.map(({ reason }) => reason)).toEqual([
      'Its last day was 11 March 2025.',
      'The calendar marks it as private.',
      'The calendar says that it is cancelled.',
    ]);
  });

  test('that is none is said to be none', () => {
    expect(() => readCalendar('<html>', today)).toThrow(UnreadableCalendar);
  });
});
