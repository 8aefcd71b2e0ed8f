import { fieldName, problemAt, type Problem, type Source } from './problem.ts';
import type { WrittenText } from './written-text.ts';

/** Words of a text that a rule has something to say about. */
export interface Find {
  readonly text: WrittenText;
  /** The words as they stand in the text. */
  readonly words: string;
}

/** How many finds of one rule are told for one record; more would bury what else is wrong with a folder. */
const mostTold = 3;

/**
 * Makes one warning out of all that a rule finds in a record, at the field and line of the first. Up to three finds
 * are told, the same words only once, and the rest are counted.
 *
 * @param finds in the order of the record
 * @param say what to say about those that are told: `found` stands before them, `fix` is a whole sentence
 */
export function reportFinds<Item extends Find>(
  source: Source,
  rule: string,
  finds: readonly Item[],
  say: (told: readonly Item[]) => { found: string; fix: string },
): Problem[] {
  const different = eachOnce(finds);
  const [first] = different;
  if (first === undefined) return [];
  const told = different.slice(0, mostTold);
  const { found, fix } = say(told);
  const more = different.length - told.length;
  const list = told.map((find) => `"${find.words}"${placeBeside(find, first)}`).join(', ');
  const problem = problemAt(source, first.text.path, {
    severity: 'warning',
    rule,
    found: `${found} ${list}${more > 0 ? ` and ${more} more` : ''}.`,
    fix,
  });
  return [{ ...problem, line: first.text.lineOf(first.words) }];
}

/** Where a find stands, when that is not where the first stands. */
function placeBeside(find: Find, first: Find): string {
  const line = find.text.lineOf(find.words);
  const isHere = find.text.path === first.text.path && line === first.text.lineOf(first.words);
  if (isHere) return '';
  return ` (${line === undefined ? fieldName(find.text.path) : `line ${line}`})`;
}

function eachOnce<Item extends Find>(finds: readonly Item[]): Item[] {
  const seen = new Set<string>();
  return finds.filter(({ words }) => {
    const isNew = !seen.has(words.toLowerCase());
    seen.add(words.toLowerCase());
    return isNew;
  });
}
