import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../scripts/environment.ts';
import { allHostileStrings } from './hostile/own-strings.ts';

const read = (path: string) => readFileSync(join(projectFolder, path), 'utf8');
const page = read('.github/SECURITY.md');
const rows = page
  .split('\n')
  .filter((line) => /^\| +(?:\d+|also) +\|/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  .map(([number = '', threat = '', defence = '', figure = '', shownBy = '']) => {
    const claims = shownBy.split('<br>').flatMap((claim) => {
      const file = /^`([^`]+)`: /.exec(claim)?.[1];
      const tests = [...claim.matchAll(/“([^”]+)”/g)].map(([, name]) => name!);
      return file === undefined ? [] : [{ file, tests }];
    });
    return { number, threat, defence, figure, shownBy, claims };
  });

describe('the table of SECURITY.md', () => {
  it('has a row for each of the 25 threats and one for what else is promised, each with a defence and a figure', () => {
    const numbers = [...Array.from({ length: 25 }, (_, index) => String(index + 1)), 'also'];
    expect(rows.map(({ number }) => number)).toEqual(numbers);
    expect(rows.filter(({ threat, defence, figure }) => [threat, defence, figure].includes(''))).toEqual([]);
  });

  it('names files and tests that are there', () => {
    const wrong = rows.flatMap(({ claims }) =>
      claims.flatMap(({ file, tests }) => {
        if (!existsSync(join(projectFolder, file))) return [`${file} is not there`];
        if (tests.length === 0) return [`${file}: no test is named`];
        const text = read(file).replaceAll("\\'", "'");
        return tests.filter((name) => !text.includes(name)).map((name) => `${file}: no test “${name}”`);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('says so where a row is not shown by a test that is named', () => {
    const silent = rows.filter(({ claims }) => claims.length === 0);
    expect(silent.map(({ number, shownBy }) => `${number} ${shownBy}`)).toEqual([
      '17 not shown here',
      '25 `npm run test:mutation`',
    ]);
  });

  it('names commands of the project', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const commands = [...page.matchAll(/npm run ([a-z:-]+)/g)].map(([, name]) => name!);
    expect(commands.length).toBeGreaterThan(3);
    expect(commands.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('counts right what can be counted', () => {
    expect(page).toContain(`our own ${allHostileStrings.length} hostile texts`);
    const pairs = readdirSync(join(projectFolder, 'tests/fixtures/broken')).length;
    expect(page).toContain(`${pairs} pairs of broken and mended files: ${pairs} told`);
  });

  it('leads to pages that are there', () => {
    const links = [...page.matchAll(/\]\(([A-Z]+\.md)\)/g)].map(([, file]) => file!);
    expect(links.filter((file) => !existsSync(join(projectFolder, '.github', file)))).toEqual([]);
    expect(links).toContain('REMOVAL.md');
  });
});
