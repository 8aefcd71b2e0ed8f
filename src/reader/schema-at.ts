import { z } from 'zod';

/** What a schema tells a volunteer about one field. */
export interface FieldHint {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
}

/** The hint that a schema carries for a field. */
export function hintOf(schema: z.ZodType | undefined): FieldHint {
  return schema?.meta() ?? {};
}

/** The names of the fields that a record at this place may have; none where it is not a record. */
export function fieldNamesOf(schema: z.ZodType | undefined, value: unknown): readonly string[] {
  const record = schema && unwrap(schema, value);
  return record instanceof z.ZodObject ? Object.keys(record.shape) : [];
}

/**
 * The schema of what a path leads to.
 *
 * @param value what is checked; it tells which of several shapes is meant
 */
export function schemaAt(
  schema: z.ZodType,
  value: unknown,
  path: readonly PropertyKey[],
): z.ZodType | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const inner = schemaInside(unwrap(schema, value), step);
  return inner && schemaAt(inner, valueInside(value, step), rest);
}

/** The words that tell the shapes of a record apart, where the path leads to such a word; else none. */
export function shapeWordsAt(
  schema: z.ZodType,
  value: unknown,
  path: readonly PropertyKey[],
): readonly string[] {
  const holder = schemaAt(schema, value, path.slice(0, -1));
  const union = holder && peel(holder);
  if (!(union instanceof z.ZodDiscriminatedUnion) || union.def.discriminator !== path.at(-1)) return [];
  return (union.options as readonly z.ZodType[]).flatMap((shape) => {
    const field = schemaInside(shape, union.def.discriminator);
    return field instanceof z.ZodLiteral ? [...field.values].map(String) : [];
  });
}

/** What a path leads to in a plain value; undefined when it leads nowhere. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce(valueInside, value);
}

function valueInside(value: unknown, step: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as Record<PropertyKey, unknown>)[step];
}

function schemaInside(schema: z.ZodType, step: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) {
    return Object.hasOwn(schema.shape, step) ? (schema.shape[String(step)] as z.ZodType) : undefined;
  }
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodTuple) return schema.def.items[Number(step)] as z.ZodType | undefined;
  return schema instanceof z.ZodRecord ? (schema.valueType as z.ZodType) : undefined;
}

/** The schema without what surrounds it, and of several shapes the one that a value goes by. */
function unwrap(schema: z.ZodType, value: unknown): z.ZodType {
  const peeled = peel(schema);
  return peeled instanceof z.ZodUnion ? unwrap(pickShape(peeled, value), value) : peeled;
}

/** Takes off what surrounds a schema without changing its shape: optional, default, nullable, read-only. */
export function peel(schema: z.ZodType): z.ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodReadonly
  ) {
    return peel(schema.unwrap() as z.ZodType);
  }
  return schema;
}

/** The shape of a union that a value goes by: the one with its discriminator, else the first of its kind. */
function pickShape(union: z.ZodUnion, value: unknown): z.ZodType {
  const shapes = union.options as readonly z.ZodType[];
  if (union instanceof z.ZodDiscriminatedUnion) {
    const { discriminator } = union.def;
    const word = valueInside(value, discriminator);
    const fitting = shapes.find((shape) => {
      const field = schemaInside(shape, discriminator);
      return field instanceof z.ZodLiteral && field.values.has(word as string);
    });
    return fitting ?? shapes[0]!;
  }
  const isRecord = typeof value === 'object' && value !== null;
  return shapes.find((shape) => isRecord === shape instanceof z.ZodObject) ?? shapes[0]!;
}
