/** Widths of letters as parts of their size, a little wider than in Source Sans, so that Arial has room too. */
const widths: readonly (readonly [letters: string, width: number])[] = [
  ["ijl|'’.,:;!I", 0.27],
  ['ftr-()[] /', 0.33],
  ['sczvxyk1"', 0.5],
  ['mMW@%', 0.88],
  ['w', 0.74],
  ['ABCDEFGHJKLNOPQRSTUVXYZ&', 0.67],
];

const usual = 0.56;
const bolder = 1.06;

/** About how wide a text is, in px; rather too wide than too narrow. */
export function widthOf(text: string, size: number, isBold = false): number {
  let sum = 0;
  for (const letter of text) {
    sum += widths.find(([letters]) => letters.includes(letter))?.[1] ?? (letter > '\u2e7f' ? 1 : usual);
  }
  return sum * size * (isBold ? bolder : 1);
}

/** Breaks a name into lines of about so many letters, at its spaces. */
export function breakName(name: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
