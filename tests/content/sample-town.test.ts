import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  assetKinds,
  assetSchema,
  checkWays,
  formalities,
  joiningWays,
  publicities,
} from '../../src/domain/asset.ts';
import { addDays, parseDay } from '../../src/domain/calendar-day.ts';
import { communityTies } from '../../src/domain/community.ts';
import { connectionTies } from '../../src/domain/connection.ts';
import { contactsFor } from '../../src/domain/contact.ts';
import { outputs } from '../../src/domain/consent.ts';
import type { Directory } from '../../src/domain/directory.ts';
import { gapStates } from '../../src/domain/gap.ts';
import { isServing } from '../../src/domain/panel.ts';
import { reviewStates } from '../../src/domain/review.ts';
import { standingOn, statusStates } from '../../src/domain/standing.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';

const folder = join(import.meta.dirname, '../../content');
const today = parseDay('2026-11-22');
const reading = readDirectory(folder);
const silverpit = wholeDirectory();
const entries = silverpit.assets.map(({ data }) => data);
const listed = silverpit.assets.filter(({ data }) => standingOn(data, silverpit.site, today).shows.lists);

/** The sample, or a failure that says what is wrong with it. */
function wholeDirectory(): Directory {
  if (reading.directory === undefined) throw new Error(JSON.stringify(reading.problems, null, 2));
  return reading.directory;
}

/** Paths of all files of the sample, relative to its folder. */
function sampleFiles(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(folder, file)).isFile(),
  );
}

