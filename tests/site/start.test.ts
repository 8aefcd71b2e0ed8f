import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { changeFile, copyOfTinyTown, startCommand, temporaryFolder, type Running } from './tiny-builds.ts';

let folder: string;
let town: string;
const running: Running[] = [];

beforeAll(() => {
  folder = temporaryFolder();
  town = copyOfTinyTown(folder);
});
afterEach(async () => {
  for (const { process, ended } of running.splice(0)) {
    process.kill('SIGKILL');
    await ended;
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function start(...command: Parameters<typeof startCommand>): Running {
  const started = startCommand(...command);
  running.push(started);
  return started;
}

async function textAt(address: string): Promise<string> {
  const response = await fetch(address);
  return response.text();
}

/** Asks again until the page holds the text, as somebody would who looks at it while working. */
async function waitForText(address: string, text: string): Promise<void> {
  while (!(await textAt(address)).includes(text)) await setTimeout(100);
}

test('npm start builds the site, says where to look, serves it, and ends cleanly with Ctrl and C', async () => {
  const site = join(folder, 'site');
  const started = start('start.ts', { CONTENT_DIR: town, OUT_DIR: site, PORT: '0', BASE_PATH: '/tiny/' });
  const [, address = ''] = await started.wrote(/On this machine: {2}(http:\/\/localhost:\d+\/tiny\/)/);
  expect(await textAt(`${address}assets/pot-luck/`)).toContain('data-asset="pot-luck"');
  expect(await textAt(`${address}no-such-page/`)).toContain('<h1>');

  started.process.kill('SIGINT');
  expect(await started.ended).toMatchObject({ code: 0, signal: null });
});

test('npm start refuses a port that is none, in one plain line', async () => {
  const { code, output } = await start('start.ts', { PORT: 'four' }).ended;
  expect({ code, output }).toEqual({
    code: 2,
    output: 'PORT is "four". Write a number from 1 to 65535, like 4321.\n',
  });
});

test('npm run dev refuses a port that is none, too', async () => {
  const { code, output } = await start('dev.ts', {}, ['--port', '70000']).ended;
  expect({ code, output }).toEqual({
    code: 2,
    output: '--port is "70000". Write a number from 1 to 65535, like 4321.\n',
  });
});

test('npm run dev follows the content, and keeps the last good one while there is an error', async () => {
  const started = start('dev.ts', { CONTENT_DIR: town }, ['--port', '0']);
  const [, address = ''] = await started.wrote(/(http:\/\/localhost:\d+)/);
  const page = `${address}/assets/pot-luck/`;
  expect(await textAt(page)).toContain('There is soup');

  changeFile(town, 'assets/pot-luck.md', 'There is soup', 'There is pie');
  await waitForText(page, 'There is pie');

  changeFile(town, 'assets/pot-luck.md', 'kind: activity', 'kind: actvity');
  await started.wrote(/assets\/pot-luck\.md, line 4, kind/);
  await started.wrote(/Pages show it as it was before/);
  expect(await textAt(page)).toContain('There is pie');

  started.process.kill('SIGINT');
  expect(await started.ended).toMatchObject({ code: 0, signal: null });
});

test.each(['build.ts', 'start.ts', 'dev.ts', 'bench.ts'])('%s explains itself when asked', async (file) => {
  const { code, output } = await start(file, {}, ['--help']).ended;
  expect(code).toBe(0);
  expect(output).toContain('npm ');
  const mistyped = await start(file, {}, ['--no-such-thing']).ended;
  expect(mistyped.code).toBe(2);
  expect(mistyped.output).toContain('--no-such-thing');
});
