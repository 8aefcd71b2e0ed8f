import { join } from 'node:path';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../../scripts/environment.ts';
import { addDays, monthOf, parseDay, type IsoDay } from '../../src/domain/calendar-day.ts';
import type { LinkedAsset } from '../../src/domain/directory.ts';
import { occurrencesFor400Days, type Occurrence } from '../../src/domain/schedule.ts';
import { assetCalendar, hasDatesAhead } from '../../src/formats/ical.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import type { ViewContext } from '../../src/views/view-context.ts';
import { anyQuestion } from '../domain/schedule-by-day.ts';
import { allHostileStrings } from '../hostile/own-strings.ts';
import { assetOf, contextOf } from '../views/town-on-a-day.ts';
import { calendarOf, datesOf, eventsOf, shapeOf } from './read-calendar.ts';

const today = parseDay('2026-11-22');
const lastDay = addDays(today, 399);

function calendarOfSoup(fields: Record<string, unknown>, town: object = {}, on = '2026-11-22'): string {
  const context = contextOf({ ...town, assets: { soup: fields } }, on);
  return assetCalendar(assetOf(context, 'soup'), context);
}

/** What the pages say, as a calendar program would show it. */
function datesOnThePage(asset: LinkedAsset, { directory }: Pick<ViewContext, 'directory'>, from: IsoDay) {
  const { sessions = [], status } = asset.data;
  const isOpen = ({ date }: Occurrence) =>
    (status?.is !== 'seasonal' || status.months.includes(monthOf(date))) &&
    (status?.is !== 'closed' || date < status.on);
  return occurrencesFor400Days(sessions, { from, calendar: directory.calendar })
    .filter((occurrence) => occurrence.is !== 'off' && isOpen(occurrence))
    .map(shown)
    .filter((date, index, all) => all.indexOf(date) === index)
    .sort();
}

function shown({ date, from, to }: Occurrence): string {
  if (to === undefined) return `${date} ${from}`;
  return `${date} ${from} to ${to <= from ? addDays(date, 1) : date} ${to}`;
}

