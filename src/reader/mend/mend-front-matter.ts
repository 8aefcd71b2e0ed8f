import { isMap, isScalar, isSeq, parseDocument, type ParsedNode, type Pair } from 'yaml';
import { guessSurely } from './sure-guesses.ts';

/** A text after mending, and what was done to it, in words. */
export interface Mended {
  readonly text: string;
  readonly done: readonly string[];
}

/** What a mend needs to know. */
export interface MendOptions {
  /** The fields of an entry, in the order they are written. */
  readonly fieldOrder: readonly string[];
  /** The number to give to the entry, where it needs one. */
  readonly number?: number | undefined;
}

type Mend = (yaml: string, options: MendOptions) => Mended;

/**
 * Mends what needs no judgement in the fields of an entry. Only the lines that must change are touched: remarks,
 * quotes and the way lists are written stay as they are. Mending a second time changes nothing.
 */
export function mendFrontMatter(yaml: string, options: MendOptions): Mended {
  const mends: readonly Mend[] = [trimLines, quotePhones, writeTimes, takeOutBlanks, giveNumber, putInOrder];
  return mends.reduce<Mended>(
    (before, mend) => {
      const { text, done } = mend(before.text, options);
      return { text, done: [...before.done, ...done] };
    },
    { text: yaml, done: [] },
  );
}

const trimLines: Mend = (yaml) => {
  const text = yaml.replace(/(?<![ \t])[ \t]+(?=\r?$)/gm, '');
  return { text, done: text === yaml ? [] : ['took out blanks at the ends of lines'] };
};

const quotePhones: Mend = (yaml) =>
  replaceScalars(yaml, (path, written) =>
    path.at(-1) === 'phone' && path[0] === 'contacts' ? guessSurely.phone(written) : undefined,
  );

/** A time is only written anew where each time of its session is sure: "7:30 to 9:30pm" is left to a person. */
const writeTimes: Mend = (yaml) => {
  const sessions = itemsOf(fieldOf(rootOf(yaml), 'sessions')).filter((session) => {
    const times = scalarsIn(session, []).filter(({ path }) => isTimePath(path));
    return times.every(({ written }) => guessSurely.time(written) !== undefined);
  });
  const sure = new Set(sessions.flatMap((session) => scalarsIn(session, []).map(({ start }) => start)));
  return replaceScalars(yaml, (path, written, start) =>
    path[0] === 'sessions' && isTimePath(path) && sure.has(start) ? guessSurely.time(written) : undefined,
  );
};

function isTimePath(path: readonly string[]): boolean {
  return path.at(-1) === 'from' || path.at(-1) === 'to';
}

/** Takes out fields that hold nothing, where they have lines of their own and no remark beside them. */
const takeOutBlanks: Mend = (yaml) => {
  const blanks = blankPairsIn(rootOf(yaml), yaml);
  const text = blanks.reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), yaml);
  return { text, done: blanks.map(({ name }) => `took out ${name}, which holds nothing`) };
};

const giveNumber: Mend = (yaml, { number }) => {
  const root = rootOf(yaml);
  if (number === undefined || root === undefined || fieldOf(root, 'number') !== undefined)
    return { text: yaml, done: [] };
  const lineEnd = /\r?\n/.exec(yaml)?.[0] ?? '\n';
  const closed = yaml === '' || yaml.endsWith('\n') ? yaml : `${yaml}${lineEnd}`;
  return { text: `${closed}number: ${number}${lineEnd}`, done: [`gave it the number ${number}`] };
};

/** Puts the fields in the order of the schema. A remark moves with the field below it. */
const putInOrder: Mend = (yaml, { fieldOrder }) => {
  const blocks = fieldBlocksOf(yaml);
  if (blocks === undefined) return { text: yaml, done: [] };
  const place = (name: string) => (fieldOrder.includes(name) ? fieldOrder.indexOf(name) : fieldOrder.length);
  const ordered = blocks.fields.toSorted((a, b) => place(a.name) - place(b.name));
  const text = blocks.start + ordered.map((field) => field.text).join('') + blocks.end;
  return { text, done: text === yaml ? [] : ['put the fields in order'] };
};

