import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { filesIn, readBuiltSite } from '../../scripts/build/built-site.ts';
import { explodeBasemap, findBrokenBasemap, folderOfTiles } from '../../scripts/build/explode-basemap.ts';
import { hostHeaders, iisConfig } from '../../scripts/build/host-files.ts';
import { offlineCopy } from '../../scripts/build/offline.ts';
import { verifySite } from '../../scripts/build/verify.ts';
import { writeVersion } from '../../scripts/build/version.ts';
import { serveSite } from '../../scripts/serve.ts';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { openBasemap, type Basemap } from '../../src/map/tiles/basemap.ts';
import { cutTiles } from '../../src/map/tiles/cut.ts';
import { makeBasemap } from '../../src/map/tiles/make-basemap.ts';
import { smallPublished, writeSmallSite } from './small-site.ts';

const bounds = [2.7, 54.7, 2.75, 54.72] as const;
let bytes: Uint8Array;
let basemap: Basemap;
beforeAll(async () => {
  const road = { kind: 'minor_road', name: 'Wick Lane' };
  const tiles = cutTiles(
    [
      {
        layer: 'roads',
        properties: road,
        minZoom: 12,
        rank: 0,
        shape: {
          is: 'lines',
          lines: [
            [
              [2.71, 54.71],
              [2.74, 54.71],
            ],
          ],
        },
      },
    ],
    bounds,
  );
  ({ bytes } = await makeBasemap(tiles, { name: 'Silverpit', bounds, osmDate: '2026-11-01' }));
  basemap = await openBasemap(bytes);
});

let site: string;
beforeEach(async () => {
  site = mkdtempSync(join(tmpdir(), 'map-site-'));
  writeSmallSite(site);
  await explodeBasemap(bytes, site);
});
afterEach(() => {
  rmSync(site, { recursive: true });
});

const verify = () =>
  verifySite(readBuiltSite(site, 'https://small.example', '/'), { ...smallPublished, basemap: bytes });
const tilesOfSite = () => filesIn(site).filter((file) => file.endsWith('.mvt'));

describe('the map in a finished site', () => {
  it('has every tile as a file of its own, in a folder named after what is in them', async () => {
    expect(tilesOfSite().length).toBeGreaterThan(12);
    for await (const { z, x, y, bytes: tile } of basemap.tiles()) {
      const file = join(site, 'map', basemap.hash, String(z), String(x), `${y}.mvt`);
      expect(readFileSync(file).equals(tile), file).toBe(true);
    }
    expect(await verify()).toEqual([]);
  });

  it('offers its tiles to everybody under the licence they came with', () => {
    const licence = readFileSync(join(site, folderOfTiles(basemap), 'LICENSE.txt'), 'utf8');
    expect(licence).toContain('© OpenStreetMap contributors');
    expect(licence).toContain('Open Database Licence 1.0');
    expect(licence).toContain('OpenStreetMap data of 2026-11-01');
  });

  it('is not put in place with a tile missing', async () => {
    const [file = ''] = tilesOfSite();
    rmSync(join(site, file));
    expect(await verify()).toMatchObject([
      { severity: 'error', rule: 'map-tiles', file, found: '1 tile missing' },
    ]);
  });

  it('warns of a tile that is heavy on a phone', async () => {
    const [file = ''] = tilesOfSite();
    writeFileSync(join(site, file), Buffer.alloc(100_001));
    expect(await verify()).toMatchObject([
      { severity: 'warning', file, found: '100.0 kB for a tile of the map' },
    ]);
  });

  it('is told of as broken, in the content, before anything is made of it', async () => {
    expect(await findBrokenBasemap(bytes)).toBeUndefined();
    expect(await findBrokenBasemap(undefined)).toBeUndefined();
    expect(await findBrokenBasemap(bytes.subarray(0, 900))).toMatchObject({
      severity: 'error',
      file: 'map/basemap.pmtiles',
      found: expect.stringContaining('it ends too early') as string,
    });
  });

  it('is nothing that phones keep for times without a network', () => {
    const { files, later } = offlineCopy(site, filesIn(site), '/', 'abc');
    expect(Object.keys({ ...files, ...later }).filter((file) => file.startsWith('map/'))).toEqual([]);
  });

  it('makes another version of the site when it changes', async () => {
    const version = () => writeVersion(site, parseDay('2026-11-22'), parseDay('2026-11-22')).build;
    const before = version();
    expect(version()).toBe(before);
    rmSync(join(site, folderOfTiles(basemap)), { recursive: true });
    const other = await makeBasemap(cutTiles([], bounds), { name: 'Silverpit', bounds });
    await explodeBasemap(other.bytes, site);
    expect(version()).not.toBe(before);
  });

  it('comes whole from a plain server that knows no parts of files', async () => {
    const server = await serveSite({ folder: site, base: '/', port: 0 });
    try {
      const [file = ''] = tilesOfSite();
      const answer = await fetch(`http://localhost:${server.port}/${file}`, {
        headers: { range: 'bytes=0-9' },
      });
      expect(answer.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
      expect(Buffer.from(await answer.arrayBuffer()).equals(readFileSync(join(site, file)))).toBe(true);
    } finally {
      await server.close();
    }
  });
});

describe('what hosts are told of the tiles', () => {
  it('is to keep them for a year, since their folder changes when they do', () => {
    expect(hostHeaders('/sub/', [], 'map/abc123')).toContain(
      '/sub/map/abc123/*\n  Cache-Control: public, max-age=31536000, immutable\n  Content-Type: application/vnd.mapbox-vector-tile\n',
    );
    expect(hostHeaders('/', [])).not.toContain('map/');
  });

  it('is what a tile is: IIS answers that a file is not there when it does not know its kind', () => {
    const config = iisConfig(['assets/*', 'screen/'], 'map/abc123');
    expect(config).toContain(
      '<remove fileExtension=".mvt" />\n      <mimeMap fileExtension=".mvt" mimeType="application/vnd.mapbox-vector-tile" />',
    );
    expect(config).toContain('<location path="map/abc123">');
    expect(config).toContain('<location path="screen/index.html">');
    expect(config).toMatch(/<location path="assets">[^]*?frame-ancestors 'self'/);
    expect(iisConfig([])).not.toContain('location path="map');
  });

  it('covers every kind of file that the site has', () => {
    // Kinds that IIS 10 knows by itself.
    const known = /\.(html|css|js|svg|txt|xml|png|jpe?g)$|(^|\/)(_headers|_redirects|\.nojekyll)$/;
    const kinds = new Set(
      filesIn(site)
        .filter((file) => !known.test(file))
        .map((file) => file.slice(file.lastIndexOf('.'))),
    );
    expect(kinds.size).toBeGreaterThan(1);
    for (const kind of kinds) expect(iisConfig([])).toContain(`fileExtension="${kind}"`);
    expect(readdirSync(site)).toContain('map');
  });
});
