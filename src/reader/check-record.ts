import type { z } from 'zod';
import { countCharacters } from '../domain/plain-text.ts';
import { problemAt, type FieldPath, type Problem, type Source } from '../domain/problem.ts';
import { closestWord } from '../domain/slug.ts';
import { defaultFix, orList, writeSomething } from './default-fixes.ts';
import { otherNames, unwelcomeFields } from './field-advice.ts';
import { lineAt, locate, plainValue, type Located } from './located.ts';
import { pruneBlanks } from './prune-blanks.ts';
import { quote, sayValue } from './say-value.ts';
import { fieldNamesOf, hintOf, schemaAt, shapeWordsAt, valueAt } from './schema-at.ts';

type Issue = z.core.$ZodIssue;

/** A record after its check: its data when it is good, else everything that is wrong with it. */
export type CheckedRecord<Data> =
  | { readonly data: Data; readonly source: Source; readonly problems: readonly [] }
  | { readonly data?: undefined; readonly source: Source; readonly problems: readonly Problem[] };

/**
 * Checks what was read against a schema, blanks left out, and tells every fault in plain words: what is there
 * now and what to write instead.
 *
 * @param located what was read; undefined for a file that holds nothing
 * @param file path of the file, relative to the content folder
 */
export function checkRecord<Schema extends z.ZodType>(
  schema: Schema,
  located: Located | undefined,
  file: string,
): CheckedRecord<z.output<Schema>> {
  const kept = located && pruneBlanks(located);
  const firstLine = located?.line ?? 1;
  const source: Source = { file, lineOf: (path) => (kept ? lineAt(kept, path) : firstLine) };
  const value = kept ? plainValue(kept) : {};
  const result = schema.safeParse(value, { error: defaultFix });
  if (result.success) return { data: result.data, source, problems: [] };
  const describer = new IssueDescriber(schema, value, kept, source);
  const issues = withoutConsequences(result.error.issues);
  return { source, problems: issues.flatMap((issue) => describer.describe(issue, [])) };
}

/** Ends, and the starts they are judged against. */
const startOf: Readonly<Record<string, string>> = { to: 'from', until: 'starting', reviewBy: 'given' };

/** Leaves out what is said of an end whose start is wrong itself: it would only lead people astray. */
export function withoutConsequences(issues: readonly Issue[]): Issue[] {
  const faulty = new Set(issues.map(({ path }) => path.join('/')));
  return issues.filter(({ code, path }) => {
    const start = startOf[String(path.at(-1))];
    return code !== 'custom' || start === undefined || !faulty.has([...path.slice(0, -1), start].join('/'));
  });
}

/** Turns the issues of zod into problems. */
class IssueDescriber {
  readonly #schema: z.ZodType;
  readonly #value: unknown;
  readonly #located: Located | undefined;
  readonly #source: Source;

  constructor(schema: z.ZodType, value: unknown, located: Located | undefined, source: Source) {
    this.#schema = schema;
    this.#value = value;
    this.#located = located;
    this.#source = source;
  }

  /** @param outer path of what the issue's own path starts from */
  describe(issue: Issue, outer: FieldPath): Problem[] {
    const path = [...outer, ...(issue.path as FieldPath)];
    if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => this.#unknownField(name, path));
    if (issue.code === 'invalid_union') {
      const inside = this.#shapeMeant(issue, path);
      if (inside) return inside.flatMap((inner) => this.describe(inner, path));
    }
    return [valueAt(this.#value, path) === undefined ? this.#missing(issue, path) : this.#wrong(issue, path)];
  }

  #unknownField(name: string, path: FieldPath): Problem {
    const known = fieldNamesOf(schemaAt(this.#schema, this.#value, path), valueAt(this.#value, path));
    return this.#problem('unknown-field', [...path, name], {
      found: `There is no field called ${quote(name)} here.`,
      fix: adviseOnName(name, known),
    });
  }

  #missing(issue: Issue, path: FieldPath): Problem {
    const name = called(path);
    // A rule between fields says itself what to add.
    if (issue.code === 'custom' || path.length === 0) {
      return this.#problem('missing-field', path, { found: `${name} is not there.`, fix: issue.message });
    }
    const { description } = hintOf(schemaAt(this.#schema, this.#value, path));
    const saysLittle = issue.message === writeSomething || issue.message.startsWith('Write this in words');
    const words = description !== undefined && saysLittle ? '' : issue.message;
    return this.#problem('missing-field', path, {
      found: `${name} is missing.`,
      fix: [`Add ${name}.`, description, words].filter(Boolean).join(' '),
    });
  }

