/** How bad a problem is. An error stops the build; a warning never does. */
export type Severity = 'error' | 'warning';

/**
 * Something wrong with content, told so that a volunteer can mend it: where it is, what was found, and what
 * to write instead. Every part of the program that refuses content speaks in this shape.
 */
export interface Problem {
  readonly severity: Severity;
  /** The rule's own short name, such as `phone-in-quotes`; the same as the file of the check that found it. */
  readonly rule: string;
  /** Path of the file, relative to the content folder, with forward slashes. */
  readonly file: string;
  /** Line in that file, counted from 1; absent when the problem is with the whole file. */
  readonly line?: number | undefined;
  /** The field as a path a person can follow, such as `sessions.2.from` (lists count from 1). */
  readonly field?: string | undefined;
  /** What is there now, in words. */
  readonly found: string;
  /** What to write instead, or what to do, as a whole sentence. */
  readonly fix: string;
}

/**
 * Path of a value inside a record, as code counts it: `['sessions', 1, 'from']`.
 */
export type FieldPath = readonly (string | number)[];

/**
 * Writes a path for people: list places count from 1, so `['sessions', 1, 'from']` becomes `sessions.2.from`.
 */
export function fieldName(path: FieldPath): string {
  return path.map((step) => (typeof step === 'number' ? step + 1 : step)).join('.');
}

/** Where a record was read from, so that a check can name the line of any field. */
export interface Source {
  /** Path of the file, relative to the content folder, with forward slashes. */
  readonly file: string;
  /**
   * Line of a field, or of the nearest thing that holds it; undefined when the file gives no lines. `['body']` is
   * the line on which the text below an asset's fields begins.
   */
  lineOf(path: FieldPath): number | undefined;
}

/**
 * Makes a problem with one field of a record, its line looked up in the source.
 *
 * @param path the field; an empty path means the whole file
 */
export function problemAt(
  source: Source,
  path: FieldPath,
  what: { severity: Severity; rule: string; found: string; fix: string },
): Problem {
  return {
    severity: what.severity,
    rule: what.rule,
    file: source.file,
    line: source.lineOf(path),
    ...(path.length > 0 ? { field: fieldName(path) } : {}),
    found: what.found,
    fix: what.fix,
  };
}

/** Order in which problems are listed: by file, then line, errors before warnings on one line. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    compareText(a.file, b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    compareText(a.severity, b.severity) ||
    compareText(a.rule, b.rule) ||
    compareText(a.field ?? '', b.field ?? '')
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
