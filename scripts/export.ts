import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { writeDataFiles } from './build/data-files.ts';
import { contentProblemsInWords } from './build/outcome.ts';
import { counted } from './build/progress.ts';
import { readPublished } from './build/read-published.ts';
import { exitCodes, runCommand, WrongUse } from './command.ts';
import { readEnvironment } from './environment.ts';

const help = `Writes everything that anybody may have of the directory to a folder: JSON, CSV, GeoJSON, feeds, calendars and
Open Referral UK. The site holds the same files; this is for taking them elsewhere without building it.

  npm run export -- --to DIR

  --to DIR   the folder; it must be empty, or not be there yet
  --help     show this

CONTENT_DIR  folder of the content (content)
SITE_URL     scheme and host that addresses in the files begin with (https://hereabouts.example)
BASE_PATH    where on its host the site lies (/)
TODAY        the day the files are for (today in London; for the sample town its own day)

Ends with 0 when everything is written, 1 when the content has errors, 2 when it was asked for something it cannot do.
`;

const options = { to: { type: 'string' } } as const;

await runCommand({ help, options }, ({ values }) => {
  if (values.to === undefined) throw new WrongUse(`Say where to, with --to.\n\n${help}`);
  const folder = resolve(values.to);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new WrongUse(`${folder} holds something already. Give an empty folder, or a new one.`);
  }
  const environment = readEnvironment(process.env);
  const { published, problems } = readPublished(environment);
  process.stderr.write(contentProblemsInWords(problems, environment.contentDir));
  if (!published) return exitCodes.problems;

  // Half an export would look like a whole one.
  const waiting = join(dirname(folder), `.${basename(folder)}.export-${process.pid}`);
  try {
    mkdirSync(dirname(folder), { recursive: true });
    const files = writeDataFiles(published, waiting);
    rmSync(folder, { recursive: true, force: true });
    renameSync(waiting, folder);
    process.stdout.write(`${counted(files, 'file')} written to ${folder}.\n`);
  } finally {
    rmSync(waiting, { recursive: true, force: true });
  }
  return exitCodes.good;
});