  #wrong(issue: Issue, path: FieldPath): Problem {
    const value = valueAt(this.#value, path);
    return this.#problem(ruleFor(issue, value, path), path, {
      found: `${called(path)} ${this.#sayFound(issue, value, path)}.`,
      fix: this.#fixFor(issue, value, path),
    });
  }

  #fixFor(issue: Issue, value: unknown, path: FieldPath): string {
    const names = fieldNamesOf(schemaAt(this.#schema, this.#value, path), value);
    if (issue.code === 'invalid_type' && issue.expected === 'object' && path.length > 0 && names.length > 0) {
      return `Write fields under ${called(path)}, each on a line of its own: ${orList(names)}.`;
    }
    return `${issue.message}${didYouMean(value, this.#wordsFor(issue, path))}`;
  }

  /** The words of which one must stand at a place; none where anything may. */
  #wordsFor(issue: Issue, path: FieldPath): readonly string[] {
    if (issue.code === 'invalid_value') return issue.values.map(String);
    return issue.code === 'invalid_union' ? shapeWordsAt(this.#schema, this.#value, path) : [];
  }

  #sayFound(issue: Issue, value: unknown, path: FieldPath): string {
    const wantsText = issue.code === 'invalid_type' && issue.expected === 'string';
    if (typeof value === 'number' && wantsText) return this.#sayBareNumber(value, path);
    if (typeof value === 'boolean' && wantsText) return `is ${value}, without quotes`;
    if (typeof value === 'string' && isTooLong(issue)) {
      return `has ${countCharacters(value).toLocaleString('en-GB')} characters`;
    }
    if (typeof value === 'string' && issue.code === 'invalid_type') return `is the text ${quote(value)}`;
    if (Array.isArray(value) && issue.code === 'too_big') return `has ${value.length} in its list`;
    return `is ${sayValue(value)}`;
  }

  /** `01632960112` without quotes is the number 1632960112, and the reader never sees the 0. */
  #sayBareNumber(value: number, path: FieldPath): string {
    const located = this.#located && locate(this.#located, path);
    const written = located?.is === 'scalar' ? located.written : undefined;
    if (written === undefined) return `is ${value}, a number without quotes`;
    return `is ${written} without quotes, which is read as the number ${value}`;
  }

  /** The faults inside the shape that a value plainly goes by; undefined when it is none of them. */
  #shapeMeant(
    issue: Extract<Issue, { code: 'invalid_union' }>,
    path: FieldPath,
  ): readonly Issue[] | undefined {
    if (typeof valueAt(this.#value, path) !== 'object') return undefined;
    return issue.errors.find((faults) =>
      faults.every((fault) => fault.path.length > 0 || fault.code === 'unrecognized_keys'),
    );
  }

  #problem(rule: string, path: FieldPath, what: { found: string; fix: string }): Problem {
    return problemAt(this.#source, path, { severity: 'error', rule, ...what });
  }
}

/** Names that say little without what they belong to: `status.is`, `checked.by`. */
const smallNames = new Set(['is', 'on', 'of', 'by', 'as', 'to', 'from', 'how']);

/** A field as a sentence calls it: its name, and what it belongs to where the name alone would not do. */
function called(path: FieldPath): string {
  const names = path.map((step) => (typeof step === 'number' ? String(step + 1) : quoteOddName(step)));
  const last = path.at(-1);
  if (last === undefined) return 'The file';
  const short = names.at(-1)!;
  const owner = path.findLast((step, index) => index < path.length - 1 && typeof step === 'string');
  if (owner === undefined || !(typeof last === 'number' || smallNames.has(last))) return short;
  return `${quoteOddName(owner)}.${short}`;
}

function quoteOddName(name: string | number): string {
  return /^[A-Za-z][A-Za-z0-9]*$/.test(String(name)) ? String(name) : quote(String(name));
}

function ruleFor(issue: Issue, value: unknown, path: FieldPath): string {
  if (typeof value === 'number' && path.at(-1) === 'phone') return 'phone-in-quotes';
  if (isTooLong(issue)) return 'too-long';
  return 'wrong-value';
}

function isTooLong(issue: Issue): boolean {
  return issue.message.startsWith('Make it shorter');
}

function adviseOnName(name: string, known: readonly string[]): string {
  const unwelcome = Object.hasOwn(unwelcomeFields, name) ? unwelcomeFields[name] : undefined;
  if (unwelcome !== undefined) return unwelcome;
  const byAnotherName = Object.hasOwn(otherNames, name)
    ? otherNames[name]?.find((other) => known.includes(other))
    : undefined;
  const near = closestWord(name, known) ?? byAnotherName;
  if (near !== undefined) return `Did you mean "${near}"?`;
  return known.length === 0 ? 'Take it out.' : `Take it out, or use one of these: ${known.join(', ')}.`;
}

/** A guess at the word meant, where only certain words will do. */
function didYouMean(value: unknown, words: readonly string[]): string {
  const near = typeof value === 'string' ? closestWord(value, words) : undefined;
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}
