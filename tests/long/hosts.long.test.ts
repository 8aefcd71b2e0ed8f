import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { serveSite } from '../../scripts/serve.ts';
import { lookAtSite } from '../../scripts/smoke/look-at-site.ts';
import { sampleContent } from '../browser/built-site.ts';
import { startHeaderHost } from '../hosts/header-host.ts';
import { findNginx, startNginx, type RunningHost } from '../hosts/nginx.ts';
import { runBuild } from '../site/tiny-builds.ts';

const nginx = findNginx();
if (nginx === undefined)
  process.stderr.write(
    'nginx is not installed (Debian: apt-get install nginx-light), so it is not tried here.\n',
  );

let home: string;
/** Folders of the sample, built for the root of a host and for a folder of it. */
const folders: Record<string, string> = {};

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'hereabouts-hosts-'));
  for (const base of ['/', '/silverpit/', '/towns/silverpit/']) {
    const folder = join(home, 'www', base === '/' ? 'whole' : base);
    const { code, output } = await runBuild(sampleContent, folder, {
      BASE_PATH: base,
      SITE_URL: 'https://silverpit.example',
    });
    if (code !== 0) throw new Error(output);
    folders[base] = folder.replace(/\/$/, '');
  }
});
/** Hosts of the test that runs, so that none stays behind when it fails. */
const running: RunningHost[] = [];

afterEach(async () => {
  for (const host of running.splice(0)) await host.close();
});
afterAll(() => {
  rmSync(home, { recursive: true });
});

type Start = (folder: string, base: string) => Promise<RunningHost>;

const plain: Start = async (folder, base) => {
  const { port, close } = await serveSite({ folder, base, port: 0 });
  return { address: `http://localhost:${port}`, close };
};
const hosts: [called: string, start: Start, knowsHeaders: boolean][] = [
  ['a host that knows no headers', plain, false],
  ['a host that reads _headers and _redirects', startHeaderHost, true],
  ...(nginx === undefined
    ? []
    : [['nginx', (folder, base) => startNginx(nginx, { folder, base }), true] as [string, Start, boolean]]),
];

describe.each(hosts)('%s', (_, start, knowsHeaders) => {
  it.each(['/', '/silverpit/', '/towns/silverpit/'])('shows the site whole at %s', async (base) => {
    const folder = folders[base] ?? '';
    const host = await start(folder, base);
    running.push(host);
    const { address } = host;
    const { build } = JSON.parse(readFileSync(join(folder, 'version.json'), 'utf8')) as { build: string };
    const findings = await lookAtSite(new URL(address + base), { knowsHeaders, build });
    expect(findings.filter(({ is }) => is === 'problem')).toEqual([]);
    expect(findings.filter(({ is }) => is === 'good').length).toBeGreaterThanOrEqual(knowsHeaders ? 14 : 13);

    const ask = (path: string, method = 'GET') =>
      fetch(address + base + path, { method, redirect: 'manual' });
    const missing = await ask('assets/no-such-entry/', 'HEAD');
    expect([missing.status, await missing.text()]).toEqual([404, '']);
    const folderPage = await ask('assets/pot-luck-thursday');
    expect(folderPage.status).toBe(301);
    expect(new URL(folderPage.headers.get('location') ?? '', address).href).toBe(
      `${address}${base}assets/pot-luck-thursday/`,
    );
  });
});

it.runIf(nginx !== undefined)('nginx keeps to the site, whatever is asked for', async () => {
  const host = await startNginx(nginx ?? '', {
    folder: folders['/silverpit/'] ?? '',
    base: '/silverpit/',
  });
  running.push(host);
  const { address } = host;
  const ask = (path: string) => fetch(address + path, { redirect: 'manual' });
  const statusOf = async (path: string) => (await ask(path)).status;
  // The folder beside it is on the same disk, and not part of the site.
  expect(await statusOf('/whole/')).toBe(404);
  expect(await statusOf('/silverpit/..%2fwhole/index.html')).toBe(404);
  expect((await ask('/')).headers.get('location')).toBe('/silverpit/');
  expect((await ask('/silverpit?a=1')).headers.get('location')).toBe('/silverpit/?a=1');
  for (const file of ['_headers', '_redirects', 'web.config', '.nojekyll'])
    expect(await statusOf(`/silverpit/${file}`)).toBe(404);

  const services = await ask('/silverpit/open-referral/services');
  expect(services.headers.get('access-control-allow-origin')).toBe('*');
  const { contents } = (await services.json()) as { contents: { id: string }[] };
  expect(await statusOf(`/silverpit/open-referral/services/${contents[0]?.id ?? ''}`)).toBe(200);
  const second = (await (await ask('/silverpit/open-referral/services?page=2')).json()) as {
    page_number: number;
  };
  expect(second.page_number).toBe(2);
  const astray = '/silverpit/open-referral/services?page=../../../../whole/version';
  expect(await (await ask(astray)).json()).toMatchObject({ page_number: 1 });

  const framed = async (path: string) => (await ask(path)).headers.get('content-security-policy');
  expect(await framed('/silverpit/assets/pot-luck-thursday/')).toBe("frame-ancestors 'self'");
  expect(await framed('/silverpit/nothing-here/')).toBe("frame-ancestors 'self'");
  expect(await framed('/silverpit/screen/')).toBe("frame-ancestors 'self'");
  expect(await framed('/silverpit/screen/quayside-waiting-room/')).toBeNull();
});
