import type { z } from 'zod';
import { clockTimeSchema, timeInWords } from '../../domain/calendar-day.ts';
import { withoutConsequences } from '../../reader/check-record.ts';
import { defaultFix, writeSomething } from '../../reader/default-fixes.ts';
import { hintOf, schemaAt, valueAt } from '../../reader/schema-at.ts';
import { labelOf } from './field-words.ts';
import type { Fields } from './record-fields.ts';
import type { RecordKind } from './record-kind.ts';

type Issue = z.core.$ZodIssue;

/** Something in a form that cannot be saved. */
export interface Fault {
  /** Where it is, as the form calls it: "When 2, To". */
  readonly label: string;
  /** Path of the field, by which the form finds it. */
  readonly path: readonly PropertyKey[];
  /** What to do, in a sentence or two. */
  readonly fix: string;
}

/** Everything that keeps a record from being saved, by the same schema that the site is built with. */
export function findFaults(fields: Fields, { schema, isEntry }: RecordKind): Fault[] {
  const { body: _, ...front } = fields;
  const value = isEntry ? front : fields;
  const result = schema.safeParse(value, { error: defaultFix });
  if (result.success) return [];
  return withoutConsequences(result.error.issues).flatMap((issue) => faultsOf(issue, [], schema, value));
}

function faultsOf(issue: Issue, outer: readonly PropertyKey[], schema: z.ZodType, value: unknown): Fault[] {
  const path = [...outer, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => ({
      label: name,
      path: [...path, name],
      fix: 'This form does not know the field. Whoever keeps the directory can take it out of the file.',
    }));
  }
  if (issue.code === 'invalid_union' && typeof valueAt(value, path) === 'object') {
    const meant = issue.errors.find((inner) => inner.every((fault) => fault.path.length > 0));
    if (meant) return meant.flatMap((inner) => faultsOf(inner, path, schema, value));
  }
  const label = path.length === 0 ? 'The whole form' : labelOf(schema, value, path);
  return [{ label, path, fix: fixOf(issue, schema, value, path) }];
}

function fixOf(issue: Issue, schema: z.ZodType, value: unknown, path: readonly PropertyKey[]): string {
  // A rule between fields says itself what to add.
  if (issue.code === 'custom' || valueAt(value, path) !== undefined) return forAForm(issue.message);
  const { description } = hintOf(schemaAt(schema, value, path));
  const saysLittle = issue.message === writeSomething || issue.message.startsWith('Write this in words');
  return ['Fill this in.', description, saysLittle ? '' : forAForm(issue.message)].filter(Boolean).join(' ');
}

/** What is said to those who write files, as it is said to those who fill in a form. */
function forAForm(fix: string): string {
  return fix
    .replaceAll(/"(\d\d:\d\d)"/g, (_, time: string) => {
      const known = clockTimeSchema.safeParse(time);
      return known.success ? timeInWords(known.data) : time;
    })
    .replaceAll(/ \([a-z]+[A-Z]?[A-Za-z]*\)/g, '')
    .replace(/consent: \{[^}]*\}/, 'consent: the day, who asked, and when to ask again')
    .replace('Write true or false, without quotes.', 'Choose yes or no.')
    .replace('Put quotes round it:', 'Write it in words:');
}

/** Faults as one text, for where there is room for no more. */
export function sayFaults(faults: readonly Fault[]): string {
  return faults.map(({ label, fix }) => `${label}: ${fix}`).join(' ');
}
