import {
  Composer,
  CST,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  Parser,
  type Document,
  type ParsedNode,
  type Scalar,
  type YAMLParseError,
} from 'yaml';
import { fieldName, type FieldPath, type Problem } from '../domain/problem.ts';
import { reservedNames, type Located } from './located.ts';
import { quote } from './say-value.ts';
import { adviceFor, findOpenBracket, findQuoteFault } from './yaml-advice.ts';

/** Deepest nesting of lists and fields in a content file. */
export const deepestNesting = 8;

/** What reading a text came to: a value where it can be used, and everything that is wrong with it. */
export interface Reading {
  /** Absent when the text cannot be used at all. */
  readonly located?: Located | undefined;
  readonly problems: readonly Problem[];
}

/** Where a text stands in its file. */
export interface TextPlace {
  /** Path of the file, relative to the content folder. */
  readonly file: string;
  /** Line of the file on which the text begins, counted from 1. */
  readonly firstLine: number;
}

/**
 * Reads YAML 1.2 with the core schema, and of it only what entries need: one document of plain lists, fields,
 * texts, numbers and true or false. Aliases, anchors, tags, merge keys and deep nesting are refused by name, so
 * that no file can grow in memory or bring types of its own; a field that is written twice is an error.
 */
export function readYaml(text: string, place: TextPlace): Reading {
  const lines = new LineCounter();
  const reader = new YamlReader(text, place, lines);
  try {
    const tokens = [...new Parser(lines.addNewLine).parse(text)];
    if (reader.refuseDeepNesting(tokens)) return { problems: reader.problems };
    const documents = [...new Composer(yamlOptions).compose(tokens, true, text.length)];
    return reader.read(documents);
  } catch (error) {
    // The library counts on the stack for nesting that the check above has let through.
    if (!(error instanceof RangeError)) throw error;
    return { problems: [reader.deepNestingProblem(0)] };
  }
}

type ParsedDocument = Document.Parsed;

/** A fault as the library tells it. */
type Fault = Pick<YAMLParseError, 'code' | 'message' | 'pos'>;

/** Names written twice are looked for while converting: the library compares each name with every other. */
const yamlOptions = {
  version: '1.2',
  schema: 'core',
  strict: true,
  uniqueKeys: false,
  stringKeys: true,
  merge: false,
  resolveKnownTags: false,
  logLevel: 'error',
} as const;

class YamlReader {
  readonly problems: Problem[] = [];
  readonly #text: string;
  readonly #place: TextPlace;
  readonly #lines: LineCounter;
  #isUsable = true;

  constructor(text: string, place: TextPlace, lines: LineCounter) {
    this.#text = text;
    this.#place = place;
    this.#lines = lines;
  }

