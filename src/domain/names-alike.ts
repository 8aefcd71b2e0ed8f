import { slugify } from './slug.ts';

/** A name as it is compared: small plain letters, "&" as "and", without "the". */
export function nameKey(name: string): string {
  return slugify(name)
    .replace(/^the-/, '')
    .replace(/-entry$/, '');
}

/** Words so common in names that sharing them says nothing. */
const commonWords = new Set([
  'and',
  'at',
  'centre',
  'club',
  'for',
  'group',
  'in',
  'of',
  'service',
  'services',
  'the',
  'trust',
]);

/** The words of a name that tell it from others: "Coppice Library" has two. */
export function tellingWords(name: string): ReadonlySet<string> {
  return new Set(
    slugify(name)
      .split('-')
      .filter((word) => word !== '' && !commonWords.has(word)),
  );
}

/** Whether one name holds all the telling words of the other: "Coppice Library", "Coppice Library and Wellbeing Centre". */
export function isNameWithin(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (Math.min(one.size, other.size) < 2) return false;
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  return [...few].every((word) => many.has(word));
}
