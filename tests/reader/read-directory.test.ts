import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { makeTown, tinyTown, type Town } from './town.ts';

let town: Town;
beforeEach(() => {
  town = makeTown();
});
afterEach(() => {
  town.clear();
});

function change(file: string, from: string, to: string): void {
  const text = readFileSync(town.pathOf(file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(town.pathOf(file), text.replace(from, to));
}

function messages(): string[] {
  return readDirectory(town.folder).problems.map(({ file, line, found }) => `${file}:${line ?? ''} ${found}`);
}

describe('a good content folder', () => {
  it('gives a directory in which entries are linked both ways, and no problems', () => {
    const { directory, problems, files } = readDirectory(tinyTown);
    expect(problems).toEqual([]);
    expect(files).toHaveLength(19);
    expect(directory?.assets.map(({ slug }) => slug)).toEqual(['pot-luck', 'slow-miles']);
    expect(directory?.venueBySlug.get('net-loft')?.assets.map(({ slug }) => slug)).toEqual([
      'pot-luck',
      'slow-miles',
    ]);
    expect(directory?.assetBySlug.get('slow-miles')?.ties.map(({ other }) => other.slug)).toEqual([
      'pot-luck',
    ]);
  });

  it('is read the same in whichever folder the program was started', () => {
    const before = process.cwd();
    try {
      process.chdir('/');
      expect(readDirectory(tinyTown).problems).toEqual([]);
    } finally {
      process.chdir(before);
    }
  });

  it('is checked for the day given, else for the fixed day of the town', () => {
    expect(readDirectory(tinyTown).today).toBe('2026-11-22');
    const later = readDirectory(tinyTown, parseDay('2029-01-01'));
    expect(later.today).toBe('2029-01-01');
    expect(later.problems.map(({ rule }) => rule)).toContain('review-lapsed');
    expect(later.directory).toBeDefined();
  });

  it('may have line ends and a first mark as Windows writes them', () => {
    const text = readFileSync(town.pathOf('assets/slow-miles.md'), 'utf8');
    town.write('assets/slow-miles.md', `\uFEFF${text.replaceAll('\n', '\r\n')}`);
    const { directory, problems } = readDirectory(town.folder);
    expect(problems).toEqual([]);
    expect(directory?.assetBySlug.get('slow-miles')?.data).toEqual(
      readDirectory(tinyTown).directory?.assetBySlug.get('slow-miles')?.data,
    );
  });

  it('may hold blanks where nobody filled a field in', () => {
    change(
      'assets/slow-miles.md',
      'cost:\n',
      'hook: ""\nlinks: []\ngive:\nphoto: {file: "", alt: ""}\ncost:\n',
    );
    const { directory, problems } = readDirectory(town.folder);
    expect(problems).toEqual([]);
    expect(Object.keys(directory?.assetBySlug.get('slow-miles')?.data ?? {})).not.toContain('photo');
  });

  it('may hold what computers leave behind', () => {
    town.write('.DS_Store', 'x');
    town.write('assets/.DS_Store', 'x');
    town.write('photos/Thumbs.db', 'x');
    town.write('.git/config', 'x');
    town.write('README.md', 'About this folder');
    expect(messages()).toEqual([]);
  });
});

describe('a folder with faults', () => {
  it('has all of them told at once, by file and line, and gives no directory', () => {
    change('assets/pot-luck.md', 'kind: activity', 'kind: actvity');
    change('assets/slow-miles.md', 'themes: [get-moving]', 'themes: [moving]');
    change('venues/net-loft.json', '"DB1 2LN"', '"DB1"');
    const { directory, problems } = readDirectory(town.folder);
    expect(directory).toBeUndefined();
    expect(problems.map(({ file, line, field }) => `${file}:${line} ${field}`)).toEqual([
      'assets/pot-luck.md:4 kind',
      'assets/slow-miles.md:7 themes.1',
      'venues/net-loft.json:6 postcode',
    ]);
  });

  it('does not have links to a broken entry told again', () => {
    change('assets/slow-miles.md', 'title: Slow Miles', 'title: "Slow Miles');
    expect(messages()).toEqual([
      'assets/slow-miles.md:2 A double quote (") opens in "title: "Slow Miles" and does not close.',
    ]);
  });

  it('does not have every theme called missing when the list of themes is broken', () => {
    change('taxonomy/themes.json', '"clay"', '"claay"');
    expect(messages()).toEqual(['taxonomy/themes.json:7 colour is "claay".']);
  });

  it('still has links followed when site.json is broken', () => {
    change('site.json', '"name": "Tinyport"', '"nmae": "Tinyport"');
    change('assets/pot-luck.md', 'to: slow-miles', 'to: slow-mile');
    expect(messages()).toEqual([
      'assets/pot-luck.md:20 There is no entry called "slow-mile" in assets.',
      'site.json:1 name is missing.',
      'site.json:3 There is no field called "nmae" here.',
    ]);
  });

  it.each([
    'site.json',
    'calendar.json',
    'taxonomy/themes.json',
    'taxonomy/neighbourhoods.json',
    'taxonomy/target-groups.json',
    'taxonomy/access-facts.json',
  ])('is told that %s is missing, with an example that works', (file) => {
    rmSync(town.pathOf(file));
    const { problems } = readDirectory(town.folder);
    const missing = problems.filter((problem) => problem.file === file);
    expect(missing.map(({ rule }) => rule)).toEqual(['missing-file']);

    const example = /The smallest that will do: (.*)$/.exec(missing[0]?.fix ?? '')?.[1] ?? '';
    town.write(file, example);
    const after = readDirectory(town.folder).problems;
    expect(after.filter((problem) => problem.file === file && problem.severity === 'error')).toEqual([]);
  });

  it('says so when there is no folder at all', () => {
    const { directory, problems } = readDirectory(town.pathOf('nowhere'));
    expect(directory).toBeUndefined();
    expect(problems.map(({ found }) => found)).toEqual(['There is no content folder at this place.']);
  });

  it('names a file that is too large', () => {
    town.write('assets/long-read.md', `---\ntitle: Long Read\n---\n${'word '.repeat(14_000)}`);
    expect(messages()).toEqual(['assets/long-read.md: The file has 69 kB; the most is 64 kB.']);
  });

  it('tells every missing field of an empty entry by itself', () => {
    town.write('assets/empty.md', '---\n---\n');
    expect(messages()).toEqual([
      'assets/empty.md:1 kind is missing.',
      'assets/empty.md:1 themes is missing.',
      'assets/empty.md:1 title is missing.',
      'assets/empty.md:1 where is missing.',
    ]);
  });
});
