import type { MarkdownNode } from './markdown.ts';

/** A part of a Markdown text that pages do not show, and what stands in its place. */
export interface Cut {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** What pages show nothing of. */
const neverShown: ReadonlySet<string> = new Set(['html', 'image', 'definition']);

/**
 * What to cut of one node, its children apart, so that no word is left that a reader of the page does not see:
 * remarks and raw HTML, pictures, definitions, the titles of links, and the name of a language on a block of code.
 *
 * @param url for a link, the address it leads to; undefined when the link goes and its words stay
 */
export function cutsFor(node: MarkdownNode, url?: string): readonly Cut[] {
  const from = node.position?.start.offset;
  const to = node.position?.end.offset;
  if (from === undefined || to === undefined) return [];
  if (neverShown.has(node.type)) return [{ from, to, by: '' }];
  if (node.type === 'link') return cutsForLink(node, from, to, url);
  const { lang } = node as MarkdownNode & { lang?: string | null };
  if (node.type === 'code' && typeof lang === 'string') return [{ from, to, by: fenced(node.value ?? '') }];
  return [];
}

function cutsForLink(node: MarkdownNode, from: number, to: number, url: string | undefined): readonly Cut[] {
  const first = node.children?.[0]?.position?.start.offset;
  const last = node.children?.at(-1)?.position?.end.offset;
  if (first === undefined || last === undefined) return [{ from, to, by: '' }];
  if (url === undefined) {
    return [
      { from, to: first, by: '' },
      { from: last, to, by: '' },
    ];
  }
  // `<https://example.org>` and a bare address show all there is of them.
  const isBare = to - last <= 1;
  return isBare ? [] : [{ from: last, to, by: `](${writtenAddress(url)})` }];
}

function writtenAddress(url: string): string {
  return /[\s()<>]/.test(url)
    ? encodeURI(decodeSafely(url)).replaceAll('(', '%28').replaceAll(')', '%29')
    : url;
}

function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** A fence longer than any row of backticks inside it. */
function fenced(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${code}\n${fence}`;
}

/** The text without the cuts, tidied: no spaces at the ends of lines, and never two blank lines in a row. */
export function cutFrom(markdown: string, cuts: readonly Cut[]): string {
  let shown = '';
  let place = 0;
  for (const { from, to, by } of [...cuts].sort((a, b) => a.from - b.from || b.to - a.to)) {
    // What lies inside a longer cut is gone already.
    if (from < place) continue;
    shown += markdown.slice(place, from) + by;
    place = to;
  }
  const whole = shown + markdown.slice(place);
  return (
    cuts.length === 0 ? whole : whole.replaceAll(/^[ \t]+$/gm, '').replaceAll(/\n{3,}/g, '\n\n')
  ).trim();
}
