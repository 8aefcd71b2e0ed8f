import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { classifyRings, VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { PMTiles } from 'pmtiles';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Box } from '../../src/domain/geo.ts';
import type { BasemapReport } from '../../scripts/map/build-basemap.ts';
import { runMap } from '../../scripts/map/run-map.ts';
import { openXml } from '../../src/map/osm/read-xml.ts';
import { ringHolds } from '../../src/map/osm/rings.ts';
import { boxOf, openBasemap, type Basemap } from '../../src/map/tiles/basemap.ts';
import { inspectBasemap } from '../../src/map/tiles/inspect.ts';
import { lonOf, latOf, tilesOf as tilesAt, tilesWithin } from '../../src/map/tiles/tile-grid.ts';
import { writeOverpass, type MadeTown } from '../map/made-town.ts';

/**
 * A real county and a real neighbourhood of a city. The data is not in the repository: REAL_DATA names the folder
 * that holds `osm-rutland` and `osm-chapeltown`.
 */
const realData = process.env['REAL_DATA'] ?? '';
const rutland = join(realData, 'osm-rutland/rutland-2018-02-27.osm.pbf');
const chapeltown = join(realData, 'osm-chapeltown/chapeltown-leeds.osm');
const hasData = process.env['REAL_DATA'] !== undefined && existsSync(rutland) && existsSync(chapeltown);
const command = fileURLToPath(new URL('../../scripts/map.ts', import.meta.url));

/** A second reader, of Debian: `apt install osmium-tool`. */
const hasOsmium = spawnSync('osmium', ['--version']).status === 0;
const withOsmium = hasOsmium ? 'as osmium counts them' : '(not compared: osmium is not here)';

