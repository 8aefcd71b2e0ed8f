import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { assetCalendar, calendarOfMany, hasDatesAhead, isHeldAt } from '../../src/formats/ical.ts';
import type { SmallTown } from '../fixtures/small-directory.ts';
import { assetOf, contextOf } from '../views/town-on-a-day.ts';
import { fullTown } from './full-town.ts';

/** The lines of a file that a calendar program puts together from those it was folded into. */
function unfolded(text: string): string[] {
  expect(text.endsWith('\r\nEND:VCALENDAR\r\n')).toBe(true);
  return text.trimEnd().replaceAll('\r\n ', '').split('\r\n');
}

/** What is said in the events of a file, each as its lines. */
function eventsIn(text: string): string[][] {
  return unfolded(text).reduce<string[][]>((events, line) => {
    if (line === 'BEGIN:VEVENT') return [...events, []];
    events.at(-1)?.push(line);
    return events;
  }, []);
}

/** The lines of events that begin with one of some names. */
function linesOf(text: string, ...names: string[]): string[] {
  return eventsIn(text)
    .flat()
    .filter((line) => names.some((name) => line.startsWith(name)));
}

function soupOf(fields: object, town: SmallTown = {}, today = '2026-11-22'): string {
  const context = contextOf({ ...town, assets: { soup: { ...fields } } }, today);
  return assetCalendar(assetOf(context, 'soup'), context);
}

describe('the calendar of an entry that has everything', () => {
  const soup = () => {
    const site = fullTown();
    return assetCalendar(site.directory.assetBySlug.get('soup')!, site);
  };

  test('begins with what it is and with the clock of London', () => {
    const lines = unfolded(soup());
    expect(lines.slice(0, lines.indexOf('BEGIN:VEVENT'))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Hereabouts//Calendar//EN',
      'BEGIN:VTIMEZONE',
      'TZID:Europe/London',
      'BEGIN:DAYLIGHT',
      'TZOFFSETFROM:+0000',
      'TZOFFSETTO:+0100',
      'TZNAME:BST',
      'DTSTART:19960331T010000',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'END:DAYLIGHT',
      'BEGIN:STANDARD',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0000',
      'TZNAME:GMT',
      'DTSTART:19961027T020000',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      'END:STANDARD',
      'END:VTIMEZONE',
    ]);
  });

  test('has a rule as one event, with its days off, its end, its place and what to know', () => {
    expect(eventsIn(soup())[0]).toEqual([
      'UID:soup-1@small.example/town',
      'SEQUENCE:2497',
      'DTSTAMP:20261122T000000Z',
      'DTSTART;TZID=Europe/London:20261201T100000',
      'DTEND;TZID=Europe/London:20261201T120000',
      'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=MO;UNTIL=20270630T100000Z',
      'EXDATE;TZID=Europe/London:20261215T100000,20261231T100000',
      'SUMMARY:Soup & "Söup"\\, daily',
      'LOCATION:Shed',
      'DESCRIPTION:A hot lunch for all.\\nEvery other week on Tuesday and Thursday\\, 10am to midday\\, not on bank holidays\\, until 30 June 2027. Bring a mug\\nPhone: 01632 960 112\\nLast checked 2 November 2026.\\nIt may change. Look before you go: https://small.example/town/assets/soup/',
      'URL;VALUE=URI:https://small.example/town/assets/soup/',
      'END:VEVENT',
    ]);
  });

  test('has extra days, days of a list and days in term one by one', () => {
    const begins = ['UID', 'DTSTART', 'DTEND', 'RRULE', 'LOCATION', 'GEO', 'DESCRIPTION'];
    const events = eventsIn(soup()).map((lines) =>
      lines.filter((line) => begins.some((name) => line.startsWith(name))),
    );
    expect(events.slice(1, 5)).toEqual([
      [
        'UID:soup-1-2026-12-23-1400@small.example/town',
        'DTSTART;TZID=Europe/London:20261223T140000',
        'DTEND;TZID=Europe/London:20261223T153000',
        'LOCATION:Shed',
        'DESCRIPTION:Carols\\nA hot lunch for all.\\nBring a mug\\nPhone: 01632 960 112\\nLast checked 2 November 2026.\\nIt may change. Look before you go: https://small.example/town/assets/soup/',
      ],
      [
        'UID:soup-1-2026-12-24-1000@small.example/town',
        'DTSTART;TZID=Europe/London:20261224T100000',
        'DTEND;TZID=Europe/London:20261224T120000',
        'LOCATION:Shed',
        'DESCRIPTION:A hot lunch for all.\\nBring a mug\\nPhone: 01632 960 112\\nLast checked 2 November 2026.\\nIt may change. Look before you go: https://small.example/town/assets/soup/',
      ],
      [
        'UID:soup-2@small.example/town',
        'DTSTART;TZID=Europe/London:20261127T190000',
        'RRULE:FREQ=MONTHLY;BYDAY=2MO,-1FR;WKST=MO',
        'LOCATION:Hall\\, The Old Hall\\, 1 Lantern Street\\, Lowport\\, DB1 2LN',
        'GEO:54.7;2.7',
        'DESCRIPTION:A hot lunch for all.\\nSecond Monday and last Friday of the month\\, 7pm\\nPhone: 01632 960 112\\nLast checked 2 November 2026.\\nIt may change. Look before you go: https://small.example/town/assets/soup/',
      ],
      [
        'UID:soup-3-2026-12-05-2000@small.example/town',
        'DTSTART;TZID=Europe/London:20261205T200000',
        'DTEND;TZID=Europe/London:20261206T060000',
        'LOCATION:Hall\\, The Old Hall\\, 1 Lantern Street\\, Lowport\\, DB1 2LN',
        'GEO:54.7;2.7',
        'DESCRIPTION:Ring before you go.\\nA hot lunch for all.\\nNight kitchen\\nPhone: 01632 960 112\\nLast checked 2 November 2026.\\nIt may change. Look before you go: https://small.example/town/assets/soup/',
      ],
    ]);
    expect(events.slice(5).map(([uid, start]) => [uid, start])).toEqual([
      ['UID:soup-3-2026-12-12-2000@small.example/town', 'DTSTART;TZID=Europe/London:20261212T200000'],
      ['UID:soup-4-2026-11-25-0930@small.example/town', 'DTSTART;TZID=Europe/London:20261125T093000'],
      ['UID:soup-4-2026-12-02-0930@small.example/town', 'DTSTART;TZID=Europe/London:20261202T093000'],
      ['UID:soup-4-2026-12-09-0930@small.example/town', 'DTSTART;TZID=Europe/London:20261209T093000'],
      ['UID:soup-4-2026-12-16-0930@small.example/town', 'DTSTART;TZID=Europe/London:20261216T093000'],
    ]);
  });
});

