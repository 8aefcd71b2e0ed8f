import { z } from 'zod';
import { textSchema, type Reading } from './plain-text.ts';

const SLUG_MAX = 80;

const SLUG_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** File names that Windows cannot hold, and names that JavaScript gives to every object. */
const UNUSABLE_NAMES = /^(con|prn|aux|nul|com[0-9]|lpt[0-9]|index|constructor|prototype)$/;

/**
 * First words of the site's own addresses, and `all`, the calendar of everything. (`about` and its like are pages, and
 * have slugs themselves.)
 */
const SITE_ADDRESSES = new Set([
  'admin',
  'all',
  'assets',
  'calendar',
  'communities',
  'connections',
  'data',
  'days',
  'feeds',
  'find',
  'gaps',
  'list',
  'map',
  'neighbourhoods',
  'new',
  'open-referral',
  'panel',
  'screen',
  'suggest',
  'themes',
  'this-week',
  'venues',
  'version',
]);

/**
 * The name of an entry in addresses and file names: small letters, digits and single hyphens, at most 80.
 * Refused are names that a computer or the site uses itself, and digits alone, which are short addresses (`/12`).
 */
export const slugSchema = textSchema(
  readSlug,
  () => 'Write the name in small letters and hyphens, like "pot-luck-thursday".',
).brand<'Slug'>();

/** The names that an entry or a venue had before. Whoever follows an address with one is sent on to the new one. */
export const formerSlugsSchema = z
  .array(slugSchema)
  .max(10)
  .optional()
  .meta({ title: 'Old addresses', description: 'File names it had before; readers are sent on.' });

/** A name that is safe as a file name and in an address. */
export type Slug = z.infer<typeof slugSchema>;

function readSlug(text: string): Reading {
  const suggestion = slugify(text) || 'pot-luck-thursday';
  if (text.length > SLUG_MAX) {
    return { fix: `Make it shorter, at most ${SLUG_MAX} characters, like "${suggestion}".` };
  }
  if (!SLUG_PATTERN.test(text)) {
    return { fix: `Write it in small letters, digits and single hyphens, like "${suggestion}".` };
  }
  if (isReserved(text)) {
    return { fix: `Choose a longer name, like "${suggestion}": "${text}" is kept for the site.` };
  }
  return { value: text };
}

function isReserved(slug: string): boolean {
  return UNUSABLE_NAMES.test(slug) || SITE_ADDRESSES.has(slug) || /^[0-9]+$/.test(slug);
}

/** Letters that Unicode does not take apart into a plain letter and an accent. */
const PLAIN_LETTERS: Record<string, string> = {
  '&': '-and-',
  æ: 'ae',
  ð: 'd',
  ø: 'o',
  þ: 'th',
  ß: 'ss',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ĸ: 'k',
  ł: 'l',
  ŋ: 'ng',
  œ: 'oe',
  ŧ: 't',
  ɓ: 'b',
  ɗ: 'd',
  ɖ: 'd',
  ə: 'e',
  ɛ: 'e',
  ƒ: 'f',
  ɣ: 'g',
  ƙ: 'k',
  ɔ: 'o',
  ʋ: 'v',
  ƴ: 'y',
  ʒ: 'zh',
};

const APOSTROPHES = /['’‘ʼʻʹ`´′]/gu;

/** Where to stop reading a long text: well past what a slug holds. */
const LONGEST_READ = 400;

/**
 * A slug made of a title.
 * @example slugify("Carers' Tea") // "carers-tea"
 * @example slugify('Clwb Tŷ Hafan & Łódź') // "clwb-ty-hafan-and-lodz"
 * @example slugify('Map') // "map-entry", since "map" is taken by the site
 * @returns a valid slug for any text with a Latin letter or a digit; "" when there is none (a title in Arabic), and
 *   then a person must choose.
 */
export function slugify(text: string): string {
  const plain = text
    .slice(0, LONGEST_READ)
    .replace(APOSTROPHES, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]/gu, writePlainly)
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
  const slug = cutAtHyphen(plain);
  return isReserved(slug) ? `${slug.slice(0, SLUG_MAX - '-entry'.length)}-entry` : slug;
}

function writePlainly(character: string): string {
  return PLAIN_LETTERS[character] ?? (/\p{Script=Latin}/u.test(character) ? 'x' : '-');
}

function cutAtHyphen(slug: string): string {
  if (slug.length <= SLUG_MAX) return slug;
  const lastHyphen = slug.lastIndexOf('-', SLUG_MAX);
  return slug.slice(0, lastHyphen > 0 ? lastHyphen : SLUG_MAX);
}

const MOST_SLIPS = 3;

/**
 * The candidate a person most likely meant by a mistyped word, for "did you mean". Capitals make no difference.
 * Near is one slip in three letters, three at most (a letter missing, added, wrong, or two swapped). The first of
 * equals wins.
 * @returns undefined when nothing is near
 */
export function closestWord(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > SLUG_MAX) return undefined;
  let closest: string | undefined;
  let fewest = Math.min(MOST_SLIPS, Math.floor((word.length + 1) / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue;
    const slips = countSlips(word.toLowerCase(), candidate.toLowerCase());
    if (slips < fewest) [closest, fewest] = [candidate, slips];
  }
  return closest;
}

/** Edit distance in which swapping two neighbours is one slip (optimal string alignment). */
function countSlips(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        last[column]! + 1,
        current[column - 1]! + 1,
        last[column - 1]! + (isSame ? 0 : 1),
        isSwap ? (beforeLast[column - 2] ?? Infinity) + 1 : Infinity,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return last[to.length]!;
}
