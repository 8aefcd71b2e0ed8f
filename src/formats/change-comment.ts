import { isGuard } from '../domain/changed-file.ts';
import type { ChangeReport, ReportedFile } from '../domain/change-report.ts';
import { escapeMarkdownLine as plain } from './escape-markdown.ts';

/** What is said about a proposed change besides what the review found. */
export interface CommentSettings {
  /** Address of a picture that was looked at and may be shown; undefined for one that may not. */
  readonly pictureAt: (name: string) => string | undefined;
  /** Where the finished site of the change can be fetched. */
  readonly preview?: string | undefined;
  /** Files outside the content by the host's own list, which is believed before the report. */
  readonly programFiles?: readonly string[] | undefined;
  /** How the tests ended, by the host's own word; absent where none were run. */
  readonly tests?: 'passed' | 'failed' | undefined;
  /** Whether what the report shows may be repeated: not where the change brought the program that wrote it. */
  readonly isReportTrusted: boolean;
}

type Problem = ReportedFile['problems'][number];

/** Hosts refuse comments of more than 65,536 characters. */
const longest = 60_000;

/**
 * One comment under a proposed change, for somebody who is no programmer: whether it can go in, what to write instead
 * where it cannot, what will look different, and what happens next. Every text of the change is shown as it is.
 *
 * @returns Markdown
 */
export function changeComment(report: ChangeReport, settings: CommentSettings): string {
  const program = settings.programFiles ?? report.program;
  if (!settings.isReportTrusted) return cut(untrustedParts(program, settings));
  return cut([
    ...headline(report, program, settings),
    ...entryParts(report),
    ...siteParts(report),
    ...pageParts(report, settings),
    ...screenParts(report),
    ...screenPictures(report, settings),
    ...(report.verdict === 'refused' ? [] : programParts(program)),
    ...nextParts(report, program, settings),
  ]);
}

/** The comment for a change whose check ended without a report that can be read. */
export function commentWithoutReport(program: readonly string[]): string {
  return cut([
    '## The check could not finish',
    '',
    'Thank you for this change. Something went wrong while it was looked at, and nothing can be said about it yet.',
    program.length === 0
      ? 'That is not your fault. A maintainer looks at it; you need do nothing.'
      : 'It changes the program too, which is the likely reason. A maintainer looks at it.',
    '',
    ...programParts(program),
  ]);
}

function cut(lines: readonly string[]): string {
  const text = `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
  if (text.length <= longest) return text;
  const end = text.lastIndexOf('\n', longest - 1);
  return `${text.slice(0, end)}\n\nThere is more than fits into a comment. Put these right first; the rest is told after that.\n`;
}

function untrustedParts(program: readonly string[], { preview }: CommentSettings): string[] {
  return [
    '## A maintainer looks at this first',
    '',
    'Thank you for this change. It touches the program, not only entries, so that its own check cannot be taken at its word. A maintainer reads it before anything of it is shown here.',
    '',
    ...programParts(program),
    ...guardParts(program),
    '### What happens next',
    '',
    '1. A maintainer reads the change, and answers here.',
    '2. If you meant to change entries alone, take the files named above out of your change. Then you get pictures and an answer at once.',
    ...(preview === undefined
      ? []
      : ['', `For maintainers: [what the check made](${preview}), written by the program of the change.`]),
  ];
}

function headline(
  report: ChangeReport,
  program: readonly string[],
  { tests: ended }: CommentSettings,
): string[] {
  const errors =
    report.entries.flatMap(({ problems }) => problems.filter(isError)).length +
    (report.built === false && !report.brokenBefore ? Math.max(1, report.siteProblems.length) : 0);
  const wrong = errors === 1 ? 'One thing has' : `${numberWord(errors)} things have`;
  const titles = {
    refused: `## ${wrong} to come out before this can go in`,
    errors: `## ${wrong} to be put right first`,
    good:
      program.length > 0
        ? '## The content is in order. A maintainer looks at the program'
        : '## This can go in',
  };
  const thanks = {
    refused:
      'Thank you for this change. Something in it may not come into the directory. Nothing of it was opened, and nothing is broken. Here is what to do.',
    errors:
      'Thank you for this change. The site cannot be built with it yet. Nothing is broken, and nothing is lost: put right what is named here, in the same place, and the check runs again by itself.',
    good:
      report.brokenBefore && report.built !== true
        ? 'Thank you for this change. Nothing is wrong with it. But the site cannot be built at the moment, with or without it; a maintainer sees to that.'
        : `Thank you for this change. Everything could be read${report.built === true ? ', and the site was built with it' : ''}.`,
  };
  const tests =
    ended === 'failed' ? ['', '**The tests do not pass.** The record of the check says which.'] : [];
  return [titles[report.verdict], '', thanks[report.verdict], ...tests, ''];
}

