import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runScript, type Said } from '../panel/run-command.ts';
import { daysLater, makeYearTown, monthsLater, type CountedEntry } from './year-town.ts';

/**
 * A year of a panel's life, through the commands as people run them, on a real git repository: each Monday the due
 * list, each member's round as a message brought in on a branch of its own, merges, two members who leave and hand
 * over, a review round each quarter. Beside it somebody keeps count by hand, by the plainest means.
 */
const start = '2027-01-04';
const home = mkdtempSync(join(tmpdir(), 'hereabouts-year-'));
const content = join(home, 'town', 'content');
const message = join(home, 'message.txt');
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

interface Due {
  entries: { slug: string; state: string; steward: string | null }[];
  coverage: { overall: { within: number; all: number } };
  orphans: number;
  serving: string[];
}

let today = start;

function command(file: string, ...words: string[]): Said {
  return runScript(file, [...words, '--today', today], { CONTENT_DIR: content, TODAY: '' });
}

function git(...words: string[]): { status: number | null; out: string } {
  const date = `${today}T09:00:00Z`;
  const run = spawnSync('git', words, {
    cwd: join(home, 'town'),
    encoding: 'utf8',
    env: {
      ...process.env,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
      GIT_AUTHOR_NAME: 'Desk',
      GIT_AUTHOR_EMAIL: 'desk@example.org',
      GIT_COMMITTER_NAME: 'Desk',
      GIT_COMMITTER_EMAIL: 'desk@example.org',
    },
  });
  return { status: run.status, out: run.stdout };
}

function commitAll(words: string): void {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', words);
}

interface Branch {
  readonly name: string;
  /** Does the same work again, on whatever is there. */
  readonly again: () => void;
}

/** Does a piece of work on a branch that starts from the main one. */
function onBranch(name: string, work: () => void): Branch {
  git('checkout', '--quiet', '-b', name, 'main');
  work();
  commitAll(name);
  git('checkout', '--quiet', 'main');
  return { name, again: work };
}

let conflicts = 0;

/** Brings branches together. Where git cannot, the message is brought again to what is there: that is always safe. */
function merge(branches: readonly Branch[]): void {
  for (const { name, again } of branches) {
    if (git('merge', '--quiet', '--no-edit', name).status === 0) continue;
    conflicts += 1;
    git('merge', '--abort');
    again();
    commitAll(`${name}, brought again`);
  }
  expect(git('diff', '--name-only', '--diff-filter=U').out).toBe('');
}

function checkedIn(by: string, lines: readonly string[], ...words: string[]): () => void {
  return () => {
    writeFileSync(message, `By: ${by}\nDay: ${today}\n\n${lines.join('\n')}\n`);
    const said = command('checked.ts', message, ...words);
    expect(said.code, said.out + said.err).toBe(0);
  };
}

/** What is within its interval, counted by hand. */
function countByHand(entries: readonly CountedEntry[]): { within: number; all: number } {
  const open = entries.filter(
    ({ closedOn, pausedUntil }) => closedOn === undefined && !(pausedUntil && pausedUntil > today),
  );
  const within = open.filter(
    ({ checkedOn, months, pausedUntil }) =>
      pausedUntil === undefined && monthsLater(checkedOn, months) > today,
  );
  return { within: within.length, all: open.length };
}

