import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { filesIn } from '../../scripts/build/built-site.ts';
import { folderOfTiles, isTileOfMap } from '../../scripts/build/explode-basemap.ts';
import { readBasemap } from '../../src/reader/read-basemap.ts';
import { boxOf, openBasemap } from '../../src/map/tiles/basemap.ts';
import { tilesWithin } from '../../src/map/tiles/tile-grid.ts';
import { sampleContent } from '../browser/built-site.ts';

const { folder, address } = inject('sample');
const files = filesIn(folder);

test('the sample has every tile of its map, and no page is needed to get one', async () => {
  const basemap = await openBasemap(readBasemap(sampleContent) ?? new Uint8Array());
  const wanted = [...tilesWithin(boxOf(basemap.bounds), basemap.minZoom, basemap.maxZoom)];
  expect(wanted.length).toBeGreaterThan(50);
  const paths = wanted.map(({ z, x, y }) => `${folderOfTiles(basemap)}/${z}/${x}/${y}.mvt`);
  expect(files.filter(isTileOfMap).sort()).toEqual(paths.sort());
  const [first = ''] = paths;
  const answer = await fetch(`${address}/${first}`, { headers: { range: 'bytes=0-3' } });
  expect(Buffer.from(await answer.arrayBuffer()).equals(readFileSync(join(folder, first)))).toBe(true);
});

test('what phones keep for times without a network names no tile', () => {
  const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
  expect(worker).toContain('find/');
  expect(worker).not.toMatch(/\.mvt["']|map\/[0-9a-f]{12}\//);
});

test('IIS knows every kind of file that the site has', () => {
  // Those that it knows by itself: https://learn.microsoft.com/iis/configuration/system.webserver/staticcontent
  const known = new Set(
    '.html .css .js .svg .txt .xml .png .jpg .jpeg .pdf .ico .csv .zip .rtf .docx'.split(' '),
  );
  // For other hosts; a browser never asks for them.
  const forHosts = new Set(['_headers', '_redirects', '.nojekyll', 'web.config']);
  const config = readFileSync(join(folder, 'web.config'), 'utf8');
  const unknown = files.filter(
    (file) =>
      !forHosts.has(file) &&
      !known.has(extname(file)) &&
      !config.includes(`fileExtension="${extname(file)}"`),
  );
  expect(unknown).toEqual([]);
});
