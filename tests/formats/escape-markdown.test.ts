import { describe, expect, it } from 'vitest';
import { escapeMarkdown, escapeMarkdownLine } from '../../src/formats/escape-markdown.ts';

const blank = '\u200b';

describe('words of others in a comment', () => {
  it.each([
    ['**bold** and _slanted_', '\\*\\*bold\\*\\* and \\_slanted\\_'],
    ['[a link](x) ![a picture]', '\\[a link\\]\\(x\\) \\!\\[a picture\\]'],
    ['<b>HTML</b> &amp;', '\\<b\\>HTML\\</b\\> \\&amp;'],
    ['`code` ~~gone~~ | $sum$ {x} \\', '\\`code\\` \\~\\~gone\\~\\~ \\| \\$sum\\$ \\{x\\} \\\\'],
    ['#12', '\\#12'],
  ])('are shown as they are: %s', (words, written) => {
    expect(escapeMarkdown(words)).toBe(written);
  });

  it('call nobody, and lead nowhere', () => {
    expect(escapeMarkdown('Ask @panel, see https://example.org')).toBe(
      `Ask @${blank}panel, see https:${blank}//example.org`,
    );
    expect(escapeMarkdownLine('WWW.example.org or www.example.org, GH-12 and gh-7')).toBe(
      `WWW${blank}.example.org or www${blank}.example.org, GH-${blank}12 and gh-${blank}7`,
    );
  });

  it('stay words where a host would not make a link of them', () => {
    expect(escapeMarkdownLine('Awww.. the GH-scheme')).toBe('Awww.. the GH-scheme');
  });
});

describe('words of others in a line', () => {
  it.each([
    ['1. First', '1\\. First'],
    ['12) Last', '12\\) Last'],
    ['- a point', '\\- a point'],
    ['=== a line', '\\=== a line'],
    ['> a quote', '\\> a quote'],
    ['+ a point', '\\+ a point'],
    ['At 10.30 - or later', 'At 10.30 - or later'],
    ['2026 is 1.5 times', '2026 is 1.5 times'],
  ])('begin no list, heading or quote: %s', (words, written) => {
    expect(escapeMarkdownLine(words)).toBe(written);
  });

  it('stay in it, and hide nothing', () => {
    expect(escapeMarkdownLine('  Walks\r\n\r\n# Talks\u202e\u200b\u2066 and tea\ufeff\u0000 ')).toBe(
      'Walks \\# Talks  and tea',
    );
  });
});
