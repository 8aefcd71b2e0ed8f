import { noticeLimits } from '../../domain/notice-limits.ts';
import { countCharacters, firstSentence } from '../../domain/plain-text.ts';

/** Texts of an entry that have a length. */
export interface TextsWithLength {
  readonly title?: string | undefined;
  readonly shortTitle?: string | undefined;
  readonly summary?: string | undefined;
  readonly hook?: string | undefined;
  readonly whenInWords?: string | undefined;
  readonly sessions?: unknown;
}

/** Most characters that the schema of an entry takes. */
const most = { title: 60, shortTitle: noticeLimits.title, summary: 140, hook: noticeLimits.hook } as const;

const names: Readonly<Record<keyof typeof most, string>> = {
  title: 'The name',
  shortTitle: 'The short name',
  summary: 'The one sentence',
  hook: 'The line for screens',
};

/**
 * What is too long, each with what to do: for the entry itself, then for a screen, which leaves out whatever cannot be
 * read from across a room.
 */
export function lengthWarnings(texts: TextsWithLength): string[] {
  const tooLong = (Object.keys(most) as (keyof typeof most)[]).flatMap((field) => {
    const over = countCharacters(texts[field] ?? '') - most[field];
    return over > 0
      ? [`${names[field]} is ${over} ${letters(over)} too long. There is room for ${most[field]}.`]
      : [];
  });
  return [...tooLong, ...slideWarnings(texts)];
}

function slideWarnings({ title = '', shortTitle, sessions, whenInWords }: TextsWithLength): string[] {
  const warnings: string[] = [];
  if (shortTitle === undefined && countCharacters(title) > noticeLimits.title)
    warnings.push(
      `Does not fit a slide: the name has ${countCharacters(title)} letters, and a screen has room for ${noticeLimits.title}. Give a short name too.`,
    );
  const when = firstSentence(whenInWords ?? '');
  if (sessions === undefined && countCharacters(when) > noticeLimits.fact)
    warnings.push(
      `Does not fit a slide: the first sentence on when it is on has ${countCharacters(when)} letters, and a screen has room for ${noticeLimits.fact}.`,
    );
  return warnings;
}

function letters(count: number): string {
  return count === 1 ? 'letter' : 'letters';
}
