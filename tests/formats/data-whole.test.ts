import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { assetsCsv } from '../../src/formats/assets-csv.ts';
import { assetsJson, assetsJsonSchema } from '../../src/formats/assets-json.ts';
import { linkedTables } from '../../src/formats/linked-csv.ts';
import { siteOf } from '../fixtures/there-and-back.ts';
import { contextOf } from '../views/town-on-a-day.ts';
import { fullTown } from './full-town.ts';

type Row = Readonly<Record<string, string>>;

describe('the one wide table', () => {
  const rowCalled = (name: string) => {
    const rows = parse(assetsCsv(fullTown()), { bom: true, columns: true }) as unknown as Row[];
    const row = rows.find(({ Name }) => Name === name);
    return Object.fromEntries(Object.entries(row ?? {}).filter(([, cell]) => cell !== ''));
  };

  test('has a column for each thing that people ask, in one order', () => {
    const [headings] = parse(assetsCsv(fullTown()), { bom: true });
    expect(headings).toEqual([
      'Name',
      'Page',
      'What it is',
      'Themes',
      'In one sentence',
      'Text',
      'When',
      'Where',
      'Address',
      'Latitude',
      'Longitude',
      'Neighbourhoods',
      'Who it is for',
      'Cost',
      'How to join',
      'You could give',
      'Getting in and around',
      'Languages spoken',
      'Run by',
      'Contact',
      'Phone',
      'E-mail',
      'Web page',
      'Status',
      'Before you go',
      'Checked on',
      'Checked by',
      'State of the check',
      'Licence',
      'Credit',
    ]);
  });

  test('says every fact of an entry that has all of them', () => {
    expect(rowCalled('Soup & "Söup", daily')).toStrictEqual({
      Name: 'Soup & "Söup", daily',
      Page: 'https://small.example/town/assets/soup/',
      'What it is': 'Activity',
      Themes: 'Eat together\nOutdoors',
      'In one sentence': 'A hot lunch for all.',
      Text: 'Soup from what grows here.\n\nBring a mug.',
      When: 'Every other week on Tuesday and Thursday, 10am to midday, not on bank holidays, until 30 June 2027. Bring a mug\nSecond Monday and last Friday of the month, 7pm\n20 November, 5 December, 12 December and 19 December 2026, 8pm to 6am, ring first. Night kitchen\nEvery Wednesday, 9:30am, in term time only, until 20 December 2026\nAnd when it snows',
      Where:
        'Hall. Side door\nShed\nOnline: https://meet.example/soup. Ask for the code\nBy phone. Evenings\nRoughly in North End. Ask us\nComes to you in North End, South End',
      Address: 'The Old Hall, 1 Lantern Street, Lowport, DB1 2LN',
      Latitude: '54.7',
      Longitude: '2.7',
      Neighbourhoods: 'North End\nSouth End',
      'Who it is for': 'Ages 16 to 99. Carers. Dads too.',
      Cost: '£2.50. Cake 50p. Pay at the door.',
      'How to join': 'Ask first. Ask the cook. Any day.',
      'You could give': 'An hour to wash up',
      'Getting in and around': 'Step-free way in: yes. Ramp at the side\nHearing loop: no',
      'Languages spoken': 'en, cy',
      'Run by': 'Plot 14',
      Contact: 'the desk\nthe cook, Pat Pann',
      Phone: '01632 960 112',
      'E-mail': 'pat@soup.example',
      'Web page': 'https://soup.example/',
      Status: 'paused',
      'Before you go': 'Hall wet. Paused until 1 December 2026. Cook away.',
      'Checked on': '2026-11-02',
      'Checked by': 'organiser',
      'State of the check': 'fresh',
      Licence: 'CC BY 4.0 https://creativecommons.org/licenses/by/4.0/',
      Credit: 'Smallville panel',
    });
  });

  test('leaves cells empty where nobody has said anything', () => {
    expect(rowCalled('Bare')).toStrictEqual({
      Name: 'Bare',
      Page: 'https://small.example/town/assets/bare/',
      'What it is': 'Group',
      Themes: 'Eat together',
      When: 'Most days',
      Where: 'By phone',
      Status: 'active',
      'Before you go': 'Nobody has checked this yet. Ring before you go.',
      'State of the check': 'never-checked',
      Licence: 'CC BY 4.0 https://creativecommons.org/licenses/by/4.0/',
      Credit: 'Smallville panel',
    });
  });

  test('says of what has closed that it has, and sends nobody to ring there', () => {
    expect(rowCalled('Shut')).toStrictEqual({
      Name: 'Shut',
      Page: 'https://small.example/town/assets/shut/',
      'What it is': 'Group',
      Themes: 'Eat together',
      Text: 'Soup for all.',
      When: 'Most days',
      Where: 'By phone',
      Status: 'closed',
      'Before you go': 'Closed on 1 November 2026.',
      'State of the check': 'never-checked',
      Licence: 'CC BY 4.0 https://creativecommons.org/licenses/by/4.0/',
      Credit: 'Smallville panel',
    });
  });
});

