import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countCharacters,
  firstSentence,
  hiddenCharacterIn,
  mixedScripts,
  plainText,
} from '../../src/domain/plain-text.ts';
import { REAL_NAMES } from '../fixtures/real-names.ts';

const title = plainText({ max: 60 });
const body = plainText({ max: 200, min: 3, lines: 4 });
const fixFor = (value: unknown, schema = title) => schema.safeParse(value).error?.issues[0]?.message;

/** Texts that hold something a reader cannot see, or that is not what it seems, and what it is called. */
const HIDDEN: { name: string; texts: string[] }[] = [
  { name: 'a null character', texts: ['a\u0000b', '\u0000'] },
  { name: 'a tab', texts: ['a\tb', '\ta'] },
  {
    name: 'a control character',
    texts: ['a\u0001', 'a\u0008b', 'a\u000Bb', 'a\u000Cb', '\u001B[31mred', 'a\u007F', 'a\u0085b', 'a\u009F'],
  },
  {
    name: 'a text direction override',
    texts: [
      'a\u202Ab',
      'a\u202Bb',
      'a\u202Cb',
      'a\u202Db',
      'a\u202Eb',
      'a\u2066b',
      'a\u2067b',
      'a\u2068b',
      'a\u2069b',
    ],
  },
  { name: 'a text direction mark', texts: ['a\u200Eb', 'a\u200Fb', 'محمد\u200F', 'a\u061Cb'] },
  { name: 'a zero-width space', texts: ['Pot\u200BLuck', '\u200B', 'नेपाली\u200Bसमाज'] },
  {
    name: 'a zero-width non-joiner',
    texts: ['a\u200Cb', 'م\u200C', '\u200Cم', 'م\u200Cन', 'م\u200Ca', '👨\u200C👩'],
  },
  {
    name: 'a zero-width joiner',
    texts: ['a\u200Db', '👨\u200D', '\u200D👨', '👨\u200Da', '1\u200D2', 'न\u200D', 'م\u200D ب'],
  },
  { name: 'a byte order mark', texts: ['\uFEFFabc', 'a\uFEFFb', 'abc\uFEFF'] },
  { name: 'a soft hyphen', texts: ['knit\u00ADting'] },
  { name: 'a word joiner', texts: ['a\u2060b'] },
  { name: 'a line separator', texts: ['a\u2028b', 'a\u2029b'] },
  {
    name: 'an invisible character',
    texts: [
      'a\u2061b',
      'a\u2064b',
      'a\u206Ab',
      'a\u034Fb',
      'a\u115Fb',
      'a\u3164b',
      'a\uFFA0b',
      'a\u180Eb',
      'a\uFFF9b',
      'a\u{1D173}b',
    ],
  },
  {
    name: 'a tag character',
    texts: ['a\u{E0041}b', '🏴\u{E0067}\u{E0062}', '🏴\u{E0061}\u{E0062}\u{E0063}\u{E007F}', '\u{E0001}'],
  },
  { name: 'a variation selector', texts: ['a\uFE0F', '1\uFE0F', 'a\uFE00', 'a\u{E0100}', '❤\uFE0F\uFE0F'] },
  { name: 'half of a broken character', texts: ['a\uD83D', '\uDE00b', 'a\uD800b'] },
  {
    name: 'a private character that other people cannot see',
    texts: ['a\uE000', 'a\uF8FF', 'a\u{F0000}', 'a\u{10FFFD}'],
  },
  { name: 'a code that is no character', texts: ['a\uFFFE', 'a\uFDD0', 'a\u{1FFFF}'] },
  { name: 'a character that was damaged in copying', texts: ['caf\uFFFD', 'a\uFFFC'] },
  { name: 'a blank that is not a space', texts: ['a\u2800b'] },
  {
    name: 'a pile of more than 8 accents',
    texts: [`a${'\u0316'.repeat(9)}`, `Z${'\u0315\u035C\u0362'.repeat(20)}`],
  },
];

describe.each(HIDDEN)('a text that holds $name is refused by name', ({ name, texts }) => {
  test.each(texts)('%j', (text) => {
    expect(hiddenCharacterIn(text)?.name).toBe(name);
    expect(fixFor(text)).toContain(`there is ${name} there (U+`);
  });
});

test('at least 60 texts with hidden characters are tried', () => {
  expect(new Set(HIDDEN.flatMap(({ texts }) => texts)).size).toBeGreaterThanOrEqual(60);
});

test('a hidden character is told with its number and place, the first one first', () => {
  expect(hiddenCharacterIn('😀 Pot\u200B\u202ELuck')).toEqual({
    name: 'a zero-width space',
    code: 'U+200B',
    position: 6,
  });
  expect(hiddenCharacterIn(`a${'\u0301'.repeat(9)}\u200B`)).toMatchObject({ code: 'U+0301', position: 10 });
  expect(hiddenCharacterIn('Two\nlines')).toBeUndefined();
  expect(fixFor('Pot\u200BLuck')).toBe(
    'Type the words again after "Pot": there is a zero-width space there (U+200B, character 4).',
  );
  expect(fixFor('\u202EPot')).toBe(
    'Type the words again at the start: there is a text direction override there (U+202E, character 1).',
  );
});

describe.each(REAL_NAMES)('names as they are written in $language are kept as they are', ({ names }) => {
  test.each(names)('%s', (name) => {
    expect(title.safeParse(name)).toEqual({ success: true, data: name });
  });
});

test('200 different real names are tried', () => {
  expect(new Set(REAL_NAMES.flatMap(({ names }) => names)).size).toBe(200);
});

