import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IsoDay } from '../../src/domain/calendar-day.ts';
import type { Directory } from '../../src/domain/directory.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { SuggestionMessage } from '../../src/imports/suggestion-messages.ts';
import {
  proposeSuggestion,
  type SuggestionHelp,
  type SuggestionProposal,
} from '../../src/imports/suggestion-proposal.ts';
import { editEntry } from '../../src/reader/edit-entry.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { writeEntry } from '../../src/reader/write-entry.ts';
import type { ContentCopy } from './content-branch.ts';

/** What to make a suggestion of. */
export interface PrepareWishes {
  readonly copy: ContentCopy;
  readonly directory: Directory;
  readonly message: SuggestionMessage;
  readonly today: IsoDay;
  readonly number?: string | undefined;
  readonly help: SuggestionHelp;
}

/** What a suggestion comes to, checked. */
export interface Prepared {
  readonly proposal: SuggestionProposal;
  /** Texts of files by path relative to the content; empty when there are errors. */
  readonly files: ReadonlyMap<string, string>;
  /** What is wrong with the content once the files are in it. */
  readonly errors: readonly Problem[];
  /** Warnings about the files that change, and that were not there before. */
  readonly warnings: readonly Problem[];
}

/**
 * Turns a message into files, and reads the whole content with them in it, by the rules of `npm run check`. The copy
 * of the content holds the files afterwards.
 */
export function prepareSuggestion(wishes: PrepareWishes): Prepared {
  const { copy, directory, message, today, number, help } = wishes;
  const proposal = proposeSuggestion({ message, directory, today, number, help });
  const made = filesOf(proposal, copy.contentDir);
  if ('problems' in made) return { proposal, files: new Map(), errors: made.problems, warnings: [] };
  const before = new Set(warningsIn(readDirectory(copy.contentDir, today).problems));
  for (const [file, text] of made.files) copy.write(file, text);
  const { problems } = readDirectory(copy.contentDir, today);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(
    (problem) =>
      problem.severity === 'warning' && made.files.has(problem.file) && !before.has(signOf(problem)),
  );
  return { proposal, files: errors.length === 0 ? made.files : new Map(), errors, warnings };
}

function filesOf(
  { change, entry, gap, record }: SuggestionProposal,
  contentDir: string,
): { files: ReadonlyMap<string, string> } | { problems: readonly Problem[] } {
  const files = new Map<string, string>();
  if (change !== undefined) {
    const { file } = change.asset.source;
    const edited = editEntry(readFileSync(join(contentDir, file), 'utf8'), file, change.fields);
    if (edited.text === undefined) return { problems: edited.problems };
    files.set(file, edited.text);
  }
  if (entry !== undefined) files.set(`assets/${entry.slug}.md`, writeEntry(entry.asset, entry.body));
  if (gap !== undefined) files.set(`gaps/${gap.slug}.json`, asJson(gap.gap));
  files.set(`suggestions/${record.slug}.json`, asJson(record.data));
  return { files };
}

function asJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function warningsIn(problems: readonly Problem[]): string[] {
  return problems.filter(({ severity }) => severity === 'warning').map(signOf);
}

function signOf({ file, rule, field, found }: Problem): string {
  return [file, rule, field, found].join('\n');
}
