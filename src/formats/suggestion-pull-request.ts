import { dayInWords, type IsoDay } from '../domain/calendar-day.ts';
import type { Site } from '../domain/site.ts';
import { usualAnswerDays } from '../domain/suggestion.ts';

/** What is told of a suggestion once it is on a branch. */
export interface PreparedSuggestion {
  readonly title: string;
  readonly understood: readonly string[];
  readonly byHand: readonly string[];
  readonly leftOut: readonly string[];
  /** What the check of the content said of the files that change, in words. */
  readonly warnings: readonly string[];
  /** Paths of the files that change, relative to the repository. */
  readonly files: readonly string[];
  readonly cameOn: IsoDay;
  /** Number of the issue, where it came as one. */
  readonly number?: string | undefined;
  /** Whole address of the place where anybody can follow it. */
  readonly follow: string;
  readonly isSettled: boolean;
}

/**
 * The text of the pull request. Whatever came from outside stands in a block of code, where no host makes links,
 * calls people by their name or closes issues.
 */
export function pullRequestText(prepared: PreparedSuggestion): string {
  const { understood, byHand, leftOut, warnings, files, cameOn, isSettled } = prepared;
  return [
    `Somebody told the panel on ${dayInWords(cameOn)}. A program wrote this; a person decides.`,
    '',
    ...part('What was understood', understood),
    ...part('For you to look at', byHand),
    ...part('Left out', leftOut),
    ...part('What the check says', warnings),
    ...part('Files', files),
    '## Before you merge',
    '',
    '- [ ] Somebody rang, went or asked, and it is so',
    '- [ ] The words are ours, and nobody is named',
    ...(isSettled
      ? ['- [ ] After the merge: write the check into the entry (`npm run checked`), and send the receipt']
      : ['- [ ] Once it is settled: `npm run suggestion -- settle`, which says what became of it']),
    '',
  ].join('\n');
}

function part(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const text = lines.map((line) => line.replace(/\s*\n\s*/g, ' ')).join('\n');
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return [`## ${title}`, '', `${fence}text`, text, fence, ''];
}

/** What to send to whoever told the panel, where they left a way, or to write under the issue. */
export function receiptText(
  { follow, cameOn, isSettled }: Pick<PreparedSuggestion, 'follow' | 'cameOn' | 'isSettled'>,
  site: Site,
): string {
  const days = site.suggestions?.answerDays ?? usualAnswerDays;
  return [
    `Thank you for telling us on ${dayInWords(cameOn)}.`,
    '',
    'What happens next:',
    `1. Somebody from the ${site.panel.name.replace(/^the /i, '')} looks at it within ${daysInWords(days)}.`,
    '2. A neighbour goes along, rings or asks, to be sure.',
    isSettled
      ? '3. The list is changed, with the day it was checked. Or it says why not.'
      : '3. It is settled, and the list says what became of it.',
    '',
    `You can follow it here: ${follow}`,
    'Your name, number and address are kept nowhere.',
    '',
  ].join('\n');
}

/** "7 days", "a day". */
export function daysInWords(days: number): string {
  return days === 1 ? 'a day' : `${days} days`;
}
