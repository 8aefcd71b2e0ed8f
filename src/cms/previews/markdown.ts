/**
 * The Markdown of an entry's text, as far as people write it: paragraphs, lists, headings, bold, slanted words and
 * links. It becomes parts to draw, never HTML, so that nothing somebody writes can run in the form. The reader of the
 * site has the last word; what is not known here is shown as it was typed.
 */
import { safeUrlSchema } from '../../domain/safe-url.ts';

/** Words, perhaps with a look or an address. */
export type Inline =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'strong' | 'em'; readonly parts: readonly Inline[] }
  | { readonly is: 'link'; readonly href: string; readonly parts: readonly Inline[] };

/** A paragraph, a heading or a list. */
export type Block =
  | { readonly is: 'paragraph' | 'heading'; readonly parts: readonly Inline[] }
  | { readonly is: 'bullets' | 'numbers'; readonly items: readonly (readonly Inline[])[] };

/** Reads the text of an entry. */
export function readMarkdown(markdown: string): Block[] {
  const groups = markdown
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((group) => group.trim())
    .filter((group) => group !== '');
  return groups.flatMap(readGroup);
}

const bullet = /^[-*+]\s+/;
const number = /^\d{1,3}[.)]\s+/;

function readGroup(group: string): Block[] {
  const lines = group.split('\n').map((line) => line.trim());
  for (const [is, mark] of [
    ['bullets', bullet],
    ['numbers', number],
  ] as const) {
    if (!mark.test(lines[0] ?? '')) continue;
    const items: string[] = [];
    for (const line of lines) {
      if (mark.test(line)) items.push(line.replace(mark, ''));
      else items.push(`${items.pop() ?? ''} ${line}`);
    }
    return [{ is, items: items.map(readInline) }];
  }
  const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(lines[0] ?? '');
  if (heading) {
    const rest = lines.slice(1).join('\n');
    return [{ is: 'heading', parts: readInline(heading[1] ?? '') }, ...(rest === '' ? [] : readGroup(rest))];
  }
  return [{ is: 'paragraph', parts: readInline(lines.join(' ')) }];
}

const marked =
  /\*\*(?=\S)(.+?\S|\S)\*\*|\*(?=\S)([^*]*?[^*\s])\*|_(?=\S)([^_]*?[^_\s])_(?!\w)|\[([^\]]{1,200})\]\(((?:[^\s()]|\([^\s()]*\)){1,2000})\)/g;

function readInline(text: string): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(marked)) {
    const [whole, strong, star, line, words, address] = match;
    const before = text.slice(from, match.index);
    if (before !== '') parts.push({ is: 'text', text: before });
    from = match.index + whole.length;
    const slanted = star ?? line;
    if (strong !== undefined) parts.push({ is: 'strong', parts: readInline(strong) });
    else if (slanted !== undefined) parts.push({ is: 'em', parts: readInline(slanted) });
    else parts.push(...readLink(words ?? '', address ?? ''));
  }
  const rest = text.slice(from);
  if (rest !== '') parts.push({ is: 'text', text: rest });
  return parts;
}

/** A link to a safe address, or within the site; the words alone of any other. */
function readLink(words: string, address: string): Inline[] {
  const parts: Inline[] = [{ is: 'text', text: words }];
  if (/^\/(?!\/)[\w\-/#?=&.]*$/.test(address)) return [{ is: 'link', href: address, parts }];
  const read = safeUrlSchema.safeParse(address);
  return read.success ? [{ is: 'link', href: read.data, parts }] : parts;
}

/** The words alone. */
export function plainWords(blocks: readonly Block[]): string {
  return blocks
    .map((block) => ('items' in block ? block.items.map(wordsOf).join('\n') : wordsOf(block.parts)))
    .join('\n\n');
}

function wordsOf(parts: readonly Inline[]): string {
  return parts.map((part) => (part.is === 'text' ? part.text : wordsOf(part.parts))).join('');
}
