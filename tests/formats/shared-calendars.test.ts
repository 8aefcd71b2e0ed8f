import { join } from 'node:path';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../../scripts/environment.ts';
import { addDays, parseDay } from '../../src/domain/calendar-day.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { reachOfMany } from '../../src/formats/ical.ts';
import { calendarFiles, sharedCalendars, sharedCalendarText } from '../../src/views/calendar-view.ts';
import { contextOf } from '../views/town-on-a-day.ts';
import { calendarOf, datesOf, eventsOf } from './read-calendar.ts';

const today = parseDay('2026-11-22');
const { directory } = readDirectory(join(projectFolder, 'content'), today);
const silverpit = { directory: directory!, today, base: '/', siteUrl: 'https://hereabouts.example' };
const calendars = sharedCalendars(silverpit);
const texts = new Map(calendars.map((calendar) => [calendar.path, sharedCalendarText(calendar, silverpit)]));
const everything = texts.get('calendar/all.ics') ?? '';

function uidsOf(text: string): string[] {
  return eventsOf(text).map((event) => String(event.getFirstPropertyValue('uid')));
}

describe('the calendars that people subscribe to', () => {
  test('are one of everything, one for each theme and one for each place where something is on', () => {
    expect(calendars.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'calendar/all.ics',
        'calendar/themes/eat-together.ics',
        'calendar/venues/st-elmos-hall.ics',
      ]),
    );
    expect(calendars.filter(({ assets }) => assets.length === 0)).toEqual([]);
    for (const [path, text] of texts) expect(eventsOf(text).length, path).toBeGreaterThan(0);
  });

  test('hold what the calendars of the entries hold, under the same names, and each once', () => {
    const single = calendarFiles(silverpit).flatMap(({ text }) => uidsOf(text));
    const shared = uidsOf(everything);
    expect(new Set(shared).size).toBe(shared.length);
    expect(shared.filter((uid) => !single.includes(uid))).toEqual([]);
    expect(shared.length).toBeGreaterThan(50);
    for (const [path, text] of texts) {
      expect(
        uidsOf(text).filter((uid) => !shared.includes(uid)),
        path,
      ).toEqual([]);
    }
  });

  test(
    'show every date of the next 120 days that the calendars of the entries show',
    { timeout: 60_000 },
    () => {
      const lastDay = addDays(today, reachOfMany - 1);
      const single = calendarFiles(silverpit).flatMap(({ text }) => datesOf(text, lastDay));
      const inReach = [...new Set(single)].filter((date) => date.slice(0, 10) <= lastDay).sort();
      expect(datesOf(everything, lastDay).filter((date) => date.slice(0, 10) <= lastDay)).toEqual(inReach);
    },
  );

  test('have lines of 75 octets at most, and end each with a carriage return', () => {
    for (const [path, text] of texts) {
      const lines = text.split('\r\n');
      expect(
        lines.filter((line) => Buffer.byteLength(line) > 75),
        path,
      ).toEqual([]);
      expect(text.replaceAll('\r\n', ''), path).not.toMatch(/[\r\n]/);
    }
  });

  test('say what they are called, and ask to be looked at once a day', () => {
    const calendar = calendarOf(texts.get('calendar/themes/eat-together.ics') ?? '');
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Eat together in Silverpit');
    expect(calendar.getFirstPropertyValue('refresh-interval')?.toString()).toBe('P1D');
  });

  test('keep the hour on the wall when the clocks go forward and back', () => {
    const context = contextOf(
      { assets: { soup: { sessions: [{ repeats: 'weekly', on: ['sun'], from: '10:00', to: '12:00' }] } } },
      '2026-11-22',
    );
    const [calendar] = sharedCalendars(context);
    const text = sharedCalendarText(calendar!, context);
    ICAL.TimezoneService.register(calendarOf(text).getFirstSubcomponent('vtimezone')!);
    const iterator = new ICAL.Event(eventsOf(text)[0]).iterator();
    const instants = Array.from({ length: 60 }, () => iterator.next().toJSDate().toISOString());
    for (const instant of ['2027-03-21T10', '2027-03-28T09', '2027-10-24T09', '2027-10-31T10']) {
      expect(instants).toContain(`${instant}:00:00.000Z`);
    }
  });

  test('hold only what is on at the place they are of', () => {
    const context = contextOf(
      {
        venues: { hall: { title: 'Hall' }, barn: { title: 'Barn' } },
        assets: {
          soup: {
            where: [{ venue: 'hall' }],
            sessions: [
              { repeats: 'weekly', on: ['mon'], from: '10:00' },
              { repeats: 'weekly', on: ['tue'], from: '11:00', venue: 'barn' },
            ],
          },
        },
      },
      '2026-11-22',
    );
    const datesAt = (venue: string) => {
      const calendar = sharedCalendars(context).find(({ path }) => path === `calendar/venues/${venue}.ics`);
      return datesOf(sharedCalendarText(calendar!, context), addDays(today, 9));
    };
    expect(datesAt('hall')).toEqual(['2026-11-23 10:00', '2026-11-30 10:00']);
    expect(datesAt('barn')).toEqual(['2026-11-24 11:00', '2026-12-01 11:00']);
  });

  test('have names that end no line, whatever the town is called', () => {
    const name = 'A;B,C\\N: BEGIN:VEVENT';
    const context = contextOf(
      { site: { name }, assets: { soup: { sessions: [{ repeats: 'weekly', on: ['mon'], from: '10:00' }] } } },
      '2026-11-22',
    );
    const [calendar] = sharedCalendars(context);
    const read = calendarOf(sharedCalendarText(calendar!, context));
    // ical.js gives properties that it does not know as they stand in the file.
    const written = String(read.getFirstPropertyValue('x-wr-calname'));
    expect(written.replaceAll(/\\([\\;,])/g, '$1')).toBe(`Hereabouts ${name}`);
    expect(read.getAllSubcomponents('vevent').length).toBe(1);
  });
});
