import { Parser } from 'htmlparser2';
import { safeUrlSchema } from '../domain/safe-url.ts';
import { tidyText } from './clean-cell.ts';
import { escapeMarkdown } from './markdown-text.ts';

/** Tags that say something which plain text would lose. */
const telling = /<(?:h[1-6]|ul|ol|li|a\s[^<>]{0,500}href|strong|b|em|i)\b[^<>]{0,500}>/i;

/** Whether a cell holds headings, lists, links or stress, so that it is worth more than its plain text. */
export function holdsMarkup(cell: string): boolean {
  return telling.test(cell);
}

const unseenParts = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'title',
  'head',
]);
const blocks = new Set([
  'p',
  'div',
  'section',
  'article',
  'table',
  'tr',
  'ul',
  'ol',
  'blockquote',
  'pre',
  'hr',
  'figure',
  'address',
  'dl',
  'dt',
  'dd',
]);
const headingTag = /^h[1-6]$/;
const stress: Readonly<Record<string, string>> = { strong: '**', b: '**', em: '*', i: '*' };

/** Text longer than this is no description of an entry. In characters. */
const longestCell = 100_000;

/**
 * A cell of HTML as Markdown: paragraphs, headings (all at one level below the entry's name), lists, links to pages
 * and stressed words. All else is dropped, and what is only text is escaped, so nothing of it can become markup.
 *
 * @param tidy what is done to each run of text, before it is escaped
 */
export function htmlToMarkdown(html: string, tidy: (text: string) => string): string {
  const writer = new MarkdownWriter(tidy);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        writer.open(name, attributes);
      },
      ontext: (text) => {
        writer.text(text);
      },
      onclosetag: (name) => {
        writer.close(name);
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html.slice(0, longestCell).replace(/\\r\\n|\\n|\\r/g, '\n'));
  parser.end();
  return writer.finish();
}

/** Part of a line: words, and what they are. */
interface Piece {
  readonly text: string;
  readonly mark: string;
  readonly url: string | undefined;
}

class MarkdownWriter {
  readonly #tidy: (text: string) => string;
  readonly #blocks: string[] = [];
  #pieces: Piece[] = [];
  #start = '';
  #hidden = 0;
  #url: string | undefined;
  #mark = '';
  #lists: ('ul' | 'ol')[] = [];

  constructor(tidy: (text: string) => string) {
    this.#tidy = tidy;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (unseenParts.has(name)) this.#hidden += 1;
    if (this.#hidden > 0) return;
    if (name === 'br' && this.#start !== '') this.text(' ');
    else if (name === 'br') this.#endBlock('');
    else if (headingTag.test(name)) this.#startBlock('## ');
    else if (name === 'li') this.#startBlock(this.#lists.at(-1) === 'ol' ? '1. ' : '- ');
    else if (blocks.has(name)) this.#startBlock('');
    if (name === 'ul' || name === 'ol') this.#lists.push(name);
    if (name === 'a') this.#url = safeUrlSchema.safeParse((attributes['href'] ?? '').trim()).data;
    this.#mark = stress[name] ?? this.#mark;
  }

  text(text: string): void {
    if (this.#hidden > 0 || text === '') return;
    this.#pieces.push({ text, mark: this.#mark, url: this.#url });
  }

  close(name: string): void {
    if (unseenParts.has(name)) this.#hidden = Math.max(0, this.#hidden - 1);
    if (this.#hidden > 0) return;
    if (headingTag.test(name) || name === 'li' || blocks.has(name)) this.#endBlock('');
    if (name === 'ul' || name === 'ol') this.#lists.pop();
    if (name === 'a') this.#url = undefined;
    if (stress[name] !== undefined) this.#mark = '';
  }

  finish(): string {
    this.#endBlock('');
    // Items of a list stand together; everything else stands apart.
    return this.#blocks.reduce((all, block) => {
      const isItem = /^(?:- |1\. )/.test(block);
      const last = all.slice(all.lastIndexOf('\n') + 1);
      const gap = isItem && /^(?:- |1\. )/.test(last) ? '\n' : '\n\n';
      return all === '' ? block : `${all}${gap}${block}`;
    }, '');
  }

  #startBlock(start: string): void {
    this.#endBlock('');
    this.#start = start;
  }

  #endBlock(next: string): void {
    const pieces = joinAlike(this.#pieces);
    const line = pieces
      .map((piece) => this.#write(piece))
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
    if (line !== '')
      this.#blocks.push(`${this.#start}${this.#start === '## ' ? line.replaceAll('**', '') : line}`);
    this.#pieces = [];
    this.#start = next;
  }

  #write({ text, mark, url }: Piece): string {
    const [, before = '', , after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
    const words = tidyText(this.#tidy(text).replace(/\s+/g, ' '));
    if (words === '') return ' ';
    const plain = escapeMarkdown(words);
    const linked =
      url === undefined ? plain : `[${plain}](${url.replaceAll('(', '%28').replaceAll(')', '%29')})`;
    return `${before}${mark}${linked}${mark}${after}`;
  }
}

/** Words that belong together are read together, so that a number parted by tags is seen whole. */
function joinAlike(pieces: readonly Piece[]): Piece[] {
  return pieces.reduce<Piece[]>((all, piece) => {
    const last = all.at(-1);
    if (last?.mark === piece.mark && last.url === piece.url)
      all[all.length - 1] = { ...last, text: `${last.text}${piece.text}` };
    else all.push(piece);
    return all;
  }, []);
}
