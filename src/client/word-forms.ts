/** Whether two words are one word in two forms, for English as people type it. */

const ending = /^(?:|e|y|ies|e?s|i?e?d|ings?|e?rs?|ly|ness|ments?)$/;

/**
 * Whether a word that was found is the word that was typed: the same, a longer one that begins with it, or the
 * same with another ending.
 *
 * @example isFormOf('walking', 'walk') -> true; isFormOf('plumber', 'plum') -> false
 */
export function isFormOf(typed: string, found: string): boolean {
  if (found.startsWith(typed)) return true;
  const stem = sharedBeginning(typed, found);
  if (stem.length < 3) return false;
  return [typed, found].every((word) => ending.test(endingAfter(stem, word)));
}

function sharedBeginning(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return one.slice(0, length);
}

/** What stands after the stem; a letter doubled for its sake, as in "swimming", belongs to the stem. */
function endingAfter(stem: string, word: string): string {
  const rest = word.slice(stem.length);
  return rest.startsWith(stem.slice(-1)) ? rest.slice(1) : rest;
}
