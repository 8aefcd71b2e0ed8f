import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closestWord, slugify, slugSchema } from '../../src/domain/slug.ts';
import { REAL_NAMES } from '../fixtures/real-names.ts';

const fixFor = (value: unknown) => slugSchema.safeParse(value).error?.issues[0]?.message;

describe('a slug', () => {
  test.each(['a', 'plot-14', '12-steps', 'pot-luck-thursday', 'about', 'a'.repeat(80)])(
    'may be %s',
    (slug) => {
      expect(slugSchema.parse(slug)).toBe(slug);
    },
  );

  test.each([
    ['Pot Luck', 'Write it in small letters, digits and single hyphens, like "pot-luck".'],
    ['a--b', 'Write it in small letters, digits and single hyphens, like "a-b".'],
    ['../../etc', 'Write it in small letters, digits and single hyphens, like "etc".'],
    ['', 'Write it in small letters, digits and single hyphens, like "pot-luck-thursday".'],
    ['map', 'Choose a longer name, like "map-entry": "map" is kept for the site.'],
    ['12', 'Choose a longer name, like "12-entry": "12" is kept for the site.'],
    [12, 'Write the name in small letters and hyphens, like "pot-luck-thursday".'],
  ])('%j is refused with what to write instead', (slug, fix) => {
    expect(fixFor(slug)).toBe(fix);
  });

  test.each([
    '-a',
    'a-',
    'a_b',
    'a.md',
    'a/b',
    'a\\b',
    'a\n',
    'é',
    'а',
    'a\u200Bb',
    '__proto__',
    'a'.repeat(81),
  ])('%j is refused', (slug) => {
    expect(fixFor(slug)).toMatch(/^Write it|^Make it shorter/);
  });

  test.each('con prn aux nul com1 com9 lpt1 lpt9 index constructor prototype admin find 404'.split(' '))(
    '%s is kept for the computer or the site',
    (slug) => {
      expect(fixFor(slug)).toMatch(/^Choose a longer name/);
    },
  );
});

describe('a slug made of a title', () => {
  test.each([
    ["Carers' Tea", 'carers-tea'],
    ['Dads & Prams', 'dads-and-prams'],
    ['The Herring Café', 'the-herring-cafe'],
    ['Tŷ Gŵyl', 'ty-gwyl'],
    ['Łódź Żółć', 'lodz-zolc'],
    ['Đỗ Mười', 'do-muoi'],
    ['Ọ̀ṣun Ẹgbẹ́', 'osun-egbe'],
    ['Straße Ærø Œuvre Þór', 'strasse-aero-oeuvre-thor'],
    ['  -- Hello,   World! -- ', 'hello-world'],
    ['Map', 'map-entry'],
    ['101', '101-entry'],
    ['محمد', ''],
  ])('%s becomes %s', (title, slug) => {
    expect(slugify(title)).toBe(slug);
  });

  test('is cut between words when the title is long', () => {
    expect(slugify('crochet '.repeat(20))).toBe(Array(10).fill('crochet').join('-'));
  });

  test('is valid for any title that holds a Latin letter or a digit', () => {
    const latin = fc.constantFrom(...Array.from('aZ9éŵłøßĐŋƣʞɸꜩﬁⅧᴀ'));
    const title = fc.tuple(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      latin,
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(
        title,
        ([before, letter, after]) => slugSchema.safeParse(slugify(`${before}${letter}${after}`)).success,
      ),
    );
  });

  test('is there for every real name in Latin letters', () => {
    const latinNames = REAL_NAMES.flatMap(({ names }) => names).filter((name) =>
      /\p{Script=Latin}/u.test(name),
    );
    expect(latinNames.filter((name) => !slugSchema.safeParse(slugify(name)).success)).toEqual([]);
  });
});

describe('did you mean', () => {
  const fields = ['title', 'summary', 'themes', 'contacts', 'for', 'cost'];

  test.each([
    ['tilte', 'title'],
    ['Title', 'title'],
    ['sumary', 'summary'],
    ['theme', 'themes'],
    ['contact', 'contacts'],
    ['fro', 'for'],
  ])('%s is near %s', (word, meant) => {
    expect(closestWord(word, fields)).toBe(meant);
  });

  test.each(['telephone', 'x', '', 'zz', 'constructor'])('nothing is near %j', (word) => {
    expect(closestWord(word, fields)).toBeUndefined();
  });

  test('the nearest wins, and the first of equals', () => {
    expect(closestWord('cart', ['card', 'cart-s', 'care'])).toBe('card');
    expect(closestWord('venues', ['venue', 'venues'])).toBe('venues');
  });
});

test('100 kB of anything is answered', () => {
  for (const part of ['a-', '-', 'a', 'é', 'ʞ', '\u0301\u0316', "'", '👨‍👩‍👧']) {
    const long = part.repeat(100_000 / part.length);
    expect(fixFor(long)).toMatch(/^Make it shorter/);
    expect(slugify(long).length).toBeLessThanOrEqual(80);
    expect(closestWord(long, [long, 'a'])).toBeUndefined();
  }
});
