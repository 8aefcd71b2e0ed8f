import { describe, expect, test } from 'vitest';
import { assetSchema, type Asset } from '../../src/domain/asset.ts';
import { venueSchema } from '../../src/domain/venue.ts';
import { splitFrontMatter } from '../../src/reader/front-matter.ts';
import { plainValue } from '../../src/reader/located.ts';
import { readYaml } from '../../src/reader/read-yaml.ts';
import { writeEntry, writeVenue } from '../../src/reader/write-entry.ts';

/** Reads a written file the way the reader does: front matter, then the schema. */
function readBack(text: string): { asset: Asset; body: string } {
  const parts = splitFrontMatter(text, 'assets/tea.md');
  if (!('yaml' in parts)) throw new Error(parts.found);
  const { located, problems } = readYaml(parts.yaml, { file: 'assets/tea.md', firstLine: 2 });
  if (located === undefined) throw new Error(problems.map(({ found }) => found).join());
  return { asset: assetSchema.parse(plainValue(located)), body: parts.body.trim() };
}

const tea = {
  external: [{ system: 'list', id: '275299908' }],
  contacts: [{ whose: 'organisation', phone: '01632 960018', role: 'The desk' }],
  sessions: [{ to: '16:00', from: '14:00', on: ['tue'], repeats: 'weekly' }],
  where: [{ phone: true }],
  themes: ['eat-together', 'outdoors'],
  kind: 'group',
  title: 'Tea',
};

describe('an entry that is written', () => {
  test('has its fields in the order of the schema, short lists on one line, phones and times in quotes', () => {
    expect(writeEntry(assetSchema.parse(tea), 'Tea for all.\n\nBring a mug.')).toBe(`---
title: Tea
kind: group
themes: [eat-together, outdoors]
where:
  - phone: true
sessions:
  - repeats: weekly
    on: [tue]
    from: "14:00"
    to: "16:00"
contacts:
  - role: The desk
    phone: "01632 960 018"
    whose: organisation
external:
  - system: list
    id: "275299908"
---

Tea for all.

Bring a mug.
`);
  });

  test.each([
    'yes',
    'no',
    'null',
    'true',
    '~',
    '1e3',
    '0x1F',
    '012',
    '2026-11-22',
    '10:00',
    '- dash',
    'a: b',
    'a #b',
    '# hash',
    '@at',
    '%percent',
    '&anchor',
    '*star',
    '!tag',
    '|pipe',
    '> fold',
    '[list',
    '{map',
    '"quoted"',
    "it's",
    'back\\slash',
    '---',
    '...',
    '? key',
    'Tŷ Łódź 🍵',
    'a'.repeat(60),
    '<b>bold</b>',
    ', comma',
    'trailing:',
  ])('reads back the same with the title %j', (title) => {
    const asset = assetSchema.parse({ ...tea, title, summary: title });
    expect(readBack(writeEntry(asset, 'Text.'))).toEqual({ asset, body: 'Text.' });
  });

  test('without text ends after its fields', () => {
    expect(writeEntry(assetSchema.parse(tea), '').endsWith('---\n')).toBe(true);
  });
});

test('a venue that is written has its fields in the order of the schema, and reads back the same', () => {
  const venue = venueSchema.parse({ lon: -2.3, lat: 53.4, postcode: 'm33 4nd', title: 'Hall' });
  const text = writeVenue(venue);
  expect(text).toBe('{\n  "title": "Hall",\n  "postcode": "M33 4ND",\n  "lat": 53.4,\n  "lon": -2.3\n}\n');
  expect(venueSchema.parse(JSON.parse(text))).toEqual(venue);
});
