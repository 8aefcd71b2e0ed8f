/** Words as they are compared: small letters without their marks, so that "Łódź", "Ŵyl" and "café" meet "lodz", "wyl" and "cafe". */

/** Letters that are no plain letter with a mark, and what people type for them. */
const plainFor: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** A text in small plain letters, without apostrophes, with single spaces: "St Elmo’s Café" is "st elmos cafe". */
export function plainLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f'’‘`]/g, '')
    .normalize('NFC')
    .replaceAll(/[łøđðþßæœı]/g, (letter) => plainFor[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

/** The words of a text, in plain letters. */
export function plainWordsOf(text: string): readonly string[] {
  const plain = plainLetters(text);
  return plain === '' ? [] : plain.split(' ');
}
