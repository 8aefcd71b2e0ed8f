import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addMonths, parseDay } from '../../src/domain/calendar-day.ts';
import { isServing } from '../../src/domain/panel.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { projectFolder } from '../../scripts/environment.ts';
import { runScript } from './run-command.ts';

// Each command is a program of its own; a busy computer needs its time for them.
vi.setConfig({ testTimeout: 60_000 });

const today = parseDay('2026-11-22');
const home = mkdtempSync(join(tmpdir(), 'hereabouts-panel-'));
const content = join(home, 'content');
const asset = (slug: string) => join(content, 'assets', `${slug}.md`);
const run = (file: string, ...words: string[]) => runScript(file, words, { CONTENT_DIR: content });

/** Names of the files of a folder that differ from the sample. */
function changedFiles(): string[] {
  const read = (folder: string, file: string) => readFileSync(join(folder, 'assets', file), 'utf8');
  const sample = join(projectFolder, 'content');
  return readdirSync(join(content, 'assets')).filter((file) => read(content, file) !== read(sample, file));
}

function freshCopy(): void {
  rmSync(content, { recursive: true, force: true });
  cpSync(join(projectFolder, 'content'), content, { recursive: true });
}

beforeAll(freshCopy);
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

describe('npm run due', () => {
  const folder = join(home, 'due');
  const { directory } = readDirectory(join(projectFolder, 'content'), today);
  const sample = directory!;

  it('writes every form of the list from one model', () => {
    expect(run('due.ts', '--to', folder)).toMatchObject({ code: 0 });
    const data = JSON.parse(readFileSync(join(folder, 'due.json'), 'utf8')) as {
      entries: { slug: string; state: string; steward: string | null; checkedOn: string | null }[];
      coverage: { overall: { within: number; all: number } };
    };
    const listed = data.entries.filter(({ state }) => state !== 'fresh' && state !== 'paused');
    const table = parse(readFileSync(join(folder, 'due.csv'), 'utf8'), { columns: true, bom: true });
    const issue = readFileSync(join(folder, 'issue.md'), 'utf8');
    const text = readFileSync(join(folder, 'due.txt'), 'utf8');
    expect(listed.length).toBeGreaterThan(10);
    expect(
      (table as { entry: string; state: string }[]).map(({ entry, state }) => `${entry} ${state}`),
    ).toEqual(listed.map(({ slug, state }) => `${slug} ${state}`));
    for (const { slug } of listed) {
      expect(issue).toContain(`/assets/${slug}/)`);
      expect(text).toContain(` ${slug} `);
    }
    expect(data.entries.map(({ slug }) => slug)).not.toContain('the-ukulele-lot');
  });

  it('counts as within its interval what a plain count by hand does', () => {
    const data = JSON.parse(readFileSync(join(folder, 'due.json'), 'utf8')) as {
      coverage: { overall: { within: number; all: number } };
    };
    const open = sample.assets.filter(
      ({ data: { status } }) =>
        status?.is !== 'unlisted' &&
        !(status?.is === 'closed' && status.on <= today) &&
        !(status?.is === 'paused' && (status.until ?? '') > today),
    );
    const within = open.filter(({ data: { checked, reviewEvery, formality, status } }) => {
      const months = reviewEvery ?? (formality === 'informal' ? 6 : 12);
      const isBack = status?.is === 'paused' && status.until !== undefined;
      return checked !== undefined && addMonths(checked.on, months) > today && !isBack;
    });
    expect(data.coverage.overall).toMatchObject({ within: within.length, all: open.length });
  });

  it('gives each member who serves a calendar, with each entry of theirs once, on a day to come', () => {
    const serving = sample.members.filter(({ data }) => isServing(data, today));
    expect(readdirSync(folder).filter((file) => file.endsWith('.ics'))).toEqual(
      serving.map(({ slug }) => `${slug}.ics`).sort(),
    );
    for (const { slug } of serving) {
      const calendar = new ICAL.Component(
        ICAL.parse(readFileSync(join(folder, `${slug}.ics`), 'utf8')) as never,
      );
      const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
      expect(events.length, slug).toBeGreaterThan(3);
      expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
      for (const { startDate } of events) {
        expect(startDate.isDate).toBe(true);
        expect(startDate.toString() >= today, slug).toBe(true);
      }
    }
  });

  it('asks each member for their own by e-mail, in lines that the answer can be read from', () => {
    const mail = readFileSync(join(folder, 'member-4.txt'), 'utf8');
    expect(mail).toContain('Hello Olive,');
    expect(mail).toContain('bread-swap: ?');
    expect(mail).not.toContain('dawn-dippers');
    expect(existsSync(join(folder, 'member-6.txt'))).toBe(false);
    expect(existsSync(join(folder, 'member-10.txt'))).toBe(false);
  });

  it('names nobody who did not choose it and no private number in what goes to the git host', () => {
    const issue = readFileSync(join(folder, 'issue.md'), 'utf8');
    expect(issue).not.toMatch(/\b0\d{4} ?\d{6}\b|07700/);
    expect(readFileSync(join(folder, 'due.json'), 'utf8')).not.toMatch(/Olive|Tariq/);
  });

  it('is worked out for the day it is asked for, and says when it is asked for somebody who is not there', () => {
    expect(run('due.ts', '--json', '--today', '2027-03-28').out).toContain('"today": "2027-03-28"');
    const { code, err } = run('due.ts', '--for', 'member-10');
    expect(code).toBe(2);
    expect(err).toContain('Nobody called "member-10" serves on 2026-11-22.');
  });
});

