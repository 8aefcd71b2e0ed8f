import { describe, expect, test } from 'vitest';
import { frameView } from '../../src/views/frame-view.ts';
import { homeView } from '../../src/views/home-view.ts';
import { contextOf, onDay, shownOn } from './town-on-a-day.ts';

const weekly = (day: string, from: string) => [{ repeats: 'weekly', on: [day], from }];
const checked = { on: '2026-11-01', by: 'member-1', how: 'rang' };

const town = {
  site: { nextMeeting: { on: '2026-12-02', from: '18:30', where: 'hall' }, sampleToday: '2026-11-22' },
  venues: { hall: { title: 'The Hall' } },
  members: { 'member-1': { public: true, name: 'Olive' }, 'member-2': {} },
  assets: {
    daily: {
      title: 'Fridge',
      checked,
      sessions: [{ repeats: 'weekly', on: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '07:00' }],
    },
    a: { title: 'A', checked, sessions: weekly('tue', '18:00') },
    b: { title: 'B', checked, sessions: weekly('tue', '09:00') },
    c: { title: 'C', sessions: weekly('tue', '10:00') },
    d: { title: 'D', sessions: weekly('tue', '11:00'), status: { is: 'paused' } },
    e: { title: 'E', checked, sessions: weekly('tue', '12:00'), publicity: 'word-of-mouth' },
    gone: { title: 'Gone', sessions: weekly('tue', '13:00'), status: { is: 'closed', on: '2026-11-01' } },
    hidden: { title: 'Hidden', status: { is: 'unlisted' } },
  },
  gaps: {
    old: { title: 'Old', noticedOn: '2026-01-01' },
    new: { title: 'New', noticedOn: '2026-11-01', count: 3 },
    done: { title: 'Done', state: 'filled', filledBy: 'a' },
  },
};

const context = contextOf(town, '2026-11-22');
const view = homeView(context);

describe('the first words of the home page', () => {
  test('promise checks only where somebody has made one', () => {
    const leadOf = (assets: Record<string, Record<string, unknown>>) =>
      homeView(contextOf({ assets }, '2026-11-22')).lead;
    expect(leadOf({ soup: { checked } })).toContain('a neighbour has checked');
    expect(leadOf({ soup: {} })).not.toContain('has checked');
  });
});

describe('the week on the home page', () => {
  test('starts today and has seven days, each until it is over', () => {
    expect(view.week.days.map(({ to }) => to)).toEqual(
      ['22', '23', '24', '25', '26', '27', '28'].map((day) => `2026-11-${day}`),
    );
    expect(shownOn([view.week.outOfDate], '2026-11-28')).toEqual([]);
    expect(shownOn([view.week.outOfDate], '2026-11-29')).toEqual([
      'These were the days from 22 November 2026. They have passed.',
    ]);
  });

  test('puts what is seldom on before what is on every day, in order of time, without what is paused', () => {
    const tuesday = view.week.days[2]?.value;
    expect(tuesday?.parts[0]?.events.map(({ time, title }) => `${time} ${title}`)).toEqual([
      '9am B',
      '10am C',
      'midday E',
      '6pm A',
    ]);
    expect(tuesday?.more).toEqual({ words: 'All on Tuesdays', href: '/days/tuesday/' });
  });

  test('calls a day today on that day alone', () => {
    const today = view.week.days.map(({ value }) => value.today);
    expect(shownOn(today, '2026-11-22')).toEqual(['Today']);
    expect(today.filter(({ now }) => now).map(({ from }) => from)).toEqual(['2026-11-22']);
  });
});

describe('the home page', () => {
  test('counts what can be found: without what has closed or is in no list', () => {
    expect(view.allAssets.words).toBe('All 6, A to Z');
    expect(view.themes[0]?.count).toBe('6 things');
  });

  test('shows word of mouth before what is well known', () => {
    expect(view.fresh[0]?.title).toBe('E');
  });

  test('names members who chose it and counts those who did not', () => {
    expect(view.panel.faces.faces.map(({ value }) => value.name)).toEqual(['Olive']);
    expect(view.panel.says).toMatch(/^Two neighbours keep it\./);
    expect(view.panel.checked).toBe('On 22 November 2026, 4 of 6 entries had been checked in time.');
  });

  test('shows a need and an answer among three gaps, and counts few people as a few', () => {
    expect(view.gaps.map(({ title, state }) => `${state}: ${title}`)).toEqual([
      'Missing: New',
      'Missing: Old',
      'Filled: Done',
    ]);
    expect(view.gaps[0]?.noticed).toBe('Noticed on 1 November 2026. A few people have said so.');
  });

  test('tells the next meeting until it is over', () => {
    expect(view.meeting).toMatchObject({
      to: '2026-12-02',
      value: [
        'Next open meeting: Wednesday 2 December 2026, 6:30pm',
        ', ',
        { words: 'The Hall', href: '/venues/hall/' },
        '. Come and have a say.',
      ],
    });
    expect(homeView(onDay(context, '2026-12-03')).meeting).toBeUndefined();
  });
});

describe('the frame of a page', () => {
  const page = { title: 'A to Z', description: 'All.', path: '/assets/' };

  test('marks the page in the navigation and gives its whole address', () => {
    const frame = frameView(page, context);
    expect(frame.title).toBe('A to Z, Hereabouts Smallville');
    expect(frame.canonical).toBe('https://small.example/assets/');
    expect(frame.navigation.filter(({ isCurrent }) => isCurrent).map(({ words }) => words)).toEqual([
      'A to Z',
    ]);
  });

  test('has a search box but where the page has its own', () => {
    expect(frameView(page, context).searchAction).toBe('/find/');
    expect(frameView(view.page, context).searchAction).toBeUndefined();
    expect(frameView({ ...page, search: 'engine' }, context)).toMatchObject({
      runsSearch: true,
      searchAction: undefined,
    });
  });

  test('says how to reach the panel, and that a sample town is made up', () => {
    const frame = frameView(page, context);
    expect(frame.desk.phone).toEqual({ words: '01632 960 200', href: 'tel:+441632960200' });
    expect(frame.sampleNote).toContain('Smallville is a made-up town, and its day is 22 November 2026.');
    expect(frameView(page, contextOf({}, '2026-11-22')).sampleNote).toBeUndefined();
  });
});
