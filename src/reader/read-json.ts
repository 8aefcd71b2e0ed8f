import type { FieldPath, Problem } from '../domain/problem.ts';
import { fieldName } from '../domain/problem.ts';
import { reservedNames, type Located } from './located.ts';
import type { Reading, TextPlace } from './read-yaml.ts';
import { quote } from './say-value.ts';

/** What was found in a JSON file that cannot be read further. */
class JsonFault extends Error {
  readonly offset: number;
  readonly fix: string;

  constructor(offset: number, found: string, fix: string) {
    super(found);
    this.offset = offset;
    this.fix = fix;
  }
}

/**
 * Reads JSON exactly as the standard has it (RFC 8259), and knows the line of each value. Stricter in three
 * things: a field that is written twice is an error, names that JavaScript keeps for itself are refused, and
 * lists and fields may be only so deep in each other.
 *
 * @param deepest how deep lists and fields may stand in each other
 */
export function readJson(text: string, place: TextPlace, deepest = 8): Reading {
  const reader = new JsonReader(text, place, deepest);
  try {
    const located = reader.readFile();
    return { located: reader.isUsable ? located : undefined, problems: reader.problems };
  } catch (fault) {
    if (!(fault instanceof JsonFault)) throw fault;
    const problem = reader.problemAt(fault.offset, { rule: 'json', found: fault.message, fix: fault.fix });
    return { problems: [...reader.problems, problem] };
  }
}

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const wordPattern = /[A-Za-z_$][\w$-]*/y;
const textPattern = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const words = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

class JsonReader {
  readonly problems: Problem[] = [];
  isUsable = true;
  readonly #text: string;
  readonly #place: TextPlace;
  readonly #deepest: number;
  #offset = 0;
  #line: number;

  constructor(text: string, place: TextPlace, deepest: number) {
    this.#text = text;
    this.#place = place;
    this.#deepest = deepest;
    this.#line = place.firstLine;
  }

  readFile(): Located | undefined {
    this.#skipBlanks();
    if (this.#offset === this.#text.length) return undefined;
    const located = this.#readValue([], 0);
    this.#skipBlanks();
    if (this.#offset < this.#text.length) {
      throw this.#fault(
        `The file goes on with ${this.#here()} after its last bracket.`,
        'Take out what follows the last bracket, or look for a bracket that closes too early.',
      );
    }
    return located;
  }

  problemAt(offset: number, what: Pick<Problem, 'rule' | 'found' | 'fix'>, path: FieldPath = []): Problem {
    const line = this.#text.slice(0, offset).split('\n').length + this.#place.firstLine - 1;
    const field = path.length > 0 ? { field: fieldName(path) } : {};
    return { severity: 'error', file: this.#place.file, line, ...field, ...what };
  }

  #readValue(path: FieldPath, depth: number): Located {
    const character = this.#text[this.#offset];
    const line = this.#line;
    if (character === '{') return { is: 'record', line, fields: this.#readFields(path, depth + 1) };
    if (character === '[') return { is: 'list', line, items: this.#readItems(path, depth + 1) };
    if (character === '"') return { is: 'scalar', line, value: this.#readText() };
    return { is: 'scalar', line, value: this.#readNumberOrWord() };
  }

  #readFields(path: FieldPath, depth: number): Map<string, Located> {
    const fields = new Map<string, Located>();
    this.#readList('}', depth, () => {
      const { name, line, offset } = this.#readName();
      const keyPath = [...path, name];
      const value = this.#readValue(keyPath, depth);
      const first = fields.get(name);
      if (reservedNames.has(name)) {
        const found = `${quote(name)} is a name that computers keep for themselves.`;
        this.isUsable = false;
        this.problems.push(
          this.problemAt(offset, { rule: 'json', found, fix: 'Take this line out.' }, keyPath),
        );
      } else if (first) {
        const found = `${quote(name)} is here twice, first on line ${first.line}.`;
        const fix = 'Keep one of the two and take the other out.';
        this.problems.push(this.problemAt(offset, { rule: 'written-twice', found, fix }, keyPath));
      } else {
        fields.set(name, { ...value, line });
      }
    });
    return fields;
  }

  #readItems(path: FieldPath, depth: number): Located[] {
    const items: Located[] = [];
    this.#readList(']', depth, () => items.push(this.#readValue([...path, items.length], depth)));
    return items;
  }

