import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeTown, type Town } from '../reader/town.ts';

vi.setConfig({ testTimeout: 60_000 });

const command = fileURLToPath(new URL('../../scripts/postcodes.ts', import.meta.url));

let town: Town;
beforeEach(() => {
  town = makeTown();
  writeFileSync(table, `${rows.join('\n')}\n`);
});
afterEach(() => {
  town.clear();
});

/** Postcodes in the tiny town, near it and far from it, and a row that is none. */
const rows = [
  'postcode,lat,lon',
  'DB1 2LN,54.72479,2.74011',
  'DB1 3AG,54.72065,2.74586',
  'DB1 3AG,54.72065,2.74586',
  'DB9 1AA,54.785,2.75',
  'DB9 9AA,54.9,2.75',
  'hello,54.7,2.7',
];
const folder = mkdtempSync(join(tmpdir(), 'postcodes-'));
const table = join(folder, 'db.csv');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function postcodes(...words: string[]): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, [command, ...words], {
    cwd: town.folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], TODAY: '2026-11-22' },
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

function written(): string {
  return readFileSync(town.pathOf('map/postcodes.json'), 'utf8');
}

describe('npm run postcodes', () => {
  it('keeps the area and 5 km round it, and says in plain words what it did', () => {
    const { code, out } = postcodes('build', table, '--content', town.folder);
    expect(out.split('\n').slice(0, 4)).toEqual([
      'Read 6 postcodes.',
      'Kept 3 postcodes: the area of Tinyport and 5 km round it.',
      'Left out 1 postcode outside it.',
      'Left out 1 postcode that had been read before.',
    ]);
    expect(out).toMatch(/Refused 1 row:\n {2}.*, line 7: "hello" is not a postcode\./);
    expect(out).toMatch(/Wrote map\/postcodes\.json: 3 sectors, 1 kB\.\n$/);
    expect(code).toBe(1);
  });

  it('ends well where every row can be read, and gives the credit that the licence asks for', () => {
    writeFileSync(table, `${rows.slice(0, -1).join('\n')}\n`);
    expect(postcodes('build', table, '--content', town.folder).code).toBe(0);
    expect(written()).toContain('Contains OS data © Crown copyright and database right 2026.');
  });

  it('writes the same bytes twice, and leaves nothing else behind', () => {
    postcodes('build', table, '--content', town.folder);
    const first = written();
    postcodes('build', table, '--content', town.folder);
    expect(written()).toBe(first);
    expect(readdirSync(town.pathOf('map'))).toContain('postcodes.json');
    expect(readdirSync(town.pathOf('map')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('keeps what is further away when asked', () => {
    expect(postcodes('build', table, '--content', town.folder, '--km', '20').out).toContain(
      'Kept 4 postcodes: the area of Tinyport and 20 km round it.',
    );
  });

  it('writes nothing where no postcode is near, and asks whether it is the right table', () => {
    writeFileSync(table, 'postcode,lat,lon\nSO16 0AS,50.9,-1.4\n');
    const { code, out } = postcodes('build', table, '--content', town.folder);
    expect(out).toContain('Nothing was written. Is this the table of the right postcode area?');
    expect(code).toBe(1);
    expect(existsSync(town.pathOf('map/postcodes.json'))).toBe(false);
  });

  it.each([
    [[], 'Write "build" first'],
    [['build'], 'Name at least one file'],
    [['build', 'nowhere.csv'], 'There is no file'],
    [['build', table, '--km', 'five'], '--km is "five". Write a number up to 100, like 5.'],
    [['build', table, '--content', '/nowhere'], 'The area is not known.'],
  ])('after %j says how to use it', (words, said) => {
    const { code, err } = postcodes(...words);
    expect(err).toContain(said);
    expect(code).toBe(2);
  });

  it('shows its help', () => {
    const { code, out } = postcodes('--help');
    expect(code).toBe(0);
    expect(out).toContain('Code-Point Open');
  });
});
