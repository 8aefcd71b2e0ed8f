import { isSameValue } from '../../domain/same-value.ts';
import type { Fields } from './record-fields.ts';

/** A field that two people have changed differently. A value that is undefined means "taken out". */
export interface Clash {
  readonly field: string;
  /** As both of them found it; undefined as well where nobody knows any more. */
  readonly before: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** What became of a record that two people have worked on. */
export interface Comparison {
  /** Fields that only I changed. */
  readonly mine: readonly string[];
  /** Fields that only others changed. */
  readonly theirs: readonly string[];
  readonly clashes: readonly Clash[];
}

/** Whose words to keep in each field that both changed. */
export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

/**
 * Compares three states of a record, field by field, all of them tidy (`tidyFields`).
 *
 * @param before what the form was filled with; undefined where that is not known, and then every difference is a clash
 * @param mine what the form holds
 * @param theirs what is kept now
 */
export function compareFields(before: Fields | undefined, mine: Fields, theirs: Fields): Comparison {
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  const different = names.filter((name) => !isSameValue(mine[name], theirs[name]));
  const isMineAsBefore = (name: string) => before !== undefined && isSameValue(before[name], mine[name]);
  const isTheirsAsBefore = (name: string) => before !== undefined && isSameValue(before[name], theirs[name]);
  return {
    mine: different.filter((name) => isTheirsAsBefore(name)),
    theirs: different.filter((name) => isMineAsBefore(name)),
    clashes: different
      .filter((name) => !isMineAsBefore(name) && !isTheirsAsBefore(name))
      .map((field) => ({
        field,
        before: before?.[field],
        mine: mine[field],
        theirs: theirs[field],
      })),
  };
}

/** What to keep: each field that only one changed, and of the others what was chosen. Nothing else differs. */
export function mergeFields(
  { mine, theirs }: { readonly mine: Fields; readonly theirs: Fields },
  comparison: Comparison,
  choices: Choices,
): Fields {
  const fromMine = [
    ...comparison.mine,
    ...comparison.clashes.map(({ field }) => field).filter((field) => choices[field] !== 'theirs'),
  ];
  const merged = new Map(Object.entries(theirs));
  for (const name of fromMine) {
    if (mine[name] === undefined) merged.delete(name);
    else merged.set(name, mine[name]);
  }
  return Object.fromEntries(merged);
}
