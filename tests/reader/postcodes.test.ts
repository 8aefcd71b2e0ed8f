import { afterEach, beforeEach, expect, it } from 'vitest';
import { writePostcodeFile } from '../../src/domain/postcode-file.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { makeTown, type Town } from './town.ts';

let town: Town;
beforeEach(() => {
  town = makeTown();
});
afterEach(() => {
  town.clear();
});

const file = writePostcodeFile([
  { postcode: 'DB1 2LN', lat: 54.72479, lon: 2.74011 },
  { postcode: 'DB1 3AG', lat: 54.72065, lon: 2.74586 },
]);

it('a directory has the postcodes of its content folder', () => {
  town.write('map/postcodes.json', file);
  const { directory, problems } = readDirectory(town.folder);
  expect(problems).toEqual([]);
  expect(directory?.postcodes?.sectors.map(({ sector }) => sector)).toEqual(['DB1 2', 'DB1 3']);
});

it('a directory without postcodes is whole all the same', () => {
  expect(readDirectory(town.folder).directory?.postcodes).toBeUndefined();
});

it('a postcode that somebody broke is named, with its line', () => {
  town.write('map/postcodes.json', file.replace('AG 0 0', 'AG 0'));
  const { directory, problems } = readDirectory(town.folder);
  expect(directory).toBeUndefined();
  expect(problems).toMatchObject([
    { file: 'map/postcodes.json', line: 4, field: 'sectors.2.units', severity: 'error' },
  ]);
  expect(problems[0]?.fix).toContain('Mend "AG 0"');
});
