import { describe, expect, test } from 'vitest';
import { openFinder } from '../../src/client/finder/finder.ts';
import type { FindQuery } from '../../src/client/finder/find-query.ts';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { datesData, finderData } from '../../src/views/finder-data.ts';
import { smallDirectory, type SmallTown } from '../fixtures/small-directory.ts';

/** A Sunday. */
const today = '2026-11-22';

const checked = { on: '2026-11-01', by: 'organiser', how: 'rang' };

function finderOver(town: SmallTown) {
  const { directory } = smallDirectory(town);
  const context = { directory, today: parseDay(today), base: '/sub/', siteUrl: '' };
  return openFinder(finderData(context), datesData(context));
}

function ask(town: SmallTown, query: Partial<FindQuery>) {
  return finderOver(town).find({ words: '', today, ...query });
}

function slugsOf({ things }: { things: readonly { slug: string }[] }): string[] {
  return things.map(({ slug }) => slug);
}

const sessions = (on: string, from = '10:00', to = '12:00') => [{ repeats: 'weekly', on: [on], from, to }];

describe('words', () => {
  const town: SmallTown = {
    assets: {
      cafe: { title: 'Café Łódź', summary: 'Coffee for all.', checked },
      knitters: { title: 'Knitters', summary: 'Knit and natter.', checked },
      soup: { title: 'Soup', summary: 'Soup on a Monday.', checked, sessions: sessions('mon') },
      chess: { title: 'Chess', summary: 'A board and a table.', checked, sessions: sessions('wed') },
    },
  };

  test('letters with and without marks find each other', () => {
    expect(slugsOf(ask(town, { words: 'cafe lodz' }))).toEqual(['cafe']);
    expect(slugsOf(ask(town, { words: 'CAFÉ ŁÓDŹ' }))).toEqual(['cafe']);
  });

  test('a misspelt word is put right, and the answer says so', () => {
    const answer = ask(town, { words: 'nitting' });
    expect(slugsOf(answer)).toEqual(['knitters']);
    expect(answer.corrected).toBe('knitting');
  });

  test('the beginning of a word finds it while it is typed', () => {
    expect(slugsOf(ask(town, { words: 'kni' }))).toEqual(['knitters']);
  });

  test('a weekday in the words leaves what meets on it', () => {
    const answer = ask(town, { words: 'something on wednesday' });
    expect(slugsOf(answer)).toEqual(['chess']);
    expect(answer.understood).toEqual(['On Wednesday']);
  });

  test('a weekday that would leave nothing is let go, and the answer says so', () => {
    const answer = ask(town, { words: 'chess on monday' });
    expect(slugsOf(answer)).toEqual(['chess']);
    expect(answer.relaxed).toEqual(['On Monday']);
    expect(answer.isPartial).toBe(true);
  });

  test('the name of a language, in that language too, finds where it is spoken', () => {
    const spoken: SmallTown = {
      assets: { tea: { title: 'Tea', checked, spoken: ['en', 'pl'] }, bread: { title: 'Bread', checked } },
    };
    for (const words of ['polish', 'polski', 'po polsku', 'Mówię po polsku']) {
      const answer = ask(spoken, { words });
      expect(slugsOf(answer), words).toEqual(['tea']);
      expect(answer.understood, words).toEqual(['Polish spoken']);
    }
  });

  test('for whom it is only puts things first, and leaves nothing out', () => {
    const men: SmallTown = {
      assets: {
        bread: { title: 'Bread', checked, sessions: sessions('wed') },
        shed: { title: 'Shed', summary: 'For men who mend.', checked, sessions: sessions('wed') },
      },
    };
    const answer = ask(men, { words: 'something for my dad on wednesday' });
    expect(slugsOf(answer)).toEqual(['shed', 'bread']);
    expect(answer.understood).toEqual(['For men', 'On Wednesday']);
  });

  test('words that nothing knows find nothing', () => {
    expect(ask(town, { words: 'qwzx' }).total).toBe(0);
  });

  test('a place that is named is told apart, and without one the words are searched', () => {
    expect(ask(town, { words: 'soup near DB1 2LN' }).place).toBe('DB1 2LN');
    expect(slugsOf(ask(town, { words: 'soup near DB1 2LN' }))).toEqual(['soup']);
  });

  test('addresses hold the base path', () => {
    expect(ask(town, { words: 'soup' }).things[0]?.href).toBe('/sub/assets/soup/');
  });
});