describe('the linked tables', () => {
  const packageOf = (site = fullTown()) => {
    const last = linkedTables(site).at(-1)!;
    expect(last.text.endsWith('}\n')).toBe(true);
    return JSON.parse(last.text) as { resources: Resource[]; [name: string]: unknown };
  };

  test('are a file for each sort of thing, and a file about them', () => {
    expect(linkedTables(fullTown()).map(({ name }) => name)).toEqual([
      'directory.csv',
      'terms.csv',
      'themes.csv',
      'neighbourhoods.csv',
      'target-groups.csv',
      'access-facts.csv',
      'assets.csv',
      'places.csv',
      'sessions.csv',
      'session-days.csv',
      'communities.csv',
      'access.csv',
      'contacts.csv',
      'links.csv',
      'connections.csv',
      'external-ids.csv',
      'venues.csv',
      'panel.csv',
      'gaps.csv',
      'rounds.csv',
      'screens.csv',
      'datapackage.json',
    ]);
  });

  test('are about the directory, its day, its licence and whom to name', () => {
    const { resources: _, ...about } = packageOf();
    expect(about).toStrictEqual({
      name: 'hereabouts-small.example',
      title: 'Hereabouts Smallville, as linked tables',
      description:
        'Each table is a CSV file. An apostrophe before a cell that begins with =, +, - or @ keeps spreadsheets from running it; it is no part of the text. Lists of names are parted by "; ", lines of words by line breaks.',
      homepage: 'https://small.example/town/data/',
      version: '2026-11-22',
      licenses: [
        {
          title: 'CC BY 4.0',
          path: 'https://creativecommons.org/licenses/by/4.0/',
        },
      ],
      contributors: [
        {
          title: 'Smallville panel',
          role: 'author',
        },
      ],
    });
  });

  test('say what each column holds, and where a name leads', () => {
    const venues = packageOf().resources.find(({ name }) => name === 'venues');
    expect(venues).toStrictEqual({
      name: 'venues',
      path: 'venues.csv',
      title: 'Each row is a venue',
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      schema: {
        fields: [
          {
            name: 'slug',
            type: 'string',
          },
          {
            name: 'title',
            type: 'string',
          },
          {
            name: 'address',
            type: 'string',
          },
          {
            name: 'postcode',
            type: 'string',
          },
          {
            name: 'lat',
            type: 'number',
          },
          {
            name: 'lon',
            type: 'number',
          },
          {
            name: 'neighbourhood',
            type: 'string',
          },
          {
            name: 'transport',
            type: 'string',
          },
          {
            name: 'phone',
            type: 'string',
          },
          {
            name: 'web',
            type: 'string',
          },
          {
            name: 'note',
            type: 'string',
          },
          {
            name: 'surgery',
            type: 'string',
          },
          {
            name: 'asset',
            type: 'string',
          },
          {
            name: 'formerly',
            type: 'string',
          },
        ],
        missingValues: [''],
        primaryKey: 'slug',
        foreignKeys: [
          {
            fields: 'neighbourhood',
            reference: {
              resource: 'neighbourhoods',
              fields: 'slug',
            },
          },
          {
            fields: 'asset',
            reference: {
              resource: 'assets',
              fields: 'slug',
            },
          },
        ],
      },
    });
  });

  test('hang together by the names of things', () => {
    const links = packageOf().resources.map(({ name, schema }) => [
      name,
      schema.foreignKeys.map(({ fields, reference }) => `${fields} > ${reference.resource}`),
    ]);
    expect(Object.fromEntries(links)).toStrictEqual({
      directory: [],
      terms: [],
      themes: [],
      neighbourhoods: [],
      'target-groups': [],
      'access-facts': [],
      assets: ['steward > panel'],
      places: ['asset > assets', 'venue > venues', 'area > neighbourhoods'],
      sessions: ['asset > assets', 'openingHoursOf > venues', 'venue > venues'],
      'session-days': ['asset > assets', 'openingHoursOf > venues'],
      communities: ['asset > assets'],
      access: ['asset > assets', 'accessOf > venues'],
      contacts: ['asset > assets'],
      links: ['asset > assets'],
      connections: ['asset > assets', 'to > assets'],
      'external-ids': ['asset > assets'],
      venues: ['neighbourhood > neighbourhoods', 'asset > assets'],
      panel: [],
      gaps: ['filledBy > assets'],
      rounds: [],
      screens: ['venue > venues'],
    });
    const keyed = packageOf().resources.filter(({ schema }) => schema.primaryKey !== undefined);
    expect(keyed.map(({ name }) => name)).toEqual([
      'themes',
      'neighbourhoods',
      'target-groups',
      'assets',
      'venues',
      'panel',
      'gaps',
      'rounds',
      'screens',
    ]);
  });

  test('have each of their columns in the file, numbers as numbers and nothing where there is none', () => {
    const { directory } = contextOf(
      {
        venues: {
          hall: { lat: 54.7, lon: -2.7, title: '-1', phone: '01632 960112' },
          shed: { title: 'Shed' },
        },
        assets: { soup: { where: [{ venue: 'hall' }, { venue: 'shed' }] } },
      },
      '2026-11-22',
    );
    expect(linkedTables(siteOf(directory)).find(({ name }) => name === 'venues.csv')?.text).toBe(
      [
        '\uFEFFslug,title,address,postcode,lat,lon,neighbourhood,transport,phone,web,note,surgery,asset,formerly',
        "hall,'-1,,,54.7,-2.7,,,01632960112,,,,,",
        'shed,Shed,,,,,,,,,,,,',
        '',
      ].join('\r\n'),
    );
  });
});

