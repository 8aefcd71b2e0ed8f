import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { counted } from './build/progress.ts';
import { exitCodes, needed, runCommand, WrongUse } from './command.ts';
import { rewriteHistory } from './forget/rewrite-history.ts';
import { readWords } from './forget/words.ts';

const help = `Makes a copy of this repository in whose whole history some words and files never were: for somebody who asked to
be removed. The repository itself is not touched. The whole of what is to be done: .github/REMOVAL.md

  npm run forget -- --words FILE --to DIR.git

  --words FILE   what to forget, one name, phone number or e-mail address a line; keep the file outside the repository
  --file PATH    a file to take out of every version, such as content/photos/walk.jpg; more than one may be given
  --to DIR.git   where the copy goes; it must not be there yet
  --help         show this

Ends with 0 when the copy holds none of it, 1 when the newest version still does, 2 when it was asked for something it
cannot do.
`;

const options = {
  words: { type: 'string' },
  file: { type: 'string', multiple: true, default: [] as string[] },
  to: { type: 'string' },
} as const;

const mostBytes = 2 ** 31 - 1;

await runCommand({ help, options }, ({ values }) => {
  const list = resolve(needed(values.words, '--words', help));
  const target = resolve(needed(values.to, '--to', help));
  if (!existsSync(list)) throw new WrongUse(`There is no file ${list}.`);
  if (existsSync(target))
    throw new WrongUse(`There is something at ${target} already. Choose another place.`);
  const words = readWords(readFileSync(list, 'utf8'));
  const files = new Set(values.file);

  const holders = newestHolders(words, files);
  if (holders.length > 0) {
    process.stderr.write(
      `The newest version still holds it, in ${holders.join(', ')}. Take it out there and commit that first.\n`,
    );
    return exitCodes.problems;
  }
  const { stream, hits } = rewriteHistory(historyOf('.', ['--all']), { words, files });
  try {
    execFileSync('git', ['init', '--quiet', '--bare', target]);
    execFileSync('git', ['-C', target, 'fast-import', '--quiet', '--force'], { input: stream });
    const branch = execFileSync('git', ['symbolic-ref', '--quiet', 'HEAD'], { encoding: 'utf8' }).trim();
    execFileSync('git', ['-C', target, 'symbolic-ref', 'HEAD', branch]);
    const left = rewriteHistory(historyOf(target, ['--all']), { words, files }).hits;
    if (left > 0) throw new Error(`The copy still holds it, ${counted(left, 'time')}.`);
  } catch (error) {
    rmSync(target, { recursive: true, force: true });
    throw error;
  }
  process.stdout.write(
    `Forgotten: found ${counted(hits, 'time')} in the history, and not once in the copy.\nThe copy is at ${target}. What to do with it stands in .github/REMOVAL.md.\n`,
  );
  return exitCodes.good;
});

/** Paths of files of the newest version that hold what is to be forgotten, in their names or in them. */
function newestHolders(words: readonly RegExp[], files: ReadonlySet<string>): string[] {
  const paths = askGit('ls-tree', '-r', '-z', '--name-only', '--full-tree', 'HEAD').toString('utf8');
  return paths.split('\0').filter((path) => {
    if (path === '') return false;
    if (files.has(path)) return true;
    const bytes = askGit('cat-file', 'blob', `HEAD:${path}`);
    const text = `${Buffer.from(path).toString('latin1')}\n${bytes.includes(0) ? '' : bytes.toString('latin1')}`;
    return words.some((word) => text.search(word) >= 0);
  });
}

function askGit(...words: readonly string[]): Buffer {
  const { status, stdout, stderr } = spawnSync('git', words, { maxBuffer: mostBytes });
  if (status !== 0) throw new WrongUse(`git cannot read the history here: ${stderr.toString('utf8').trim()}`);
  return stdout;
}

/** The history of a repository, as one stream. Tags lose their signatures, which would no longer be right. */
function historyOf(repository: string, what: readonly string[]): Buffer {
  const words = ['-C', repository, 'fast-export', '--signed-tags=strip', '--tag-of-filtered-object=rewrite'];
  return askGit(...words, '--reencode=yes', ...what);
}
