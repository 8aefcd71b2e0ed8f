import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderBody } from '../../src/reader/markdown.ts';

const place = { file: 'assets/x.md', firstLine: 1, pages: new Set(['/assets/plot-14/']) };
const shown = (markdown: string) => renderBody(markdown, place).shown;

describe('the Markdown that others get', () => {
  test('is as written where pages show all of it', () => {
    const plain = 'Hello **you**, & *all*.\n\n- a\n- b\n\n> said\n\n`code` [page](/assets/plot-14/)';
    expect(shown(plain)).toBe(plain);
    expect(shown('a\r\n\r\nb')).toBe('a\n\nb');
  });

  test.each([
    ['a remark', 'Hi <!-- secret --> there', 'Hi  there'],
    ['a remark of several lines', 'Hi\n\n<!-- secret\nsecret -->\n\nthere', 'Hi\n\nthere'],
    ['a definition that nothing uses', '[//]: # (secret)\n\nText', 'Text'],
    ['the title of a link', 'A [link](https://x.example.org "secret")', 'A [link](https://x.example.org)'],
    [
      'the title of a definition',
      '[a][b]\n\n[b]: https://x.example.org/ "secret"',
      '[a](https://x.example.org/)',
    ],
    ['a link that runs', '[words](javascript:secret)', 'words'],
    ['a link that leads nowhere', '[**bold** words](/assets/secret/)', '**bold** words'],
    ['a picture', 'Hi ![secret](secret.png)', 'Hi'],
    ['an element and its words', '<div>\nsecret\n</div>\n\nAfter', 'After'],
    ['the language of code', '```secret\ncode\n```', '```\ncode\n```'],
    ['an element made of the ends of a cut', '<<!-- secret -->script>x', '&lt;script>x'],
  ])('is without %s', (_, written, expected) => {
    expect(shown(written)).not.toContain('secret');
    if (!expected.startsWith('&lt;')) expect(shown(written)).toBe(expected);
  });

  test('shows what the page shows, whatever was written', () => {
    const parts = fc.constantFrom(
      'word',
      '**',
      '*',
      '`',
      '<!--',
      '-->',
      '<b>',
      '</b>',
      '[',
      ']',
      '(',
      ')',
      '](https://a.example.org/)',
      '](/assets/plot-14/ "t")',
      '![',
      '\n',
      '\n\n',
      '- ',
      '> ',
      '# ',
      '```',
      '[a]: https://b.example.org/ "t"',
      '[a]',
      '<',
      '>',
      '\\',
      '&lt;',
      '    ',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 14 }), (written) => {
        const before = renderBody(written.join(''), place);
        const after = renderBody(before.shown, place);
        expect(after.shown).toBe(before.shown);
        expect(after.text.replaceAll(/\s+/g, '')).toBe(before.text.replaceAll(/\s+/g, ''));
      }),
      { seed: 20_261_122, numRuns: 1_500 },
    );
  });
});
