/** Finds the word somebody meant by a word that is not there. */
import { likeness } from '../likeness.ts';

/**
 * How many slips lie between two words: a letter wrong, missing, too many, or two that changed places (optimal
 * string alignment).
 *
 * @example slipsBetween('lonley', 'lonely') -> 1
 */
export function slipsBetween(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let place = 1; place <= other.length; place += 1) {
      const isSame = one[row - 1] === other[place - 1];
      let slips = Math.min(last[place]! + 1, current[place - 1]! + 1, last[place - 1]! + (isSame ? 0 : 1));
      const areSwapped = one[row - 1] === other[place - 2] && one[row - 2] === other[place - 1];
      if (row > 1 && place > 1 && areSwapped) slips = Math.min(slips, beforeLast[place - 2]! + 1);
      current.push(slips);
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length]!;
}

/** How many slips a word of so many letters may hold: short words are too alike to guess. */
function slipsAllowed(length: number): number {
  if (length < 4) return 0;
  return length < 6 ? 1 : 2;
}

/** The word most like the one typed; undefined when none is near. The earlier of two that are as near wins. */
export function nearestWord(typed: string, words: Iterable<string>): string | undefined {
  const allowed = slipsAllowed(typed.length);
  let nearest: { word: string; distance: number } | undefined;
  if (allowed === 0) return undefined;
  for (const word of words) {
    if (Math.abs(word.length - typed.length) > allowed || word.length < 3) continue;
    const startsAlike = word.startsWith(typed.slice(0, 1));
    const slips = slipsBetween(typed, word);
    if (slips > (startsAlike ? allowed : 1) || isAnotherShortWord(typed, word)) continue;
    const distance = slips + (startsAlike ? 0 : 0.5) - likeness(typed, word) / 2;
    if (nearest === undefined || distance < nearest.distance) nearest = { word, distance };
  }
  return nearest?.word;
}

/** In a word of four letters one wrong letter makes another word, "harm" and "hard"; two swapped ones do not. */
function isAnotherShortWord(typed: string, word: string): boolean {
  const inOrder = (letters: string) => Array.from(letters).sort().join('');
  return typed.length === 4 && word.length === 4 && inOrder(typed) !== inOrder(word);
}
