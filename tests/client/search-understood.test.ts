import { expect, test } from 'vitest';
import { withoutMeaning } from '../../src/client/search-understood.ts';
import { plainWords } from '../../src/formats/plain-words.ts';
import { spokenFacts } from '../../src/formats/spoken-facts.ts';

const tables = { plainWords, spokenFacts };

test.each([
  ['something for my dad on wednesday', 'On Wednesday', 'something for my dad'],
  ['something for my dad on wednesday', 'For men', 'something on wednesday'],
  ['Soup on Wednesdays', 'On Wednesday', 'Soup'],
  ['free lunch', 'Free', 'lunch'],
  ['a walk with my dog', 'Dogs welcome', 'a walk'],
  ['football for an 8 year old', 'Aged 8', 'football'],
  ['tuesday', 'On Tuesday', ''],
])('“%s” without “%s” is “%s”', (words, label, rest) => {
  expect(withoutMeaning(words, label, tables)).toBe(rest);
});

test('what was not said cannot be taken back', () => {
  expect(withoutMeaning('soup', 'On Wednesday', tables)).toBeUndefined();
});
