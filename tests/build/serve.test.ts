import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveSite, type Served } from '../../scripts/serve.ts';

let folder: string;
let atRoot: Served;
let below: Served;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hereabouts-serve-'));
  const site = join(folder, 'site');
  mkdirSync(join(site, 'assets/soup'), { recursive: true });
  mkdirSync(join(site, 'empty'));
  writeFileSync(join(site, 'index.html'), '<h1>Home</h1>');
  writeFileSync(join(site, '404.html'), '<h1>Not here</h1>');
  writeFileSync(join(site, 'assets/soup/index.html'), '<h1>Soup</h1>');
  writeFileSync(join(site, 'font.woff2'), 'font');
  writeFileSync(join(site, '.secret'), 'secret');
  writeFileSync(join(folder, 'outside.txt'), 'outside');
  symlinkSync(join(folder, 'outside.txt'), join(site, 'way-out.txt'));
  atRoot = await serveSite({ folder: site, base: '/', port: 0 });
  below = await serveSite({ folder: site, base: '/sub/', port: 0 });
});
afterAll(async () => {
  await Promise.all([atRoot.close(), below.close()]);
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Asks for a path exactly as it is written; `fetch` would tidy it up first. */
function ask(
  served: Served,
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
) {
  return new Promise<Answer>((resolve, reject) => {
    const asked = request({ port: served.port, path, ...options }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('a folder is answered with its page, as HTML in UTF-8 that is asked for again each time', async () => {
  const { status, headers, text } = await ask(atRoot, '/assets/soup/?from=list');
  expect({ status, text }).toEqual({ status: 200, text: '<h1>Soup</h1>' });
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['cache-control']).toBe('no-cache');
});

test('other files are answered with their own type', async () => {
  expect((await ask(atRoot, '/font.woff2')).headers['content-type']).toBe('font/woff2');
});

test('a missing last slash is put right, and what was asked for is kept', async () => {
  const { status, headers } = await ask(atRoot, '/assets/soup?q=1');
  expect({ status, location: headers['location'] }).toEqual({ status: 301, location: '/assets/soup/?q=1' });
});

test('an unknown page is answered with the page that says so', async () => {
  for (const path of ['/nowhere/', '/empty/', '/empty', '/%', '/assets/soup/x']) {
    expect(await ask(atRoot, path)).toMatchObject({ status: 404, text: '<h1>Not here</h1>' });
  }
});

test('nothing outside the folder and nothing hidden is ever sent', async () => {
  const ways = [
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/assets/..%5c..%5coutside.txt',
    '/assets/%2e%2e/%2e%2e/outside.txt',
    '/way-out.txt',
    '/.secret',
    '/index.html%00.txt',
  ];
  for (const path of ways)
    expect(await ask(atRoot, path)).toMatchObject({ status: 404, text: '<h1>Not here</h1>' });
});

test('no redirect leads to another host', async () => {
  expect((await ask(atRoot, '//evil.example/..')).headers['location']).toBeUndefined();
  expect((await ask(atRoot, '//assets/soup')).headers['location']).toBe('/assets/soup/');
});

test('HEAD is answered like GET, without the page', async () => {
  const { status, headers, text } = await ask(atRoot, '/', { method: 'HEAD' });
  expect({ status, text, length: headers['content-length'] }).toEqual({
    status: 200,
    text: '',
    length: '13',
  });
});

test('nothing can be written', async () => {
  expect((await ask(atRoot, '/', { method: 'POST' })).status).toBe(405);
});

test('a page is compressed for those who can read it so', async () => {
  const { headers, text } = await ask(atRoot, '/', { headers: { 'Accept-Encoding': 'gzip, br' } });
  expect(headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(Buffer.from(text, 'latin1')).toString()).toBe('<h1>Home</h1>');
});

test('a site below a folder is served there, and the way to it is shown', async () => {
  expect(await ask(below, '/sub/assets/soup/')).toMatchObject({ status: 200, text: '<h1>Soup</h1>' });
  expect((await ask(below, '/')).headers['location']).toBe('/sub/');
  expect((await ask(below, '/sub')).headers['location']).toBe('/sub/');
  expect((await ask(below, '/assets/soup/')).status).toBe(404);
});

test('when a port is taken, the next is tried, or a plain sentence says so', async () => {
  const site = join(folder, 'site');
  const next = await serveSite({ folder: site, base: '/', port: atRoot.port, otherPorts: 20 });
  expect(next.port).toBeGreaterThan(atRoot.port);
  await next.close();
  await expect(serveSite({ folder: site, base: '/', port: atRoot.port })).rejects.toThrow(
    `Port ${atRoot.port} is in use. Choose another one with PORT.`,
  );
});
