import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { LinkedMember } from '../src/domain/directory.ts';
import { reviewList, type ReviewList } from '../src/domain/review-list.ts';
import { reviewCalendar } from '../src/formats/review-calendar.ts';
import { reviewEmail } from '../src/formats/review-email.ts';
import { reviewIssue } from '../src/formats/review-issue.ts';
import { reviewJson } from '../src/formats/review-json.ts';
import { reviewTable } from '../src/formats/review-table.ts';
import { reviewText } from '../src/formats/review-text.ts';
import { exitCodes, runCommand, WrongUse } from './command.ts';
import { readEnvironment } from './environment.ts';
import { writeAll } from './import/write-all.ts';
import { readDirectoryOrSay } from './read-directory-or-say.ts';

const help = `Says which entries want a look, and who looks after them.

  npm run due                    the list, in plain words
  npm run -s due -- --json       the same as data, with every open entry and the coverage
  npm run -s due -- --csv        the same as a table for a spreadsheet
  npm run -s due -- --issue      the same as the text of an issue, in Markdown
  npm run due -- --to DIR        all of these as files, and for each member a calendar (.ics) and an e-mail (.txt)

  --for MEMBER    only what this member looks after; "nobody" for what nobody does
  --today DAY     the day to work it out for (TODAY, else today; the sample: its own day)
  --help          show this

CONTENT_DIR  the content folder (content)      SITE_URL, BASE_PATH  where the site is, for links

Ends with 0 when the list was made, 1 when the content has errors, 2 when it was asked for something it cannot do.
`;

const options = {
  json: { type: 'boolean', default: false },
  csv: { type: 'boolean', default: false },
  issue: { type: 'boolean', default: false },
  to: { type: 'string' },
  for: { type: 'string' },
  today: { type: 'string' },
} as const;

await runCommand({ help, options }, ({ values }) => {
  if ([values.json, values.csv, values.issue, values.to !== undefined].filter(Boolean).length > 1)
    throw new WrongUse(`Ask for one of --json, --csv, --issue and --to at a time.\n\n${help}`);
  const open = readDirectoryOrSay(values.today);
  if (open === undefined) return exitCodes.problems;
  const list = onlyFor(values.for, reviewList(open.directory, open.today));
  const { siteUrl, basePath: base } = readEnvironment(process.env);
  const site = { siteUrl, base };

  if (values.to !== undefined) return writeFiles(resolve(values.to), list, open.directory.members, site);
  if (values.json) process.stdout.write(reviewJson(list));
  else if (values.csv) process.stdout.write(reviewTable(list, site));
  else if (values.issue) process.stdout.write(reviewIssue(list, site).body);
  else process.stdout.write(reviewText(list));
  return exitCodes.good;
});

/** The list of one member. The coverage stays that of the whole, so that one number means one thing. */
function onlyFor(member: string | undefined, list: ReviewList): ReviewList {
  if (member === undefined) return list;
  const known = list.serving.map(({ slug }) => slug);
  if (member !== 'nobody' && !known.includes(member))
    throw new WrongUse(`Nobody called "${member}" serves on ${list.today}. There are: ${known.join(', ')}.`);
  return { ...list, items: list.items.filter(({ keeper }) => (keeper?.slug ?? 'nobody') === member) };
}

function writeFiles(
  folder: string,
  list: ReviewList,
  members: readonly LinkedMember[],
  site: { siteUrl: string; base: string },
): number {
  const issue = reviewIssue(list, site);
  const files = new Map([
    ['due.txt', reviewText(list)],
    ['due.json', reviewJson(list)],
    ['due.csv', reviewTable(list, site)],
    ['issue.md', `# ${issue.title}\n\n${issue.body}`],
  ]);
  for (const member of list.serving) {
    const email = reviewEmail(list, member, site);
    files.set(`${member.slug}.ics`, reviewCalendar(list, member.slug, site));
    if (email) files.set(`${member.slug}.txt`, `Subject: ${email.subject}\n\n${email.text}`);
  }
  mkdirSync(folder, { recursive: true });
  // Nobody is to be sent last week's list because there is none for this week.
  for (const { slug } of members)
    for (const ending of ['ics', 'txt']) rmSync(join(folder, `${slug}.${ending}`), { force: true });
  writeAll(folder, files);
  process.stdout.write(`${[...files.keys()].join('\n')}\n${files.size} files in ${folder}.\n`);
  return exitCodes.good;
}