  read(documents: readonly ParsedDocument[]): Reading {
    const [document, second] = documents;
    if (document === undefined) return { problems: [] };
    // Later faults are mostly what an earlier one caused, and would send people the wrong way.
    const firstFault = document.errors[0];
    if (firstFault) return { problems: [this.#syntaxProblem(firstFault)] };
    if (second !== undefined) {
      this.#refuse(
        second.range[0],
        [],
        'A second part starts here.',
        'Write one entry in one file: take out the line with the three dots or hyphens and what follows it.',
      );
    }
    const located = document.contents === null ? undefined : this.#convert(document.contents, []);
    return { located: this.#isUsable ? located : undefined, problems: this.problems };
  }

  /** Whether lists and fields stand deeper in each other than any entry needs. Walks without recursion. */
  refuseDeepNesting(tokens: readonly CST.Token[]): boolean {
    const waiting = tokens.map((token) => ({ token, depth: 0 }));
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { token, depth } = next;
      if (depth > deepestNesting) {
        this.problems.push(this.deepNestingProblem('offset' in token ? token.offset : 0));
        return true;
      }
      waiting.push(
        ...tokensInside(token).map((inner) => ({ token: inner.token, depth: depth + inner.deeper })),
      );
    }
    return false;
  }

  deepNestingProblem(offset: number): Problem {
    return this.#problem(offset, [], {
      rule: 'yaml',
      found: `Lists and fields stand more than ${deepestNesting} deep in each other here.`,
      fix: 'Write it flatter. No field of an entry is that deep.',
    });
  }

  #convert(node: ParsedNode, path: FieldPath): Located | undefined {
    const line = this.#lineOf(node.range[0]);
    if (this.#refuseMachinery(node, path)) return undefined;
    if (isScalar(node)) {
      this.#warnOfLostWords(node, path);
      return { is: 'scalar', line, ...scalarValue(node) };
    }
    if (isSeq(node)) {
      const items = node.items.flatMap((item, index) =>
        isPair(item) ? [] : (this.#convert(item, [...path, index]) ?? []),
      );
      return { is: 'list', line, items };
    }
    return isMap(node) ? this.#convertFields(node, line, path) : undefined;
  }

  #convertFields(node: ParsedNode & { items: unknown[] }, line: number, path: FieldPath): Located {
    const fields = new Map<string, Located>();
    const firstLines = new Map<string, number>();
    for (const pair of node.items) {
      if (!isPair<ParsedNode, ParsedNode | null>(pair) || this.#refuseMachinery(pair.key, path)) continue;
      const name = isScalar(pair.key) ? String(pair.key.value) : '';
      const keyOffset = pair.key.range[0];
      const keyPath = [...path, name];
      if (this.#refuseName(name, keyOffset, keyPath, firstLines)) continue;
      const keyLine = this.#lineOf(keyOffset);
      firstLines.set(name, keyLine);
      const value = pair.value === null ? blankAt(keyLine) : this.#convert(pair.value, keyPath);
      if (value !== undefined) fields.set(name, { ...value, line: keyLine });
    }
    return { is: 'record', line, fields };
  }

  /** Refuses what makes YAML a programming tool: aliases, anchors and tags. */
  #refuseMachinery(node: ParsedNode, path: FieldPath): boolean {
    const [offset, end] = node.range;
    if (isAlias(node)) {
      this.#refuse(
        offset,
        path,
        `${quote(`*${node.source}`)} points to another part of the file.`,
        'Write the words out again. If a text begins with *, put quotes round it.',
      );
      return true;
    }
    if ('anchor' in node && node.anchor) {
      this.#refuse(
        offset,
        path,
        `${quote(`&${node.anchor}`)} marks a part of the file to be used again.`,
        'Take the mark out. If a text begins with &, put quotes round it.',
      );
      return true;
    }
    if (node.tag !== undefined) {
      const tag = /!\S*/.exec(this.#text.slice(this.#startOfTag(offset), end))?.[0] ?? '!';
      this.#refuse(
        offset,
        path,
        `${quote(tag)} asks for a special type.`,
        `Take ${quote(tag)} out. If a text begins with !, put quotes round it.`,
      );
      return true;
    }
    return false;
  }

  /** The library's place of a value is after its tag. */
  #startOfTag(offset: number): number {
    const before = this.#text.slice(0, offset);
    return offset - (/!\S*\s*$/.exec(before)?.[0].length ?? 0);
  }

  #refuseName(
    name: string,
    offset: number,
    path: FieldPath,
    firstLines: ReadonlyMap<string, number>,
  ): boolean {
    const firstLine = firstLines.get(name);
    if (reservedNames.has(name)) {
      this.#refuse(
        offset,
        path,
        `${quote(name)} is a name that computers keep for themselves.`,
        'Take this line out.',
      );
      return true;
    }
    if (name === '<<') {
      this.#refuse(
        offset,
        path,
        '"<<" copies fields from another part of the file.',
        'Write the fields out, one line each.',
      );
      return true;
    }
    if (firstLine === undefined) return false;
    this.problems.push(
      this.#problem(offset, path, {
        rule: 'written-twice',
        found: `${quote(name)} is here twice, first on line ${firstLine}.`,
        fix: 'Keep one of the two and take the other out.',
      }),
    );
    return true;
  }

  /** `title: Shed #3` loses its 3, because a # after a space starts a remark. Remarks have a space after the #. */
  #warnOfLostWords(node: Scalar.Parsed, path: FieldPath): void {
    const { comment, range } = node;
    if (!comment || comment.startsWith(' ') || !this.#text.slice(range[1]).trimStart().startsWith('#'))
      return;
    const lost = `#${comment}`;
    this.problems.push({
      ...this.#problem(range[0], path, {
        rule: 'words-after-hash',
        found: `The words ${quote(lost)} are taken for a remark and left out.`,
        fix: `Put quotes round the whole: "${this.#text.slice(range[0], range[1])} ${lost}". For a remark, write a space after the #.`,
      }),
      severity: 'warning',
    });
  }

  #refuse(offset: number, path: FieldPath, found: string, fix: string): void {
    this.#isUsable = false;
    this.problems.push(this.#problem(offset, path, { rule: 'yaml', found, fix }));
  }

  #syntaxProblem(fault: Fault): Problem {
    const faultLine = this.#lines.linePos(fault.pos[0]).line;
    const textLines = this.#text.split(/\r?\n/);
    const textToFault = textLines.slice(0, faultLine).join('\n');
    const isOpen = /^Flow (sequence|map)/.test(fault.message);
    const lineFault = findQuoteFault(textToFault) ?? (isOpen ? findOpenBracket(textToFault) : undefined);
    if (lineFault) {
      const { lineIndex, ...advice } = lineFault;
      return {
        ...this.#problem(0, [], { rule: 'yaml', ...advice }),
        line: lineIndex + this.#place.firstLine,
      };
    }
    const advice = adviceFor({
      code: fault.code,
      message: fault.message,
      lineText: textLines[faultLine - 1] ?? '',
    });
    return this.#problem(fault.pos[0], [], { rule: 'yaml', ...advice });
  }

  #problem(offset: number, path: FieldPath, what: Pick<Problem, 'rule' | 'found' | 'fix'>): Problem {
    return {
      severity: 'error',
      file: this.#place.file,
      line: this.#lineOf(offset),
      ...(path.length > 0 ? { field: fieldName(path) } : {}),
      ...what,
    };
  }

  #lineOf(offset: number): number {
    return this.#lines.linePos(offset).line + this.#place.firstLine - 1;
  }
}

function scalarValue(node: { value: unknown; source?: string | undefined }): {
  value: string | number | boolean | null;
  written?: string | undefined;
} {
  const { value, source } = node;
  if (typeof value === 'number') return source === String(value) ? { value } : { value, written: source };
  return { value: typeof value === 'boolean' || typeof value === 'string' ? value : null };
}

function blankAt(line: number): Located {
  return { is: 'scalar', line, value: null };
}

/** The tokens that a token holds, and whether they lie one step deeper. */
function tokensInside(token: CST.Token): { token: CST.Token; deeper: 0 | 1 }[] {
  if (token.type === 'document') return token.value ? [{ token: token.value, deeper: 1 }] : [];
  if (!CST.isCollection(token)) return [];
  return token.items.flatMap((item) =>
    [item.key, item.value].flatMap((inner) => (inner ? [{ token: inner, deeper: 1 as const }] : [])),
  );
}
