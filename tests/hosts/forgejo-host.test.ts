/** What the stand-in for a Forgejo refuses: a test of the form against one that lets everything pass would prove nothing. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startForgejo, type RunningForgejo } from './forgejo-host.ts';
import { challengeOf } from './forgejo-sign-in.ts';

const form = 'http://127.0.0.1:4000/admin/';
const verifier = 'a-verifier-of-the-length-that-is-asked-for-in-the-standard';
const ama = { id: 2, login: 'ama', name: 'Ama', email: 'ama@example.org', writes: true };
let content: string;
let host: RunningForgejo;
let here: string;

beforeEach(async () => {
  content = mkdtempSync(join(tmpdir(), 'hereabouts-small-'));
  mkdirSync(join(content, 'assets'));
  for (const name of ['one', 'two', 'three']) writeFileSync(join(content, 'assets', `${name}.md`), name);
  host = await startForgejo({ content, name: 'a/b', accounts: [ama] });
  host.register(form);
  here = host.address.replace(/\/\/[^:]+/, '//127.0.0.1');
});

afterEach(async () => {
  await host.close();
  rmSync(content, { recursive: true });
});

const asks = (changed: Record<string, string> = {}) =>
  new URLSearchParams({
    client_id: host.appId,
    redirect_uri: form,
    response_type: 'code',
    scope: 'read:user write:repository write:issue',
    state: 'a state',
    code_challenge_method: 'S256',
    code_challenge: challengeOf(verifier),
    ...changed,
  });

/** Says yes on the page of the host, and gives where that leads. */
async function consent(changed: Record<string, string> = {}): Promise<URL> {
  const body = new URLSearchParams([...asks(changed), ['granted', 'true']]);
  const response = await fetch(`${here}/login/oauth/grant`, { method: 'POST', body, redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '');
}

async function token(asked: Record<string, string>): Promise<Record<string, string>> {
  const body = JSON.stringify({ client_id: host.appId, redirect_uri: form, ...asked });
  const response = await fetch(`${here}/login/oauth/access_token`, { method: 'POST', body });
  return (await response.json()) as Record<string, string>;
}

async function signIn(): Promise<Record<string, string>> {
  const code = (await consent()).searchParams.get('code') ?? '';
  return token({ grant_type: 'authorization_code', code, code_verifier: verifier });
}

async function api(path: string, key: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${here}/api/v1/${path}`, {
    headers: { Authorization: `token ${key}` },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

test('nobody is sent to an address that was not registered, and nobody is let in without a challenge', async () => {
  const open = (changed: Record<string, string>) =>
    fetch(`${here}/login/oauth/authorize?${asks(changed)}`, { redirect: 'manual' });
  expect((await open({ redirect_uri: 'http://127.0.0.1:4000/admin/other' })).status).toBe(400);
  expect((await open({ client_id: 'another' })).status).toBe(400);
  const without = await open({ code_challenge_method: '' });
  expect(without.headers.get('location')).toContain('error=invalid_request');
});

test('a code is good once, against the verifier of its challenge', async () => {
  const back = await consent();
  expect(back.searchParams.get('state')).toBe('a state');
  const code = back.searchParams.get('code') ?? '';
  const asked = { grant_type: 'authorization_code', code };
  expect(await token({ ...asked, code_verifier: 'another' })).toMatchObject({
    error_description: 'failed PKCE code challenge',
  });
  expect(await token({ ...asked, code_verifier: verifier })).toMatchObject({ expires_in: 3600 });
  expect(await token({ ...asked, code_verifier: verifier })).toMatchObject({ error: 'unauthorized_client' });
});

test('a key that renews is good once, and another scope than the first is refused', async () => {
  const first = await signIn();
  const asked = { grant_type: 'refresh_token', refresh_token: first['refresh_token']! };
  expect(await token(asked)).toHaveProperty('access_token');
  expect(await token(asked)).toMatchObject({ error_description: 'token was already used' });
  const other = await consent({ scope: 'repository' });
  expect(other.searchParams.get('error_description')).toBe('a grant exists with different scope');
});

test('a token is asked for everywhere, and another site than the one that was registered is not answered', async () => {
  const { access_token: key = '' } = await signIn();
  expect((await api('user', key)).body).toMatchObject({ login: 'ama' });
  host.signIn.ageTokens();
  expect((await api('user', key)).status).toBe(401);
  const preflight = (origin: string, path: string) =>
    fetch(here + path, {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'authorization',
      },
    }).then(({ headers }) => headers.get('access-control-allow-origin'));
  expect(await preflight('http://127.0.0.1:4000', '/api/v1/user')).toBe('http://127.0.0.1:4000');
  expect(await preflight('http://127.0.0.1:4001', '/api/v1/user')).toBeNull();
  expect(await preflight('http://127.0.0.1:4000', '/login/oauth/access_token')).toBeNull();
});

test('a file that is another by now is not written over, and a tree comes in pages', async () => {
  const { access_token: key = '' } = await signIn();
  const path = 'content/assets/one.md';
  const sha = host.repository.shaOf('main', path);
  const write = (file: object) =>
    api('repos/a/b/contents', key, {
      branch: 'main',
      message: 'A change',
      files: [{ path, content: Buffer.from('new').toString('base64'), ...file }],
    });
  expect(await write({ operation: 'create' })).toMatchObject({
    status: 422,
    body: { message: `repository file already exists [path: ${path}]` },
  });
  expect((await write({ operation: 'update' })).status).toBe(422);
  expect((await write({ operation: 'update', sha })).status).toBe(201);
  expect((await write({ operation: 'update', sha })).body).toMatchObject({
    message: expect.stringContaining('sha does not match') as string,
  });
  expect(host.repository.git(['show', `main:${path}`])).toBe('new');

  host.api.treeEntriesAtOnce = 2;
  const commit = host.repository.commitOf('main');
  const pages = await Promise.all(
    [1, 2, 3].map((page) => api(`repos/a/b/git/trees/${commit}?recursive=1&page=${page}`, key)),
  );
  const bodies = pages.map(({ body }) => body as { tree: unknown[]; truncated: boolean });
  expect(bodies.map(({ tree, truncated }) => [tree.length, truncated])).toEqual([
    [2, true],
    [2, true],
    [1, false],
  ]);
});
