import { z } from 'zod';

/** What a reader of typed text returns: the value to store, or the sentence that says what to write instead. */
export type Reading = { value: string } | { fix: string };

/**
 * Makes a string schema out of a reader. A good text is replaced by its stored form, a bad one gives one issue
 * whose message is the fix. It stays a `z.ZodString`, so that `.optional()`, `.meta()` and `.brand()` work on it.
 *
 * @param read turns typed text into a reading; reading a stored value must give that value back
 * @param fixForOthers the fix when the value is not a string at all (a number, a list, missing)
 */
export function textSchema(
  read: (text: string) => Reading,
  fixForOthers: (input: unknown) => string,
): z.ZodString {
  return z
    .string({ error: (issue) => fixForOthers(issue.input) })
    .overwrite((text) => {
      const reading = read(text);
      return 'fix' in reading ? text : reading.value;
    })
    .superRefine((text, context) => {
      const reading = read(text);
      if ('fix' in reading) context.addIssue({ code: 'custom', message: reading.fix });
    });
}

/** What a plain text may hold. */
export interface PlainTextLimits {
  /** Most characters, as a reader counts them (an emoji or an accented letter is one). */
  max: number;
  /** Fewest characters; 1 unless given. */
  min?: number;
  /** Most lines, blank ones counted; 1 unless given. */
  lines?: number;
}

/**
 * A schema for words that people read. Text is either refused with a fix or kept exactly as typed, save four
 * things that change nothing a reader sees: it is put in Unicode form NFC, spaces and line breaks at its ends go,
 * runs of spaces of any kind become one plain space, and line breaks become `\n`.
 * The limits are in the schema's meta as `maxCharacters` and `lines`, for forms that count.
 */
export function plainText({ max, min = 1, lines = 1 }: PlainTextLimits): z.ZodString {
  return textSchema(
    (text) => readPlainText(text, { max, min, lines }),
    (input) =>
      typeof input === 'number' || typeof input === 'boolean'
        ? `Put quotes round it: "${input}".`
        : `Write this in words, at most ${inFull(max)} characters.`,
  ).meta({ maxCharacters: max, lines });
}

/** No emoji or letter in use is longer than this many UTF-16 units, but a chain of joined emoji has no end. */
const LONGEST_CHARACTER = 16;

function readPlainText(typed: string, { max, min, lines }: Required<PlainTextLimits>): Reading {
  const tooLong = `Make it shorter: at most ${inFull(max)} characters.`;
  if (typed.length > LONGEST_CHARACTER * max + 1000) return { fix: tooLong };

  const text = foldSpaces(typed.replace(/\r\n?/g, '\n'));
  // Before NFC, because putting a long pile of accents in order takes time that grows with its square.
  const hidden = hiddenCharacterIn(text);
  if (hidden) return { fix: hiddenCharacterFix(text, hidden) };

  const value = text.normalize('NFC');
  if (value.split('\n').length > lines) {
    return { fix: lines === 1 ? 'Write it all on one line.' : `Write it on at most ${lines} lines.` };
  }
  const count = countCharacters(value);
  if (count < min) {
    return { fix: min === 1 ? 'Write something here.' : `Write at least ${inFull(min)} characters.` };
  }
  if (count > max) return { fix: `${tooLong.slice(0, -1)} (this has ${inFull(count)}).` };
  return value.length > LONGEST_CHARACTER * max ? { fix: tooLong } : { value };
}

function inFull(count: number): string {
  return count.toLocaleString('en-GB');
}

function foldSpaces(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/\p{Zs}+/gu, ' ').replace(/^ | $/g, ''));
  const first = lines.findIndex((line) => line !== '');
  const last = lines.findLastIndex((line) => line !== '');
  return first === -1 ? '' : lines.slice(first, last + 1).join('\n');
}

/** A character that a reader cannot see, or that is not what it seems. */
export interface HiddenCharacter {
  /** In words, like "a zero-width space". */
  name: string;
  /** Unicode number, like "U+200B". */
  code: string;
  /** Where it stands: 1 is the first character (code point) of the text. */
  position: number;
}

const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\uFFFC\uFFFD]/gu;

const LONGEST_ACCENT_PILE = 8;
const ACCENT_PILE = new RegExp(`\\p{M}{${LONGEST_ACCENT_PILE + 1}}`, 'u');

const JOINING_SCRIPTS = [
  'Arab',
  'Syrc',
  'Deva',
  'Beng',
  'Guru',
  'Gujr',
  'Orya',
  'Taml',
  'Telu',
  'Knda',
  'Mlym',
  'Sinh',
];