describe('standing', () => {
  const town: SmallTown = {
    assets: {
      fresh: { title: 'Fresh tea', checked },
      old: { title: 'Old tea', checked: { ...checked, on: '2025-09-01' }, formality: 'charity' },
      lapsed: { title: 'Lapsed tea', checked: { ...checked, on: '2024-01-01' } },
      never: { title: 'Never tea' },
      paused: { title: 'Paused tea', checked, status: { is: 'paused', until: '2027-01-07' } },
      closed: { title: 'Closed tea', checked, status: { is: 'closed', on: '2026-06-01' } },
      gone: { title: 'Gone tea', checked, status: { is: 'closed', on: '2025-06-01' } },
      unlisted: { title: 'Unlisted tea', checked, status: { is: 'unlisted' } },
    },
  };

  test('what can be gone to comes first, then what to ring about, then what nobody checks any more', () => {
    const answer = ask(town, { words: 'tea' });
    expect(answer.things.map(({ slug, band }) => [slug, band])).toEqual([
      ['fresh', 'normal'],
      ['old', 'ring-first'],
      ['never', 'not-checked'],
      ['lapsed', 'lapsed'],
    ]);
  });

  test('paused and closed things are counted, and shown when they are wanted', () => {
    expect(ask(town, { words: 'tea' }).resting).toBe(2);
    const everything = ask(town, { words: 'tea', everything: true });
    expect(slugsOf(everything).slice(-2)).toEqual(['paused', 'closed']);
    expect(everything.things.at(-2)?.standing?.words).toBe('Paused until 7 January 2027');
    expect(everything.resting).toBe(0);
  });

  test('unlisted things and those closed a year ago are not even in the data', () => {
    const titles = finderOver(town).data.things.map(({ t }) => t);
    expect(titles).not.toContain('Unlisted tea');
    expect(titles).not.toContain('Gone tea');
  });

  test('the very name of a thing brings it first, however old its check', () => {
    const [first] = ask(town, { words: 'lapsed tea' }).things;
    expect(first?.slug).toBe('lapsed');
    expect(first?.standing?.words).toBe('Nobody has checked this since 1 January 2024');
  });

  test('a site built months ago says on each day what holds on that day', () => {
    const finder = finderOver(town);
    const bandOn = (day: string) =>
      finder.find({ words: 'fresh', today: day }).things.map(({ slug, band }) => `${slug} ${band}`);
    expect(bandOn('2027-11-01')).toEqual(['fresh normal']);
    expect(bandOn('2028-11-01')).toEqual(['fresh lapsed']);
    const paused = finder.find({ words: 'paused', today: '2027-01-08' }).things[0];
    expect(paused?.band).toBe('ring-first');
    expect(paused?.standing?.words).toBe('Was due back on 7 January 2027. Ring first');
    expect(
      finder
        .find({ words: 'closed tea', everything: true, today: '2027-06-02' })
        .things.map(({ slug }) => slug),
    ).not.toContain('closed');
  });
});

describe('when', () => {
  const town: SmallTown = {
    assets: {
      morning: { title: 'Morning', checked, sessions: sessions('sun', '09:00', '11:00') },
      evening: { title: 'Evening', checked, sessions: sessions('sun', '19:00', '21:00') },
      night: { title: 'Night', checked, sessions: sessions('sat', '22:00', '06:00') },
      monday: { title: 'Monday', checked, sessions: sessions('mon') },
      off: {
        title: 'Off',
        checked,
        sessions: [{ ...sessions('sun')[0], except: [{ date: today, note: 'Painting' }] }],
      },
      paused: { title: 'Paused', checked, status: { is: 'paused' }, sessions: sessions('sun') },
    },
  };

  test.each([
    ['now', '09:30', ['morning']],
    ['now', '03:00', ['night']],
    ['today', '09:30', ['morning', 'evening']],
    ['today', '12:00', ['evening']],
    ['tomorrow', '09:30', ['monday']],
    ['weekend', '12:00', ['evening']],
  ] as const)('%s at %s finds %j', (when, time, found) => {
    expect(slugsOf(ask(town, { when, time }))).toEqual(found);
  });

  test('a month after the build it still goes by the day it is', () => {
    const answer = ask(town, { when: 'today', today: '2026-12-20', time: '08:00' });
    expect(slugsOf(answer)).toEqual(['morning', 'off', 'evening']);
    expect(answer.things[0]?.next).toMatchObject({ date: '2026-12-20', from: '09:00', to: '11:00' });
  });

  test('the next date skips days off and what is over', () => {
    const next = (words: string) => ask(town, { words, time: '12:00' }).things[0]?.next?.date;
    expect(next('off')).toBe('2026-11-29');
    expect(next('morning')).toBe('2026-11-29');
    expect(next('evening')).toBe(today);
  });

  test('before the dates have come, weekdays stand in for them', () => {
    const { directory } = smallDirectory(town);
    const finder = openFinder(finderData({ directory, today: parseDay(today), base: '/', siteUrl: '' }));
    expect(slugsOf(finder.find({ words: '', today, when: 'tomorrow' }))).toEqual(['monday']);
  });
});

describe('access and distance', () => {
  const at = (lat: number) => ({ title: 'Hall', lat, lon: 2.7 });
  const town: SmallTown = {
    venues: { near: at(54.7), far: at(54.76) },
    assets: {
      yes: { title: 'Yes', checked, where: [{ venue: 'far' }], access: { stepFree: 'yes' } },
      no: { title: 'No', checked, where: [{ venue: 'near' }], access: { stepFree: 'no' } },
      unknown: { title: 'Unknown', checked, where: [{ venue: 'near' }] },
      phone: { title: 'Phone', checked, access: { stepFree: 'yes' } },
    },
  };
  const near = { lat: 54.7, lon: 2.7 };

  test('what nobody has asked about stands apart, and what is known to lack it is left out', () => {
    const answer = ask(town, { filters: { access: ['stepFree'] } });
    expect(answer.things.map(({ slug, band }) => [slug, band])).toEqual([
      ['phone', 'normal'],
      ['yes', 'normal'],
      ['unknown', 'access-not-known'],
    ]);
  });

  test('the nearest comes first, and what has no place is never too far', () => {
    const answer = ask(town, { near, withinKm: 3, sort: 'nearest' });
    expect(answer.things.map(({ slug, band }) => [slug, band])).toEqual([
      ['no', 'normal'],
      ['unknown', 'normal'],
      ['phone', 'no-place'],
    ]);
    expect(ask(town, { near }).things.map(({ distanceKm }) => distanceKm?.toFixed(1))).toEqual([
      '0.0',
      '0.0',
      '6.7',
      undefined,
    ]);
  });
});
