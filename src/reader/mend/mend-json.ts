import { phoneSchema } from '../../domain/phone.ts';
import type { Mended } from './mend-front-matter.ts';
import { guessSurely } from './sure-guesses.ts';

/**
 * Mends what needs no judgement in a record that is kept as JSON: fields that hold nothing go, a phone number
 * without quotes gets them and its first 0, and fields are put in the order of the schema. A file in which there
 * is nothing to mend keeps its spaces and line breaks.
 */
export function mendJson(text: string, fieldOrder: readonly string[]): Mended {
  const record: unknown = JSON.parse(text);
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return { text, done: [] };
  const done: string[] = [];
  const mended = inOrder(mendValue(record, '', done) as Record<string, unknown>, fieldOrder, done);
  if (done.length === 0) return { text, done };
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
  return { text: `${JSON.stringify(mended, undefined, 2)}\n`.replaceAll('\n', lineEnd), done };
}

function mendValue(value: unknown, name: string, done: string[]): unknown {
  if (name === 'phone' && typeof value === 'number') return mendPhone(value, done);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => mendValue(item, '', done));
  const kept = Object.entries(value).filter(([key, inner]) => {
    if (!isBlank(inner)) return true;
    done.push(`took out ${key}, which holds nothing`);
    return false;
  });
  return Object.fromEntries(kept.map(([key, inner]) => [key, mendValue(inner, key, done)]));
}

function mendPhone(value: number, done: string[]): unknown {
  const phone = guessSurely.phone(String(value));
  if (phone === undefined || !phoneSchema.safeParse(phone).success) return value;
  done.push(`wrote phone: "${phone}" for ${value}`);
  return phone;
}

function inOrder(
  record: Record<string, unknown>,
  fieldOrder: readonly string[],
  done: string[],
): Record<string, unknown> {
  const names = Object.keys(record);
  const place = (name: string) => (fieldOrder.includes(name) ? fieldOrder.indexOf(name) : fieldOrder.length);
  const ordered = names.toSorted((a, b) => place(a) - place(b));
  if (ordered.join('\n') !== names.join('\n')) done.push('put the fields in order');
  return Object.fromEntries(ordered.map((name) => [name, record[name]]));
}

function isBlank(value: unknown): boolean {
  if (value === null || (typeof value === 'string' && value.trim() === '')) return true;
  if (Array.isArray(value)) return value.every(isBlank);
  return typeof value === 'object' && Object.values(value).every(isBlank);
}
