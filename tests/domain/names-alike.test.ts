import { describe, expect, it } from 'vitest';
import { isNameWithin, nameKey, tellingWords } from '../../src/domain/names-alike.ts';

describe('two names of one thing', () => {
  it.each([
    ['The Net Loft', 'Net Loft'],
    ['Tea & Talk', 'Tea and Talk'],
    ['NET LOFT!', 'net-loft'],
    ['Find (entry)', 'Find'],
  ])('%s and %s are the same', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it('differ by any other word, also where "the" stands in the middle', () => {
    expect(nameKey('Over the Hill')).not.toBe(nameKey('Over Hill'));
    expect(nameKey('Entry Hall')).not.toBe(nameKey('Hall'));
  });

  const within = (one: string, other: string) => isNameWithin(tellingWords(one), tellingWords(other));

  it('are told when one holds the other, whichever is first', () => {
    expect(within('Coppice Library', 'Coppice Library and Wellbeing Centre')).toBe(true);
    expect(within('Coppice Library and Wellbeing Centre', 'Coppice Library')).toBe(true);
    expect(within('The Coppice Library', 'Library at Coppice')).toBe(true);
  });

  it('are not told for one word in common, or words that every name has', () => {
    expect(within('Coppice', 'Coppice Library')).toBe(false);
    expect(within('Coppice Club', 'Coppice Library Club')).toBe(false);
    expect(within('Coppice Library', 'Coppice Hall and Park')).toBe(false);
    expect(tellingWords('The Trust for Services of a Group in and at the Club Centre')).toEqual(
      new Set(['a']),
    );
    expect(tellingWords('')).toEqual(new Set());
  });
});
