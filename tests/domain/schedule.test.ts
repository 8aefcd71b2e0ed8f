import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { calendarSchema } from '../../src/domain/calendar.ts';
import {
  idleExceptions,
  nextDates,
  occurrences,
  occurrencesFor400Days,
  weeksAround,
} from '../../src/domain/schedule.ts';
import { sessionSchema, type Session } from '../../src/domain/session.ts';
import {
  anyQuestion,
  digestAnswers,
  occurrencesDayByDay,
  questions,
  sampleCalendar,
} from './schedule-by-day.ts';

const sessionOf = (fields: object): Session => sessionSchema.parse({ from: '10:00', ...fields });
const tuesdays = (fields: object = {}) => sessionOf({ repeats: 'weekly', on: ['tue'], ...fields });

/** The dates from one day to another, each as "2026-11-24 10:00 meets", with its note in brackets. */
const datesOf = (session: Session, from: string, to: string, calendar = sampleCalendar) =>
  occurrences(session, { from: parseDay(from), to: parseDay(to), calendar }).map(
    ({ date, from: time, is, note }) => `${date} ${time} ${is}${note ? ` (${note})` : ''}`,
  );

const daysOf = (session: Session, from: string, to: string) =>
  occurrences(session, { from: parseDay(from), to: parseDay(to), calendar: sampleCalendar }).map(
    ({ date }) => date,
  );

describe('dates of a session', () => {
  it('include the first and the last day asked for, and none when these are the wrong way round', () => {
    expect(daysOf(tuesdays(), '2026-11-24', '2026-12-08')).toEqual([
      '2026-11-24',
      '2026-12-01',
      '2026-12-08',
    ]);
    expect(daysOf(tuesdays(), '2026-12-08', '2026-11-24')).toEqual([]);
  });

  it('every other week count from the Monday-to-Sunday week of starting, also when that week has none left', () => {
    const onTuesday = tuesdays({ every: 2, starting: '2026-11-29' });
    expect(daysOf(onTuesday, '2026-11-01', '2026-12-31')).toEqual(['2026-12-08', '2026-12-22']);
  });

  it('every other week on Tuesday and Sunday keep both in the same week', () => {
    const session = sessionOf({ repeats: 'weekly', every: 2, starting: '2026-11-24', on: ['sun', 'tue'] });
    expect(daysOf(session, '2026-11-01', '2026-12-20')).toEqual([
      '2026-11-24',
      '2026-11-29',
      '2026-12-08',
      '2026-12-13',
    ]);
  });

  it('on the 5th Tuesday are only in months that have one', () => {
    const session = sessionOf({ repeats: 'monthly', on: ['5th tue'] });
    expect(daysOf(session, '2026-11-01', '2027-07-31')).toEqual(['2026-12-29', '2027-03-30', '2027-06-29']);
  });

  it('on the 4th and the last Friday are one date where these are the same day', () => {
    const session = sessionOf({ repeats: 'monthly', on: ['last fri', '4th fri'] });
    expect(daysOf(session, '2026-10-01', '2026-11-30')).toEqual(['2026-10-23', '2026-10-30', '2026-11-27']);
  });

  it('listed as dates come in order, each once', () => {
    const session = sessionOf({ repeats: 'dates', dates: ['2026-12-17', '2026-12-03', '2026-12-17'] });
    expect(daysOf(session, '2026-11-01', '2026-12-31')).toEqual(['2026-12-03', '2026-12-17']);
  });

  it('end with until, which is the last day', () => {
    const session = tuesdays({ starting: '2026-11-24', until: '2026-12-01' });
    expect(daysOf(session, '2026-01-01', '2027-12-31')).toEqual(['2026-11-24', '2026-12-01']);
  });

  it('that end after midnight belong to the day they start', () => {
    const session = sessionOf({ repeats: 'weekly', on: ['sat'], from: '20:00', to: '06:00' });
    const [found] = occurrences(session, {
      from: parseDay('2026-11-28'),
      to: parseDay('2026-11-29'),
      calendar: sampleCalendar,
    });
    expect(found).toEqual({ date: '2026-11-28', from: '20:00', to: '06:00', is: 'meets' });
  });

  it('keep their clock time over both clock changes', () => {
    const session = sessionOf({ repeats: 'weekly', on: ['sun'], from: '01:30' });
    expect(datesOf(session, '2026-03-22', '2026-04-05')).toEqual([
      '2026-03-22 01:30 meets',
      '2026-03-29 01:30 meets',
      '2026-04-05 01:30 meets',
    ]);
    expect(datesOf(session, '2026-10-18', '2026-11-01')).toEqual([
      '2026-10-18 01:30 meets',
      '2026-10-25 01:30 meets',
      '2026-11-01 01:30 meets',
    ]);
  });

  it('carry the venue when the session has one of its own', () => {
    const [found] = nextDates([tuesdays({ venue: 'st-elmos-hall' })], {
      from: parseDay('2026-11-22'),
      count: 1,
      calendar: sampleCalendar,
    });
    expect(found?.venue).toBe('st-elmos-hall');
  });
});

