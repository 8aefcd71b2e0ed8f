import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseDay, type IsoDay } from '../src/domain/calendar-day.ts';
import type { Directory } from '../src/domain/directory.ts';
import { roundProgress } from '../src/domain/round-progress.ts';
import { roundSchema, type Round } from '../src/domain/round.ts';
import { closestWord, slugify } from '../src/domain/slug.ts';
import { roundText } from '../src/formats/round-text.ts';
import { readDirectory } from '../src/reader/read-directory.ts';
import { answer, exitCodes, needed, runCommand, WrongUse } from './command.ts';
import { writeAll } from './import/write-all.ts';
import { readDirectoryOrSay, type OpenDirectory } from './read-directory-or-say.ts';
import { contentAt } from './round/content-at.ts';

const help = `Review rounds: the panel looks at everything, at one neighbourhood or at one theme, within some weeks. What was
found stands in the entries themselves, so that several people work at once.

  npm run round                   every round and how far it came
  npm run round -- winter-2026    what one round has found; once it is over, its closing summary
  npm run round -- start "Spring round 2027" --from 2027-03-01 --to 2027-04-30 [--neighbourhood SLUG | --theme SLUG]

  --today DAY     the day to work it out for (TODAY, else today; the sample: its own day)
  --help          show this

CONTENT_DIR  the content folder (content)

A closing summary is taken from the content as it stood on the last day of the round, where git has it.
Ends with 0 when all is well, 1 when the content has errors, 2 when it was asked for something it cannot do.
`;

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  neighbourhood: { type: 'string' },
  theme: { type: 'string' },
  today: { type: 'string' },
} as const;

await runCommand({ help, options, takesWords: true }, ({ values, positionals }) => {
  const open = readDirectoryOrSay(values.today);
  if (open === undefined) return exitCodes.problems;
  const [first, second, ...others] = positionals;
  if (others.length > 0) throw new WrongUse(`Put a name of several words in quotes.\n\n${help}`);
  if (first === 'start') return start(needed(second, 'the name of the round', help), values, open);
  if (second !== undefined) throw new WrongUse(`Name one round at a time.\n\n${help}`);
  return answer(first === undefined ? everyRound(open) : oneRound(first, open));
});

function everyRound({ directory, today }: OpenDirectory): string {
  if (directory.rounds.length === 0)
    return 'There are no rounds yet. Start one: npm run round -- start "..."\n';
  const parts = directory.rounds.map((round) => {
    const { scope, stage, entries, done } = roundProgress(round, directory, today);
    const words = { ahead: 'to come', running: 'running', over: 'over' }[stage];
    return `${round.slug}: ${round.data.title}, ${words}. ${scope}. ${done} of ${entries.length} looked at.\n`;
  });
  return parts.join('');
}

function oneRound(slug: string, { directory, contentDir, today }: OpenDirectory): string {
  const round = directory.rounds.find((each) => each.slug === slug);
  if (round === undefined) {
    const slugs = directory.rounds.map((each) => each.slug);
    const near = closestWord(slug, slugs);
    const meant = near === undefined ? `There are: ${slugs.join(', ')}.` : `Did you mean "${near}"?`;
    throw new WrongUse(`There is no round "${slug}". ${meant}`);
  }
  const { to } = round.data;
  const past = to < today ? contentAt(contentDir, to) : undefined;
  try {
    const then = past && readDirectory(past.contentDir, to).directory;
    const now = roundText(roundProgress(round, then ?? directory, today));
    return to < today && then === undefined
      ? `${now}\nGit does not have the content of the last day: what was checked again since is counted apart.\n`
      : now;
  } finally {
    past?.clear();
  }
}

interface StartWishes {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly neighbourhood?: string | undefined;
  readonly theme?: string | undefined;
}

function start(title: string, wishes: StartWishes, { directory, contentDir, today }: OpenDirectory): number {
  const round = roundSchema.safeParse({
    title,
    from: dayOf(wishes.from ?? today, '--from'),
    to: dayOf(needed(wishes.to, '--to, the last day of the round', help), '--to'),
    scope: scopeOf(wishes, directory),
  });
  if (!round.success) throw new WrongUse(round.error.issues.map(({ message }) => message).join(' '));
  const slug = slugify(title);
  const file = `rounds/${slug}.json`;
  if (existsSync(join(contentDir, file))) throw new WrongUse(`There is a round "${slug}" already.`);
  writeAll(contentDir, new Map([[file, `${JSON.stringify(round.data, null, 2)}\n`]]));
  const { entries } = roundProgress(
    { slug, data: round.data, source: { file, lineOf: () => undefined } },
    directory,
    today,
  );
  return answer(`Made ${file}: ${entries.length} entries to look at.\n`);
}

function scopeOf({ neighbourhood, theme }: StartWishes, directory: Directory): Round['scope'] {
  if (neighbourhood !== undefined && theme !== undefined)
    throw new WrongUse('Give --neighbourhood or --theme, not both.');
  if (neighbourhood !== undefined)
    return {
      of: 'neighbourhood',
      slug: knownSlug(neighbourhood, directory.neighbourhoods, '--neighbourhood'),
    };
  if (theme !== undefined) return { of: 'theme', slug: knownSlug(theme, directory.themes, '--theme') };
  return { of: 'all' };
}

function knownSlug<Slug extends string>(
  slug: string,
  known: readonly { slug: Slug }[],
  option: string,
): Slug {
  const found = known.find((each) => each.slug === slug);
  if (found !== undefined) return found.slug;
  throw new WrongUse(`${option} is "${slug}". There are: ${known.map((each) => each.slug).join(', ')}.`);
}

function dayOf(text: string, option: string): IsoDay {
  try {
    return parseDay(text);
  } catch {
    throw new WrongUse(`${option} is "${text}". Write the day as year-month-day, like 2027-03-01.`);
  }
}
