import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { projectFolder } from '../../scripts/environment.ts';
import {
  closeWorkplace,
  openWorkplace,
  recoverTarget,
  swapIn,
  type SwapStep,
} from '../../scripts/build/target-folder.ts';

let folder: string;
let target: string;
let contentDir: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hereabouts-target-'));
  target = join(folder, 'far', 'away', 'site');
  contentDir = join(folder, 'content');
  mkdirSync(contentDir);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const steps: SwapStep[] = ['before old aside', 'before new in place', 'before clearing'];

function writeOldSite(): void {
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'index.html'), 'old');
  writeFileSync(join(target, 'only-old.html'), 'old');
}

function openWithNewSite() {
  const workplace = openWorkplace(target, contentDir);
  writeFileSync(join(workplace.site, 'index.html'), 'new');
  return workplace;
}

/** "old" or "new" when every file of the site is of one of the two; else what is there. */
function siteThatStands(): string {
  const files = readdirSync(target).sort();
  const texts = files.map((file) => `${file} ${readFileSync(join(target, file), 'utf8')}`).join(', ');
  return { 'index.html old, only-old.html old': 'old', 'index.html new': 'new' }[texts] ?? texts;
}

function besides(): string[] {
  return readdirSync(join(target, '..')).filter((name) => name !== 'site');
}

test('a site is built into a folder that does not exist yet, nor the folders above it', () => {
  swapIn(openWithNewSite());
  expect(siteThatStands()).toBe('new');
  expect(besides()).toEqual([]);
});

test('the new site takes the place of the old one, and nothing of the old one stays', () => {
  writeOldSite();
  const workplace = openWithNewSite();
  expect(siteThatStands()).toBe('old');
  swapIn(workplace);
  expect(siteThatStands()).toBe('new');
  expect(besides()).toEqual([]);
});

test('where the site is a link to a folder, the link stays', () => {
  const real = join(folder, 'real');
  mkdirSync(real);
  mkdirSync(join(target, '..'), { recursive: true });
  symlinkSync(real, target);
  swapIn(openWithNewSite());
  expect(readFileSync(join(real, 'index.html'), 'utf8')).toBe('new');
});

describe.each(steps)('a fault %s', (fatalStep) => {
  test('that is thrown leaves the old site or the new one, never parts of both', () => {
    writeOldSite();
    const workplace = openWithNewSite();
    const swap = () => {
      swapIn(workplace, (step) => {
        if (step === fatalStep) throw new Error('The disk is full.');
      });
    };
    expect(swap).toThrow('The disk is full.');
    expect(siteThatStands()).toBe(fatalStep === 'before clearing' ? 'new' : 'old');
    closeWorkplace(workplace);
    expect(besides()).toEqual([]);
  });

  test('that kills the program leaves the old site or the new one, once the next build has begun', () => {
    writeOldSite();
    const script = fileURLToPath(new URL('kill-in-swap.ts', import.meta.url));
    const killed = spawnSync(process.execPath, [script, target, contentDir, fatalStep]);
    expect(killed.signal).toBe('SIGKILL');
    expect(besides()).toHaveLength(1);

    recoverTarget(target);
    expect(siteThatStands()).toBe(fatalStep === 'before clearing' ? 'new' : 'old');
    expect(besides()).toEqual([]);
  });
});

test('the folder of a build that is still running is left alone', () => {
  writeOldSite();
  const running = `${target}.tmp-${process.ppid}`;
  mkdirSync(running);
  recoverTarget(target);
  expect(existsSync(running)).toBe(true);
});

test.each([
  ['the project itself', () => projectFolder],
  ['a folder above the content', () => folder],
  ['a folder in the content', () => join(contentDir, 'dist')],
  ['the home folder', () => homedir()],
])('%s is refused as a place for the site', (_name, place) => {
  expect(() => openWorkplace(place(), contentDir)).toThrow(/Choose a folder of its own, like dist/);
});

test('a folder that holds other things than a site is refused, and not touched', () => {
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'holiday.jpg'), 'a photo');
  expect(() => openWorkplace(target, contentDir)).toThrow(/holds files that are not a site/);
  expect(readdirSync(target)).toEqual(['holiday.jpg']);
  expect(besides()).toEqual([]);
});
