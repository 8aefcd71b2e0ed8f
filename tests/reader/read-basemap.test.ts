import { afterEach, beforeEach, expect, it } from 'vitest';
import { readBasemap } from '../../src/reader/read-basemap.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { makeTown, type Town } from './town.ts';

let town: Town;
beforeEach(() => {
  town = makeTown();
});
afterEach(() => {
  town.clear();
});

it('a folder without a map is whole', () => {
  expect(readBasemap(town.folder)).toBeUndefined();
  expect(readDirectory(town.folder).problems.filter(({ rule }) => rule === 'basemap')).toEqual([]);
});

it('a web page that was saved as the map is told of', () => {
  town.write('map/basemap.pmtiles', '<!doctype html><title>Not found</title>');
  expect(readDirectory(town.folder).problems.filter(({ severity }) => severity === 'error')).toEqual([
    {
      severity: 'error',
      rule: 'basemap',
      file: 'map/basemap.pmtiles',
      found: 'This is not a map: it does not begin as a PMTiles file of version 3 does.',
      fix: 'Make it with "npm run map -- build FILE", or delete it: then the site has no map.',
    },
  ]);
});

it('a map of the right kind is left to those who read it', () => {
  town.write('map/basemap.pmtiles', 'PMTiles\u0003 and so on');
  expect(readDirectory(town.folder).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(readBasemap(town.folder)).toBeDefined();
});
