import { Parser } from 'htmlparser2';

/** An address in a page, and where it stands. */
export interface FoundLink {
  readonly element: string;
  readonly attribute: string;
  /** As written, without spaces round it. */
  readonly address: string;
  readonly line: number;
  /** The words of `rel`, in small letters. */
  readonly rel: string;
}

/** A content security policy in a page. */
export interface FoundPolicy {
  readonly text: string;
  /** Elements of the page before it that load or run something, or that are not allowed in `<head>`. */
  readonly after: readonly string[];
}

/** Something in a page, with its line. */
export interface Found {
  readonly text: string;
  readonly line: number;
}

/** A program or style in a page. */
export interface FoundCode extends Found {
  /** What stands in a `script` or `style` element; absent for handlers and attributes. */
  readonly code?: string;
}

/** What the rules look at in one finished page; its text is not kept. */
export interface BuiltPage {
  /** Path of the file in the site, with forward slashes: `assets/slow-miles/index.html`. */
  readonly file: string;
  /** Path of the page on its host, base path included: `/assets/slow-miles/`. */
  readonly address: string;
  readonly bytes: number;
  readonly language: string;
  readonly title: string;
  readonly headings: number;
  readonly ids: ReadonlySet<string>;
  /** Ids that stand more than once. */
  readonly repeatedIds: readonly Found[];
  readonly links: readonly FoundLink[];
  readonly policies: readonly FoundPolicy[];
  /** Scripts without a file and not JSON, handlers (`onclick`), `style` elements and attributes. */
  readonly inlineCode: readonly FoundCode[];
  /** Slug of the asset that the page is about: `data-asset` of `<main>`. */
  readonly asset: string | undefined;
  /** Whether search engines are asked to leave it out. */
  readonly noindex: boolean;
  /** Whether it only sends the reader on. */
  readonly isRedirect: boolean;
  /** Texts and spoken texts that hold a word which betrays a fault: "undefined", "NaN", "[object Object]". */
  readonly strayWords: readonly Found[];
}

/** Words that a reader only sees when a program went wrong. */
export const strayWords = /\bundefined\b|\bNaN\b|\[object [A-Z]\w*\]/;

/** Attributes that hold one address, by the elements that may carry them. */
const addressAttributes = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'poster',
  'data',
  'cite',
  'background',
]);
const addressListAttributes = new Set(['srcset', 'imagesrcset']);
const spokenAttributes = new Set(['alt', 'title', 'aria-label', 'placeholder', 'content', 'value']);
const activeElements = new Set(['script', 'style', 'link', 'base', 'iframe', 'object', 'embed', 'body']);
const dataScripts = /^(application\/(ld\+)?json|speculationrules)$/;

/**
 * Takes one finished page apart, in one pass.
 *
 * @param file path of the file in the site
 * @param address path of the page on its host
 */
export function readBuiltPage(file: string, address: string, html: string): BuiltPage {
  const page = {
    file,
    address,
    bytes: Buffer.byteLength(html),
    language: '',
    title: '',
    headings: 0,
    ids: new Set<string>(),
    repeatedIds: [] as Found[],
    links: [] as FoundLink[],
    policies: [] as FoundPolicy[],
    inlineCode: [] as { text: string; line: number; code?: string }[],
    asset: undefined as string | undefined,
    noindex: false,
    isRedirect: false,
    strayWords: [] as Found[],
  };
  const active: string[] = [];
  let within = '';
  let isInCode = false;
  const lineOf = lineCounter(html);

  const readLinks = (element: string, attributes: Attributes, line: number) => {
    const rel = attributes['rel']?.toLowerCase() ?? '';
    for (const [attribute, value] of Object.entries(attributes)) {
      for (const found of addressesIn(attribute, value)) {
        page.links.push({ element, attribute, address: found, line, rel });
      }
    }
  };
  const readMeta = (attributes: Attributes, line: number) => {
    const content = attributes['content'] ?? '';
    switch ((attributes['http-equiv'] ?? attributes['name'] ?? '').toLowerCase()) {
      case 'content-security-policy':
        page.policies.push({ text: content, after: [...active] });
        break;
      case 'refresh':
        page.isRedirect = true;
        page.links.push({
          element: 'meta',
          attribute: 'content',
          address: content.replace(/^[^=]*=\s*/, ''),
          line,
          rel: '',
        });
        break;
      case 'robots':
        page.noindex ||= content.toLowerCase().includes('noindex');
        break;
    }
  };
  const readInlineCode = (element: string, attributes: Attributes, line: number) => {
    const isProgram =
      element === 'script' && !('src' in attributes) && !dataScripts.test(attributes['type'] ?? '');
    if (isProgram || element === 'style') page.inlineCode.push({ text: `<${element}>`, line, code: '' });
    isInCode = isProgram || element === 'style';
    for (const name of Object.keys(attributes)) {
      if (name.startsWith('on') || name === 'style' || name === 'srcdoc') {
        page.inlineCode.push({ text: `${name} of <${element}>`, line });
      }
    }
  };
  const readStrayWords = (text: string, line: number) => {
    if (strayWords.test(text)) page.strayWords.push({ text: text.replaceAll(/\s+/g, ' ').trim(), line });
  };

  const parser = new Parser(
    {
      onopentag(element, attributes) {
        const line = lineOf(parser.startIndex);
        within = element;
        if (element === 'html') page.language = attributes['lang'] ?? '';
        if (element === 'h1') page.headings += 1;
        if (element === 'meta') readMeta(attributes, line);
        if (element === 'main') page.asset = attributes['data-asset'];
        if (activeElements.has(element)) active.push(element);
        const { id } = attributes;
        if (id !== undefined && page.ids.has(id)) page.repeatedIds.push({ text: id, line });
        if (id !== undefined) page.ids.add(id);
        readLinks(element, attributes, line);
        readInlineCode(element, attributes, line);
        for (const [name, value] of Object.entries(attributes)) {
          if (spokenAttributes.has(name) || addressAttributes.has(name)) readStrayWords(value, line);
        }
      },
      ontext(text) {
        if (within === 'title') page.title += text;
        const found = isInCode ? page.inlineCode.at(-1) : undefined;
        if (found?.code !== undefined) found.code += text;
        if (within !== 'script' && within !== 'style') readStrayWords(text, lineOf(parser.startIndex));
      },
      onclosetag() {
        within = '';
        isInCode = false;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return page;
}

type Attributes = Readonly<Record<string, string>>;

function addressesIn(attribute: string, value: string): string[] {
  if (addressAttributes.has(attribute)) return [value.trim()];
  if (!addressListAttributes.has(attribute)) return [];
  return value
    .split(',')
    .map((candidate) => candidate.trim().split(/\s+/)[0] ?? '')
    .filter((address) => address !== '');
}

/** Counts lines forward from the last place asked for; places must be asked for in order. */
function lineCounter(text: string): (index: number) => number {
  let line = 1;
  let place = 0;
  return (index) => {
    for (
      let next = text.indexOf('\n', place);
      next !== -1 && next < index;
      next = text.indexOf('\n', place)
    ) {
      line += 1;
      place = next + 1;
    }
    return line;
  };
}
