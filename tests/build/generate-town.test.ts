import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateTown } from '../../scripts/bench/generate-town.ts';
import { filesIn } from '../../scripts/build/built-site.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hereabouts-town-'));
  generateTown(join(folder, 'town'), { entries: 200 });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function textsOf(town: string): string[] {
  return filesIn(join(folder, town)).map(
    (file) => `${file}\n${readFileSync(join(folder, town, file), 'utf8')}`,
  );
}

test('a made-up town has as many entries as were asked for, and no errors', () => {
  const { directory, problems } = readDirectory(join(folder, 'town'));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(directory?.assets).toHaveLength(200);
  expect(directory?.venues).toHaveLength(25);
});

test('it speaks with the vocabulary of a real town, not the same few words', () => {
  const words =
    textsOf('town')
      .join(' ')
      .toLowerCase()
      .match(/[a-z]{3,}/g) ?? [];
  expect(new Set(words).size).toBeGreaterThan(1200);
});

test('every way an entry can stand is in it', () => {
  const { directory } = readDirectory(join(folder, 'town'));
  const ways = new Set(directory?.assets.map(({ data }) => data.status?.is ?? 'active'));
  expect([...ways].sort()).toEqual(['active', 'closed', 'paused', 'seasonal', 'unlisted']);
});

test('the same seed makes the same town, another seed another', () => {
  generateTown(join(folder, 'again'), { entries: 200 });
  generateTown(join(folder, 'other'), { entries: 200, seed: 2 });
  expect(textsOf('again')).toEqual(textsOf('town'));
  expect(readdirSync(join(folder, 'other/assets'))).not.toEqual(readdirSync(join(folder, 'town/assets')));
});
