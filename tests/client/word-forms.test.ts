import { expect, test } from 'vitest';
import { isFormOf } from '../../src/client/word-forms.ts';

test.each([
  ['soup', 'soup'],
  ['lon', 'lonely'],
  ['walking', 'walk'],
  ['walk', 'walking'],
  ['swimming', 'swim'],
  ['baking', 'bake'],
  ['activities', 'activity'],
  ['knitters', 'knitting'],
  ['bereavement', 'bereaved'],
  ['forms', 'form'],
])('“%s” is found by “%s”', (typed, found) => {
  expect(isFormOf(typed, found)).toBe(true);
});

test.each([
  ['plumber', 'plum'],
  ['hedgehog', 'hedge'],
  ['restaurant', 'rest'],
  ['pottery', 'pot'],
  ['toenail', 'toe'],
  ['passport', 'pass'],
  ['isresting', 'is'],
  ['car', 'cat'],
])('“%s” is not found by “%s”, which only begins alike', (typed, found) => {
  expect(isFormOf(typed, found)).toBe(false);
});