describe('a calendar program that reads the file', () => {
  test('shows the dates that the pages show, for every entry of the sample', { timeout: 60_000 }, () => {
    const { directory } = readDirectory(join(projectFolder, 'content'), today);
    const context = { directory: directory!, today, base: '/', siteUrl: 'https://hereabouts.example' };
    const withSessions = context.directory.assets.filter(({ data }) => data.sessions);
    expect(withSessions.length).toBeGreaterThan(40);
    for (const asset of withSessions) {
      const expected = datesOnThePage(asset, context, today);
      expect({ slug: asset.slug, has: hasDatesAhead(asset, context) }).toEqual({
        slug: asset.slug,
        has: expected.length > 0,
      });
      if (expected.length === 0) continue;
      const text = assetCalendar(asset, context);
      expect({ slug: asset.slug, dates: datesOf(text, lastDay) }).toEqual({
        slug: asset.slug,
        dates: expected,
      });
    }
  });

  test('shows the same dates as the pages for 500 sessions drawn by lot', { timeout: 60_000 }, () => {
    const { directory } = contextOf({ assets: { soup: {} } }, today);
    const soup = directory.assetBySlug.get('soup')!;
    let compared = 0;
    fc.assert(
      fc.property(anyQuestion, ({ session, period }) => {
        const asset = { ...soup, data: { ...soup.data, sessions: [session] } };
        const town = { ...directory, calendar: period.calendar };
        const wishes = { directory: town, today: period.from, base: '/', siteUrl: 'https://small.example' };
        const expected = datesOnThePage(asset, wishes, period.from);
        if (expected.length === 0) return;
        compared += 1;
        const text = assetCalendar(asset, wishes);
        expect(datesOf(text, addDays(period.from, 399))).toEqual(expected);
      }),
      { seed: 20_261_122, numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(300);
  });

  test('keeps the hour on the wall when the clocks go forward and back', () => {
    const text = calendarOfSoup({
      sessions: [{ repeats: 'weekly', on: ['sun'], from: '10:00', to: '12:00' }],
    });
    const instants = eventsOf(text).flatMap((component) => {
      ICAL.TimezoneService.register(calendarOf(text).getFirstSubcomponent('vtimezone')!);
      const iterator = new ICAL.Event(component).iterator();
      return Array.from({ length: 60 }, () => iterator.next().toJSDate().toISOString());
    });
    expect(instants).toContain('2027-03-21T10:00:00.000Z');
    expect(instants).toContain('2027-03-28T09:00:00.000Z');
    expect(instants).toContain('2027-10-24T09:00:00.000Z');
    expect(instants).toContain('2027-10-31T10:00:00.000Z');
  });

  test('stops where the session ends, also on the days after which the clocks change', () => {
    for (const until of ['2027-03-27', '2027-03-28', '2027-06-30', '2027-10-30', '2027-10-31']) {
      for (const from of ['00:00', '00:30', '12:00', '23:30']) {
        const every = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
        const text = calendarOfSoup({
          sessions: [{ repeats: 'weekly', on: every, from, until, bankHolidays: 'meets' }],
        });
        expect(datesOf(text, '2028-12-31').at(-1)).toBe(`${until} ${from}`);
      }
    }
  });

  test('rests out of season, and after the day on which a group closes', () => {
    const sessions = [{ repeats: 'weekly', on: ['wed'], from: '10:00', bankHolidays: 'meets' }];
    const seasonal = calendarOfSoup({ sessions, status: { is: 'seasonal', months: [4, 5] } });
    expect(datesOf(seasonal, '2027-12-31').map((date) => date.slice(0, 7))).toEqual(
      expect.arrayContaining(['2027-04', '2027-05']),
    );
    expect(new Set(datesOf(seasonal, '2027-12-31').map((date) => date.slice(0, 7))).size).toBe(2);
    const closing = calendarOfSoup({ sessions, status: { is: 'closed', on: '2026-12-09' } });
    expect(datesOf(closing, '2027-12-31')).toEqual(['2026-11-25 10:00', '2026-12-02 10:00']);
  });
});

describe('the file', () => {
  const everyOtherTuesday = {
    title: 'Soup, bread; and more',
    summary: 'A hot lunch.',
    sessions: [
      {
        repeats: 'weekly',
        every: 2,
        on: ['tue'],
        from: '10:00',
        to: '12:00',
        starting: '2026-11-03',
        bankHolidays: 'does-not',
        except: [{ date: '2026-12-29', note: 'Hall being painted' }],
        extra: [{ date: '2026-12-23', note: 'Carols' }],
      },
    ],
    checked: { on: '2026-11-02', by: 'organiser', how: 'rang' },
  };

  test('says the rule, the days off and the extra days in words that calendars know', () => {
    const text = calendarOfSoup(everyOtherTuesday);
    expect(text).toContain('DTSTART;TZID=Europe/London:20261201T100000\r\n');
    expect(text).toContain('RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=MO\r\n');
    expect(text).toContain('EXDATE;TZID=Europe/London:20261229T100000\r\n');
    expect(text).toContain('UID:soup-1@small.example\r\n');
    expect(text).toContain('UID:soup-1-2026-12-23-1000@small.example\r\n');
    expect(text).toContain('SUMMARY:Soup\\, bread\\; and more\r\n');
    expect(text).toContain('URL;VALUE=URI:https://small.example/assets/soup/\r\n');
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  test.each([
    [['2nd tue', '4th tue'], 'RRULE:FREQ=MONTHLY;BYDAY=2TU,4TU;WKST=MO'],
    [['last fri'], 'RRULE:FREQ=MONTHLY;BYDAY=-1FR;WKST=MO'],
  ])('writes %j as %s', (on, rule) => {
    expect(calendarOfSoup({ sessions: [{ repeats: 'monthly', on, from: '19:00' }] })).toContain(rule);
  });

  test('lists the days in term one by one, none in the holidays and none that nobody knows', () => {
    const text = calendarOfSoup({
      sessions: [{ repeats: 'weekly', on: ['thu'], from: '10:00', termTimeOnly: true }],
    });
    const dates = datesOf(text, '2028-12-31');
    expect(dates).toContain('2026-12-17 10:00');
    expect(dates).toContain('2027-01-07 10:00');
    expect(dates.filter((date) => date > '2026-12-18' && date < '2027-01-04')).toEqual([]);
    expect(dates.at(-1)).toBe('2027-03-25 10:00');
    expect(text).not.toContain('FREQ=WEEKLY;INTERVAL');
  });

  test('keeps its ids and moves its sequence on when somebody has checked again', () => {
    const later = { ...everyOtherTuesday, checked: { on: '2026-11-20', by: 'organiser', how: 'rang' } };
    const factsOf = (text: string) =>
      eventsOf(text).map((event) => [
        event.getFirstPropertyValue('uid'),
        event.getFirstPropertyValue('sequence'),
      ]);
    const before = factsOf(calendarOfSoup(everyOtherTuesday));
    const after = factsOf(calendarOfSoup(later));
    expect(after.map(([uid]) => uid)).toEqual(before.map(([uid]) => uid));
    expect(Number(after[0]![1])).toBeGreaterThan(Number(before[0]![1]));
    expect(factsOf(calendarOfSoup(everyOtherTuesday, {}, '2026-11-23')).map(([uid]) => uid)).toEqual(
      before.map(([uid]) => uid),
    );
  });

  test.each([
    [{ joining: { how: 'ring-first' } }],
    [{ checked: { on: '2025-12-20', by: 'organiser', how: 'rang' }, reviewEvery: 8 }],
    [{ checked: undefined }],
  ])('says to ring first where the page does: %j', (fields) => {
    const text = calendarOfSoup({ ...everyOtherTuesday, ...fields });
    const said = String(eventsOf(text)[0]!.getFirstPropertyValue('description'));
    expect(said.startsWith('Ring before you go.\n')).toBe(true);
    expect(calendarOfSoup(everyOtherTuesday)).not.toContain('Ring before you go');
  });

  test('asks people to ring first on a bank holiday that nobody has spoken for', () => {
    const text = calendarOfSoup({ sessions: [{ repeats: 'weekly', on: ['fri'], from: '10:00' }] });
    expect(String(eventsOf(text)[0]!.getFirstPropertyValue('description'))).toContain(
      'On bank holidays, ring first.',
    );
  });

  test('holds the number of a person only where the person agreed to data', () => {
    const withScope = (scope: string[]) =>
      calendarOfSoup({
        ...everyOtherTuesday,
        contacts: [
          {
            role: 'the cook',
            phone: '01632 960112',
            whose: 'person',
            consent: { given: '2026-01-01', by: 'member-1', reviewBy: '2027-01-01', scope },
          },
        ],
      });
    expect(withScope(['site', 'data'])).toContain('01632 960 112');
    expect(withScope(['site', 'print'])).not.toContain('01632');
  });

  test('stays whole whatever the words in it, in lines of at most 75 octets', () => {
    const context = contextOf(
      {
        venues: { hall: { address: ['Lantern Street'], lat: 54.7, lon: 2.7 } },
        assets: { soup: { ...everyOtherTuesday, where: [{ venue: 'hall' }] } },
      },
      today,
    );
    const asset = assetOf(context, 'soup');
    const [session] = asset.data.sessions!;
    const usual = shapeOf(assetCalendar(asset, context));
    expect(usual).toMatchObject({ 'component vevent': 2, 'vevent geo': 2, 'component vtimezone': 1 });
    for (const text of allHostileStrings) {
      const evil = {
        ...asset,
        data: {
          ...asset.data,
          title: text,
          summary: text,
          sessions: [
            { ...session!, note: text, extra: session!.extra!.map((extra) => ({ ...extra, note: text })) },
          ],
        },
        places: asset.places.map((place) =>
          place.is === 'venue'
            ? {
                ...place,
                venue: { ...place.venue, data: { ...place.venue.data, title: text, address: [text] } },
              }
            : place,
        ),
      };
      const written = assetCalendar(evil, context);
      expect({ text, shape: shapeOf(written) }).toEqual({ text, shape: usual });
      const longest = Math.max(...written.split('\r\n').map((line) => Buffer.byteLength(line)));
      expect(longest).toBeLessThanOrEqual(75);
      const summary = eventsOf(written)[0]!.getFirstPropertyValue('summary');
      expect(summary).toBe(text.replaceAll(/\r\n?/g, '\n'));
    }
  });

  test('is the same whatever the clock of the computer that writes it', () => {
    const inZone = (zone: string) => {
      const before = process.env['TZ'];
      process.env['TZ'] = zone;
      const text = calendarOfSoup({
        sessions: [{ repeats: 'dates', dates: ['2027-03-14', '2027-03-28'], from: '02:30', to: '03:00' }],
      });
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
      return text;
    };
    expect(inZone('America/Los_Angeles')).toBe(inZone('Europe/London'));
    expect(inZone('Pacific/Kiritimati')).toContain('DTSTART;TZID=Europe/London:20270314T023000');
  });
});
