import { describe, expect, test } from 'vitest';
import { openAssets } from '../../src/views/browse-view.ts';
import { percentOf, sharesOverAYear, wasListedOn } from '../../src/views/numbers.ts';
import { numbersView } from '../../src/views/numbers-view.ts';
import { sampleDirectory } from '../browser/kinds-of-page.ts';
import { contextOf, day } from './town-on-a-day.ts';

const today = '2026-11-22';
const added = (on: string) => ({ on, from: 'panel' });
const checked = { on: '2026-11-02', by: 'organiser', how: 'rang' };
const sample = { ...contextOf({}, today), directory: sampleDirectory() };

describe('the share of each kind over a year', () => {
  const assets = {
    old: { added: added('2025-01-01'), formality: 'informal', cost: { is: 'free' } },
    gone: { added: added('2025-01-01'), status: { is: 'closed', on: '2026-04-01' } },
    spring: { added: added('2026-03-01'), publicity: 'word-of-mouth' },
    fresh: { added: added('2026-11-01'), formality: 'informal' },
    undated: { formality: 'charity' },
    hidden: { formality: 'informal', status: { is: 'unlisted' } },
  };
  const shares = sharesOverAYear(contextOf({ assets }, today));
  const told = (title: string) =>
    shares
      .find(({ kind }) => kind.title.startsWith(title))
      ?.shares.map(({ part, whole }) => `${part} of ${whole}`);

  test('is worked out from the days on which entries were added and closed', () => {
    expect(told('Run by neighbours')).toEqual(['1 of 3', '1 of 3', '1 of 3', '1 of 3', '2 of 4']);
    expect(told('Word of mouth')).toEqual(['0 of 3', '0 of 3', '1 of 3', '1 of 3', '1 of 4']);
    expect(told('Free')).toEqual(['1 of 3', '1 of 3', '1 of 3', '1 of 3', '1 of 4']);
  });

  test('counts for today what the lists of the site hold', () => {
    const now = sample.directory.assets.filter((asset) => wasListedOn(asset, day(today)));
    expect(now).toEqual(openAssets(sample));
  });

  test('is nothing of nothing in an empty town', () => {
    expect(percentOf({ part: 0, whole: 0 })).toBe(0);
    expect(numbersView(contextOf({}, today)).trend.rows[0]?.now).toBe('0 of 0');
  });
});

describe('the page of numbers', () => {
  const assets = {
    a: { checked, formality: 'informal', added: added('2025-01-01') },
    b: { checked: { ...checked, on: '2024-01-01' }, added: added('2026-05-01') },
    c: { added: added('2026-06-01') },
    d: { status: { is: 'closed', on: '2026-10-01' }, added: added('2024-06-01') },
  };
  const gaps = {
    one: { title: 'One', noticedOn: '2026-10-01', neighbourhoods: ['north-end'] },
    two: { title: 'Two', noticedOn: '2024-10-01', state: 'filled', filledOn: '2026-10-02' },
  };
  const view = numbersView(
    contextOf({ assets, gaps, site: { area: { bbox: [2.6, 54.6, 2.9, 54.8], population: 30_000 } } }, today),
  );
  const told = (numbers: readonly { number: string; words: string }[]) =>
    numbers.map(({ number, words }) => `${number} ${words}`);

  test('says what there is, what is kept true, what is missing and what changed', () => {
    expect(told(view.there).slice(0, 2)).toEqual(['3 entries in the list', '1 for each 10,000 people']);
    expect(told(view.kept)).toEqual([
      '33% checked in time: 1 of 3',
      '100% of what neighbours run',
      '0% of all the rest',
      '1 checked in the last 3 months',
      '1 overdue for a check',
      '1 that nobody has checked yet',
    ]);
    expect(told(view.missing.counts).slice(0, 3)).toEqual(['1 missing', '0 being worked on', '1 filled']);
    expect(view.missing.open).toEqual([
      { link: { words: 'One', href: '/gaps/one/' }, words: 'Missing, North End' },
    ]);
    expect(told(view.changed)).toEqual([
      '2 entries a year ago',
      '2 added since',
      '1 closed since',
      '1 gap noticed',
      '1 gap filled',
    ]);
  });

  test('says on which day it stood so, for whoever reads it later', () => {
    expect(view.lead).toContain('As it stood on 22 November 2026.');
  });

  test('tells of the sample how far each share has come in a year', () => {
    const { trend } = numbersView(sample);
    for (const { shares, change } of trend.rows) {
      const points = shares.at(-1)!.percent - shares[0]!.percent;
      expect(change).toBe(
        points === 0
          ? 'The same'
          : `${Math.abs(points)} point${Math.abs(points) === 1 ? '' : 's'} ${points > 0 ? 'more' : 'fewer'}`,
      );
    }
  });
});
