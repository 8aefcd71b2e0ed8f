import { expect, test } from 'vitest';
import { plainWords, readMarkdown } from '../../../src/cms/previews/markdown.ts';

test('paragraphs, lists, headings, looks and links', () => {
  const blocks = readMarkdown(
    '## Before you go ##\n\nBring a **mug** and\na _friend_.\n\n- Soup\n- Bread\n  and butter\n\n1. In\n2. Out\n\n[The hall](https://example.org/hall)',
  );
  expect(blocks.map(({ is }) => is)).toEqual(['heading', 'paragraph', 'bullets', 'numbers', 'paragraph']);
  expect(plainWords(blocks)).toBe(
    'Before you go\n\nBring a mug and a friend.\n\nSoup\nBread and butter\n\nIn\nOut\n\nThe hall',
  );
  expect(blocks.at(-1)).toEqual({
    is: 'paragraph',
    parts: [{ is: 'link', href: 'https://example.org/hall', parts: [{ is: 'text', text: 'The hall' }] }],
  });
});

test.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example/', 'vbscript:x', '/\\evil.example'])(
  'an address that is not safe leads nowhere: %s',
  (address) => {
    expect(readMarkdown(`[here](${address})`)).toEqual([
      { is: 'paragraph', parts: [{ is: 'text', text: 'here' }] },
    ]);
  },
);

test('HTML is text like any other', () => {
  expect(plainWords(readMarkdown('<script>alert(1)</script>'))).toBe('<script>alert(1)</script>');
});

test('a file with Windows line ends reads the same', () => {
  expect(readMarkdown('One.\r\n\r\nTwo.')).toEqual(readMarkdown('One.\n\nTwo.'));
});

test('stars that mean nothing stay', () => {
  expect(plainWords(readMarkdown('2 * 3 * 4, snake_case_word, **'))).toBe('2 * 3 * 4, snake_case_word, **');
});
