import type { z } from 'zod';
import { fieldNamesOf, schemaAt } from './schema-at.ts';

/**
 * A value with the fields of each record in the order of its schema, at every depth. Fields that the schema does not
 * know come last, as they were. Nothing is checked: what is half written is put in order as well.
 */
export function inSchemaOrder(schema: z.ZodType | undefined, value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) => inSchemaOrder(schema && schemaAt(schema, value, [index]), item));
  }
  if (typeof value !== 'object' || value === null) return value;
  const known = fieldNamesOf(schema, value);
  const place = (name: string) => (known.includes(name) ? known.indexOf(name) : known.length);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => place(one) - place(other))
      .map(([name, field]) => [name, inSchemaOrder(schema && schemaAt(schema, value, [name]), field)]),
  );
}
