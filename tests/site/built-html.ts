import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomUtils, parseDocument } from 'htmlparser2';

/** A document or element as the parser gives it. */
export type Tree = ReturnType<typeof parseDocument>;

type Node = Parameters<typeof DomUtils.textContent>[0] & object;
type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

/** The file of an address: `/assets/` is `assets/index.html`. */
export function fileOf(address: string): string {
  const path = address.replace(/[?#].*$/, '').slice(1);
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/** Text of a page of a built site. */
export function htmlAt(folder: string, address: string): string {
  return readFileSync(join(folder, fileOf(address)), 'utf8');
}

/** A page of a built site, taken apart. */
export function treeAt(folder: string, address: string): Tree {
  return parseDocument(htmlAt(folder, address));
}

/** All elements of a name below a node, in order. */
export function elements(tree: Node | Node[], name: string): Element[] {
  return DomUtils.getElementsByTagName(name, tree as never, true);
}

/** All words below a node, with runs of white space as one space. */
export function wordsOf(tree: Node | Node[]): string {
  return DomUtils.textContent(tree as never)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** What a `<meta>` of a page says, by its `name` or `property`; undefined when it has none. */
export function metaOf(tree: Tree, name: string): string | undefined {
  return elements(tree, 'meta').find(({ attribs }) => (attribs['name'] ?? attribs['property']) === name)
    ?.attribs['content'];
}

/** Where the links of a page lead, as written, in order. */
export function linksOf(tree: Node): string[] {
  return elements(tree, 'a').flatMap(({ attribs }) => attribs['href'] ?? []);
}