const folder = mkdtempSync(join(tmpdir(), 'hereabouts-map-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Built {
  report: BasemapReport;
  basemap: Basemap;
  bytes: Buffer;
  /** The most memory the command took, in megabytes. */
  peak: number;
}

async function build(file: string, name: string): Promise<Built> {
  const content = join(folder, name);
  // Tells its own highest use of memory, in kilobytes, as it ends.
  const tell = 'process.on("exit",()=>process.stderr.write("PEAK "+process.resourceUsage().maxRSS))';
  const run = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(tell)}`,
      command,
      'build',
      file,
      '--json',
      '--content',
      content,
    ],
    { encoding: 'utf8', maxBuffer: 1e8 },
  );
  expect(run.stderr).toContain('Cutting tiles');
  const bytes = readFileSync(join(content, 'map/basemap.pmtiles'));
  return {
    report: JSON.parse(run.stdout) as BasemapReport,
    basemap: await openBasemap(bytes),
    bytes,
    peak: Number(/PEAK (\d+)/.exec(run.stderr)?.[1]) / 1024,
  };
}

/** As `build`, in this process, for the map alone. */
async function buildHere(file: string, ...options: string[]): Promise<Basemap> {
  const content = mkdtempSync(join(folder, 'content-'));
  await runMap(['build', file, '--content', content, ...options], {
    variables: {},
    output: { write: () => true },
    errors: { write: () => true },
    folder,
  });
  return openBasemap(readFileSync(join(content, 'map/basemap.pmtiles')));
}

/** What osmium finds in a file: lines of its own format, one for each element. */
function osmium(file: string, ...filters: string[]): string[] {
  const { stdout } = spawnSync('osmium', ['tags-filter', '-R', file, ...filters, '-f', 'opl'], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return stdout.split('\n').filter((line) => line !== '');
}

/** A tag in a line of osmium's format, which writes signs as `%20%`. */
function tagIn(line: string, key: string): string | undefined {
  const tags = / T(\S*)/.exec(line)?.[1]?.split(',') ?? [];
  const found = tags.find((tag) => tag.startsWith(`${key}=`))?.slice(key.length + 1);
  return found?.replaceAll(/%([0-9a-f]+)%/g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

describe.skipIf(!hasData)('the county of Rutland (set REAL_DATA to try it)', () => {
  let built: Built;
  beforeAll(async () => {
    built = await build(rutland, 'rutland');
  }, 120_000);

  test('becomes a map of less than 2 MB, none of its tiles over 100 kB, in less than 1 GB of memory', () => {
    expect(built.bytes.length).toBeLessThan(2_000_000);
    expect(built.report.siteBytes).toBeLessThan(2_000_000);
    expect(built.report.largestTile.bytes).toBeLessThanOrEqual(100_000);
    expect(built.report.thinnedTiles).toBe(0);
    expect(built.peak).toBeGreaterThan(20);
    expect(built.peak).toBeLessThan(1000);
  });

  test('says how old it is, and that the file stops at the border of the county', () => {
    expect(built.report.osmDate).toBe('2018-02-27');
    expect(built.report.read).toEqual({ nodes: 113_647, ways: 10_476, relations: 234 });
    expect(built.report.warnings.map(({ rule }) => rule)).toEqual(['cut-border']);
  });

  test('is read back, every tile, by the programs that everybody uses', async () => {
    const archive = new PMTiles({
      getKey: () => 'rutland',
      getBytes: (offset, length) =>
        Promise.resolve({ data: Uint8Array.from(built.bytes.subarray(offset, offset + length)).buffer }),
    });
    let shapes = 0;
    for (const { z, x, y } of tilesWithin(boxOf(built.basemap.bounds), 8, 14)) {
      const found = await archive.getZxy(z, x, y);
      const { layers } = new VectorTile(new PbfReader(new Uint8Array(found?.data ?? new ArrayBuffer(0))));
      expect(layers['earth']?.length, `${z}/${x}/${y}`).toBe(1);
      for (const layer of Object.values(layers)) {
        expect([layer.version, layer.extent]).toEqual([2, 4096]);
        for (let index = 0; index < layer.length; index++) {
          const feature = layer.feature(index);
          const geometry = feature.loadGeometry();
          expect(typeof feature.properties['kind']).toBe('string');
          if (feature.type === 3) shapes += classifyRings(geometry).length;
        }
      }
    }
    expect(shapes).toBeGreaterThan(5000);
  });

  test('shows Rutland Water with its peninsula dry', async () => {
    const water = await kindsAt(built.basemap, [-0.625, 52.655], 'water');
    const peninsula = await kindsAt(built.basemap, [-0.66, 52.6555], 'water');
    expect(water.length).toBeGreaterThan(0);
    expect(peninsula).toEqual([]);
  });

  test(`has the named streets and the places ${withOsmium}`, async () => {
    const { roadNames, placeNames } = await inspectBasemap(built.basemap);
    expect(roadNames.size).toBe(built.report.namedRoads);
    if (!hasOsmium) return;
    const inBox = join(folder, 'in-box.osm.pbf');
    const box = boxOf(built.basemap.bounds).join(',');
    spawnSync('osmium', ['extract', '-s', 'simple', '-b', box, rutland, '-o', inBox, '--overwrite']);

    const settled =
      'city town suburb village quarter neighbourhood hamlet isolated_dwelling farm locality allotments';
    const places = osmium(inBox, `nwr/place=${settled.replaceAll(' ', ',')}`)
      // Martinsthorpe is gone since the Middle Ages.
      .filter((line) => tagIn(line, 'abandoned') !== 'yes')
      .flatMap((line) => tagIn(line, 'name') ?? []);
    expect(places.length).toBeGreaterThan(300);
    expect([...placeNames].sort()).toEqual(places.sort());

    const drawn =
      'motorway trunk primary secondary tertiary unclassified residential living_street road service raceway pedestrian track path footway cycleway bridleway steps corridor motorway_link trunk_link primary_link secondary_link tertiary_link';
    const streets = osmium(inBox, `w/highway=${drawn.replaceAll(' ', ',')}`);
    const names = new Set(
      streets
        // A square is ground with a name on it.
        .filter((line) => tagIn(line, 'area') !== 'yes')
        .flatMap((line) => tagIn(line, 'name')?.trim() ?? []),
    );
    expect(names.size).toBeGreaterThan(700);
    // What osmium calls in the box has a point in it; a street may also cross it between two points.
    expect([...names].filter((name) => !roadNames.has(name))).toEqual([]);
    expect(roadNames.size - names.size).toBeLessThan(12);
  }, 60_000);

  test(`is the same map, to the byte, from XML and from Overpass ${withOsmium}`, async () => {
    if (!hasOsmium) return;
    const box: Box = [-0.745, 52.655, -0.705, 52.682];
    const cut = join(folder, 'oakham.osm.pbf');
    const xml = join(folder, 'oakham.osm');
    const json = join(folder, 'oakham.json');
    spawnSync('osmium', ['extract', '-s', 'complete_ways', '-b', box.join(','), rutland, '-o', cut]);
    spawnSync('osmium', ['cat', cut, '-o', xml]);
    writeFileSync(json, writeOverpass(await elementsOf(xml)));
    const maps = await Promise.all([cut, xml, json].map((file) => buildHere(file, '--box', box.join(','))));
    const [fromPbf = [], ...others] = await Promise.all(maps.map(tilesOf));
    expect(fromPbf.length).toBeGreaterThan(10);
    for (const tiles of others) expect(tiles).toEqual(fromPbf);
  }, 60_000);
});

describe.skipIf(!hasData)('Chapeltown in Leeds (set REAL_DATA to try it)', () => {
  test('becomes a map, though its file is XML of 2014 that lacks members of its relations', async () => {
    const basemap = await buildHere(chapeltown);
    expect(boxOf(basemap.bounds)).toEqual([-1.5535, 53.807, -1.4991, 53.828]);
    const { roadNames, missing, largestTile } = await inspectBasemap(basemap);
    expect(largestTile.bytes).toBeLessThan(100_000);
    expect(roadNames.size).toBeGreaterThan(800);
    expect(missing).toEqual([]);
    expect([...roadNames]).toEqual(
      expect.arrayContaining(['Chapeltown Road', 'Roundhay Road', 'Harehills Lane']),
    );
  }, 60_000);
});

async function tilesOf(basemap: Basemap): Promise<string[]> {
  const tiles: string[] = [];
  for await (const { z, x, y, bytes } of basemap.tiles()) {
    tiles.push(`${z}/${x}/${y} ${Buffer.from(bytes).toString('base64')}`);
  }
  return tiles;
}

/** What covers a place in a layer, at the closest zoom. */
async function kindsAt(basemap: Basemap, [lon, lat]: [number, number], layer: string): Promise<unknown[]> {
  const { z, west: x, north: y } = tilesAt([lon, lat, lon, lat], basemap.maxZoom);
  const bytes = await basemap.tile(z, x, y);
  const found = bytes && new VectorTile(new PbfReader(bytes)).layers[layer];
  const kinds: unknown[] = [];
  for (let index = 0; index < (found?.length ?? 0); index++) {
    const feature = found?.feature(index);
    if (feature?.type !== 3) continue;
    const polygons = classifyRings(feature.loadGeometry()).map((rings) =>
      rings.map((ring) =>
        ring.map((at): [number, number] => [
          lonOf((x + at.x / 4096) / 2 ** z),
          latOf((y + at.y / 4096) / 2 ** z),
        ]),
      ),
    );
    const covers = polygons.some(
      ([outer = [], ...holes]) =>
        ringHolds(outer, [lon, lat]) && !holes.some((hole) => ringHolds(hole, [lon, lat])),
    );
    if (covers) kinds.push(feature.properties['kind']);
  }
  return kinds;
}

async function elementsOf(xml: string): Promise<MadeTown> {
  const source = openXml('rutland.osm', () => createReadStream(xml));
  const fields = (tags: ReadonlyMap<string, string> | undefined) => Object.fromEntries(tags ?? []);
  const nodes: MadeTown['nodes'][number][] = [];
  const ways: MadeTown['ways'][number][] = [];
  const relations: MadeTown['relations'][number][] = [];
  await source.readNodes((id, lat, lon, tags) => {
    nodes.push({ id, lat: lat / 1e7, lon: lon / 1e7, ...(tags ? { tags: fields(tags) } : {}) });
  });
  await source.readWays((id, refs, tags) => ways.push({ id, refs, tags: fields(tags) }));
  await source.readRelations((id, members, tags) => relations.push({ id, members, tags: fields(tags) }));
  return { nodes, ways, relations };
}
