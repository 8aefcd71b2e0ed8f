import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generateTown } from '../../scripts/bench/generate-town.ts';
import { readBuiltSite } from '../../scripts/build/built-site.ts';
import { everythingStaysLight } from '../../scripts/build/verify/weights.ts';
import { parseDay } from '../../src/domain/calendar-day.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { linksOf, treeAt } from '../site/built-html.ts';
import { brokenRules } from './broken-rules.ts';
import { sampleDay } from './built-site.ts';
import { laptop, onEach, phone } from './open-page.ts';
import { partsThatStickOut } from './parts-that-stick-out.ts';
import { browserWhileTesting, townWhileTesting } from './while-testing.ts';

/** Pages that only a town with many entries has, or that grow with it. */
const pages = [
  '/',
  '/assets/',
  '/assets/letters/s/',
  '/venues/',
  '/themes/eat-together/',
  '/themes/eat-together/2/',
  '/neighbourhoods/station-road/2/',
  '/communities/',
  '/days/monday/',
  '/this-week/',
  '/new/',
];

const town = townWhileTesting((empty) => {
  const content = join(empty, 'content');
  generateTown(content, { entries: 600 });
  return content;
});
const browser = browserWhileTesting();

describe('in a town of 600 entries', () => {
  test('lists shut nobody out, show no error and fit, on a phone and on a laptop', async () => {
    const found = await onEach(browser(), {
      home: town().address,
      items: pages,
      act: async ({ page, faults }, path) => {
        const wrong: string[] = [];
        await page.setViewportSize(phone);
        await page.goto(town().address + path);
        for (const viewport of [phone, laptop]) {
          await page.setViewportSize(viewport);
          const wide = (await page.evaluate(partsThatStickOut, [])).filter((part) => part !== '');
          wrong.push(
            ...[...(await brokenRules(page)), ...wide].map((fault) => `${viewport.width} px: ${fault}`),
          );
        }
        return [...faults, ...wrong].map((fault) => `${path}: ${fault}`);
      },
    });
    expect(found.flat()).toEqual([]);
  });

  test('no page weighs more than it may', async () => {
    const { directory } = readDirectory(town().content, sampleDay);
    const built = readBuiltSite(town().folder, 'https://hereabouts.example', '/');
    expect(await everythingStaysLight(built, { directory: directory!, today: parseDay(sampleDay) })).toEqual(
      [],
    );
  });

  test('the pages of a list lead from one to the next, and hold each entry of it once', () => {
    const held = ['/themes/eat-together/', '/themes/eat-together/2/', '/themes/eat-together/3/'].map((path) =>
      linksOf(treeAt(town().folder, path)),
    );
    expect(held[0]).toContain('/themes/eat-together/2/');
    expect(held[1]).toEqual(expect.arrayContaining(['/themes/eat-together/', '/themes/eat-together/3/']));
    const entries = held.flatMap((links) => [
      ...new Set(links.filter((href) => /^\/assets\/[^/]+\/$/.test(href))),
    ]);
    expect(entries.length).toBeGreaterThan(100);
    expect(entries).toHaveLength(new Set(entries).size);
  });
});