describe('the whole directory as JSON', () => {
  test('is one line that says where it and its schema lie, and holds each entry with its page', () => {
    const text = assetsJson(fullTown());
    expect(text.trimEnd().split('\n').length).toBe(1);
    expect(text.endsWith('}\n')).toBe(true);
    const data = JSON.parse(text) as { assets: { slug: string; page: string }[] };
    expect(data).toMatchObject({
      $schema: 'https://small.example/town/data/assets.schema.json',
      address: 'https://small.example/town/',
      day: '2026-11-22',
    });
    expect(data.assets.map(({ page }) => page)).toEqual([
      'https://small.example/town/assets/bare/',
      'https://small.example/town/assets/plot-14/',
      'https://small.example/town/assets/shut/',
      'https://small.example/town/assets/soup/',
    ]);
  });

  test('has a schema that says where it lies itself', () => {
    const text = assetsJsonSchema(fullTown());
    expect(text.endsWith('\n}\n')).toBe(true);
    expect(JSON.parse(text)).toMatchObject({
      $id: 'https://small.example/town/data/assets.schema.json',
      type: 'object',
    });
  });
});

interface Resource {
  name: string;
  schema: {
    primaryKey?: string;
    foreignKeys: { fields: string; reference: { resource: string; fields: string } }[];
  };
}