describe('the calendar of many entries', () => {
  test('has its name in letters that calendars read, and asks to be looked at once a day', () => {
    const text = calendarOfMany({ title: 'Eat; drink, \\ be\r\nmerry\nall', assets: [] }, fullTown());
    const lines = unfolded(text);
    expect(lines).toContain('X-WR-CALNAME:Eat\\; drink\\, \\\\ be\\nmerry\\nall');
    expect(lines).toContain('X-PUBLISHED-TTL:P1D');
    expect(lines).not.toContain('BEGIN:VEVENT');
  });

  test('of a place has what is held there, and nothing else', () => {
    const site = fullTown();
    const at = (venue?: string) =>
      new Set(
        linesOf(calendarOfMany({ title: 'x', assets: site.directory.assets, venue }, site), 'UID').map(
          (line) => line.slice('UID:'.length, 'UID:soup-1'.length),
        ),
      );
    expect([...at('shed')]).toEqual(['soup-1', 'soup-3', 'soup-4']);
    expect([...at('hall')]).toEqual(['soup-2', 'soup-3', 'soup-4']);
    expect([...at('barn')]).toEqual([]);
    expect([...at()]).toEqual(['soup-1', 'soup-2', 'soup-3', 'soup-4']);
  });

  test('has single days up to 120 days ahead, where that of one entry has 400', () => {
    const dates = ['2027-03-21', '2027-03-22', '2027-12-26', '2027-12-27'];
    const context = contextOf(
      { assets: { soup: { sessions: [{ repeats: 'dates', dates, from: '10:00' }] } } },
      '2026-11-22',
    );
    const soup = assetOf(context, 'soup');
    const days = (text: string) => linesOf(text, 'DTSTART').map((line) => line.slice(-15, -7));
    expect(days(calendarOfMany({ title: 'x', assets: [soup] }, context))).toEqual(['20270321']);
    expect(days(assetCalendar(soup, context))).toEqual(['20270321', '20270322', '20271226']);
  });

  test('takes a session without a place of its own to be at each of the places of its entry', () => {
    const site = fullTown();
    const soup = site.directory.assetBySlug.get('soup')!;
    const [ofShed, , anywhere] = soup.data.sessions!;
    expect([isHeldAt(ofShed!, soup, 'shed'), isHeldAt(ofShed!, soup, 'hall')]).toEqual([true, false]);
    expect([isHeldAt(anywhere!, soup, 'shed'), isHeldAt(anywhere!, soup, 'barn')]).toEqual([true, false]);
  });
});

