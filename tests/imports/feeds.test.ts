import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { mappingFor, type KnownFormat } from '../../src/imports/built-in-mappings.ts';
import type { Table } from '../../src/imports/csv.ts';
import { htmlToMarkdown } from '../../src/imports/html-to-markdown.ts';
import { tableOfFeatures, tableOfRecords } from '../../src/imports/json-table.ts';
import { readOpenReferral } from '../../src/imports/open-referral.ts';
import { readOutpost } from '../../src/imports/outpost.ts';
import { proposeEntries } from '../../src/imports/propose.ts';
import { smallDirectory } from '../fixtures/small-directory.ts';

function propose(format: KnownFormat, table: Table, written?: object) {
  const { directory } = smallDirectory();
  const themes = [directory.themes[0]!.slug];
  const mapping = mappingFor(format, { written, name: 'A list', system: 'a-list', themes }).data!;
  return proposeEntries({ table, mapping, directory, today: parseDay('2026-11-22') });
}

const service = {
  id: 's1',
  name: 'Soup Club',
  status: 'active',
  description:
    '<h2>What we do</h2><p>Soup for all. See <a href="https://soup.example.org/a">our page</a>.</p><ul><li>Hot</li><li>Free</li></ul>',
  url: 'https://soup.example.org/club',
  minimum_age: -1,
  maximum_age: -1,
  organization: { id: 'o1', name: 'SOUP FRIENDS OF SILVERPIT', description: 'Friends' },
  contacts: [
    { id: 'c1', name: 'Ann Example', phones: [{ number: '01632 960111' }] },
    { id: 'c2', title: 'Desk', phones: [{ number: 'Ring the desk: 01632 960 018' }] },
  ],
  languages: [{ code: 'cy' }],
  schedules: [
    {
      freq: 'WEEKLY',
      interval: 2,
      byday: 'TU',
      dtstart: '2026-11-03',
      opens_at: '10:00:00',
      closes_at: '12:00:00',
    },
    { description: 'Ring on other days' },
  ],
  service_at_locations: [
    {
      id: 'l1',
      location: {
        id: 'p1',
        location_type: 'physical',
        name: 'Old Hall',
        latitude: 54.7,
        longitude: 2.75,
        addresses: [
          { address_1: 'Mill Lane', city: 'Silverpit', postal_code: 'DB12LN', address_type: 'physical' },
        ],
      },
    },
  ],
};

describe('an Open Referral feed', () => {
  const documents = [
    {
      file: 'services/index.json',
      value: {
        total_items: 2,
        first_page: true,
        last_page: false,
        contents: [{ id: 's1', name: 'Soup Club', status: 'active' }],
      },
    },
    { file: 'services/s1.json', value: service },
    { file: 'services/s2.json', value: { id: 's2', name: 'Old Club', status: 'defunct' } },
  ];
  const { entries, venues, report } = propose('open-referral', readOpenReferral(documents));

  test('becomes entries, each put together from all documents that tell of it', () => {
    expect(entries.map(({ asset }) => asset)).toMatchObject([
      {
        title: 'Soup Club',
        runBy: 'Soup Friends of Silverpit',
        where: [{ venue: 'old-hall' }],
        spoken: ['cy'],
        whenInWords: 'Ring on other days',
        sessions: [
          { repeats: 'weekly', every: 2, on: ['tue'], from: '10:00', to: '12:00', starting: '2026-11-03' },
        ],
      },
    ]);
    expect(entries[0]?.asset.for).toBeUndefined();
    expect(venues[0]?.venue).toMatchObject({ title: 'Old Hall', postcode: 'DB1 2LN', lat: 54.7, lon: 2.75 });
  });

  test('keeps the headings, lists and links of its HTML as Markdown', () => {
    expect(entries[0]?.body).toBe(
      '## What we do\n\nSoup for all. See [our page](https://soup.example.org/a).\n\n- Hot\n- Free',
    );
  });

  test('gives the phone of a desk, and nothing of a person who is named', () => {
    expect(entries[0]?.asset.contacts).toMatchObject([{ phone: '01632960018', whose: 'organisation' }]);
    expect(JSON.stringify([entries, report])).not.toMatch(/Ann Example|960111/);
  });

  test('tells which pages are missing and what is defunct', () => {
    expect(report.tableNotes).toContain(
      'services/index.json: it holds 1 of 2 items; give the other pages too.',
    );
    expect(report.refused).toEqual([
      { row: 2, title: 'Old Club', reason: 'The feed says that it is defunct.' },
    ]);
  });
});