function entryParts(report: ChangeReport): string[] {
  const { entries, moreEntries } = report;
  const parts = entries.flatMap((entry) => entryPart(entry));
  const more =
    moreEntries > 0
      ? [`And ${moreEntries} more ${moreEntries === 1 ? 'file' : 'files'} without anything to put right.`, '']
      : [];
  return [...parts, ...more];
}

const hows: Readonly<Record<ReportedFile['how'], string>> = {
  added: 'new',
  changed: 'changed',
  moved: 'has a new address',
  deleted: 'taken away',
  untouched: 'you did not change it, but it leads to something you did',
};

function entryPart({ file, title, kind, how, differences, problems }: ReportedFile): string[] {
  const inOrder = [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))];
  return [
    `### ${plain(title)}`,
    '',
    `${plain(sentenceStart(kind))}, ${hows[how]}. File: ${inCode(file)}`,
    '',
    ...inOrder.flatMap(problemPart),
    '',
    ...differences.map(differenceLine),
    '',
  ];
}

function problemPart(problem: Problem): string[] {
  const { line, field, found, fix } = problem;
  const where = [line === undefined ? '' : `line ${line}`, field === undefined ? '' : inCode(field)]
    .filter(Boolean)
    .join(', ');
  const mark = isError(problem) ? '**To put right**' : '**Worth a look**';
  return [
    `- ${mark}${where === '' ? '' : ` (${where})`}: ${plain(found)}  `,
    `  **What to do:** ${plain(fix)}`,
  ];
}

function differenceLine({ field, before, after }: ReportedFile['differences'][number]): string {
  const name = plain(field);
  if (after === undefined)
    return before === undefined ? `- ${name}: changed` : `- ${name}: taken out. It was: ${plain(before)}`;
  if (before === undefined) return `- ${name}: ${plain(after)} (was not given)`;
  return `- ${name}: ${plain(after)} (was: ${plain(before)})`;
}

function siteParts({ siteProblems }: ChangeReport): string[] {
  if (siteProblems.length === 0) return [];
  return [
    '### The finished site',
    '',
    'The entries can be read, but the site made from them has faults:',
    '',
    ...siteProblems.map((problem) => `- ${plain(problem)}`),
    '',
  ];
}

function pageParts(report: ChangeReport, { pictureAt }: CommentSettings): string[] {
  const { pages, otherPages, moreOtherPages } = report;
  if (pages.length + otherPages.length === 0) return [];
  const shown = pages.flatMap((page) => {
    const before = page.before === undefined ? undefined : pictureAt(page.before);
    const after = page.after === undefined ? undefined : pictureAt(page.after);
    if (before === undefined && after === undefined)
      return [`- ${plain(page.title)}: ${pageHows[page.how]}`, ''];
    const title = plain(page.title);
    const picture = (address: string | undefined, words: string) =>
      address === undefined ? noPicture[page.how] : `![${words}: ${title}](${address})`;
    return [
      `**${title}**`,
      '',
      '| Before | After |',
      '| --- | --- |',
      `| ${picture(before, 'Before')} | ${picture(after, 'After')} |`,
      '',
    ];
  });
  const others =
    otherPages.length === 0
      ? []
      : [
          `These change as well, because they list what changed: ${otherPages.map(plain).join('; ')}${moreOtherPages > 0 ? `; and ${moreOtherPages} more` : ''}.`,
          '',
        ];
  return ['### How it looks on a phone', '', ...shown, ...others];
}