/** The lines of a text cut into one piece per field; undefined where a field shares its line with another. */
function fieldBlocksOf(
  yaml: string,
): { start: string; fields: { name: string; text: string }[]; end: string } | undefined {
  const root = rootOf(yaml);
  if (!isMap(root) || root.flow || !yaml.endsWith('\n')) return undefined;
  const starts = root.items.map((pair) => {
    const offset = pair.key.range[0];
    return { name: nameOf(pair), offset, from: startWithRemarks(yaml, offset) };
  });
  if (starts.some(({ offset }) => offset > 0 && yaml[offset - 1] !== '\n')) return undefined;
  const first = starts[0]?.from ?? 0;
  const fields = starts.map(({ name, from }, index) => ({
    name,
    text: yaml.slice(from, starts[index + 1]?.from),
  }));
  return { start: yaml.slice(0, first), fields, end: '' };
}

/** Where the remarks directly above a field begin. */
function startWithRemarks(yaml: string, offset: number): number {
  let from = offset;
  for (;;) {
    const previous = yaml.lastIndexOf('\n', from - 2) + 1;
    if (from === 0 || !yaml.slice(previous, from).startsWith('#')) return from;
    from = previous;
  }
}

interface BlankPair {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

function blankPairsIn(node: unknown, yaml: string): BlankPair[] {
  if (isSeq(node)) return node.items.flatMap((item) => blankPairsIn(item, yaml));
  if (!isMap(node) || node.flow) return [];
  return node.items.flatMap((pair) => {
    if (!isBlank(pair.value)) return blankPairsIn(pair.value, yaml);
    const { range } = pair.key as ParsedNode;
    const from = yaml.lastIndexOf('\n', range[0]) + 1;
    const valueEnd = (pair.value as ParsedNode | null)?.range[1] ?? range[1];
    const lineEnd = yaml.indexOf('\n', Math.max(valueEnd - 1, range[1]));
    const to = lineEnd === -1 ? yaml.length : lineEnd + 1;
    const hasLinesOfItsOwn = /^ *$/.test(yaml.slice(from, range[0]));
    return hasLinesOfItsOwn && !yaml.slice(from, to).includes('#') ? [{ name: nameOf(pair), from, to }] : [];
  });
}

function isBlank(node: unknown): boolean {
  if (node === null || node === undefined) return true;
  if (isMap(node)) return node.items.every((pair) => isBlank(pair.value));
  if (isSeq(node)) return node.items.every(isBlank);
  return (
    isScalar(node) && (node.value === null || (typeof node.value === 'string' && node.value.trim() === ''))
  );
}

interface ScalarPlace {
  readonly path: readonly string[];
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

function replaceScalars(
  yaml: string,
  betterText: (path: readonly string[], written: string, start: number) => string | undefined,
): Mended {
  const changes = scalarsIn(rootOf(yaml), []).flatMap((place) => {
    const better = betterText(place.path, place.written, place.start);
    return better === undefined || better === place.written ? [] : [{ ...place, better: `"${better}"` }];
  });
  const text = changes.reduceRight(
    (rest, { start, end, better }) => rest.slice(0, start) + better + rest.slice(end),
    yaml,
  );
  return {
    text,
    done: changes.map(({ path, written, better }) => `wrote ${path.at(-1)}: ${better} for ${written}`),
  };
}

/** Every plain or quoted text and number, with its path; texts in quotes are given without them. */
function scalarsIn(node: unknown, path: readonly string[]): ScalarPlace[] {
  if (isSeq(node)) return node.items.flatMap((item) => scalarsIn(item, path));
  if (isMap(node)) return node.items.flatMap((pair) => scalarsIn(pair.value, [...path, nameOf(pair)]));
  if (!isScalar(node) || !node.range) return [];
  return [{ path, written: node.source ?? String(node.value), start: node.range[0], end: node.range[1] }];
}

function rootOf(yaml: string): ParsedNode | undefined {
  return parseDocument(yaml, { stringKeys: true, logLevel: 'silent' }).contents ?? undefined;
}

function fieldOf(node: unknown, name: string): unknown {
  return isMap(node) ? (node.items.find((pair) => nameOf(pair) === name)?.value ?? undefined) : undefined;
}

function itemsOf(node: unknown): unknown[] {
  return isSeq(node) ? node.items : [];
}

function nameOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}
