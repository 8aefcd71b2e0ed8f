import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { aroundOn, daysOf } from '../../src/client/week-days.ts';
import { addDays, parseDay } from '../../src/domain/calendar-day.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { thisWeekView } from '../../src/views/this-week-view.ts';
import type { ViewContext } from '../../src/views/view-context.ts';
import { weekData } from '../../src/views/week-data.ts';
import { checked, smallContext } from './small-context.ts';

/** What a page built on a day shows of each of its days. */
function builtOn(context: ViewContext, today: string) {
  return thisWeekView({ ...context, today: parseDay(today) }).days.map(({ value }) => ({
    date: value.date,
    on: value.parts.flatMap(({ happenings }) =>
      happenings.map(({ time, title, href, place, colour, remark }) =>
        [time, title, href, place, colour, remark].join(' | '),
      ),
    ),
    off: value.off.map(({ title, href, why }) => [title, href, why].join(' | ')),
  }));
}

/** What the data of a page built on the context's own day give for a later day. */
function drawnOn(context: ViewContext, today: string) {
  return daysOf(weekData(context), today, 14).map(({ date, on, off }) => ({
    date,
    on: on.map(({ time, title, href, place, colour, remark = '' }) =>
      [time, title, href, place, colour, remark].join(' | '),
    ),
    off: off.map(({ title, href, remark }) =>
      [title, href, remark === undefined ? '' : `${remark}.`].join(' | '),
    ),
  }));
}

const venues = { hall: { title: 'Hall', neighbourhood: 'north-end' } };
const where = [{ venue: 'hall' }];
const tuesdays = { repeats: 'weekly', on: ['tue'], from: '10:00', to: '12:00' };

describe('the weeks to come', () => {
  const context = smallContext({
    venues,
    assets: {
      term: { title: 'Term', where, checked, sessions: [{ ...tuesdays, termTimeOnly: true }] },
      ring: { title: 'Ring', where, checked, sessions: [{ ...tuesdays, ringFirst: true }] },
      off: {
        title: 'Off',
        where,
        checked,
        sessions: [{ ...tuesdays, except: [{ date: '2026-12-22', note: 'Hall being painted' }] }],
      },
      back: {
        title: 'Back',
        where,
        checked,
        status: { is: 'paused', until: '2027-01-05' },
        sessions: [tuesdays],
      },
      ends: { title: 'Ends', where, checked, sessions: [{ ...tuesdays, until: '2026-12-22' }] },
      words: {
        title: 'Words',
        where,
        checked,
        whenInWords: 'When the tide is right',
        status: { is: 'closed', on: '2027-02-01' },
      },
    },
  });

  it.each(['2026-11-22', '2026-12-20', '2027-01-03', '2027-06-01', '2027-11-30'])(
    'are on %s those of a page built on that day',
    (day) => {
      expect(drawnOn(context, day)).toEqual(builtOn(context, day));
    },
  );

  it('name term time, ring first, and what is not on this time', () => {
    const day = drawnOn(context, '2026-12-20').find(({ date }) => date === '2026-12-22');
    expect(day?.on.map((line) => line.split(' | ').filter((_, at) => at === 1 || at === 5))).toEqual([
      ['Ends', ''],
      ['Ring', 'Ring first.'],
    ]);
    expect(day?.off).toEqual(['Off | /assets/off/ | Hall being painted.']);
  });

  it('let what is at no set time go when it has closed', () => {
    const data = weekData(context);
    expect(aroundOn(data, '2026-12-20').map(({ title, when }) => [title, when])).toEqual([
      ['Words', 'When the tide is right'],
    ]);
    expect(aroundOn(data, '2027-11-30')).toEqual([]);
  });
});

describe('the weeks to come of the sample', () => {
  const { directory } = readDirectory(join(import.meta.dirname, '../../content'));
  const context: ViewContext = {
    directory: directory!,
    today: parseDay('2026-11-22'),
    base: '/',
    siteUrl: 'https://hereabouts.example',
  };

  it('are right on every thirteenth day of a year', () => {
    for (let after = 0; after < 380; after += 13) {
      const day = addDays(context.today, after);
      expect(drawnOn(context, day)).toEqual(builtOn(context, day));
    }
  });

  it('weigh little', () => {
    expect(brotliCompressSync(JSON.stringify(weekData(context))).length).toBeLessThan(10_000);
  });
});
