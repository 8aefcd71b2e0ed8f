import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPlace, placeOfPhone, whyNoPlace, whyPhoneIsOutside } from '../../src/client/places.ts';
import { placesData, type PlacesData } from '../../src/formats/places.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { packPostcodes } from '../../src/domain/postcode-units.ts';

const { directory } = readDirectory(join(import.meta.dirname, '../../content'));
const silverpit = placesData(directory!);

function labelOf(text: string, places: PlacesData = silverpit): string | undefined {
  const found = findPlace(text, places);
  return typeof found === 'object' ? found.label : found;
}

const hall = { lat: 54.72479, lon: 2.74011 };

describe('a postcode', () => {
  it.each(['DB1 2LN', 'db12ln', ' Db1  2ln ', 'near DB1 2LN', 'DBI 2LN'])(
    'typed as "%s" is found where it is',
    (typed) => {
      expect(findPlace(typed, silverpit)).toEqual({ ...hall, label: 'DB1 2LN' });
    },
  );

  it.each([
    ['DB1', 'DB1'],
    ['db1 2', 'DB1 2'],
    ['DB12', 'DB1 2'],
    ['db1 2l', 'DB1 2L'],
    ['DB12L', 'DB1 2L'],
  ])('of which only "%s" is known is the middle of %s', (typed, label) => {
    expect(labelOf(typed)).toBe(label);
    const found = findPlace(typed, silverpit);
    expect(typeof found === 'object' && Math.abs(found.lat - hall.lat)).toBeLessThan(0.02);
  });

  it('is the mean of the postcodes that begin so', () => {
    const sectors = packPostcodes([
      { postcode: 'DB1 2AA', lat: 54.7, lon: 2.7 },
      { postcode: 'DB1 3AA', lat: 54.72, lon: 2.74 },
      { postcode: 'DB11 3AA', lat: 54.9, lon: 2.9 },
    ]);
    const found = findPlace('DB1', { ...silverpit, sectors, names: [] });
    expect(typeof found === 'object' && [found.lat.toFixed(5), found.lon.toFixed(5)]).toEqual([
      '54.71000',
      '2.72000',
    ]);
  });

  it('without a space is a district where there is one, else a sector', () => {
    const sectors = packPostcodes([
      { postcode: 'DB1 2AA', lat: 54.7, lon: 2.7 },
      { postcode: 'DB12 3AA', lat: 54.72, lon: 2.74 },
    ]);
    expect(labelOf('DB12', { ...silverpit, sectors })).toBe('DB12');
    expect(labelOf('DB1 2', { ...silverpit, sectors })).toBe('DB1 2');
  });

  it.each(['M32 0JG', 'm32', 'DB1 2ZZ', 'DB9', 'DB1 7'])(
    'that is not held, %s, is never guessed',
    (typed) => {
      expect(labelOf(typed)).toBe('outside');
    },
  );
});

describe('the name of a place', () => {
  it.each([
    ['Well Bank', 'Well Bank'],
    ['well bank', 'Well Bank'],
    ['near well bank', 'Well Bank'],
    ['the hill', 'Well Bank'],
    ['lantern', 'Well Bank'],
    ['st elmos', 'Well Bank'],
    ['herring cafe', 'The Herring Café'],
    ['café', 'The Herring Café'],
    ['silverpit library', 'Silverpit Library'],
    ['library', 'Silverpit Library'],
    ['harbour', 'Tail End'],
  ])('"%s" is %s', (typed, title) => {
    expect(labelOf(typed)).toBe(title);
  });

  it('may have Welsh and Polish letters, and be typed without', () => {
    const names = [['Tŷ Łódź', 54.7, 2.7]] as const;
    expect(labelOf('ty lodz', { ...silverpit, names })).toBe('Tŷ Łódź');
    expect(labelOf('TŶ ŁÓDŹ', { ...silverpit, names })).toBe('Tŷ Łódź');
  });

  it.each(['Manchester', 'xyz', 'we', '', '  ', '!!'])(
    'that nobody knows here, "%s", is no place',
    (typed) => {
      expect(findPlace(typed, silverpit)).toBeUndefined();
    },
  );
});

describe('somebody whose place is not found', () => {
  it.each([
    ['M32 0JG', 'M32 0JG is outside the area of this directory. Try a postcode in Silverpit'],
    ['m320jg', 'M32 0JG is outside the area of this directory.'],
    ['DB12ZZ', 'We do not know the postcode DB1 2ZZ. Try the first part of it: DB1 2.'],
    ['Manchester', 'We do not know a place called “Manchester” in Silverpit. Try a postcode'],
    ['', 'Type a postcode or the name of a place, like Oyster Ground.'],
  ])('is told why after typing "%s", and what to type instead', (typed, words) => {
    expect(whyNoPlace(typed, silverpit)).toContain(words);
  });
});

describe('a phone that says where it is', () => {
  it('is taken at its word in and near the area', () => {
    expect(placeOfPhone(hall, silverpit)).toEqual({ ...hall, label: 'where you are' });
  });

  it('far away is told so, and what to do', () => {
    expect(placeOfPhone({ lat: 53.48, lon: -2.24 }, silverpit)).toBe('outside');
    expect(whyPhoneIsOutside(silverpit)).toBe(
      'You seem to be outside Silverpit. Type a postcode or the name of a place there.',
    );
  });
});
