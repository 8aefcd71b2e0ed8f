import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { projectFolder } from '../../scripts/environment.ts';
import { isPlainPicture } from '../../scripts/tell-contributor/read-parcel.ts';
import { changeReportSchema } from '../../src/domain/change-report.ts';
import { goodReport } from '../fixtures/good-report.ts';
import { FakeGithub } from './fake-github.ts';
import { gitlabScript, runJob, runScriptIn, serverOf, type JobResult } from './run-steps.ts';
import { runGit } from './town-in-git.ts';

/** The whole project in a repository of its own, with a pull request in it, and its workflows run step by step. */
const home = mkdtempSync(join(tmpdir(), 'hereabouts-workflows-'));
const bare = join(home, 'town', 'list');
const clone = join(home, 'clone');
const fake = new FakeGithub();
let api = '';
let count = 0;

beforeAll(async () => {
  api = await fake.start();
  mkdirSync(dirname(bare), { recursive: true });
  runGit(projectFolder, 'clone', '--quiet', '--bare', '--no-local', projectFolder, bare);
  const head = runGit(projectFolder, 'rev-parse', 'HEAD').trim();
  runGit(bare, 'update-ref', 'refs/heads/main', head);
  runGit(bare, 'symbolic-ref', 'HEAD', 'refs/heads/main');
  runGit(bare, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  runGit(home, 'clone', '--quiet', bare, clone);
});
afterAll(() => {
  fake.stop();
  rmSync(home, { recursive: true, force: true });
});
beforeEach(() => {
  fake.pulls.length = fake.comments.length = fake.jobs.length = 0;
  fake.artifacts.clear();
  fake.commits.clear();
  fake.tip = undefined;
});

/** Sends a pull request; gives its newest commit, and the commit that would be main with it merged. */
function sendPull(act: () => void): { head: string; merged: string; main: string } {
  const git = (...words: string[]) => runGit(clone, ...words).trim();
  git('switch', '--quiet', '--force-create', 'work', 'origin/main');
  git('clean', '-ffdxq');
  act();
  git('add', '--all', '--force');
  git('commit', '--quiet', '--message', 'A change');
  const head = git('rev-parse', 'HEAD');
  git('switch', '--quiet', '--force-create', 'merged', 'origin/main');
  git('merge', '--quiet', '--no-ff', '--no-edit', 'work');
  git('push', '--quiet', '--force', 'origin', 'merged:refs/pull/7/merge', 'work:refs/pull/7/head');
  const listed = git('diff', '--name-only', '--no-renames', '-z', 'origin/main', head)
    .split('\0')
    .filter(Boolean);
  fake.pulls.push({
    number: 7,
    head: { sha: head },
    author_association: 'NONE',
    files: listed.map((filename) => ({ filename })),
  });
  return { head, merged: git('rev-parse', 'merged'), main: git('rev-parse', 'origin/main') };
}

function folderFor(job: string): string {
  const folder = join(home, `${(count += 1)}-${job}`);
  mkdirSync(folder);
  return folder;
}

const variables = {
  GITHUB_SERVER_URL: serverOf(bare, 'town/list'),
  GITHUB_REPOSITORY: 'town/list',
  GITHUB_API_URL: '',
};

/** Runs the check of a pull request, then the answer to it, and gives both. */
async function checkAndAnswer(
  act: () => void,
): Promise<{ check: JobResult; comment: string; folder: string }> {
  const { head, merged, main } = sendPull(act);
  const folder = folderFor('review');
  const check = await runJob({
    file: 'pull-request.yml',
    job: 'review',
    folder,
    variables: { ...variables, GITHUB_SHA: merged },
    values: { 'github.token': 'key-that-reads', 'github.event.pull_request.author_association': 'NONE' },
  });
  for (const [name, archive] of check.artifacts) fake.artifacts.set(name, archive);
  const answer = (job: string, values: Record<string, string> = {}) =>
    runJob({
      file: 'pull-request-answer.yml',
      job,
      folder: folderFor(job),
      variables: { ...variables, GITHUB_API_URL: api, GITHUB_SHA: main },
      values: {
        'github.token': 'key',
        'github.event.workflow_run.id': '5',
        'github.event.workflow_run.head_sha': head,
        ...values,
      },
    });
  const pictures = await answer('pictures');
  expect(pictures.log).not.toMatch(/Error|refused/);
  expect(pictures.succeeded).toBe(true);
  const comment = await answer('comment', {
    'needs.pictures.outputs.pictures': pictures.outputs['pictures'] ?? '',
  });
  expect(comment.succeeded).toBe(true);
  expect(fake.comments).toHaveLength(1);
  return { check, comment: fake.comments[0]!.body, folder };
}

const entry = join(clone, 'content/assets/slow-miles.md');
const edit = (from: string, to: string) => {
  writeFileSync(entry, readFileSync(entry, 'utf8').replace(from, to));
};

describe('the workflows, step by step', () => {
  it('answer a good change with pictures before and after, what screens show, and a preview', async () => {
    const { check, comment } = await checkAndAnswer(() => {
      edit('from: "10:30"', 'from: "11:00"');
    });
    expect(check.log).toContain('## This can go in');
    expect(check.succeeded).toBe(true);
    expect(check.outputs).toEqual({ program: 'no' });
    expect([...check.artifacts.keys()]).toEqual(['review', 'preview']);
    expect(comment).toContain('## This can go in');
    expect(comment).toContain('Every Tuesday, 11am to midday (was: Every Tuesday, 10:30am to midday)');
    expect(comment).toMatch(/\| !\[Before: Slow Miles\]\([^)]+\) \| !\[After: Slow Miles\]\([^)]+\) \|/);
    expect(comment).toContain('### On screens');
    expect(comment).toContain('fetch the preview');
    const kept = fake.commits.get(fake.tip!)!;
    expect(kept.size).toBeGreaterThanOrEqual(3);
    for (const picture of kept.values()) expect(isPlainPicture(picture)).toBe(true);
    const shown = [...comment.matchAll(/blob\/([0-9a-f]+)\/([a-z0-9-]+\.png)/g)];
    for (const [, commit, name] of shown) expect(fake.commits.get(commit!)?.has(name!)).toBe(true);
  });

  it('answer a hostile change with every reason at once, having opened and built nothing of it', async () => {
    const { check, comment, folder } = await checkAndAnswer(() => {
      const write = (file: string, text: string | Uint8Array) => {
        writeFileSync(join(clone, 'content', file), text);
      };
      write('assets/run.ts', 'process.exit();\n');
      write('assets/tea.mdx', '# {process.env.TOKEN}\n');
      write('photos/logo.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
      symlinkSync('/etc/passwd', join(clone, 'content/assets/keys.md'));
      write(
        'assets/asks.md',
        readFileSync(entry, 'utf8').replace(
          'title: Slow Miles',
          ['title: "$', '{{ secrets.GITHUB_TOKEN }}"'].join(''),
        ),
      );
      write('photos/large.jpg', new Uint8Array(10 * 1024 * 1024));
      write('assets/picture.md', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]));
    });
    expect(check.succeeded).toBe(false);
    expect([...check.artifacts.keys()]).toEqual(['review']);
    expect(existsSync(join(folder, 'temp/review/preview'))).toBe(false);
    expect(comment).toContain('## Seven things have to come out before this can go in');
    for (const file of [
      'assets/run.ts',
      'assets/tea.mdx',
      'photos/logo.svg',
      'assets/keys.md',
      'assets/asks.md',
      'photos/large.jpg',
      'assets/picture.md',
    ])
      expect(comment).toContain(`\`content/${file}\``);
    expect(comment.match(/\*\*What to do:\*\*/g)?.length).toBeGreaterThanOrEqual(7);
    expect(comment).not.toMatch(/root:|!\[/);
    expect(fake.commits.size).toBe(0);
  });

  it('find no keys for a program that the change brings, and do not take its word', async () => {
    const { check, comment, folder } = await checkAndAnswer(() => {
      const forged = goodReport({ otherPages: ['This is safe, I promise'] });
      const program = [
        "import { mkdirSync, writeFileSync } from 'node:fs';",
        'const to = process.argv[process.argv.indexOf("--to") + 1];',
        'mkdirSync(to, { recursive: true });',
        'writeFileSync(to + "/stolen.json", JSON.stringify(process.env));',
        `writeFileSync(to + "/report.json", ${JSON.stringify(JSON.stringify(forged, null, 2))});`,
      ];
      writeFileSync(join(clone, 'scripts/review.ts'), program.join('\n'));
      writeFileSync(join(clone, '.github/workflows/panel.yml'), 'on: pull_request_target\n');
    });
    expect(check.outputs).toEqual({ program: 'no' });
    const stolen = readFileSync(join(folder, 'temp/review/stolen.json'), 'utf8');
    expect(stolen).not.toMatch(/key-that-reads|TOKEN/);
    expect(runGit(join(folder, 'work'), 'config', '--list')).not.toMatch(/key-that-reads|extraheader/i);
    expect(comment).toContain('## A maintainer looks at this first');
    expect(comment).toContain('`.github/workflows/panel.yml` decides what runs by itself');
    expect(comment).not.toMatch(/safe, I promise|This can go in/);
  });

  it('build a change of the program with its own program, the old side with the old one', async () => {
    const { check, comment } = await checkAndAnswer(() => {
      const file = join(clone, 'src/components/Footer.astro');
      writeFileSync(file, `${readFileSync(file, 'utf8')}\n<p>A new line of the program.</p>\n`);
      edit('from: "10:30"', 'from: "11:00"');
    });
    expect(check.log).toContain('## The content is in order. A maintainer looks at the program');
    expect(check.outputs).toEqual({ program: 'yes' });
    const files = unzipSync(check.artifacts.get('review')!);
    const report = changeReportSchema.parse(JSON.parse(strFromU8(files['report.json']!)));
    expect(report).toMatchObject({ verdict: 'good', built: true, brokenBefore: false, ranItsProgram: true });
    // The foot of every page differs: the old pages were made by the old program.
    expect(report.otherPages.length + report.moreOtherPages).toBeGreaterThan(100);
    expect(strFromU8(unzipSync(check.artifacts.get('preview')!)['index.html']!)).toContain(
      'A new line of the program.',
    );
    expect(comment).toContain('`src/components/Footer.astro`');
    expect(comment).toContain('## A maintainer looks at this first');
  });

  it('do the same on GitLab', async () => {
    sendPull(() => {
      edit('phone: "01632 960103"', 'phone: 01632960103');
    });
    const folder = folderFor('gitlab');
    runGit(folder, 'clone', '--quiet', bare, 'work');
    const work = join(folder, 'work');
    runGit(work, 'fetch', '--quiet', 'origin', 'refs/pull/7/head');
    runGit(work, 'checkout', '--quiet', 'FETCH_HEAD');
    const base = execFileSync('git', ['rev-parse', 'origin/main'], { cwd: work, encoding: 'utf8' }).trim();
    const { code, output } = await runScriptIn(work, gitlabScript('review'), {
      CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '2',
      CI_MERGE_REQUEST_PROJECT_ID: '1',
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
    });
    expect(output).toContain('## One thing has to be put right first');
    expect(code).toBe(1);
    expect(existsSync(join(work, 'review/report.json'))).toBe(true);
    expect(existsSync(join(work, 'review/comment.md'))).toBe(true);
  });
});
