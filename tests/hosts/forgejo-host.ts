/**
 * A stand-in for a Forgejo, such as Codeberg, for tests: it answers as Forgejo's documentation and sources say it does,
 * on a real bare git repository, and for exactly what the editing form asks. It is no proof that a real one answers so.
 *
 *     const host = await startForgejo({ content, name: 'silverpit/hereabouts', redirectAddresses: [...], allows: site });
 *     ...
 *     await host.close();
 *
 * Who is let in is in `forgejo-sign-in.ts`, what is answered in `forgejo-api.ts`, and what git does in
 * `bare-repository.ts`. Here are the connection and the rules about asking from another site: `[cors]` of Forgejo's
 * settings, which is off until somebody turns it on. `/api/v1` allows the header `Authorization` besides those of
 * `HEADERS` (`Content-Type, User-Agent`); `/login/oauth/access_token` allows those alone; pages allow nothing.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { BareRepository } from './bare-repository.ts';
import { ForgejoApi } from './forgejo-api.ts';
import { SignIn, type Account, type Answer } from './forgejo-sign-in.ts';

/** What to start. */
export interface ForgejoToStart {
  /** Content folder; a copy of it becomes the repository's folder `content`. */
  readonly content: string;
  /** Owner and name of the repository, with a slash. */
  readonly name: string;
  /** Who has an account; the first one sits at the browser. */
  readonly accounts: readonly [Account, ...Account[]];
}

/** A host that runs. */
export interface RunningForgejo {
  /** Scheme, host and port. */
  readonly address: string;
  readonly repository: BareRepository;
  readonly api: ForgejoApi;
  readonly signIn: SignIn;
  /** Id of the application that is registered for the form. */
  readonly appId: string;
  /** Method and path of each request so far, and the status of its answer. */
  readonly asked: string[];
  /** Registers the form at this address: it may come back there, and ask from there. */
  readonly register: (form: string) => void;
  /**
   * Called before each request for the API: what it returns is answered instead, and a connection is cut for 'cut'.
   * It may as well do something at that moment.
   */
  meddle: (asked: string) => Answer | 'cut' | undefined;
  readonly close: () => Promise<void>;
}

/** The name it goes by, which a browser has to be told of: a name with a dot, as addresses of repositories need. */
export const forgejoName = 'git.silverpit.example';

const listedHeaders = ['content-type', 'user-agent'];
const apiHeaders = ['authorization', 'x-gitea-otp', 'x-forgejo-otp', ...listedHeaders];

/** Starts the host on a free port of this computer. */
export async function startForgejo({ content, name, accounts }: ForgejoToStart): Promise<RunningForgejo> {
  const redirectAddresses: string[] = [];
  const origins: string[] = [];
  const appId = 'f2e23867-3f4c-4f5a-9a31-5d1f0f0f7c11';
  const signIn = new SignIn({ id: appId, redirectAddresses }, accounts[0]);
  const repository = BareRepository.ofFolder(content, 'content', accounts[0]);
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const at = server.address();
      resolve(typeof at === 'object' && at ? at.port : 0);
    });
  });
  const address = `http://${forgejoName}:${port}`;
  const api = new ForgejoApi(repository, name, address);
  const host: RunningForgejo = {
    address,
    repository,
    api,
    signIn,
    appId,
    asked,
    register: (form) => {
      redirectAddresses.push(form);
      origins.push(new URL(form).origin);
    },
    meddle: () => undefined,
    close: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      repository.remove();
    },
  };
  return host;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', address);
    const text = await textOf(request);
    const method = request.method ?? 'GET';
    if (allowFromElsewhere(request, response, url.pathname)) {
      response.writeHead(200).end();
      return;
    }
    const line = `${method} ${decodeURIComponent(url.pathname)}`;
    const given = answerOf(method, url, text, request, line);
    asked.push(`${line} ${given === 'cut' ? 'cut' : given.status}`);
    if (given === 'cut') response.socket?.destroy();
    else send(response, given);
  }

  function answerOf(
    method: string,
    url: URL,
    text: string,
    request: IncomingMessage,
    line: string,
  ): Answer | 'cut' {
    const what = `${method} ${url.pathname}`;
    if (what === 'GET /login/oauth/authorize') return signIn.authorise(url.searchParams);
    if (what === 'POST /login/oauth/grant') return signIn.grant(new URLSearchParams(text));
    if (what === 'POST /login/oauth/access_token')
      return host.meddle(line) ?? signIn.giveToken(JSON.parse(text) as Record<string, unknown>);
    if (!url.pathname.startsWith('/api/v1/')) return { status: 404, body: 'Not found' };
    const [, token = ''] = /^(?:token|Bearer) (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    return (
      host.meddle(line) ??
      api.answer({
        method,
        parts: url.pathname.slice('/api/v1/'.length).split('/').map(decodeURIComponent).join('/').split('/'),
        query: url.searchParams,
        body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
        token: signIn.tokenOf(token),
      })
    );
  }

  /** Says who may read the answer; true where all that was asked is whether asking is allowed. */
  function allowFromElsewhere(request: IncomingMessage, response: ServerResponse, path: string): boolean {
    const isApi = path.startsWith('/api/v1/');
    if (!isApi && path !== '/login/oauth/access_token') return false;
    const { origin } = request.headers;
    const wants = (request.headers['access-control-request-headers'] ?? '').split(/ *, */).filter(Boolean);
    const isPreflight = request.method === 'OPTIONS';
    const allowed = isApi ? apiHeaders : listedHeaders;
    const isAllowed =
      origin !== undefined &&
      origins.includes(origin) &&
      wants.every((header) => allowed.includes(header.toLowerCase()));
    if (isAllowed) {
      response.setHeader('Vary', 'Origin');
      response.setHeader('Access-Control-Allow-Origin', origin);
      if (isPreflight) {
        response.setHeader(
          'Access-Control-Allow-Methods',
          request.headers['access-control-request-method'] ?? '',
        );
        response.setHeader('Access-Control-Allow-Headers', wants.join(', '));
        response.setHeader('Access-Control-Max-Age', '600');
      }
    }
    return isPreflight;
  }
}

function send(response: ServerResponse, { status, headers = {}, body }: Answer): void {
  const isText = typeof body === 'string' || Buffer.isBuffer(body);
  const type = isText ? 'text/html; charset=utf-8' : 'application/json;charset=utf-8';
  response.writeHead(status, { ...(body === undefined ? {} : { 'Content-Type': type }), ...headers });
  response.end(body === undefined || isText ? body : JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
