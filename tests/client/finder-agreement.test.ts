import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateTown } from '../../scripts/bench/generate-town.ts';
import { openFinder, type Finder } from '../../src/client/finder/finder.ts';
import type { Filters } from '../../src/client/finder/find-query.ts';
import { addDays, parseDay, weekdays, type ClockTime } from '../../src/domain/calendar-day.ts';
import type { Directory, LinkedAsset } from '../../src/domain/directory.ts';
import { occurrencesFor400Days } from '../../src/domain/schedule.ts';
import { standingOn } from '../../src/domain/standing.ts';
import { filterNames, type FilterName } from '../../src/formats/finder.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { datesData, finderData } from '../../src/views/finder-data.ts';

/** The finder against a plain reading of the same questions, over the directory itself. */

const today = parseDay('2026-11-22');
let folder: string;
let directory: Directory;
let finder: Finder;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hereabouts-finder-'));
  generateTown(folder, { entries: 250, seed: 7 });
  const reading = readDirectory(folder);
  if (reading.directory === undefined) throw new Error('The made-up town has errors.');
  directory = reading.directory;
  const context = { directory, today, base: '/', siteUrl: '' };
  finder = openFinder(finderData(context), datesData(context));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const parts = {
  morning: ['00:00', '12:00'],
  afternoon: ['12:00', '17:00'],
  evening: ['17:00', '24:00'],
} as const;

/** Weekdays with the parts of the day that sessions reach into, written out for each minute they last. */
function timesOf({ data }: LinkedAsset): { day: string; part: string }[] {
  return (data.sessions ?? []).flatMap((session) => {
    if (session.until !== undefined && session.until < today) return [];
    const days =
      session.repeats === 'dates'
        ? session.dates
            .filter((date) => date >= today)
            .map((date) => weekdays[(new Date(date).getUTCDay() + 6) % 7]!)
        : session.on.map((day) => day.slice(-3));
    const lasts = (from: string, to: string) => {
      const isThere = (time: string) => from <= time && time < to;
      const end: ClockTime | string =
        session.to !== undefined && session.to > session.from ? session.to : session.from;
      return isThere(session.from) || (session.from < from && end > from);
    };
    return days.flatMap((day) =>
      Object.entries(parts).flatMap(([part, [from, to]]) => (lasts(from, to) ? [{ day, part }] : [])),
    );
  });
}

const plainValues: Readonly<
  Record<Exclude<FilterName, 'day' | 'part' | 'access'>, (asset: LinkedAsset) => readonly string[]>
> = {
  theme: ({ themes }) => themes.map(({ slug }) => slug),
  for: ({ groups, data }) => [...groups.map(({ slug }) => slug), ...(data.for?.everyone ? ['everyone'] : [])],
  cost: ({ data }) => (data.cost ? [data.cost.is] : []),
  joining: ({ data }) => (data.joining ? [data.joining.how] : []),
  language: ({ data }) => data.spoken ?? [],
  kind: ({ data }) => [data.kind],
  formality: ({ data }) => (data.formality ? [data.formality] : []),
  community: ({ data }) => (data.communities ?? []).map(({ of }) => of),
  neighbourhood: ({ neighbourhoods }) => neighbourhoods.map(({ slug }) => slug),
  checked: ({ data }) =>
    data.checked && data.checked.on <= today && data.checked.on >= addDays(today, -92) ? ['lately'] : [],
};

function fitsPlainly(asset: LinkedAsset, filters: Filters, mayBeUnknown: boolean): boolean {
  const fitsValues = Object.entries(plainValues).every(([name, valuesOf]) => {
    const wanted = filters[name as FilterName] ?? [];
    return wanted.length === 0 || valuesOf(asset).some((value) => wanted.includes(value));
  });
  const [days, dayParts] = [filters.day ?? [], filters.part ?? []];
  const fitsTime =
    (days.length === 0 && dayParts.length === 0) ||
    timesOf(asset).some(
      ({ day, part }) =>
        (days.length === 0 || days.includes(day)) && (dayParts.length === 0 || dayParts.includes(part)),
    );
  const fitsAccess = (filters.access ?? []).every((fact) => {
    const answer = asset.access.get(fact)?.is;
    return answer === 'yes' || (mayBeUnknown && answer === undefined);
  });
  return fitsValues && fitsTime && fitsAccess;
}

function listed(): LinkedAsset[] {
  return directory.assets.filter((asset) =>
    ['normal', 'lower', 'last'].includes(standingOn(asset.data, directory.site, today).shows.search),
  );
}

