import { describe, expect, it } from 'vitest';
import { hardWordsList } from '../../src/domain/hard-words-list.ts';
import { houseStyleSlips } from '../../src/domain/house-style.ts';

const allWords = hardWordsList.flatMap(({ words }) => words);

describe('the list of hard words', () => {
  it('has each form once, in small letters, without hyphens', () => {
    expect(allWords.filter((words, index) => allWords.indexOf(words) !== index)).toEqual([]);
    expect(allWords.filter((words) => !/^[a-z]+( [a-z]+)*$/.test(words))).toEqual([]);
  });

  it('says for every row what to write or what to do, and never both', () => {
    const odd = hardWordsList.filter(({ write, advice }) => (write === undefined) === (advice === undefined));
    expect(odd).toEqual([]);
  });

  it('never tells people to write what is on the list or not in house style', () => {
    const written = hardWordsList.flatMap(({ write }) => write ?? []);
    const hard = written.filter((write) => allWords.some((words) => ` ${write} `.includes(` ${words} `)));
    expect(hard).toEqual([]);
    expect(written.flatMap(houseStyleSlips)).toEqual([]);
  });
});
