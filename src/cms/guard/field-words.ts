import type { z } from 'zod';
import { dayInWords, isoDaySchema } from '../../domain/calendar-day.ts';
import { sessionInWords } from '../../domain/schedule-words.ts';
import { sessionSchema } from '../../domain/session.ts';
import { hintOf, schemaAt } from '../../reader/schema-at.ts';

/** The name that a slug stands for, where somebody knows it: the title of a venue, an entry, a theme, a member. */
export type NameOfSlug = (slug: string) => string | undefined;

type Path = readonly PropertyKey[];

/**
 * What the form calls a field: its label, and for something in a list which one: "When 2, From".
 *
 * @param value the whole record, by which one of several shapes is known
 */
export function labelOf(schema: z.ZodType, value: unknown, path: Path): string {
  const parts: string[] = [];
  for (const [index, step] of path.entries()) {
    if (typeof step === 'number') {
      const last = parts.pop();
      parts.push(last === undefined ? String(step + 1) : `${last} ${step + 1}`);
    } else parts.push(labelOfStep(schema, value, path.slice(0, index + 1), step));
  }
  return parts.join(', ');
}

function labelOfStep(schema: z.ZodType, value: unknown, path: Path, step: PropertyKey): string {
  if (step === 'body') return 'Text';
  return hintOf(schemaAt(schema, value, path)).title ?? inPlainWords(String(step));
}

/** A value of a record in words, one line for each thing it says; one line for nothing at all. */
export function sayValueInWords(
  schema: z.ZodType,
  record: unknown,
  path: Path,
  value: unknown,
  nameOf: NameOfSlug,
): string[] {
  if (value === undefined) return ['Nothing is written here.'];
  return linesOf({ schema, record, nameOf }, path, value);
}

interface Saying {
  readonly schema: z.ZodType;
  readonly record: unknown;
  readonly nameOf: NameOfSlug;
}

function linesOf(saying: Saying, path: Path, value: unknown): string[] {
  const session = path[0] === 'sessions' && path.length === 2 ? sessionSchema.safeParse(value) : undefined;
  if (session?.success) return [sessionInWords(session.data).sentence];
  if (Array.isArray(value)) {
    const items = value.map((item, index) => linesOf(saying, [...path, index], item));
    return items.every((lines) => lines.length === 1) && value.every((item) => typeof item !== 'object')
      ? [items.flat().join(', ')]
      : items.flat();
  }
  if (typeof value !== 'object' || value === null) return sayPlain(saying, value);
  return [
    Object.entries(value)
      .map(([name, inner]) => {
        const label = labelOfStep(saying.schema, saying.record, [...path, name], name);
        return `${label}: ${linesOf(saying, [...path, name], inner).join('; ')}`;
      })
      .join('. '),
  ];
}

function sayPlain({ nameOf }: Saying, value: unknown): string[] {
  if (typeof value === 'boolean') return [value ? 'Yes' : 'No'];
  if (typeof value !== 'string') return [String(value)];
  const day = isoDaySchema.safeParse(value);
  if (day.success) return [dayInWords(day.data)];
  return (nameOf(value) ?? value).split('\n');
}

/** "shortTitle" as "Short title", for fields whose schema gives them no name. */
function inPlainWords(name: string): string {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
