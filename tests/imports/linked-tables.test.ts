import { describe, expect, test } from 'vitest';
import { readTable } from '../../src/imports/csv.ts';
import { joinSeveralRows, linkTables } from '../../src/imports/link-tables.ts';
import { mappingSchema, type MappingInput } from '../../src/imports/mapping.ts';
import { proposeEntries } from '../../src/imports/propose.ts';
import { smallDirectory } from '../fixtures/small-directory.ts';
import { parseDay } from '../../src/domain/calendar-day.ts';

const services = readTable(
  [
    'name,organisation,venue',
    'Tea Club,Friends of Tea,v1',
    'Chess Club,FRIENDS OF TÉA,The Old Hall; v1',
    'Knitters,Friend of Tea,v9',
  ].join('\n'),
);
const organisations = readTable('id,name,phone\no1,Friends of Tea,01632 960018\n');
const venues = readTable(
  'id,name,street,postcode\nv1,Hall,High Street,DB1 2LN\nv2,The Old Hall,Mill Lane,DB1 3AB\n',
);

const mapping = {
  source: { system: 'three-tables', title: 'Three tables' },
  id: ['name'],
  tables: {
    organisation: { file: 'organisations.csv', here: 'organisation', there: ['id', 'name'] },
    venue: { file: 'venues.csv', here: 'venue', there: ['id', 'name'], split: ';' },
  },
  columns: {
    name: 'title',
    'organisation.name': 'run-by',
    'organisation.phone': 'phone',
    'venue.name': 'venue',
    'venue.street': 'address',
    'venue.postcode': 'postcode',
  },
  set: { kind: 'group', themes: ['eat-together'], joining: { how: 'ask' } },
} as unknown as MappingInput;

const others = new Map([
  ['organisation', organisations],
  ['venue', venues],
]);

function propose() {
  const whole = mappingSchema.parse(mapping);
  return proposeEntries({
    table: linkTables(services, others, whole.tables ?? {}),
    mapping: whole,
    directory: smallDirectory().directory,
    today: parseDay('2026-11-22'),
  });
}

describe('three tables of services, organisations and venues', () => {
  test('are one import, joined by id or by name, whatever the capitals and accents', () => {
    const { entries } = propose();
    expect(entries.map(({ asset }) => [asset.title, asset.runBy, asset.contacts?.[0]?.phone])).toEqual([
      ['Tea Club', 'Friends of Tea', '01632960018'],
      ['Chess Club', 'Friends of Tea', '01632960018'],
    ]);
  });

  test('give an entry every venue that its row names', () => {
    expect(propose().entries.map(({ asset }) => asset.where)).toEqual([
      [{ venue: 'hall' }],
      [{ venue: 'the-old-hall' }, { venue: 'hall' }],
    ]);
  });

  test('tell a name that is in no table, with the one that was most likely meant, and take nothing for it', () => {
    const [refused] = propose().report.refused;
    expect(refused).toMatchObject({ title: 'Knitters' });
    const row = linkTables(services, others, mappingSchema.parse(mapping).tables ?? {}).rows[2];
    expect(row?.remarks).toEqual([
      'It names "Friend of Tea", which is not in organisations.csv. Was "friends-of-tea" meant?',
      'It names "v9", which is not in venues.csv. Was "v1" meant?',
    ]);
  });
});

describe('one service over several rows', () => {
  const table = readTable(
    [
      'id,of,name,day,from,to',
      '1,,Tea Club,monday,09:30,11:00',
      '2,1,,tuesday,09:30,11:00',
      '3,7,,friday,10:00,11:00',
    ].join('\n'),
  );

  test('is one entry with the times of all of them; a row that belongs to nothing is refused', () => {
    const joined = joinSeveralRows(table, { id: 'id', of: 'of' });
    const { entries, report } = proposeEntries({
      table: joined,
      mapping: mappingSchema.parse({
        source: { system: 'rows', title: 'Rows' },
        severalRows: { id: 'id', of: 'of' },
        id: ['id'],
        columns: { name: 'title', day: 'day', from: 'from', to: 'to' },
        place: { venue: 'hall' },
        set: { kind: 'group', themes: ['eat-together'] },
      }),
      directory: smallDirectory({ venues: { hall: { title: 'Hall', lat: 54.7, lon: 2.75 } } }).directory,
      today: parseDay('2026-11-22'),
    });
    expect(entries.map(({ asset }) => asset.sessions)).toEqual([
      [{ repeats: 'weekly', every: 1, on: ['mon', 'tue'], from: '09:30', to: '11:00' }],
    ]);
    expect([report.rows, report.joined, report.refused.length]).toEqual([3, 1, 1]);
  });
});
