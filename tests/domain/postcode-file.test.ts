import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { postcodeFileSchema, postcodesIn, writePostcodeFile } from '../../src/domain/postcode-file.ts';
import type { PlacedPostcode } from '../../src/domain/postcode-units.ts';

const some: PlacedPostcode[] = [
  { postcode: 'DB1 2LN', lat: 54.72479, lon: 2.74011 },
  { postcode: 'DB1 2WL', lat: 54.72523, lon: 2.7517 },
  { postcode: 'DB1 3AG', lat: 54.72065, lon: 2.74586 },
];

function parsed(text: string) {
  return postcodeFileSchema.parse(JSON.parse(text));
}

describe('a file of postcodes', () => {
  it('gives back every postcode where it was, to a metre', () => {
    expect(postcodesIn(parsed(writePostcodeFile(some)))).toEqual(some);
  });

  it('has a line for each sector, so that a change shows as the lines that changed', () => {
    expect(writePostcodeFile(some, 'Made up.')).toBe(
      [
        '{',
        '  "credit": "Made up.",',
        '  "sectors": [',
        '    {"sector":"DB1 2","lat":54.72479,"lon":2.74011,"units":"LN 0 0,WL 44 1159"},',
        '    {"sector":"DB1 3","lat":54.72065,"lon":2.74586,"units":"AG 0 0"}',
        '  ]',
        '}',
        '',
      ].join('\n'),
    );
  });

  it('is the same bytes whatever order the postcodes came in', () => {
    expect(writePostcodeFile([...some].reverse())).toBe(writePostcodeFile(some));
  });

  it('weighs less than 20 kB for the 1,500 postcodes of a primary care network', () => {
    const letters = 'ABDEFGHJLNPQRSTUWXYZ';
    const many = Array.from({ length: 1500 }, (_, index) => ({
      postcode: `DB${1 + Math.floor(index / 600)} ${Math.floor(index / 60) % 10}${letters[index % 20] ?? ''}${letters[(index * 7) % 19] ?? ''}`,
      lat: 54.7 + ((index * 7919) % 7001) / 100_000,
      lon: 2.7 + ((index * 104_729) % 11_003) / 100_000,
    }));
    const each = [...new Map(many.map((one) => [one.postcode, one])).values()];
    expect(each).toHaveLength(1500);
    expect(brotliCompressSync(writePostcodeFile(each)).length).toBeLessThan(20_000);
  });

  it.each([
    ['"LN 0 0,WL 44"', 'Mend "WL 44": each postcode is two letters and two numbers, like "LN 79 1011".'],
    ['"LN 0 0,LN 4 4"', 'Keep one "LN" and take the other out.'],
  ])('with the postcodes %s says what to mend', (units, fix) => {
    const text = `{"sectors": [{"sector": "DB1 2", "lat": 54.7, "lon": 2.7, "units": ${units}}]}`;
    const { error } = postcodeFileSchema.safeParse(JSON.parse(text));
    expect(error?.issues.map(({ message }) => message)).toEqual([expect.stringContaining(fix)]);
  });
});
