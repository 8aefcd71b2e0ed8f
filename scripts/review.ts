import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { changeReportSchema } from '../src/domain/change-report.ts';
import { changeComment } from '../src/formats/change-comment.ts';
import { changeOfCommit } from './check/changed-files.ts';
import { exitCodes, needed, runCommand, WrongUse } from './command.ts';
import { readEnvironment } from './environment.ts';
import { askGit, commitOf } from './git/repository.ts';
import { makeReview } from './review/make-review.ts';
import { readPort, serveSite } from './serve.ts';
import { untilStopped } from './until-stopped.ts';

const help = `Looks a proposed change through, and writes the comment that its author gets: what is wrong in plain words, how
pages look before and after on a phone, what screens show, and what happens next. The same is done for every pull request.

  npm run review -- --base main --to DIR               this branch, compared with where it left main
  npm run review -- --base main --head pr-12 --to DIR  another branch, without switching to it
  npm run review -- show DIR                           shows the finished site of a review in a browser

DIR then holds comment.md, pictures, preview (the finished site) and report.json.

  --words-alone   checks and says; builds nothing and needs no browser
  --run-program   the change may run the program and the pages of words it brings; only where nothing is to be lost
  --maintainer    its author looks after what runs by itself, and may change it
  --help          show this

CONTENT_DIR  the content folder, kept in git (content)     TODAY  the day to build for     PORT  for show (4321)

What a change brings is never run unless you say so, and nothing of it is opened that is not an entry. Only what is
committed counts. Ends with 0 when it can go in, 1 when something has to be put right, 2 when it was asked for
something it cannot do.
`;

const options = {
  base: { type: 'string', default: 'main' },
  head: { type: 'string', default: 'HEAD' },
  to: { type: 'string' },
  'words-alone': { type: 'boolean', default: false },
  'run-program': { type: 'boolean', default: false },
  maintainer: { type: 'boolean', default: false },
} as const;

await runCommand({ help, options, takesWords: true }, async ({ values, positionals }) => {
  const [what, folder] = positionals;
  if (what === 'show') return show(resolve(needed(folder, 'the folder of a review', help)));
  if (what !== undefined) throw new WrongUse(`There is nothing called "${what}" to do.\n\n${help}`);
  const target = resolve(needed(values.to, '--to', help));
  const environment = readEnvironment(process.env);
  const { contentDir } = environment;
  const head = commitOf(contentDir, values.head);
  if (head === undefined)
    throw new WrongUse(`There is no commit "${values.head}" in the repository of ${contentDir}.`);
  const change = changeOfCommit(head, { contentDir, base: values.base, isByMaintainer: values.maintainer });
  if (values.head === 'HEAD' && askGit(contentDir, ['status', '--porcelain', '--', '.']) !== '')
    say('Some changes here are not committed yet. They are left out.');
  const unfinished = openFolder(target);
  try {
    const report = await makeReview({
      change,
      head,
      environment,
      mayRunProgram: values['run-program'],
      withPages: !values['words-alone'],
      folder: unfinished,
      say,
    });
    const comment = changeComment(report, { pictureAt: (name) => `pictures/${name}`, isReportTrusted: true });
    writeFileSync(
      join(unfinished, 'report.json'),
      `${JSON.stringify(changeReportSchema.parse(report), null, 2)}\n`,
    );
    writeFileSync(join(unfinished, 'comment.md'), comment);
    rmSync(target, { recursive: true, force: true });
    renameSync(unfinished, target);
    process.stdout.write(comment);
    return report.verdict === 'good' ? exitCodes.good : exitCodes.problems;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
});

/** An empty folder beside the target, so that a review is there whole or not at all. @throws WrongUse */
function openFolder(target: string): string {
  const isTaken =
    existsSync(target) && readdirSync(target).length > 0 && !existsSync(join(target, 'report.json'));
  if (isTaken)
    throw new WrongUse(`${target} holds something that is no review. Name an empty folder, or a new one.`);
  mkdirSync(dirname(target), { recursive: true });
  return mkdtempSync(join(dirname(target), `.${basename(target)}.tmp-`));
}

async function show(folder: string): Promise<number> {
  const site = [join(folder, 'preview'), folder].find((place) => existsSync(join(place, 'index.html')));
  if (site === undefined) throw new WrongUse(`There is no finished site in ${folder}.`);
  const port = readPort('PORT', process.env['PORT']);
  const server = await serveSite({
    folder: site,
    base: '/',
    port: port ?? 4321,
    otherPorts: port === undefined ? 20 : 0,
  });
  process.stdout.write(`Open http://localhost:${server.port}/\nTo stop, press Ctrl and C.\n`);
  await untilStopped();
  await server.close();
  return exitCodes.good;
}

function say(words: string): void {
  process.stderr.write(`${words}\n`);
}
