import { z } from 'zod';
import { clockTimeSchema, isoDaySchema } from '../../domain/calendar-day.ts';
import { peel } from '../../reader/schema-at.ts';
import { widgetNames } from '../widgets/widget-names.ts';
import type { FormChoice, FormField } from './form-field.ts';

/** What is known of some fields besides their schema: by path, like `where.venue`. */
export type FieldsKnown = Readonly<Record<string, Partial<FormField> | undefined>>;

/** More characters than this are written in a box of several lines. */
const longestLine = 100;

/**
 * The fields of a record of the content, in the order of its schema.
 *
 * @param isOptional whether the whole record may be left out: then Decap must not ask for any of its fields, and what
 *   is missing from a record that somebody has begun is told when it is saved
 */
export function fieldsOfSchema(
  schema: z.ZodType,
  known: FieldsKnown,
  path = '',
  isOptional = false,
): FormField[] {
  const record = peel(schema);
  if (!(record instanceof z.ZodObject)) throw new Error(`The form has no fields for what "${path}" holds.`);
  return Object.entries(record.shape as Readonly<Record<string, z.ZodType>>).map(([name, field]) =>
    fieldOfSchema(name, field, known, path === '' ? name : `${path}.${name}`, isOptional),
  );
}

/** One field of the form, from its schema: what it is called, how it is filled in, and whether it must be. */
function fieldOfSchema(
  name: string,
  schema: z.ZodType,
  known: FieldsKnown,
  path: string,
  isOptional: boolean,
): FormField {
  const inner = peel(schema);
  const { title, description } = { ...inner.meta(), ...schema.meta() };
  const { hint = description ?? '', ...own } = known[path] ?? {};
  const required = !isOptional && !schema.safeParse(undefined).success;
  // A widget of our own for the whole of a field makes its own parts.
  const parts = own.widget === undefined ? partsOf(inner, known, path, !required) : {};
  const field: FormField = {
    name,
    label: title ?? name,
    widget: 'string',
    required,
    ...(hint === '' ? {} : { hint }),
    ...parts,
    ...own,
  };
  // A switch that nobody touches says no, and what must be said is said so.
  return field.widget === 'boolean' && required ? { ...field, default: false } : field;
}

function partsOf(
  schema: z.ZodType,
  known: FieldsKnown,
  path: string,
  isOptional: boolean,
): Partial<FormField> {
  if (isSame(schema, isoDaySchema)) return { widget: 'day' };
  if (isSame(schema, clockTimeSchema)) return { widget: 'clock-time' };
  if (schema instanceof z.ZodEnum) return { widget: 'select', options: schema.options.map(choiceOf) };
  if (schema instanceof z.ZodString) return partsOfText(schema);
  if (schema instanceof z.ZodNumber) return partsOfNumber(schema);
  if (schema instanceof z.ZodBoolean) return { widget: 'boolean' };
  if (schema instanceof z.ZodLiteral) return partsOfLiteral(schema);
  if (schema instanceof z.ZodObject)
    return { widget: 'object', collapsed: false, fields: fieldsOfSchema(schema, known, path, isOptional) };
  if (schema instanceof z.ZodArray) return partsOfList(schema, known, path);
  throw new Error(`The form has no widget for "${path}": name one in src/cms/config.`);
}

function partsOfText(schema: z.ZodString): Partial<FormField> {
  const { maxCharacters, lines } = (schema.meta() ?? {}) as { maxCharacters?: number; lines?: number };
  const isLong = (maxCharacters ?? 0) > longestLine || (lines ?? 1) > 1;
  return {
    widget: isLong ? 'text' : 'string',
    ...(maxCharacters === undefined ? {} : { max_characters: maxCharacters }),
  };
}

function partsOfNumber(schema: z.ZodNumber): Partial<FormField> {
  const isWhole = schema.format === 'safeint';
  const { minValue, maxValue } = schema;
  return {
    widget: 'number',
    // Without it Decap cuts off what stands behind the point.
    value_type: isWhole ? 'int' : 'float',
    ...(minValue !== null && minValue > Number.MIN_SAFE_INTEGER ? { min: minValue } : {}),
    ...(maxValue !== null && maxValue < Number.MAX_SAFE_INTEGER ? { max: maxValue } : {}),
  };
}

function partsOfLiteral(schema: z.ZodLiteral): Partial<FormField> {
  const [value] = [...schema.values];
  if (value === true) return { widget: 'boolean' };
  if (typeof value === 'number') return { widget: 'number', value_type: 'int', default: value };
  return { widget: 'select', options: [choiceOf(String(value))], default: value };
}

function partsOfList(list: z.ZodArray, known: FieldsKnown, path: string): Partial<FormField> {
  const item = peel(list.element as z.ZodType);
  const limits = limitsOf(list);
  if (item instanceof z.ZodEnum)
    return { widget: 'select', multiple: true, options: item.options.map(choiceOf), ...limits };
  if (item instanceof z.ZodObject)
    return { widget: widgetNames.rows, fields: fieldsOfSchema(item, known, path), ...limits };
  throw new Error(`The form has no widget for the list "${path}": name one in src/cms/config.`);
}

function limitsOf(list: z.ZodArray): { max?: number } {
  const { maximum } = list._zod.bag as { maximum?: number };
  return maximum === undefined ? {} : { max: maximum };
}

function choiceOf(value: string | number): FormChoice {
  const words = String(value).replaceAll('-', ' ');
  return { value, label: words.slice(0, 1).toUpperCase() + words.slice(1) };
}

/** Whether a schema is a known one, perhaps with words of its own. */
function isSame(schema: z.ZodType, known: z.ZodType): boolean {
  return schema.def === known.def;
}