describe('an event', () => {
  const sessions = [{ repeats: 'weekly', on: ['wed'], from: '10:00', bankHolidays: 'meets' }];

  test.each([
    [[{ phone: true }], 'LOCATION:By phone'],
    [[{ online: 'https://meet.example/' }], 'LOCATION:Online'],
    [[{ visits: ['north-end'] }], 'LOCATION:At your home'],
    [[{ area: 'north-end' }], 'LOCATION:Roughly in North End. Ask for the address'],
    [[{ area: 'north-end' }, { phone: true }], 'LOCATION:Roughly in North End. Ask for the address'],
  ])('at %j is said to be there', (where, location) => {
    expect(linesOf(soupOf({ where, sessions }), 'LOCATION', 'GEO')).toEqual([location]);
  });

  test('at a place without a pin has its address, and no pin', () => {
    const venues = { hall: { neighbourhood: 'north-end', address: ['1 Lane'] } };
    const text = soupOf({ where: [{ venue: 'hall' }], sessions }, { venues });
    expect(linesOf(text, 'LOCATION', 'GEO')).toEqual(['LOCATION:Hall\\, 1 Lane']);
  });

  test('has no end where nobody has said when it ends, and ends the next day where it runs past midnight', () => {
    const ends = (from: string, to?: string) =>
      linesOf(soupOf({ sessions: [{ ...sessions[0], from, to }] }), 'DTEND');
    expect(ends('10:00')).toEqual([]);
    expect(ends('10:00', '11:30')).toEqual(['DTEND;TZID=Europe/London:20261125T113000']);
    expect(ends('19:00', '00:00')).toEqual(['DTEND;TZID=Europe/London:20261126T000000']);
    expect(ends('20:00', '06:00')).toEqual(['DTEND;TZID=Europe/London:20261126T060000']);
  });

  test('has a number that grows from the day it was added to each day it was checked', () => {
    const number = (fields: object) => linesOf(soupOf({ sessions, ...fields }), 'SEQUENCE')[0];
    const added = { on: '2020-01-31', from: 'panel' };
    expect(number({})).toBe('SEQUENCE:0');
    expect(number({ added })).toBe('SEQUENCE:30');
    expect(number({ added, checked: { on: '2020-02-01', by: 'organiser', how: 'rang' } })).toBe(
      'SEQUENCE:31',
    );
    expect(number({ added: { ...added, on: '2019-12-01' } })).toBe('SEQUENCE:0');
  });

  test('ends with the season, with the session or on the day before the closing, whichever is first', () => {
    const rule = (fields: object, session: object = {}) =>
      linesOf(soupOf({ sessions: [{ ...sessions[0], ...session }], ...fields }), 'RRULE');
    const start = 'RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=WE;WKST=MO';
    const status = { is: 'closed', on: '2026-12-24' };
    expect(rule({})).toEqual([start]);
    expect(rule({ status: { is: 'seasonal', months: [10, 4] } })).toEqual([`${start};BYMONTH=4,10`]);
    expect(rule({ status })).toEqual([`${start};UNTIL=20261223T100000Z`]);
    expect(rule({ status }, { until: '2026-12-10' })).toEqual([`${start};UNTIL=20261210T100000Z`]);
    expect(rule({ status }, { until: '2027-12-10' })).toEqual([`${start};UNTIL=20261223T100000Z`]);
  });

  test('of an extra day stands for that of the rule where both are at one time, and beside it where not', () => {
    const events = (extra: object) =>
      linesOf(
        soupOf({ sessions: [{ ...sessions[0], to: '12:00', extra: [{ date: '2026-12-02', ...extra }] }] }),
        'DTSTART',
        'EXDATE',
      );
    const rule = 'DTSTART;TZID=Europe/London:20261125T100000';
    const off = 'EXDATE;TZID=Europe/London:20261202T100000';
    const extra = 'DTSTART;TZID=Europe/London:20261202T100000';
    expect(events({})).toEqual([rule, off, extra]);
    expect(events({ from: '10:00', to: '12:00' })).toEqual([rule, off, extra]);
    expect(events({ from: '10:00', to: '13:00' })).toEqual([rule, extra]);
    expect(events({ from: '14:00' })).toEqual([rule, 'DTSTART;TZID=Europe/London:20261202T140000']);
  });

  test('begins with the first day that is not off, and leaves out the bank holidays on which it rests', () => {
    const text = soupOf({
      sessions: [
        {
          repeats: 'weekly',
          on: ['fri'],
          from: '10:00',
          bankHolidays: 'does-not',
          except: [{ date: '2026-11-27' }, { date: '2026-12-11' }, { date: '2026-12-12' }],
        },
      ],
    });
    expect(linesOf(text, 'DTSTART', 'EXDATE')).toEqual([
      'DTSTART;TZID=Europe/London:20261204T100000',
      'EXDATE;TZID=Europe/London:20261211T100000,20261225T100000,20270101T100000',
    ]);
  });

  test('meets on bank holidays unless it is known to rest', () => {
    for (const bankHolidays of ['meets', 'unknown', undefined]) {
      const text = soupOf({ sessions: [{ repeats: 'weekly', on: ['fri'], from: '10:00', bankHolidays }] });
      expect(linesOf(text, 'DTSTART', 'EXDATE')).toEqual(['DTSTART;TZID=Europe/London:20261127T100000']);
    }
  });

  test('of an extra day is written up to 400 days ahead', () => {
    const extra = ['2027-12-26', '2027-12-27'].map((date) => ({ date }));
    const text = soupOf({ sessions: [{ ...sessions[0], until: '2026-11-20', extra }] });
    expect(linesOf(text, 'DTSTART')).toEqual(['DTSTART;TZID=Europe/London:20271226T100000']);
  });

  test('of an extra day is written from today on, in season, and even when the rule is over', () => {
    const extra = [{ date: '2026-11-21' }, { date: '2026-11-22' }, { date: '2027-01-05', note: 'Party' }];
    const session = { ...sessions[0], until: '2026-11-20', extra };
    expect(linesOf(soupOf({ sessions: [session] }), 'DTSTART', 'RRULE')).toEqual([
      'DTSTART;TZID=Europe/London:20261122T100000',
      'DTSTART;TZID=Europe/London:20270105T100000',
    ]);
    const status = { is: 'seasonal', months: [1] };
    expect(linesOf(soupOf({ sessions: [session], status }), 'DTSTART')).toEqual([
      'DTSTART;TZID=Europe/London:20270105T100000',
    ]);
  });

  test('tells a reader to ring first wherever the pages do, and nobody else', () => {
    const rings = (fields: object, session: object = {}) =>
      linesOf(
        soupOf({ checked: fresh, sessions: [{ ...sessions[0], ...session }], ...fields }),
        'DESC',
      )[0]!.startsWith('DESCRIPTION:Ring before you go.\\n');
    const fresh = { on: '2026-11-02', by: 'organiser', how: 'rang' };
    expect(rings({})).toBe(false);
    expect(rings({ joining: { how: 'book' } })).toBe(false);
    expect(rings({}, { ringFirst: true })).toBe(true);
    expect(rings({ joining: { how: 'ring-first' } })).toBe(true);
    expect(rings({ status: { is: 'paused', until: '2026-11-20' } })).toBe(true);
    expect(rings({ checked: undefined })).toBe(true);
  });

  test('says each thing once, and who checked it last or that nobody has', () => {
    const said = soupOf({
      summary: 'Hot soup.',
      sessions: [{ repeats: 'dates', dates: ['2026-12-01'], from: '10:00', note: 'Hot soup.' }],
    });
    expect(linesOf(said, 'DESCRIPTION')).toEqual([
      'DESCRIPTION:Ring before you go.\\nHot soup.\\nNobody has checked this yet.\\nIt may change. Look before you go: https://small.example/assets/soup/',
    ]);
  });

  test('is there for whoever asks whether any date lies ahead', () => {
    const ahead = (session: object, fields: object = {}) => {
      const context = contextOf({ assets: { soup: { sessions: [session], ...fields } } }, '2026-11-22');
      return hasDatesAhead(assetOf(context, 'soup'), { ...context, today: parseDay('2026-11-22') });
    };
    expect(ahead(sessions[0]!)).toBe(true);
    expect(ahead({ ...sessions[0], until: '2026-11-21' })).toBe(false);
    expect(ahead(sessions[0]!, { sessions: undefined })).toBe(false);
    expect(ahead(sessions[0]!, { status: { is: 'closed', on: '2026-11-25' } })).toBe(false);
    expect(ahead(sessions[0]!, { status: { is: 'closed', on: '2026-11-26' } })).toBe(true);
    expect(
      ahead(
        { repeats: 'dates', dates: ['2026-12-01'], from: '10:00' },
        { status: { is: 'seasonal', months: [4] } },
      ),
    ).toBe(false);
  });
});
