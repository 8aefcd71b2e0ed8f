import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A pull request as the fake host keeps it. */
export interface FakePull {
  readonly number: number;
  readonly head: { sha: string };
  readonly author_association: string;
  readonly files: readonly { filename: string; previous_filename?: string }[];
}

interface FakeComment {
  id: number;
  body: string;
  user: { login: string };
}

/** GitHub, as far as answers to pull requests need it: real requests to this computer, and all of them written down. */
export class FakeGithub {
  readonly pulls: FakePull[] = [];
  readonly comments: FakeComment[] = [];
  /** What the run left, by name. */
  readonly artifacts = new Map<string, Uint8Array>();
  readonly jobs: { name: string; conclusion: string }[] = [];
  /** Pictures on the branch of pictures, by commit. */
  readonly commits = new Map<string, Map<string, Buffer>>();
  readonly asked: string[] = [];
  tip: string | undefined;
  readonly #blobs = new Map<string, Buffer>();
  readonly #trees = new Map<string, Map<string, Buffer>>();
  #server: Server | undefined;

  /** Starts it; gives the address of its API. */
  async start(): Promise<string> {
    const server = createServer((request, response) => {
      void this.#read(request).then((text) => {
        const path = (request.url ?? '').replace('/repos/town/list', '');
        this.asked.push(`${request.method ?? ''} ${path.replace(/\?.*/, '')}`);
        const isKnown = request.headers.authorization === 'Bearer key' && path !== request.url;
        const answer = isKnown ? this.#answer(request.method ?? '', path, text) : undefined;
        response.writeHead(answer === undefined ? 404 : 200);
        response.end(answer instanceof Uint8Array ? answer : JSON.stringify(answer ?? {}));
      });
    }).listen(0);
    this.#server = server;
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  async #read(request: IncomingMessage): Promise<string> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    return Buffer.concat(parts).toString('utf8');
  }

  #answer(method: string, address: string, text: string): unknown {
    const url = new URL(address, 'http://host');
    const path = url.pathname;
    const isLater = Number(url.searchParams.get('page') ?? 1) > 1;
    const data = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    const pull = this.pulls.find(({ number }) => path === `/pulls/${number}/files`);
    if (method === 'GET') {
      if (path === '/pulls') return isLater ? [] : this.pulls;
      if (pull !== undefined) return isLater ? [] : pull.files;
      if (path.endsWith('/jobs')) return { jobs: this.jobs };
      if (path.endsWith('/artifacts')) {
        const artifacts = [...this.artifacts].map(([name, { length }], id) => ({
          id,
          name,
          size_in_bytes: length,
          expired: false,
        }));
        return { artifacts };
      }
      if (path.endsWith('/zip')) return [...this.artifacts.values()][Number(path.split('/').at(-2))];
      if (path.endsWith('/comments')) return isLater ? [] : this.comments;
      if (path.includes('/matching-refs/'))
        return this.tip === undefined ? [] : [{ object: { sha: this.tip } }];
    }
    return this.#write(method, path, data);
  }

  #write(method: string, path: string, data: Record<string, unknown>): unknown {
    const name = (this.#blobs.size + this.#trees.size + this.commits.size + 1).toString(16).padStart(40, '0');
    if (path === '/git/blobs') this.#blobs.set(name, Buffer.from(String(data['content']), 'base64'));
    else if (path === '/git/trees') {
      const tree = data['tree'] as { path: string; sha: string }[];
      this.#trees.set(name, new Map(tree.map((entry) => [entry.path, this.#blobs.get(entry.sha)!])));
    } else if (path === '/git/commits') this.commits.set(name, this.#trees.get(String(data['tree']))!);
    else if (path.startsWith('/git/refs')) this.tip = String(data['sha']);
    else if (method === 'POST' && path.endsWith('/comments'))
      this.comments.push({
        id: this.comments.length + 1,
        body: String(data['body']),
        user: { login: 'github-actions[bot]' },
      });
    else if (method === 'PATCH') {
      const comment = this.comments.find(({ id }) => path === `/issues/comments/${id}`);
      if (comment === undefined) return undefined;
      comment.body = String(data['body']);
    } else return undefined;
    return { sha: name };
  }
}
