import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSiteAloud } from './build/build-site-aloud.ts';
import { filesIn } from './build/built-site.ts';
import { exitCodes, needed, runCommand, WrongUse } from './command.ts';
import { readEnvironment } from './environment.ts';
import { readDirectoryOrSay } from './read-directory-or-say.ts';
import { snapshotArchive } from './snapshot/archive.ts';
import { readingCopy } from './snapshot/reading-copy.ts';
import { writeWhole } from './write-whole.ts';

const help = `Keeps the directory as it stands today, in one archive: every page, to be read from a stick without a network or a
server, with the data for others and the content to bring it back. Once a year is a good habit.

  npm run snapshot -- --to FILE      FILE ends with .zip, like silverpit-2026.zip

  --public   leaves the content out, to give the archive to a library or a newspaper
  --help     show this

CONTENT_DIR, SITE_URL, TODAY   as for npm run build

Ends with 0, with 1 when the content cannot be built, or with 2 when it was asked for something it cannot do.
`;

const options = {
  to: { type: 'string' },
  public: { type: 'boolean', default: false },
} as const;

await runCommand({ help, options }, async ({ values }) => {
  const file = resolve(needed(values.to, '--to', help));
  if (!file.endsWith('.zip'))
    throw new WrongUse(`--to is "${values.to ?? ''}". Give a file that ends with .zip.`);
  if (existsSync(file))
    throw new WrongUse(`${file} is there already. Choose another name; nothing was written.`);
  const environment = readEnvironment(process.env);
  const open = readDirectoryOrSay();
  if (open === undefined) return exitCodes.problems;

  const home = mkdtempSync(join(tmpdir(), 'hereabouts-snapshot-'));
  try {
    const outDir = join(home, 'site');
    // A reading copy lies in a folder, whatever the site does, and keeps nothing by itself.
    const report = await buildSiteAloud({ ...environment, basePath: '/', outDir, offline: 'off' });
    if (!report.built) return exitCodes.problems;
    const { directory, contentDir, today } = open;
    const content = values.public ? undefined : readFolder(contentDir, contentFiles(contentDir));
    const archive = snapshotArchive(
      {
        town: directory.site.name,
        day: today,
        site: readingCopy(readFolder(outDir, filesIn(outDir))),
        content,
      },
      `hereabouts-${today}`,
    );
    writeWhole(file, archive);
    process.stdout.write(
      `Wrote ${file}, ${(archive.length / 1_000_000).toFixed(1)} MB. Unpack it and open START-HERE.html.\nSHA-256 ${createHash('sha256').update(archive).digest('hex')}\n`,
    );
    return exitCodes.good;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});

function readFolder(folder: string, files: readonly string[]): Map<string, Uint8Array> {
  return new Map(files.map((file) => [file, readFileSync(join(folder, file))]));
}

/** What belongs to the content; hidden files are of the computer, or of git. */
function contentFiles(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .flatMap((entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) return contentFiles(folder, path);
      return entry.isFile() ? [path] : [];
    })
    .sort();
}
