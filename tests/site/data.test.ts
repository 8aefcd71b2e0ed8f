import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { filesIn } from '../../scripts/build/built-site.ts';
import { dataFiles } from '../../src/views/data-files.ts';
import { calendarOf } from '../formats/read-calendar.ts';
import { sampleDay } from '../browser/built-site.ts';
import { sampleDirectory } from '../browser/kinds-of-page.ts';
import { isForOthers } from '../fixtures/canaries.ts';
import { elements, htmlAt, linksOf, treeAt } from './built-html.ts';

const { folder, address } = inject('sample');
const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');
const files = filesIn(folder);

test('the site holds every file for others, and each is the one that the day asks for', () => {
  const site = {
    directory: sampleDirectory(),
    today: sampleDay,
    base: '/',
    siteUrl: 'https://hereabouts.example',
  };
  const wanted = [...dataFiles(site)];
  expect(wanted.length).toBeGreaterThan(200);
  for (const { path, text } of wanted) expect(textOf(path), path).toBe(text);
  const shared = new Set(wanted.map(({ path }) => path));
  const ofEntries = /^calendar\/[^/]+\.ics$/;
  expect(files.filter((file) => isForOthers(file) && !shared.has(file) && !ofEntries.test(file))).toEqual([]);
});

test('every JSON file for others can be read, and every calendar', () => {
  for (const file of files.filter(isForOthers)) {
    if (file.endsWith('json')) JSON.parse(textOf(file));
    if (file.endsWith('.ics')) expect(calendarOf(textOf(file)).name, file).toBe('vcalendar');
  }
});

test('hosts that rewrite are sent to files that are there', () => {
  const rules = textOf('_redirects').trimEnd().split('\n');
  expect(rules.length).toBeGreaterThan(100);
  for (const rule of rules) {
    const target = rule.split(' ').at(-2) ?? '';
    expect(existsSync(join(folder, target.replace(':page', '1'))), rule).toBe(true);
  }
});

test('browsers keep none of the files for others, and the search finds none', () => {
  const worker = textOf('sw.js');
  const index = files.filter((file) => file.startsWith('pagefind/'));
  for (const file of files.filter(isForOthers)) {
    expect(worker.includes(`"${file}"`), file).toBe(false);
    expect(index).not.toContain(file);
  }
  expect(worker).toContain('"data/finder.json"');
});

test('the page of our data leads to every kind of file, and to programs that subscribe', () => {
  const links = linksOf(treeAt(folder, '/data/'));
  for (const end of [
    'data/assets.json',
    'data/assets.csv',
    'data/assets.geojson',
    'data/tables/sessions.csv',
  ]) {
    expect(
      links.some((link) => link.endsWith(end)),
      end,
    ).toBe(true);
  }
  expect(links.some((link) => link.startsWith('webcal://') && link.endsWith('/calendar/all.ics'))).toBe(true);
  expect(
    links.some((link) => link.startsWith('https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2F')),
  ).toBe(true);
  expect(links.some((link) => link.endsWith('/open-referral/services/index.json'))).toBe(true);
  expect(htmlAt(folder, '/data/')).toContain('CC BY 4.0');
});

test('the calendars page has three ways to each calendar of the site', () => {
  const links = linksOf(treeAt(folder, '/calendar/'));
  const shared = files.filter((file) => /^calendar\/(all\.ics|(themes|venues)\/)/.test(file));
  expect(shared.length).toBeGreaterThan(20);
  for (const file of shared)
    expect(links.filter((link) => decodeURIComponent(link).endsWith(`/${file}`)).length, file).toBe(3);
});

test('every page leads to our data, and programs find the feeds by the home page', () => {
  for (const page of ['/', '/about/', '/assets/']) expect(linksOf(treeAt(folder, page))).toContain('/data/');
  const alternates = elements(treeAt(folder, '/'), 'link').filter(
    ({ attribs }) => attribs['rel'] === 'alternate',
  );
  expect(alternates.map(({ attribs }) => [attribs['type'], attribs['href']])).toEqual([
    ['application/atom+xml', '/feeds/atom.xml'],
    ['application/feed+json', '/feeds/feed.json'],
  ]);
});

test('links of feeds and calendars lead to pages that are there', () => {
  const host = 'https://hereabouts.example';
  const found = ['feeds/atom.xml', 'feeds/feed.json', 'calendar/all.ics', 'data/assets.geojson']
    .flatMap(
      (file) =>
        textOf(file)
          .replaceAll('\r\n ', '')
          .match(new RegExp(`${host}/[\\w/.-]*`, 'g')) ?? [],
    )
    .map((link) => link.slice(host.length).replace(/\.$/, ''));
  expect(found.length).toBeGreaterThan(100);
  for (const path of new Set(found)) {
    expect(existsSync(join(folder, path.endsWith('/') ? `${path}index.html` : path)), path).toBe(true);
  }
});

test('our own server sends each file as what it is', async () => {
  const types = {
    'data/assets.csv': 'text/csv',
    'feeds/atom.xml': 'xml',
    'calendar/all.ics': 'text/calendar',
    'data/assets.geojson': 'geo+json',
  };
  for (const [file, type] of Object.entries(types)) {
    const response = await fetch(`${address}/${file}`);
    expect(response.headers.get('content-type'), file).toContain(type);
  }
});
