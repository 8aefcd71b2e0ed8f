import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectFolder } from '../../scripts/environment.ts';
import { commitBranch, originOf, takeOut } from '../../scripts/suggestion/content-branch.ts';
import { prepareSuggestion } from '../../scripts/suggestion/prepare-suggestion.ts';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { issueForms } from '../../src/formats/issue-forms.ts';
import { readSuggestions } from '../../src/imports/suggestion-messages.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { suggestionOutcomesView } from '../../src/views/suggestion-outcomes-view.ts';
import { byEachWay } from '../imports/suggestion-ways.ts';
import { runScript, type Said } from '../panel/run-command.ts';

const home = mkdtempSync(join(tmpdir(), 'hereabouts-suggestions-'));
const repository = join(home, 'town');
const content = join(repository, 'kept', 'content');
const today = parseDay('2026-11-22');

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

beforeAll(() => {
  mkdirSync(join(repository, 'kept'), { recursive: true });
  cpSync(join(projectFolder, 'tests', 'fixtures', 'tiny-town'), content, { recursive: true });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'The town');
});

function git(...words: string[]): string {
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...words], { cwd: repository, encoding: 'utf8', stdio: 'pipe' }).trim();
}

function suggestion(words: readonly string[], input = ''): Said {
  return runScript(
    'suggestion.ts',
    words,
    { CONTENT_DIR: content, SITE_URL: 'https://tinyport.example' },
    input,
  );
}

/** Everything that a command could disturb: where one is, what is not committed, and what is in the files. */
function state(): string {
  return [
    git('symbolic-ref', 'HEAD'),
    git('rev-parse', 'HEAD'),
    git('status', '--porcelain'),
    git('diff'),
    git('diff', '--cached'),
    git('worktree', 'list'),
  ].join('\n');
}

/** What a message comes to, put on a branch. */
function onBranch(branch: string, { file, text }: { file: string; text: string }, help = {}): void {
  const origin = originOf(content, 'main');
  const copy = takeOut(origin);
  const { directory } = readDirectory(copy.contentDir, today);
  const [message] = readSuggestions(new TextEncoder().encode(text), file);
  const made = prepareSuggestion({ copy, directory: directory!, message: message!, today, help });
  copy.close();
  expect(made.errors).toEqual([]);
  commitBranch(origin, branch, made.files, 'A suggestion\n');
}

const change = {
  about: 'Slow Miles, https://tinyport.example/assets/slow-miles/',
  going: 'Yes, it is going',
  when: 'Thursdays 2pm to 4pm',
  other: 'Ask for Ann Example on 07700 900123.',
};

describe('a message by each way', () => {
  it.each(Object.entries(byEachWay('change', change)))(
    'becomes a change to look at, and its outcome is on the site once somebody has merged it: %s',
    (way, message) => {
      const branch = `suggestion/${way.replace(/[^a-z]+/gi, '-')}`;
      onBranch(branch, message);
      const reviewed = `reviewed-${way.replace(/[^a-z]+/gi, '-')}`;
      git('checkout', '--quiet', '-b', reviewed);
      git('merge', '--quiet', '--no-ff', '--message', 'Looked at', branch);
      const after = readDirectory(content, today).directory!;
      const { data } = after.assetBySlug.get('slow-miles')!;
      expect(data.sessions).toEqual([
        { repeats: 'weekly', every: 1, on: ['thu'], from: '14:00', to: '16:00' },
      ]);
      // Nobody has checked it yet: the day of the last check stays.
      expect(data.checked?.on).toBe('2026-11-14');
      const view = suggestionOutcomesView({
        directory: after,
        today,
        base: '/',
        siteUrl: 'https://tinyport.example',
      });
      expect(view.groups.map(({ id, rows }) => [id, rows[0]?.about?.words, rows[0]?.outcome])).toEqual([
        ['changed', 'Slow Miles', 'New times: Every Thursday, 2pm to 4pm.'],
      ]);
      expect(git('log', '-p', '--all')).not.toMatch(/Ann|900123|gmail/);
      git('checkout', '--quiet', 'main');
      git('branch', '--quiet', '-D', branch, reviewed);
    },
  );
});

describe('what somebody looked for and did not find', () => {
  it('becomes a gap', () => {
    const ways = byEachWay('missing', { looked: 'A choir for beginners', help: 'Evenings' });
    onBranch('suggestion/gap', ways['a form that Cloudflare keeps']!);
    const written = git('show', 'suggestion/gap:kept/content/gaps/a-choir-for-beginners.json');
    expect(JSON.parse(written)).toMatchObject({ state: 'open', noticedBy: 'resident', count: 1 });
  });

  it('counts where it is known to be missing', () => {
    const counted = (version: string) =>
      (JSON.parse(git('show', `${version}:kept/content/gaps/warm-sundays.json`)) as { count?: number })
        .count ?? 0;
    const text = 'What did you look for?\nhttps://tinyport.example/gaps/warm-sundays/\n';
    onBranch('suggestion/one-more', { file: 'a.txt', text });
    expect(counted('suggestion/one-more')).toBe(counted('main') + 1);
  });
});

