/**
 * An amount of money as people say it.
 *
 * @param pence a whole number, 0 or more
 * @example "50p", "£3", "£2.50", "£1,200"
 */
export function moneyInWords(pence: number): string {
  if (pence > 0 && pence < 100) return `${pence}p`;
  const pounds = Math.floor(pence / 100).toLocaleString('en-GB');
  const rest = pence % 100;
  return rest === 0 ? `£${pounds}` : `£${pounds}.${String(rest).padStart(2, '0')}`;
}

const pounds = String.raw`\d+(?:,\d{3})*(?:\.\d{1,2})?`;

/** One sum in pounds, or two with a dash between them. "£3k" and "£1.5m" are none. */
const sumPattern = new RegExp(
  String.raw`£\s?(${pounds})(?:\s?[-–—]\s?£?\s?(${pounds}))?(?![,.]?\d|[km]\b)`,
  'g',
);

/** Sums of money in a text, each with where it stands and how it is written in house style. */
export function sumsOfMoney(text: string): { index: number; found: string; write: string }[] {
  return Array.from(text.matchAll(sumPattern), ({ 0: found, index }) => ({
    index,
    found,
    write: tidyMoney(found),
  }));
}

/** A text with its sums of money in house style: "£3.00" is "£3", "£0.50" is "50p", "£2-£3" is "£2 to £3". */
export function tidyMoney(text: string): string {
  return text.replace(sumPattern, (_, from: string, to: string | undefined) =>
    to === undefined ? sayPounds(from) : `${sayPounds(from)} to ${sayPounds(to)}`,
  );
}

function sayPounds(written: string): string {
  return moneyInWords(Math.round(Number(written.replaceAll(',', '')) * 100));
}
