import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readDirectory } from '../../../src/reader/read-directory.ts';
import { makeTown, tinyTown, type Town } from '../../reader/town.ts';

// Many cases in one test; a busy computer needs its time for them.
vi.setConfig({ testTimeout: 60_000 });

const entry =
  '---\ntitle: Trap\nkind: group\nthemes: [get-moving]\nwhere: [{venue: net-loft}]\nwhenInWords: Often\n---\n';

/** Names of files that must not become pages, each with what is said of it. */
const badNames: readonly [file: string, rule: string][] = [
  ['assets/Trap.md', 'file-name'],
  ['assets/TRAP.md', 'file-name'],
  ['assets/Slow-Miles.md', 'file-name'],
  ['assets/trap.MD', 'file-name'],
  ['assets/trap.markdown', 'file-name'],
  ['assets/trap.md.md', 'file-name'],
  ['assets/trap.md~', 'file-name'],
  ['assets/trap.json', 'file-name'],
  ['assets/trap', 'file-name'],
  ['assets/a trap.md', 'file-name'],
  ['assets/ trap.md', 'file-name'],
  ['assets/trap .md', 'file-name'],
  ['assets/-trap.md', 'file-name'],
  ['assets/trap-.md', 'file-name'],
  ['assets/a--trap.md', 'file-name'],
  ['assets/a_trap.md', 'file-name'],
  ['assets/a.trap.md', 'file-name'],
  ['assets/träp.md', 'file-name'],
  ['assets/tra\u0301p.md', 'file-name'],
  ['assets/тrap.md', 'file-name'],
  ['assets/trap\u200b.md', 'file-name'],
  ['assets/trap\u202edm.md', 'file-name'],
  ['assets/trap\n.md', 'file-name'],
  ['assets/trap\u001b[31m.md', 'file-name'],
  ['assets/trap%2e%2e.md', 'file-name'],
  ['assets/trap?x=1.md', 'file-name'],
  ['assets/trap#x.md', 'file-name'],
  ['assets/trap\\x.md', 'file-name'],
  ['assets/<script>.md', 'file-name'],
  ['assets/12.md', 'file-name'],
  ['assets/con.md', 'file-name'],
  ['assets/index.md', 'file-name'],
  ['assets/admin.md', 'file-name'],
  ['assets/constructor.md', 'file-name'],
  ['assets/__proto__.md', 'file-name'],
  [`assets/${'a'.repeat(81)}.md`, 'file-name'],
  ['assets/trap.mdx', 'code-in-content'],
  ['assets/trap.ts', 'code-in-content'],
  ['assets/trap.astro', 'code-in-content'],
  ['assets/trap.js', 'code-in-content'],
  ['pages/trap.ts', 'code-in-content'],
  ['pages/trap.md', 'file-name'],
  ['venues/trap.md', 'file-name'],
  ['venues/trap.mdx', 'code-in-content'],
  ['photos/trap.svg', 'code-in-content'],
  ['photos/trap.gif', 'file-name'],
  ['astro.config.mjs', 'code-in-content'],
  ['trap.md', 'unknown-file'],
  ['Site.json', 'unknown-file'],
  ['taxonomy/trap.json', 'unknown-file'],
  ['map/trap.geojson', 'unknown-file'],
  ['assets/inner/trap.md', 'unknown-folder'],
  ['taxonomy/inner/trap.json', 'unknown-folder'],
  ['trap/trap.md', 'unknown-folder'],
  ['Assets/trap.md', 'unknown-folder'],
  ['node_modules/trap/index.js', 'unknown-folder'],
];

let town: Town;
let outside: string;
beforeEach(() => {
  town = makeTown();
  outside = mkdtempSync(join(tmpdir(), 'outside-'));
  writeFileSync(join(outside, 'secret.md'), entry.replace('Trap', 'A secret'));
});
afterEach(() => {
  town.clear();
  rmSync(outside, { recursive: true });
});

const rules = () => readDirectory(town.folder).problems.map(({ rule, file }) => `${rule} ${file}`);

describe('names that no file of the directory may have', () => {
  it.each(badNames)('%j is refused by name', (file, rule) => {
    town.write(file, entry);
    const { directory, problems } = readDirectory(town.folder);
    expect(directory).toBeUndefined();
    expect(problems.map((problem) => problem.rule)).toEqual([rule]);
    expect(problems[0]?.file).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(problems[0]?.fix).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('are all told at once, and not one of them is read', () => {
    for (const [file] of badNames) town.write(file, entry);
    const { files, problems } = readDirectory(town.folder);
    expect(files).toEqual(readDirectory(tinyTown).files);
    expect(problems.length).toBeGreaterThanOrEqual(50);
  });

  it('say when the better name is already there', () => {
    town.write('assets/Slow-Miles.md', entry);
    expect(readDirectory(town.folder).problems.map(({ fix }) => fix)).toEqual([
      'There is "slow-miles.md" beside it: put the two together in that file, and take this one out.',
    ]);
  });
});

describe('links to other places', () => {
  it('are refused when they lead to a file outside, and its words are not read', () => {
    symlinkSync(join(outside, 'secret.md'), town.pathOf('assets/trap.md'));
    const reading = readDirectory(town.folder);
    expect(reading.problems.map(({ rule, file }) => `${rule} ${file}`)).toEqual(['symlink assets/trap.md']);
    expect(JSON.stringify(reading)).not.toContain('A secret');
  });

  it('are refused when they lead to a file inside, to a folder, or nowhere', () => {
    symlinkSync(town.pathOf('assets/slow-miles.md'), town.pathOf('assets/trap-1.md'));
    symlinkSync(outside, town.pathOf('assets/trap-2'));
    symlinkSync(join(outside, 'nothing'), town.pathOf('assets/trap-3.md'));
    symlinkSync(outside, town.pathOf('more'));
    expect(rules()).toEqual([
      'symlink assets/trap-1.md',
      'symlink assets/trap-2',
      'symlink assets/trap-3.md',
      'symlink more',
    ]);
  });

  it('are refused in place of a folder of the directory, or of a file that must be there', () => {
    renameSync(town.pathOf('gaps'), join(outside, 'gaps'));
    symlinkSync(join(outside, 'gaps'), town.pathOf('gaps'));
    renameSync(town.pathOf('calendar.json'), join(outside, 'calendar.json'));
    symlinkSync(join(outside, 'calendar.json'), town.pathOf('calendar.json'));
    expect(rules()).toEqual(['symlink calendar.json', 'symlink gaps']);
  });

  it('may lead to the content folder itself, which whoever runs the program chose', () => {
    const link = join(outside, 'content');
    symlinkSync(town.folder, link);
    expect(readDirectory(link).problems).toEqual([]);
  });
});

describe('what is no file at all', () => {
  it('is refused: a folder named like an entry', () => {
    mkdirSync(town.pathOf('assets/trap.md'));
    expect(rules()).toEqual(['unknown-folder assets/trap.md']);
  });

  it('is refused: a socket, which a reader could wait on for ever', async () => {
    const server = createServer();
    await once(server.listen(town.pathOf('assets/trap.md')), 'listening');
    try {
      expect(rules()).toEqual(['unknown-file assets/trap.md']);
    } finally {
      server.close();
    }
  });
});
