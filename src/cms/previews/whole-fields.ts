import type { z } from 'zod';
import { withoutBlanks } from '../without-blanks.ts';

/** The part of a form that can be shown already. */
export interface WholeFields<Data> {
  readonly data: Data;
  /** The fields that are whole, as they were given. */
  readonly kept: Readonly<Record<string, unknown>>;
  /** Keys of the fields that are not whole yet, and so are not shown. */
  readonly leftOut: readonly string[];
}

/**
 * Reads what is whole of a record that is being written. Fields that are not are left out, and those that every record
 * must have are filled with the least that a view can show.
 *
 * @param least what a record must have; with nothing but this it must be valid
 * @param together fields that say nothing without each other
 */
export function readWholeFields<Data>(
  schema: z.ZodType<Data>,
  fields: Readonly<Record<string, unknown>>,
  least: Readonly<Record<string, unknown>>,
  together: readonly (readonly string[])[] = [],
): WholeFields<Data> {
  const given = (withoutBlanks(fields) ?? {}) as Record<string, unknown>;
  const first = schema.safeParse(given);
  if (first.success) return { data: first.data, kept: given, leftOut: [] };
  const alone = new Set(first.error.issues.flatMap(keysOf));
  const faulty = new Set([...alone, ...together.filter((keys) => keys.some((key) => alone.has(key))).flat()]);
  const leftOut = Object.keys(given).filter((key) => faulty.has(key));
  const kept = Object.fromEntries(Object.entries(given).filter(([key]) => !faulty.has(key)));
  const second = schema.safeParse({ ...least, ...kept });
  if (second.success) return { data: second.data, kept, leftOut };
  return { data: schema.parse(least), kept: {}, leftOut: Object.keys(given) };
}

function keysOf(issue: z.core.$ZodIssue): string[] {
  const [key] = issue.path;
  if (issue.code === 'unrecognized_keys' && key === undefined) return issue.keys;
  return typeof key === 'string' ? [key] : [];
}
