import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { weekdays } from '../../src/domain/calendar-day.ts';
import type { Directory } from '../../src/domain/directory.ts';
import { readEvents } from '../../src/imports/calendar.ts';
import { horizonFor, sessionsOfSeries } from '../../src/imports/calendar-series.ts';
import { occurrences } from '../../src/domain/schedule.ts';
import { cleanCell } from '../../src/imports/clean-cell.ts';
import type { TableRow } from '../../src/imports/csv.ts';
import { readHours } from '../../src/imports/hours-in-words.ts';
import { inventedFacts } from './facts-in-source.ts';
import type { importDay } from './lists.ts';
import {
  hasLists,
  listPath,
  proposeList,
  readList,
  titleOfLists,
  wideDirectory,
  type RealList,
} from './lists.ts';

// Whole lists are read, and other tests run beside it.
vi.setConfig({ testTimeout: 60_000 });

/** The same entries are looked at each time, chosen by a fixed lot. */
function drawn<Value>(values: readonly Value[], count: number, seed = 20_261_122): Value[] {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) / 2 ** 32;
  const left = [...values];
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(Math.floor(next() * left.length), 1)[0]!,
  );
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(listPath(folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file}`);
}

function cellsOf({ cells, more }: TableRow): string[] {
  return [cells, ...(more ?? [])].flatMap((line) => [...line.values()]);
}

const sets: readonly { name: string; lists: () => readonly RealList[] }[] = [
  {
    name: 'Trafford',
    lists: () =>
      ['libraries', 'leisure-centres', 'community-hubs', 'food-banks', 'allotments'].map((name) => ({
        as: 'csv',
        file: `trafford/assets/trafford_${name.replace('-', '_')}.csv`,
        map: `trafford/${name}.json`,
      })),
  },
  {
    name: 'warm spaces',
    lists: () =>
      filesIn('warm-spaces', '.geojson').map((file) => ({ as: 'geojson', file, map: 'warm-spaces.json' })),
  },
  { name: 'Outpost', lists: () => [{ as: 'outpost', file: 'outpost-json/services_page1.json' }] },
  {
    name: 'mobile libraries',
    lists: () =>
      filesIn('mobile-libraries', '.csv').map((file) => ({ as: 'csv', file, map: 'mobile-libraries.json' })),
  },
  {
    name: 'mutual aid',
    lists: () => [{ as: 'json', file: 'mutual-aid-groups/groups.json', map: 'mutual-aid.json' }],
  },
];

describe.skipIf(!hasLists)(titleOfLists('entries of real lists'), () => {
  let directory: Directory | undefined;

  test.each(sets)('of $name say nothing that their source does not: 20 drawn by lot', ({ lists }) => {
    directory ??= wideDirectory();
    const wide = directory;
    const all = lists().flatMap((list) => {
      const source = readList(list);
      const { entries, venues, report } = proposeList(source, wide);
      const venueOf = new Map(venues.map(({ slug, venue }) => [slug, venue]));
      const rowOf = new Map(source.table.rows.map((row) => [row.number, row]));
      const { set, rules, withoutTimes, cells } = source.mapping;
      const stated = [
        JSON.stringify([set, rules, withoutTimes, cells, source.mapping.body, source.mapping.title]),
      ];
      return entries.map(({ slug, asset, body }) => {
        const row = rowOf.get(report.added.find((note) => note.slug === slug)?.row ?? 0);
        const own = asset.where.flatMap(({ venue }) =>
          venue === undefined ? [] : (venueOf.get(venue) ?? []),
        );
        const isTemplate = (source.mapping.title ?? source.mapping.body) !== undefined;
        return { slug, stated, isTemplate, row, facts: { asset, body, venues: own } };
      });
    });
    const chosen = drawn(all, 20);
    expect(chosen.length).toBeGreaterThanOrEqual(16);
    for (const { slug, row, stated, isTemplate, facts } of chosen) {
      expect(row, slug).toBeDefined();
      // A shared venue has the address of the first row that named it.
      const shared = cellsOf(row!);
      expect(inventedFacts(facts, shared, stated, isTemplate), slug).toEqual([]);
    }
  });

  test('each list of hours in words that was checked by hand is read right or kept as words', () => {
    const pairs = readPairs('checked.json');
    const wrong: string[] = [];
    let agree = 0;
    for (const { text, expected } of pairs) {
      const reading = readHours(cleanCell(text));
      if (!reading.sure) continue;
      const read = reading.sessions.flatMap((session) =>
        session.repeats === 'dates'
          ? []
          : session.on.map((day) => sayHours(day, session.from, session.to ?? '')),
      );
      if (read.sort().join('|') === expand(expected ?? '').join('|')) agree += 1;
      else wrong.push(text);
    }
    expect(pairs.length).toBe(210);
    expect(wrong).toEqual([]);
    expect(agree).toBeGreaterThanOrEqual(189);
  });

  test('each of the 14 texts about hours that can be read two ways is kept as words', () => {
    const pairs = readPairs('ambiguous.json');
    expect(pairs.length).toBe(14);
    expect(pairs.filter(({ text }) => readHours(cleanCell(text)).sure)).toEqual([]);
  });

  test.each([['2018-07-01'], ['2023-09-01'], ['2026-11-22']])(
    'events of community calendars take place on exactly their days, seen on %s',
    (day) => {
      const today = day as typeof importDay;
      const horizon = horizonFor(today);
      const kinds = { rule: 0, dates: 0, over: 0, words: 0 };
      for (const file of filesIn('community-calendars', '.ics')) {
        for (const { series, refused, title } of readEvents(readFileSync(listPath(file), 'utf8'), today)) {
          if (refused !== undefined) continue;
          const reading = sessionsOfSeries(series, { today, horizon });
          kinds[reading.is] += 1;
          if (reading.is === 'over' || reading.is === 'words') continue;
          const last = series.times.at(-1)!.date;
          const from = reading.is === 'rule' ? series.times[0]!.date : today;
          const period = {
            from,
            to: last > horizon ? last : horizon,
            calendar: { terms: [], bankHolidays: [] },
          };
          const read = reading.sessions
            .flatMap((session) => occurrences(session, period))
            .filter(({ is }) => is !== 'off')
            .map(({ date, from: start, to }) => `${date} ${start} ${to ?? ''}`);
          const expected = series.times
            .filter(({ date }) => date >= from)
            .map(({ date, from: start, to }) => `${date} ${start} ${to ?? ''}`);
          expect([...new Set(read)].sort(), title).toEqual([...new Set(expected)].sort());
        }
      }
      expect(kinds.rule).toBeGreaterThan(25);
    },
  );

  test('every default mock of Open Referral UK comes in, and every fault of the broken ones is named', () => {
    directory ??= wideDirectory();
    const good = readdirSync(listPath('oruk-3.0/validator-mocks/default'));
    for (const name of good) {
      const { report } = proposeList(
        readList({ as: 'open-referral', file: join('oruk-3.0/validator-mocks/default', name) }),
        directory,
      );
      expect(report.refused, name).toEqual([]);
    }
    const { report } = proposeList(
      readList({ as: 'open-referral', file: 'oruk-3.0/validator-mocks/fail' }),
      directory,
    );
    const told = report.tableNotes.join('\n');
    for (const fault of [
      /api_details\.json: details has no profile/,
      /api_details\.json: .* openapi_url that is no whole web address/,
      /service_list\.json: service \S+ has no name/,
      /service_list\.json: .* url that is no whole web address: "example_counselling"/,
      /service_list\.json: .* email that is no e-mail address/,
      /service_list\.json: .* has the same id as its organization/,
      /service_list\.json: several items share the id/,
      /service_list\.json: it says it is the only page and has 1 items, and it has 4/,
      /service_full\.json: .* url that is no whole web address: "example\/counselling"/,
      /service_full\.json: .* email that is no e-mail address/,
      /service_at_location_full\.json: .* has the same id as its location/,
      /service_at_location_list\.json: it holds 1 of 10 items/,
      /taxonomy_term\.json: .* has no description/,
      /taxonomy_term\.json: .* term_uri that is no whole web address/,
      /taxonomy_term_list\.json: .* is its own parent/,
    ]) {
      expect(told).toMatch(fault);
    }
  });
});

function readPairs(file: string): { text: string; expected?: string }[] {
  return JSON.parse(readFileSync(listPath(`opening-hours-text/${file}`), 'utf8')) as { text: string }[];
}

const codes = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

/** One line for each day and pair of times of a value of OpenStreetMap's `opening_hours`. */
function expand(value: string): string[] {
  const lines = value.split(';').flatMap((part) => {
    const [, first = '', last = first, nth = '', times = ''] =
      /^(\w\w)(?:-(\w\w))?(?:\[([-\d,]+)\])? (.*)$/.exec(part.trim()) ?? [];
    if (times === '') return [];
    const days = weekdays.slice(codes.indexOf(first), codes.indexOf(last) + 1);
    return days.flatMap((day) =>
      (nth === '' ? [''] : nth.split(',')).flatMap((place) =>
        times.split(',').map((range) => {
          const [from = '', to = ''] = range.split('-');
          return sayHours(
            place === '' ? day : `${ordinalOf[place] ?? place} ${day}`,
            from,
            to.replace('24:00', '23:59'),
          );
        }),
      ),
    );
  });
  return [...new Set(lines)].sort();
}

const ordinalOf: Readonly<Record<string, string>> = {
  '1': '1st',
  '2': '2nd',
  '3': '3rd',
  '4': '4th',
  '-1': 'last',
};

function sayHours(day: string, from: string, to: string): string {
  return `${day} ${from}-${to}`;
}
