import type { FieldPath } from '../domain/problem.ts';

/** A value out of a content file that still knows its line: one of three shapes. */
export type Located = LocatedScalar | LocatedList | LocatedRecord;

/** A text, a number, true, false or null. */
export interface LocatedScalar {
  readonly is: 'scalar';
  /** Line in the file, counted from 1. A field of a record has the line of its name. */
  readonly line: number;
  readonly value: string | number | boolean | null;
  /** A number as it was typed, where that tells more than the number: `01632960112`. */
  readonly written?: string | undefined;
}

/** A list, in the order of the file. */
export interface LocatedList {
  readonly is: 'list';
  readonly line: number;
  readonly items: readonly Located[];
}

/** Named fields, in the order of the file. A map, so that no name can reach an object's own machinery. */
export interface LocatedRecord {
  readonly is: 'record';
  readonly line: number;
  readonly fields: ReadonlyMap<string, Located>;
}

/** Names that JavaScript gives to every object. No content may use them. */
export const reservedNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** The plain value, without lines. The file must not hold reserved names. */
export function plainValue(located: Located): unknown {
  switch (located.is) {
    case 'scalar':
      return located.value;
    case 'list':
      return located.items.map(plainValue);
    case 'record':
      return Object.fromEntries([...located.fields].map(([name, field]) => [name, plainValue(field)]));
  }
}

/** A plain value as if it had been read, all of it from one line: for what a form holds and no file does yet. */
export function locatedFrom(value: unknown, line = 1): Located {
  if (Array.isArray(value)) return { is: 'list', line, items: value.map((item) => locatedFrom(item, line)) };
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([name, field]) => [name, locatedFrom(field, line)] as const);
    return { is: 'record', line, fields: new Map(fields) };
  }
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return { is: 'scalar', line, value: isPlain ? value : null };
}

/** What a path leads to; undefined when it leads nowhere. */
export function locate(located: Located, path: FieldPath): Located | undefined {
  let here: Located | undefined = located;
  for (const step of path) here = here && stepInto(here, step);
  return here;
}

/** The line of what a path leads to, or of the nearest thing that holds it. */
export function lineAt(located: Located, path: FieldPath): number {
  let here = located;
  for (const step of path) {
    const next = stepInto(here, step);
    if (next === undefined) break;
    here = next;
  }
  return here.line;
}

function stepInto(located: Located, step: string | number): Located | undefined {
  if (located.is === 'record') return located.fields.get(String(step));
  return located.is === 'list' ? located.items[Number(step)] : undefined;
}