describe('days off', () => {
  it('are listed as off with their note', () => {
    const session = tuesdays({ except: [{ date: '2026-12-01', note: 'Hall being painted' }] });
    expect(datesOf(session, '2026-11-24', '2026-12-08')).toEqual([
      '2026-11-24 10:00 meets',
      '2026-12-01 10:00 off (Hall being painted)',
      '2026-12-08 10:00 meets',
    ]);
  });

  it('that fall on no meeting day are not shown, and are told to the panel as idle', () => {
    const session = tuesdays({
      termTimeOnly: true,
      starting: '2026-11-01',
      except: [
        { date: '2026-12-01' },
        { date: '2026-12-02', note: 'a Wednesday' },
        { date: '2026-12-22', note: 'school holidays' },
        { date: '2026-10-20', note: 'before it starts' },
        { date: '2028-12-05', note: 'terms not known' },
      ],
    });
    expect(datesOf(session, '2026-12-01', '2026-12-05')).toEqual(['2026-12-01 10:00 off']);
    expect(idleExceptions(session, sampleCalendar).map(({ note }) => note)).toEqual([
      'a Wednesday',
      'school holidays',
      'before it starts',
    ]);
  });

  it.each([
    ['does-not', ['2026-12-28 10:00 off (Bank holiday)']],
    ['meets', ['2026-12-28 10:00 meets']],
    ['unknown', ['2026-12-28 10:00 ask (Bank holiday, ring first)']],
    [undefined, ['2026-12-28 10:00 ask (Bank holiday, ring first)']],
  ])('on a bank holiday follow what the session says: %s', (bankHolidays, expected) => {
    const session = sessionOf({ repeats: 'weekly', on: ['mon'], ...(bankHolidays ? { bankHolidays } : {}) });
    expect(datesOf(session, '2026-12-28', '2026-12-28')).toEqual(expected);
  });

  it('on a bank holiday that somebody listed as a date are not asked about', () => {
    const session = sessionOf({ repeats: 'dates', dates: ['2026-12-28'] });
    expect(datesOf(session, '2026-12-28', '2026-12-28')).toEqual(['2026-12-28 10:00 meets']);
  });

  it('keep their own note on a bank holiday', () => {
    const except = [{ date: '2026-12-28', note: 'Back in January' }];
    const session = sessionOf({ repeats: 'weekly', on: ['mon'], bankHolidays: 'does-not', except });
    expect(datesOf(session, '2026-12-28', '2026-12-28')).toEqual(['2026-12-28 10:00 off (Back in January)']);
  });
});

describe('term time only', () => {
  it('leaves holidays out, and gives no date where no term list reaches', () => {
    const session = tuesdays({ termTimeOnly: true });
    expect(daysOf(session, '2026-12-08', '2027-01-12')).toEqual([
      '2026-12-08',
      '2026-12-15',
      '2027-01-05',
      '2027-01-12',
    ]);
    expect(daysOf(session, '2027-02-13', '2028-12-31')).toEqual([]);
    expect(datesOf(session, '2026-11-24', '2026-12-08', calendarSchema.parse({}))).toEqual([]);
  });
});

