import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nightIssue, readNightReport } from '../../scripts/nightly/night-report.ts';
import { githubIssues, type IssueHost } from '../../scripts/tell-panel/issue-host.ts';
import { keepOneIssue, type KeptIssue } from '../../scripts/tell-panel/keep-one-issue.ts';

interface FakeIssue {
  number: number;
  title: string;
  body: string | null;
  state: string;
  user: { login: string };
  pull_request?: object;
}

/** A git host that keeps issues, and writes down all it is asked. */
class FakeHost {
  readonly issues: FakeIssue[] = [];
  readonly asked: string[] = [];
  readonly comments: string[] = [];
  #server: Server | undefined;

  async start(): Promise<IssueHost> {
    const server = createServer((request, response) => {
      let text = '';
      request.on('data', (part: Buffer) => (text += part.toString()));
      request.on('end', () => {
        const path = request.url ?? '';
        this.asked.push(`${request.method ?? ''} ${path.replace(/\?.*/, '')}`);
        const isKnown =
          request.headers.authorization === 'Bearer key' && path.startsWith('/repos/town/list/issues');
        const answer = isKnown ? this.#answer(request.method ?? '', path, text) : undefined;
        response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answer ?? { message: 'Not Found' }));
      });
    }).listen(0);
    this.#server = server;
    await once(server, 'listening');
    return this.host('key');
  }

  host(token: string): IssueHost {
    const { port } = this.#server!.address() as AddressInfo;
    return githubIssues({ api: `http://127.0.0.1:${port}`, repository: 'town/list', token });
  }

  stop(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  open(login: string, body: string | null, more: Partial<FakeIssue> = {}): FakeIssue {
    const issue = {
      number: this.issues.length + 1,
      title: 'x',
      body,
      state: 'open',
      user: { login },
      ...more,
    };
    this.issues.push(issue);
    return issue;
  }

  #answer(method: string, path: string, text: string): unknown {
    const data = (text === '' ? {} : JSON.parse(text)) as { title?: string; body?: string; state?: string };
    const url = new URL(path, 'http://host');
    const number = Number(/\/issues\/(\d+)/.exec(url.pathname)?.[1]);
    const issue = this.issues.find((each) => each.number === number);
    if (method === 'GET') {
      const page = Number(url.searchParams.get('page'));
      return this.issues.filter(({ state }) => state === 'open').slice((page - 1) * 100, page * 100);
    }
    if (method === 'POST' && url.pathname.endsWith('/comments')) return this.comments.push(data.body ?? '');
    if (method === 'POST')
      return this.open('github-actions[bot]', data.body ?? '', { title: data.title ?? '' });
    return Object.assign(issue ?? {}, data);
  }
}

const us = 'github-actions[bot]';
const due: KeptIssue = {
  mark: 'due',
  title: 'To check',
  body: '- Soup',
  isNeeded: true,
  farewell: 'All done.',
};

describe('the panel’s one issue', () => {
  const fake = new FakeHost();
  let host: IssueHost;
  beforeEach(async () => {
    fake.issues.length = 0;
    fake.asked.length = 0;
    fake.comments.length = 0;
    host = await fake.start();
  });
  afterEach(() => {
    fake.stop();
  });

  it('is opened once and written anew for a whole year of weeks: never a second one, never a comment', async () => {
    for (let week = 0; week < 52; week += 1) {
      const body = `- Soup\n- week ${Math.floor(week / 2)}`;
      const kept = await keepOneIssue(host, { ...due, body }, us);
      expect(kept.did).toBe(week === 0 ? 'opened' : week % 2 === 1 ? 'nothing' : 'updated');
    }
    expect(fake.issues).toHaveLength(1);
    expect(fake.comments).toEqual([]);
    expect(fake.asked.filter((words) => words.startsWith('POST'))).toHaveLength(1);
    expect(fake.issues[0]?.body).toContain('week 25');
  });

  it('is closed when nothing is left, and a new one opened when there is something again', async () => {
    await keepOneIssue(host, due, us);
    expect(await keepOneIssue(host, { ...due, isNeeded: false }, us)).toEqual({ did: 'closed', number: 1 });
    expect(fake.comments).toEqual(['All done.']);
    expect(await keepOneIssue(host, { ...due, isNeeded: false }, us)).toEqual({ did: 'nothing' });
    expect(await keepOneIssue(host, due, us)).toEqual({ did: 'opened', number: 2 });
  });

  it('is never somebody else’s, whatever they wrote into it, nor a pull request', async () => {
    const mark = '<!-- hereabouts: due -->';
    for (let count = 0; count < 120; count += 1) fake.open('visitor', mark);
    fake.open(us, mark, { pull_request: {} });
    fake.open(us, null);
    expect(await keepOneIssue(host, due, us)).toEqual({ did: 'opened', number: 123 });
    // It is found again behind more than a page of others.
    expect(await keepOneIssue(host, { ...due, body: '- Stew' }, us)).toEqual({ did: 'updated', number: 123 });
    expect(fake.issues.filter(({ body }) => body === mark)).toHaveLength(121);
  });

  it('is one again where there were two', async () => {
    await keepOneIssue(host, due, us);
    fake.open(us, fake.issues[0]!.body);
    await keepOneIssue(host, due, us);
    expect(fake.issues.map(({ state }) => state)).toEqual(['open', 'closed']);
    expect(fake.comments).toEqual(['See #1: one issue is enough.']);
  });

  it('says so when the host refuses', async () => {
    await expect(keepOneIssue(fake.host('wrong'), due, us)).rejects.toThrow(/answered 404 to GET/);
  });
});

describe('what the panel hears of a night', () => {
  const newest = 'a'.repeat(40);
  const older = 'b'.repeat(40);

  it('is nothing when the newest version is on the site', () => {
    expect(nightIssue({ newest, built: newest, tried: 1, said: '' }).isNeeded).toBe(false);
  });

  it('is which version is shown instead, and what has to be put right', () => {
    const issue = nightIssue({
      newest,
      built: older,
      tried: 3,
      said: 'assets/soup.md, line 3: a tab\n~~~~~~\n@everyone',
    });
    expect(issue.isNeeded).toBe(true);
    expect(issue.body).toContain('the last version that could be built, bbbbbbbbbb.');
    // The text stays inside its block, so that it calls nobody.
    expect(issue.body.match(/~{3,}/g)).toHaveLength(2);
    expect(nightIssue({ newest, tried: 30, said: '' }).body).toContain(
      'None of the last 30 versions can be built.',
    );
    expect(nightIssue({ newest, tried: 1, said: 'x'.repeat(100_000) }).body.length).toBeLessThan(10_000);
  });

  it('is read only from what the night wrote', () => {
    expect(() => readNightReport('{}')).toThrow('This is not what npm run nightly writes.');
  });
});
