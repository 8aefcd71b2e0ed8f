/** Whole cells that mean "nothing is known". */
const nothingKnown: readonly RegExp[] = [
  /^(?:n\/?a|nil|none|null|nan|undefined|not known|unknown|not applicable|not available|no data|tbc|tba)\.?$/i,
  /^-+1?(?:\.0+)?$/,
  /^[-–—_.,;:?/\\\s]*$/u,
  /^(?:https?:\/\/)?(?:www\.)?example\.(?:com|org|net)\/?$/i,
  /^https?:\/\/$/i,
  /^\S*@(?:\S+\.)?invalid$/i,
  /^#_[A-Z]+(?:\s*,\s*#_[A-Z]+)*$/,
  /^(?:(?:tel|telephone|phone|email|e-mail|fax|web|website)\s*[.:]?\s*[;,|/]?\s*)+$/i,
];

/**
 * Whether a cell says nothing: "NA", "-1", "not known", a stand-in address, an empty `Tel: ; Email:` frame.
 *
 * @param text a cell as `cleanCell` leaves it
 */
export function saysNothing(text: string): boolean {
  return nothingKnown.some((pattern) => pattern.test(text));
}

const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  bull: '•',
  copy: '©',
  eacute: 'é',
  gt: '>',
  hellip: '…',
  laquo: '«',
  ldquo: '“',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  nbsp: ' ',
  ndash: '–',
  pound: '£',
  quot: '"',
  raquo: '»',
  rdquo: '”',
  rsquo: '’',
  shy: '',
};

/** Tags after which a new line starts. */
const lineTags = /<(?:br|\/p|\/div|\/li|\/tr|\/h[1-6]|\/ul|\/ol)\b[^<>]{0,500}>/gi;
const hiddenParts = /<(script|style)\b[^<>]*>[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi;
const anyTag = /<\/?[a-z][^<>]{0,2000}>/gi;
const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,20}));/gi;
const unseen = /[\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}]|(?![\n\t])\p{Cc}/gu;

/**
 * A cell as plain text: HTML and entities undone, a literal `\n` and every kind of line break made one, spaces of
 * all kinds folded, characters that nobody sees taken out. Typographic quotes and dashes stay as they were written.
 *
 * @returns "" when the cell says nothing
 */
export function cleanCell(cell: string): string {
  if (plainCell.test(cell)) return saysNothing(cell) ? '' : cell;
  const clean = tidyText(withoutHtml(cell));
  return saysNothing(clean) ? '' : clean;
}

/** A text that holds no HTML, with its letters, line breaks and spaces put right as `cleanCell` does. */
export function tidyText(text: string): string {
  const plain = repairLetters(text)
    .replace(/\\r\\n|\\n|\\r/g, '\n')
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(unseen, '')
    .normalize('NFC');
  const lines = plain.split('\n').map((line) => line.replace(/[\p{Zs}\t]+/gu, ' ').trim());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Most cells: short plain words, digits and marks with single spaces, where there is nothing to clean. */
const plainCell = /^(?! )(?!.* {2})[\w ,.:;()/@'?!+-]*(?<! )$/;

/** Letters of UTF-8 that were read as Windows-1252 and written again: "CafÃ©" is "Café", "Â " a space. */
const twiceWritten = /[ÂÃ][\u0080-\u00bf]|â(?:€[\u0080-\u00bf\u2018-\u2022™œž¦])/g;

function repairLetters(text: string): string {
  if (!/[ÂÃâ]/.test(text)) return text;
  return text.replace(twiceWritten, (found) => {
    const bytes = Uint8Array.from(found, (letter) => windowsBytes.get(letter) ?? letter.charCodeAt(0));
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return found;
    }
  });
}

/** The bytes of Windows-1252 that are not at the place of their letter in Unicode. */
const windowsBytes: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 32 }, (_, index) => {
    const byte = 0x80 + index;
    return [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte] as const;
  }),
);

/** The same text on one line. */
export function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

function withoutHtml(text: string): string {
  const plain = /<[a-z!/]/i.test(text)
    ? text.replace(hiddenParts, '').replace(lineTags, '\n').replace(anyTag, '')
    : text;
  return plain.replace(entity, decodeEntity);
}

function decodeEntity(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return namedEntities[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '';
}

/**
 * A name that is written in capitals throughout, in capitals and small letters: "ST MARY'S HALL" becomes "St Mary's
 * Hall". Short runs such as "AFC" stay; so does every name that has a small letter already.
 *
 * @returns undefined when the name is not in capitals throughout
 */
export function withoutCapitals(name: string): string | undefined {
  const hasSmallLetter = /\p{Ll}/u.test(name);
  const hasLongWord = /\p{Lu}{4}/u.test(name);
  const isSeveralWords = /\s/.test(name.trim());
  if (hasSmallLetter || !hasLongWord || !isSeveralWords) return undefined;
  const words = name.toLowerCase().split(/(?<=[\s\-/(])/);
  return words
    .map((word, index) => (index > 0 && smallWords.has(word.trim()) ? word : capitalise(word)))
    .join('');
}

const smallWords = new Set(['a', 'and', 'at', 'by', 'for', 'in', 'of', 'on', 'the', 'to', 'with']);

function capitalise(word: string): string {
  return word.replace(/\p{L}/u, (letter) => letter.toUpperCase());
}
