import { execFileSync } from 'node:child_process';
import { request } from 'node:http';
import { readFileSync, rmSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyOfTinyTown, startCommand, temporaryFolder, type Running } from './tiny-builds.ts';

let folder: string;
let town: string;
let started: Running;
let site: string;
const git = (...words: string[]) => execFileSync('git', words, { cwd: town, encoding: 'utf8' });

beforeAll(async () => {
  folder = temporaryFolder();
  town = copyOfTinyTown(folder);
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.name=Panel', '-c', 'user.email=panel@example.org', 'commit', '--quiet', '--message=Start');
  started = startCommand('edit.ts', { CONTENT_DIR: town }, ['--port', '0']);
  const [, address = ''] = await started.wrote(/The site: +(http:\S+)/);
  site = address;
});

afterAll(async () => {
  started.process.kill('SIGKILL');
  await started.ended;
  rmSync(folder, { recursive: true });
});

/** Asks the content service as the form does. */
async function ask(action: string, params: object, headers: Record<string, string> = {}) {
  const body = JSON.stringify({ action, params: { branch: 'main', ...params } });
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const asking = request(
      `${site}admin/service/`,
      { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers } },
      (answer) => {
        let text = '';
        answer.on('data', (part: Buffer) => (text += part.toString()));
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, text });
        });
      },
    );
    asking.on('error', reject);
    asking.end(body);
  });
}

test('npm run edit opens the form on this computer, with its page, its program and its data', async () => {
  expect(site).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  const page = await (await fetch(`${site}admin/`)).text();
  expect(page).toContain('admin/app.js');
  expect(page).not.toContain('@vite/client');
  expect((await fetch(`${site}admin/app.js`)).status).toBe(200);
  const config = (await (await fetch(`${site}admin/config.json`)).json()) as { backend: object };
  expect(config.backend).toMatchObject({ name: 'proxy', proxy_url: '/admin/service/' });
});

test('a save changes that file and no other, and the page follows', async () => {
  const path = 'assets/pot-luck.md';
  const raw = readFileSync(join(town, path), 'utf8').replace(/^title: .*$/m, 'title: Bring and Share');
  const saved = await ask('persistEntry', {
    dataFiles: [{ slug: 'pot-luck', path, raw }],
    assets: [],
    options: { commitMessage: 'Change', useWorkflow: false, status: 'draft', collectionName: 'assets' },
  });
  expect(saved.status).toBe(200);
  expect(git('status', '--short').trim()).toBe(`M ${path}`);
  while (!(await (await fetch(`${site}assets/pot-luck/`)).text()).includes('Bring and Share')) {
    await setTimeout(100);
  }
});

test('nobody else is answered: no other machine, no page of another site, no name that only leads here', async () => {
  const { port } = new URL(site);
  const others = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal);
  for (const { address } of others) {
    await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow();
  }
  expect((await ask('info', {}, { Origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await ask('info', {}, { Host: `elsewhere.example:${port}` })).status).toBe(403);
  expect((await ask('getEntry', { path: '../outside.md' })).status).toBe(422);
});

test('it ends cleanly with Ctrl and C, and nothing of it goes on', async () => {
  started.process.kill('SIGINT');
  expect(await started.ended).toMatchObject({ code: 0, signal: null });
  await expect(fetch(site)).rejects.toThrow();
});
