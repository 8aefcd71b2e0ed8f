import { deflateSync } from 'node:zlib';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { githubChanges } from '../../scripts/tell-contributor/github-changes.ts';
import { gitlabChanges } from '../../scripts/tell-contributor/gitlab-changes.ts';
import { tellContributor } from '../../scripts/tell-contributor/keep-one-comment.ts';
import { isPlainPicture, openArchive, parcelLimits } from '../../scripts/tell-contributor/read-parcel.ts';
import { goodReport } from '../fixtures/good-report.ts';
import { FakeGithub } from './fake-github.ts';

// Most of the time goes into unpacking what was made to be hard to unpack.
vi.setConfig({ testTimeout: 60_000 });

const head = 'a'.repeat(40);
const author = 'github-actions[bot]';

const report = goodReport({
  entries: [
    {
      file: 'content/assets/tea.md',
      title: 'Tea',
      kind: 'entry',
      how: 'changed',
      differences: [],
      problems: [],
    },
  ],
  pages: [
    {
      path: 'assets/tea/',
      title: 'Tea',
      how: 'changed',
      before: 'page-1-before.png',
      after: 'page-1-after.png',
    },
  ],
});

/** A PNG of one colour, with a chunk more where one is given. */
function png(width: number, height: number, more?: { name: string; data: string }): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(more === undefined ? [] : [chunk(more.name, Buffer.from(more.data))]),
    chunk('IDAT', deflateSync(Buffer.alloc(8))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function parcel(files: Zippable = {}, of: unknown = report): Uint8Array {
  return zipSync({
    'report.json': strToU8(JSON.stringify(of)),
    'pictures/page-1-before.png': png(390, 800),
    'pictures/page-1-after.png': png(390, 900),
    ...files,
  });
}

let fake: FakeGithub;
let api: string;
beforeEach(async () => {
  fake = new FakeGithub();
  api = await fake.start();
  fake.artifacts.set('review', parcel());
  fake.artifacts.set('preview', new Uint8Array(10));
});
afterEach(() => {
  fake.stop();
});

function propose(
  files: readonly string[] = ['content/assets/tea.md'],
  association = 'NONE',
  sha = head,
): void {
  fake.pulls.push({
    number: 7,
    head: { sha },
    author_association: association,
    files: files.map((filename) => ({ filename })),
  });
}

/** Answers as the workflow does, and gives the one comment of ours. */
async function answer(): Promise<string> {
  const host = githubChanges({
    api,
    server: 'https://github.example',
    repository: 'town/list',
    token: 'key',
    run: 5,
    head,
  });
  for (const change of await host.openChanges())
    await tellContributor(host, change, { author, contentFolder: 'content' });
  const ours = fake.comments.filter((comment) => comment.user.login === author);
  expect(ours.length).toBeLessThanOrEqual(1);
  return ours[0]?.body ?? '';
}

describe('the answer on GitHub', () => {
  it('is one comment with pictures from the branch of pictures, written anew when there is more to say', async () => {
    propose();
    const body = await answer();
    expect(body).toContain('## This can go in');
    expect(body).toContain(`https://github.example/town/list/blob/${fake.tip!}/page-1-after.png?raw=true`);
    expect(body).toContain('https://github.example/town/list/actions/runs/5/artifacts/1');
    expect([...fake.commits.get(fake.tip!)!.keys()]).toEqual(['page-1-before.png', 'page-1-after.png']);
    const asked = fake.asked.length;
    expect(await answer()).toBe(body);
    // The second time nothing is written.
    expect(fake.asked.slice(asked).filter((line) => !line.startsWith('GET'))).toEqual([]);

    fake.comments[0]!.body = body.replace(head, 'b'.repeat(40));
    fake.artifacts.set('review', parcel({}, { ...report, verdict: 'errors' }));
    expect(await answer()).toContain('to be put right first');
  });

  it('is never written into somebody else’s comment', async () => {
    propose();
    fake.comments.push({ id: 99, body: `<!-- hereabouts: change ${head} -->`, user: { login: 'visitor' } });
    await answer();
    expect(fake.comments).toHaveLength(2);
    expect(fake.comments[0]?.body).toBe(`<!-- hereabouts: change ${head} -->`);
  });

  it('says nothing where the change has moved on since it was checked', async () => {
    propose(undefined, undefined, 'c'.repeat(40));
    expect(await answer()).toBe('');
  });

  it('takes nothing at its word where the change touches the program, or pages that can hold code, or what runs by itself', async () => {
    for (const file of [
      'scripts/review.ts',
      'content/pages/about.mdx',
      '.github/workflows/pull-request.yml',
      'package.json',
    ]) {
      fake.pulls.length = 0;
      propose(['content/assets/tea.md', file]);
      fake.artifacts.set('review', parcel({}, { ...report, program: [], otherPages: ['I say it is fine'] }));
      const body = await answer();
      expect(body).toContain('## A maintainer looks at this first');
      expect(body).toContain(`\`${file}\``);
      expect(body).not.toMatch(/This can go in|I say it is fine|!\[/);
      expect(fake.commits.size).toBe(0);
    }
  });

  it('believes the check of somebody who looks after the project', async () => {
    propose(['scripts/review.ts'], 'MEMBER');
    fake.jobs.push({ name: 'Tests', conclusion: 'failure' });
    const body = await answer();
    expect(body).toContain('A maintainer looks at the program');
    expect(body).toContain('**The tests do not pass.**');
    expect(body).toContain('![After: Tea]');
  });

  it.each([
    ['nothing was left', undefined],
    ['what was left is no archive', strToU8('hello')],
    ['the archive is cut short', parcel().slice(0, 200)],
    ['there is no report', zipSync({ 'comment.md': strToU8('I say it is fine') })],
    ['the report is no JSON', zipSync({ 'report.json': strToU8('{') })],
    ['the report has something more in it', parcel({}, { ...report, html: '<script>' })],
    [
      'the report has a list without end',
      parcel({}, { ...report, entries: Array.from({ length: 5000 }, () => report.entries[0]) }),
    ],
    [
      'the report names a file elsewhere',
      parcel({}, { ...report, pages: [{ ...report.pages[0], after: '../../x.png' }] }),
    ],
    ['the archive is larger than it may be', new Uint8Array(parcelLimits.archive + 1)],
  ])('says plainly that the check could not finish when %s', async (_, left) => {
    propose();
    if (left === undefined) fake.artifacts.clear();
    else fake.artifacts.set('review', left);
    const body = await answer();
    expect(body).toContain('## The check could not finish');
    expect(body).toContain('That is not your fault.');
    expect(body).not.toContain('I say it is fine');
  });

  it('shows whole pictures alone, and only those it is told of', async () => {
    propose();
    fake.artifacts.set(
      'review',
      parcel({
        'pictures/page-1-before.png': strToU8('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
        'pictures/another.png': png(10, 10),
        '../../escaped.png': png(10, 10),
        'pictures/page-1-after.svg': strToU8('<svg/>'),
      }),
    );
    const body = await answer();
    expect([...fake.commits.get(fake.tip!)!.keys()]).toEqual(['page-1-after.png']);
    expect(body).not.toContain('page-1-before');
  });

  it('shows every word as it is: it calls nobody, leads nowhere and draws nothing', async () => {
    propose();
    const words =
      '</details><img src=x onerror=alert(1)> ![x](https://evil.example/x.png) [y](javascript:z) @everyone #1 `code` | - [ ] <!-- hereabouts -->\n# Big\n> quote ::: www.evil.example';
    const problem = { severity: 'error' as const, rule: 'x', field: 'a`b', found: words, fix: words };
    const entry = {
      ...report.entries[0]!,
      title: words.slice(0, 150),
      file: 'content/`x`\n# y.md',
      differences: [{ field: words.slice(0, 70), before: words, after: words }],
      problems: [problem],
    };
    fake.artifacts.set(
      'review',
      parcel(
        {},
        {
          ...report,
          verdict: 'errors',
          entries: [entry],
          pages: [],
          otherPages: [words],
          siteProblems: [words],
          screens: [{ title: words.slice(0, 150), says: [words] }],
        },
      ),
    );
    const body = await answer();
    const withoutCode = body.replace(/(?<!\\)`[^`\n]*`/g, '');
    expect(withoutCode.match(/<(?!!-- hereabouts: change)/g)?.length ?? 0).toBe(
      withoutCode.match(/\\</g)?.length ?? 0,
    );
    expect(withoutCode).not.toMatch(
      /(?<!\\)!\[|(?<!\\)\]\((?!https:\/\/github\.example\/town\/list\/actions\/)|https?:\/\/evil|www\.evil|@everyone/,
    );
    expect(withoutCode).not.toMatch(/^# Big|^> quote/m);
    expect(body.length).toBeLessThan(65_536);
  });

  it('stays short enough for the host, however much is wrong', async () => {
    propose();
    const problem = { severity: 'error' as const, rule: 'x', found: 'x'.repeat(1200), fix: 'y'.repeat(1200) };
    const entries = Array.from({ length: 60 }, () => ({
      ...report.entries[0]!,
      problems: Array.from({ length: 6 }, () => problem),
    }));
    fake.artifacts.set('review', parcel({}, { ...report, verdict: 'errors', entries }));
    const body = await answer();
    expect(body).toContain('There is more than fits into a comment.');
    expect(body.length).toBeLessThan(65_536);
    expect(body).toContain(`<!-- hereabouts: change ${head} `);
  });
});

describe('an archive', () => {
  it('that lies about its size grows no further than it says', async () => {
    const archive = zipSync({ 'report.json': new Uint8Array(40 * 1024 * 1024) });
    const view = new DataView(archive.buffer, archive.byteOffset);
    for (let at = 0; at + 28 < archive.length; at += 1) {
      if (view.getUint32(at) === 0x504b0102) view.setUint32(at + 24, 100, true);
      if (view.getUint32(at) === 0x504b0304) view.setUint32(at + 22, 100, true);
    }
    expect((await openArchive(archive)('report.json', 1000))?.length ?? 0).toBeLessThanOrEqual(100);
    expect(
      await openArchive(zipSync({ 'report.json': new Uint8Array(2 * parcelLimits.report) }))(
        'report.json',
        1e9,
      ),
    ).toBeUndefined();
  });
});

it('a picture is a whole PNG of a usual size without hidden details', () => {
  expect(isPlainPicture(png(390, 2000))).toBe(true);
  expect(isPlainPicture(png(100_000, 10))).toBe(false);
  expect(isPlainPicture(png(0, 10))).toBe(false);
  expect(isPlainPicture(png(10, 10, { name: 'tEXt', data: 'secret' }))).toBe(false);
  expect(isPlainPicture(Buffer.concat([png(10, 10), Buffer.from('<script>')]))).toBe(false);
  expect(isPlainPicture(png(10, 10).subarray(0, 40))).toBe(false);
  expect(isPlainPicture(new Uint8Array())).toBe(false);
});

it('the answer on GitLab is one note with its pictures uploaded, also for a merge request from a fork', async () => {
  const notes: { id: number; body: string; author: { username: string } }[] = [];
  const asked: string[] = [];
  const files: Readonly<Record<string, Uint8Array>> = {
    'report.json': strToU8(JSON.stringify(report)),
    'pictures/page-1-before.png': png(390, 800),
    'pictures/page-1-after.png': png(390, 900),
  };
  const answers: [RegExp, (body: unknown, found: RegExpExecArray) => unknown][] = [
    [/GET \/projects\/1\/merge_requests\?/, () => [{ iid: 3, sha: head, author: { id: 9 } }]],
    [
      /GET \/projects\/1\/merge_requests\/3\/diffs/,
      () => [{ new_path: 'content/assets/tea.md', old_path: 'content/assets/tea.md' }],
    ],
    [
      /GET \/projects\/1\/merge_requests\/3\/pipelines/,
      () => [{ id: 4, project_id: 2, sha: head, status: 'failed' }],
    ],
    [
      /GET \/projects\/2\/pipelines\/4\/jobs/,
      () => [{ id: 5, name: 'review', status: 'failed', web_url: 'https://gitlab.example/fork/-/jobs/5' }],
    ],
    [/GET \/projects\/2\/jobs\/5\/artifacts\/review\/(\S+)/, (_, [, name]) => files[name!]],
    [/GET \/projects\/1\/merge_requests\/3\/notes/, () => notes],
    [
      /POST \/projects\/1\/merge_requests\/3\/notes/,
      (body) =>
        notes.push({
          id: notes.length,
          body: (body as { body: string }).body,
          author: { username: 'panel' },
        }),
    ],
    [
      /POST \/projects\/1\/uploads/,
      (body) => ({ url: `/uploads/x/${((body as FormData).get('file') as File).name}` }),
    ],
  ];
  vi.stubGlobal(
    'fetch',
    (address: string, { method, body }: { method: string; body?: string | FormData }) => {
      const line = `${method} ${address.replace('https://gitlab.example/api/v4', '')}`;
      asked.push(line);
      for (const [pattern, give] of answers) {
        const found = pattern.exec(line);
        const value =
          found === null ? undefined : give(typeof body === 'string' ? JSON.parse(body) : body, found);
        if (value !== undefined)
          return Promise.resolve(
            new Response(value instanceof Uint8Array ? new Uint8Array(value) : JSON.stringify(value)),
          );
      }
      return Promise.resolve(new Response('{}', { status: 404 }));
    },
  );
  try {
    const host = gitlabChanges({ api: 'https://gitlab.example/api/v4', project: '1', token: 'key' });
    const [change] = await host.openChanges();
    expect(change).toEqual({ number: 3, head, isByMaintainer: false });
    const settings = { author: 'panel', contentFolder: 'content' };
    expect(await tellContributor(host, change!, settings)).toBe('added');
    expect(notes[0]?.body).toContain('![After: Tea](/uploads/x/page-1-after.png)');
    expect(notes[0]?.body).toContain('https://gitlab.example/fork/-/jobs/5/artifacts/download');
    expect(await tellContributor(host, change!, settings)).toBe('nothing');
    expect(asked.filter((line) => line.includes('/uploads'))).toHaveLength(2);
  } finally {
    vi.unstubAllGlobals();
  }
});
