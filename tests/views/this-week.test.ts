import { describe, expect, it } from 'vitest';
import { mostHappenings, thisWeekView } from '../../src/views/this-week-view.ts';
import { weekdayPages, weekdayView } from '../../src/views/weekday-view.ts';
import { checked, smallContext } from './small-context.ts';

const venues = {
  hall: { title: 'Hall', neighbourhood: 'north-end' },
  park: { title: 'Park', neighbourhood: 'south-end' },
};
const where = [{ venue: 'hall' }];
const tuesdays = { repeats: 'weekly', on: ['tue'], from: '10:00', to: '12:00' };

function weekWith(assets: Record<string, Record<string, unknown>>, today?: string) {
  return thisWeekView(smallContext({ venues, assets }, today));
}

/** What a reader sees on a day: "Tuesday 24 November: Morning: 10am to midday Soup". */
function dayOf(view: ReturnType<typeof thisWeekView>, date: string) {
  return view.days.find(({ value }) => value.date === date)?.value;
}

function shownOn(view: ReturnType<typeof thisWeekView>, date: string) {
  return dayOf(view, date)?.parts.flatMap(({ title, happenings }) =>
    happenings.map((each) => [title, each.time, each.title, each.place, each.remark].join(' | ')),
  );
}

describe('this week', () => {
  it('shows today and the 13 days after it, each until it is over', () => {
    const view = weekWith({});
    expect(view.span).toBe('22 November to 5 December 2026');
    expect(view.days).toHaveLength(14);
    expect(view.days.map(({ to, value }) => [to, value.title])[2]).toEqual([
      '2026-11-24',
      'Tuesday 24 November',
    ]);
    expect(view.days.every(({ to, value }) => to === value.date)).toBe(true);
  });

  it('says the year twice where the days run into a new one', () => {
    expect(weekWith({}, '2026-12-25').span).toBe('25 December 2026 to 7 January 2027');
  });

  it('says "Today" on that day alone, whenever the page is read', () => {
    const today = weekWith({}).days.map(({ value }) => value.today);
    expect(today.filter(({ now }) => now)).toHaveLength(1);
    expect(today[3]).toEqual({ from: '2026-11-25', to: '2026-11-25', now: false, value: 'Today' });
  });

  it('says kindly that its days are over once they are', () => {
    const { outOfDate } = weekWith({});
    expect(outOfDate).toMatchObject({ from: '2026-12-06', now: false });
    expect(outOfDate.value).toContain('made on 22 November 2026');
    expect(outOfDate.value).toContain('01632 960 200');
  });

  it('puts things in order of time under morning, afternoon and evening, with the place and its part of town', () => {
    const view = weekWith({
      choir: { title: 'Choir', where, checked, sessions: [{ ...tuesdays, from: '19:00', to: '21:00' }] },
      lunch: { title: 'Lunch', where, checked, sessions: [{ ...tuesdays, from: '12:00', to: '13:00' }] },
      soup: { title: 'Soup', where, checked, sessions: [{ ...tuesdays, venue: 'park' }] },
    });
    expect(shownOn(view, '2026-11-24')).toEqual([
      'Morning | 10am to midday | Soup | Park, South End | ',
      'Afternoon | Midday to 1pm | Lunch | Hall, North End | ',
      'Evening | 7pm to 9pm | Choir | Hall, North End | ',
    ]);
  });

  it('says ring first, book and term time where that holds', () => {
    const view = weekWith({
      a: { title: 'A', where, checked, sessions: [{ ...tuesdays, ringFirst: true, termTimeOnly: true }] },
      b: { title: 'B', where, checked, joining: { how: 'book' }, sessions: [tuesdays] },
      c: { title: 'C', where, sessions: [tuesdays] },
    });
    expect(shownOn(view, '2026-11-24')?.map((line) => line.split(' | ').at(-1))).toEqual([
      'Ring first. Term time only.',
      'Book a place.',
      'Ring first.',
    ]);
  });

  it('asks people to ring on a bank holiday of which nobody has spoken, and says so once', () => {
    const view = weekWith(
      { soup: { where, checked, sessions: [{ ...tuesdays, on: ['mon'] }] } },
      '2026-12-27',
    );
    expect(shownOn(view, '2026-12-28')?.[0]).toContain('Bank holiday, ring first.');
    expect(shownOn(view, '2026-12-28')?.[0]?.match(/ring first/gi)).toHaveLength(1);
  });

  it('names what is not on this time, and why', () => {
    const except = [{ date: '2026-11-24', note: 'Hall being painted' }];
    const view = weekWith({ soup: { where, checked, sessions: [{ ...tuesdays, except }] } });
    expect(dayOf(view, '2026-11-24')?.off).toEqual([
      { title: 'Soup', href: '/assets/soup/', why: 'Hall being painted.', areas: 'north-end' },
    ]);
    expect(dayOf(view, '2026-11-24')?.isEmpty).toBe(true);
  });

  it('goes by how an entry stands on the day itself', () => {
    const view = weekWith({
      back: {
        title: 'Back',
        where,
        checked,
        status: { is: 'paused', until: '2026-11-30' },
        sessions: [tuesdays],
      },
      ends: {
        title: 'Ends',
        where,
        checked,
        status: { is: 'closed', on: '2026-11-27' },
        sessions: [tuesdays],
      },
      old: { title: 'Old', where, checked: { ...checked, on: '2024-01-01' }, sessions: [tuesdays] },
    });
    expect(shownOn(view, '2026-11-24')).toEqual(['Morning | 10am to midday | Ends | Hall, North End | ']);
    expect(shownOn(view, '2026-12-01')).toEqual([
      'Morning | 10am to midday | Back | Hall, North End | Ring first.',
    ]);
  });

  it('says once what has other hours on some days but is there on nearly all of them', () => {
    const session = { repeats: 'weekly', from: '09:00', to: '17:00' };
    const gym = {
      title: 'Gym',
      where,
      checked,
      sessions: [
        { ...session, on: ['mon', 'tue', 'wed', 'thu', 'fri'] },
        { ...session, on: ['sat', 'sun'], to: '12:00' },
      ],
    };
    const view = weekWith({ gym });
    expect(view.mostDays.map(({ hint }) => hint)).toEqual([
      'Monday to Friday, 9am to 5pm. Every Saturday and Sunday, 9am to midday. Hall, North End.',
    ]);
    expect(view.days.every(({ value }) => value.isEmpty)).toBe(true);
  });

  it('says once what is on nearly every day', () => {
    const daily = { repeats: 'weekly', on: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' };
    const view = weekWith({ fridge: { title: 'Fridge', where, checked, sessions: [daily] } });
    expect(view.mostDays.map(({ title, hint }) => [title, hint])).toEqual([
      ['Fridge', 'Monday to Friday, 9am to 5pm. Hall, North End.'],
    ]);
    expect(shownOn(view, '2026-11-24')).toEqual([]);
  });

  it('still names what has no times that can be given', () => {
    const view = weekWith({
      dip: { title: 'Dip', where, checked, whenInWords: 'When the tide is right' },
      gone: { title: 'Gone', where, checked, status: { is: 'paused' }, whenInWords: 'Most days' },
    });
    expect(view.askAround.map(({ title, hint }) => [title, hint])).toEqual([
      ['Dip', 'When the tide is right'],
    ]);
  });

  it('stays light in a large town: days too far ahead say how much is on and where to look', () => {
    const many = Object.fromEntries(
      Array.from({ length: mostHappenings }, (_, index) => [
        `soup-${index}`,
        { where, checked, sessions: [tuesdays] },
      ]),
    );
    const view = weekWith(many);
    expect(shownOn(view, '2026-11-24')).toHaveLength(mostHappenings);
    expect(dayOf(view, '2026-12-01')?.more).toEqual({
      words: '250 things on. See Tuesdays',
      href: '/days/tuesday/',
    });
  });
});

describe('the page of a weekday', () => {
  const assets = {
    weekly: { title: 'Weekly', where, checked, sessions: [{ ...tuesdays, from: '14:00', to: '15:00' }] },
    second: {
      title: 'Second',
      where,
      checked,
      sessions: [{ repeats: 'monthly', on: ['2nd tue'], from: '10:00' }],
    },
    friday: { title: 'Friday', where, checked, sessions: [{ ...tuesdays, on: ['fri'] }] },
    listed: {
      title: 'Listed',
      where,
      checked,
      sessions: [{ repeats: 'dates', dates: ['2027-06-01'], from: '18:00' }],
    },
    over: { title: 'Over', where, checked, sessions: [{ ...tuesdays, until: '2026-11-17' }] },
    paused: { title: 'Paused', where, checked, status: { is: 'paused' }, sessions: [tuesdays] },
  };
  const view = weekdayView('tue', smallContext({ venues, assets }));
  const lines = view.parts.flatMap(({ happenings }) => happenings);

  it('lists what meets on it, the earliest first, and nothing that is over or paused', () => {
    expect(lines.map(({ time, title }) => `${time} ${title}`)).toEqual([
      '10am Second',
      '2pm to 3pm Weekly',
      '6pm Listed',
    ]);
    expect(view.lead).toBe('3 things on a Tuesday, the earliest first.');
  });

  it('says how often, and the next date where that is not the coming one', () => {
    expect(lines.map(({ remark, next }) => [remark, next?.value])).toEqual([
      ['Second Tuesday of the month', 'Next: 8 December'],
      ['Every Tuesday', undefined],
      ['1 June 2027', 'Next: 1 June 2027'],
    ]);
  });

  it('lets a next date go when its day is over', () => {
    expect(lines[0]?.next).toEqual({ to: '2026-12-08', now: true, value: 'Next: 8 December' });
  });

  it('is one of seven, Monday first', () => {
    const pages = weekdayPages(smallContext());
    expect(pages.map(({ path }) => path)).toEqual([
      'monday',
      'tuesday',
      'wednesday',
      'thursday',
      'friday',
      'saturday',
      'sunday',
    ]);
    expect(view.others.filter(({ here }) => here).map(({ href }) => href)).toEqual(['/days/tuesday/']);
  });
});