describe('extra days', () => {
  it('meet at the usual time, or at their own, whatever else is said', () => {
    const session = tuesdays({
      to: '12:00',
      termTimeOnly: true,
      until: '2026-12-01',
      extra: [
        { date: '2026-12-23', note: 'Carols' },
        { date: '2026-12-25', from: '14:00' },
      ],
    });
    const found = occurrences(session, {
      from: parseDay('2026-12-02'),
      to: parseDay('2026-12-31'),
      calendar: sampleCalendar,
    });
    expect(found).toEqual([
      { date: '2026-12-23', from: '10:00', to: '12:00', is: 'meets', note: 'Carols' },
      { date: '2026-12-25', from: '14:00', is: 'meets' },
    ]);
  });

  it('take the place of a day off, which is how a time is moved', () => {
    const session = tuesdays({
      except: [{ date: '2026-12-01' }],
      extra: [{ date: '2026-12-01', from: '14:00', note: 'Later than usual' }],
    });
    expect(datesOf(session, '2026-12-01', '2026-12-01')).toEqual([
      '2026-12-01 14:00 meets (Later than usual)',
    ]);
  });

  it('stand beside a usual date at another time, and are one with it at the same time', () => {
    const beside = tuesdays({ extra: [{ date: '2026-12-01', from: '09:00' }] });
    const same = tuesdays({ extra: [{ date: '2026-12-01', note: 'Carols' }] });
    expect(datesOf(beside, '2026-12-01', '2026-12-01')).toEqual([
      '2026-12-01 09:00 meets',
      '2026-12-01 10:00 meets',
    ]);
    expect(datesOf(same, '2026-12-01', '2026-12-01')).toEqual(['2026-12-01 10:00 meets (Carols)']);
  });
});

describe('several sessions together', () => {
  const sessions = [
    sessionOf({ repeats: 'weekly', on: ['thu'], from: '14:00', except: [{ date: '2026-11-26' }] }),
    tuesdays(),
    sessionOf({ repeats: 'monthly', on: ['last tue'] }),
    tuesdays({ from: '09:00' }),
  ];
  const from = parseDay('2026-11-22');

  it('give the next dates in order, the same day and time once, without days off', () => {
    const found = nextDates(sessions, { from, count: 5, calendar: sampleCalendar });
    expect(found.map(({ date, from: time }) => `${date} ${time}`)).toEqual([
      '2026-11-24 09:00',
      '2026-11-24 10:00',
      '2026-12-01 09:00',
      '2026-12-01 10:00',
      '2026-12-03 14:00',
    ]);
  });

  it('are on when one of two at the same time is on', () => {
    const off = tuesdays({ except: [{ date: '2026-11-24', note: 'Closed' }] });
    const found = occurrencesFor400Days([off, tuesdays()], { from, calendar: sampleCalendar });
    expect(found[0]).toEqual({ date: '2026-11-24', from: '10:00', is: 'meets' });
  });

  it('reach 400 days, the first one included', () => {
    const daily = sessionOf({ repeats: 'weekly', on: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] });
    const found = occurrencesFor400Days([daily], { from, calendar: sampleCalendar });
    expect([found.length, found[0]?.date, found.at(-1)?.date]).toEqual([400, '2026-11-22', '2027-12-26']);
  });

  it('fill the weeks around a day, Monday to Sunday, with days off shown', () => {
    const weeks = weeksAround(sessions, { day: from, before: 1, after: 1, calendar: sampleCalendar });
    expect(weeks.map(({ monday }) => monday)).toEqual(['2026-11-09', '2026-11-16', '2026-11-23']);
    expect(weeks[2]?.days.map(({ date }) => date)).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
    ]);
    expect(weeks[2]?.days.map(({ occurrences: found }) => found.map(({ is }) => is))).toEqual([
      [],
      ['meets', 'meets'],
      [],
      ['off'],
      [],
      [],
      [],
    ]);
  });
});

