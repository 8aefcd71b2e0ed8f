import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { projectFolder } from '../../scripts/environment.ts';

// Each test starts the command anew, and other tests run beside it.
vi.setConfig({ testTimeout: 60_000 });

let home: string;
const town = join(projectFolder, 'tests/fixtures/tiny-town');

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'hereabouts-export-'));
});
afterAll(() => {
  rmSync(home, { recursive: true });
});

function run(words: string[], content = town) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(projectFolder, 'scripts/export.ts'), ...words],
    { encoding: 'utf8', env: { ...process.env, CONTENT_DIR: content, TODAY: '2026-11-22' } },
  );
  return { status, stdout, stderr };
}

describe('npm run export', () => {
  test('writes every format to a new folder, and says how much', () => {
    const folder = join(home, 'new', 'taken');
    const { status, stdout } = run(['--to', folder]);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^\d+ files written to .*taken\.\n$/)]);
    expect(readdirSync(folder).sort()).toEqual(['calendar', 'data', 'feeds', 'open-referral']);
    const { assets } = JSON.parse(readFileSync(join(folder, 'data/assets.json'), 'utf8')) as {
      assets: object[];
    };
    expect(assets.length).toBe(2);
    expect(readdirSync(join(home, 'new'))).toEqual(['taken']);
  });

  test('touches no folder that holds something', () => {
    const folder = join(home, 'full');
    mkdirSync(folder);
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    const { status, stderr } = run(['--to', folder]);
    expect(status).toBe(2);
    expect(stderr).toContain('holds something already');
    expect(readdirSync(folder)).toEqual(['mine.txt']);
  });

  test('writes nothing of a content folder with errors', () => {
    const broken = join(home, 'broken');
    mkdirSync(broken);
    const { status, stderr } = run(['--to', join(home, 'out')], broken);
    expect(status).toBe(1);
    expect(stderr).toContain('site.json');
    expect(existsSync(join(home, 'out'))).toBe(false);
  });

  test('asks where to, and explains itself', () => {
    expect(run([]).status).toBe(2);
    const { status, stdout } = run(['--help']);
    expect([status, stdout]).toEqual([0, expect.stringContaining('--to DIR')]);
  });
});
