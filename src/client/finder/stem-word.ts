/** Brings the forms of an English word together: "knitting", "knits" and "knitters" all become "knit". */

interface Ending {
  readonly ending: RegExp;
  readonly becomes: string;
  /** The fewest letters that must stay, so that "sing" is not taken for a form of "s". */
  readonly keeps: number;
  /** Whether a letter doubled for the ending's sake is single again: "swimming" is "swim". */
  readonly undoubles?: true;
}

/** Endings of the plural, taken off first. */
const plurals: readonly Ending[] = [
  { ending: /ies$/, becomes: 'y', keeps: 2 },
  { ending: /(?<=ss|sh|ch|x|zz)es$/, becomes: '', keeps: 3 },
  { ending: /(?<![sui])s$/, becomes: '', keeps: 3 },
];

/** Endings of verbs and of those who do; the first that fits. */
const others: readonly Ending[] = [
  { ending: /ing$/, becomes: '', keeps: 3, undoubles: true },
  { ending: /ed$/, becomes: '', keeps: 3, undoubles: true },
  { ending: /er$/, becomes: '', keeps: 4, undoubles: true },
  { ending: /ness$/, becomes: '', keeps: 4 },
];

/** Last letters that come and go with endings: "dance" and "dancing", "lonely" and "loneliness". */
const lastLetters: readonly Ending[] = [
  { ending: /e$/, becomes: '', keeps: 3 },
  { ending: /y$/, becomes: 'i', keeps: 3 },
];

/** The stem of a word in plain letters; not always a word itself. */
export function stemOf(word: string): string {
  return [plurals, others, lastLetters].reduce(withoutEnding, word);
}

/** A word in plain letters without the ending of its plural: "lads" is "lad". */
export function singularOf(word: string): string {
  return withoutEnding(word, plurals);
}

function withoutEnding(word: string, endings: readonly Ending[]): string {
  for (const { ending, becomes, keeps, undoubles } of endings) {
    if (!ending.test(word)) continue;
    const stem = word.replace(ending, '');
    if (stem.length < keeps) continue;
    return undoubles ? stem.replace(/([^aeiouls])\1$/, '$1') : stem + becomes;
  }
  return word;
}