describe('npm run checked', () => {
  it('writes a message into the entries it names, and into nothing else', () => {
    freshCopy();
    const file = join(home, 'round.txt');
    writeFileSync(
      file,
      'By: member-4\nDay: 2026-11-22\nbread-swap: still right, rang. A bell.\ndawn-dippers: could not reach\nslow-miles: changed, told. Now at ten.\n',
    );
    expect(run('checked.ts', file, '--dry-run').out).toContain('2 entries would change.');
    expect(changedFiles()).toEqual([]);
    const first = run('checked.ts', file);
    // Something is left for a person to do.
    expect(first.code).toBe(1);
    expect(first.out).toContain('slow-miles (assets/slow-miles.md): Now at ten.');
    expect(changedFiles()).toEqual(['bread-swap.md', 'dawn-dippers.md']);
    expect(readFileSync(asset('bread-swap'), 'utf8')).toContain('note: A bell.');
    expect(run('checked.ts', file, '--corrected', 'slow-miles')).toMatchObject({ code: 0 });
    expect(readFileSync(asset('slow-miles'), 'utf8')).toContain('"Changed: Now at ten."');
    expect(run('checked.ts', file, '--corrected', 'slow-miles').out).toContain('0 entries changed.');
    const { problems } = readDirectory(content, today);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('changes nothing at all where one line is wrong, and says what to write', () => {
    freshCopy();
    const message =
      'By: member-4\nDay: 2026-11-22\nbread-swap: still right, rang\nbred-swap: still right, rang\nquiet-sunday: still right, rang\n';
    const said = runScript('checked.ts', ['-'], { CONTENT_DIR: content }, message);
    expect(said).toMatchObject({ code: 1 });
    expect(said.out).toContain('line 4: There is no entry "bred-swap".\n  Did you mean "bread-swap"?');
    expect(said.out).toContain('Nothing was written.');
    const faulty = message.replace('-22', '-23').replace('By: member-4', 'By: olive');
    const strange = runScript(
      'checked.ts',
      ['-'],
      { CONTENT_DIR: content },
      `${faulty}By: member-4\nslow-miles: still right, rang\n`,
    );
    expect(strange.out).toContain('Nobody called "olive" is in the panel folder.');
    expect(strange.out).toContain('23 November 2026 has not come yet.');
    expect(changedFiles()).toEqual([]);
    expect(run('checked.ts', 'not-there.txt')).toMatchObject({ code: 2 });
  });
});

describe('npm run handover', () => {
  it('says what it would do, then changes the steward of each entry and no other line', () => {
    freshCopy();
    const words = ['--from', 'member-4', '--to', 'member-3,member-6'];
    const trial = run('handover.ts', ...words, '--dry-run');
    expect(trial.out).toContain('Wen (member-3) takes on 5:');
    expect(trial.out).toContain(
      'Warm Hour: steward member-4 becomes member-3 (Oyster Ground is their patch)',
    );
    expect(changedFiles()).toEqual([]);
    expect(run('handover.ts', ...words)).toMatchObject({ code: 0 });
    const changed = changedFiles();
    expect(changed).toHaveLength(10);
    for (const file of changed) {
      const [before, after] = [join(projectFolder, 'content'), content].map((folder) =>
        readFileSync(join(folder, 'assets', file), 'utf8').split('\n'),
      );
      const differing = before!.flatMap((line, index) => (line === after![index] ? [] : [line]));
      expect(differing).toEqual(['steward: member-4']);
      expect(after).toHaveLength(before!.length);
    }
    expect(run('handover.ts', ...words).out).toBe('member-4 looks after nothing.\n');
  });

  it.each([
    [['--from', 'member-44', '--to', 'member-3'], 'Did you mean "member-4"?'],
    [['--from', 'member-4', '--to', 'member-10'], 'The term of member-10 ended on 31 May 2026.'],
  ])('is told off for %j', (words, said) => {
    const { code, err } = run('handover.ts', ...words);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });
});

describe('npm run round', () => {
  it('starts a round, follows it, and refuses what does not exist', () => {
    freshCopy();
    const started = run(
      'round.ts',
      'start',
      'Learn in spring',
      '--from',
      '2026-11-22',
      '--to',
      '2026-12-24',
      '--theme',
      'learn',
    );
    expect(started.out).toMatch(/^Made rounds\/learn-in-spring\.json: \d+ entries/);
    expect(run('round.ts', 'learn-in-spring').out).toContain(
      'Learn, 22 November 2026 to 24 December 2026. It is running.',
    );
    expect(run('round.ts').out).toContain(
      'winter-2026: Winter round 2026, running. Everything. 17 of 71 looked at.',
    );
    expect(run('round.ts', 'start', 'Bad', '--to', '2027-01-01', '--theme', 'lern')).toMatchObject({
      code: 2,
    });
  });
});

it('each command explains itself', () => {
  for (const file of [
    'due.ts',
    'checked.ts',
    'round.ts',
    'handover.ts',
    'pack.ts',
    'nightly.ts',
    'tell-panel.ts',
  ]) {
    const { code, out } = runScript(file, ['--help']);
    expect(code, file).toBe(0);
    expect(out, file).toContain('npm run');
  }
});
