import { describe, expect, it } from 'vitest';
import { assetsAToZ, venuesAToZ } from '../../src/views/a-to-z-view.ts';
import { filedTitle, rowsPerPage } from '../../src/views/letters-view.ts';
import { checked, smallContext } from './small-context.ts';

describe('an A to Z', () => {
  it('files a name without the article in front of it', () => {
    expect(['The Kettle Bench', 'A Song', 'An Hour', 'Theatre Club', 'The'].map(filedTitle)).toEqual([
      'Kettle Bench',
      'Song',
      'Hour',
      'Theatre Club',
      'The',
    ]);
  });

  it('puts accents with their letter, and what starts with no letter under 0 to 9', () => {
    const titles = ['Écoute', 'The Early Birds', '14th Scouts', '“Hello” Club', 'apple day'];
    const assets = Object.fromEntries(titles.map((title, index) => [`entry-${index}`, { title, checked }]));
    const { letters } = assetsAToZ(smallContext({ assets }));
    expect(
      letters.is === 'whole' &&
        letters.groups.map(({ letter, rows }) => [letter, rows.map((row) => row.title)]),
    ).toEqual([
      ['0 to 9', ['“Hello” Club', '14th Scouts']],
      ['A', ['apple day']],
      ['E', ['The Early Birds', 'Écoute']],
    ]);
  });

  it('says what each is and where, with a word of warning where it needs one', () => {
    const assets = {
      soup: { title: 'Soup', where: [{ area: 'north-end' }], checked },
      tea: { title: 'Tea' },
      choir: { title: 'Choir', checked, status: { is: 'closed', on: '2026-09-30' } },
    };
    const { letters } = assetsAToZ(smallContext({ assets }));
    const rows = letters.is === 'whole' ? letters.groups.flatMap((group) => group.rows) : [];
    expect(rows).toEqual([
      { title: 'Choir', href: '/assets/choir/', hint: 'Eat together', mark: 'Closed' },
      { title: 'Soup', href: '/assets/soup/', hint: 'Eat together, North End', mark: '' },
      { title: 'Tea', href: '/assets/tea/', hint: 'Eat together', mark: 'Not checked yet' },
    ]);
  });

  it('holds neither what is unlisted nor what closed long ago', () => {
    const assets = {
      hidden: { title: 'Hidden', status: { is: 'unlisted' } },
      gone: { title: 'Gone', status: { is: 'closed', on: '2025-01-01' } },
    };
    expect(assetsAToZ(smallContext({ assets })).letters.count).toBe(0);
  });

  it('says of each venue where it is and how much there is', () => {
    const town = {
      venues: { hall: { title: 'Hall', address: ['Lantern Street'], neighbourhood: 'north-end' } },
      assets: { soup: { where: [{ venue: 'hall' }], checked } },
    };
    const { letters } = venuesAToZ(smallContext(town));
    expect(letters.is === 'whole' && letters.groups[0]?.rows).toEqual([
      { title: 'Hall', href: '/venues/hall/', hint: 'Lantern Street, North End', mark: '1 thing here' },
    ]);
  });
});

describe('a long A to Z', () => {
  const assets = Object.fromEntries(
    Array.from({ length: rowsPerPage + 20 }, (_, index) => [
      `entry-${index}`,
      { title: `${index < 10 ? 'Art' : 'Soup'} ${String(index).padStart(3, '0')}`, checked },
    ]),
  );
  const { letters, parts } = assetsAToZ(smallContext({ assets }));

  it('becomes a page of letters, each part of which is one step away', () => {
    expect(
      letters.is === 'parts' && letters.parts.map(({ href, span, rows }) => [href, span, rows.length]),
    ).toEqual([
      ['/assets/letters/a/', 'Art 000 to Art 009', 10],
      ['/assets/letters/s/', 'Soup 010 to Soup 159', 150],
      ['/assets/letters/s/2/', 'Soup 160 to Soup 169', 10],
    ]);
  });

  it('has a page for each part, and holds every entry once', () => {
    expect(parts.map(({ path }) => path)).toEqual(['a', 's', 's/2']);
    const shown = parts.flatMap(({ view }) => view.part.rows.map(({ href }) => href));
    expect(new Set(shown).size).toBe(rowsPerPage + 20);
  });

  it('turns from each part to the next and back', () => {
    expect(parts[1]?.view.before?.href).toBe('/assets/letters/a/');
    expect(parts[1]?.view.next?.href).toBe('/assets/letters/s/2/');
    expect(parts[2]?.view.next).toBeUndefined();
  });
});