test('a year of 52 weeks ends with every entry in somebody’s care, nothing in conflict, and the coverage as counted by hand', () => {
  mkdirSync(join(home, 'town'), { recursive: true });
  execFileSync('git', ['init', '--quiet', '--initial-branch=main'], { cwd: join(home, 'town') });
  const entries = makeYearTown(content, start);
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));
  commitAll('The town as it was');
  expect(entries).toHaveLength(120);

  let looks = 0;
  const rounds: {
    slug: string;
    scope: string;
    from: string;
    to: string;
    found: Map<string, string>;
    told?: string;
  }[] = [];

  for (let week = 0; week < 52; week += 1) {
    today = daysLater(start, week * 7);
    const due = JSON.parse(command('due.ts', '--json').out) as Due;
    expect(due.coverage.overall, today).toMatchObject(countByHand(entries));
    expect(due.orphans, today).toBe(0);
    expect(due.serving.length, today).toBeGreaterThanOrEqual(8);

    const branches: Branch[] = [];
    if (week % 13 === 0) {
      const number = week / 13;
      const scope = ['north', 'south', 'east', 'west'][number]!;
      const words = ['start', `Quarter ${number + 1}`, '--from', today, '--to', daysLater(today, 27)];
      expect(command('round.ts', ...words, '--neighbourhood', scope).code).toBe(0);
      rounds.push({
        slug: `quarter-${number + 1}`,
        scope,
        from: today,
        to: daysLater(today, 27),
        found: new Map(),
      });
      commitAll(`Quarter ${number + 1}`);
    }
    const running = rounds.find(({ from, to }) => from <= today && today <= to);

    // The week before two terms end, their entries are handed on: on the same day as everybody's checks.
    if (today >= '2027-06-21' && today < '2027-06-28') {
      const warned = command('due.ts').out;
      expect(warned).toContain('The term of Member 7 (member-7) ends on 30 June 2027');
      for (const from of ['member-7', 'member-8']) {
        branches.push(
          onBranch(`handover-${from}`, () => {
            const said = command('handover.ts', '--from', from, '--to', 'member-9,member-10');
            expect(said.code, said.err).toBe(0);
          }),
        );
      }
    }

    for (const member of due.serving) {
      const wanted = due.entries.filter(({ slug, state, steward }) => {
        const inRound = running?.scope === bySlug.get(slug)!.neighbourhood && !running.found.has(slug);
        const isDue = !['fresh', 'due-soon', 'paused'].includes(state);
        return steward === member && (isDue || (inRound && state !== 'paused'));
      });
      if (wanted.length === 0) continue;
      const lines: string[] = [];
      const corrected: string[] = [];
      for (const { slug, state } of wanted) {
        const entry = bySlug.get(slug)!;
        looks += 1;
        const finding = findingOf(looks, state);
        lines.push(`${slug}: ${finding.words}`);
        if (finding.is === 'changed') corrected.push(slug);
        if (finding.is !== 'could-not-reach') entry.checkedOn = today;
        if (finding.is === 'closed') entry.closedOn = today;
        if (finding.is === 'paused') entry.pausedUntil = daysLater(today, 42);
        if (state === 'pause-over') delete entry.pausedUntil;
        if (running?.scope === entry.neighbourhood) running.found.set(slug, finding.is);
      }
      const words = corrected.length > 0 ? ['--corrected', corrected.join(',')] : [];
      branches.push(onBranch(`week-${week}-${member}`, checkedIn(member, lines, ...words)));
    }

    // Once two members go past the same place on the same day.
    if (week === 20) {
      const shared = entries.find(({ closedOn, pausedUntil }) => !closedOn && !pausedUntil)!;
      for (const [member, how] of [
        ['member-1', 'visited'],
        ['member-2', 'rang'],
      ] as const)
        branches.push(onBranch(`both-${member}`, checkedIn(member, [`${shared.slug}: still right, ${how}`])));
      shared.checkedOn = today;
    }
    merge(branches);

    for (const round of rounds) {
      if (round.told !== undefined || today <= round.to) continue;
      round.told = command('round.ts', round.slug).out;
      const counted = (is: string) => [...round.found.values()].filter((each) => each === is).length;
      for (const [is, words] of [
        ['still-right', 'still right'],
        ['changed', 'put right'],
        ['closed', 'closed'],
      ] as const)
        if (counted(is) > 0)
          expect(round.told, `${round.slug} ${is}`).toContain(`  ${counted(is)} ${words}\n`);
      // What rests in a pause throughout is not looked at, and what had closed before is not part of it.
      const all = entries.filter(
        ({ neighbourhood, closedOn }) =>
          neighbourhood === round.scope && (closedOn === undefined || closedOn >= round.from),
      );
      expect(round.told).toContain(`${round.found.size} of ${all.length} entries looked at.`);
    }
  }

  today = daysLater(start, 52 * 7);
  const due = JSON.parse(command('due.ts', '--json').out) as Due;
  expect(due.coverage.overall).toMatchObject(countByHand(entries));
  expect(due.orphans).toBe(0);
  expect(rounds).toHaveLength(4);
  expect(looks).toBeGreaterThan(150);
  expect(entries.filter(({ closedOn }) => closedOn).length).toBeGreaterThan(2);
  // Two members at one place, and a handover beside a check of the same entry: both came about, and were settled.
  expect(conflicts).toBeGreaterThan(0);
  const check = command('check.ts', '--json');
  const { problems } = JSON.parse(
    runScript('check.ts', ['--json'], { CONTENT_DIR: content, TODAY: today }).out || check.out,
  ) as {
    problems: { severity: string; rule: string }[];
  };
  expect(problems.filter(({ severity, rule }) => severity === 'error' || rule === 'steward-missing')).toEqual(
    [],
  );
  expect(git('status', '--porcelain').out).toBe('');
  for (const { slug } of entries)
    expect(readFileSync(join(content, 'assets', `${slug}.md`), 'utf8')).not.toMatch(
      /^(<<<<<<<|=======|>>>>>>>)/m,
    );
});

interface Found {
  readonly is: 'still-right' | 'changed' | 'paused' | 'closed' | 'could-not-reach';
  readonly words: string;
}

/** What a look finds: mostly that all is well. */
function findingOf(look: number, state: string): Found {
  const back = daysLater(today, 42);
  const how = ['visited', 'rang', 'wrote', 'told'][look % 4]!;
  if (state === 'pause-over') return { is: 'still-right', words: `going again, ${how}` };
  if (look % 29 === 0)
    return { is: 'closed', words: `closed on ${today}, ${how}. They went to the next one.` };
  if (look % 23 === 0) return { is: 'paused', words: `paused until ${back}, ${how}` };
  if (look % 17 === 0) return { is: 'changed', words: `changed, ${how}. Now on Fridays.` };
  if (look % 11 === 0) return { is: 'could-not-reach', words: 'could not reach. Nobody answered.' };
  return { is: 'still-right', words: `still right, ${how}` };
}
