import { expect, test } from 'vitest';
import { openFinder, type Finder } from '../../../src/client/finder/finder.ts';
import type { FindQuery } from '../../../src/client/finder/find-query.ts';
import { iconOf } from '../../../src/client/map/pin-layers.ts';
import { pinsOf } from '../../../src/client/map/pins.ts';
import { parseDay } from '../../../src/domain/calendar-day.ts';
import { readDirectory } from '../../../src/reader/read-directory.ts';
import { datesData, finderData } from '../../../src/views/finder-data.ts';
import { sampleContent, sampleDay } from '../../browser/built-site.ts';

/** The sample town, as the page of the map finds it. */
function silverpit(): Finder {
  const { directory } = readDirectory(sampleContent, sampleDay);
  if (directory === undefined) throw new Error('The sample has errors.');
  const context = { directory, today: parseDay('2026-11-22'), base: '/', siteUrl: '' };
  return openFinder(finderData(context), datesData(context));
}

const finder = silverpit();
const everything: FindQuery = { words: '', today: '2026-11-22', isOnMap: true };

test('everything found is at a pin, or needs no place; nothing is lost and nothing is added', () => {
  const { things } = finder.find(everything);
  const { pins, placeless } = pinsOf(things, finder.data);
  const onMap = new Set(pins.flatMap((pin) => pin.things));
  expect(onMap.size + placeless.length).toBe(things.length);
  expect(placeless.every((thing) => !onMap.has(thing))).toBe(true);
  expect(placeless.map(({ title }) => title)).toContain('Night Owls');
});

test('what stands in the band “No place needed” is just what the map has no pin for', () => {
  const { things } = finder.find(everything);
  const { placeless } = pinsOf(things, finder.data);
  expect(things.filter(({ band }) => band === 'no-place')).toEqual(
    placeless.filter(({ band }) => band === 'no-place' || band === 'normal'),
  );
});

test('things at one address share a pin, and a thing that meets in two places has two', () => {
  const { pins } = pinsOf(finder.find(everything).things, finder.data);
  const hall = pins.filter(({ title }) => title.startsWith('St Elmo’s Hall'));
  expect(hall).toHaveLength(1);
  expect(hall[0]?.things.length).toBeGreaterThan(5);
  const places = pins.filter(({ things }) =>
    things.some(({ title }) => title === 'Badminton for Bad Players'),
  );
  expect(places).toHaveLength(2);
});

test('what is kept vague on purpose is an area, and never a point that looks exact', () => {
  const { pins } = pinsOf(finder.find(everything).things, finder.data);
  const vague = pins.filter(({ title }) => title.startsWith('Roughly in'));
  expect(vague.length).toBeGreaterThan(3);
  expect(vague.every(({ area }) => area !== undefined)).toBe(true);
  expect(pins.filter(({ area }) => area !== undefined)).toEqual(vague);
  expect(new Set(vague.map((pin) => iconOf(pin)))).toEqual(new Set(['area']));
});

test('a pin says its theme by a shape as well as a colour, and is hollow where one should ring first', () => {
  const { pins } = pinsOf(finder.find(everything).things, finder.data);
  const single = pins.filter(({ area, things }) => area === undefined && things.length === 1);
  for (const pin of single) {
    const [thing] = pin.things;
    const isSteady = ['normal', 'access-not-known', 'no-place'].includes(thing?.band ?? '');
    expect(iconOf(pin)).toBe(
      `${thing?.theme?.art ?? 'place'} ${thing?.theme?.colour ?? 'damson'}${isSteady ? '' : ' hollow'}`,
    );
  }
  expect(single.some((pin) => iconOf(pin).endsWith('hollow'))).toBe(true);
});

test('a part of the map keeps what has a place in it and what needs none, and drops all else', () => {
  const box = [2.735, 54.722, 2.745, 54.727] as const;
  const { things } = finder.find({ ...everything, box });
  const { pins, placeless } = pinsOf(things, finder.data);
  expect(placeless.length).toBeGreaterThan(0);
  for (const thing of things.filter((one) => !placeless.includes(one))) {
    const own = pins.filter((pin) => pin.things.includes(thing));
    const isIn = own.some(({ lat, lon }) => box[0] <= lon && lon <= box[2] && box[1] <= lat && lat <= box[3]);
    expect(isIn, thing.title).toBe(true);
  }
  expect(things.length).toBeLessThan(finder.find(everything).things.length);
});
