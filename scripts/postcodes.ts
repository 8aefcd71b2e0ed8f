import { resolve } from 'node:path';
import { exitCodes, runCommand, WrongUse } from './command.ts';
import { londonToday, readEnvironment } from './environment.ts';
import { progressTo } from './build/progress.ts';
import { buildPostcodes } from './postcodes/build-postcodes.ts';
import { sayOutcome } from './postcodes/say-outcome.ts';

const help = `npm run postcodes -- build FILE...   writes map/postcodes.json, by which people look for what is near them

FILE is a table from Code-Point Open (free from Ordnance Survey, one file for each postcode area, such as so.csv),
or any table with a column "postcode" and columns "lat" and "lon", or "eastings" and "northings".
--content DIR       the content folder to write to (else CONTENT_DIR, else content)
--km 5              how far round the area postcodes are kept, in kilometres (else 5)
--year 2026         the year of the tables, for the credit (else this year)
`;

const options = {
  content: { type: 'string' },
  km: { type: 'string', default: '5' },
  year: { type: 'string' },
} as const;

await runCommand({ help, options, takesWords: true }, async ({ values, positionals }) => {
  const [verb, ...files] = positionals;
  if (verb !== 'build') throw new WrongUse(`Write "build" first, then the files.\n\n${help}`);
  if (files.length === 0) throw new WrongUse(`Name at least one file of postcodes.\n\n${help}`);

  const { contentDir, today = londonToday() } = readEnvironment(process.env);
  const outcome = await buildPostcodes(
    {
      files: files.map((file) => resolve(file)),
      contentDir: values.content === undefined ? contentDir : resolve(values.content),
      marginKm: numberIn(values.km, { option: '--km', most: 100, like: '5' }),
      year: numberIn(values.year ?? today.slice(0, 4), { option: '--year', most: 2999, like: '2026' }),
    },
    progressTo(process.stderr),
  );
  process.stdout.write(sayOutcome(outcome, process.cwd()));
  return outcome.refusedCount > 0 || outcome.written === undefined ? exitCodes.problems : exitCodes.good;
});

function numberIn(
  text: string,
  { option, most, like }: { option: string; most: number; like: string },
): number {
  const number = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && number <= most) return number;
  throw new WrongUse(`${option} is "${text}". Write a number up to ${most}, like ${like}.`);
}
