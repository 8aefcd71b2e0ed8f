import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import { suggestionForms } from '../src/domain/suggestion-form.ts';
import { issueForms } from '../src/formats/issue-forms.ts';
import {
  pullRequestText,
  receiptText,
  type PreparedSuggestion,
} from '../src/formats/suggestion-pull-request.ts';
import {
  largestSuggestion,
  readSuggestions,
  UnreadableSuggestion,
  type SuggestionMessage,
} from '../src/imports/suggestion-messages.ts';
import { UnknownHelp } from '../src/imports/suggestion-proposal.ts';
import { readDirectory } from '../src/reader/read-directory.ts';
import { addressOf } from '../src/views/addresses.ts';
import { sayProblems } from './check/say-problems.ts';
import { exitCodes, runCommand, WrongUse, type Typed } from './command.ts';
import { projectFolder, readEnvironment } from './environment.ts';
import { readDirectoryOrSay } from './read-directory-or-say.ts';
import { commitBranch, hasBranch, originOf, takeOut } from './suggestion/content-branch.ts';
import { prepareSuggestion, type Prepared } from './suggestion/prepare-suggestion.ts';
import { settleSuggestion } from './suggestion/settle-suggestion.ts';
import { writeWhole } from './write-whole.ts';

const help = `Turns what somebody told the panel into a change on a branch of its own, ready to be looked at.

  npm run suggestion -- FILE            a text or an issue (.md, .txt), a saved e-mail (.eml), or what a host keeps of
                                        the form (.json, .csv); "-" reads what is piped in
  npm run suggestion -- FILE --dry-run  says what would change, and makes no branch

  --number 12      the number of the issue: the branch is then suggestion/12
  --about SLUG     the entry it is about, where the message does not say
  --theme SLUG --kind KIND --venue SLUG --area SLUG    what a new entry needs and the message does not say
  --base BRANCH    the version to start from (HEAD)
  --to DIR         writes the texts of the pull request and of the receipt there too
  --today DAY      the day to work with (TODAY, else today)

  npm run suggestion -- settle NAME --changed "What was changed"    once it is settled: what became of it
  npm run suggestion -- settle NAME --left "Why it was left"
  npm run suggestion -- forms           writes the forms that git hosts show: .github/ISSUE_TEMPLATE, .gitlab

CONTENT_DIR  the content folder (content), in a git repository
SITE_URL, BASE_PATH  where the site is, for the receipt

Nothing in a message is trusted: no HTML, no links, no code and nothing about a person gets into the content. The
branch you are on and the files you work on stay as they are.

Ends with 0 when each message is on a branch, 1 when one cannot be, 2 when it was asked for something it cannot do.
`;

const options = {
  'dry-run': { type: 'boolean', default: false },
  number: { type: 'string' },
  about: { type: 'string' },
  theme: { type: 'string' },
  kind: { type: 'string' },
  venue: { type: 'string' },
  area: { type: 'string' },
  base: { type: 'string', default: 'HEAD' },
  to: { type: 'string' },
  today: { type: 'string' },
  changed: { type: 'string' },
  left: { type: 'string' },
} as const;

type Values = Typed<typeof options>['values'];

await runCommand({ help, options, takesWords: true }, ({ values, positionals }) => {
  const [what, name, ...others] = positionals;
  if (what === undefined) throw new WrongUse(`Name the file that holds the message.\n\n${help}`);
  if (what === 'settle') return settle(name, values);
  if (what === 'forms') return writeForms();
  if (name !== undefined || others.length > 0)
    throw new WrongUse('Bring one file at a time, so that each message is looked at by itself.');
  if (values.number !== undefined && !/^[1-9]\d{0,8}$/.test(values.number))
    throw new WrongUse(`--number is "${values.number}". Write the number of the issue alone, like 12.`);
  try {
    return bring(readSuggestions(bytesOf(what), what === '-' ? 'what was piped in' : basename(what)), values);
  } catch (error) {
    if (error instanceof UnknownHelp) throw new WrongUse(error.message);
    if (!(error instanceof UnreadableSuggestion)) throw error;
    process.stderr.write(`${error.message}\nNothing was changed.\n`);
    return exitCodes.problems;
  }
});

/** Reads no more than a suggestion may hold, and one byte past it, so that it can be told. */
function bytesOf(path: string): Uint8Array {
  try {
    const file = path === '-' ? 0 : openSync(path, 'r');
    const bytes = Buffer.alloc(largestSuggestion + 1);
    let length = 0;
    for (;;) {
      const read = readSync(file, bytes, length, bytes.length - length, null);
      length += read;
      if (read === 0 || length === bytes.length) break;
    }
    if (file !== 0) closeSync(file);
    return bytes.subarray(0, length);
  } catch {
    throw new WrongUse(`There is no file ${path} that can be read.`);
  }
}

function bring(messages: readonly SuggestionMessage[], values: Values): number {
  if (messages.length > 1 && (values.number ?? values.about) !== undefined)
    throw new WrongUse(`There are ${messages.length} messages: --number and --about are for one.`);
  const { contentDir } = readEnvironment(process.env);
  const origin = originOf(contentDir, values.base);
  const done = messages.map((message) => {
    if (messages.length > 1) process.stdout.write(`== ${message.name}\n`);
    return bringOne(message, origin, values);
  });
  return done.every(Boolean) ? exitCodes.good : exitCodes.problems;
}

