import { describe, expect, test } from 'vitest';
import type { IsoDay } from '../../src/domain/calendar-day.ts';
import type { Directory } from '../../src/domain/directory.ts';
import { readTable } from '../../src/imports/csv.ts';
import { mappingSchema, type MappingInput } from '../../src/imports/mapping.ts';
import { proposeEntries, type Proposal } from '../../src/imports/propose.ts';
import { smallDirectory } from '../fixtures/small-directory.ts';
import { clubColumns, clubHeadings } from './club-list.ts';

const today = '2026-11-22' as IsoDay;

const clubs = {
  source: { system: 'club-list', title: 'List of clubs', licence: 'OGL 3.0' },
  columns: clubColumns,
  set: { kind: 'group', themes: ['eat-together'] },
  withoutTimes: { joining: { how: 'ask' } },
} as unknown as MappingInput;

function propose(
  rows: string[],
  {
    directory = smallDirectory().directory,
    ...changes
  }: Partial<MappingInput> & { directory?: Directory } = {},
): Proposal {
  const table = readTable([clubHeadings, ...rows].join('\n'));
  return proposeEntries({ table, mapping: mappingSchema.parse({ ...clubs, ...changes }), directory, today });
}

/** The small directory with a proposal's entries and venues in it, as if they had been written and read. */
function directoryWith({ entries, venues }: Proposal, change: object = {}): Directory {
  const { directory } = smallDirectory({
    assets: Object.fromEntries(entries.map(({ slug, asset, body }) => [slug, { ...asset, body, ...change }])),
    venues: Object.fromEntries(venues.map(({ slug, venue }) => [slug, { ...venue }])),
  });
  return directory;
}

const teaRow =
  'Tea Club,"Hall, High Street, Sale",DB1 2LN,01632 960018,"Tuesdays, 2pm-4pm",Tea for all. Bring a mug.,54.7,2.75';

describe('a new row', () => {
  const { entries, venues, report } = propose([teaRow]);

  test('becomes an entry that nobody has checked, with what the row says and where it came from', () => {
    expect(entries).toEqual([
      {
        slug: 'tea-club',
        body: 'Bring a mug.',
        asset: {
          title: 'Tea Club',
          kind: 'group',
          summary: 'Tea for all.',
          themes: ['eat-together'],
          where: [{ venue: 'hall' }],
          sessions: [{ repeats: 'weekly', every: 1, on: ['tue'], from: '14:00', to: '16:00' }],
          contacts: [{ role: 'Main contact', phone: '01632960018', whose: 'organisation' }],
          added: { on: today, from: 'import', ref: 'List of clubs (OGL 3.0)' },
          external: [{ system: 'club-list', id: 'Tea Club, DB1 2LN' }],
        },
      },
    ]);
    expect(report.added).toEqual([{ row: 2, slug: 'tea-club', title: 'Tea Club', id: 'Tea Club, DB1 2LN' }]);
  });

  test('gets a venue from its address', () => {
    expect(venues).toEqual([
      {
        slug: 'hall',
        venue: {
          title: 'Hall',
          address: ['High Street', 'Sale'],
          postcode: 'DB1 2LN',
          lat: 54.7,
          lon: 2.75,
        },
      },
    ]);
  });

  test('with times that are not sure keeps the words, and the report says why', () => {
    const proposal = propose(['Tea Club,"Hall, High Street",DB1 2LN,,Every other Tuesday,,,']);
    expect(proposal.entries[0]?.asset).toMatchObject({ whenInWords: 'Every other Tuesday' });
    expect(proposal.entries[0]?.asset.sessions).toBeUndefined();
    expect(proposal.report.keptAsWords).toEqual([
      {
        row: 2,
        slug: 'tea-club',
        title: 'Tea Club',
        id: 'Tea Club, DB1 2LN',
        words: 'Every other Tuesday',
        why: '"other" is not understood',
      },
    ]);
  });

  test('with a name that is too long keeps the whole name in the text', () => {
    const name = 'Centre for Tea and Other Hot Drinks of the World (Silverpit Branch and Friends)';
    const { entries: made, report: told } = propose([`${name},"Hall, High Street",DB1 2LN,,,Tea for all.,,`]);
    expect(made[0]?.asset.title).toBe('Centre for Tea and Other Hot Drinks of the World');
    expect(made[0]?.body).toBe(`${name}.`);
    expect(made[0]?.asset.summary).toBe('Tea for all.');
    expect(told.remarks.map(({ remark }) => remark).join()).toContain('was shortened');
  });

  test('whose address may be a home keeps only the neighbourhood, or is refused where that is not known', () => {
    const { entries: made, report: told } = propose(['Tea Club,"5 Dove Road, Sale",DB1 2LN,,,,,'], {
      place: { homesPossible: true },
    });
    expect(made).toEqual([]);
    expect(told.refused).toEqual([
      {
        row: 2,
        title: 'Tea Club',
        reason: "Its address may be somebody's home, and its neighbourhood is not known.",
      },
    ]);
  });

  test("with latitude and longitude in each other's place gets its pin right, and the report says so", () => {
    const proposal = propose(['Tea Club,"Hall, High Street",DB1 2LN,,,,2.75,54.7']);
    expect(proposal.venues[0]?.venue).toMatchObject({ lat: 54.7, lon: 2.75 });
    expect(proposal.report.remarks.map(({ remark }) => remark)).toContain(
      'Latitude and longitude had changed places.',
    );
  });

  test('with a pin at the other end of the world loses the pin and keeps the address', () => {
    const proposal = propose(['Tea Club,"Hall, High Street",DB1 2LN,,,,-31.95,115.86']);
    expect(proposal.venues[0]?.venue.lat).toBeUndefined();
    expect(proposal.venues[0]?.venue.address).toEqual(['High Street']);
  });
});

