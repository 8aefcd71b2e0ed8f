import rehypeSanitize, { type Options as SanitizeSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { emailSchema, mailtoHref } from '../domain/email.ts';
import { phoneSchema, telHref } from '../domain/phone.ts';
import { hiddenCharacterIn } from '../domain/plain-text.ts';
import type { Problem } from '../domain/problem.ts';
import { safeUrlSchema } from '../domain/safe-url.ts';
import { closestWord } from '../domain/slug.ts';
import { quote } from './say-value.ts';
import { cutFrom, cutsFor, type Cut } from './shown-markdown.ts';

/** Everything that a body may hold as HTML; the rest goes. No attribute but the address of a link. */
export const bodyElements = [
  'a',
  'blockquote',
  'br',
  'code',
  'em',
  'h3',
  'hr',
  'li',
  'ol',
  'p',
  'strong',
  'ul',
] as const;

const sanitizeSchema: SanitizeSchema = {
  tagNames: [...bodyElements],
  attributes: { a: ['href'] },
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
  ancestors: { li: ['ol', 'ul'] },
  strip: ['script', 'style'],
  allowComments: false,
  allowDoctypes: false,
};

/** Most characters of a body; far more than anybody reads on a phone. */
export const longestBody = 8_000;

/** Deepest nesting of quotes, lists and emphasis in a body. */
const deepestNesting = 12;

/** A body that is safe to show. */
export interface SafeBody {
  /** Holds `bodyElements` alone, no ids and no classes. Headings are h3. */
  readonly html: string;
  /** Without any markup; blocks are parted by blank lines. */
  readonly text: string;
  /** The Markdown of what the HTML shows: what was left out of one is not in the other. */
  readonly shown: string;
  readonly problems: readonly Problem[];
}

/** Where a body stands, and what it may link to. */
export interface BodyPlace {
  /** Path of the file, relative to the content folder. */
  readonly file: string;
  /** Line of the file on which the body begins, counted from 1. */
  readonly firstLine: number;
  /** Addresses of the site's pages that a text may link to, such as `/assets/plot-14/`. */
  readonly pages: ReadonlySet<string>;
}

/** The part of a Markdown tree that is read here. */
export interface MarkdownNode {
  type: string;
  value?: string;
  url?: string;
  children?: MarkdownNode[];
  position?: { start: MarkdownPoint; end: MarkdownPoint } | undefined;
}

interface MarkdownPoint {
  readonly line: number;
  readonly offset?: number | undefined;
}

/** The part of an HTML tree that is read here. */
interface HtmlNode {
  type: string;
  value?: string;
  tagName?: string;
  children?: HtmlNode[];
}

/**
 * Makes the text of an entry into HTML that is safe to put on a page. Raw HTML, pictures and links that lead
 * nowhere or to something unsafe are left out, each with a warning; the words of a link stay. Links to pages of
 * the site become relative to the entry's own page, so that they hold wherever the site is placed.
 *
 * @returns html, text and Markdown are empty when there is an error
 */
export function renderBody(markdown: string, place: BodyPlace): SafeBody {
  const fault =
    findTooLong(markdown, place) ?? findHiddenCharacter(markdown, place) ?? findDeepLine(markdown, place);
  if (fault) return { ...nothingShown, problems: [fault] };
  try {
    const written = markdown.replaceAll(/\r\n?/g, '\n').normalize('NFC');
    const body = new BodyRenderer(place).render(written);
    if (body.shown === written.trim() && !startsAsCode.test(written)) return body;
    return { ...body, shown: settle(body, place) };
  } catch (error) {
    // Thousands of opening signs in a row make the library run out of stack.
    if (!(error instanceof RangeError)) throw error;
    return { ...nothingShown, problems: [tooDeep(place)] };
  }
}

const nothingShown = { html: '', text: '', shown: '' };

/** A text whose first line is code by its spaces; texts are kept without the spaces at their ends. */
const startsAsCode = /^(?:[ \t]*\n)*(?: {4}| {0,3}\t)/;

/** A cut can bring the two ends of another one together, as in `<<!-- -->b>`; more rounds than this are mischief. */
const mostRounds = 5;

/**
 * Cuts until nothing is left to cut. Where there is no end to it, or where the marks round a cut came to mean something
 * else without it, the words stay and the marks go.
 */
function settle(body: SafeBody, place: BodyPlace): string {
  let before = body.shown;
  for (let round = 0; round < mostRounds; round += 1) {
    const { shown, text } = new BodyRenderer(place).render(before);
    if (shown === before)
      return withoutSpaces(text) === withoutSpaces(body.text) ? shown : escapeMarks(body.text);
    before = shown;
  }
  return escapeMarks(body.text);
}

function withoutSpaces(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

/** Words as Markdown that has no marks in it. */
function escapeMarks(text: string): string {
  return text.trim().replaceAll(/[\\`*_{}[\]<>()#+\-.!|&=~:]/g, '\\$&');
}

const toTree = unified().use(remarkParse);
const toSafeTree = unified().use(remarkRehype).use(rehypeSanitize, sanitizeSchema);
const toHtml = unified().use(rehypeStringify);

class BodyRenderer {
  readonly #problems: Problem[] = [];
  readonly #cuts: Cut[] = [];
  readonly #place: BodyPlace;

  constructor(place: BodyPlace) {
    this.#place = place;
  }

  render(markdown: string): SafeBody {
    const tree = toTree.parse(markdown);
    if (depthOf(tree) > deepestNesting) return { ...nothingShown, problems: [tooDeep(this.#place)] };
    this.#makeDefinitionsInline(tree);
    this.#mend(tree);
    const safe = toSafeTree.runSync(tree);
    const shown = cutFrom(markdown, this.#cuts);
    return { html: toHtml.stringify(safe), text: textOf(safe), shown, problems: this.#problems };
  }

  /** Links by reference, `[words][name]`, become plain links, so that one rule holds for all. */
  #makeDefinitionsInline(tree: MarkdownNode): void {
    const addresses = new Map<string, string>();
    visit(tree, (node) => {
      const { identifier } = node as MarkdownNode & { identifier?: string };
      if (node.type === 'definition' && identifier !== undefined && !addresses.has(identifier)) {
        addresses.set(identifier, node.url ?? '');
      }
    });
    visit(tree, (node) => {
      const { identifier } = node as MarkdownNode & { identifier?: string };
      if (node.type === 'linkReference')
        Object.assign(node, { type: 'link', url: addresses.get(identifier ?? '') ?? '' });
      if (node.type === 'imageReference') node.type = 'image';
    });
  }

  #mend(node: MarkdownNode): void {
    if (node.children === undefined) return;
    node.children = node.children.flatMap((child) => {
      this.#mend(child);
      return this.#mendOne(child);
    });
  }

  /** What takes a node's place: itself, its children, or nothing. */
  #mendOne(node: MarkdownNode): MarkdownNode[] {
    if (node.type !== 'link') this.#cuts.push(...cutsFor(node));
    switch (node.type) {
      case 'heading':
        return [Object.assign(node, { depth: 3 })];
      case 'code':
        return [{ type: 'paragraph', children: [{ type: 'inlineCode', value: node.value ?? '' }] }];
      case 'html':
        this.#warn(
          node,
          'raw-html',
          `There is HTML in the text: ${quote(node.value ?? '')}.`,
          'It is left out. Write plain words; **two stars** make them bold, and a hyphen starts a list.',
        );
        return [];
      case 'image':
        this.#warn(
          node,
          'body-picture',
          'There is a picture in the text.',
          'It is left out. Name a photo under photo, with a file in photos.',
        );
        return [];
      case 'link':
        return this.#mendLink(node);
      case 'definition':
        return [];
      default:
        return [node];
    }
  }

  #mendLink(node: MarkdownNode): MarkdownNode[] {
    const url = node.url ?? '';
    const address = readAddress(url, this.#place);
    this.#cuts.push(...cutsFor(node, 'url' in address ? url : undefined));
    if ('url' in address) return [{ ...node, url: address.url, ...{ title: null } }];
    this.#warn(
      node,
      'body-link',
      `The text links to ${quote(url)}.`,
      `The words stay, the link is left out. ${address.fix}`,
    );
    return node.children ?? [];
  }

  #warn(node: MarkdownNode, rule: string, found: string, fix: string): void {
    const line = this.#place.firstLine - 1 + (node.position?.start.line ?? 1);
    this.#problems.push({ severity: 'warning', rule, file: this.#place.file, line, found, fix });
  }
}

/** How each way of linking is read. The first row whose start fits wins. */
const addressReaders: readonly {
  start: RegExp;
  read: (url: string, place: BodyPlace) => { url: string } | { fix: string };
}[] = [
  { start: /^mailto:/i, read: (url) => readMail(url.slice('mailto:'.length)) },
  { start: /^tel:/i, read: (url) => readPhoneLink(url.slice('tel:'.length)) },
  { start: /^\/(?![/\\])/, read: (url, place) => readPage(url, place) },
  { start: /^\.{1,2}\//, read: (url, place) => readPage(fromOwnPage(url), place) },
  { start: /^/, read: (url) => readWeb(url) },
];

function readAddress(url: string, place: BodyPlace): { url: string } | { fix: string } {
  const reader = addressReaders.find(({ start }) => start.test(url));
  return reader?.read(url, place) ?? { fix: 'Write a web address.' };
}

function readWeb(url: string): { url: string } | { fix: string } {
  const result = safeUrlSchema.safeParse(url);
  return result.success ? { url: result.data } : { fix: result.error.issues[0]?.message ?? '' };
}

function readMail(address: string): { url: string } | { fix: string } {
  const result = emailSchema.safeParse(address);
  return result.success ? { url: mailtoHref(result.data) } : { fix: result.error.issues[0]?.message ?? '' };
}

function readPhoneLink(number: string): { url: string } | { fix: string } {
  const result = phoneSchema.safeParse(number);
  return result.success ? { url: telHref(result.data) } : { fix: result.error.issues[0]?.message ?? '' };
}

/** An entry's page is two steps down, `/assets/<slug>/`, and so an address from the root is two steps up. */
function readPage(address: string, place: BodyPlace): { url: string } | { fix: string } {
  const whole = address.endsWith('/') ? address : `${address}/`;
  if (place.pages.has(whole)) return { url: `../..${whole}` };
  const near = closestWord(whole, [...place.pages]);
  const example =
    'Write the address of a page of this site, like /assets/plot-14/, or a web address with https://.';
  return { fix: near ? `Did you mean "${near}"?` : example };
}

/** `../plot-14/` on an entry's page is `/assets/plot-14/`. */
function fromOwnPage(url: string): string {
  return new URL(url, 'https://hereabouts.invalid/assets/this-entry/').pathname;
}

function findHiddenCharacter(markdown: string, place: BodyPlace): Problem | undefined {
  const lines = markdown.split(/\r\n?|\n/).map((line) => line.replaceAll('\t', ' '));
  for (const [index, line] of lines.entries()) {
    const hidden = hiddenCharacterIn(line);
    if (hidden === undefined) continue;
    return {
      severity: 'error',
      rule: 'hidden-character',
      file: place.file,
      line: place.firstLine + index,
      found: `The text holds ${hidden.name} (${hidden.code}).`,
      fix: `Type the words of this line again: it is character ${hidden.position} of the line.`,
    };
  }
  return undefined;
}

function findTooLong(markdown: string, place: BodyPlace): Problem | undefined {
  if (markdown.length <= longestBody) return undefined;
  return {
    severity: 'error',
    rule: 'too-long',
    file: place.file,
    line: place.firstLine,
    found: `The text has ${markdown.length.toLocaleString('en-GB')} characters.`,
    fix: `Make it shorter: at most ${longestBody.toLocaleString('en-GB')} characters. A few short paragraphs are best.`,
  };
}

/** More signs of quotes and lists at the start of one line than may stand in each other. */
const deepLine = new RegExp(`^(?:[ \\t]*(?:>|(?:[-*+]|\\d{1,9}[.)])[ \\t])){${deepestNesting + 1}}`, 'm');

/** Finds what is too deep before the library does, which takes long over it. */
function findDeepLine(markdown: string, place: BodyPlace): Problem | undefined {
  return deepLine.test(markdown) ? tooDeep(place) : undefined;
}

function tooDeep(place: BodyPlace): Problem {
  return {
    severity: 'error',
    rule: 'body-too-deep',
    file: place.file,
    line: place.firstLine,
    found: `Quotes, lists or stars in the text stand more than ${deepestNesting} deep in each other.`,
    fix: 'Write it flatter: plain paragraphs and simple lists.',
  };
}

function depthOf(tree: MarkdownNode): number {
  let deepest = 0;
  const waiting = [{ node: tree, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    deepest = Math.max(deepest, depth);
    for (const child of node.children ?? []) waiting.push({ node: child, depth: depth + 1 });
  }
  return deepest;
}

function visit(node: MarkdownNode, act: (node: MarkdownNode) => void): void {
  act(node);
  for (const child of node.children ?? []) visit(child, act);
}

const blocks = new Set(['p', 'h3', 'li', 'blockquote', 'ul', 'ol', 'hr']);

function textOf(tree: HtmlNode): string {
  const collect = (node: HtmlNode): string => {
    if (node.type === 'text') return (node.value ?? '').replaceAll('\n', ' ');
    if (node.tagName === 'br') return '\n';
    const inside = (node.children ?? []).map(collect).join('');
    return blocks.has(node.tagName ?? '') ? `\n\n${inside.trim()}\n\n` : inside;
  };
  return collect(tree)
    .replace(/(?<! ) *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
