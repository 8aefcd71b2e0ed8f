import { describe, expect, test } from 'vitest';
import { readList, writeList } from '../../src/client/list-address.ts';
import {
  longestNote,
  mostEntries,
  openSavedList,
  parseSaved,
  type SavedEntry,
} from '../../src/client/saved.ts';
import { textMessageAddress, whatsAppAddress } from '../../src/client/share-ways.ts';
import { allHostileStrings } from '../hostile/own-strings.ts';

/** A browser's storage, as far as the list uses it. */
function storageWith(kept: Record<string, string> = {}) {
  const values = new Map(Object.entries(kept));
  return {
    values,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
}

const soup: SavedEntry = { slug: 'soup', number: 12, title: 'Soup' };
const walk: SavedEntry = { slug: 'slow-walk', number: 27, title: 'Slow Walk' };
const choir: SavedEntry = { slug: 'choir', title: 'Choir' };

function listOf(...entries: SavedEntry[]) {
  const storage = storageWith();
  const list = openSavedList(storage, 'list');
  list.add(entries);
  return { list, storage, slugs: () => list.entries().map(({ slug }) => slug) };
}

describe('the list on the device', () => {
  test('is there again when the browser is opened anew', () => {
    const { storage } = listOf(soup, walk);
    expect(openSavedList(storage, 'list').entries()).toEqual([soup, walk]);
  });

  test('holds each thing once, with its note, however often it is saved', () => {
    const { list } = listOf(soup);
    list.update('soup', { note: 'Go with Mum' });
    list.add([walk, soup]);
    expect(list.entries()).toEqual([{ ...soup, note: 'Go with Mum' }, walk]);
  });

  test('is put in order one place at a time, and never beyond its ends', () => {
    const { list, slugs } = listOf(soup, walk, choir);
    list.move('choir', -1);
    expect(slugs()).toEqual(['soup', 'choir', 'slow-walk']);
    list.move('soup', -1);
    list.move('slow-walk', 1);
    list.move('nobody', 1);
    expect(slugs()).toEqual(['soup', 'choir', 'slow-walk']);
  });

  test('keeps a note of 200 characters and cuts what is longer, never inside a character', () => {
    const { list } = listOf(soup);
    list.update('soup', { note: '🙂'.repeat(longestNote + 5) });
    expect(list.entries()[0]?.note).toBe('🙂'.repeat(longestNote));
    list.update('soup', { note: '   ' });
    expect(list.entries()).toEqual([soup]);
  });

  test('keeps the order and the note of a thing that has a new name', () => {
    const { list } = listOf(soup, walk);
    list.update('soup', { note: 'Ask for Dev' });
    list.update('soup', { slug: 'soup-and-bread', title: 'Soup and Bread' });
    expect(list.entries()[0]).toEqual({
      slug: 'soup-and-bread',
      number: 12,
      title: 'Soup and Bread',
      note: 'Ask for Dev',
    });
  });

  test('leaves nothing behind when it is wiped, or when its last thing is taken off', () => {
    const { list, storage } = listOf(soup, walk);
    list.wipe();
    expect(storage.values.size).toBe(0);
    list.add([soup]);
    list.remove('soup');
    expect(storage.values.size).toBe(0);
  });

  test('tells after each change, so that the header can count', () => {
    let told = 0;
    const list = openSavedList(storageWith(), 'list', () => (told += 1));
    list.add([soup]);
    list.remove('soup');
    expect(told).toBe(2);
  });

  test.each([
    ['none', undefined],
    [
      'one that refuses',
      {
        getItem: () => {
          throw new Error('SecurityError');
        },
        setItem: () => {
          throw new Error('QuotaExceededError');
        },
        removeItem: () => undefined,
      },
    ],
  ])('says so where the browser has no storage: %s', (_, storage) => {
    const list = openSavedList(storage, 'list');
    expect(list.entries()).toEqual([]);
    expect(list.add([soup])).toBe(false);
  });

  test(`holds at most ${mostEntries} things`, () => {
    const many = Array.from({ length: 80 }, (_, index) => ({ slug: `thing-${index}`, title: 'Thing' }));
    expect(listOf(...many).list.entries()).toHaveLength(mostEntries);
  });

  test.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['another version', '{"version":2,"entries":[{"slug":"soup","title":"Soup"}]}'],
    ['no list', '{"version":1,"entries":"soup"}'],
    ['slugs that are addresses', '{"version":1,"entries":[{"slug":"../../x","title":"x"}]}'],
    ['things without a title', '{"version":1,"entries":[{"slug":"soup"}]}'],
    ['numbers that are words', '{"version":1,"entries":[{"slug":"soup","title":"Soup","number":"12"}]}'],
  ])('is empty where the storage holds %s', (_, text) => {
    expect(parseSaved(text)).toEqual([]);
  });
});

describe('a list in an address', () => {
  test('names things by number, and those without one by their slug', () => {
    expect(writeList([soup, walk, choir])).toBe('12,27,choir');
    expect(readList('#12,27,choir')).toEqual([12, 27, 'choir']);
  });

  test('holds no note and no title', () => {
    expect(writeList([{ ...soup, note: 'Go with Mum' } as SavedEntry])).toBe('12');
  });

  test('is read as messengers change it', () => {
    expect(readList('#12%2C27%2C8')).toEqual([12, 27, 8]);
    expect(readList('#12, 27,,12')).toEqual([12, 27]);
    expect(readList('')).toEqual([]);
  });

  test('never names anything but entries of the site, whatever is written there', () => {
    for (const text of allHostileStrings) {
      for (const name of readList(`#${text}`)) expect(String(name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    }
    expect(readList('#0,-1,1.5,123456,../x,//evil.example,%E0%A4%A')).toEqual(['0', '123456']);
    expect(readList(`#${Array.from({ length: 300 }, (_, index) => index + 1).join(',')}`)).toHaveLength(
      mostEntries,
    );
  });
});

test('messages carry the whole link, also the part behind #', () => {
  const shared = { title: 'A list & more', url: 'https://hereabouts.example/list/#12,27' };
  const said = 'A list & more\nhttps://hereabouts.example/list/#12,27';
  expect(new URL(whatsAppAddress(shared)).searchParams.get('text')).toBe(said);
  expect(new URL(textMessageAddress(shared)).searchParams.get('body')).toBe(said);
});
