import { describe, expect, test } from 'vitest';
import { gapSchema } from '../../src/domain/gap.ts';
import { gapPages } from '../../src/views/gap-page-view.ts';
import { gapsView } from '../../src/views/gaps-view.ts';
import { contextOf } from './town-on-a-day.ts';

const panel = { name: 'Smallville panel', email: 'panel@example.org', phone: '01632 960200' };
const checked = { on: '2026-11-02', by: 'organiser', how: 'rang' };
const town = {
  site: { panel, startHelp: ['A room for six weeks'] },
  venues: { hall: { title: 'The Hall', neighbourhood: 'north-end' } },
  assets: {
    lift: { title: 'Lifts', checked },
    near: { title: 'Near Soup', checked, where: [{ venue: 'hall' }] },
    far: { title: 'Far Soup', checked, where: [{ area: 'south-end' }] },
    walk: { title: 'Walk', checked, themes: ['outdoors'], where: [{ venue: 'hall' }] },
    resting: { title: 'Resting Soup', checked, where: [{ venue: 'hall' }], status: { is: 'paused' } },
  },
  gaps: {
    quiet: { title: 'A quiet room', count: 3, noticedOn: '2026-11-01' },
    supper: {
      title: 'Supper on Sundays',
      need: 'Nobody cooks on a Sunday',
      count: 14,
      neighbourhoods: ['north-end'],
      themes: ['eat-together'],
      wanted: ['A cook'],
      help: ['The hall lends its pans'],
    },
    loop: { title: 'A hearing loop', state: 'being-worked-on', story: 'Quotes are in' },
    pool: { title: 'A pool', state: 'not-now', count: 41 },
    old: { title: 'A drill', state: 'filled', filledOn: '2026-11-02' },
    lifts: { title: 'A lift', state: 'filled', filledBy: 'lift', filledOn: '2026-11-03', story: 'Ten drive' },
  },
};
const context = contextOf(town, '2026-11-22');
const view = gapsView(context);
const pageOf = (slug: string) => gapPages(context).find((page) => page.slug === slug)!.view;

describe('the register of what is missing', () => {
  test('puts what most people asked for first, then what is being worked on, then what cannot be done', () => {
    expect(view.asked.map(({ state, title }) => `${state}: ${title}`)).toEqual([
      'Missing: Supper on Sundays',
      'Missing: A quiet room',
      'Being worked on: A hearing loop',
      'Not now: A pool',
    ]);
    expect(view.counts).toBe(
      'Two things are missing, one is being worked on, two have been filled and one cannot be done now.',
    );
  });

  test('says what came of what people said, the latest first, and by what it was filled', () => {
    expect(view.changed.map(({ need, filled }) => [need, filled])).toEqual([
      ['Ten drive.', ['Filled on 3 November 2026 by ', { words: 'Lifts', href: '/assets/lift/' }, '.']],
      ['Somewhere to sit.', ['Filled on 2 November 2026.']],
    ]);
  });

  test('never tells of fewer than five people how many they are', () => {
    expect(view.asked.find(({ title }) => title === 'A quiet room')?.noticed).toBe(
      'Noticed on 1 November 2026. A few people have said so.',
    );
    expect(JSON.stringify(pageOf('quiet').facts)).not.toContain('3');
  });

  test('works where nobody has told of anything, and where the panel has no e-mail', () => {
    const bare = gapsView(contextOf({}, '2026-11-22'));
    expect(bare.counts).toBe('Nobody has told us of anything missing yet.');
    expect([bare.tell.href, bare.start.act.href]).toEqual([undefined, undefined]);
  });
});

describe('the page of one gap', () => {
  test('begins a message for those who need it too, which does not ask who they are', () => {
    const message = new URL(pageOf('supper').needToo?.href ?? '');
    expect(message.pathname).toBe('panel@example.org');
    expect(message.searchParams.get('subject')).toBe(
      'Hereabouts Smallville: I need this too: Supper on Sundays',
    );
    expect(message.searchParams.get('body')).not.toMatch(/name|who are/i);
  });

  test('says what it would take to start it, and what help there is', () => {
    expect(pageOf('supper').start).toMatchObject({
      wanted: ['A cook.'],
      help: ['The hall lends its pans.'],
      helpForAll: ['A room for six weeks.'],
    });
  });

  test('asks nobody for help with what is there already, or cannot be', () => {
    expect([pageOf('lifts').needToo, pageOf('lifts').start]).toEqual([undefined, undefined]);
    expect(pageOf('pool').start).toBeUndefined();
    expect(pageOf('pool').needToo).toBeDefined();
    expect(pageOf('lifts').filledBy?.title).toBe('Lifts');
  });

  test('shows what there is of the sort meanwhile, the nearest first, without what is paused', () => {
    expect(pageOf('supper').meanwhile.map(({ title }) => title)).toEqual(['Near Soup', 'Lifts', 'Far Soup']);
  });

  test('can be shared: it says in one or two sentences what is missing where', () => {
    expect(pageOf('supper').page).toEqual({
      title: 'Supper on Sundays',
      description: 'Missing in North End. Nobody cooks on a Sunday.',
      path: '/gaps/supper/',
    });
  });
});

describe('the file of a gap', () => {
  const gap = { title: 'A', need: 'B', noticedOn: '2026-05-01', noticedBy: 'panel', state: 'filled' };
  const fixesOf = (fields: Record<string, unknown>) =>
    gapSchema
      .safeParse({ ...gap, ...fields })
      .error?.issues.map(({ path, message }) => `${path.join()}: ${message}`) ?? [];

  test('may say when it was filled, once it is, and not before it was noticed', () => {
    expect(fixesOf({ filledOn: '2026-06-01' })).toEqual([]);
    expect(fixesOf({ filledOn: '2026-06-01', state: 'open' })).toEqual([
      'filledOn: Write state: filled, or take filledOn out.',
    ]);
    expect(fixesOf({ filledOn: '2026-04-01' })).toEqual([
      'filledOn: Write a day that is not before the day it was noticed.',
    ]);
  });
});
