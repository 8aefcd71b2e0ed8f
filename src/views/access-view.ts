import type { AccessFact } from '../domain/access.ts';
import type { ViewContext } from './view-context.ts';

/** One fact about getting in and around. */
export interface AccessRow {
  readonly title: string;
  /** "Yes", "No" or "Not known". */
  readonly answer: string;
  readonly icon: 'tick' | 'cross' | 'ask';
  /** Class of the stylesheet that colours the answer; empty for what is not known. */
  readonly colour: 'moss' | 'clay' | '';
  readonly note: string;
}

const answers = {
  yes: { answer: 'Yes', icon: 'tick', colour: 'moss' },
  no: { answer: 'No', icon: 'cross', colour: 'clay' },
} as const;

const notKnown = { answer: 'Not known', icon: 'ask', colour: '', note: 'We have not asked yet' } as const;

/**
 * Facts about getting in and around, in the order of the taxonomy. What nobody has asked is said to be not known
 * where the taxonomy wants it always asked.
 *
 * @param hasPlace whether there is anywhere to get into; without it only known facts are shown
 */
export function accessRows(
  known: ReadonlyMap<string, AccessFact>,
  hasPlace: boolean,
  { directory }: ViewContext,
): AccessRow[] {
  return directory.facts.flatMap(({ name, title, askAlways }): AccessRow[] => {
    const fact = known.get(name);
    if (fact !== undefined) return [{ title, ...answers[fact.is], note: fact.note ?? '' }];
    return askAlways === true && hasPlace ? [{ title, ...notKnown }] : [];
  });
}
