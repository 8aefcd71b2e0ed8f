import type { z } from 'zod';
import { textSchema, type Reading } from './plain-text.ts';

const EXAMPLE = '"DB1 2LN"';

/**
 * A whole UK postcode, well formed (it need not exist: the sample town has DB1 to DB4). Small letters and missing or
 * doubled spaces are put right; it is stored as "DB1 2LN".
 */
export const postcodeSchema = textSchema(
  readPostcode,
  () => `Write the whole postcode, like ${EXAMPLE}.`,
).brand<'Postcode'>();

/** Capitals, with one space before the last three characters: "DB1 2LN". */
export type Postcode = z.infer<typeof postcodeSchema>;

/** Which letters may stand where: Royal Mail's rules for the parts before and after the space (BS 7666). */
const OUTWARD_SHAPES = [
  /^[A-PR-UWYZ][0-9][0-9]?$/,
  /^[A-PR-UWYZ][A-HK-Y][0-9][0-9]?$/,
  /^[A-PR-UWYZ][0-9][A-HJKPSTUW]$/,
  /^[A-PR-UWYZ][A-HK-Y][0-9][ABEHMNPRVWXY]$/,
  /^GIR$/,
];
const INWARD_SHAPE = /^[0-9][ABD-HJLNP-UW-Z]{2}$/;
const INWARD_LENGTH = 3;
const LONGEST_TYPED = 20;

function readPostcode(text: string): Reading {
  const wholeFix = { fix: `Write the whole postcode, like ${EXAMPLE}.` };
  if (text.length > LONGEST_TYPED || /[^A-Za-z0-9\p{Zs}]/u.test(text)) return wholeFix;
  const characters = text.replace(/\p{Zs}/gu, '').toUpperCase();
  if (isPostcode(characters)) return { value: withSpace(characters) };
  const meant = mendSlips(characters);
  return meant
    ? { fix: `Write "${withSpace(meant)}": a letter O or I and a digit 0 or 1 were mixed up.` }
    : wholeFix;
}

function isPostcode(characters: string): boolean {
  const outward = characters.slice(0, -INWARD_LENGTH);
  return (
    INWARD_SHAPE.test(characters.slice(-INWARD_LENGTH)) && OUTWARD_SHAPES.some((shape) => shape.test(outward))
  );
}

function withSpace(characters: string): string {
  return `${characters.slice(0, -INWARD_LENGTH)} ${characters.slice(-INWARD_LENGTH)}`;
}

const LOOKALIKES: Record<string, string> = { O: '0', I: '1', '0': 'O', '1': 'I' };

/** The postcode meant, if swapping as few look-alike characters as possible makes it well formed. */
function mendSlips(characters: string): string | undefined {
  if (characters.length > 7) return undefined;
  let attempts = [''];
  for (const character of characters) {
    const lookalike = LOOKALIKES[character];
    attempts = attempts.flatMap((start) => [start + character, ...(lookalike ? [start + lookalike] : [])]);
  }
  const swapsIn = (attempt: string) =>
    Array.from(attempt).filter((one, index) => one !== characters[index]).length;
  return attempts.filter(isPostcode).sort((one, other) => swapsIn(one) - swapsIn(other))[0];
}

/** The part before the space, the postcode district: "DB1". */
export function outwardCode(postcode: Postcode): string {
  return postcode.slice(0, postcode.indexOf(' '));
}