describe('words are kept as typed, but for what nobody sees', () => {
  test.each([
    ['  Pot   Luck  ', 'Pot Luck'],
    ['Pot\u00A0Luck', 'Pot Luck'],
    ['Pot \u2009\u3000Luck', 'Pot Luck'],
    ['Cafe\u0301', 'Café'],
    ['Pot Luck\n', 'Pot Luck'],
    ['\r\n Pot Luck \r\n', 'Pot Luck'],
    ['5 < 6 & "so" \'on\' <b>', '5 < 6 & "so" \'on\' <b>'],
    ["=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"],
    ['__proto__', '__proto__'],
    ['null', 'null'],
  ])('%j is stored as %j', (typed, stored) => {
    expect(title.parse(typed)).toBe(stored);
  });

  test('lines are kept, their ends trimmed', () => {
    expect(body.parse('One  line \r\n\n  two\rthree\n')).toBe('One line\n\ntwo\nthree');
  });

  test('a text is refused or kept, and a kept one stays the same when read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 70 }), (text) => {
        const reading = title.safeParse(text);
        if (!reading.success) return;
        expect(reading.data.replaceAll(' ', '')).toBe(text.normalize('NFC').replace(/[\p{Zs}\r\n]/gu, ''));
        expect(title.parse(reading.data)).toBe(reading.data);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('limits', () => {
  test.each([
    ['x'.repeat(61), 'Make it shorter: at most 60 characters (this has 61).'],
    [`👨${'\u200D👩'.repeat(400)}`, 'Make it shorter: at most 60 characters.'],
    ['x'.repeat(100_000), 'Make it shorter: at most 60 characters.'],
    ['', 'Write something here.'],
    ['   ', 'Write something here.'],
    ['one\ntwo', 'Write it all on one line.'],
    [12, 'Put quotes round it: "12".'],
    [true, 'Put quotes round it: "true".'],
    [undefined, 'Write this in words, at most 60 characters.'],
    [['a'], 'Write this in words, at most 60 characters.'],
  ])('%j is refused with what to do', (text, fix) => {
    expect(fixFor(text)).toBe(fix);
  });

  test('of a longer text', () => {
    expect(fixFor('ab', body)).toBe('Write at least 3 characters.');
    expect(fixFor('a\nb\nc\nd\ne', body)).toBe('Write it on at most 4 lines.');
    expect(fixFor('x'.repeat(1001), plainText({ max: 1000 }))).toBe(
      'Make it shorter: at most 1,000 characters (this has 1,001).',
    );
  });

  test('count what a reader counts', () => {
    expect(countCharacters('')).toBe(0);
    expect(countCharacters('Ọmọ́tọ́ṣọ̀ọ́')).toBe(8);
    expect(countCharacters('👨‍👩‍👧‍👦🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}')).toBe(2);
    expect(title.parse('👨‍👩‍👧‍👦'.repeat(60))).toBe('👨‍👩‍👧‍👦'.repeat(60));
  });

  test('are there for forms to count by', () => {
    expect(plainText({ max: 60 }).meta({ title: 'Title', description: 'The name' }).meta()).toEqual({
      title: 'Title',
      description: 'The name',
      maxCharacters: 60,
      lines: 1,
    });
  });
});

describe('two alphabets in one word', () => {
  test.each([
    ['Pаnel meeting', [{ word: 'Pаnel', with: 'Cyrillic' }]],
    [
      'Foghοrn and Кnitters',
      [
        { word: 'Foghοrn', with: 'Greek' },
        { word: 'Кnitters', with: 'Cyrillic' },
      ],
    ],
    ['Кафе Silverpit Ελένη', []],
    ['Український клуб', []],
    ['Café Tŷ Łódź', []],
    ['', []],
  ])('%s', (text, mixed) => {
    expect(mixedScripts(text)).toEqual(mixed);
  });
});

describe('the first sentence', () => {
  test.each([
    ['Bring a pan. Eat together.', 'Bring a pan.'],
    ['Come to St. Elmo’s Hall. Bring a pan!', 'Come to St. Elmo’s Hall.'],
    ['Ask J. Smith at the desk, e.g. on Monday. Then wait.', 'Ask J. Smith at the desk, e.g. on Monday.'],
    ['At 5 p.m. on Monday we sing. All welcome.', 'At 5 p.m. on Monday we sing.'],
    ['Can you sing? Come.', 'Can you sing?'],
    ['She said “come in.” We did.', 'She said “come in.”'],
    ['No end mark\nhere\n\nA second paragraph.', 'No end mark here'],
    ['It costs £2.50 a time. Bring change.', 'It costs £2.50 a time.'],
    ['', ''],
    ['  \n\n ', ''],
  ])('of %j is %j', (text, sentence) => {
    expect(firstSentence(text)).toBe(sentence);
  });
});

test('100 kB of anything is answered', () => {
  const long = plainText({ max: 100_000, lines: 100_000 });
  const parts = [
    'a',
    ' ',
    '\n',
    ' \n',
    '.',
    '."',
    '.)',
    'a. ',
    '\u0301\u0316',
    '\u200D',
    'م\u200C',
    'न्\u200D',
    '👨\u200D',
    '🏴',
    '\u{E0067}',
    '1\uFE0F',
    'aа',
  ];
  for (const part of parts) {
    const text = part.repeat(Math.floor(100_000 / part.length));
    const { data, error } = long.safeParse(text);
    expect(error?.issues[0]?.message ?? data).toMatch(/./);
    expect(firstSentence(text).length).toBeLessThanOrEqual(text.length);
    expect(mixedScripts(text).length).toBe(part === 'aа' ? 1 : 0);
  }
});