describe('an Outpost page', () => {
  const page = {
    totalElements: 1,
    content: [
      {
        id: 7,
        name: 'Brownies',
        description: 'For girls.',
        min_age: 7,
        max_age: 10,
        organisation: { name: null },
        locations: [
          {
            name: 'Secret house',
            address_1: '5 Dove Road',
            city: 'Silverpit',
            postal_code: 'DB1 2LN',
            mask_exact_address: true,
            geometry: { coordinates: [2.75, 54.7] },
          },
          {
            name: 'School',
            address_1: ' Mill Lane',
            city: 'Silverpit',
            postal_code: 'DB1 2LN',
            geometry: { coordinates: [2.75, 54.7] },
          },
        ],
        contacts: [
          { name: 'Bea Example', phone: '01632 960112' },
          { name: null, phone: '07700 900823' },
        ],
        regular_schedules: [{ weekday: 'Monday', opens_at: '17:00', closes_at: '18:00' }],
      },
    ],
  };
  const { entries, venues, report } = propose('outpost', readOutpost([page]));

  test('becomes entries with their places, ages and times; what is masked stays hidden', () => {
    expect(entries[0]?.asset).toMatchObject({
      title: 'Brownies',
      for: { ages: { from: 7, to: 10 } },
      sessions: [{ repeats: 'weekly', on: ['mon'], from: '17:00', to: '18:00' }],
    });
    expect(venues.map(({ venue }) => venue.title)).toContain('School');
    expect(JSON.stringify([entries, venues, report])).not.toMatch(/Dove Road|Secret|Bea|960112|7700/);
  });
});

describe('GeoJSON and lists of records', () => {
  test('give a pin from a point, and from the middle of an outline', () => {
    const outline = [
      [2.7, 54.7],
      [2.8, 54.7],
      [2.8, 54.8],
      [2.7, 54.8],
      [2.7, 54.7],
    ];
    const table = tableOfFeatures({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { name: 'A', hours: { text: 'Mon 9-5pm' } },
          geometry: { type: 'Point', coordinates: [2.75, 54.7] },
        },
        { type: 'Feature', properties: { name: 'B' }, geometry: { type: 'Polygon', coordinates: [outline] } },
        { type: 'Feature', properties: null },
      ],
    });
    expect(
      table.rows.map(({ cells }) => [
        cells.get('name'),
        cells.get('hours.text'),
        Number(cells.get('geometry lat')).toFixed(2),
        Number(cells.get('geometry lon')).toFixed(2),
      ]),
    ).toEqual([
      ['A', 'Mon 9-5pm', '54.70', '2.75'],
      ['B', undefined, '54.75', '2.75'],
    ]);
    expect(table.refused).toEqual([{ row: 3, reason: 'It has no properties.' }]);
  });

  test('tell what does not fit a table instead of dropping it silently', () => {
    expect(tableOfRecords([{ name: 'A', tags: ['x', 'y'], parts: [{ a: 1 }] }])).toMatchObject({
      headings: ['name', 'tags'],
      notes: ['Lists of records do not fit a table: parts.'],
    });
    expect(() => tableOfRecords('soup')).toThrow('It is not a list of records.');
  });
});

describe('HTML as Markdown', () => {
  test.each([
    ['<p>One<br>two</p><p>three</p>', 'One\n\ntwo\n\nthree'],
    ['<p>1. not a list</p>', '1\\. not a list'],
    ['<a href="javascript:alert(1)">click</a>', 'click'],
    ['<script>alert(1)</script><b>bold</b> words', '**bold** words'],
    ['<p>[x](javascript:y) &lt;img onerror=z&gt;</p>', '\\[x\\](javascript:y) \\<img onerror=z>'],
    ['<ol><li>one</li><li>two</li></ol>', '1. one\n1. two'],
  ])('%s', (html, markdown) => {
    expect(htmlToMarkdown(html, (text) => text)).toBe(markdown);
  });
});
