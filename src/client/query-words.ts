/** What people type: made plain, and taken apart into the words that say something. */

/** Words that say nothing about what is looked for. */
const fillers = new Set(
  (
    'a an and any are at be can do find for from get go have help how i im in is it like looking me my near need ' +
    'of on or our please some something somewhere that the there thing things to want we what where who with you your'
  ).split(' '),
);

/** A query in small letters, without apostrophes, with single spaces: "St Elmo’s  Hall" is "st elmos hall". */
export function plainQuery(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/['’‘`]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The words of a query that say something; all of them when none does. */
export function tellingWords(text: string): readonly string[] {
  const words = [...new Set(plainQuery(text).split(' '))].filter((word) => word !== '');
  const telling = words.filter((word) => !fillers.has(word));
  return telling.length > 0 ? telling : words;
}
