import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { filesIn } from '../../../scripts/build/built-site.ts';
import type { FinderData } from '../../../src/formats/finder.ts';
import { bodyElements } from '../../../src/reader/markdown.ts';
import { pagesOf } from '../../browser/kinds-of-page.ts';
import { onEach, withoutPictures } from '../../browser/open-page.ts';
import { browserWhileTesting, townWhileTesting } from '../../browser/while-testing.ts';
import { writeHostileTown, type HostileEntry } from '../../fixtures/hostile-town/write-hostile-town.ts';
import { allHostileStrings } from '../own-strings.ts';
import { htmlAt } from '../../site/built-html.ts';
import { noteWhatRuns, whatRan } from './canary.ts';

/** Pages of venues show a text in one and the same way: one in so many is opened, and every name is read. */
const oneIn = 4;

const realData = process.env['REAL_DATA'];

describe('a town whose every entry is hostile: our own texts', () => {
  promiseSafety(allHostileStrings);
});

describe.skipIf(realData === undefined)(
  realData === undefined
    ? 'a town of the Big List of Naughty Strings (SKIPPED: REAL_DATA is not set, so they are not here)'
    : 'a town whose every entry is hostile: the Big List of Naughty Strings',
  () => {
    promiseSafety(realData === undefined ? [] : naughtyStrings(realData));
  },
);

function naughtyStrings(folder: string): string[] {
  return JSON.parse(readFileSync(join(folder, 'hostile-strings', 'blns.json'), 'utf8')) as string[];
}

/** What a page of an entry shows, read by a browser. */
interface Shown {
  readonly title: string;
  readonly heading: string;
  readonly description: string;
  readonly hook: string;
  readonly alert: string;
  readonly firstVisit: string;
  readonly role: string;
  readonly label: string;
  readonly give: string;
  readonly venue: string;
  readonly facts: { name?: string; description?: string; location?: { name?: string }[] };
  /** Handlers, and elements of the entry's text that are not allowed there. */
  readonly odd: readonly string[];
  /** Where links lead that are neither pages nor ways to reach somebody. */
  readonly oddLinks: readonly string[];
}

function promiseSafety(texts: readonly string[]): void {
  let entries: HostileEntry[];
  const town = townWhileTesting((empty) => {
    const content = join(empty, 'town');
    entries = writeHostileTown(content, texts);
    return content;
  });
  const browser = browserWhileTesting();

  test('most texts are taken, so that there is something to prove', () => {
    expect(entries.filter(({ fields }) => fields.size >= 6).length).toBeGreaterThan(texts.length / 2);
    expect(entries.filter(({ isInBody }) => isInBody).length).toBeGreaterThan(texts.length / 2);
  });

  test('each text is shown exactly, on the page, in its title and in what machines read; nothing runs', async () => {
    const found = await onEach(browser(), {
      home: town().address,
      items: entries,
      prepare: withoutPictures,
      act: async ({ page, faults }, entry) => {
        await noteWhatRuns(page);
        await page.goto(`${town().address}/assets/${entry.slug}/`);
        return {
          entry,
          shown: await page.evaluate(readShown, [...bodyElements]),
          ran: await whatRan(page),
          faults: [...faults],
        };
      },
    });
    for (const { entry, shown, ran, faults } of found) {
      expect.soft({ text: entry.written, ran, faults, odd: shown.odd, oddLinks: shown.oddLinks }).toEqual({
        text: entry.written,
        ran: [],
        faults: [],
        odd: [],
        oddLinks: [],
      });
      for (const [place, [expected, real]] of Object.entries(wordsToCompare(entry, shown))) {
        expect.soft({ place, words: real }).toEqual({ place, words: expected });
      }
    }
  });

  test('a venue has its own name', async () => {
    const named = entries.filter(({ fields }) => fields.has('venue'));
    const page = await browser().newPage();
    const headings = await page.evaluate(
      (texts) =>
        texts.map(
          (text) => new DOMParser().parseFromString(text, 'text/html').querySelector('h1')?.textContent ?? '',
        ),
      named.map(({ slug }) => htmlAt(town().folder, `/venues/${slug}/`)),
    );
    await page.close();
    expect(named.length).toBeGreaterThan(10);
    expect(headings).toEqual(named.map(({ shown }) => shown));
  });

  test('nothing runs on the pages of lists either, nor on those of venues', async () => {
    const isEntry = (path: string) => path.startsWith('/assets/hostile');
    const isVenue = (path: string) => path.startsWith('/venues/hostile');
    const sendsOn = (path: string) => htmlAt(town().folder, path).includes('http-equiv="refresh"');
    const paths = pagesOf(town().folder).filter((path) => !isEntry(path) && !sendsOn(path));
    const some = paths.filter((path, place) => !isVenue(path) || place % oneIn === 0);
    const found = await onEach(browser(), {
      home: town().address,
      items: some,
      prepare: withoutPictures,
      act: async ({ page, faults }, path) => {
        await noteWhatRuns(page);
        await page.goto(town().address + path);
        return { path, bad: [...(await whatRan(page)), ...faults] };
      },
    });
    expect(some.filter(isVenue).length).toBeGreaterThan(10);
    expect(found.filter(({ bad }) => bad.length > 0)).toEqual([]);
  });

  test('the search gives each name back as it is', () => {
    const titles = new Map(
      filesIn(town().folder)
        .filter((file) => file.startsWith('pagefind/fragment/'))
        .map((file) => gunzipSync(readFileSync(join(town().folder, file))).toString('utf8'))
        .map((text) => JSON.parse(text.slice(text.indexOf('{'))) as { url: string; meta: { title: string } })
        .map(({ url, meta }) => [url, meta.title]),
    );
    const { things } = JSON.parse(
      readFileSync(join(town().folder, 'data/finder.json'), 'utf8'),
    ) as FinderData;
    const listed = new Map(things.map((thing) => [thing.s ?? '', thing]));
    const summaries = new Set(things.map(({ u }) => u));
    for (const { slug, shown, fields } of entries) {
      if (fields.has('title')) {
        expect.soft({ slug, title: titles.get(`/assets/${slug}/`) }).toEqual({ slug, title: shown });
        expect.soft({ slug, title: listed.get(slug)?.t }).toEqual({ slug, title: shown });
      }
      if (fields.has('summary')) expect.soft(summaries).toContain(shown);
    }
  });
}

