/** How alike two words look, for a reader whose word is not there: letters in pairs, so a slipped one counts little. */

/**
 * How alike two words look, from 0 to 1.
 *
 * @example likeness('lonley', 'lonely') -> 0.6
 */
export function likeness(one: string, other: string): number {
  const [pairs, others] = [pairsOf(one), pairsOf(other)];
  const shared = [...pairs].filter((pair) => others.has(pair)).length;
  return (2 * shared) / (pairs.size + others.size);
}

/** Pairs of neighbouring letters, the word's edges among them. */
function pairsOf(word: string): ReadonlySet<string> {
  const edged = ` ${word} `;
  return new Set(Array.from({ length: edged.length - 1 }, (_, start) => edged.slice(start, start + 2)));
}
