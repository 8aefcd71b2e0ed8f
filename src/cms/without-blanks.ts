import { locatedFrom, plainValue } from '../reader/located.ts';
import { pruneBlanks } from '../reader/prune-blanks.ts';

/**
 * A value without what editing tools leave behind for "nothing said", by the rule that the reader of the content has:
 * empty texts, null, empty lists and records in which nothing is left. `undefined` where nothing at all is left.
 */
export function withoutBlanks(value: unknown): unknown {
  if (value === undefined) return undefined;
  const kept = pruneBlanks(locatedFrom(value));
  return kept && plainValue(kept);
}
