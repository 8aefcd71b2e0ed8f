import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readDirectory } from '../../../src/reader/read-directory.ts';
import { makeTown, type Town } from '../../reader/town.ts';
import { mostWork, readInLittleRoom, warmUp } from './little-room.ts';
import { entryWith, jsonTricks, tricks } from './traps.ts';

// Many cases in one test; a busy computer needs its time for them.
vi.setConfig({ testTimeout: 60_000 });

const names = Object.keys(tricks);

describe('tricks of YAML', () => {
  let town: Town;
  beforeAll(() => {
    town = makeTown();
    for (const [index, name] of names.entries()) {
      town.write(`assets/trap-${index + 1}.md`, entryWith(tricks[name]?.yaml ?? ''));
    }
  });
  afterAll(() => {
    town.clear();
  });

  it(`are refused by name, all ${names.length} of them, and the entries beside them are still read`, () => {
    const { directory, problems } = readDirectory(town.folder);
    expect(directory).toBeUndefined();
    const refused = names.map((name, index) => {
      const own = problems.filter(
        ({ file, severity }) => file === `assets/trap-${index + 1}.md` && severity === 'error',
      );
      return [name, own.some(({ rule, line }) => rule === tricks[name]?.rule && line !== undefined)];
    });
    expect(refused.filter(([, isRefused]) => !isRefused)).toEqual([]);
    expect(problems.filter(({ file }) => file === 'assets/slow-miles.md')).toEqual([]);
  });

  it('leave every object of the program as it was', () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    readDirectory(town.folder);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('in JSON are refused as well', () => {
    for (const [name, { json }] of Object.entries(jsonTricks)) town.write(`venues/${name}.json`, json);
    const told = readDirectory(town.folder)
      .problems.filter(({ file }) => file.startsWith('venues/trap'))
      .map(({ file, rule }) => [file, rule]);
    const asWanted = Object.entries(jsonTricks).map(([name, { rule }]) => [`venues/${name}.json`, rule]);
    expect(told.sort()).toEqual(asWanted.sort());
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('reading a trap', () => {
  let town: Town;
  beforeAll(() => {
    town = makeTown();
  });
  afterAll(() => {
    town.clear();
  });

  it('takes no more than 64 MB with the program itself, and little more work than an honest entry', async () => {
    const traps = [
      ...names.map((name) => ({
        name,
        file: 'assets/trap.md',
        content: entryWith(tricks[name]?.yaml ?? ''),
      })),
      ...Object.entries(jsonTricks).map(([name, { json }]) => ({
        name,
        file: 'venues/trap.json',
        content: json,
      })),
    ];
    const { readings, ranOutAt } = await readInLittleRoom(town.folder, [...warmUp, ...traps], 64);
    expect(ranOutAt).toBeUndefined();
    const [honest, ...others] = readings.slice(warmUp.length - 1);
    expect(others).toHaveLength(traps.length);
    expect(others.filter(({ rules }) => rules.length === 0)).toEqual([]);
    expect(others.filter(({ work }) => work > mostWork * (honest?.work ?? 0))).toEqual([]);
  });

  it('would be told, did it grow in memory', async () => {
    const greedy = {
      name: 'greedy',
      file: 'map/postcodes.json',
      content: `[${'[1],'.repeat(1_000_000)}[1]]`,
    };
    town.write('map/README', 'The folder is here.');
    expect(await readInLittleRoom(town.folder, [...warmUp, greedy], 64)).toMatchObject({
      ranOutAt: 'greedy',
    });
  });
});
