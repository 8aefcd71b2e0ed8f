import { expect, test } from 'vitest';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { frameView } from '../../src/views/frame-view.ts';
import { mapView } from '../../src/views/map-view.ts';
import { viewContextOf } from '../../src/views/view-context.ts';
import { sampleContent, sampleDay } from '../browser/built-site.ts';

const { directory } = readDirectory(sampleContent, sampleDay);
if (directory === undefined) throw new Error('The sample has errors.');
const site = { url: 'https://hereabouts.example', base: '/sub/' };
const published = { directory, today: sampleDay, site };
const basemap = {
  hash: 'abc123',
  bounds: { west: 2.68, south: 54.68, east: 2.82, north: 54.76 },
  minZoom: 8,
  maxZoom: 14,
  attribution: '© OpenStreetMap contributors',
};

test('the page of the map has every place and every open entry without one in words', () => {
  const { parts } = mapView(viewContextOf({ ...published, basemap }), basemap);
  const words = parts.flatMap(({ places }) => places.map((place) => place.words));
  expect(directory.venues.map(({ data }) => data.title).filter((title) => !words.includes(title))).toEqual(
    [],
  );
  expect(words).toContain('Night Owls');
  expect(parts.at(-1)?.title).toBe('No place needed');
});

test('addresses of tiles carry the base path of the site and the fingerprint of the map', () => {
  const { map } = mapView(viewContextOf({ ...published, basemap }), basemap);
  expect(map?.tiles).toBe('/sub/map/abc123/{z}/{x}/{y}.mvt');
  expect(map?.box).toBe('2.68,54.68,2.82,54.76');
  expect(map?.credit.href).toBe('https://www.openstreetmap.org/copyright');
});

test('without a basemap there is a list of places, no map and no link to one', () => {
  const context = viewContextOf(published);
  const view = mapView(context, undefined);
  expect(view.map).toBeUndefined();
  expect(view.parts.length).toBeGreaterThan(5);
  const { navigation, hasMap } = frameView(view.page, context);
  expect(hasMap).toBe(false);
  expect(navigation.map(({ words }) => words)).not.toContain('Map');
  expect(
    frameView(view.page, viewContextOf({ ...published, basemap })).navigation.map(({ words }) => words),
  ).toContain('Map');
});
