import { hiddenCharacterIn } from '../domain/plain-text.ts';

const longestQuote = 60;

/**
 * A value as it is shown in a problem: texts in quotes and not too long, with hidden characters written as their
 * numbers so that they can neither mislead a reader nor command a terminal.
 */
export function sayValue(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return sayList(value);
  if (typeof value === 'object' && value !== null) return sayFields(Object.keys(value));
  return String(value);
}

/** A text in quotes, shortened to 60 characters, with hidden characters written as their numbers. */
export function quote(text: string): string {
  const characters = Array.from(text.slice(0, 4 * longestQuote));
  const shown = characters.slice(0, longestQuote).join('');
  return `"${showHidden(shown)}${characters.length > longestQuote ? '…' : ''}"`;
}

/** The text with each hidden character, tab and line break written as its number, like `{U+200B}`. */
export function showHidden(text: string): string {
  return Array.from(text, (character) =>
    character === '\n' || hiddenCharacterIn(character) ? `{${unicodeNumber(character)}}` : character,
  ).join('');
}

function sayList(items: readonly unknown[]): string {
  const isShort = items.length <= 6 && items.every((item) => typeof item !== 'object');
  if (isShort) return `[${items.map(sayValue).join(', ')}]`;
  return items.length === 1 ? 'a list of one' : `a list of ${items.length}`;
}

function sayFields(names: readonly string[]): string {
  const shown = names.slice(0, 4).map(showHidden).join(', ');
  return `a group of fields (${shown}${names.length > 4 ? ' and more' : ''})`;
}

function unicodeNumber(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
