import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IsoDay } from '../../src/domain/calendar-day.ts';
import { closestWord, slugSchema } from '../../src/domain/slug.ts';
import { suggestionSchema, type SuggestionState } from '../../src/domain/suggestion.ts';
import type { Directory } from '../../src/domain/directory.ts';
import { WrongUse } from '../command.ts';
import { writeWhole } from '../write-whole.ts';

/** What became of a suggestion. */
export interface Settling {
  readonly directory: Directory;
  readonly contentDir: string;
  readonly slug: string;
  readonly state: Exclude<SuggestionState, 'being-checked'>;
  /** In one or two sentences. */
  readonly outcome: string;
  readonly today: IsoDay;
}

/**
 * Writes what became of a suggestion into its file.
 *
 * @returns path of the file, relative to the content folder
 * @throws WrongUse when there is no such suggestion, or the words do not fit
 */
export function settleSuggestion({ directory, contentDir, slug, state, outcome, today }: Settling): string {
  const known = directory.suggestions.map((suggestion) => suggestion.slug);
  if (!slugSchema.safeParse(slug).success || !known.includes(slug)) {
    const near = closestWord(slug, known);
    throw new WrongUse(
      `There is no suggestion "${slug}" in content/suggestions.${near === undefined ? '' : ` Did you mean "${near}"?`}`,
    );
  }
  const file = `suggestions/${slug}.json`;
  const path = join(contentDir, file);
  const before = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  const settled = suggestionSchema.safeParse({ ...before, state, settledOn: today, outcome });
  if (!settled.success) throw new WrongUse(settled.error.issues.map(({ message }) => message).join('\n'));
  writeWhole(path, `${JSON.stringify(settled.data, null, 2)}\n`);
  return file;
}
