import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { applyReports, type AppliedReports, type HandedIn } from './checked/apply-reports.ts';
import { exitCodes, runCommand, textOf, WrongUse } from './command.ts';
import { writeAll } from './import/write-all.ts';
import { readDirectoryOrSay } from './read-directory-or-say.ts';

const help = `Writes what panel members found on their round into the entries: the message that the panel's page makes, or
the answer to the e-mail of "npm run due". Only checked, tried and status change; everything else stays as it is.

  npm run checked -- FILE...         one file for each message; "-" reads what is piped in
  npm run checked -- FILE --dry-run  says what would change and writes nothing

  --corrected SLUG,SLUG   entries that had changed and that you have put right in their files; "all" for every one
  --today DAY             no check may be later than this day (TODAY, else today)
  --help                  show this

CONTENT_DIR  the content folder (content)

Ends with 0 when everything is written, 1 when something is left for a person to do, 2 when it was asked for something
it cannot do. A message with a fault changes nothing at all; bringing one twice changes nothing the second time.
`;

const options = {
  'dry-run': { type: 'boolean', default: false },
  corrected: { type: 'string', default: '' },
  today: { type: 'string' },
} as const;

await runCommand({ help, options, takesWords: true }, ({ values, positionals }) => {
  if (positionals.length === 0) throw new WrongUse(`Name the file that holds the message.\n\n${help}`);
  const reports = positionals.map(handedIn);
  const open = readDirectoryOrSay(values.today);
  if (open === undefined) return exitCodes.problems;
  const corrected = new Set(values.corrected.split(',').map((slug) => slug.trim()));
  const applied = applyReports(reports, { ...open, corrected });
  if (!values['dry-run'] && applied.files.size > 0) writeAll(open.contentDir, applied.files);
  process.stdout.write(say(applied, values['dry-run']));
  return applied.problems.length + applied.byHand.length > 0 ? exitCodes.problems : exitCodes.good;
});

function handedIn(path: string): HandedIn {
  if (path === '-') return { name: 'what was piped in', text: readFileSync(0, 'utf8') };
  return { name: basename(path), text: textOf(path) };
}

function say({ files, done, left, byHand, aside, problems }: AppliedReports, isTrial: boolean): string {
  if (problems.length > 0) {
    const lines = problems.map(
      ({ file, line, field, found, fix }) =>
        `${file}${line === undefined ? '' : `, line ${line}`}${field === undefined ? '' : ` (${field})`}: ${found}\n  ${fix}\n`,
    );
    return `${lines.join('')}Nothing was written.\n`;
  }
  return [
    part(isTrial ? 'Would be written:' : 'Written:', done),
    part('Left as they are:', left),
    part(
      'To put right by hand. Correct the file, then run this again with --corrected and the name:',
      byHand.map(({ slug, file, words }) => `${slug} (${file}): ${words}`),
    ),
    part('No part of the report, and left aside:', aside),
    `${files.size} ${files.size === 1 ? 'entry' : 'entries'} ${isTrial ? 'would change' : 'changed'}.\n`,
  ].join('');
}

function part(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}
