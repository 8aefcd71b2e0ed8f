import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../src/domain/plain-text.ts';
import { countSyllables, longestWords, readingAge } from '../../src/domain/reading-age.ts';

const plain =
  'We meet by the gate. You can bring a friend. We walk for an hour and sit down a lot. Nobody is left behind. ' +
  'If it rains we go to the hall and have tea. You do not have to say why you came. Come as you are. See you there.';

const official =
  'The organisation facilitates the coordination of multidisciplinary community interventions, enabling ' +
  'individuals experiencing considerable difficulties to participate in appropriate recreational activities, and ' +
  'provides comprehensive information regarding additional opportunities available throughout neighbouring ' +
  'localities, subject to eligibility and the availability of suitable accommodation and volunteers.';

describe('the reading age of a text', () => {
  it('is that of a child for plain words in short sentences', () => {
    expect(readingAge(plain)).toBeLessThanOrEqual(9);
  });

  it('is that of a grown-up for the words of an office', () => {
    expect(readingAge(official)).toBeGreaterThan(18);
  });

  it('falls when the same words stand in shorter sentences', () => {
    const long = plain.replaceAll(/\. (\w)/g, ' and $1');
    expect(readingAge(long) ?? 0).toBeGreaterThan(readingAge(plain) ?? 99);
  });

  it.each([
    ['a text of 40 words', 'word '.repeat(40)],
    ['nothing', ''],
    ['a text in another script', 'Мы встречаемся у ворот каждую среду. '.repeat(20)],
    ['figures', '1 2 3 4 5 6 7 8 9 '.repeat(20)],
  ])('is not guessed for %s', (_, text) => {
    expect(readingAge(text)).toBeUndefined();
  });

  it('is never below the age at which school starts', () => {
    expect(readingAge('We go. '.repeat(30))).toBe(5);
  });
});

describe('syllables', () => {
  it.each(
    Object.entries({
      1: 'the cat home baked lived boats loved we’ve tired hour fire shoes safe',
      2: 'table little wanted needed boxes horses people patient being going something museum bible neighbour’s',
      3: 'beautiful area library radio comedy different volunteers committee idea everyone',
      4: 'accessible information community ',
      5: 'university refrigerator',
      6: 'approximately',
    }).flatMap(([count, words]) =>
      words
        .trim()
        .split(' ')
        .map((word) => [word, Number(count)] as const),
    ),
  )('"%s" has %i', (word, count) => {
    expect(countSyllables(word)).toBe(count);
  });
});

it('the longest words come first, each once, and short ones never', () => {
  expect(longestWords('Accommodation is available. ACCOMMODATION, if the cat agrees.', 3)).toEqual([
    'accommodation',
    'available',
  ]);
});

describe('sentences', () => {
  it.each([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['We meet at St. Elmo. Bring e.g. bread.', ['We meet at St. Elmo.', 'Bring e.g. bread.']],
    ['First item\n\nSecond item\n\nThird.', ['First item', 'Second item', 'Third.']],
    ['No end', ['No end']],
    ['  \n\n ', []],
  ])('of "%s"', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });
});
