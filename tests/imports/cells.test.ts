import { describe, expect, test } from 'vitest';
import { mayBeHome, readAddress } from '../../src/imports/address.ts';
import { cleanCell, withoutCapitals } from '../../src/imports/clean-cell.ts';
import { writeBody } from '../../src/imports/markdown-text.ts';
import { findContacts } from '../../src/imports/phone-in-cell.ts';
import { fillTemplate } from '../../src/imports/template.ts';

describe('a cell', () => {
  test.each([
    'NA',
    'n/a',
    '-1',
    '-1.0',
    'none',
    'Not known',
    '  ',
    '-',
    'http://www.example.com',
    'https://example.org/',
    'Unknown-17@noemail.invalid',
    'Tel: ; Email: ',
    'TBC',
  ])('that means nothing is empty: "%s"', (cell) => {
    expect(cleanCell(cell)).toBe('');
  });

  test.each([
    ['<p>Tea &amp; toast</p><p>Caf&eacute;</p>', 'Tea & toast\nCafé'],
    ['Open<br/>daily &#8211; &#x2019;til 4', 'Open\ndaily – ’til 4'],
    ['One\\nTwo', 'One\nTwo'],
    ['One\r\nTwo\rThree', 'One\nTwo\nThree'],
    ['a\u00a0b\u200b\ufeffc', 'a bc'],
    ['‘Soup’ – “hot”', '‘Soup’ – “hot”'],
    ['5 < 6 and 7 > 2', '5 < 6 and 7 > 2'],
    ['<script>alert(1)</script>Hello', 'Hello'],
    ['-12', '-12'],
    ['None of the Above Choir', 'None of the Above Choir'],
  ])('%j is read as %j', (cell, text) => {
    expect(cleanCell(cell)).toBe(text);
  });
});

test('a name all in capitals is written in capitals and small letters, and no other', () => {
  expect(withoutCapitals("ST MARY'S HALL AT SALE")).toBe("St Mary's Hall at Sale");
  expect(withoutCapitals('DUKINFIELD BAPTIST CHURCH (TRUST FUNDS)')).toBe(
    'Dukinfield Baptist Church (Trust Funds)',
  );
  expect(withoutCapitals('AFC Sale')).toBeUndefined();
  expect(withoutCapitals('LGBT')).toBeUndefined();
});

describe('ways to reach somebody', () => {
  test.each([
    ['0161 496 0018', ['01614960018']],
    ['01614960018', ['01614960018']],
    ['+44 (0)161 496 0018', ['01614960018']],
    ['1614960018', ['01614960018']],
    ['O161 496 OO18', ['01614960018']],
    ['0161 496 0018 07700 900123', ['01614960018', '07700900123']],
    ['0161 496 0018 / 0161 496 0019', ['01614960018', '01614960019']],
    ['Ring the desk on 0161 496 0018 after 6pm', ['01614960018']],
    ['116 123', ['116123']],
    ['09061 123456', []],
    ['call 999 for help', []],
  ])('"%s" holds the phones %j', (cell, phones) => {
    expect(findContacts(cell).phones).toEqual(phones);
  });

  test('phone, e-mail and web address are found together, and nothing is left over', () => {
    expect(findContacts('Tel: 0161 496 0018; Email: hello@example.org, www.example.org/tea.')).toEqual({
      phones: ['01614960018'],
      emails: ['hello@example.org'],
      webs: ['https://www.example.org/tea'],
      mended: [],
      rest: '',
    });
  });

  test('what was put right is told, and words that are none of these are kept', () => {
    expect(findContacts('1614960018').mended).toEqual([
      '"1614960018" has lost its first 0; read as 01614960018',
    ]);
    expect(findContacts('Ask for the warden <hello@example.org>').rest).toContain('Ask for the warden');
    expect(findContacts('example.org').webs).toEqual(['https://example.org/']);
  });
});

describe('an address on one line', () => {
  test.each([
    ['2 Pott Street, Altrincham', ['2 Pott Street', 'Altrincham'], undefined, undefined],
    [
      'The Fuse, Warburton Lane, Partington.',
      ['The Fuse', 'Warburton Lane', 'Partington'],
      'The Fuse',
      undefined,
    ],
    ['1, Foo Road, Sale, SALE m332ab', ['1 Foo Road', 'Sale'], undefined, 'M33 2AB'],
    [
      'Ground Floor, Town Hall, Talbot Road',
      ['Ground Floor', 'Town Hall', 'Talbot Road'],
      'Town Hall',
      undefined,
    ],
  ])('%s', (text, lines, placeName, postcode) => {
    const address = readAddress(text);
    expect(address.lines).toEqual(lines);
    expect(address.placeName).toBe(placeName);
    expect(address.postcode).toBe(postcode);
  });

  test('a town alone is nowhere to go to; a house number with no building may be a home', () => {
    expect(readAddress('Urmston').isTownOnly).toBe(true);
    expect(readAddress('Moss Lane').isTownOnly).toBe(false);
    expect(mayBeHome(readAddress('5 Dove Road, Sale'))).toBe(true);
    expect(mayBeHome(readAddress('Scout Hut, 5 Dove Road, Sale'))).toBe(false);
    expect(mayBeHome(readAddress('Moss Lane, Sale'))).toBe(false);
  });

  test('a very long address loses nothing that fits in six lines', () => {
    const address = readAddress(Array.from({ length: 9 }, (_, index) => `Part ${index} of it`).join(', '));
    expect(address.lines).toHaveLength(6);
    expect(address.lines.join(', ')).toContain('Part 8 of it');
  });
});

test('a template drops a part whose gap is empty, and the whole text where a gap outside a part is', () => {
  const valueOf = (name: string) =>
    ({ name: 'Tea', place: '', sport: 'Ice Hockey', code: 'BMX' })[name] ?? '';
  expect(fillTemplate('{name}[, {place}]', valueOf)).toBe('Tea');
  expect(fillTemplate('{name} at {place}', valueOf)).toBe('');
  expect(fillTemplate('A club: {sport|small}, {code|small}', valueOf)).toBe('A club: ice Hockey, BMX');
});

test('text from outside shows as it is: nothing in it becomes a heading, a list, a link or HTML', () => {
  expect(writeBody(['# Big *news* <b>x</b>\n- item [a](b)\n1. first', 'snake_case stays'])).toBe(
    '\\# Big \\*news\\* \\<b>x\\</b>\n\n\\- item \\[a\\](b)\n\n1\\. first\n\nsnake_case stays',
  );
});
