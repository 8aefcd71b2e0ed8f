import { expect, test } from 'vitest';
import { lengthWarnings } from '../../../src/cms/previews/length-warnings.ts';
import { fitsOnScreen } from '../../../src/domain/checks/slide-too-long.ts';

test('what fits is not spoken of', () => {
  expect(
    lengthWarnings({ title: 'Tuesday Soup', hook: 'Hot soup, warm room.', whenInWords: 'At noon.' }),
  ).toEqual([]);
  expect(lengthWarnings({})).toEqual([]);
});

test('what an entry cannot hold says by how much it is too long', () => {
  expect(lengthWarnings({ title: 'Soup', summary: 'x'.repeat(141), hook: 'x'.repeat(80) })).toEqual([
    'The one sentence is 1 letter too long. There is room for 140.',
    'The line for screens is 5 letters too long. There is room for 75.',
  ]);
});

test.each([
  { title: 'A name that is far too long for a screen' },
  {
    title: 'Soup',
    whenInWords: 'On most days that have a y in them, unless the tide is out or the wind is in the east.',
  },
])('what keeps an entry off screens is said where the rule of the site says so: %j', (texts) => {
  expect(fitsOnScreen({ data: texts as never })).toBe(false);
  expect(lengthWarnings(texts).join()).toContain('Does not fit a slide');
});

test('a short name, or times, put that right', () => {
  expect(
    lengthWarnings({ title: 'A name that is far too long for a screen', shortTitle: 'A short one' }),
  ).toEqual([]);
  expect(lengthWarnings({ title: 'Soup', whenInWords: 'x'.repeat(60), sessions: [{}] })).toEqual([]);
});