/** What is said about files that nobody but a maintainer may change. */
function guardParts(program: readonly string[]): string[] {
  const guards = program.filter(isGuard);
  if (guards.length === 0) return [];
  const names = guards.slice(0, 10).map(inCode).join(', ');
  const advice =
    guards.length === 1
      ? 'decides what runs by itself and who is asked. Leave it as it is; if it should be different,'
      : 'decide what runs by itself and who is asked. Leave them as they are; if they should be different,';
  return [`${names} ${advice} write here what you would like, and a maintainer does it.`, ''];
}

/** What stands in the place of a picture that there cannot be, or that may not be shown. */
const noPicture = {
  added: 'There is no such page yet.',
  changed: 'There is no picture.',
  deleted: 'The page is gone.',
} as const;

const pageHows = { added: 'a new page', changed: 'looks different', deleted: 'the page is gone' } as const;

function screenParts({ verdict, screens }: ChangeReport): string[] {
  if (verdict !== 'good') return [];
  if (screens.length === 0)
    return ['### On screens', '', 'Screens in waiting rooms and halls show the same as before.', ''];
  const alike = [...Map.groupBy(screens, ({ says }) => says.join('\n')).values()];
  const parts = alike.flatMap((ofThese) => [
    `- **${ofThese.map(({ title }) => plain(title)).join(', ')}**`,
    ...(ofThese[0]?.says ?? []).map((said) => `  - ${plain(said)}`),
  ]);
  return ['### On screens', '', ...parts, ''];
}

function screenPictures({ screens }: ChangeReport, { pictureAt }: CommentSettings): string[] {
  return screens.flatMap(({ title, picture }) => {
    const address = picture === undefined ? undefined : pictureAt(picture);
    return address === undefined ? [] : [`![A slide of ${plain(title)}, with the change](${address})`, ''];
  });
}

function programParts(program: readonly string[]): string[] {
  if (program.length === 0) return [];
  const most = 10;
  const more = program.length - most;
  return [
    '### This changes the program',
    '',
    'These files are not entries. That is welcome, and takes a little longer: a maintainer looks at them.',
    '',
    ...program.slice(0, most).map((file) => `- ${inCode(file)}`),
    ...(more > 0 ? [`- and ${more} more`] : []),
    '',
  ];
}

function nextParts(
  { verdict, ranItsProgram, pages }: ChangeReport,
  program: readonly string[],
  { preview }: CommentSettings,
): string[] {
  const again = [
    '1. Open the file in the list of changed files, choose to edit it, and write what is said above.',
    '2. Save. The check runs again, and this comment changes. It takes a few minutes.',
    '3. Stuck? Write here in your own words what you want to say. Somebody of the panel helps, or does it for you.',
  ];
  const good = [
    `1. ${program.length > 0 ? 'A maintainer looks at the program, and somebody of the panel reads the entries.' : 'Somebody of the panel reads it, and may ask you something here.'}`,
    '2. When they say yes, it goes into the directory, and the site is built anew that night at the latest.',
    '3. Want to alter something? Change it here; the check runs again, and this comment with it.',
  ];
  const notRun =
    !ranItsProgram && program.length > 0 && pages.length > 0
      ? ['', 'The pictures were made with the program as it is now, not with the one proposed here.']
      : [];
  const link =
    preview === undefined
      ? []
      : [
          '',
          `The whole site with this change, to look at on a computer: [fetch the preview](${preview}). Unpack it; the README in it says how to open it.`,
        ];
  return ['### What happens next', '', ...(verdict === 'good' ? good : again), ...notRun, ...link];
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

/** A name of a file or field in the letters of code, whatever stands in it. */
function inCode(text: string): string {
  const safe = text.replace(
    /[`\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    '?',
  );
  return `\`${safe}\``;
}

function sentenceStart(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function numberWord(count: number): string {
  return (
    ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'][count] ??
    String(count)
  );
}
