import { readDirectory } from '../src/reader/read-directory.ts';
import { counted } from './build/progress.ts';
import { changeAsItLies } from './check/changed-files.ts';
import { problemsOfChange, withContentOf } from './check/problems-of-change.ts';
import { mendContent } from '../src/reader/mend/mend-content.ts';
import { sayAsJson, sayForGithub, sayProblems, sayTally, tallyOf } from './check/say-problems.ts';
import { answer, exitCodes, runCommand, WrongUse } from './command.ts';
import { readEnvironment } from './environment.ts';

const help = `npm run check                      checks all content and says how to mend what is wrong
npm run check -- --fix             mends what needs no judgement: numbers, order, blanks, quotes round phones
npm run check -- --changed         shows only problems of what you changed, and of what your change breaks
npm run check -- --changed --base origin/main    the same, compared with where your work left that branch
  --maintainer: you look after what runs by itself, and may change it
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
  base: { type: 'string' },
  maintainer: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
} as const;

const formats = ['text', 'json', 'github'];

await runCommand({ help, options }, ({ values }) => {
  if (!formats.includes(values.format))
    throw new WrongUse(`There is no format "${values.format}".\n\n${help}`);
  if (values.base !== undefined && !values.changed)
    throw new WrongUse(`--base goes with --changed.\n\n${help}`);
  return check({ ...values, format: values.json ? 'json' : values.format });
});

interface CheckOptions {
  readonly format: string;
  readonly fix: boolean;
  readonly changed: boolean;
  readonly base?: string | undefined;
  readonly maintainer: boolean;
  readonly all: boolean;
}

async function check({ format, fix, changed, base, maintainer, all }: CheckOptions): Promise<number> {
  const { contentDir, today } = readEnvironment(process.env);
  if (fix) reportMends(mendContent(contentDir), format);

  const { problems, files } = readDirectory(contentDir, today);
  const change = changed ? changeAsItLies({ contentDir, base, isByMaintainer: maintainer }) : undefined;
  const ofChange =
    change &&
    (await withContentOf(change, change.base, (before) =>
      problemsOfChange(change, problems, { before, after: contentDir, today }),
    ));
  const shown = ofChange?.own ?? problems;
  const manner = {
    contentDir,
    startDir: process.cwd(),
    inColour: process.stdout.isTTY && !process.env['NO_COLOR'],
    all,
  };

  if (format === 'json') answer(sayAsJson(shown));
  else if (format === 'github') answer(sayForGithub(shown, manner));
  else {
    const others = ofChange?.others ?? 0;
    const besides = others > 0 ? `${counted(others, 'more problem')} that your change did not cause.\n` : '';
    answer(
      `${sayProblems(shown, manner)}${besides}${sayTally(tallyOf([...new Set([...problems, ...shown])], files.length))}`,
    );
  }
  return shown.some(({ severity }) => severity === 'error') ? exitCodes.problems : exitCodes.good;
}

/** Mends are told on the error stream where the output is for a program. */
function reportMends(mends: readonly string[], format: string): void {
  const text = mends.length === 0 ? 'Nothing to mend by itself.\n\n' : `${mends.join('\n')}\n\n`;
  (format === 'text' ? process.stdout : process.stderr).write(text);
}
