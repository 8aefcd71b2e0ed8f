import { expect, it } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { roundProgress, type RoundOutcome } from '../../src/domain/round-progress.ts';
import { roundSchema } from '../../src/domain/round.ts';
import { smallDirectory } from '../fixtures/small-directory.ts';

const by = { by: 'member-1', how: 'rang' };
const { directory } = smallDirectory({
  members: { 'member-1': {} },
  assets: {
    right: { title: 'Right', checked: { ...by, on: '2026-03-01' } },
    changed: { title: 'Changed', checked: { ...by, on: '2026-03-31', note: 'Changed: now at ten.' } },
    paused: { title: 'Paused', checked: { ...by, on: '2026-03-10' }, status: { is: 'paused' } },
    closed: {
      title: 'Closed',
      checked: { ...by, on: '2026-03-10' },
      status: { is: 'closed', on: '2026-02-01' },
    },
    'closed-in-it': { title: 'Closed in it', status: { is: 'closed', on: '2026-03-15' } },
    silent: { title: 'Silent', tried: { on: '2026-03-10' } },
    'reached-at-last': {
      title: 'Reached',
      tried: { on: '2026-03-10' },
      checked: { ...by, on: '2026-03-12' },
    },
    since: { title: 'Since', checked: { ...by, on: '2026-04-01' } },
    waiting: { title: 'Waiting', checked: { ...by, on: '2026-02-28' } },
    'not-there-yet': { title: 'Not yet', added: { on: '2026-04-01', from: 'panel' } },
    'closed-before': { title: 'Before', status: { is: 'closed', on: '2026-01-31' } },
    elsewhere: { title: 'Elsewhere', themes: ['outdoors'], checked: { ...by, on: '2026-03-10' } },
    hidden: { title: 'Hidden', status: { is: 'unlisted' } },
  },
});

const round = {
  slug: 'spring',
  source: { file: 'rounds/spring.json', lineOf: () => undefined },
  data: roundSchema.parse({
    title: 'Spring',
    from: '2026-02-01',
    to: '2026-03-31',
    scope: { of: 'theme', slug: 'eat-together' },
  }),
};

it('tells from the entries alone what a round has found, with both end days in it', () => {
  const narrow = { ...round, data: { ...round.data, from: parseDay('2026-03-01') } };
  const { entries, scope, done } = roundProgress(narrow, directory, parseDay('2026-04-02'));
  const found: Record<string, RoundOutcome> = Object.fromEntries(
    entries.map(({ asset, outcome }) => [asset.slug, outcome]),
  );
  expect(scope).toBe('Eat together');
  expect(found).toEqual({
    right: 'still-right',
    changed: 'changed',
    paused: 'paused',
    'closed-in-it': 'closed',
    silent: 'could-not-reach',
    'reached-at-last': 'still-right',
    since: 'seen-since',
    waiting: 'waiting',
  });
  expect(done).toBe(7);
});

it('knows whether it is to come, runs or is over', () => {
  const stage = (day: string) => roundProgress(round, directory, parseDay(day)).stage;
  expect(['2026-01-31', '2026-02-01', '2026-03-31', '2026-04-01'].map(stage)).toEqual([
    'ahead',
    'running',
    'running',
    'over',
  ]);
});