/** For each place on the page of an entry: the words it is to show, and those it shows. */
function wordsToCompare(
  { shown: text, fields }: HostileEntry,
  shown: Shown,
): Record<string, [string, string | undefined]> {
  const sentence = /[.!?…]$/.test(text) ? text : `${text}.`;
  const places: Record<string, [string, string | undefined]> = {};
  if (fields.has('title')) {
    places['heading'] = [text, shown.heading];
    places['title'] = [`${text}, Hereabouts Tinyport`, shown.title];
    places['name for machines'] = [text, shown.facts.name];
  }
  if (fields.has('summary')) {
    places['summary'] = [text, shown.hook];
    places['description'] = [sentence, shown.description];
    places['description for machines'] = [text, shown.facts.description];
  }
  if (fields.has('venue')) {
    places['venue'] = [text, shown.venue];
    places['venue for machines'] = [text, shown.facts.location?.[0]?.name];
  }
  if (fields.has('alert')) places['notice'] = [sentence, shown.alert];
  if (fields.has('firstVisit')) places['first visit'] = [text, shown.firstVisit];
  if (fields.has('role')) places['role'] = [text.slice(0, 1).toUpperCase() + text.slice(1), shown.role];
  if (fields.has('label')) places['link'] = [text, shown.label];
  if (fields.has('give')) places['give'] = [text, shown.give];
  return places;
}

/** Runs in the page. */
function readShown(allowed: readonly string[]): Shown {
  const textOf = (selector: string) => document.querySelector(selector)?.textContent ?? '';
  const sectionOf = (heading: string) =>
    [...document.querySelectorAll('main section')].find(
      (section) => section.querySelector('h2')?.textContent === heading,
    );
  const every = [...document.querySelectorAll('*')];
  const handlers = every.flatMap((element) =>
    element
      .getAttributeNames()
      .filter((name) => name.startsWith('on') || name === 'style' || name === 'srcdoc'),
  );
  const inBody = [...document.querySelectorAll('main .stack > .prose:not(section) *')].map((element) =>
    element.tagName.toLowerCase(),
  );
  return {
    title: document.title,
    heading: textOf('h1'),
    description: document.querySelector<HTMLMetaElement>('meta[name=description]')?.content ?? '',
    hook: textOf('.hook'),
    alert: textOf('.notices .note:not([hidden]) strong'),
    firstVisit: sectionOf('What happens when you go')?.querySelector('li')?.textContent ?? '',
    role: textOf('.reach .soft'),
    label: sectionOf('Elsewhere')?.querySelector('a')?.textContent ?? '',
    give: sectionOf('You could give')?.querySelector('p')?.textContent ?? '',
    venue: textOf('.facts a[href^="/venues/"]'),
    facts: JSON.parse(textOf('script[type="application/ld+json"]') || '{}') as Shown['facts'],
    odd: [...handlers, ...inBody.filter((name) => !allowed.includes(name))],
    oddLinks: [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
      .map(({ href }) => href)
      .filter((href) => !/^(https?:\/\/|mailto:|tel:)/.test(href)),
  };
}
