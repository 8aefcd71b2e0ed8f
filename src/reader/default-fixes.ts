import type { z } from 'zod';

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

/** What to write where a value is of the wrong kind, by the name zod has for the right kind. */
const fixByKind: Readonly<Record<string, string>> = {
  string: 'Write it in words.',
  number: 'Write a number, without quotes.',
  int: 'Write a whole number, without quotes.',
  boolean: 'Write true or false, without quotes.',
  array: 'Write a list, like ["one", "two"]. One thing is a list too: ["one"].',
  tuple: 'Write a list, like [1, 2].',
  object: 'Write fields with names here, each a name, a colon and a value.',
  record: 'Write fields with names here, each a name, a colon and a value.',
};

/** The fix for something missing whose schema has no words of its own: the field's own hint says more. */
export const writeSomething = 'Write something here.';

/**
 * The fix for a fault that its schema has no words for. Given to zod as the error map of a check, so that the
 * schema's own words win.
 */
export function defaultFix(issue: RawIssue): string {
  if (issue.input === undefined) return writeSomething;
  switch (issue.code) {
    case 'invalid_type':
      return fixByKind[issue.expected] ?? 'Write something else here.';
    case 'invalid_value':
      return `Write ${orList(issue.values.map(String))}.`;
    case 'too_big':
      return mostFix(issue.origin, Number(issue.maximum));
    case 'too_small':
      return leastFix(issue.origin, Number(issue.minimum));
    case 'unrecognized_keys':
      return 'Take this line out.';
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'Use another name.';
    default:
      return 'Write something else here.';
  }
}

function mostFix(origin: string, most: number): string {
  const shown = most.toLocaleString('en-GB');
  if (origin === 'array') return `Keep at most ${shown} in this list.`;
  return origin === 'string'
    ? `Make it shorter: at most ${shown} characters.`
    : `Write a number of at most ${shown}.`;
}

function leastFix(origin: string, least: number): string {
  const shown = least.toLocaleString('en-GB');
  if (origin === 'array') return `Write at least ${shown} in this list.`;
  return origin === 'string' ? `Write at least ${shown} characters.` : `Write a number of at least ${shown}.`;
}

/** Words as a choice: "free, pay-what-you-can or priced". */
export function orList(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