/** Characters of the hidden kinds that do honest work where they stand. The rest are refused. */
const WELCOME: { why: string; pattern: RegExp }[] = [
  { why: 'line breaks are seen', pattern: /\n/g },
  {
    why: 'number and verse signs of Arabic, Syriac and Kaithi, which are drawn',
    pattern: /[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]/gu,
  },
  {
    why: 'joiners inside an emoji, like a family',
    pattern: /(?<=\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?)\u200D(?=\p{Extended_Pictographic})/gu,
  },
  {
    why: 'the picture or text form of an emoji, and keycaps',
    pattern: /(?<=\p{Extended_Pictographic})[\uFE0E\uFE0F]|(?<=[0-9#*])\uFE0F(?=\u20E3)/gu,
  },
  {
    why: 'the flags of England, Scotland and Wales',
    pattern: new RegExp(
      `(?<=\\u{1F3F4})(?:${['gbeng', 'gbsct', 'gbwls'].map(inTags).join('|')})\\u{E007F}`,
      'gu',
    ),
  },
  {
    why: 'joiners after the vowel killer of an Indian script, which shape the letter before',
    pattern: /(?<=[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA])[\u200C\u200D]/g,
  },
  ...JOINING_SCRIPTS.map((script) => ({
    why: 'joiners between two letters of a joined-up script',
    pattern: new RegExp(
      `(?<=(?=[\\p{L}\\p{M}])\\p{Script_Extensions=${script}})[\\u200C\\u200D](?=(?=[\\p{L}\\p{M}])\\p{Script_Extensions=${script}})`,
      'gu',
    ),
  })),
  {
    why: 'the chosen shape of a Chinese character in a name',
    pattern: /(?<=\p{Script=Han})[\u{E0100}-\u{E01EF}]/gu,
  },
];

function inTags(letters: string): string {
  return Array.from(letters, (letter) => `\\u{E00${letter.charCodeAt(0).toString(16)}}`).join('');
}

/**
 * Finds the first character of a text that is hidden or misleading: controls, direction marks, zero-width and other
 * invisible characters, private, broken and damaged ones, and the ninth accent of a pile. Joiners that emoji,
 * Arabic and Indian scripts need are welcome, and so are line breaks.
 */
export function hiddenCharacterIn(text: string): HiddenCharacter | undefined {
  const found = [...findUnwelcome(text), ...findAccentPile(text)];
  const [first] = found.sort((one, other) => one.index - other.index);
  if (!first) return undefined;
  const { character, index, name } = first;
  return { name, code: unicodeNumber(character), position: Array.from(text.slice(0, index)).length + 1 };
}

interface Finding {
  index: number;
  character: string;
  name: string;
}

function findUnwelcome(text: string): Finding[] {
  if (text.search(HIDDEN) === -1) return [];
  const welcome = welcomePlaces(text);
  for (const { 0: character, index } of text.matchAll(HIDDEN)) {
    if (!welcome.has(index)) return [{ index, character, name: nameCharacter(character) }];
  }
  return [];
}

function findAccentPile(text: string): Finding[] {
  const pile = ACCENT_PILE.exec(text);
  const character = pile ? Array.from(pile[0]).at(-1) : undefined;
  if (!pile || character === undefined) return [];
  const index = pile.index + pile[0].length - character.length;
  return [{ index, character, name: `a pile of more than ${LONGEST_ACCENT_PILE} accents` }];
}

function welcomePlaces(text: string): Set<number> {
  const places = new Set<number>();
  for (const { pattern } of WELCOME) {
    for (const match of text.matchAll(pattern)) {
      for (let offset = 0; offset < match[0].length; offset += 1) places.add(match.index + offset);
    }
  }
  return places;
}

function hiddenCharacterFix(text: string, { name, code, position }: HiddenCharacter): string {
  const before = Array.from(text)
    .slice(Math.max(0, position - 21), position - 1)
    .join('')
    .trim();
  const place = before === '' ? 'at the start' : `after "${before}"`;
  return `Type the words again ${place}: there is ${name} there (${code}, character ${position}).`;
}

const CHARACTER_NAMES: { from: number; to: number; name: string }[] = [
  { from: 0x00, to: 0x00, name: 'a null character' },
  { from: 0x09, to: 0x09, name: 'a tab' },
  { from: 0x0a, to: 0x0a, name: 'a line break' },
  { from: 0x0d, to: 0x0d, name: 'a carriage return' },
  { from: 0x20, to: 0x20, name: 'a space' },
  { from: 0xa0, to: 0xa0, name: 'a non-breaking space' },
  { from: 0xad, to: 0xad, name: 'a soft hyphen' },
  { from: 0x61c, to: 0x61c, name: 'a text direction mark' },
  { from: 0x200b, to: 0x200b, name: 'a zero-width space' },
  { from: 0x200c, to: 0x200c, name: 'a zero-width non-joiner' },
  { from: 0x200d, to: 0x200d, name: 'a zero-width joiner' },
  { from: 0x200e, to: 0x200f, name: 'a text direction mark' },
  { from: 0x2028, to: 0x2029, name: 'a line separator' },
  { from: 0x202a, to: 0x202e, name: 'a text direction override' },
  { from: 0x2060, to: 0x2060, name: 'a word joiner' },
  { from: 0x2066, to: 0x2069, name: 'a text direction override' },
  { from: 0x2800, to: 0x2800, name: 'a blank that is not a space' },
  { from: 0xfe00, to: 0xfe0f, name: 'a variation selector' },
  { from: 0xfeff, to: 0xfeff, name: 'a byte order mark' },
  { from: 0xfffc, to: 0xfffd, name: 'a character that was damaged in copying' },
  { from: 0xe0000, to: 0xe007f, name: 'a tag character' },
  { from: 0xe0100, to: 0xe01ef, name: 'a variation selector' },
];

const CHARACTER_KINDS: { pattern: RegExp; name: string }[] = [
  { pattern: /\p{Cc}/u, name: 'a control character' },
  { pattern: /\p{Cs}/u, name: 'half of a broken character' },
  { pattern: /\p{Co}/u, name: 'a private character that other people cannot see' },
  { pattern: /\p{Zs}/u, name: 'a space' },
  { pattern: /\p{Noncharacter_Code_Point}/u, name: 'a code that is no character' },
  { pattern: HIDDEN, name: 'an invisible character' },
];

/** Says in words what a character is: "a tab", "a zero-width space"; a visible one is quoted. */
export function nameCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const named = CHARACTER_NAMES.find(({ from, to }) => code >= from && code <= to);
  const kind = CHARACTER_KINDS.find(({ pattern }) => character.search(pattern) !== -1);
  return named?.name ?? kind?.name ?? `the character ${character}`;
}

function unicodeNumber(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A word whose letters come from two alphabets that look alike. */
export interface MixedWord {
  /** The word as written. */
  word: string;
  /** The alphabet that is mixed into the Latin one. */
  with: 'Cyrillic' | 'Greek';
}

/**
 * Words in which Latin letters stand beside Cyrillic or Greek ones, so that one may pose as the other.
 * Names in two alphabets side by side ("Кафе Silverpit") are fine. For a warning, never an error.
 */
export function mixedScripts(text: string): MixedWord[] {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.flatMap((word): MixedWord[] => {
    if (!/\p{Script=Latin}/u.test(word)) return [];
    if (/\p{Script=Cyrillic}/u.test(word)) return [{ word, with: 'Cyrillic' }];
    return /\p{Script=Greek}/u.test(word) ? [{ word, with: 'Greek' }] : [];
  });
}

const ABBREVIATIONS = new Set(
  'approx. dr. e.g. etc. i.e. mr. mrs. ms. no. nr. prof. rd. rev. sgt. sr. st. tel. vs.'.split(' '),
);

/**
 * The first sentence of the first paragraph, its words parted by single spaces; the whole paragraph when it has no
 * end mark. "St. Elmo", "e.g. bread" and initials do not end a sentence. Empty for empty text.
 */
export function firstSentence(text: string): string {
  return sentencesOf(text)[0] ?? '';
}

/**
 * All sentences of a text, the words of each parted by single spaces. The end of a paragraph ends a sentence too, so
 * that the items of a list are not counted as one. What ends a sentence: see `firstSentence`.
 */
export function sentencesOf(text: string): string[] {
  return text.split(/\n[ \t]*\n/).flatMap(sentencesOfParagraph);
}

function sentencesOfParagraph(paragraph: string): string[] {
  const words = paragraph.split(/\s+/).filter((word) => word !== '');
  const sentences: string[] = [];
  let start = 0;
  for (const [index, word] of words.entries()) {
    const isLast = index === words.length - 1;
    if (!isLast && !endsSentence(word, words[index + 1])) continue;
    sentences.push(words.slice(start, index + 1).join(' '));
    start = index + 1;
  }
  return sentences;
}

const LAST_OF_SENTENCE = new Set('.!?…"\'”’)]');

function endsSentence(word: string, next: string | undefined): boolean {
  if (!LAST_OF_SENTENCE.has(word.at(-1) ?? '')) return false;
  if (!/[.!?…]["'”’)\]]*$/u.test(word)) return false;
  if (next === undefined) return true;
  const isShort = ABBREVIATIONS.has(word.replace(/^[("'“‘[]/, '').toLowerCase()) || /^\p{Lu}\.$/u.test(word);
  return !isShort && !/^\p{Ll}/u.test(next);
}

const CHARACTERS = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/** How many characters a reader sees: an emoji family or an accented letter counts once. */
export function countCharacters(text: string): number {
  // Plain English letters need no segmenter, which takes most of the time of a large import.
  if (/^[ -~]*$/.test(text)) return text.length;
  return Array.from(CHARACTERS.segment(text)).length;
}
