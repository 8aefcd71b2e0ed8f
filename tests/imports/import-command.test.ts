import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { writeAll } from '../../scripts/import/write-all.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import type { IsoDay } from '../../src/domain/calendar-day.ts';

const command = fileURLToPath(new URL('../../scripts/import.ts', import.meta.url));
const starter = fileURLToPath(new URL('../../scripts/import/mappings/trafford/starter', import.meta.url));

// Each test starts the command anew, and other tests run beside it.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let content: string;

/** Runs the command as somebody types it, in a folder of its own. */
function run(...given: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...given], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** All files below a folder with their texts. */
function snapshot(path: string): Record<string, string> {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map(
        (file) =>
          [join(file.parentPath, file.name), readFileSync(join(file.parentPath, file.name), 'utf8')] as const,
      )
      .sort(),
  );
}

function write(name: string, value: string | object): void {
  writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
}

const square = (west: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 53.3],
      [west + 0.2, 53.3],
      [west + 0.2, 53.5],
      [west, 53.5],
      [west, 53.3],
    ],
  ],
});

const mapping = {
  source: { system: 'clubs', title: 'List of clubs' },
  columns: { name: 'title', address: 'address', postcode: 'postcode', when: 'when' },
  set: { kind: 'group', themes: ['get-moving'] },
};

/** The clubs brought in with their mapping and the postcodes, as it is typed. */
const clubs = 'clubs.csv --as csv --map clubs.json --content content --postcodes postcodes.csv'.split(' ');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hereabouts-import-test-'));
  content = join(folder, 'content');
  cpSync(starter, content, { recursive: true });
  write('areas.geojson', {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { area: 'West' }, geometry: square(-2.5) },
      { type: 'Feature', properties: { area: 'East' }, geometry: square(-2.3) },
      { type: 'Feature', properties: { area: 'Pin' }, geometry: { type: 'Point', coordinates: [0, 0] } },
    ],
  });
  write(
    'clubs.csv',
    'name,address,postcode,when\nBowls Club,"Park Pavilion, Green Lane",M33 4ND,"Mondays, 2pm-4pm"\nTown Club,Sale,M33 4NE,"Fridays, 2pm-4pm"\n,,,\nNowhere,,,\n',
  );
  write('postcodes.csv', 'postcode,lon,lat\nM33 4ND,-2.4,53.4\nM33 4NE,-2.2,53.4\n');
  write('clubs.json', mapping);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('npm run import', () => {
  test('says how it is used', () => {
    const { status, stdout } = run('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('--dry-run');
  });

  test.each([
    [
      'a file that is not there',
      ['nothing.csv', '--as', 'csv', '--map', 'clubs.json', '--content', 'content'],
      'There is no file',
    ],
    ['no kind of file', ['clubs.csv'], 'Say what the file is'],
    ['no mapping', ['clubs.csv', '--as', 'csv'], 'Give a mapping with --map'],
    ['an option that does not exist', ['--maps'], "Unknown option '--maps'"],
    [
      'a mapping that is no JSON',
      ['clubs.csv', '--as', 'csv', '--map', 'clubs.csv', '--content', 'content'],
      'is not JSON',
    ],
    [
      'a day that is none',
      ['clubs.csv', '--as', 'csv', '--map', 'clubs.json', '--today', 'soon'],
      'Write the day as',
    ],
  ])('given %s, ends with 2 and says what to do', (_, given, words) => {
    const { status, stderr } = run(...given);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
  });

  test('refuses content that has errors, names them, and writes nothing', () => {
    const before = snapshot(content);
    const { status, stderr } = run('clubs.csv', '--as', 'csv', '--map', 'clubs.json', '--content', 'content');
    expect(status).toBe(1);
    expect(stderr).toContain('taxonomy/neighbourhoods.json');
    expect(snapshot(content)).toEqual(before);
  });

  test('makes neighbourhoods out of areas, and the second time changes nothing', () => {
    const given = [
      'areas.geojson',
      '--as',
      'neighbourhoods',
      '--name-property',
      'area',
      '--title',
      'Sale {area}',
      '--content',
      'content',
    ];
    const { stdout } = run(...given);
    expect(stdout).toContain('3 areas: 2 added, 0 unchanged, 0 differing, 1 refused');
    const taxonomy = readFileSync(join(content, 'taxonomy/neighbourhoods.json'), 'utf8');
    expect(JSON.parse(taxonomy)).toEqual({
      neighbourhoods: [
        { slug: 'sale-west', title: 'Sale West' },
        { slug: 'sale-east', title: 'Sale East' },
      ],
    });
    const before = snapshot(content);
    expect(run(...given).stdout).toContain('2 unchanged');
    expect(snapshot(content)).toEqual(before);
  });

  test('writes nothing on a dry run, but tells and reports what it would do', () => {
    const before = snapshot(content);
    const { status, stdout } = run(...clubs, '--dry-run', '--report', 'report.json');
    expect(status).toBe(0);
    expect(stdout).toContain('3 rows: 2 added (with 1 venues), 0 unchanged, 0 differing, 1 refused');
    expect(stdout).toContain('A dry run: 3 files would be written');
    expect(snapshot(content)).toEqual(before);
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as { written: string[] };
    expect(report.written).toEqual([
      'assets/bowls-club.md',
      'assets/town-club.md',
      'venues/park-pavilion.json',
    ]);
  });

  test('writes entries that are valid as they stand, in the neighbourhood of their postcode', () => {
    const given = [...clubs, '--today', '2026-11-22'];
    expect(run(...given).status).toBe(0);
    expect(readFileSync(join(content, 'assets/bowls-club.md'), 'utf8')).toBe(
      [
        '---',
        'title: Bowls Club',
        'kind: group',
        'themes: [get-moving]',
        'where:',
        '  - venue: park-pavilion',
        'sessions:',
        '  - repeats: weekly',
        '    on: [mon]',
        '    from: "14:00"',
        '    to: "16:00"',
        'added:',
        '  on: 2026-11-22',
        '  from: import',
        '  ref: List of clubs',
        'external:',
        '  - system: clubs',
        '    id: Bowls Club, M33 4ND',
        '---',
        '',
      ].join('\n'),
    );
    const { directory } = readDirectory(content, '2026-11-22' as IsoDay);
    expect(
      directory?.assets.map(({ slug, neighbourhoods }) => [slug, neighbourhoods.map((area) => area.slug)]),
    ).toEqual([
      ['bowls-club', ['sale-west']],
      ['town-club', ['sale-east']],
    ]);

    const before = snapshot(content);
    expect(run(...given).stdout).toContain('Nothing to write');
    expect(snapshot(content)).toEqual(before);
  });

  test('writes nothing at all when the entries would break the directory', () => {
    write('odd.json', {
      ...mapping,
      source: { system: 'odd', title: 'Odd' },
      set: { ...mapping.set, themes: ['unheard-of'] },
    });
    write('odd.csv', 'name,address,postcode,when\nChess,"Oak House, Elm Road",M33 4ND,"Mondays, 2pm-4pm"\n');
    const before = snapshot(content);
    const { status, stderr } = run('odd.csv', '--as', 'csv', '--map', 'odd.json', '--content', 'content');
    expect(status).toBe(1);
    expect(stderr).toContain('There is no theme called "unheard-of"');
    expect(snapshot(content)).toEqual(before);
  });

  test('prints a mapping and nothing else when asked to suggest one, so that it can go into a file', () => {
    const { status, stdout, stderr } = run('clubs.csv', '--as', 'csv', '--suggest');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      columns: { name: 'title', address: 'address', postcode: 'postcode' },
    });
    expect(stderr).toContain('"name": title');
  });
});

