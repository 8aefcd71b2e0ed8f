/** Widths of letters as parts of their size: those of wide families such as Open Sans, so that any other has room. */
const widths: readonly (readonly [letters: string, width: number])[] = [
  ["ijl|'’.,:;!I", 0.29],
  ['ftr-()[] /', 0.38],
  ['sczvxyk1"', 0.53],
  ['mMW@%', 0.93],
  ['w', 0.8],
  ['CGOQDNHU©', 0.76],
  ['ABEFJKLPRSTVXYZ&', 0.64],
];

const usual = 0.61;
const bolder = 1.07;

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
