import type { Located } from './located.ts';

/**
 * Leaves out what holds nothing: empty and blank texts, null, and lists and groups of fields that are empty or
 * become so. Editing tools write blanks for fields that nobody filled in; they mean "not given".
 *
 * @returns undefined when nothing is left
 */
export function pruneBlanks(located: Located): Located | undefined {
  switch (located.is) {
    case 'scalar':
      return isBlank(located.value) ? undefined : located;
    case 'list': {
      const items = located.items.flatMap((item) => pruneBlanks(item) ?? []);
      return items.length === 0 ? undefined : { ...located, items };
    }
    case 'record': {
      const fields = [...located.fields].flatMap(([name, field]) => {
        const kept = pruneBlanks(field);
        return kept === undefined ? [] : [[name, kept] as const];
      });
      return fields.length === 0 ? undefined : { ...located, fields: new Map(fields) };
    }
  }
}

function isBlank(value: string | number | boolean | null): boolean {
  return value === null || (typeof value === 'string' && /^[\s\uFEFF]*$/.test(value));
}