describe('files written together', () => {
  test('are all there or none is: when one cannot be written, what was there before stays', () => {
    const target = join(folder, 'target');
    mkdirSync(join(target, 'venues'), { recursive: true });
    writeFileSync(join(target, 'site.json'), 'old');
    // A folder stands where a file should go, so the last rename fails.
    mkdirSync(join(target, 'venues', 'hall.json'));
    const files = new Map([
      ['site.json', 'new'],
      ['assets/tea.md', 'tea'],
      ['venues/hall.json', 'hall'],
    ]);
    expect(() => {
      writeAll(target, files);
    }).toThrow();
    expect(readFileSync(join(target, 'site.json'), 'utf8')).toBe('old');
    expect(existsSync(join(target, 'assets/tea.md'))).toBe(false);
    expect(readdirSync(join(target, 'venues'))).toEqual(['hall.json']);
    expect(readdirSync(join(target, 'assets'))).toEqual([]);
  });

  test('leave no waiting file behind when a folder may not be written', () => {
    const target = join(folder, 'kept');
    mkdirSync(join(target, 'assets'), { recursive: true });
    writeFileSync(join(target, 'assets', 'venues'), '');
    const files = new Map([
      ['assets/tea.md', 'tea'],
      ['assets/venues/hall.json', 'hall'],
    ]);
    expect(() => {
      writeAll(target, files);
    }).toThrow();
    expect(readdirSync(join(target, 'assets'))).toEqual(['venues']);
  });
});
