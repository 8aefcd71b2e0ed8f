import { isMap, isScalar, isSeq, parseDocument, type ParsedNode } from 'yaml';

/**
 * Writes a record into its JSON file so that only what changed is written anew: everything else keeps its spaces, line
 * breaks and order. Fields that were not there come where the record given has them.
 *
 * @param text the file as it is, valid JSON
 * @param record what it should hold, in the order of its schema
 */
export function editJson(text: string, record: Readonly<Record<string, unknown>>): string {
  const { contents } = parseDocument(text, { stringKeys: true, uniqueKeys: false, logLevel: 'silent' });
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const written = new JsonEditor(text).write(record, contents, 0);
  return `${written.replaceAll(/\r?\n/g, lineEnd)}${lineEnd}`;
}

class JsonEditor {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  write(value: unknown, node: ParsedNode | null | undefined, depth: number): string {
    if (!node) return indented(JSON.stringify(value, null, 2), depth);
    const source = this.#text.slice(node.range[0], node.range[1]);
    if (isEqual(JSON.parse(source), value)) return source;
    const isOneLine = !source.includes('\n');
    if (Array.isArray(value) && isSeq(node)) {
      const items = value.map((item, index) => this.write(item, node.items[index], depth + 1));
      return enclose('[', items, ']', { isOneLine, depth });
    }
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && isMap(node)) {
      const old = new Map(
        node.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair.value]),
      );
      const fields = inOldOrder(value as Record<string, unknown>, [...old.keys()]).map(
        ([name, field]) => `${JSON.stringify(name)}: ${this.write(field, old.get(name), depth + 1)}`,
      );
      return enclose('{', fields, '}', { isOneLine, depth });
    }
    return indented(JSON.stringify(value, null, 2), depth);
  }
}

/** The fields that were there in the order they had, and each new one behind the one it follows in the record. */
function inOldOrder(record: Record<string, unknown>, old: readonly string[]): [string, unknown][] {
  const names = old.filter((name) => Object.hasOwn(record, name));
  let previous: string | undefined;
  for (const name of Object.keys(record)) {
    if (!names.includes(name))
      names.splice(previous === undefined ? 0 : names.indexOf(previous) + 1, 0, name);
    previous = name;
  }
  return names.map((name) => [name, record[name]]);
}

function enclose(
  open: '[' | '{',
  parts: readonly string[],
  close: ']' | '}',
  { isOneLine, depth }: { isOneLine: boolean; depth: number },
): string {
  if (parts.length === 0) return `${open}${close}`;
  const fitsOneLine = isOneLine && parts.every((part) => !part.includes('\n'));
  if (fitsOneLine) {
    const space = open === '{' ? ' ' : '';
    return `${open}${space}${parts.join(', ')}${space}${close}`;
  }
  const inner = '  '.repeat(depth + 1);
  return `${open}\n${parts.map((part) => `${inner}${part}`).join(',\n')}\n${'  '.repeat(depth)}${close}`;
}

function indented(text: string, depth: number): string {
  return text.replaceAll('\n', `\n${'  '.repeat(depth)}`);
}

function isEqual(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isEqual(item, other[index]));
  if (isRecord(one) && isRecord(other)) {
    const names = Object.keys(one);
    return (
      names.length === Object.keys(other).length &&
      names.every((name) => Object.hasOwn(other, name) && isEqual(one[name], other[name]))
    );
  }
  return one === other;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
