import { afterEach, expect, test, vi } from 'vitest';
import { browserWith } from './stored-things.ts';

const copy = { build: 'new', base: '/', pages: ['', 'find/'], files: {}, later: {} };
const pageNamed = (name: string, more = '') => `<html data-build="new"><h1>${name}</h1>${more}</html>`;
const visited = 'hereabouts / visited';
const saved = 'hereabouts / saved';
const photos = 'hereabouts / photos';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('sixty pages are kept as they were opened, and the one not seen for longest goes first', async () => {
  const browser = browserWith(copy);
  const { keepOpened } = await import('../../../src/client/offline/kept-pages.ts');
  for (let number = 1; number <= 60; number += 1) await keepOpened(`/assets/${number}/`, pageNamed('A'));
  await keepOpened('/assets/1/', pageNamed('Again'));
  await keepOpened('/assets/61/', pageNamed('B'));
  const { [visited]: paths } = browser.paths();
  expect(paths).toHaveLength(60);
  expect(paths).not.toContain('/assets/2/');
  expect(paths?.slice(-2)).toEqual(['/assets/1/', '/assets/61/']);
});

test('a page that somebody may have to leave fast leaves no copy, unless they save it', async () => {
  const browser = browserWith(copy);
  const { keepOpened, keepSaved } = await import('../../../src/client/offline/kept-pages.ts');
  const sensitive = pageNamed('Safe Harbour', '<a data-way-out href="/">Leave</a>');
  await keepOpened('/assets/safe-harbour/', sensitive);
  expect(browser.paths()).toEqual({});
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(sensitive)));
  await keepSaved(['/assets/safe-harbour/']);
  expect(browser.paths()).toEqual({ [saved]: ['/assets/safe-harbour/'] });
});

test('pages of the shell and pages of other makers are not kept one by one', async () => {
  const browser = browserWith(copy);
  const { keepOpened } = await import('../../../src/client/offline/kept-pages.ts');
  await keepOpened('/find/', pageNamed('Find'));
  await keepOpened('/login/', '<html><h1>Sign in to the café’s network</h1></html>');
  expect(browser.paths()).toEqual({});
});

test('saved entries are those of the last list: added without the network where they were opened', async () => {
  const browser = browserWith(copy, {
    [saved]: { '/assets/old/': pageNamed('Old') },
    [visited]: { '/assets/choir/': pageNamed('Choir') },
  });
  const { keepSaved } = await import('../../../src/client/offline/kept-pages.ts');
  vi.stubGlobal('fetch', () => Promise.reject(new Error('There is no network.')));
  await keepSaved(['/assets/choir/', '/assets/unseen/', '/elsewhere/']);
  expect(browser.paths()).toEqual({ [saved]: ['/assets/choir/'], [visited]: [] });
  await keepSaved([]);
  expect(browser.paths()).toEqual({ [saved]: [], [visited]: [] });
});

test('photos of saved entries are kept with them, and go with them', async () => {
  const browser = browserWith(copy);
  const { keepOpened, keepSaved } = await import('../../../src/client/offline/kept-pages.ts');
  const plot = pageNamed('Plot', '<img src="/photos/plot.webp" alt=""><img src="/art/sun.svg" alt="">');
  const pages: Readonly<Record<string, string>> = { '/assets/plot/': plot, '/photos/plot.webp': 'a photo' };
  vi.stubGlobal('fetch', (path: string) => Promise.resolve(new Response(pages[path] ?? 'another photo')));
  await keepSaved(['/assets/plot/']);
  expect(browser.paths()[photos]).toEqual(['/photos/plot.webp']);
  await keepOpened('/assets/plot/', plot.replace('plot.webp', 'new.webp'));
  expect(browser.paths()[photos]).toEqual(['/photos/new.webp']);
  await keepSaved([]);
  expect(browser.paths()).toEqual({ [saved]: [], [photos]: [] });
});
