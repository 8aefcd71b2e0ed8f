import { expect, test } from 'vitest';
import { likeness } from '../../src/client/likeness.ts';
import { plainQuery, tellingWords } from '../../src/client/query-words.ts';

test('capitals, apostrophes and odd signs make no difference to a search', () => {
  const typed = ['St Elmo’s Hall', 'st elmos hall', "  ST  ELMO'S, hall!"];
  expect(typed.map(plainQuery)).toEqual(['st elmos hall', 'st elmos hall', 'st elmos hall']);
});

test('words that say nothing about what is looked for do not narrow a search', () => {
  expect(tellingWords('Somebody to fix my radio, please')).toEqual(['somebody', 'fix', 'radio']);
  expect(tellingWords('where can I go for soup')).toEqual(['soup']);
});

test('a search of nothing but such words is still a search', () => {
  expect(tellingWords('to the')).toEqual(['to', 'the']);
});

test('letters of other languages and digits count as words', () => {
  expect(tellingWords('café 12 ميدان')).toEqual(['café', '12', 'ميدان']);
});

test('a word with a slipped letter looks more like its own than like another', () => {
  expect(likeness('lonley', 'lonely')).toBeGreaterThan(0.5);
  expect(likeness('lonley', 'lonely')).toBeGreaterThan(likeness('lonley', 'lunch'));
  expect(likeness('zzzz', 'lonely')).toBe(0);
  expect(likeness('soup', 'soup')).toBe(1);
});
