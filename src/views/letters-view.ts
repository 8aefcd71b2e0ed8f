import type { LinkView, PageFacts } from './frame-view.ts';
import { cutIntoPages, numberedAddress } from './page-numbers.ts';

/** One line of an A to Z. */
export interface LetterRow {
  readonly title: string;
  readonly href: string;
  /** What it is and where: "Get moving, Oyster Ground". */
  readonly hint: string;
  /** What to know before going: "Ring first". Empty when there is nothing. */
  readonly mark: string;
  /** Slugs of neighbourhoods with spaces between them, on pages that can show one neighbourhood alone. */
  readonly areas?: string;
}

/** All lines under one letter. */
export interface LetterGroup {
  /** "A", or "0 to 9" for what starts with no letter. */
  readonly letter: string;
  /** The letter in addresses and anchors: "a", or "0-9". */
  readonly key: string;
  readonly rows: readonly LetterRow[];
}

/** A page that holds part of a long A to Z: one letter, or a part of one. */
export interface LetterPart {
  readonly letter: string;
  readonly key: string;
  /** 1 for the first part of the letter. */
  readonly number: number;
  readonly href: string;
  /** "Aquarobics to Art club", so that a reader picks the right part. */
  readonly span: string;
  readonly rows: readonly LetterRow[];
}

/** An A to Z: one page with anchors while it is short, else a page of letters that lead to their own pages. */
export type LettersView =
  | { readonly is: 'whole'; readonly count: number; readonly groups: readonly LetterGroup[] }
  | { readonly is: 'parts'; readonly count: number; readonly parts: readonly LetterPart[] };

/** The page of one part of a long A to Z. */
export interface LetterPartView {
  readonly page: PageFacts;
  readonly crumbs: readonly LinkView[];
  readonly title: string;
  readonly part: LetterPart;
  /** The first part of each letter. */
  readonly letters: readonly { readonly letter: string; readonly href: string; readonly here: boolean }[];
  readonly before?: LinkView | undefined;
  readonly next?: LinkView | undefined;
}

/** The most lines on one page; so many weigh less than 11 kB compressed. */
export const rowsPerPage = 150;

const order = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });
const articles = /^(the|an?) (?=\S)/iu;

/** What a title is filed under: "The Kettle Bench" under K, as people look for it. */
export function filedTitle(title: string): string {
  return title.replace(articles, '');
}

/**
 * Lays lines out from A to Z.
 *
 * @param address the address of the A to Z, ending in a slash; parts lie under `letters/` below it
 */
export function lettersView(rows: readonly LetterRow[], address: string): LettersView {
  const groups = groupByLetter(rows);
  if (rows.length <= rowsPerPage) return { is: 'whole', count: rows.length, groups };
  return { is: 'parts', count: rows.length, parts: groups.flatMap((group) => partsOf(group, address)) };
}

function groupByLetter(rows: readonly LetterRow[]): LetterGroup[] {
  const filed = rows
    .map((row) => ({ row, filed: filedTitle(row.title) }))
    .sort((a, b) => order.compare(a.filed, b.filed) || (a.row.href < b.row.href ? -1 : 1));
  const groups = Map.groupBy(filed, (line) => letterOf(line.filed));
  return [...groups].map(([letter, lines]) => ({
    letter,
    key: keyOf(letter),
    rows: lines.map(({ row }) => row),
  }));
}

const noLetter = '0 to 9';

function letterOf(title: string): string {
  const first = title.normalize('NFD').slice(0, 1).toUpperCase();
  return /^[A-Z]$/.test(first) ? first : noLetter;
}

function keyOf(letter: string): string {
  return letter === noLetter ? '0-9' : letter.toLowerCase();
}

function partsOf({ letter, key, rows }: LetterGroup, address: string): LetterPart[] {
  return cutIntoPages(rows, rowsPerPage).map(({ number, items }) => ({
    letter,
    key,
    number,
    href: numberedAddress(`${address}letters/${key}/`, number),
    span: spanOf(items),
    rows: items,
  }));
}

function spanOf(rows: readonly LetterRow[]): string {
  const [first, last] = [rows[0]?.title ?? '', rows.at(-1)?.title ?? ''];
  return first === last ? first : `${first} to ${last}`;
}

/**
 * The pages of a long A to Z, one for each part; none for an A to Z that fits on one page.
 *
 * @param called what is listed: "Everything", "Places"
 */
export function letterPartPages(
  letters: LettersView,
  { called, crumbs }: { called: string; crumbs: readonly LinkView[] },
): readonly { readonly path: string; readonly view: LetterPartView }[] {
  if (letters.is === 'whole') return [];
  const { parts } = letters;
  const firsts = parts.filter(({ number }) => number === 1);
  return parts.map((part, index) => ({
    path: part.number === 1 ? part.key : `${part.key}/${part.number}`,
    view: {
      page: {
        title: `${called}: ${part.letter}${part.number === 1 ? '' : `, part ${part.number}`}`,
        description: `${called} from ${part.span}.`,
        path: part.href,
      },
      crumbs,
      title: `${called}: ${part.letter}`,
      part,
      letters: firsts.map(({ letter, href }) => ({ letter, href, here: letter === part.letter })),
      before: turnTo(parts[index - 1]),
      next: turnTo(parts[index + 1]),
    },
  }));
}

function turnTo(part: LetterPart | undefined): LinkView | undefined {
  return part && { words: part.span, href: part.href };
}
