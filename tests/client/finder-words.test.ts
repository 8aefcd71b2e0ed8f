import { expect, test } from 'vitest';
import { nearestWord, slipsBetween } from '../../src/client/finder/nearest-word.ts';
import { readPlace } from '../../src/client/finder/read-place.ts';
import { stemOf } from '../../src/client/finder/stem-word.ts';

test.each([
  ['knitting', 'knitters'],
  ['swimming', 'swims'],
  ['dance', 'dancing'],
  ['lonely', 'loneliness'],
  ['babies', 'baby'],
  ['classes', 'class'],
  ['gardener', 'gardens'],
])('%s and %s are forms of one word', (one, other) => {
  expect(stemOf(one)).toBe(stemOf(other));
});

test.each([
  ['sing', 'sin'],
  ['bus', 'bu'],
  ['bread', 'bre'],
])('%s is not cut down to %s', (word, other) => {
  expect(stemOf(word)).not.toBe(other);
});

test('two letters that changed places are one slip', () => {
  expect(slipsBetween('lonley', 'lonely')).toBe(1);
  expect(slipsBetween('wensday', 'wednesday')).toBe(2);
  expect(slipsBetween('tea', 'tea')).toBe(0);
});

test('a misspelt word is put right, and a short word is not guessed at', () => {
  const words = ['hard', 'knitting', 'lonely', 'money', 'tea', 'wednesday'];
  expect(nearestWord('lonley', words)).toBe('lonely');
  expect(nearestWord('nitting', words)).toBe('knitting');
  expect(nearestWord('wensday', words)).toBe('wednesday');
  expect(nearestWord('harm', words)).toBeUndefined();
  expect(nearestWord('tee', words)).toBeUndefined();
});

test.each([
  ['DB1 2LN', 'DB1 2LN', ''],
  ['singing near db1 2ln', 'db1 2ln', 'singing'],
  ['lunch in M33', 'M33', 'lunch'],
  ['tea near the library', 'the library', 'tea'],
])('"%s" names the place "%s"', (text, place, rest) => {
  const reading = readPlace(text);
  expect(reading.place).toBe(place);
  expect(reading.rest.trim()).toBe(rest);
});

test.each(['tea near me', 'tea', 'over 60'])('"%s" names no place', (text) => {
  expect(readPlace(text).place).toBeUndefined();
});
