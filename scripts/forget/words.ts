import { WrongUse } from '../command.ts';

/** What stands in place of what was forgotten. */
export const stead = 'removed';

const fewest = 4;

/**
 * Reads what is to be forgotten: one name, phone number or e-mail address a line, blank lines and lines that start
 * with `#` left out.
 *
 * @throws WrongUse when there is nothing in it, or something so short that it would take other words along
 */
export function readWords(text: string): readonly RegExp[] {
  const words = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (words.length === 0)
    throw new WrongUse('There is nothing to forget in that file: write one thing a line.');
  const short = words.find((word) => word.replaceAll(/\s/g, '').length < fewest);
  if (short !== undefined)
    throw new WrongUse(`"${short}" is too short: it would take other words along. Write the whole of it.`);
  return words.map(patternOf);
}

/**
 * Finds a text in bytes read as Latin-1, in capitals or not. A phone number is found however it is written: with
 * spaces, hyphens and brackets or none, from here or from abroad. Between words there may be any blanks, hyphens
 * (as in file names) or a line's end.
 */
export function patternOf(word: string): RegExp {
  const digits = word.replaceAll(/[\s()+.-]/g, '').replace(/^(?:00)?44(?=\d{9})/, '0');
  if (/^\d{7,}$/.test(digits)) {
    const [first = '', ...rest] = digits;
    const start = first === '0' ? String.raw`(?:\+?44[\s(.-]*0?|0)` : first;
    return new RegExp(`${start}${rest.map((digit) => String.raw`[\s().-]*${digit}`).join('')}`, 'g');
  }
  return new RegExp(
    word
      .normalize('NFC')
      .split(/\s+/)
      .map(inBytes)
      .join(String.raw`[\s_-]+`),
    'gi',
  );
}

/** A word as the bytes of UTF-8, each letter small or large, its accents part of it or written after it. */
function inBytes(word: string): string {
  const letters = Array.from(word, (letter) => {
    const sizes = [letter, letter.toLowerCase(), letter.toUpperCase()];
    const forms = new Set(sizes.flatMap((form) => [form, form.normalize('NFD')]).map(escapedBytes));
    return forms.size === 1 ? [...forms].join('') : `(?:${[...forms].join('|')})`;
  });
  return letters.join('');
}

function escapedBytes(letters: string): string {
  return Buffer.from(letters, 'utf8')
    .toString('latin1')
    .replaceAll(/[$()*+./?[\\\]^{|}-]/g, String.raw`\$&`);
}
