import { sentencesOf } from './plain-text.ts';

/** A text must have more words than this to be measured; over fewer, one long name decides. */
export const fewestWordsMeasured = 40;

/**
 * The age at which children in British schools read a text with ease, by the Flesch-Kincaid grade (Kincaid and others
 * 1975): 0.39 × words per sentence + 11.8 × syllables per word − 15.59, and 5 years for the age at which school starts.
 *
 * It only counts: short words in short sentences come out young, even where they make no sense, and the names of
 * places come out old. It knows English alone, and syllables are counted by groups of vowels, which is wrong for about
 * one word in twenty. So it may say where to look, and never whether a text is good.
 *
 * @returns a whole number of years, 5 at least; undefined for texts of 40 English words or fewer
 */
export function readingAge(text: string): number | undefined {
  const words = englishWords(text);
  if (words.length <= fewestWordsMeasured) return undefined;
  const sentences = sentencesOf(text).filter((sentence) => /\p{L}/u.test(sentence)).length;
  const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0);
  const grade = 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
  return Math.max(5, Math.round(grade + 5));
}

/** The longest words of a text, each once, those with most syllables first; none of fewer than three syllables. */
export function longestWords(text: string, most: number): string[] {
  const counted = [...new Set(englishWords(text).map((word) => word.toLowerCase()))].map((word) => ({
    word,
    syllables: countSyllables(word),
  }));
  return counted
    .filter(({ syllables }) => syllables >= 3)
    .sort((a, b) => b.syllables - a.syllables)
    .slice(0, most)
    .map(({ word }) => word);
}

function englishWords(text: string): string[] {
  const words = text.match(/[a-z\u00c0-\u024f'’]+/gi) ?? [];
  return words.filter((word) => /^[a-z]+(?:['’][a-z]+)*['’]?$/i.test(word));
}

/** Ends with a vowel that is written and not spoken: "baked", "lives", "home". "Wanted", "boxes", "table" are none. */
const silentEnd = /[^aeiouydt]ed$|[^aeiouycgsxzhl]es$|[^cs]hes$|[aeiouy]les$|[^aeiouyl]e$|[aeiouy]le$/;

/** Vowels that stand together and are spoken apart: "going", "radio", "area". */
const spokenApart = /[aeiouy]ing|i[ao](?!us|n$)|[dr]ea$/g;

/** First halves of words that have an e nobody speaks: "something", "everybody". */
const silentMiddle = /^(?:some|every)[bdmptw]/;

/** How many syllables an English word has, near enough. */
export function countSyllables(word: string): number {
  const letters = word.toLowerCase().replace(/['’]s?/, '');
  const groups = countMatches(letters, /[aeiouy]+/g);
  if (groups < 2) return 1 + countMatches(letters, spokenApart);
  const unspoken = Number(silentEnd.test(letters)) + Number(silentMiddle.test(letters));
  return groups - unspoken + countMatches(letters, spokenApart);
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
