import { writeFileSync } from 'node:fs';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { lookAtSite } from '../../scripts/smoke/look-at-site.ts';
import type { Finding } from '../../scripts/smoke/finding.ts';
import { answerRequest, serveSite } from '../../scripts/serve.ts';
import { startHeaderHost, type HostFaults } from '../hosts/header-host.ts';
import { findNginx, freePort, startNginx, type RunningHost } from '../hosts/nginx.ts';
import { ownCertificate } from '../hosts/own-certificate.ts';
import { htmlAt } from './built-html.ts';
import { startCommand, temporaryFolder } from './tiny-builds.ts';

const { folder, address } = inject('sample');
const running: RunningHost[] = [];

afterAll(async () => {
  for (const host of running) await host.close();
});

/** The host that these tests look at: real nginx where there is one, else a stand-in, and it says which. */
async function startHost(): Promise<RunningHost> {
  const nginx = findNginx();
  if (nginx === undefined)
    process.stderr.write('nginx is not installed: a stand-in reads _headers instead.\n');
  const host = await (nginx === undefined
    ? startHeaderHost(folder, '/')
    : startNginx(nginx, { folder, base: '/' }));
  running.push(host);
  return host;
}

function problemsOf(findings: readonly Finding[]): string[] {
  return findings.filter(({ is }) => is === 'problem').map(({ what, found = '' }) => `${what} | ${found}`);
}

function smoke(...words: string[]) {
  return startCommand('smoke.ts', {}, words).ended;
}

describe('npm run smoke', () => {
  it('is green at a web server of one’s own, which sends all headers', async () => {
    const host = await startHost();
    const { code, output } = await smoke(host.address, '--site', folder, '--headers', 'yes');
    expect(output).not.toContain('Problem');
    expect(output).toContain('Good:    Headers are as the build states them.');
    expect(output).toContain('Good:    A short address, as on posters, leads to its entry.');
    expect(output).toContain('Good:    The map has its tiles.');
    expect(output).toContain('Good:    It is the build that lies on this computer.');
    expect(code).toBe(0);
  });

  it('is green at a host that reads _headers and _redirects', async () => {
    const host = await startHeaderHost(folder, '/');
    running.push(host);
    expect(problemsOf(await lookAtSite(new URL(`${host.address}/`), { knowsHeaders: true }))).toEqual([]);
  });

  it('is green at a host that knows no headers, and says what that means', async () => {
    const { code, output } = await smoke(address);
    expect(output).toContain('Note:    This host sends none of our headers. The site is safe without them');
    expect(code).toBe(0);
    const strict = await smoke(address, '--headers', 'yes');
    expect(strict.code).toBe(1);
    expect(strict.output).toContain('Problem: / comes with Referrer-Policy');
  });

  it('says in one line what cannot be asked', async () => {
    const port = await freePort();
    expect(await smoke('hereabouts.example')).toMatchObject({ code: 2 });
    const { code, output } = await smoke(`http://localhost:${port}/`);
    expect(code).toBe(1);
    expect(output).toContain(`Found: Nothing answers at localhost:${port}.`);
  });
});