describe('a session in a content file', () => {
  const fixesFor = (fields: object) =>
    sessionSchema
      .safeParse({ repeats: 'weekly', on: ['tue'], from: '10:00', ...fields })
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

  it('meets every week unless it says otherwise', () => {
    expect(sessionSchema.parse({ repeats: 'weekly', on: ['tue'], from: '10:00' })).toMatchObject({
      every: 1,
    });
  });

  it.each([
    [
      { every: 2 },
      'starting: Write starting: a day in one of the weeks in which it meets, so that the weeks can be counted.',
    ],
    [
      { every: 13, starting: '2026-11-24' },
      'every: Write at most 12 weeks. For anything rarer, list the dates: repeats: dates.',
    ],
    [{ every: 'two' }, 'every: Write how many weeks apart, a whole number from 1 to 12.'],
    [{ on: 'tue' }, 'on: List the weekdays, like [mon, thu]. One day is a list too: [tue].'],
    [
      { on: ['Tuesday'] },
      'on.0: Write the first three letters of the day: mon, tue, wed, thu, fri, sat or sun.',
    ],
    [
      { repeats: 'monthly', on: ['second tue'] },
      'on.0: Write which one and the day, like "2nd tue" or "last fri".',
    ],
    [{ starting: '2027-01-06', until: '2027-01-05' }, 'until: Write an until that is not before starting.'],
    [{ from: '7pm' }, 'from: Write "19:00" for 7pm.'],
    [{ termTimeOnly: 'yes' }, 'termTimeOnly: Write true or false, without quotes.'],
    [{ bankHolidays: 'no' }, 'bankHolidays: Write meets, does-not or unknown.'],
    [{ except: [{ date: '2026-12-01' }, { date: '2026-12-01' }] }, 'except: Write each day once.'],
    [{ extra: [{ date: '2026-12-01' }, { date: '2026-12-01' }] }, 'extra: Write each day once.'],
    [
      { extra: [{ date: '2026-12-01', to: '12:00' }] },
      'extra.0.from: Write from as well as to, or leave both out to meet at the usual time.',
    ],
    [
      { repeats: 'yearly' },
      'repeats: Write repeats: weekly, repeats: monthly or repeats: dates, like {repeats: weekly, on: [tue], from: "10:00"}.',
    ],
  ])('with %o is refused with what to write', (fields, expected) => {
    expect(fixesFor(fields)).toEqual([expected]);
  });

  it.each([
    ['10:00', '12:00', true],
    ['14:00', '00:00', true],
    ['18:00', '10:00', true],
    ['20:00', '06:00', true],
    ['00:00', '23:59', true],
    ['10:00', '10:00', false],
    ['00:00', '00:00', false],
    ['14:00', '12:00', false],
    ['17:59', '06:00', false],
    ['20:00', '10:01', false],
  ])('from %s to %s: allowed is %s', (from, to, allowed) => {
    const fix =
      'to: Write an end later than the start, like from "19:00" to "21:00". ' +
      'Only what starts at 6pm or later may run past midnight, to 10am at the latest.';
    expect(fixesFor({ from, to })).toEqual(allowed ? undefined : [fix]);
  });
});

describe('10,000 random sessions', () => {
  it('have the dates that looking at every single day finds', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(anyQuestion, ({ session, period }) => {
        expect(occurrences(session, period)).toEqual(occurrencesDayByDay(session, period));
      }),
      questions,
    );
  });

  it(
    'have the same dates on computers in London, Los Angeles, Kiribati and on UTC',
    { timeout: 120_000 },
    async () => {
      const zones = ['UTC', 'Europe/London', 'America/Los_Angeles', 'Pacific/Kiritimati'];
      const answers = await Promise.all(zones.map(digestIn));
      const dayByDay = digestAnswers(occurrencesDayByDay);
      expect(dayByDay.found).toBeGreaterThan(50_000);
      expect(answers.map(({ hourHere }) => hourHere)).toEqual([12, 13, 5, 2]);
      expect(answers.map(({ digest }) => digest)).toEqual(zones.map(() => dayByDay.digest));
    },
  );
});

/** The answers of a process whose clock is set to a time zone. */
async function digestIn(zone: string): Promise<ReturnType<typeof digestAnswers> & { hourHere: number }> {
  const script = join(import.meta.dirname, 'print-schedule-digest.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script], {
    env: { ...process.env, TZ: zone },
  });
  return JSON.parse(stdout) as Awaited<ReturnType<typeof digestIn>>;
}
