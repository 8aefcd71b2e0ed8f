import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, parseDay, weekdays } from '../../src/domain/calendar-day.ts';
import type { Directory, LinkedAsset } from '../../src/domain/directory.ts';
import { standingOn } from '../../src/domain/standing.ts';
import {
  anywhere,
  countedEntries,
  countIn,
  daysCounted,
  slots,
  weekPartOf,
  weekParts,
  type Slot,
} from '../../src/views/coverage.ts';
import { coverageView } from '../../src/views/coverage-view.ts';
import type { SunGridView } from '../../src/views/sun-grid-view.ts';
import { longestRun, thinView } from '../../src/views/thin-view.ts';
import { sampleDirectory } from '../browser/kinds-of-page.ts';
import { occurrencesDayByDay } from '../domain/schedule-by-day.ts';
import type { SmallTown } from '../fixtures/small-directory.ts';
import { contextOf } from './town-on-a-day.ts';

const today = '2026-11-22';
const checked = { on: '2026-11-02', by: 'organiser', how: 'rang' };
const venues = {
  north: { title: 'North Hall', neighbourhood: 'north-end' },
  south: { title: 'South Hall', neighbourhood: 'south-end' },
};
const weekly = (day: string, from: string, to?: string) => ({
  repeats: 'weekly',
  on: [day],
  from,
  ...(to === undefined ? {} : { to }),
});

/**
 * The slow way to count, which knows nothing of the quick one: it asks of every minute of every day of the four
 * weeks whether an entry is on somewhere, from the entry's own file.
 */
