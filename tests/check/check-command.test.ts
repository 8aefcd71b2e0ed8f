import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeTown, tinyTown, type Town } from '../reader/town.ts';

// Many cases in one test; a busy computer needs its time for them.
vi.setConfig({ testTimeout: 60_000 });

const command = fileURLToPath(new URL('../../scripts/check.ts', import.meta.url));

let town: Town;
beforeEach(() => {
  town = makeTown();
});
afterEach(() => {
  town.clear();
});

function check(
  words: string[] = [],
  variables: Record<string, string> = {},
): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, [command, ...words], {
    cwd: town.folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], CONTENT_DIR: town.folder, ...variables },
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

function git(...words: string[]): void {
  const settings = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.org',
    '-c',
    'init.defaultBranch=main',
  ];
  execFileSync('git', [...settings, ...words], { cwd: town.folder, stdio: 'ignore' });
}

function breakFile(file: string, from: string, to: string): void {
  town.write(file, readFileSync(town.pathOf(file), 'utf8').replace(from, to));
}

describe('npm run check', () => {
  it('tells five warnings of one kind and counts the rest, until it is asked for all', () => {
    const entry = readFileSync(town.pathOf('assets/slow-miles.md'), 'utf8').replace(/^number: .*\n/m, '');
    for (let copy = 1; copy <= 8; copy += 1) {
      town.write(`assets/walk-${copy}.md`, entry.replace('title: Slow Miles', `title: Walk ${copy}`));
    }
    const short = check();
    expect(short.code).toBe(0);
    expect(short.out.match(/has no number/g)).toHaveLength(6);
    expect(short.out).toContain('Warning: 3 more warnings like this one: "Walk 1" has no number');
    expect(short.out).toContain('8 warnings in');
    expect(check(['--all']).out.match(/has no number/g)).toHaveLength(8);
  });

  it('says that good content is good', () => {
    expect(check()).toEqual({
      code: 0,
      out: 'No errors and no warnings in 19 files. The site can be built.\n',
      err: '',
    });
  });

  it('tells a volunteer where each fault is, what was found and how to mend it', () => {
    breakFile('assets/slow-miles.md', '"01632 960112"', '01632960112');
    breakFile('assets/pot-luck.md', 'number: 12\n', '');
    const { code, out, err } = check();
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toMatchInlineSnapshot(`
      "Warning: assets/pot-luck.md, line 2
        Found: "Pot Luck" has no number, so it has no short address.
        To mend it: Run "npm run check -- --fix": it gives the next free number.

      Error: assets/slow-miles.md, line 22, contacts.1.phone
        Found: phone is 01632960112 without quotes, which is read as the number 1632960112.
        To mend it: Put quotes round the phone number and its first 0 back: "01632 960112".

      1 error and 1 warning in 19 files. Errors must be mended before the site can be built.
      "
    `);
  });

  it('lets warnings pass', () => {
    breakFile('assets/pot-luck.md', 'number: 12\n', '');
    const { code, out } = check();
    expect(code).toBe(0);
    expect(out).toContain('1 warning in 19 files. The site can be built.');
  });

  it.each([['--json'], ['--format', 'json'], ['--format=json']])('prints only JSON with %s', (...words) => {
    breakFile('assets/slow-miles.md', 'kind: group', 'kind: grop');
    const { code, out, err } = check(words);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out)).toEqual({
      problems: [
        {
          severity: 'error',
          rule: 'wrong-value',
          file: 'assets/slow-miles.md',
          line: 4,
          field: 'kind',
          found: 'kind is "grop".',
          fix: 'Write group, network, place, activity, service, business, resource or online. Did you mean "group"?',
        },
      ],
    });
  });

  it('prints an empty list as JSON for good content', () => {
    expect(check(['--json']).out).toBe('{"problems":[]}\n');
  });

  it('marks lines of a pull request for GitHub, whatever stands in the file', () => {
    breakFile('assets/slow-miles.md', 'kind: group', 'kind: "50%\\n::error::x"');
    const { code, out } = check(['--format', 'github']);
    expect(code).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "::error file=assets/slow-miles.md,line=4,title=kind::Found: kind is "50%25{U+000A}::error::x". To mend it: Write group, network, place, activity, service, business, resource or online.
      "
    `);
    expect(out.trim().split('\n')).toHaveLength(1);
  });

  it('can be asked for a day', () => {
    const { code, out } = check([], { TODAY: '2029-01-01' });
    expect(code).toBe(0);
    expect(out).toContain('"Slow Miles" was last checked on 14 November 2026.');
  });

  it('mends what it can, says what it did, and has nothing to do the second time', () => {
    breakFile('assets/slow-miles.md', '"01632 960112"', '01632960112');
    const first = check(['--fix']);
    expect(first.code).toBe(0);
    expect(first.out).toContain('assets/slow-miles.md: wrote phone: "01632 960 112" for 01632960112.');
    expect(check(['--fix']).out).toContain('Nothing to mend by itself.');
  });

  it('keeps JSON output whole while mending', () => {
    breakFile('assets/slow-miles.md', '"01632 960112"', '01632960112');
    expect(JSON.parse(check(['--fix', '--json']).out)).toEqual({ problems: [] });
  });

  it('shows only problems in changed files when asked, and counts the others', () => {
    breakFile('assets/pot-luck.md', 'number: 12\n', '');
    git('init');
    git('add', '.');
    git('commit', '-m', 'first');
    breakFile('assets/slow-miles.md', 'number: 3\n', '');
    town.write('assets/tea-dance.md', '---\ntitle: Tea Dance\n');
    const { code, out } = check(['--changed']);
    expect(code).toBe(1);
    expect(out).toContain('slow-miles.md');
    expect(out).toContain('tea-dance.md');
    expect(out).not.toContain('pot-luck.md');
    expect(out).toContain('1 more problem that your change did not cause.\n');
  });

  it('takes what a branch has committed since it left main for changed', () => {
    git('init');
    git('add', '.');
    git('commit', '-m', 'first');
    git('checkout', '-b', 'work');
    breakFile('assets/slow-miles.md', 'number: 3\n', '');
    git('commit', '-am', 'second');
    expect(check(['--changed']).out).toContain('slow-miles.md');
  });

  it('says that --changed needs git', () => {
    const { code, err } = check(['--changed'], { GIT_CEILING_DIRECTORIES: '/' });
    expect(code).toBe(2);
    expect(err).toBe('--changed needs a content folder that is kept in git and has a first commit.\n');
  });

  it.each([
    [['--nonsense'], {}, "Unknown option '--nonsense'."],
    [['assets'], {}, "Unexpected argument 'assets'."],
    [['--format', 'xml'], {}, 'There is no format "xml".'],
    [[], { TODAY: 'tomorrow' }, 'TODAY is "tomorrow". Write the day as year-month-day, like 2026-11-22.'],
    [[], { SITE_URL: 'example.org/here' }, 'SITE_URL is "example.org/here".'],
    [[], { BASE_PATH: '../up' }, 'BASE_PATH is "../up".'],
  ])('ends with 2 and a plain word for %j %j', (words, variables, said) => {
    const { code, out, err } = check(words, variables);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.startsWith(said)).toBe(true);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('explains itself', () => {
    const { code, out } = check(['--help']);
    expect(code).toBe(0);
    for (const option of ['--json', '--format github', '--fix', '--changed', 'CONTENT_DIR', 'TODAY']) {
      expect(out).toContain(option);
    }
  });

  it('says so when the content folder is not there', () => {
    const { code, out } = check([], { CONTENT_DIR: town.pathOf('nowhere') });
    expect(code).toBe(1);
    expect(out).toContain('There is no content folder at this place.');
  });

  it('leaves the content as it is when it only checks', () => {
    const before = readFileSync(town.pathOf('assets/slow-miles.md'), 'utf8');
    check();
    expect(readFileSync(town.pathOf('assets/slow-miles.md'), 'utf8')).toBe(before);
    expect(before).toBe(readFileSync(`${tinyTown}/assets/slow-miles.md`, 'utf8'));
  });
});
