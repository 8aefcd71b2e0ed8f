import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outwardCode, postcodeSchema } from '../../src/domain/postcode.ts';

const fixFor = (value: unknown) => postcodeSchema.safeParse(value).error?.issues[0]?.message;

describe('a postcode', () => {
  test.each([
    ['DB1 2LN', 'DB1 2LN', 'DB1'],
    ['db42ln', 'DB4 2LN', 'DB4'],
    [' DB1  2LN ', 'DB1 2LN', 'DB1'],
    ['D B1 2LN', 'DB1 2LN', 'DB1'],
    ['db1\u00A02ln', 'DB1 2LN', 'DB1'],
    ['M1 1AE', 'M1 1AE', 'M1'],
    ['M33 7ZF', 'M33 7ZF', 'M33'],
    ['WA14 1EP', 'WA14 1EP', 'WA14'],
    ['CR2 6XH', 'CR2 6XH', 'CR2'],
    ['DN55 1PT', 'DN55 1PT', 'DN55'],
    ['W1A 0AX', 'W1A 0AX', 'W1A'],
    ['EC1A 1BB', 'EC1A 1BB', 'EC1A'],
    ['SW1A 1AA', 'SW1A 1AA', 'SW1A'],
    ['E1W 3TP', 'E1W 3TP', 'E1W'],
    ['SO14 7DU', 'SO14 7DU', 'SO14'],
    ['OX1 1AA', 'OX1 1AA', 'OX1'],
    ['IP1 1DE', 'IP1 1DE', 'IP1'],
    ['BT1 5GS', 'BT1 5GS', 'BT1'],
    ['IM1 1AA', 'IM1 1AA', 'IM1'],
    ['ZE1 0AA', 'ZE1 0AA', 'ZE1'],
    ['GIR 0AA', 'GIR 0AA', 'GIR'],
  ])('%j is stored as %s, in %s', (typed, stored, outward) => {
    const postcode = postcodeSchema.parse(typed);
    expect(postcode).toBe(stored);
    expect(outwardCode(postcode)).toBe(outward);
  });

  test.each([
    ['DB1 OLN', 'DB1 0LN'],
    ['DB1 ILN', 'DB1 1LN'],
    ['dbi 2ln', 'DB1 2LN'],
    ['DBI 2LN', 'DB1 2LN'],
    ['M3O 7ZF', 'M30 7ZF'],
    ['WAI4 IEP', 'WA14 1EP'],
    ['0X1 1AA', 'OX1 1AA'],
    ['1P1 1DE', 'IP1 1DE'],
  ])('a slip of O and 0 or I and 1 is named: %s should be %s', (typed, meant) => {
    expect(fixFor(typed)).toBe(`Write "${meant}": a letter O or I and a digit 0 or 1 were mixed up.`);
  });

  test.each([
    '',
    'DB1',
    'M33',
    'DB1 2L',
    'DB1 2LNN',
    'DB123 2LN',
    '2LN DB1',
    'QB1 2LN',
    'DB1 2CN',
    'DB1-2LN',
    'DB1 2LN.',
  ])('%j is refused', (typed) => {
    expect(fixFor(typed)).toBe('Write the whole postcode, like "DB1 2LN".');
  });

  test.each(['DB1\n2LN', 'DB1\u200B2LN', 'DB1 2\u017FN', 'D\u0412 2LN', 'ＤＢ1 2LN', 12, null, ['DB1 2LN']])(
    '%j is refused',
    (typed) => {
      expect(fixFor(typed)).toBe('Write the whole postcode, like "DB1 2LN".');
    },
  );

  test('spaces and small letters never change which postcode it is', () => {
    const wellFormed = fc.stringMatching(/^(M|DB|WA|LS)[1-9] [0-9][ABD-HJLNP-UW-Z]{2}$/);
    fc.assert(
      fc.property(wellFormed, fc.integer({ min: 0, max: 7 }), (postcode, place) => {
        const joined = postcode.toLowerCase().replace(' ', '');
        expect(postcodeSchema.parse(`${joined.slice(0, place)}  ${joined.slice(place)}`)).toBe(postcode);
      }),
    );
  });
});

test('100 kB of anything is answered', () => {
  for (const part of ['0', 'O', ' ', 'DB1 2LN', 'a']) {
    expect(fixFor(part.repeat(100_000 / part.length))).toBe('Write the whole postcode, like "DB1 2LN".');
  }
});
