import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { WrongUse } from '../../scripts/command.ts';
import { runMap } from '../../scripts/map/run-map.ts';
import { openBasemap } from '../../src/map/tiles/basemap.ts';
import { madeTown, writeOverpass, writePbf, writeXml, type MadeTown } from '../map/made-town.ts';
import { makeTown, type Town } from '../reader/town.ts';

vi.setConfig({ testTimeout: 60_000 });

const box = '-0.02,52,0.02,52.02';
const folder = mkdtempSync(join(tmpdir(), 'map-'));
const fileOf = (name: string) => join(folder, name);

beforeAll(() => {
  writeFileSync(fileOf('town.osm.pbf'), writePbf(madeTown, { bounds: [-0.02, 52, 0.02, 52.02] }));
  writeFileSync(fileOf('town.json'), writeOverpass(madeTown));
  writeFileSync(fileOf('town.osm'), writeXml(madeTown));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let town: Town;
beforeEach(() => {
  town = makeTown();
});
afterEach(() => {
  town.clear();
});

interface Told {
  code: number;
  out: string;
  err: string;
}

/** Runs the command in this process, which saves the start of thirty others. */
async function map(...words: string[]): Promise<Told> {
  const told = { code: 0, out: '', err: '' };
  try {
    told.code = await runMap([...words, '--content', town.folder], {
      variables: { TODAY: '2026-11-22' },
      output: { write: (text) => Boolean((told.out += String(text))) },
      errors: { write: (text) => Boolean((told.err += String(text))) },
      folder: town.folder,
    });
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    told.code = 2;
    told.err += error.message;
  }
  return told;
}

const written = () => readFileSync(town.pathOf('map/basemap.pmtiles'));
const hasMap = () => existsSync(town.pathOf('map/basemap.pmtiles'));

describe('npm run map -- build', () => {
  it('makes the map of what the file covers, and says in plain words what is on it', async () => {
    const { code, out, err } = await map('build', fileOf('town.osm.pbf'));
    expect(out.split('\n').slice(0, 4)).toEqual([
      'The map of Tinyport, box -0.02,52,0.02,52.02 (as the files say).',
      'Streets and paths with 2 different names. Towns, villages and parts of them: 2.',
      'Pieces of streets: 7; buildings: 3; water: 7; green and other ground: 4; landmarks: 3.',
      'The data of OpenStreetMap is from 2026-11-01.',
    ]);
    expect(out).toContain('Of 1 area the file holds only a part of the edge');
    expect(out).toMatch(/Wrote map\/basemap\.pmtiles: \d+ kB\. On the site: 16 files, \d+ kB, the largest/);
    expect(err).toContain('Cutting tiles');
    expect(code).toBe(0);
  });

  it('writes the same bytes from each format, and leaves nothing else behind', async () => {
    await map('build', fileOf('town.osm.pbf'));
    const first = written();
    for (const name of ['town.json', 'town.osm', 'town.osm.pbf']) {
      expect((await map('build', fileOf(name), '--box', box)).code, name).toBe(0);
      expect(written().equals(first), name).toBe(true);
    }
    expect(readdirSync(town.pathOf('map')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('takes its own file as an input too, for a smaller box', async () => {
    await map('build', fileOf('town.osm.pbf'));
    writeFileSync(fileOf('large.pmtiles'), written());
    const { code, out } = await map('build', fileOf('large.pmtiles'), '--box', '-0.006,52.008,0.006,52.014');
    expect(out).toContain('box -0.006,52.008,0.006,52.014 (as you asked)');
    expect(code).toBe(0);
    expect(await openBasemap(written())).toMatchObject({
      bounds: { west: -0.006, south: 52.008, east: 0.006, north: 52.014 },
      osmDate: '2026-11-01',
    });
  });

  it('gives the whole report as JSON, with its warnings', async () => {
    const { out } = await map('build', fileOf('town.json'), '--box', '-0.4,52.006,0.4,52.1', '--json');
    const report = JSON.parse(out) as { warnings: { rule: string }[] };
    expect(report).toMatchObject({ boxFrom: 'asked', osmDate: '2026-11-01', namedRoads: 2, places: 2 });
    expect(report.warnings.map(({ rule }) => rule)).toEqual(['cut-border', 'site-outside']);
  });

  it('refuses a coast that ends inside the box, says where, and leaves the old map as it was', async () => {
    await map('build', fileOf('town.osm.pbf'));
    const before = written();
    const { code, err } = await map('build', fileOf('town.osm.pbf'), '--box', '-0.1,52,0.02,52.02');
    expect(err).toContain('The coast ends inside the box, at 52.0040, -0.0600');
    expect(err).toContain('Take a bigger cut');
    expect(code).toBe(2);
    expect(written().equals(before)).toBe(true);
  });

  it('refuses a country, and names the file of the county', async () => {
    const england = fileOf('england-latest.osm.pbf');
    writeFileSync(england, writePbf(madeTown));
    truncateSync(england, 1_500_000_000);
    writeFileSync(
      town.pathOf('site.json'),
      readFileSync(town.pathOf('site.json'), 'utf8').replace('Doggerland', 'Rutland'),
    );
    const { code, err } = await map('build', england);
    expect(err).toContain('england-latest.osm.pbf has 1,500 MB: that is a country');
    expect(err).toContain(
      'https://download.geofabrik.de/europe/united-kingdom/england/rutland-latest.osm.pbf',
    );
    expect(code).toBe(2);
    expect(hasMap()).toBe(false);
  });

  it('draws a street that is in the file of the next county alone', async () => {
    const isMillRoad = ({ tags }: MadeTown['ways'][number]) => tags?.['name'] === 'Mill Road';
    writeFileSync(
      fileOf('west.osm'),
      writeXml({ ...madeTown, ways: madeTown.ways.filter((way) => !isMillRoad(way)) }),
    );
    writeFileSync(
      fileOf('east.json'),
      writeOverpass({ ...madeTown, ways: madeTown.ways.filter(isMillRoad) }),
    );
    expect((await map('build', fileOf('west.osm'), '--box', box)).out).toContain('1 different name');
    expect((await map('build', fileOf('west.osm'), fileOf('east.json'), '--box', box)).out).toContain(
      '2 different names',
    );
  });

  it.each([
    [[], 'Name at least one file'],
    [['nowhere.osm.pbf'], 'There is no file'],
    [['site.json'], 'not an answer of Overpass'],
    [['assets'], 'There is no file'],
    [['TOWN', '--box', '1,2,3'], '--box is "1,2,3". Write four numbers'],
    [['TOWN', '--box', '0.02,52,-0.02,52.02'], 'west, south, east and north'],
    [['TOWN', '--box', '-7,50,1,58'], 'is too large'],
    [['TOWN', '--box', '-3.02,52,-3.01,52.02'], 'No street lies in the box'],
    [['TOWN', 'TILES'], 'Give one .pmtiles file by itself'],
  ])('after %j says what is wrong, and writes nothing', async (words, says) => {
    writeFileSync(fileOf('other.pmtiles'), 'PMTiles');
    const named: Record<string, string> = { TOWN: fileOf('town.json'), TILES: fileOf('other.pmtiles') };
    const { code, err } = await map('build', ...words.map((word) => named[word] ?? word));
    expect(err).toContain(says);
    expect(err).not.toContain('    at ');
    expect(code).toBe(2);
    expect(hasMap()).toBe(false);
  });

  it.each([
    ['streets.zip', 'PK\u0003\u0004', 'is packed'],
    ['streets.osm.gz', '\u001F\u008B', 'is packed'],
    ['empty.osm', '', 'is empty'],
    ['streets.shp', 'shape', 'is not a file that a map can be made from'],
    ['broken.osm.pbf', '\u0000\u0000\u0000\u000D\n\tOSMHeader\u0018\u0064x', 'download it again'],
    ['broken.pmtiles', 'PMTiles\u0003 and no more', 'cannot be read'],
  ])('refuses %s', async (name, content, says) => {
    writeFileSync(fileOf(name), Buffer.from(content, 'latin1'));
    const { code, err } = await map('build', fileOf(name), '--box', box);
    expect(err).toContain(says);
    expect(code).toBe(2);
  });
});

describe('npm run map -- check', () => {
  it('says that all is well with a new map that covers the town', async () => {
    writeFileSync(
      town.pathOf('site.json'),
      readFileSync(town.pathOf('site.json'), 'utf8').replace(/"bbox": \[[^\]]*\]/, `"bbox": [${box}]`),
    );
    for (const name of readdirSync(town.pathOf('venues'))) {
      const venue = readFileSync(town.pathOf(`venues/${name}`), 'utf8');
      town.write(
        `venues/${name}`,
        venue.replace(/"lat": [\d.]+/, '"lat": 52.01').replace(/"lon": [\d.]+/, '"lon": 0.01'),
      );
    }
    rmSync(town.pathOf('map/neighbourhoods.geojson'), { force: true });
    await map('build', fileOf('town.osm.pbf'));
    const { code, out } = await map('check');
    expect(out).toContain('All is well.');
    expect(code).toBe(0);
  });

  it('names the venues that lie outside the map', async () => {
    await map('build', fileOf('town.osm.pbf'));
    const { code, out } = await map('check');
    expect(out).toMatch(/places? of the directory lie outside the map: venues\/[a-z-]+\.json/);
    expect(code).toBe(0);
  });

  it('finds a map that was cut off on the way', async () => {
    await map('build', fileOf('town.osm.pbf'));
    truncateSync(town.pathOf('map/basemap.pmtiles'), 2000);
    const { code, out } = await map('check');
    expect(out).toContain('it ends too early');
    expect(code).toBe(1);
    const told = JSON.parse((await map('check', '--json')).out) as { problems: { rule: string }[] };
    expect(told.problems.map(({ rule }) => rule)).toEqual(['broken']);
  });

  it('asks for a map where there is none', async () => {
    const { code, err } = await map('check');
    expect(err).toContain('There is no map/basemap.pmtiles');
    expect(code).toBe(2);
  });
});

describe('npm run map', () => {
  it('says where to get the streets, with the box of the town filled in', async () => {
    const { code, out } = await map('where');
    expect(out).toContain('https://extract.bbbike.org');
    expect(out).toContain('[out:json][timeout:180][bbox:');
    expect(code).toBe(0);
  });

  it('is a command that ends with 2 when it is used wrongly', () => {
    const command = fileURLToPath(new URL('../../scripts/map.ts', import.meta.url));
    const run = spawnSync(process.execPath, [command, 'build'], { encoding: 'utf8' });
    expect(run.stderr).toContain('Name at least one file of streets.');
    expect(run.status).toBe(2);
  });

  it('shows its help, and what to write first', async () => {
    expect(await map('--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('--box W,S,E,N') as string,
    });
    expect(await map('bulid')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Write "where", "build"') as string,
    });
  });
});