describe('rows that cannot be used', () => {
  test('are refused with their number and the reason, and the others still come in', () => {
    const { entries, report } = propose([
      ',"Hall, High Street",DB1 2LN,,,,,',
      'Nowhere Club,,,,,,,',
      teaRow,
      teaRow,
      'Slipped,a,b,c,d,e,f,g,h',
    ]);
    expect(entries.map(({ slug }) => slug)).toEqual(['tea-club']);
    expect(report.refused).toEqual([
      { row: 2, title: '', reason: 'It has no name.' },
      {
        row: 3,
        title: 'Nowhere Club',
        reason: 'It gives no address, no pin and no postcode, so it is nowhere.',
      },
      { row: 5, title: 'Tea Club', reason: 'It has the same name and id as row 4.' },
      { row: 6, title: '', reason: 'It has 9 cells, but there are 8 headings.' },
    ]);
    expect(report.rows).toBe(5);
  });

  test('are refused when what they say is not valid, with the field and what to write', () => {
    const { report } = propose([
      'Tea\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301 Club,Hall,DB1 2LN,,,,,',
    ]);
    expect(report.refused[0]?.reason).toMatch(/^title: Type the words again/);
  });

  test('are refused when their text is longer than a file may be', () => {
    const { entries, report } = propose([`Tea Club,"Hall, High Street",DB1 2LN,,,${'tea '.repeat(4000)},,`]);
    expect(entries).toEqual([]);
    expect(report.refused[0]?.reason).toBe('Its text has 15999 characters, and an entry holds 15000.');
  });

  test('that share one id are told apart by their names', () => {
    const { entries } = propose([teaRow, teaRow.replace('Tea Club', 'Soup Club')], { id: ['postcode'] });
    expect(entries.map(({ asset }) => asset.external?.[0]?.id)).toEqual([
      'DB1 2LN, Tea Club',
      'DB1 2LN, Soup Club',
    ]);
  });
});

