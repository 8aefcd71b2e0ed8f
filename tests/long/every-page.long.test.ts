import { expect, test } from 'vitest';
import { sampleContent } from '../browser/built-site.ts';
import { faultsOnOpening } from '../browser/faults-on-opening.ts';
import { pagesOf } from '../browser/kinds-of-page.ts';
import { browserWhileTesting, townWhileTesting } from '../browser/while-testing.ts';

const town = townWhileTesting(() => sampleContent);
const browser = browserWhileTesting();

test('every page of the site opens on a phone without an error, a refusal or a word to another computer', async () => {
  const { folder, address } = town();
  const pages = pagesOf(folder);
  expect(pages.length).toBeGreaterThan(150);
  expect(await faultsOnOpening(pages, { browser: browser(), address, folder })).toEqual([]);
});