/** All words of the sample that people or programs wrote, by file. */
function sampleTexts(): { file: string; text: string }[] {
  return sampleFiles()
    .filter((file) => /\.(md|mdx|json)$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}

/** Every value once, without those that are absent. */
function eachOnce<Value>(values: Iterable<Value | undefined>): Set<Value> {
  return new Set([...values].filter((value) => value !== undefined));
}

describe('the sample town shows everything a directory can hold', () => {
  it('uses every field of an asset', () => {
    const used = eachOnce(entries.flatMap((entry) => Object.keys(entry)));
    expect(Object.keys(assetSchema.shape).filter((field) => !used.has(field))).toEqual([]);
  });

  it.each([
    ['what an asset is', assetKinds, entries.map(({ kind }) => kind)],
    ['how it is set up', formalities, entries.map(({ formality }) => formality)],
    ['how known it is', publicities, entries.map(({ publicity }) => publicity)],
    ['how to join', joiningWays, entries.map(({ joining }) => joining?.how)],
    ['what it costs', ['free', 'pay-what-you-can', 'priced'], entries.map(({ cost }) => cost?.is)],
    ['how it was checked', checkWays, entries.map(({ checked }) => checked?.how)],
    [
      'where it came from',
      ['panel', 'resident', 'link-worker', 'import'],
      entries.map(({ added }) => added?.from),
    ],
    ['what holds people together', communityTies, entries.flatMap((entry) => entry.communities ?? []).map(({ of }) => of)],
    ['how assets are tied', connectionTies, entries.flatMap((entry) => entry.connections ?? []).map((tie) => tie.as)],
    ['how far a gap has come', gapStates, silverpit.gaps.map(({ data }) => data.state)],
  ])('has an example of each word for %s', (_, words, found: readonly (string | undefined)[]) => {
    const used = eachOnce(found);
    expect(words.filter((word) => !used.has(word))).toEqual([]);
  });

  it('has an entry in each review state on its day', () => {
    const shown = eachOnce(entries.map((entry) => standingOn(entry, silverpit.site, today).review));
    expect(reviewStates.filter((state) => !shown.has(state))).toEqual([]);
  });

  it('has an entry of each status on its day, and something seasonal that is on', () => {
    const shown = eachOnce(entries.map((entry) => standingOn(entry, silverpit.site, today).status));
    expect(statusStates.filter((state) => !shown.has(state))).toEqual([]);
    expect(
      entries.some(
        (entry) =>
          entry.status?.is === 'seasonal' && standingOn(entry, silverpit.site, today).status === 'active',
      ),
    ).toBe(true);
  });

  it('has a place of every sort: venues, areas, online, by phone and at home', () => {
    const sorts = eachOnce(silverpit.assets.flatMap(({ places }) => places.map((place) => place.is)));
    expect([...sorts].sort()).toEqual(['area', 'online', 'phone', 'venue', 'visits']);
  });

  it('uses every way of saying when', () => {
    const sessions = entries.flatMap((entry) => entry.sessions ?? []);
    const used = eachOnce(sessions.flatMap((session) => Object.keys(session)));
    const fields = ['starting', 'until', 'termTimeOnly', 'except', 'extra', 'venue', 'ringFirst', 'note', 'dates'];
    expect(fields.filter((field) => !used.has(field))).toEqual([]);
    expect([...eachOnce(sessions.map((session) => session.bankHolidays))].sort()).toEqual([
      'does-not',
      'meets',
      'unknown',
    ]);
    expect([...eachOnce(sessions.map((session) => session.repeats))].sort()).toEqual([
      'dates',
      'monthly',
      'weekly',
    ]);
    expect(sessions.some((session) => session.repeats === 'weekly' && session.every === 2)).toBe(true);
    expect(entries.some((entry) => entry.sessions === undefined && entry.whenInWords !== undefined)).toBe(true);
  });

  it('shows a notice that runs and one that has ended', () => {
    const lastDays = entries.flatMap((entry) => entry.alert?.until ?? []);
    expect(lastDays.some((day) => day >= today)).toBe(true);
    expect(lastDays.some((day) => day < today)).toBe(true);
  });
});

describe('the sample town is what its design says', () => {
  it.each([
    [3, 'slow-miles'],
    [7, 'the-kettle-bench'],
    [9, 'foghorn-singers'],
    [12, 'pot-luck-thursday'],
    [14, 'form-fillers'],
    [16, 'dads-and-prams'],
    [18, 'plot-14'],
    [21, 'mend-it-morning'],
    [26, 'kitchen-table-english'],
    [28, 'lifts-to-the-surgery'],
    [31, 'the-borrow-shed'],
    [33, 'spin-cycle-knitters'],
    [35, 'night-owls'],
    [41, 'phone-friday'],
  ])('number %i leads to %s', (number, slug) => {
    expect(silverpit.assetBySlug.get(slug)?.data.number).toBe(number);
  });

  it('has at least 56 assets, most of them informal', () => {
    expect(entries.length).toBeGreaterThanOrEqual(56);
    expect(entries.filter((entry) => entry.formality === 'informal').length).toBeGreaterThan(entries.length / 2);
  });

  it('has something for every theme and in every neighbourhood, and the fewest things in Skate Hole', () => {
    const count = (slug: string) =>
      listed.filter(({ neighbourhoods }) => neighbourhoods.some((one) => one.slug === slug)).length;
    const others = silverpit.neighbourhoods.filter(({ slug }) => slug !== 'skate-hole');
    expect(count('skate-hole')).toBeGreaterThan(0);
    expect(Math.min(...others.map(({ slug }) => count(slug)))).toBeGreaterThan(count('skate-hole'));
    for (const { slug } of silverpit.themes) {
      expect(listed.some(({ themes }) => themes[0]?.slug === slug), slug).toBe(true);
    }
  });

  it('has no music in Tail End, as its gap says', () => {
    const music = listed.filter(({ themes }) => themes.some(({ slug }) => slug === 'music-and-performance'));
    expect(
      music.filter(({ neighbourhoods }) => neighbourhoods.some(({ slug }) => slug === 'tail-end')),
    ).toEqual([]);
  });

  it('has nine serving members with the names they chose, and three surgeries with a screen each', () => {
    const serving = silverpit.members.filter(({ data }) => isServing(data, today));
    expect(serving.map(({ data }) => data.name).sort()).toEqual(
      ['Bernadette', 'Funmi', 'Gareth', 'Ioana', 'Joyce', 'Olive', 'Stan', 'Tariq', 'Wen'],
    );
    const surgeries = silverpit.venues.filter(({ data }) => data.surgery);
    const withScreen = silverpit.screens
      .filter(({ data }) => data.kind === 'waiting-room')
      .map(({ venue }) => venue.slug);
    expect(surgeries).toHaveLength(3);
    expect(withScreen.sort()).toEqual(surgeries.map(({ slug }) => slug).sort());
  });

  it('keeps every venue within the area', () => {
    const [west, south, east, north] = silverpit.site.area.bbox;
    const outside = silverpit.venues.filter(
      ({ data: { lat = 0, lon = 0 } }) => lon < west || lon > east || lat < south || lat > north,
    );
    expect(outside.map(({ slug }) => slug)).toEqual([]);
  });
});

describe('nobody real can be reached by mistake', () => {
  const emergencyNumbers = ['999', '111', '116 123'];

  it('gives only phone numbers kept for stories', () => {
    const phones = sampleTexts().flatMap(({ text }) => text.match(/\b0\d[\d ]{7,12}\d\b/g) ?? []);
    expect(phones.length).toBeGreaterThan(20);
    expect(phones.filter((phone) => !/^(01632 960\d{3}|07700 900\d{3})$/.test(phone))).toEqual([]);
  });

  it('gives real numbers for danger where people may need them', () => {
    const text = silverpit.assetBySlug.get('night-owls')?.body.text ?? '';
    expect(emergencyNumbers.filter((number) => !text.includes(number))).toEqual([]);
  });

  it('gives only e-mail addresses at example.org', () => {
    const addresses = sampleTexts().flatMap(({ text }) => text.match(/[\w.+-]+@[\w.-]+\w/g) ?? []);
    expect(addresses.length).toBeGreaterThan(5);
    expect(addresses.filter((address) => !address.endsWith('@example.org'))).toEqual([]);
  });

  it('never shows the details of somebody who withdrew their consent', () => {
    const withdrawn = silverpit.assetBySlug.get('two-leads')?.data.contacts;
    expect(withdrawn?.map(({ phone }) => phone)).toEqual(['07700900199']);
    for (const output of outputs) expect(contactsFor(withdrawn, output, today), output).toEqual([]);
  });
});

describe('the sample town stays good', () => {
  it('shows the warnings it was made to show on its day, and no others', () => {
    const expected = [
      'consent-ended assets/the-squeezebox-shed.md',
      'consent-ended assets/two-leads.md',
      'day-past assets/the-botney-bell.md',
      'day-past assets/warm-hour.md',
      'number-missing assets/the-pier-quilt.md',
      'review-lapsed assets/silver-brass.md',
      'review-lapsed assets/the-squeezebox-shed.md',
      'steward-missing assets/the-botney-bell.md',
      'term-ending panel/member-4.json',
      'term-ending panel/member-7.json',
    ];
    expect(reading.problems.map(({ rule, file }) => `${rule} ${file}`).sort()).toEqual(expected);
  });

  it.each([1, 39, 100, 365, 730])('has no errors %i days later', (days) => {
    const later = readDirectory(folder, addDays(today, days));
    expect(later.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('has hooks short enough to be read from across a room', () => {
    const long = entries.flatMap(({ hook = '' }) => (hook.split(' ').length > 14 ? [hook] : []));
    expect(long).toEqual([]);
  });

  it('has bodies of 40 to 150 words, but for what has closed', () => {
    const odd = silverpit.assets
      .filter(({ data }) => data.status?.is !== 'closed')
      .map(({ slug, body }) => ({ slug, words: body.text.split(/\s+/).filter(Boolean).length }))
      .filter(({ words }) => words < 40 || words > 150);
    expect(odd).toEqual([]);
  });

  it('has pictures light enough for a phone', () => {
    const photos = sampleFiles().filter((file) => file.startsWith('photos'));
    const heavy = photos.filter((file) => statSync(join(folder, file)).size > 60_000);
    expect(photos.length).toBeGreaterThan(0);
    expect(heavy).toEqual([]);
  });
});
