import { describe, expect, test } from 'vitest';
import { decodeText, readTable } from '../../src/imports/csv.ts';
import { headingsMissing, mappingSchema } from '../../src/imports/mapping.ts';
import { readPostcodes } from '../../src/imports/postcodes.ts';
import { suggestMapping } from '../../src/imports/suggest.ts';

describe('a table', () => {
  test.each([
    ['commas', 'name,town\nTea,Sale'],
    ['semicolons', 'name;town\nTea;Sale'],
    ['tabs', 'name\ttown\nTea\tSale'],
    ['a byte order mark', '\uFEFFname,town\nTea,Sale'],
    ['Windows line ends', 'name,town\r\nTea,Sale\r\n'],
  ])('is read with %s', (_, text) => {
    const { headings, rows } = readTable(text);
    expect(headings).toEqual(['name', 'town']);
    expect(rows.map(({ number, cells }) => [number, cells.get('name'), cells.get('town')])).toEqual([
      [2, 'Tea', 'Sale'],
    ]);
  });

  test('keeps line breaks and commas inside quotes', () => {
    const [row] = readTable('name,about\nTea,"Hot,\nand cold"').rows;
    expect(row?.cells.get('about')).toBe('Hot,\nand cold');
  });

  test('names columns without a heading, and those whose heading stands twice', () => {
    const { headings, notes } = readTable('name,,phone,phone\nTea,x,1,2');
    expect(headings).toEqual(['name', 'column 2', 'phone', 'phone (2)']);
    expect(notes).toEqual([
      'Column 2 has no heading; it is called "column 2" here.',
      'The heading "phone" stands more than once; one is called "phone (2)" here.',
    ]);
  });

  test('fills up a short row and refuses a long one, by the number a spreadsheet shows', () => {
    const { rows, refused, notes } = readTable('name,town\nTea\nSoup,Sale,slipped\n,\nBread,Hale,\n');
    expect(rows.map(({ number }) => number)).toEqual([2, 5]);
    expect(notes).toEqual(['Row 2 has 1 cells where there are 2 headings.']);
    expect(refused).toEqual([{ row: 3, reason: 'It has 3 cells, but there are 2 headings.' }]);
  });

  test('is refused whole when its quotes do not match, and when it is empty', () => {
    expect(() => readTable('name\n"Tea\nSoup')).toThrow('The quotes of the file do not match');
    expect(() => readTable('')).toThrow('The file is empty.');
  });

  test('is read from bytes of UTF-8, Windows-1252 and UTF-16', () => {
    expect(decodeText(new TextEncoder().encode('Café £3'))).toBe('Café £3');
    expect(decodeText(Uint8Array.from([0x43, 0x61, 0x66, 0xe9, 0x20, 0xa3]))).toBe('Café £');
    expect(decodeText(Uint8Array.from([0xff, 0xfe, 0x41, 0x00]))).toBe('A');
  });
});

test('a table of postcodes gives a place for each, and passes over rows that are none', () => {
  const points = readPostcodes('postcode,lon,lat\nm334nd,-2.35,53.41\nXX,1,2\nM33 4NE,,\n');
  expect([...points]).toEqual([['M33 4ND', { lat: 53.41, lon: -2.35 }]]);
  expect(() => readPostcodes('code,lon,lat\n')).toThrow('has no column "postcode"');
});

describe('a first mapping', () => {
  const table = readTable(
    [
      'ref,Group,Where it is,PC,Ring,Mail,Site,Open,About it,Sport,Referral,Y,X',
      'a1,Tea Club,"1 High Street, Sale",M33 4ND,0161 496 0018,a@example.org,www.tea.example,Mon 10am-12pm,Long words about a club that has tea and meets to talk and share,Golf,Voucher,53.41,-2.35',
      'a2,Soup Club,"Hall, High Street, Sale",M33 4NE,1614960019,b@example.org,soup.example,Tue 2pm-4pm,More long words about a club that has soup and meets for company,Golf,NA,53.42,-2.36',
      'a3,Bread Club,"2 Low Street, Sale",M33 4NF,0161 496 0020,NA,NA,by arrangement,Even more long words about a club that bakes bread together weekly,Tennis,Voucher,53.43,-2.37',
      'a4,Jam Club,"3 Low Street, Sale",M33 4NG,0161 496 0021,d@example.org,NA,Wed 2pm-4pm,Words and words about a club that makes jam out of all sorts of fruit,Tennis,Voucher,53.43,-2.37',
    ].join('\n'),
  );
  const { mapping, reasons } = suggestMapping(table, 'clubs_of_sale');

  test('finds what each column is, from its heading or its values', () => {
    expect(mapping.columns).toEqual({
      Group: 'title',
      PC: 'postcode',
      Ring: 'phone',
      Mail: 'email',
      Site: 'web',
      Open: 'when',
      'About it': 'description',
      Y: 'lat',
      X: 'lon',
    });
    expect(mapping.id).toEqual(['ref']);
  });

  test('says why, column by column, and what a person must decide', () => {
    expect(reasons).toContain('"PC": postcode, because it holds postcodes.');
    expect(reasons).toContain('"Sport" has few values, so there is a rule for each: choose the themes.');
    expect(reasons).toContain('"Referral" says how people come to it: choose joining in its rules.');
  });

  test('is a valid mapping whose columns the table has', () => {
    expect(headingsMissing(mappingSchema.parse(mapping), table.headings)).toEqual([]);
  });
});
