import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../../scripts/environment.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { anyRecords } from '../fixtures/any-directory.ts';
import { directoryOfRecords } from '../fixtures/directory-of-records.ts';
import { openPartOf, thatDay, throughJson, throughTables } from '../fixtures/there-and-back.ts';
import { contextOf } from '../views/town-on-a-day.ts';

const silverpit = readDirectory(join(projectFolder, 'content'), thatDay).directory!;

/** A test for each, so that one that fails is named, and each is quick. */
const drawn = fc.sample(anyRecords, { seed: 20_261_122, numRuns: 100 });

describe('a directory that goes out and comes back', () => {
  test('is the same for Silverpit, as JSON and as linked tables', () => {
    const open = openPartOf(silverpit);
    expect(open.assets.length).toBeGreaterThan(60);
    expect(throughJson(silverpit)).toEqual(open);
    expect(throughTables(silverpit)).toEqual(open);
    expect(openPartOf(directoryOfRecords(open))).toEqual(open);
  });

  test.each(drawn.map((records, index) => [index + 1, records] as const))(
    'is the same for directory %i of 100 drawn by lot',
    (_number, records) => {
      const directory = directoryOfRecords(records);
      const open = openPartOf(directory);
      expect(throughJson(directory)).toEqual(open);
      expect(throughTables(directory)).toEqual(open);
      expect(openPartOf(directoryOfRecords(open))).toEqual(open);
    },
  );

  test('is drawn with more entries than directories', () => {
    const entries = drawn.flatMap((records) => openPartOf(directoryOfRecords(records)).assets);
    expect(entries.length).toBeGreaterThan(drawn.length);
  });
});

describe('what anybody may have', () => {
  const person = (name: string, scope: string[], more: object = {}) => ({
    role: 'walk leader',
    name,
    email: `${name.toLowerCase()}@example.org`,
    whose: 'person',
    consent: { given: '2026-01-05', by: 'member-3, by phone', reviewBy: '2027-12-31', scope, ...more },
  });

  function recordsOf(town: Parameters<typeof contextOf>[0]) {
    return openPartOf(contextOf(town, '2026-11-22').directory);
  }

  test('holds people who agreed to that, and nobody else; and never who asked them', () => {
    const { assets } = recordsOf({
      assets: {
        soup: {
          contacts: [
            person('Ann', ['data']),
            person('Bea', ['site', 'print', 'screens']),
            person('Cat', ['data'], { withdrawn: '2026-10-01' }),
            person('Dee', ['data'], { reviewBy: '2026-11-21' }),
            { role: 'desk', phone: '01632 960112', whose: 'organisation' },
          ],
        },
      },
    });
    expect(assets[0]?.facts.contacts?.map(({ role, name, consent }) => [role, name, consent?.by])).toEqual([
      ['walk leader', 'Ann', 'the panel'],
      ['desk', undefined, undefined],
    ]);
  });

  test('holds nobody to reach at something that has closed', () => {
    const { assets } = recordsOf({
      assets: {
        soup: {
          status: { is: 'closed', on: '2026-11-01' },
          contacts: [{ role: 'desk', phone: '01632 960112', whose: 'organisation' }],
        },
      },
    });
    expect(assets[0]?.facts.status).toMatchObject({ is: 'closed' });
    expect(assets[0]?.facts.contacts).toBeUndefined();
  });

  test('names no entry that is unlisted or closed long ago, not even where another points at it', () => {
    const records = recordsOf({
      assets: {
        secret: { title: 'Hidden thing', status: { is: 'unlisted' } },
        gone: { title: 'Gone thing', status: { is: 'closed', on: '2025-11-01' } },
        soup: {
          runBy: 'secret',
          connections: [
            { to: 'secret', as: 'meets-with' },
            { to: 'gone', as: 'grew-from' },
            { to: 'bread', as: 'meets-with' },
          ],
          body: 'Like [that one](/assets/secret/), and [bread](/assets/bread/).',
        },
        bread: { runBy: 'gone' },
      },
      venues: { hall: { asset: 'secret' } },
      gaps: { bench: { state: 'filled', filledBy: 'secret' } },
    });
    expect(records.assets.map(({ slug }) => slug).sort()).toEqual(['bread', 'soup']);
    const soup = records.assets.find(({ slug }) => slug === 'soup');
    expect(soup?.facts.connections).toEqual([{ to: 'bread', as: 'meets-with' }]);
    expect(soup?.text).toBe('Like that one, and [bread](/assets/bread/).');
    expect(records.assets.find(({ slug }) => slug === 'bread')?.facts.runBy).toBe('Gone thing');
    expect(JSON.stringify(records)).not.toMatch(/secret|Hidden thing|"gone"/);
  });

  test('holds panel members by number, without the names that are on the site', () => {
    const { panel } = recordsOf({ members: { 'member-1': { public: true, name: 'Ada Keeper' } } });
    expect(panel).toEqual([
      { slug: 'member-1', facts: { public: true, term: { from: '2026-06-01', to: '2027-05-31' } } },
    ]);
  });

  test('says the neighbourhood of a venue that the map found, because the map does not come along', () => {
    const venue = openPartOf(silverpit).venues.find(({ slug }) => slug === 'st-elmos-hall');
    expect(venue?.facts.neighbourhood).toBe(silverpit.venueBySlug.get('st-elmos-hall')?.neighbourhood?.slug);
    expect(venue?.facts.neighbourhood).toBeDefined();
  });
});
