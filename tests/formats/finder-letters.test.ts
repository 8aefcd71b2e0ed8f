import { expect, test } from 'vitest';
import { plainLetters, plainWordsOf } from '../../src/formats/finder-letters.ts';

test.each([
  ['Łódź', 'lodz'],
  ['Ŵyl y Môr', 'wyl y mor'],
  ['St Elmo’s Café', 'st elmos cafe'],
  ['Straße, Ærø & Þing', 'strasse aero thing'],
  ['  mum-and-baby  ', 'mum and baby'],
])('%s is compared as %s', (text, plain) => {
  expect(plainLetters(text)).toBe(plain);
});

test('letters of other scripts stay whole, so that they find themselves', () => {
  expect(plainLetters('اردو')).toBe('اردو');
  expect(plainLetters('বাংলা')).toBe('বাংলা'.normalize('NFC'));
});

test('a text without words has none', () => {
  expect(plainWordsOf(' !? ')).toEqual([]);
});