describe('npm run suggestion', { timeout: 120_000 }, () => {
  it('puts a change on a branch, says what it understood, and leaves everything else as it was', () => {
    writeFileSync(join(content, 'assets', 'pot-luck.md'), 'not committed');
    const file = join(home, 'issue.md');
    writeFileSync(file, byEachWay('change', change)['an issue form on GitHub']!.text);
    const before = state();
    const { code, out, err } = suggestion([file, '--number', '12', '--to', join(home, 'told')]);
    expect([code, err]).toEqual([0, '']);
    expect(state()).toBe(before);
    expect(git('diff', '--name-only', 'main', 'suggestion/12')).toBe(
      'kept/content/assets/slow-miles.md\nkept/content/suggestions/issue-12.json',
    );
    expect(out).toContain('New times: Every Thursday, 2pm to 4pm.');
    expect(out).toContain('A phone number was left out');
    expect(out).toContain('You can follow it here: https://tinyport.example/suggest/outcomes/#issue-12');
    expect(out).not.toMatch(/Ann Example|900123/);
    expect(git('log', '-1', '--format=%an <%ae> %s', 'suggestion/12')).toBe(
      'A suggestion <suggestion@users.noreply.invalid> Slow Miles: new times',
    );
    expect(readFileSync(join(home, 'told', 'issue-12-receipt.txt'), 'utf8')).toContain('within 7 days');

    const again = suggestion([file, '--number', '12']);
    expect(again.code).toBe(1);
    expect(again.err).toContain('There is a branch suggestion/12 already');
    git('checkout', '--quiet', '--', '.');
  });

  it('makes a new entry with what the panel adds to it', () => {
    const fresh = byEachWay('new', {
      name: 'Crochet at the Loft',
      when: 'First Saturday of the month, 10am to 12 noon',
      where: 'The Net Loft',
      what: 'We crochet and talk. Ring me on 07700 900123.',
      cost: 'Free',
      joining: 'Just turn up',
    })['words typed at the desk']!.text;
    expect(suggestion(['-', '--theme', 'eat-together'], fresh).code).toBe(0);
    const entry = git(
      'show',
      'suggestion/2026-11-22-crochet-at-the-loft:kept/content/assets/crochet-at-the-loft.md',
    );
    expect(entry).toContain('from: resident');
    expect(entry).toContain('on: [1st sat]');
    expect(entry.endsWith('\nWe crochet and talk.')).toBe(true);
    expect(entry).not.toContain('checked');
  });

  it('tries without leaving a trace, and says in full what it cannot do', () => {
    const before = [state(), git('branch', '--list')];
    expect(
      suggestion(['-', '--dry-run'], 'Which one is it? Slow Miles\nIs it still going? It has closed').code,
    ).toBe(0);
    expect(suggestion(['-', '--number', '../../x'], 'a').code).toBe(2);
    expect(suggestion(['-', '--about', 'slow-milse'], 'It has closed').err).toContain(
      'Did you mean "slow-miles"?',
    );
    expect(suggestion(['-', '--base', '--output=/tmp/x'], 'a').code).toBe(2);
    expect(suggestion([join(home, 'no such file')]).code).toBe(2);
    expect(suggestion(['-'], '').err).toContain('is empty');
    expect([state(), git('branch', '--list')]).toEqual(before);
  });

  it('tells the panel what to look at where nothing is sure, and settles it later', () => {
    git('checkout', '--quiet', '-b', 'settling');
    const unsure = 'Which one is it? Slow Miles\nWhen is it on? Every other Tuesday or so\n';
    const { code, out } = suggestion(['-', '--number', '14'], unsure);
    expect(code).toBe(0);
    expect(out).toContain('not turned into dates');
    git('merge', '--quiet', 'suggestion/14');
    const record = () =>
      JSON.parse(readFileSync(join(content, 'suggestions', 'issue-14.json'), 'utf8')) as Record<
        string,
        unknown
      >;
    expect(record()['state']).toBe('being-checked');
    expect(
      suggestion(['settle', 'issue-14', '--left', 'We rang. It is every Tuesday, as it was.']).code,
    ).toBe(0);
    expect(record()).toMatchObject({ state: 'left', settledOn: '2026-11-22', asset: 'slow-miles' });
    expect(suggestion(['settle', 'isue-14', '--left', 'x']).err).toContain('Did you mean "issue-14"?');
    git('checkout', '--quiet', '--force', 'main');
  });
});

it('the forms of git hosts ask what the page asks', () => {
  for (const [path, text] of issueForms())
    expect(readFileSync(join(projectFolder, path), 'utf8'), `${path}: npm run suggestion -- forms`).toBe(
      text,
    );
});
