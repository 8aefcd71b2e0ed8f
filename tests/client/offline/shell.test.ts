import { afterEach, expect, test, vi } from 'vitest';
import { browserWith } from './stored-things.ts';

const oldShell = 'hereabouts / shell old';
const newShell = 'hereabouts / shell new';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a new build leaves of the old one what kept pages still need, and nothing else', async () => {
  const copy = { build: 'new', base: '/', pages: [''], files: {}, later: {} };
  const browser = browserWith(copy, {
    'hereabouts / visited': {
      '/assets/choir/': '<link href="/_astro/site.old.css"><script src="/_astro/a.old.js">',
    },
    'hereabouts /town/ shell old': { '/town/': 'of another directory on the same host' },
    [oldShell]: {
      '/': 'home of old',
      '/data/finder.json': '{}',
      '/_astro/site.old.css': 'p {}',
      '/_astro/a.old.js': 'import "./b.old.js";',
      '/_astro/b.old.js': 'run();',
      '/_astro/unused.old.js': 'run();',
    },
    [newShell]: { '/': 'home of new' },
  });
  const { dropOtherShells } = await import('../../../src/client/offline/shell.ts');
  await dropOtherShells();
  expect(browser.paths()).toEqual({
    'hereabouts / visited': ['/assets/choir/'],
    'hereabouts /town/ shell old': ['/town/'],
    [newShell]: ['/'],
    'hereabouts / hashed': ['/_astro/site.old.css', '/_astro/a.old.js', '/_astro/b.old.js'],
  });
});

/** The fingerprint of "hello". */
const hello = '2cf24dba5fb0a30e';
const bothFiles = { 'a.txt': hello, 'b.txt': hello };
const page = (build: string) => `<html data-build="${build}">`;

test('what the old build has already is not fetched again', async () => {
  const copy = { build: 'new', base: '/', pages: [''], files: bothFiles, later: {} };
  const browser = browserWith(copy, { [oldShell]: { '/a.txt': 'hello', '/b.txt': 'changed' } });
  const fetched: string[] = [];
  vi.stubGlobal('fetch', (address: string) => {
    fetched.push(address);
    return Promise.resolve(new Response(address === '/' ? page('new') : 'hello'));
  });
  const { fetchShell } = await import('../../../src/client/offline/shell.ts');
  await fetchShell();
  expect(fetched.sort()).toEqual(['/', '/b.txt']);
  expect(browser.paths()[newShell]?.sort()).toEqual(['/', '/a.txt', '/b.txt']);
});

test.each([
  ['a page', page('old'), 'hello'],
  ['a file', page('new'), 'hello of another build'],
])('nothing is kept when the host still sends %s of another build', async (_what, home, file) => {
  const copy = { build: 'new', base: '/', pages: [''], files: bothFiles, later: {} };
  const browser = browserWith(copy);
  vi.stubGlobal('fetch', (address: string) => Promise.resolve(new Response(address === '/' ? home : file)));
  const { fetchShell } = await import('../../../src/client/offline/shell.ts');
  await expect(fetchShell()).rejects.toThrow('is not of build new');
  expect(browser.paths()).toEqual({});
});

test('nothing is fetched while the browser is to save data', async () => {
  browserWith({ build: 'new', base: '/', pages: [''], files: bothFiles, later: {} });
  const fetchNothing = vi.fn();
  vi.stubGlobal('fetch', fetchNothing);
  vi.stubGlobal('navigator', { connection: { saveData: true } });
  const { fetchShell } = await import('../../../src/client/offline/shell.ts');
  await expect(fetchShell()).rejects.toThrow('data is to be saved');
  expect(fetchNothing).not.toHaveBeenCalled();
});
