import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayInWords, type IsoDay } from '../src/domain/calendar-day.ts';
import type { Directory, LinkedAsset, LinkedMember } from '../src/domain/directory.ts';
import { handOver, type HandedOver } from '../src/domain/handover.ts';
import { isServing, memberTitle } from '../src/domain/panel.ts';
import { keeperOn, needsKeeper } from '../src/domain/review-work.ts';
import { closestWord, slugSchema } from '../src/domain/slug.ts';
import { editEntry } from '../src/reader/edit-entry.ts';
import { exitCodes, needed, runCommand, WrongUse } from './command.ts';
import { writeAll } from './import/write-all.ts';
import { readDirectoryOrSay } from './read-directory-or-say.ts';

const help = `Shares the entries of a member out among others: evenly, and by their patches as far as that goes. Only the
line "steward" of each entry changes.

  npm run handover -- --from member-4 --to member-3,member-6 --dry-run   says who would get what
  npm run handover -- --from member-4 --to member-3,member-6             writes it

  --from MEMBER   whose entries go; "nobody" for those that nobody looks after
  --to MEMBERS    who takes them on, with commas between
  --dry-run       write nothing
  --today DAY     the day it is done (TODAY, else today)
  --help          show this

CONTENT_DIR  the content folder (content)

Ends with 0 when it is done, 1 when the content has errors, 2 when it was asked for something it cannot do. What has
closed stays as it is. Members may take entries on before their term begins.
`;

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  today: { type: 'string' },
} as const;

await runCommand({ help, options }, ({ values }) => {
  const from = needed(values.from, '--from', help);
  const to = needed(values.to, '--to', help);
  const open = readDirectoryOrSay(values.today);
  if (open === undefined) return exitCodes.problems;
  const { directory, contentDir, today } = open;
  const members = takersIn(to, from, directory, today);
  const handed = handOver(entriesOf(from, directory, today), members, today);
  const { files, problems } = newTexts(handed, contentDir);
  if (problems.length > 0) {
    process.stderr.write(`${problems.join('\n')}\nNothing was written.\n`);
    return exitCodes.problems;
  }
  if (!values['dry-run'] && files.size > 0) writeAll(contentDir, files);
  process.stdout.write(say(handed, members, from, { isTrial: values['dry-run'], today }));
  return exitCodes.good;
});

function entriesOf(from: string, directory: Directory, today: IsoDay): readonly LinkedAsset[] {
  if (from === 'nobody')
    return directory.assets.filter(
      (asset) => keeperOn(asset, today) === undefined && needsKeeper(asset.data, today),
    );
  return memberCalled(from, directory).assets;
}

function takersIn(text: string, from: string, directory: Directory, today: IsoDay): LinkedMember[] {
  const slugs = [...new Set(text.split(',').map((slug) => slug.trim()))].filter((slug) => slug !== '');
  if (slugs.length === 0) throw new WrongUse('Name at least one member after --to.');
  if (slugs.includes(from)) throw new WrongUse(`${from} cannot be under --from and --to at once.`);
  return slugs.map((slug) => {
    const member = memberCalled(slug, directory);
    if (member.data.term.to >= today) return member;
    throw new WrongUse(
      `The term of ${slug} ended on ${dayInWords(member.data.term.to)}. Name somebody who serves.`,
    );
  });
}

function memberCalled(slug: string, { memberBySlug }: Directory): LinkedMember {
  const member = memberBySlug.get(slug);
  if (member !== undefined) return member;
  const near = closestWord(slug, [...memberBySlug.keys()]);
  const meant =
    near === undefined ? `There are: ${[...memberBySlug.keys()].join(', ')}.` : `Did you mean "${near}"?`;
  throw new WrongUse(`Nobody called "${slug}" is in the panel folder. ${meant}`);
}

function newTexts(handed: readonly HandedOver[], contentDir: string) {
  const files = new Map<string, string>();
  const problems: string[] = [];
  for (const { asset, to } of handed) {
    const { file } = asset.source;
    const text = readFileSync(join(contentDir, file), 'utf8');
    const edited = editEntry(text, file, { steward: slugSchema.parse(to.slug) });
    if (edited.text === undefined)
      problems.push(...edited.problems.map(({ found, fix }) => `${file}: ${found} ${fix}`));
    else if (edited.text !== text) files.set(file, edited.text);
  }
  return { files, problems };
}

function say(
  handed: readonly HandedOver[],
  members: readonly LinkedMember[],
  from: string,
  { isTrial, today }: { isTrial: boolean; today: IsoDay },
): string {
  const count = handed.length === 1 ? '1 entry' : `${handed.length} entries`;
  if (handed.length === 0)
    return from === 'nobody' ? 'Every entry has somebody.\n' : `${from} looks after nothing.\n`;
  const parts = members.map((member) => {
    const own = handed.filter(({ to }) => to === member);
    const starts = isServing(member.data, today)
      ? ''
      : `, from the start of their term on ${dayInWords(member.data.term.from)}`;
    const lines = own.map(({ asset, because }) => {
      const old = asset.steward?.slug ?? 'nobody';
      const why = because === undefined ? 'in no patch, where there was room' : `${because} is their patch`;
      return `  ${asset.data.title}: steward ${old} becomes ${member.slug} (${why})\n`;
    });
    return `${memberTitle(member, today)} (${member.slug}) takes on ${own.length}${starts}:\n${lines.join('')}`;
  });
  return `${parts.join('')}${count} ${isTrial ? 'would change' : 'changed'}. Nothing else in the files ${isTrial ? 'would' : 'did'}.\n`;
}
