import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { slugify } from '../src/domain/slug.ts';
import { checkPhoto } from '../src/reader/check-photo.ts';
import { listContent } from '../src/reader/list-content.ts';
import { inspectPhoto, photoEndings, type PhotoKind } from '../src/reader/photo-file.ts';
import { counted } from './build/progress.ts';
import { exitCodes, runCommand, WrongUse } from './command.ts';
import { readEnvironment } from './environment.ts';
import { browserOrWrongUse } from './export/exported-site.ts';
import { longestEdge, Redrawer } from './photos/redraw-photo.ts';
import { writeWhole } from './write-whole.ts';

const help = `Takes photos in for the site, and puts right those that are there. A photo is drawn again, so that nothing is left
but what can be seen: no camera, owner, place or time; upright; at most ${longestEdge.toLocaleString('en-GB')} pixels wide or high.

  npm run photos                draws again every photo of photos/ that "npm run check" refuses
  npm run photos -- FILE...     takes photos in: a copy of each goes to photos/, as WebP; the files stay as they are

  --help   show this

CONTENT_DIR  the content folder (content)     CHROME_PATH  the browser that draws

Ends with 0 when all is well, 1 when a file is no picture that a browser can open, 2 when it was asked for something it
cannot do.
`;

/** A photo to draw again. */
interface Wanted {
  readonly from: string;
  /** Full path of where it goes. */
  readonly to: string;
  readonly kind: PhotoKind;
}

const mostBytes = 50 * 1024 * 1024;

await runCommand({ help, options: {}, takesWords: true }, async ({ positionals }) => {
  const { contentDir } = readEnvironment(process.env);
  const wanted = positionals.length > 0 ? photosToTakeIn(positionals, contentDir) : photosToMend(contentDir);
  if (wanted.length === 0) {
    process.stdout.write('Every photo is as it should be.\n');
    return exitCodes.good;
  }
  const browser = await browserOrWrongUse();
  try {
    return await drawAll(wanted, new Redrawer(browser));
  } finally {
    await browser.close();
  }
});

async function drawAll(wanted: readonly Wanted[], redrawer: Redrawer): Promise<number> {
  let refused = 0;
  for (const { from, to, kind } of wanted) {
    const before = readFileSync(from);
    const after = await redrawer.redraw(before, kind);
    if (after === undefined) {
      refused += 1;
      process.stdout.write(
        `${from}: this is no picture that can be opened. Save it as a JPEG and try again.\n`,
      );
      continue;
    }
    writeWhole(to, after);
    const { details } = inspectPhoto(before);
    const gone = details.length > 0 ? `, without its ${details.join(', ')}` : '';
    process.stdout.write(
      `${to}: ${inKilobytes(before.length)} are now ${inKilobytes(after.length)}${gone}\n`,
    );
  }
  const drawn = wanted.length - refused;
  process.stdout.write(`${counted(drawn, 'photo')} drawn again.\n`);
  return refused > 0 ? exitCodes.problems : exitCodes.good;
}

/** Photos of the content folder that the check refuses, by what they are called. */
function photosToMend(contentDir: string): Wanted[] {
  const { files, problems } = listContent(contentDir);
  const refused = files
    .filter(({ kind }) => kind === 'photo')
    .filter((photo) => checkPhoto(photo).length > 0);
  const tooLarge = problems.filter(
    ({ rule, file }) => rule === 'file-too-large' && file.startsWith('photos/'),
  );
  return [...refused, ...tooLarge].map(({ file }) => {
    const path = join(contentDir, file);
    return { from: path, to: path, kind: kindByEnding(file) };
  });
}

function kindByEnding(file: string): PhotoKind {
  const ending = extname(file).slice(1).toLowerCase();
  const kinds = Object.entries(photoEndings) as [PhotoKind, readonly string[]][];
  return kinds.find(([, endings]) => endings.includes(ending))?.[0] ?? 'webp';
}

function photosToTakeIn(files: readonly string[], contentDir: string): Wanted[] {
  return files.map((file) => {
    const from = resolve(file);
    if (!existsSync(from) || !statSync(from).isFile()) throw new WrongUse(`There is no file ${from}.`);
    if (statSync(from).size > mostBytes)
      throw new WrongUse(`${from} is larger than 50 MB. Save a smaller copy.`);
    const name = slugify(basename(file, extname(file)));
    if (name === '') throw new WrongUse(`Give ${from} a name in plain letters first.`);
    const to = join(contentDir, 'photos', `${name}.webp`);
    if (existsSync(to)) throw new WrongUse(`There is a ${to} already. Give your photo another name first.`);
    return { from, to, kind: 'webp' };
  });
}

function inKilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024).toLocaleString('en-GB')} kB`;
}
