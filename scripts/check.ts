import { readDirectory } from '../src/reader/read-directory.ts';
import { listChangedFiles } from './check/changed-files.ts';
import { mendContent } from '../src/reader/mend/mend-content.ts';
import { countOf, sayAsJson, sayForGithub, sayProblems, sayTally, tallyOf } from './check/say-problems.ts';
import { exitCodes, readOptions, runCommand, WrongUse } from './command.ts';
import { readEnvironment } from './environment.ts';

const help = `npm run check                      checks all content and says how to mend what is wrong
npm run check -- --fix             mends what needs no judgement: numbers, order, blanks, quotes round phones
npm run check -- --changed         shows only problems in files you changed
npm run check -- --all             shows every warning, also where one rule warns hundreds of times
npm run check -- --json            prints problems as JSON and nothing else
npm run check -- --format github   prints problems so that GitHub marks the lines of a pull request
CONTENT_DIR=folder  the content to check (else content)
TODAY=2026-11-22    the day to check for (else today)
`;

const options = {
  json: { type: 'boolean', default: false },
  format: { type: 'string', default: 'text' },
  fix: { type: 'boolean', default: false },
  changed: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const formats = ['text', 'json', 'github'];

await runCommand(() => {
  const { values } = readOptions({ options }, help);
  if (values.help) return say(help);
  if (!formats.includes(values.format))
    throw new WrongUse(`There is no format "${values.format}".\n\n${help}`);
  return check({ ...values, format: values.json ? 'json' : values.format });
});

interface CheckOptions {
  readonly format: string;
  readonly fix: boolean;
  readonly changed: boolean;
  readonly all: boolean;
}

function check({ format, fix, changed, all }: CheckOptions): number {
  const { contentDir, today } = readEnvironment(process.env);
  if (fix) reportMends(mendContent(contentDir), format);

  const { problems, files } = readDirectory(contentDir, today);
  const changedFiles = changed ? listChangedFiles(contentDir) : undefined;
  const shown = changedFiles ? problems.filter(({ file }) => changedFiles.has(file)) : problems;
  const manner = {
    contentDir,
    startDir: process.cwd(),
    inColour: process.stdout.isTTY && !process.env['NO_COLOR'],
    all,
  };

  if (format === 'json') say(sayAsJson(shown));
  else if (format === 'github') say(sayForGithub(shown, manner));
  else {
    const others = problems.length - shown.length;
    const besides = others > 0 ? `${countOf(others, 'more problem')} in files you did not change.\n` : '';
    say(`${sayProblems(shown, manner)}${besides}${sayTally(tallyOf(problems, files.length))}`);
  }
  return problems.some(({ severity }) => severity === 'error') ? exitCodes.problems : exitCodes.good;
}

/** Mends are told on the error stream where the output is for a program. */
function reportMends(mends: readonly string[], format: string): void {
  const text = mends.length === 0 ? 'Nothing to mend by itself.\n\n' : `${mends.join('\n')}\n\n`;
  (format === 'text' ? process.stdout : process.stderr).write(text);
}

function say(text: string): number {
  process.stdout.write(text);
  return exitCodes.good;
}
