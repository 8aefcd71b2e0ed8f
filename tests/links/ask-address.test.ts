import { once } from 'node:events';
import { createServer as createSilentServer, type AddressInfo, type Server } from 'node:net';
import { createServer, type RequestListener } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { createServer as createGuardedServer } from 'node:https';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { askAddress, type Answer } from '../../scripts/links/ask-address.ts';
import { askAll } from '../../scripts/links/ask-all.ts';
import { safeUrlSchema, type SafeUrl } from '../../src/domain/safe-url.ts';
import { selfSigned } from './self-signed.ts';

// A busy computer needs its time for them.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const statuses = [
  200, 204, 401, 403, 404, 405, 406, 410, 418, 429, 451, 500, 502, 503, 504, 520, 999,
] as const;
const heard: { path: string; agent: string | undefined }[] = [];
const servers: Server[] = [];
let home: string;
let silent: string;
let selfMade: string;
let noTls: string;
let shut: string;

const answer: RequestListener = (request, response) => {
  const path = request.url ?? '/';
  heard.push({ path, agent: request.headers['user-agent'] });
  const lead = (status: number, to: string) => response.writeHead(status, { Location: to }).end();
  const [, kind = '', rest = ''] = path.split('/');
  if (kind === 'status') response.writeHead(Number(rest)).end('words');
  else if (kind === 'for-good') lead(301, rest === '' ? '/status/200' : `/${rest}`);
  else if (kind === 'for-now') lead(302, '/status/200');
  else if (kind === 'to-gone') lead(308, '/status/404');
  else if (kind === 'round') lead(301, '/round');
  else if (kind === 'inside') lead(302, 'http://169.254.169.254/latest/meta-data');
  else if (kind === 'to-file') lead(302, 'file:///etc/passwd');
  else if (kind === 'nonsense') lead(301, 'http://[');
  else if (kind === 'no-place') response.writeHead(302).end();
  else if (kind === 'half') response.destroy();
  else if (kind === 'endless') response.writeHead(200).write('x'.repeat(100));
  else response.writeHead(404).end();
};

async function start(server: Server): Promise<number> {
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

beforeAll(async () => {
  home = `http://127.0.0.1:${await start(createServer(answer))}`;
  noTls = home.replace('http:', 'https:');
  silent = `http://127.0.0.1:${await start(createSilentServer(() => undefined))}`;
  selfMade = `https://127.0.0.1:${await start(createGuardedServer(selfSigned(), answer))}`;
  const port = await start(createServer());
  shut = `http://127.0.0.1:${port}`;
  const gone = servers.at(-1)!;
  gone.close();
  await once(gone, 'close');
});
afterAll(() => {
  for (const server of servers) {
    if ('closeAllConnections' in server) (server as ReturnType<typeof createServer>).closeAllConnections();
    server.close();
  }
});

const isHere = (url: URL) => url.hostname === '127.0.0.1' || url.hostname.endsWith('.invalid');
const ask = (address: string, patience = 5000) =>
  askAddress(address, { userAgent: 'Hereabouts link check (test)', patience, mayAsk: isHere });

const expectedByStatus: Record<number, Answer> = {
  200: { is: 'alive' },
  204: { is: 'alive' },
  404: { is: 'trouble', was: 'gone' },
  410: { is: 'trouble', was: 'gone' },
  500: { is: 'trouble', was: 'broken' },
  502: { is: 'trouble', was: 'broken' },
  503: { is: 'trouble', was: 'broken' },
  504: { is: 'trouble', was: 'broken' },
  520: { is: 'trouble', was: 'broken' },
};

describe('asking somebody’s page', () => {
  it.each(statuses)('that answers %i is told for what it is', async (status) => {
    expect(await ask(`${home}/status/${status}`)).toEqual(expectedByStatus[status] ?? { is: 'guarded' });
  });

  it.each([
    ['has moved for good', '/for-good', { is: 'moved', to: '/status/200' }],
    ['has moved twice', '/for-good/for-good', { is: 'moved', to: '/status/200' }],
    ['leads elsewhere for now', '/for-now', { is: 'alive' }],
    ['has moved to a page that is gone', '/to-gone', { is: 'trouble', was: 'gone' }],
    ['leads in a circle', '/round', { is: 'trouble', was: 'circling' }],
    ['leads into the network of this computer', '/inside', { is: 'trouble', was: 'circling' }],
    ['leads to a file of this computer', '/to-file', { is: 'trouble', was: 'circling' }],
    ['leads to no address at all', '/nonsense', { is: 'trouble', was: 'circling' }],
    ['says to go on, and not where', '/no-place', { is: 'guarded' }],
    ['breaks off', '/half', { is: 'trouble', was: 'silent' }],
    ['never ends', '/endless', { is: 'alive' }],
  ])('that %s is told for what it is', async (_, path, expected) => {
    const found = await ask(home + path);
    expect(found.is === 'moved' ? { ...found, to: found.to.slice(home.length) } : found).toEqual(expected);
  });

  it('that does not answer in time, or whose door is shut, is silent', async () => {
    expect(await ask(silent, 300)).toEqual({ is: 'trouble', was: 'silent' });
    expect(await ask(shut)).toEqual({ is: 'trouble', was: 'silent' });
  });

  it('whose name nobody has is unknown', async () => {
    expect(await ask('http://nobody-has-this-name.invalid/')).toEqual({ is: 'trouble', was: 'unknown' });
  });

  it('that cannot show who it is, is unsafe: a certificate of its own making, or none', async () => {
    expect(await ask(`${selfMade}/status/200`)).toEqual({ is: 'trouble', was: 'unsafe' });
    expect(await ask(`${noTls}/status/200`)).toEqual({ is: 'trouble', was: 'unsafe' });
  });

  it('says who asks, and asks nobody inside the network of this computer', async () => {
    expect(heard.every(({ agent }) => agent === 'Hereabouts link check (test)')).toBe(true);
    const before = heard.length;
    const manners = { userAgent: 'test', patience: 1000 };
    for (const address of [home, 'http://localhost/', 'http://printer.local/', 'http://user@example.org/']) {
      expect(await askAddress(address, manners)).toEqual({ is: 'trouble', was: 'circling' });
    }
    expect(heard.length).toBe(before);
  });
});

describe('asking many', () => {
  it('asks each address once, and each host one question at a time', async () => {
    const addresses = Array.from({ length: 24 }, (_, index) =>
      safeUrlSchema.parse(`https://host-${index % 6}.example/page-${index}`),
    );
    const open = new Map<string, number>();
    const asked: SafeUrl[] = [];
    let most = 0;
    const answers = await askAll(
      [...addresses, ...addresses],
      async (address) => {
        const { host } = new URL(address);
        open.set(host, (open.get(host) ?? 0) + 1);
        most = Math.max(
          most,
          [...open.values()].reduce((sum, count) => sum + count),
        );
        expect(open.get(host)).toBe(1);
        asked.push(address);
        await setImmediate();
        open.set(host, 0);
        return { is: 'alive' };
      },
      { pause: 0 },
    );
    expect(asked.toSorted()).toEqual(addresses.toSorted());
    expect(answers.size).toBe(24);
    expect(most).toBeLessThanOrEqual(4);
  });
});