describe('a row that is known', () => {
  const first = propose([teaRow]);

  test('changes nothing the second time', () => {
    const second = propose([teaRow], { directory: directoryWith(first) });
    expect(second.entries).toEqual([]);
    expect(second.venues).toEqual([]);
    expect(second.report.unchanged).toEqual([
      { row: 2, slug: 'tea-club', title: 'Tea Club', id: 'Tea Club, DB1 2LN', knownBy: 'id' },
    ]);
  });

  test('is compared field by field with what the panel wrote since, and nothing is overwritten', () => {
    const directory = directoryWith(first, {
      title: 'Tea and Cake Club',
      body: 'Bring a mug and a plate.',
      sessions: [{ repeats: 'weekly', on: ['wed'], from: '14:00' }],
      contacts: [{ role: 'The kettle', phone: '01632960999', whose: 'organisation' }],
      hook: 'Something the list knows nothing of.',
    });
    const { entries, venues, report } = propose([teaRow], { directory });
    expect([entries, venues]).toEqual([[], []]);
    expect(report.differing).toEqual([
      {
        row: 2,
        slug: 'tea-club',
        title: 'Tea and Cake Club',
        id: 'Tea Club, DB1 2LN',
        knownBy: 'id',
        differences: [
          { field: 'title', here: 'Tea and Cake Club', there: 'Tea Club' },
          { field: 'sessions', here: 'Every Wednesday, 2pm', there: 'Every Tuesday, 2pm to 4pm' },
          { field: 'contacts phone', here: '01632960999', there: '01632960018' },
          { field: 'text', here: 'Bring a mug and a plate.', there: 'Bring a mug.' },
        ],
      },
    ]);
  });

  test('from another list is recognised by its name and place', () => {
    const other = { source: { system: 'other-list', title: 'Other list' } };
    const { entries, report } = propose([teaRow.replace('Tea Club', 'The TEA Club')], {
      ...other,
      directory: directoryWith(first),
    });
    expect(entries).toEqual([]);
    expect(report.differing).toMatchObject([
      {
        slug: 'tea-club',
        knownBy: 'name and place',
        differences: [{ field: 'title', there: 'The TEA Club' }],
      },
    ]);
  });

  test('only by part of its name is written, and listed for a person to decide', () => {
    const other = { source: { system: 'other-list', title: 'Other list' } };
    const { entries, report } = propose(
      [
        teaRow.replace('Tea Club', 'Green Tea Drinkers Club'),
        teaRow.replace('DB1 2LN', 'DB4 9ZZ').replace('54.7', '54.75'),
      ],
      {
        ...other,
        directory: directoryWith(
          propose([teaRow.replace('Tea Club', 'Green Tea Drinkers and Friends'), teaRow]),
        ),
      },
    );
    expect(entries).toHaveLength(2);
    expect(report.possibleDuplicates.map(({ row, mayBe, why }) => [row, mayBe, why])).toEqual([
      [2, 'green-tea-drinkers-and-friends', 'nearly the same name, at the same place'],
      [3, 'tea-club', 'the same name'],
    ]);
  });
});

describe('venues', () => {
  const venuesOf = (...addresses: string[]) =>
    propose(addresses.map((address, index) => `Club ${index} of it,"${address}",DB1 2LN,,,,,`)).venues.map(
      ({ venue }) => venue.title,
    );

  test('are shared by rows with the same house number and street, whatever the building is called', () => {
    expect(venuesOf('Oak House, 3 Elm Road, Sale', '3 Elm Road, Sale')).toEqual(['Oak House']);
  });

  test('are shared by rows with the same building', () => {
    expect(venuesOf('Oak House, Elm Road, Sale', 'Oak House, Sale')).toEqual(['Oak House']);
  });

  test('are shared by rows that only name the same street', () => {
    expect(venuesOf('Elm Road, Sale', 'Elm Road, Sale')).toEqual(['Elm Road, Sale']);
  });

  test('with names of their own are not taken for the street they stand in', () => {
    expect(venuesOf('Oak House, Elm Road, Sale', 'Elm Road, Sale')).toEqual(['Oak House', 'Elm Road, Sale']);
  });

  test('that are the entry itself name it, and the entry names them', () => {
    const { entries, venues } = propose([teaRow], { place: { isEntry: true } });
    expect(entries[0]?.asset.where).toEqual([{ venue: 'tea-club' }]);
    expect(venues[0]?.venue).toMatchObject({ title: 'Tea Club', asset: 'tea-club' });
  });
});

describe('a mapping', () => {
  test('sets fields by the values of a column; a later rule wins', () => {
    const rules = [
      { column: 'about', says: ['tea'], set: { themes: ['outdoors'], summary: 'A place for {name}.' } },
      { column: 'name', is: ['TEA CLUB'], set: { formality: 'charity' } },
      { column: 'about', says: ['te'], set: { kind: 'business' } },
    ] as unknown as MappingInput['rules'];
    const { asset } = propose([teaRow], { rules }).entries[0] ?? {};
    expect(asset).toMatchObject({
      kind: 'group',
      themes: ['outdoors'],
      formality: 'charity',
      summary: 'A place for Tea Club.',
    });
  });

  test('puts cells right before they are read', () => {
    const cells = {
      phone: { replace: { '01632 960018': '' } },
      about: { stripStart: ['Tea'], none: ['for all. Bring a mug.'] },
    };
    const { entries } = propose([teaRow], { cells });
    expect(entries[0]?.body).toBe('');
    expect(entries[0]?.asset.contacts).toBeUndefined();
  });

  test('that misspells one of its own fields is refused', () => {
    expect(mappingSchema.safeParse({ ...clubs, set: { kinds: 'group' } }).success).toBe(false);
    expect(mappingSchema.safeParse({ ...clubs, columns: { name: 'titel' } }).success).toBe(false);
    expect(mappingSchema.safeParse({ ...clubs, columns: { phone: 'phone' } }).success).toBe(false);
  });
});