  /** Reads what stands between two brackets, one thing after another with commas between them. */
  #readList(closing: '}' | ']', depth: number, readOne: () => void): void {
    if (depth > this.#deepest) {
      throw this.#fault(
        `Lists and fields stand more than ${this.#deepest} deep in each other here.`,
        'Write it flatter. Nothing here is that deep.',
      );
    }
    const openedOn = this.#line;
    this.#offset += 1;
    this.#skipBlanks();
    if (this.#take(closing)) return;
    for (;;) {
      readOne();
      this.#skipBlanks();
      const commaAt = this.#offset;
      if (this.#take(',')) {
        this.#skipBlanks();
        if (this.#text[this.#offset] === closing) throw commaTooMany(commaAt, closing);
        continue;
      }
      if (this.#take(closing)) return;
      throw this.#unfinishedList(closing, openedOn);
    }
  }

  #readName(): { name: string; line: number; offset: number } {
    const line = this.#line;
    const offset = this.#offset;
    if (this.#text[offset] !== '"') {
      if (/['/#]/.test(this.#text[offset] ?? '')) throw this.#valueMissing();
      const word = this.#match(wordPattern);
      throw word === undefined
        ? this.#fault(
            `Here is ${this.#here()} where a name should be.`,
            'Write a name in double quotes, a colon and a value, like "title": "The Net Loft".',
          )
        : new JsonFault(
            offset,
            `${quote(word)} has no quotes.`,
            `Put double quotes round the name: "${word}".`,
          );
    }
    const name = this.#readText();
    this.#skipBlanks();
    if (!this.#take(':'))
      throw this.#fault(
        `There is no colon after "${name.slice(0, 60)}".`,
        'Write a colon between the name and its value.',
      );
    this.#skipBlanks();
    return { name, line, offset };
  }

  #readText(): string {
    const offset = this.#offset;
    const written = this.#match(textPattern);
    if (written !== undefined) return JSON.parse(written) as string;
    const [rest = ''] = this.#text.slice(offset, offset + 200).split(/\r?\n/);
    if (rest.includes('\\')) {
      throw new JsonFault(
        offset,
        `There is a backslash in ${quote(rest)} that means nothing here.`,
        'Write the backslash twice (\\\\), or take it out.',
      );
    }
    throw new JsonFault(
      offset,
      rest.includes('\t')
        ? `There is a tab inside ${quote(rest)}.`
        : `A double quote opens in ${quote(rest)} and does not close on this line.`,
      rest.includes('\t') ? 'Write a space instead of the tab.' : 'Write another " at the end of the words.',
    );
  }

  #readNumberOrWord(): number | boolean | null {
    const offset = this.#offset;
    const word = this.#match(wordPattern);
    if (word !== undefined) {
      const value = words.get(word);
      if (value !== undefined) return value;
      throw new JsonFault(
        offset,
        `${quote(word)} has no quotes.`,
        `Put double quotes round words: "${word}". Only true and false have none.`,
      );
    }
    const written = this.#match(numberPattern);
    if (written !== undefined && !/[\w.+]/.test(this.#text[this.#offset] ?? '')) return Number(written);
    this.#offset = offset;
    if (written !== undefined) {
      const whole = /^[-+\w.]+/.exec(this.#text.slice(offset, offset + 60))?.[0] ?? written;
      throw this.#fault(
        `${quote(whole)} is not a number that can be read.`,
        `Put double quotes round it if it is a phone number or a text: "${whole}". A number has no 0 in front.`,
      );
    }
    throw this.#valueMissing();
  }

  #valueMissing(): JsonFault {
    const character = this.#text[this.#offset];
    if (character === "'") return this.#fault('Single quotes are used here.', 'Use double quotes: ".');
    if (character === '/' || character === '#') {
      return this.#fault(
        'There is a remark here.',
        'Take the remark out: this kind of file cannot hold any.',
      );
    }
    return this.#fault(
      `Here is ${this.#here()} where a value should be.`,
      'Write a text in double quotes, a number, true, false, or a list in square brackets.',
    );
  }

  #unfinishedList(closing: '}' | ']', openedOn: number): JsonFault {
    if (this.#offset >= this.#text.length) {
      return this.#fault(
        `The file ends before the bracket that opens on line ${openedOn} is closed.`,
        `Write ${closing} where it should end.`,
      );
    }
    if (this.#text[this.#offset] === '/' || this.#text[this.#offset] === '#') return this.#valueMissing();
    return this.#fault(
      `There is no comma before ${this.#here()}.`,
      `Write a comma between the two, or ${closing} if this is the end.`,
    );
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#offset;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#offset += found.length;
    return found;
  }

  #take(character: string): boolean {
    if (this.#text[this.#offset] !== character) return false;
    this.#offset += 1;
    return true;
  }

  #skipBlanks(): void {
    for (; ; this.#offset += 1) {
      const character = this.#text[this.#offset];
      if (character === '\n') this.#line += 1;
      else if (character !== ' ' && character !== '\t' && character !== '\r') return;
    }
  }

  /** What stands at this place, in words. */
  #here(): string {
    const [rest = ''] = this.#text.slice(this.#offset, this.#offset + 30).split(/[\r\n]/);
    return this.#offset >= this.#text.length ? 'the end of the file' : quote(rest);
  }

  #fault(found: string, fix: string): JsonFault {
    return new JsonFault(this.#offset, found, fix);
  }
}

function commaTooMany(offset: number, closing: string): JsonFault {
  return new JsonFault(
    offset,
    `There is a comma before the closing ${closing}.`,
    'Take the comma out: the last one in a list has none.',
  );
}
