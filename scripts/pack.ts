import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { sayProblems } from './check/say-problems.ts';
import { exitCodes, runCommand, textOf } from './command.ts';
import { projectFolder, readEnvironment } from './environment.ts';
import { meetingPack } from './pack/meeting-pack.ts';
import { readPrivateContacts } from './pack/private-contacts.ts';
import { refuseOpenPlace } from './pack/private-place.ts';
import { readDirectoryOrSay, type OpenDirectory } from './read-directory-or-say.ts';

const help = `Makes the pack for the panel's meeting: what is due with boxes to tick, what is new, changed and closed, gaps,
how far the checks reach, whose turn ends. One file to open or print, and a PDF where there is a browser for it.

  npm run pack
  npm run pack -- --contacts private/contacts.txt     with the panel's own phone numbers, so that stewards can ring

A line of the contacts file: bread-swap, 01632 960112, the baker

  --contacts FILE   private numbers; a place that git ignores, and that is not published, or it is refused
  --to DIR          where the pack goes (private)
  --today DAY       the day it is made for (TODAY, else today; the sample: its own day)
  --help            show this

CONTENT_DIR  the content folder (content)      CHROME_PATH  the browser that prints

Ends with 0 when the pack is made, 1 when the content or the contacts have errors, 2 when it was asked for something
it cannot do. No build reads the contacts: the pack is the only file they are written to.
`;

const options = {
  contacts: { type: 'string' },
  to: { type: 'string', default: 'private' },
  today: { type: 'string' },
} as const;

await runCommand({ help, options }, async ({ values }) => {
  const { contentDir, outDir } = readEnvironment(process.env);
  const published = [contentDir, outDir, join(projectFolder, 'public'), join(projectFolder, 'src')];
  const target = resolve(values.to);
  const file = values.contacts === undefined ? undefined : resolve(values.contacts);
  if (file !== undefined) refuseOpenPlace(file, published);
  refuseOpenPlace(join(target, 'meeting-pack.html'), published);

  const open = readDirectoryOrSay(values.today);
  if (open === undefined) return exitCodes.problems;
  const slugs = [...open.directory.assetBySlug.keys()];
  const text = file === undefined ? '' : textOf(file);
  const { contacts, problems } = readPrivateContacts(text, slugs, basename(file ?? ''));
  if (problems.length > 0) {
    const lines = problems.map(
      ({ file: at, line, found, fix }) => `${at}, line ${line ?? 1}: ${found} ${fix}\n`,
    );
    process.stderr.write(`${lines.join('')}Nothing was made.\n`);
    return exitCodes.problems;
  }
  const page = await packOf(open, (site) => meetingPack(site, contacts));
  if (page === undefined) return exitCodes.problems;
  await write(page, target, `meeting-pack-${open.directory.site.nextMeeting?.on ?? open.today}`);
  return exitCodes.good;
});

/** Builds the site aside, as everybody will see it, and makes the pack from its page. */
async function packOf(
  { contentDir, today }: OpenDirectory,
  make: (site: { folder: string; base: string; siteUrl: string }) => string,
): Promise<string | undefined> {
  const home = mkdtempSync(join(tmpdir(), 'hereabouts-pack-'));
  const folder = join(home, 'site');
  const { siteUrl, basePath } = readEnvironment(process.env);
  // Loaded late: what makes the pages takes a second to load, and a refusal should not.
  const { buildSite } = await import('./build/build-site.ts');
  try {
    const report = await buildSite({ contentDir, outDir: folder, siteUrl, basePath, today });
    if (report.built) return make({ folder, base: basePath, siteUrl });
    const manner = { contentDir: folder, startDir: process.cwd(), inColour: false, all: false };
    process.stderr.write(sayProblems(report.siteProblems, manner));
    return undefined;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Writes the pack so that only its owner can read it. */
async function write(page: string, folder: string, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const html = join(folder, `${name}.html`);
  const waiting = join(folder, `.${name}.tmp-${process.pid}`);
  writeFileSync(waiting, page, { mode: 0o600 });
  renameSync(waiting, html);
  process.stdout.write(`${html}\n`);
  process.stdout.write(await printed(html, join(folder, `${name}.pdf`)));
}

/** Prints the pack where that can be done, and says what came of it. The browser for it may not be installed. */
async function printed(html: string, pdf: string): Promise<string> {
  try {
    const { printPdf } = await import('./pack/print-pdf.ts');
    await printPdf(html, pdf);
    return `${pdf}\n`;
  } catch {
    return 'There is no browser to print it with here. Open the file and print it.\n';
  }
}
