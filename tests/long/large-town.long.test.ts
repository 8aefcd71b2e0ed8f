import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateTown } from '../../scripts/bench/generate-town.ts';
import { watchMemory } from '../../scripts/bench/peak-memory.ts';
import type { BuildReport } from '../../scripts/build/build-site.ts';
import { readBuiltSite } from '../../scripts/build/built-site.ts';
import { projectFolder } from '../../scripts/environment.ts';

const entries = 2000;
const home = mkdtempSync(join(tmpdir(), 'hereabouts-large-'));
let report: BuildReport;
let seconds: number;
let peakBytes: number;

beforeAll(async () => {
  generateTown(join(home, 'content'), { entries });
  const begun = performance.now();
  const command = spawn(process.execPath, [join(projectFolder, 'scripts/build.ts'), '--json'], {
    env: {
      ...process.env,
      CONTENT_DIR: join(home, 'content'),
      OUT_DIR: join(home, 'site'),
      TODAY: '',
      BASE_PATH: '/',
      SITE_URL: '',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const memory = watchMemory(command.pid ?? 0);
  let output = '';
  command.stdout.on('data', (text: Buffer) => (output += text.toString()));
  await once(command, 'close');
  peakBytes = memory.stop();
  seconds = (performance.now() - begun) / 1000;
  report = JSON.parse(output) as BuildReport;
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

describe('a directory of 2,000 entries', () => {
  test('is built and passes every rule of a finished site', () => {
    expect(report.siteProblems).toEqual([]);
    expect(report.built).toBe(true);
  });

  test('has a page for each entry', () => {
    const site = readBuiltSite(join(home, 'site'), 'https://hereabouts.example', '/');
    expect(site.pages.filter(({ asset }) => asset !== undefined)).toHaveLength(entries);
  });

  // The one test that measures time: the promise is about it. It stands among the long ones, which run alone.
  test('takes at most two minutes and two gigabytes on a small computer', () => {
    expect(seconds).toBeLessThanOrEqual(120);
    expect(peakBytes).toBeLessThanOrEqual(2e9);
  });
});
