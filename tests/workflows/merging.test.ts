import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { townInGit, type TownInGit } from './town-in-git.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Two people, and so many entries each. */
const editsEach = 25;

let town: TownInGit;
beforeAll(() => {
  town = townInGit();
  const entry = readFileSync(town.pathOf('content/assets/slow-miles.md'), 'utf8').replace(
    /^number: .*\n/m,
    '',
  );
  for (let copy = 1; copy <= 2 * editsEach; copy += 1)
    town.write(fileOf(copy), entry.replace('title: Slow Miles', `title: Walk ${copy}`));
  town.git('add', '--all');
  town.git('commit', '--quiet', '--message', 'Fifty walks');
});
afterAll(() => {
  town.clear();
});

function fileOf(copy: number): string {
  return `content/assets/walk-${copy}.md`;
}

/** Changes the phone of entries, one commit each, on a branch of its own. */
function editEntries(branch: string, copies: readonly number[], last: string): void {
  town.git('switch', '--quiet', '--force-create', branch, 'main');
  for (const copy of copies) {
    const text = readFileSync(town.pathOf(fileOf(copy)), 'utf8');
    town.write(fileOf(copy), text.replace(/"01632 960\d{3}"/, `"01632 9600${last}"`));
    town.git('commit', '--quiet', '--all', '--message', `Walk ${copy}`);
  }
}

const numbers = (first: number) => Array.from({ length: editsEach }, (_, index) => first + index);

it('fifty edits of two people to different entries come together, all fifty, and the site can be built', () => {
  editEntries('one', numbers(1), '11');
  editEntries('other', numbers(1 + editsEach), '22');
  town.git('switch', '--quiet', '--force-create', 'both', 'main');
  town.git('merge', '--quiet', '--no-edit', 'one');
  town.git('merge', '--quiet', '--no-edit', 'other');
  const phones = numbers(1)
    .concat(numbers(1 + editsEach))
    .map((copy) => /"01632 9600\d\d"/.exec(readFileSync(town.pathOf(fileOf(copy)), 'utf8'))?.[0]);
  expect(phones.filter((phone) => phone === '"01632 960011"')).toHaveLength(editsEach);
  expect(phones.filter((phone) => phone === '"01632 960022"')).toHaveLength(editsEach);
  const { problems } = readDirectory(town.content, parseDay('2026-11-22'));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});

it('two edits of the same line stop the merge, name the file, keep both and cannot be built by mistake', () => {
  editEntries('mine', [7], '33');
  editEntries('yours', [7], '44');
  expect(() => town.git('merge', '--quiet', '--no-edit', 'mine')).toThrow();
  expect(town.git('diff', '--name-only', '--diff-filter=U').trim()).toBe(fileOf(7));
  const text = readFileSync(town.pathOf(fileOf(7)), 'utf8');
  expect(text).toContain('"01632 960033"');
  expect(text).toContain('"01632 960044"');
  const { directory, problems } = readDirectory(town.content, parseDay('2026-11-22'));
  expect(directory).toBeUndefined();
  expect(problems.map(({ file }) => file)).toContain('assets/walk-7.md');
  town.git('merge', '--abort');
});