function spotsByTheMinute(asset: LinkedAsset, directory: Directory): Map<string, Set<string>> {
  const day = parseDay(today);
  const usual = new Set<string>();
  for (const place of asset.data.where) {
    if (place.venue !== undefined)
      usual.add(directory.venueBySlug.get(place.venue)?.neighbourhood?.slug ?? '(not-known)');
    if (place.area !== undefined) usual.add(place.area);
    for (const area of place.visits ?? []) usual.add(area);
    if (place.phone !== undefined || place.online !== undefined) usual.add(anywhere);
  }
  const found = new Map([...usual].map((where) => [where, new Set<string>()]));
  for (const session of asset.data.sessions ?? []) {
    const period = { from: day, to: addDays(day, daysCounted - 1), calendar: directory.calendar };
    for (const { date, from, to, is } of occurrencesDayByDay(session, period)) {
      if (is === 'off') continue;
      const wheres = session.venue
        ? [directory.venueBySlug.get(session.venue)?.neighbourhood?.slug ?? '(not-known)']
        : usual;
      const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
      const end = to === undefined ? minute(from) + 1 : minute(to) <= minute(from) ? 1440 : minute(to);
      const minutes: Record<string, number> = { Morning: 0, Afternoon: 0, Evening: 0 };
      const partAt = (at: number) => (at < 720 ? 'Morning' : at < 1020 ? 'Afternoon' : 'Evening');
      for (let at = minute(from); at < end; at += 1) minutes[partAt(at)]! += 1;
      const weekday = weekdays[(new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7]!;
      for (const [part, shared] of Object.entries(minutes)) {
        if (shared < 30 && part !== partAt(minute(from))) continue;
        for (const where of wheres)
          found.set(where, (found.get(where) ?? new Set()).add(`${weekday} ${part}`));
      }
    }
  }
  return found;
}

function partsOn(on: ReadonlySet<string>): Set<string> {
  if (on.size === 0) return new Set(['other-times']);
  return new Set(
    [...on].map((slot) => {
      const [weekday, part] = slot.split(' ') as [string, string];
      if (weekday === 'sat' || weekday === 'sun') return weekday === 'sat' ? 'saturday' : 'sunday';
      return `weekday-${part.toLowerCase()}`;
    }),
  );
}

/** Numbers of a grid by row and column, as the page shows them. */
function numbersOf(grid: SunGridView): number[][] {
  return grid.rows.map(({ suns }) => suns.map(({ count }) => count));
}

/** Holds every grid of the page against the slow way. */
function expectToAgree(directory: Directory): void {
  const view = coverageView({ directory, today: parseDay(today), base: '/', siteUrl: 'https://x.example' });
  const counted = directory.assets
    .filter(({ data }) => standingOn(data, directory.site, parseDay(today)).shows.today)
    .map((asset) => ({ asset, spots: spotsByTheMinute(asset, directory) }));
  const wheres = [...directory.neighbourhoods.map(({ slug }) => slug), anywhere, '(not-known)'].filter(
    (where, index) =>
      index < directory.neighbourhoods.length || counted.some(({ spots }) => spots.has(where)),
  );
  const themes = directory.themes.map(({ slug }) => slug);
  const count = (isIn: (one: (typeof counted)[number]) => boolean) => counted.filter(isIn).length;
  const has = (asset: LinkedAsset, theme: string) => asset.data.themes.some((slug) => slug === theme);
  const isAt = (spots: Map<string, Set<string>>, part: string, where?: string) =>
    [...spots].some(([spot, on]) => (where === undefined || spot === where) && partsOn(on).has(part));

  expect(numbersOf(view.byPlace)).toEqual(
    themes.map((theme) =>
      wheres.map((where) => count(({ asset, spots }) => has(asset, theme) && spots.has(where))),
    ),
  );
  expect(view.byPlace.totals).toEqual(wheres.map((where) => count(({ spots }) => spots.has(where))));
  expect(view.byPlace.all).toBe(counted.length);
  expect(numbersOf(view.byTime[0]!)).toEqual(
    wheres.map((where) => weekParts.map(({ key }) => count(({ spots }) => isAt(spots, key, where)))),
  );
  expect(numbersOf(view.byTime[1]!)).toEqual(
    themes.map((theme) =>
      weekParts.map(({ key }) => count(({ asset, spots }) => has(asset, theme) && isAt(spots, key))),
    ),
  );
  expect(view.places.map(({ grid }) => numbersOf(grid))).toEqual(
    wheres.map((where) =>
      themes.map((theme) =>
        weekParts.map(({ key }) => count(({ asset, spots }) => has(asset, theme) && isAt(spots, key, where))),
      ),
    ),
  );
  const costs = { Free: 'free', 'Pay what you can': 'pay-what-you-can', 'There is a charge': 'priced' };
  const costOf = (title: string) => costs[title as keyof typeof costs];
  expect(numbersOf(view.byCost[0]!)).toEqual(
    themes.map((theme) =>
      view.byCost[0]!.columns.map(({ title }) =>
        count(({ asset }) => has(asset, theme) && asset.data.cost?.is === costOf(title)),
      ),
    ),
  );
  expect(numbersOf(view.byAccess[1]!)).toEqual(
    directory.facts.map(({ name }) =>
      wheres
        .filter((where) => where !== anywhere)
        .map((where) =>
          count(({ asset, spots }) => spots.has(where) && asset.access.get(name)?.is === 'yes'),
        ),
    ),
  );
  expect(numbersOf(view.byGroup).slice(0, directory.groups.length)).toEqual(
    directory.groups.map(({ slug }) =>
      wheres.map((where) =>
        count(
          ({ asset, spots }) =>
            spots.has(where) && (asset.data.for?.groups ?? []).some((one) => one === slug),
        ),
      ),
    ),
  );
}

describe('the numbers of every grid agree with a count by hand', () => {
  test('in the sample town', () => {
    expectToAgree(sampleDirectory());
  }, 60_000);

  test('in any town', () => {
    const time = fc
      .integer({ min: 0, max: 95 })
      .map(
        (quarter) =>
          `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
      );
    const session = fc
      .record({
        day: fc.constantFrom(...weekdays),
        from: time,
        to: fc.option(time, { nil: undefined }),
        venue: fc.option(fc.constantFrom('north', 'south', 'nowhere'), { nil: undefined }),
        kind: fc.constantFrom('weekly', 'monthly', 'dates'),
      })
      .filter(({ from, to }) => to === undefined || from < to)
      .map(({ day, from, to, venue, kind }) => ({
        ...(kind === 'weekly' ? weekly(day, from, to) : { repeats: kind, from, ...(to && { to }) }),
        ...(kind === 'monthly' ? { on: [`last ${day}`] } : {}),
        ...(kind === 'dates' ? { dates: ['2026-11-25', '2026-12-19', '2026-12-20'] } : {}),
        ...(venue && { venue }),
      }));
    const place = fc.constantFrom(
      { venue: 'north' },
      { venue: 'south' },
      { venue: 'nowhere' },
      { area: 'north-end' },
      { phone: true },
      { visits: ['north-end', 'south-end'] },
    );
    const asset = fc
      .record({
        themes: fc.constantFrom(['eat-together'], ['outdoors'], ['outdoors', 'eat-together']),
        where: fc.array(place, { minLength: 1, maxLength: 3 }),
        sessions: fc.array(session, { maxLength: 3 }),
        cost: fc.constantFrom(undefined, { is: 'free' }, { is: 'priced' }),
        for: fc.constantFrom(undefined, { everyone: true }, { groups: ['carers'] }),
        access: fc.constantFrom(undefined, { stepFree: 'yes' }, { stepFree: 'no', hearingLoop: 'yes' }),
        status: fc.constantFrom(
          undefined,
          { is: 'paused' },
          { is: 'closed', on: '2026-11-01' },
          { is: 'seasonal', months: [6] },
          { is: 'unlisted' },
        ),
        checked: fc.constantFrom(
          undefined,
          checked,
          { ...checked, on: '2026-02-01' },
          { ...checked, on: '2024-02-01' },
        ),
      })
      .map((fields) => ({
        ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
        ...(fields.sessions.length === 0 ? { sessions: undefined } : {}),
      }));
    fc.assert(
      fc.property(fc.array(asset, { maxLength: 8 }), (assets) => {
        const town: SmallTown = {
          venues: { ...venues, nowhere: { title: 'Somewhere' } },
          assets: Object.fromEntries(assets.map((fields, index) => [`a${index}`, fields])),
        };
        expectToAgree(contextOf(town, today).directory);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('what counts', () => {
  const count = (fields: Record<string, unknown>) =>
    countedEntries(contextOf({ assets: { soup: fields } }, today).directory, parseDay(today)).length;

  test.each([
    ['what was checked', { checked }, 1],
    ['what is due', { checked: { ...checked, on: '2025-11-20' } }, 1],
    ['what is overdue', { checked: { ...checked, on: '2026-03-01' }, formality: 'informal' }, 1],
    ['what nobody has checked', {}, 1],
    ['what was to be back by now', { status: { is: 'paused', until: '2026-11-01' } }, 1],
    ['what will close', { status: { is: 'closed', on: '2026-12-01' } }, 1],
    ['not what has lapsed', { checked: { ...checked, on: '2024-01-01' } }, 0],
    ['not what is paused', { status: { is: 'paused' } }, 0],
    ['not what has closed', { status: { is: 'closed', on: '2026-11-01' } }, 0],
    ['not what is out of season', { status: { is: 'seasonal', months: [6] } }, 0],
    ['not what is unlisted', { status: { is: 'unlisted' } }, 0],
  ])('%s', (_, fields, expected) => {
    expect(count(fields)).toBe(expected);
  });

  test('a session elsewhere counts where it meets, and not where the entry meets at other times', () => {
    const assets = {
      choir: {
        where: [{ venue: 'north' }],
        sessions: [weekly('tue', '10:00'), { ...weekly('sat', '18:00'), venue: 'south' }],
        whenInWords: undefined,
      },
    };
    const entries = countedEntries(contextOf({ venues, assets }, today).directory, parseDay(today));
    const on = (where: string) => slots.filter((slot) => countIn(entries, { where, slot }) === 1);
    expect(on('north-end')).toEqual(['tue Morning']);
    expect(on('south-end')).toEqual(['sat Evening']);
  });

  test.each([
    ['10:00', '12:15', ['Morning']],
    ['10:00', '12:30', ['Morning', 'Afternoon']],
    ['16:45', '21:00', ['Afternoon', 'Evening']],
    ['00:00', '23:59', ['Morning', 'Afternoon', 'Evening']],
    ['20:00', '06:00', ['Evening']],
    ['09:00', undefined, ['Morning']],
  ])(
    'what is on from %s to %s counts in each part of the day that it fills for half an hour',
    (from, to, parts) => {
      const assets = { one: { sessions: [weekly('mon', from, to)], whenInWords: undefined } };
      const entries = countedEntries(contextOf({ assets }, today).directory, parseDay(today));
      expect(slots.filter((slot) => countIn(entries, { slot }) === 1)).toEqual(
        parts.map((part) => `mon ${part}`),
      );
    },
  );

  test('every slot of the week is in one part of the grids', () => {
    const keys = new Set(weekParts.map(({ key }) => key));
    expect(slots.map((slot: Slot) => keys.has(weekPartOf(slot)))).toEqual(slots.map(() => true));
  });
});

describe('what is thin, in words', () => {
  test('is what the sample town lacks', () => {
    const directory = sampleDirectory();
    const thin = thinView(countedEntries(directory, parseDay(today)), directory);
    expect(thin.places).toContain(
      'Skate Hole has nothing under Eat together, Make and mend or Music and performance.',
    );
    expect(thin.times).toContain('Nothing in Skate Hole after 5pm on Monday, until Saturday morning.');
    expect(thin.access).toContain('Changing place: none that we know of anywhere.');
  });

  test('names the longest stretch of a week with nothing on, over its end too', () => {
    const sessions = ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => weekly(day, '09:00', '11:00'));
    const assets = {
      cafe: { where: [{ venue: 'north' }], sessions, whenInWords: undefined, cost: { is: 'priced' } },
    };
    const { directory } = contextOf({ venues, assets }, today);
    const thin = thinView(countedEntries(directory, parseDay(today)), directory);
    expect(thin.times).toEqual(['Nothing in North End after Friday midday, until Monday morning.']);
    expect(thin.places).toEqual(['Nothing at all in South End.', 'North End has nothing under Outdoors.']);
    expect(thin.costs).toEqual([
      'Nothing in North End is known to be free.',
      'Nothing under Eat together is known to be free.',
    ]);
    expect(thin.groups).toEqual(['Nothing says that it is meant for: Carers.']);
  });

  test('finds the longest run of any ring', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 21 }).filter((ring) => ring.includes(false)),
        (ring) => {
          const runFrom = (start: number) => {
            let length = 0;
            while (ring[(start + length) % ring.length]) length += 1;
            return length;
          };
          const { start, length } = longestRun(ring);
          expect(length).toBe(Math.max(...ring.map((_, index) => runFrom(index))));
          expect(length === 0 || runFrom(start) === length).toBe(true);
        },
      ),
    );
  });
});