/** What a host does wrong, and what is said of it. */
const faults: Record<string, { fault: HostFaults; said: string }> = {
  'answers everything with the front page': {
    fault: {
      instead: (request, response) => {
        if (!/no-such|\/_astro/.test(request.url ?? '')) return false;
        request.url = '/';
        answerRequest(request, response, { folder, base: '/' });
        return true;
      },
    },
    said: 'An address that is not there says so, with our page | /no-such-page-here/ answers with 200.',
  },
  'has a page of its own for what is not there': {
    fault: {
      instead: (request, response) => {
        if (!request.url?.includes('no-such')) return false;
        response.writeHead(404, { 'Content-Type': 'text/html' }).end('<h1>Not Found</h1>');
        return true;
      },
    },
    said: 'An address that is not there says so, with our page | It answers 404, but with another page than ours.',
  },
  'does not answer HEAD': {
    fault: {
      instead: (request, response) => {
        if (request.method !== 'HEAD') return false;
        response.writeHead(405).end();
        return true;
      },
    },
    said: 'Programs that only ask whether it is there are answered (HEAD) | HEAD answers with 405 and no type.',
  },
  'calls scripts plain text': {
    fault: {
      headers: (path, headers) => {
        if (path.endsWith('.js')) headers.set('content-type', 'text/plain');
      },
    },
    said: 'Pages are kept for times without a network | sw.js answers with 200 and text/plain.',
  },
  'leaves out endings it does not know': {
    fault: {
      instead: (request, response) => {
        if (!/\.(pf_meta|mvt)$/.test(request.url ?? '')) return false;
        response.writeHead(404, { 'Content-Type': 'text/html' }).end();
        return true;
      },
    },
    said: 'The map has its tiles | /map/',
  },
  'keeps an old version.json': {
    fault: {
      instead: (request, response) => {
        if (request.url !== '/version.json') return false;
        response
          .writeHead(200, { 'Content-Type': 'application/json' })
          .end('{"build":"0123","generated":"2026-01-01"}');
        return true;
      },
    },
    said: 'version.json and the pages are of one build | version.json is of build 0123',
  },
  'keeps the service worker for a year': {
    fault: {
      headers: (path, headers) => {
        if (path === '/sw.js') headers.set('cache-control', 'max-age=31536000');
      },
    },
    said: 'sw.js is asked for each time | It may be kept for 365 days.',
  },
  'adds a script of its own to pages': {
    fault: {
      instead: (request, response) => {
        if (request.url !== '/') return false;
        const html = readPage().replace(
          '</body>',
          '<script src="http://counter.example/x.js"></script></body>',
        );
        response.writeHead(200, { 'Content-Type': 'text/html' }).end(html);
        return true;
      },
    },
    said: 'Pages load nothing from anybody else | A page loads http://counter.example/x.js.',
  },
  'sends short addresses elsewhere': {
    fault: {
      instead: (request, response) => {
        if (!/^\/\d+\/$/.test(request.url ?? '')) return false;
        response.writeHead(301, { Location: '/' }).end();
        return true;
      },
    },
    said: 'A short address, as on posters, leads to its entry |',
  },
  'allows framing by everybody': {
    fault: { headers: (_, headers) => headers.delete('content-security-policy') },
    said: "/ comes with Content-Security-Policy: frame-ancestors 'self' | It comes without.",
  },
};

function readPage(): string {
  return htmlAt(folder, '/');
}

describe('what is wrong with a host is said in plain words', () => {
  it.each(Object.entries(faults))('when it %s', async (_, { fault, said }) => {
    const host = await startHeaderHost(folder, '/', fault);
    running.push(host);
    const found = problemsOf(await lookAtSite(new URL(`${host.address}/`)));
    expect(found.filter((line) => line.startsWith(said))).toHaveLength(1);
  });

  it('when the site was built for another folder', async () => {
    const server = await serveBelow('/town/');
    const found = problemsOf(await lookAtSite(new URL(`${server.address}/town/`)));
    expect(found[0]).toMatch(/^The site was built for this folder \| The front page leads to \/[^t]/);
  });
});

async function serveBelow(base: string): Promise<RunningHost> {
  const served = await serveSite({ folder, base, port: 0 });
  const host = { address: `http://localhost:${served.port}`, close: served.close };
  running.push(host);
  return host;
}

describe('a certificate that browsers refuse is told by what is wrong with it', () => {
  const day = 86_400_000;
  const now = Date.now();
  it.each([
    ['has run out', 'localhost', -2 * day, -day, true, 'has run out'],
    ['is for another name', 'elsewhere.example', -day, day, true, 'is for another name than localhost'],
    ['is signed by nobody', 'localhost', -day, day, false, 'Nobody that browsers know has signed'],
  ])('when it %s', async (_, name, from, until, isTrusted, said) => {
    const own = ownCertificate(name, new Date(now + from), new Date(now + until));
    const server = createSecureServer(own, (request, response) => {
      answerRequest(request, response, { folder, base: '/' });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, resolve);
    });
    const { port } = server.address() as AddressInfo;
    const trusted = join(temporaryFolder(), 'own.pem');
    writeFileSync(trusted, own.cert);
    const { code, output } = await startCommand(
      'smoke.ts',
      isTrusted ? { NODE_EXTRA_CA_CERTS: trusted } : {},
      [`https://localhost:${port}/`],
    ).ended;
    server.close();
    expect(code).toBe(1);
    expect(output).toContain(said);
  });
});
