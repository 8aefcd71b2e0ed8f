import type { z } from 'zod';
import { textSchema, type Reading } from './plain-text.ts';

/**
 * A phone number that can be rung or texted in the United Kingdom. Spaces, hyphens, brackets and dots are taken out,
 * +44 and 0044 become 0, and only digits are stored ("01632960200"). Which numbers exist: `NUMBERING_PLAN`.
 */
export const phoneSchema = textSchema(readPhone, fixForOthers).brand<'Phone'>();

/** National digits without spaces: "01632960200", "116123". */
export type Phone = z.infer<typeof phoneSchema>;

interface NumberRange {
  /** What the range is for. */
  use: string;
  /** The whole number, digits only. */
  pattern: RegExp;
  /** How many digits stand together when it is written for people. */
  groups: number[];
}

/**
 * Ofcom's National Telephone Numbering Plan, as far as a directory needs it; the first row that fits wins.
 * Not here, and so refused: 09 premium rate and 070 personal numbers, which cost a lot and are used to cheat people.
 */
const NUMBERING_PLAN: NumberRange[] = [
  { use: 'London and other wide areas', pattern: /^02[03489]\d{8}$/, groups: [3, 4, 4] },
  { use: 'large cities, like 0113 and 0118', pattern: /^011[3-8]\d{7}$/, groups: [4, 3, 4] },
  { use: 'large cities, like 0161', pattern: /^01[2-69]1\d{7}$/, groups: [4, 3, 4] },
  {
    use: 'small places with a long area code',
    pattern: /^01(?:3873|524[23]|539[456]|697[347]|768[347]|9467|975[56])\d{4,5}$/,
    groups: [6, 5],
  },
  { use: 'towns', pattern: /^01[2-9]\d{8}$/, groups: [5, 3, 3] },
  { use: 'towns with short numbers', pattern: /^01[2-9]\d{7}$/, groups: [5, 5] },
  { use: 'organisations, at the price of a local call', pattern: /^03[0347]\d{8}$/, groups: [4, 3, 4] },
  { use: 'calls over the internet', pattern: /^05[56]\d{8}$/, groups: [3, 4, 4] },
  { use: 'mobiles', pattern: /^07(?:[1-57-9]\d|62)\d{7}$/, groups: [5, 3, 3] },
  { use: 'free, and organisations', pattern: /^08(?:0[08]|4[345]|7[0-3])\d{7}$/, groups: [4, 3, 4] },
  { use: 'free, old and short', pattern: /^0800\d{6}$/, groups: [4, 3, 3] },
  { use: 'Childline', pattern: /^08001111$/, groups: [4, 4] },
  { use: 'help in all of Europe, like 116 123', pattern: /^116(?:000|006|111|117|123)$/, groups: [3, 3] },
  { use: 'emergency and public services', pattern: /^(?:101|105|111|112|119|159|999|18000)$/, groups: [5] },
  { use: 'codes to text a word to', pattern: /^[678]\d{4}$/, groups: [5] },
];

const LONGEST_TYPED = 40;
const EXAMPLE = '"01632 960200"';
const ONE_NUMBER_FIX = `Write one phone number and nothing else, like ${EXAMPLE}; times and extensions go in the note.`;
const SEPARATORS = /[\p{Zs}\p{Pd}().]/gu;

function readPhone(text: string): Reading {
  if (text.length > LONGEST_TYPED) return { fix: ONE_NUMBER_FIX };
  const digits = toNationalDigits(text);
  if (findRange(digits)) return { value: digits };

  const withDigits = toNationalDigits(text.replace(/[oO]/g, '0').replace(/[iIl|]/g, '1'));
  if (/[oOiIl|]/.test(text) && findRange(withDigits)) {
    return { fix: `Write it with digits, 0 not the letter O and 1 not I: "${writeShort(withDigits)}".` };
  }
  return { fix: fixForDigits(digits) };
}

function toNationalDigits(text: string): string {
  return text.replace(SEPARATORS, '').replace(/^(?:\+|00)440?/, '0');
}

function findRange(digits: string): NumberRange | undefined {
  return NUMBERING_PLAN.find(({ pattern }) => pattern.test(digits));
}

function fixForDigits(digits: string): string {
  if (!/^\+?\d+$/.test(digits)) return ONE_NUMBER_FIX;
  if (findRange(`0${digits}`)) return `Put the first 0 back: "${writeShort(`0${digits}`)}".`;
  if (/^09|^070/.test(digits)) return 'Give another number: 09 and 070 numbers cost too much to list.';
  if (/^\+|^00/.test(digits)) return `Give a number in the United Kingdom, like ${EXAMPLE}.`;
  return `Check the number: it must start with 0 and have 10 or 11 digits, like ${EXAMPLE} (this has ${digits.length}).`;
}

/** YAML reads 01303123456 without quotes as a number and drops its first 0. */
function fixForOthers(input: unknown): string {
  if (typeof input !== 'number') return `Write the phone number in quotes, like ${EXAMPLE}.`;
  const digits = toNationalDigits(String(input).replace(/^44(?=\d{9,10}$)/, '+44'));
  if (findRange(digits)) return `Put quotes round the phone number: "${writeShort(digits)}".`;
  return findRange(`0${digits}`)
    ? `Put quotes round the phone number and its first 0 back: "${writeShort(`0${digits}`)}".`
    : `Put quotes round the phone number, and its first 0 back, like ${EXAMPLE}.`;
}

function toGroups(digits: string): string[] {
  let start = 0;
  const groups = (findRange(digits)?.groups ?? []).map((length) => digits.slice(start, (start += length)));
  return groups.filter((group) => group !== '');
}

/** Area code and number, as people type them: "01632 960200". */
function writeShort(digits: string): string {
  const [area = '', ...rest] = toGroups(digits);
  return `${area} ${rest.join('')}`.trim();
}

/**
 * A phone number grouped the way it is said in Britain.
 * @example "01632 960 200", "020 7946 0000", "0161 496 0000", "07700 900 123", "0800 123 4567", "116 123"
 */
export function formatPhone(phone: Phone): string {
  return toGroups(phone).join(' ');
}

/** A `tel:` link that works from abroad too; short numbers, which only work here, stay as they are. */
export function telHref(phone: Phone): string {
  return phone.startsWith('0') ? `tel:+44${phone.slice(1)}` : `tel:${phone}`;
}

/** True for mobile numbers (07), which often belong to a person. */
export function isMobile(phone: Phone): boolean {
  return phone.startsWith('07');
}
