import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { atomFeed } from '../../src/formats/atom.ts';
import { changesOf, mostChanges } from '../../src/formats/changes.ts';
import { jsonFeed } from '../../src/formats/json-feed.ts';
import { siteOf } from '../fixtures/there-and-back.ts';
import { allHostileStrings } from '../hostile/own-strings.ts';
import { plainText } from '../../src/domain/plain-text.ts';
import { contextOf } from '../views/town-on-a-day.ts';
import type { SmallTown } from '../fixtures/small-directory.ts';

const checked = (on: string) => ({ on, by: 'organiser', how: 'rang' });
const added = (on: string) => ({ on, from: 'panel' });

function siteWith(assets: SmallTown['assets'], more: SmallTown = {}) {
  return siteOf(contextOf({ ...more, assets: assets ?? {} }, '2026-11-22').directory);
}

interface JsonFeed {
  items: { id: string; url: string; title: string; content_text: string; date_published: string }[];
  [name: string]: unknown;
}

describe('what a feed tells', () => {
  test('is what is new, what was checked again and what has closed, the latest first', () => {
    const site = siteWith({
      bread: { title: 'Bread', added: added('2026-11-01') },
      soup: { title: 'Soup', added: added('2026-01-01'), checked: checked('2026-11-10') },
      shed: {
        title: 'Shed',
        status: { is: 'closed', on: '2026-11-05', note: 'Try the library.' },
        checked: checked('2026-10-01'),
      },
    });
    expect(changesOf(site).map(({ kind, day, title }) => [kind, day, title])).toEqual([
      ['checked', '2026-11-10', 'Checked again: Soup'],
      ['closed', '2026-11-05', 'Closed: Shed'],
      ['new', '2026-11-01', 'New: Bread'],
      ['new', '2026-01-01', 'New: Soup'],
    ]);
    expect(changesOf(site)[1]?.summary).toBe('Closed on 5 November 2026. Try the library.');
  });

  test('is nothing of what is unlisted, paused, lapsed, closed a year ago, or still to come', () => {
    const site = siteWith({
      hidden: { status: { is: 'unlisted' }, added: added('2026-11-01') },
      resting: { status: { is: 'paused' }, added: added('2026-11-01') },
      old: { added: added('2026-11-01'), checked: checked('2024-11-01') },
      gone: { status: { is: 'closed', on: '2025-11-01' }, added: added('2026-11-01') },
      early: { added: added('2026-12-01') },
    });
    expect(changesOf(site)).toEqual([]);
  });

  test(`is ${mostChanges} things at most`, () => {
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`soup-${index}`, { added: added('2026-11-01') }]),
    );
    expect(changesOf(siteWith(many)).length).toBe(mostChanges);
  });
});

describe('the Atom feed', () => {
  const site = siteWith(
    {
      soup: {
        title: 'Soup & <b>bread</b>',
        added: added('2026-11-01'),
        summary: 'Tea &amp; "cake" ]]> \'too\'',
      },
    },
    { site: { name: 'Small & Sons', licence: { name: 'CC BY 4.0', url: 'https://example.org/?a=1&b=2' } } },
  );
  const elements = elementsOf(atomFeed(site));

  test('has what the standard asks for, of the feed and of each entry', () => {
    for (const name of ['id', 'title', 'updated', 'author', 'rights']) {
      expect(elements.filter((element) => element.path === `feed/${name}`).length, name).toBe(1);
    }
    for (const name of ['id', 'title', 'updated', 'summary', 'link']) {
      expect(elements.filter((element) => element.path === `feed/entry/${name}`).length, name).toBe(1);
    }
    expect(textAt(elements, 'feed/updated')).toBe('2026-11-01T00:00:00Z');
    expect(textAt(elements, 'feed/entry/id')).toBe('tag:small.example,2026:assets/soup/new/2026-11-01');
  });

  test('shows every text as it is written', () => {
    expect(textAt(elements, 'feed/title')).toBe('What has changed: Hereabouts Small & Sons');
    expect(textAt(elements, 'feed/entry/title')).toBe('New: Soup & <b>bread</b>');
    expect(textAt(elements, 'feed/entry/summary')).toBe('Tea &amp; "cake" ]]> \'too\'');
  });

  test('has whole addresses, its own among them', () => {
    const links = elements.filter(({ path }) => path.endsWith('/link')).map(({ attributes }) => attributes);
    expect(links.every(({ href = '' }) => URL.canParse(href) && href.startsWith('https://'))).toBe(true);
    expect(links.find(({ rel }) => rel === 'self')?.['href']).toBe('https://small.example/feeds/atom.xml');
    expect(links.find(({ rel }) => rel === 'license')?.['href']).toBe('https://example.org/?a=1&b=2');
  });

  test('stays well-formed with hostile words in every text, and shows each', () => {
    const schema = plainText({ max: 60 });
    const titles = allHostileStrings.flatMap((text) => schema.safeParse(text).data ?? []);
    for (const title of titles) {
      const town = siteWith({ soup: { title, summary: title, added: added('2026-11-01') } });
      const found = elementsOf(atomFeed(town));
      expect(textAt(found, 'feed/entry/title')).toBe(`New: ${title}`);
      const { items } = JSON.parse(jsonFeed(town)) as JsonFeed;
      expect(items[0]?.title).toBe(`New: ${title}`);
    }
    expect(titles.length).toBeGreaterThan(100);
  });
});

describe('the JSON Feed', () => {
  const site = siteWith({ soup: { title: 'Soup', added: added('2026-11-01'), summary: 'Hot.' } });
  const feed = JSON.parse(jsonFeed(site)) as JsonFeed;

  test('has what version 1.1 asks for, with whole addresses and the licence', () => {
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'What has changed: Hereabouts Smallville',
      home_page_url: 'https://small.example/new/',
      feed_url: 'https://small.example/feeds/feed.json',
      _licence: { name: 'CC BY 4.0' },
    });
    expect(feed.items).toEqual([
      {
        id: 'tag:small.example,2026:assets/soup/new/2026-11-01',
        url: 'https://small.example/assets/soup/',
        title: 'New: Soup',
        content_text: 'Hot.',
        date_published: '2026-11-01T00:00:00Z',
        tags: ['Eat together'],
      },
    ]);
  });

  test('names each thing the same when the site moves to another host', () => {
    const moved = JSON.parse(
      jsonFeed({ ...site, siteUrl: 'https://elsewhere.example', base: '/sub/' }),
    ) as JsonFeed;
    expect(moved.items.map(({ id }) => id)).toEqual(feed.items.map(({ id }) => id));
    expect(moved.items[0]?.url).toBe('https://elsewhere.example/sub/assets/soup/');
  });
});

interface FoundElement {
  readonly path: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** Elements of an XML text, in order. An end that does not fit its start fails the test. */
function elementsOf(xml: string): FoundElement[] {
  const found: FoundElement[] = [];
  const open: FoundElement[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const path = [...open.map((element) => element.path.split('/').at(-1)), name].join('/');
        const element = { path, attributes, text: '' };
        found.push(element);
        open.push(element);
      },
      ontext(text) {
        const last = open.at(-1);
        if (last) last.text += text;
      },
      onclosetag(name, implied) {
        expect(implied && xml.includes(`</${name}>`) ? `${name} was never closed` : '').toBe('');
        open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  expect(open).toEqual([]);
  return found;
}

function textAt(elements: readonly FoundElement[], path: string): string | undefined {
  return elements.find((element) => element.path === path)?.text;
}
