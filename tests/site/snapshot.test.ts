import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { filesIn } from '../../scripts/build/built-site.ts';
import { snapshotArchive } from '../../scripts/snapshot/archive.ts';
import { readingCopy } from '../../scripts/snapshot/reading-copy.ts';
import { sampleContent, sampleDay } from '../browser/built-site.ts';
import { launchBrowser } from '../browser/chromium.ts';
import { elements, treeAt } from './built-html.ts';
import { startCommand, temporaryFolder } from './tiny-builds.ts';

const { folder } = inject('sample');
const home = temporaryFolder();
const kept = join(home, 'hereabouts-2026-11-22');
let archive: Uint8Array;
let browser: Browser;

function read(from: string, files: readonly string[]): Map<string, Uint8Array> {
  return new Map(files.map((file) => [file, readFileSync(join(from, file))]));
}

beforeAll(async () => {
  const site = readingCopy(read(folder, filesIn(folder)));
  const content = read(sampleContent, ['site.json', 'assets/peelers.md']);
  archive = snapshotArchive({ town: 'Silverpit', day: sampleDay, site, content }, 'hereabouts-2026-11-22');
  for (const [file, bytes] of Object.entries(unzipSync(archive))) {
    mkdirSync(dirname(join(home, file)), { recursive: true });
    writeFileSync(join(home, file), bytes);
  }
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(home, { recursive: true });
});

describe('a snapshot', () => {
  it('is one archive with a page to start from, and is the same for the same day', () => {
    const site = readingCopy(read(folder, filesIn(folder)));
    const content = read(sampleContent, ['site.json', 'assets/peelers.md']);
    const again = snapshotArchive(
      { town: 'Silverpit', day: sampleDay, site, content },
      'hereabouts-2026-11-22',
    );
    expect(Buffer.compare(again, archive)).toBe(0);
    expect(readdirSync(kept)).toEqual(['README.txt', 'START-HERE.html', 'content', 'site']);
    expect(readFileSync(join(kept, 'content/assets/peelers.md'))).toEqual(
      readFileSync(join(sampleContent, 'assets/peelers.md')),
    );
    expect(readFileSync(join(kept, 'README.txt'), 'utf8')).toContain('Silverpit on 22 November 2026');
    expect(existsSync(join(kept, 'site/data/assets.csv'))).toBe(true);
  });

  it('leads from file to file: no link, picture or style of it is missing', () => {
    const site = join(kept, 'site');
    const pages = filesIn(site).filter((file) => file.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(150);
    const lost = pages.flatMap((page) => {
      const tree = treeAt(site, `/${page}`);
      const ways = ['a', 'link', 'img', 'script', 'use'].flatMap((name) =>
        elements(tree, name).flatMap(({ attribs }) => [attribs['href'], attribs['src']]),
      );
      return ways
        .filter((way) => way !== undefined)
        .filter((way) => !/^(?:https?:|webcal:|mailto:|tel:|data:|sms:|#)/.test(way))
        .filter((way) => !existsSync(join(site, dirname(page), decodeURI(way.replace(/[?#].*$/, '')))))
        .map((way) => `${page}: ${way}`);
    });
    expect(lost).toEqual([]);
  });

  it('reads from a stick in a browser without a network: looks as it did, and leads on', async () => {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => faults.push(message.text()));
    page.on('requestfailed', (request) => faults.push(`failed: ${request.url()}`));
    await page.goto(pathToFileURL(join(kept, 'START-HERE.html')).href);
    await page.getByRole('link', { name: 'Read it' }).click();
    const ground = await page.evaluate(
      () => getComputedStyle(document.querySelector('.hero')!).backgroundColor,
    );
    expect(ground).toBe('rgb(59, 18, 51)');
    await page.getByRole('link', { name: 'A to Z', exact: true }).first().click();
    await page.getByRole('link', { name: 'Pot Luck Thursday' }).first().click();
    expect(await page.locator('h1').innerText()).toBe('Pot Luck Thursday');
    const blank = await page.evaluate(
      () => [...document.images].filter((image) => image.naturalWidth === 0).length,
    );
    expect(blank).toBe(0);
    const number = JSON.parse(strFromU8(readFileSync(join(kept, 'site/version.json')))) as { build: string };
    expect(number.build).toMatch(/^[0-9a-f]+$/);
    await page.goto(pathToFileURL(join(kept, 'site/12/index.html')).href);
    await page.waitForURL('**/pot-luck-thursday/index.html');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('never writes over another', async () => {
    const there = join(home, 'there.zip');
    writeFileSync(there, 'mine');
    const onto = await startCommand('snapshot.ts', {}, ['--to', there]).ended;
    expect(onto).toMatchObject({ code: 2, output: expect.stringContaining('is there already') as string });
    expect(readFileSync(there, 'utf8')).toBe('mine');
  });
});
