import { describe, expect, it, vi } from 'vitest';
import { longestBody, renderBody } from '../../src/reader/markdown.ts';

// Many cases in one test; a busy computer needs its time for them.
vi.setConfig({ testTimeout: 60_000 });

const place = {
  file: 'assets/x.md',
  firstLine: 10,
  pages: new Set(['/assets/plot-14/', '/venues/net-loft/', '/about/']),
};
const html = (markdown: string) => renderBody(markdown, place).html;
const warnings = (markdown: string) =>
  renderBody(markdown, place).problems.map(({ severity, line, found }) => `${severity} ${line}: ${found}`);

describe('the text of an entry', () => {
  it('may have paragraphs, bold, lists, quotes and line breaks', () => {
    expect(html('One **two** *three*.\n\n- a\n- b\n\n1. c\n\n> d\n\ne\\\nf\n\n---')).toBe(
      '<p>One <strong>two</strong> <em>three</em>.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol>\n<li>c</li>\n</ol>\n<blockquote>\n<p>d</p>\n</blockquote>\n<p>e<br>\nf</p>\n<hr>',
    );
  });

  it.each(['#', '##', '###', '####', '######'])('has its headings (%s) below those of the page', (marks) => {
    expect(html(`${marks} What to bring`)).toBe('<h3>What to bring</h3>');
  });

  it('keeps links to the web, to mail and to phones, and gives none of them a title', () => {
    expect(html('[a](https://www.example.org "hint")')).toBe(
      '<p><a href="https://www.example.org/">a</a></p>',
    );
    expect(html('[a](mailto:hello@example.org)')).toBe('<p><a href="mailto:hello@example.org">a</a></p>');
    expect(html('[a](tel:01632960112)')).toBe('<p><a href="tel:+441632960112">a</a></p>');
    expect(html('[a][1]\n\n[1]: https://www.example.org')).toBe(
      '<p><a href="https://www.example.org/">a</a></p>',
    );
  });

  it.each(['/assets/plot-14/', '/assets/plot-14', '../plot-14/', './../plot-14'])(
    'may link to another entry as %s, and the link holds wherever the site is placed',
    (address) => {
      expect(html(`[Plot 14](${address})`)).toBe('<p><a href="../../assets/plot-14/">Plot 14</a></p>');
    },
  );

  it('loses a link that leads nowhere, keeps its words, and says what was meant', () => {
    const { html: shown, problems } = renderBody('See [Plot 14](/assets/plot-41/).', place);
    expect(shown).toBe('<p>See Plot 14.</p>');
    expect(problems.map(({ severity, fix }) => [severity, fix])).toEqual([
      ['warning', 'The words stay, the link is left out. Did you mean "/assets/plot-14/"?'],
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example/',
    '/\\evil.example/',
    'https://a@evil.example/',
    'ftp://example.org/',
    'mailto:a@b@c',
    'tel:999999999999',
    '#top',
    '../../../etc/passwd',
  ])('never links to %s', (address) => {
    const { html: shown, problems } = renderBody(`[words](<${address}>)`, place);
    expect(shown).toBe('<p>words</p>');
    expect(problems.map(({ rule }) => rule)).toEqual(['body-link']);
  });

  it('loses HTML and pictures, with a warning that names the line', () => {
    expect(html('One <b>two</b> three')).toBe('<p>One two three</p>');
    expect(warnings('One\n\n<div>two</div>\n\n![three](x.png)')).toEqual([
      'warning 12: There is HTML in the text: "<div>two</div>".',
      'warning 14: There is a picture in the text.',
    ]);
  });

  it('is also given without any markup, paragraphs parted by blank lines', () => {
    expect(
      renderBody('# One\n\nTwo **three**\nfour &amp; `five`\n\n- six\n- [seven](/about/)', place).text,
    ).toBe('One\n\nTwo three four & five\n\nsix\n\nseven');
  });

  it('is refused, with the line, when it holds a hidden character', () => {
    expect(warnings('One\ntwo \u202e three')).toEqual([
      'error 11: The text holds a text direction override (U+202E).',
    ]);
  });

  it('is refused when it is far too long', () => {
    expect(renderBody('x'.repeat(longestBody + 1), place).problems.map(({ rule }) => rule)).toEqual([
      'too-long',
    ]);
  });

  it.each(['>', '- ', '1. ', '> - '])('is refused when %j stands in itself without end', (sign) => {
    const bomb = sign.repeat(Math.floor(longestBody / sign.length));
    expect(renderBody(bomb, place).problems.map(({ rule }) => rule)).toEqual(['body-too-deep']);
  });

  it.each(['*a ', '[', '**', '[a](', '<a', '`', '![', '[a][', '*a_', '&', '\\', '<!--'])(
    'is only words when %j is written over and over',
    (sign) => {
      const { html: shown, problems } = renderBody(sign.repeat(Math.floor(longestBody / sign.length)), place);
      expect(shown.length).toBeLessThan(50_000);
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );
});
