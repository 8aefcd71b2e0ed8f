import { expect, test } from 'vitest';
import { neighbourhoodAt } from '../../src/domain/geo.ts';
import { outlinesData } from '../../src/formats/outlines.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { sampleContent, sampleDay } from '../browser/built-site.ts';

const { directory } = readDirectory(sampleContent, sampleDay);
if (directory === undefined) throw new Error('The sample has errors.');

test('each neighbourhood with an outline has its name, and a middle that lies inside it', () => {
  const { features } = outlinesData(directory);
  expect(features.map(({ properties }) => properties.title)).toEqual(
    directory.neighbourhoods.map(({ title }) => title),
  );
  for (const { properties } of features) {
    const [lon, lat] = properties.middle;
    expect(neighbourhoodAt({ lat, lon }, directory.outlines!)).toBe(properties.slug);
  }
});

test('outlines of nowhere in the taxonomy are left out, and a directory without outlines has none', () => {
  expect(outlinesData({ ...directory, neighbourhoods: [] }).features).toEqual([]);
  expect(outlinesData({ ...directory, outlines: undefined }).features).toEqual([]);
});

test('coordinates are to a metre, so that the file stays small', () => {
  const numbers = JSON.stringify(outlinesData(directory)).match(/\d+\.\d+/g) ?? [];
  expect(numbers.length).toBeGreaterThan(100);
  expect(numbers.filter((number) => (number.split('.')[1]?.length ?? 0) > 5)).toEqual([]);
});