function bringOne(
  message: SuggestionMessage,
  origin: ReturnType<typeof originOf>,
  { number, about, theme, kind, venue, area, to, today, 'dry-run': isTrial }: Values,
): boolean {
  const environment = readEnvironment({ ...process.env, ...(today === undefined ? {} : { TODAY: today }) });
  const copy = takeOut(origin);
  try {
    const { directory, problems, today: day } = readDirectory(copy.contentDir, environment.today);
    if (directory === undefined) {
      const errors = problems.filter(({ severity }) => severity === 'error');
      process.stderr.write(`${say(errors, copy.contentDir)}Mend the content first: npm run check\n`);
      return false;
    }
    const given = { about, theme, kind, venue, area };
    const prepared = prepareSuggestion({ copy, directory, message, today: day, number, help: given });
    const { proposal, files, errors } = prepared;
    const branch = `suggestion/${proposal.key}`;
    const told = toldOf(prepared, message, origin.prefix, environment);
    process.stdout.write(sayUnderstanding(told, formInWords(message.form)));
    if (errors.length > 0) {
      process.stderr.write(
        `${say(errors, copy.contentDir)}So it cannot be brought in. Nothing was changed.\n`,
      );
      return false;
    }
    if (hasBranch(origin, branch)) {
      process.stderr.write(
        `There is a branch ${branch} already, so nothing was changed. To make it anew: git branch -D ${branch}\n`,
      );
      return false;
    }
    const texts = { request: pullRequestText(told), receipt: receiptText(told, directory.site) };
    if (!isTrial) commitBranch(origin, branch, files, `${told.title}\n\nSomebody told the panel.\n`);
    process.stdout.write(
      [
        isTrial ? `Would be on the branch ${branch}:` : `On the branch ${branch}:`,
        ...[...files.keys()].map((file) => `  ${origin.prefix}${file}`),
        '',
        `--- Title of the pull request\n${told.title}\n`,
        `--- Text of the pull request\n${texts.request}`,
        `--- Receipt, for whoever told the panel\n${texts.receipt}`,
      ].join('\n'),
    );
    if (to !== undefined) {
      writeWhole(join(to, `${proposal.record.slug}-pull-request.md`), `# ${told.title}\n\n${texts.request}`);
      writeWhole(join(to, `${proposal.record.slug}-receipt.txt`), texts.receipt);
    }
    return true;
  } finally {
    copy.close();
  }
}

function toldOf(
  { proposal, files, warnings }: Prepared,
  message: SuggestionMessage,
  prefix: string,
  { siteUrl, basePath }: ReturnType<typeof readEnvironment>,
): PreparedSuggestion & { readonly name: string } {
  const { data, slug } = proposal.record;
  return {
    name: message.name,
    title: proposal.title,
    understood: proposal.understood,
    byHand: proposal.byHand,
    leftOut: proposal.leftOut,
    warnings: warnings.map(({ file, found, fix }) => `${file}: ${found} ${fix}`),
    files: [...files.keys()].map((file) => `${prefix}${file}`),
    cameOn: data.cameOn,
    follow: `${siteUrl}${addressOf.suggestionOutcome(basePath, slug)}`,
    isSettled: data.state !== 'being-checked',
  };
}

function formInWords(form: SuggestionMessage['form']): string {
  return form === undefined ? 'It is not clear what it is about' : suggestionForms[form].title;
}

function sayUnderstanding(told: PreparedSuggestion, form: string): string {
  const part = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}\n`).join('')}`;
  return [
    `${form}.\n`,
    part('Understood:', told.understood),
    part('For you to look at:', told.byHand),
    part('Left out:', told.leftOut),
    part('The check warns:', told.warnings),
  ].join('');
}

function say(problems: Parameters<typeof sayProblems>[0], contentDir: string): string {
  return sayProblems(problems, { contentDir, startDir: contentDir, inColour: false, all: false });
}

function settle(slug: string | undefined, { changed, left, today }: Values): number {
  const outcome = changed ?? left;
  if (slug === undefined || outcome === undefined || (changed !== undefined && left !== undefined))
    throw new WrongUse(`Name the suggestion, and give either --changed or --left with its words.\n\n${help}`);
  const open = readDirectoryOrSay(today);
  if (open === undefined) return exitCodes.problems;
  const state = changed === undefined ? 'left' : 'changed';
  const file = settleSuggestion({ ...open, slug, state, outcome });
  process.stdout.write(`Written into ${file}. Commit it, and the page tells what became of it.\n`);
  return exitCodes.good;
}

function writeForms(): number {
  const made = [...issueForms()].filter(([path, text]) => textAt(path) !== text);
  for (const [path, text] of made) writeWhole(join(projectFolder, path), text);
  process.stdout.write(
    made.length === 0
      ? 'The forms are as they should be.\n'
      : `Written:\n${made.map(([path]) => `  ${path}\n`).join('')}`,
  );
  return exitCodes.good;
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(join(projectFolder, path), 'utf8');
  } catch {
    return undefined;
  }
}