const someOf = (values: readonly string[]) =>
  fc.subarray([...values], { maxLength: Math.min(2, values.length) });

/** Filters as a reader may choose them: a few at a time. */
function anyFilters(): fc.Arbitrary<Filters> {
  const { data } = finder;
  const choices: Record<FilterName, readonly string[]> = {
    theme: data.themes.map(({ value }) => value),
    for: [...data.groups.map(({ value }) => value), 'everyone'],
    day: weekdays,
    part: Object.keys(parts),
    cost: data.costs.map(({ value }) => value),
    joining: data.joinings.map(({ value }) => value),
    access: data.facts.map(({ value }) => value),
    language: data.languages.map(({ value }) => value),
    kind: data.kinds.map(({ value }) => value),
    formality: data.formalities.map(({ value }) => value),
    community: data.ties.map(({ value }) => value),
    neighbourhood: data.neighbourhoods.map(({ value }) => value),
    checked: ['lately'],
  };
  return fc
    .subarray([...filterNames], { maxLength: 3 })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, someOf(choices[name])]))));
}

test('filters find what a plain reading of the directory finds, unknown access apart', () => {
  fc.assert(
    fc.property(anyFilters(), (filters) => {
      const answer = finder.find({ words: '', filters, today });
      const plainly = listed().filter((asset) => fitsPlainly(asset, filters, true));
      expect(answer.things.map(({ slug }) => slug).sort()).toEqual(plainly.map(({ slug }) => slug).sort());
      expect(answer.total).toBe(plainly.length);
    }),
    { numRuns: 150 },
  );
});

test('each count is what choosing that value alone in its filter would leave', () => {
  fc.assert(
    fc.property(anyFilters(), fc.constantFrom(...filterNames), (filters, name) => {
      const counts = finder.find({ words: '', filters, today }).counts();
      for (const [value, count] of Object.entries(counts[name])) {
        const chosen = name === 'access' ? [...new Set([...(filters.access ?? []), value])] : [value];
        const left = listed().filter((asset) => fitsPlainly(asset, { ...filters, [name]: chosen }, false));
        expect(count, `${name}: ${value}`).toBe(left.length);
      }
    }),
    { numRuns: 100 },
  );
});

test('from any point, the order by distance is that of a plain calculation', () => {
  const point = fc.record({
    lat: fc.double({ min: 54.6, max: 54.9, noNaN: true }),
    lon: fc.double({ min: 2.6, max: 2.9, noNaN: true }),
  });
  fc.assert(
    fc.property(point, (near) => {
      const { things } = finder.find({ words: '', near, sort: 'nearest', today });
      const distances = things
        .filter(({ band }) => band === 'normal')
        .map(({ distanceKm }) => distanceKm ?? NaN);
      expect(distances).toEqual([...distances].sort((one, other) => one - other));
      for (const { slug, distanceKm } of things) {
        const plainly = distancesOf(directory.assetBySlug.get(slug)!, near);
        if (plainly.length > 0)
          expect(Math.abs(Math.min(...plainly) - (distanceKm ?? NaN))).toBeLessThan(0.02);
      }
    }),
    { numRuns: 30 },
  );
});

/** Distances to the venues of an entry, by the law of cosines. */
function distancesOf({ venues }: LinkedAsset, near: { lat: number; lon: number }): number[] {
  const radians = Math.PI / 180;
  return venues.flatMap(({ data: { lat, lon } }) => {
    if (lat === undefined || lon === undefined) return [];
    const cosine =
      Math.sin(near.lat * radians) * Math.sin(lat * radians) +
      Math.cos(near.lat * radians) * Math.cos(lat * radians) * Math.cos((lon - near.lon) * radians);
    return [6371.0088 * Math.acos(Math.min(1, cosine))];
  });
}

test('today, tomorrow and the coming days agree with the dates of the domain, also months after the build', () => {
  fc.assert(
    fc.property(fc.nat(300), (days) => {
      const day = addDays(today, days);
      const { things } = finder.find({ words: '', when: 'today', today: day });
      const plainly = directory.assets.filter((asset) => {
        const dates = occurrencesFor400Days(asset.data.sessions ?? [], {
          from: today,
          calendar: directory.calendar,
        });
        const { shows } = standingOn(asset.data, directory.site, day);
        return shows.today && dates.some(({ date, is }) => date === day && is !== 'off');
      });
      expect(things.map(({ slug }) => slug).sort()).toEqual(plainly.map(({ slug }) => slug).sort());
    }),
    { numRuns: 15 },
  );
});
