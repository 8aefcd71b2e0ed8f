import { writeFileSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { parseDay, type IsoDay } from '../src/domain/calendar-day.ts';
import { writeCsv } from '../src/formats/csv.ts';
import { entryFormats, recipeSchema, type EntryFormat } from '../src/imports/recipe.ts';
import { reviewHeadings, reviewLines } from '../src/imports/review.ts';
import { suggestMapping } from '../src/imports/suggest.ts';
import { answer, exitCodes, runCommand, WrongUse, type Typed } from './command.ts';
import { londonToday, readEnvironment } from './environment.ts';
import { readRawSource } from './import/read-source.ts';
import {
  BrokenContent,
  readJsonFile,
  runSteps,
  type ImportStep,
  type StepReport,
} from './import/run-steps.ts';
import { sayReports } from './import/say-report.ts';
import { Staging } from './import/staging.ts';

const help = `Proposes entries from somebody else's list. New ones are written as not checked yet; an entry that is here
already is compared with the list and never changed unless you say so. Running it again changes nothing.

  npm run -s import -- list.csv --as csv --suggest > mapping.json   a first mapping; read it before you use it
  npm run import -- list.csv --as csv --map mapping.json --dry-run --review review.csv
  npm run import -- list.csv --as csv --map mapping.json --apply review.csv --content DIR
  npm run import -- calendar.ics --as ical --themes get-moving
  npm run import -- feed-folder --as open-referral --themes help-and-advice
  npm run import -- assets.json --as json --content NEW-DIR      a directory like this one, brought back
  npm run import -- areas.geojson --as neighbourhoods --name-property NAME --content DIR
  npm run import -- --recipe recipe.json --data DIR --content DIR

  --as csv            a table, or the folder of linked tables that a directory like this one gives out
  --as json           a list of records, or the assets.json of a directory like this one
  --as geojson        places on a map
  --as open-referral  a feed of Open Referral UK saved as a file or a folder, or a folder of its CSV tables
  --as outpost        services of an Outpost directory, a file or a folder of pages
  --as ical           a calendar (.ics)
  --as neighbourhoods outlines of areas
  --map FILE          how its columns become fields; csv, json and geojson need one
  --themes A,B        themes of entries where the list names none that is here
  --suggest           print a mapping made from the headings and a sample, and why, and stop
  --review FILE       write a table of what would happen, to change in a spreadsheet: accept, skip or merge each
                      row, keep or take each field that differs
  --apply FILE        do what a review table says
  --postcodes FILE    a table with postcode, lat and lon, for first pins
  --name-property NAME  the property of an area that holds its name
  --title TEMPLATE    what areas are called, like "Trafford {area_name}"
  --recipe FILE       several imports run as one; its files lie in --data
  --data DIR          the folder of the recipe's files
  --content DIR       the content folder (CONTENT_DIR, else content)
  --today DAY         the day entries are added (TODAY, else today)
  --dry-run           work everything out and write nothing
  --report FILE       write the whole report as JSON
  --help              show this

Ends with 0 when the import was worked out, 1 when the content has errors or nothing of the list could be used, 2
when it was asked for something it cannot do. Files are written all together at the end, or not at all.
`;

const options = {
  as: { type: 'string' },
  map: { type: 'string' },
  themes: { type: 'string' },
  suggest: { type: 'boolean', default: false },
  review: { type: 'string' },
  apply: { type: 'string' },
  postcodes: { type: 'string' },
  'name-property': { type: 'string' },
  title: { type: 'string' },
  recipe: { type: 'string' },
  data: { type: 'string' },
  content: { type: 'string' },
  today: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  report: { type: 'string' },
} as const;

/** Milliseconds between two words about progress; short imports say none. */
const progressEvery = 2000;

await runCommand({ help, options, takesWords: true }, ({ values, positionals }) => {
  const [file, ...others] = positionals;
  if (others.length > 0) throw new WrongUse(`Give one file at a time.\n\n${help}`);
  if (values.suggest) return suggest(file, values);
  const run = values.recipe === undefined ? readRun(file, values) : readRecipe(values.recipe, values.data);
  return importAll(run, values);
});

type Values = Typed<typeof options>['values'];

/** What is to be done, with full paths. */
interface Run {
  readonly steps: readonly ImportStep[];
  readonly postcodes?: string | undefined;
  readonly starter?: string | undefined;
}

function readRun(file: string | undefined, values: Values): Run {
  if (file === undefined) throw new WrongUse(`Give a file, or a recipe.\n\n${help}`);
  const postcodes = values.postcodes === undefined ? undefined : resolve(values.postcodes);
  if (values.as === 'neighbourhoods') {
    const nameProperty = values['name-property'];
    if (nameProperty === undefined)
      throw new WrongUse('Say which property holds the names with --name-property.');
    return { steps: [{ as: values.as, file: resolve(file), nameProperty, title: values.title }], postcodes };
  }
  const path = (given: string | undefined) => (given === undefined ? undefined : resolve(given));
  const themes = values.themes?.split(',').map((theme) => theme.trim());
  const step = {
    as: readFormat(values.as),
    file: resolve(file),
    map: path(values.map),
    themes,
    apply: path(values.apply),
  };
  return { steps: [step], postcodes };
}

function readFormat(as: string | undefined): EntryFormat {
  const format = entryFormats.find((name) => name === as);
  if (format !== undefined) return format;
  throw new WrongUse(`Say what the file is: --as ${entryFormats.join(', ')} or neighbourhoods.\n\n${help}`);
}

function readRecipe(path: string, data: string | undefined): Run {
  if (data === undefined) throw new WrongUse('Say where the files of the recipe lie with --data.');
  const recipe = readJsonFile(resolve(path), recipeSchema);
  const beside = (file: string) => resolve(dirname(resolve(path)), file);
  return {
    steps: recipe.steps.map((step) => {
      const file = resolve(data, step.file);
      if (step.as === 'neighbourhoods') return { ...step, file };
      const apply = step.apply === undefined ? undefined : beside(step.apply);
      return { as: step.as, file, map: beside(step.map), apply };
    }),
    postcodes: recipe.postcodes === undefined ? undefined : resolve(data, recipe.postcodes),
    starter: recipe.starter === undefined ? undefined : beside(recipe.starter),
  };
}

function importAll(run: Run, values: Values): number {
  const environment = readEnvironment(process.env);
  const contentDir = values.content === undefined ? environment.contentDir : resolve(values.content);
  const today = readToday(values.today) ?? environment.today ?? londonToday();
  const staging = new Staging(contentDir, run.starter);
  try {
    const reports = runSteps(run.steps, staging, {
      today,
      postcodes: run.postcodes,
      onProgress: progressTeller(),
    });
    if (!values['dry-run']) staging.commit();
    const report = { today, dryRun: values['dry-run'], steps: reports, written: staging.changed };
    if (values.review !== undefined) writeFileSync(values.review, reviewTable(reports));
    if (values.report !== undefined) writeFileSync(values.report, `${JSON.stringify(report, null, 2)}\n`);
    const count = staging.changed.length;
    answer(`${sayReports(reports)}\n${sayWritten(count, values['dry-run'], contentDir)}`);
    const isAllRefused = reports.some(
      (report) => report.as !== 'directory' && report.rows > 0 && report.refused.length === report.rows,
    );
    return isAllRefused ? exitCodes.problems : exitCodes.good;
  } catch (error) {
    if (!(error instanceof BrokenContent)) throw error;
    process.stderr.write(sayBroken(error));
    return exitCodes.problems;
  } finally {
    staging.dispose();
  }
}

/** Tells somebody who waits how far it is, on the channel that is not part of the answer. */
function progressTeller(): (words: string) => void {
  let last = Date.now();
  return (words) => {
    if (Date.now() - last < progressEvery) return;
    last = Date.now();
    process.stderr.write(`${words} ...\n`);
  };
}

function reviewTable(reports: readonly StepReport[]): string {
  const lines = reports.flatMap((report) =>
    report.as === 'directory' || report.as === 'neighbourhoods' ? [] : reviewLines(report),
  );
  return writeCsv(
    reviewHeadings,
    lines.map((line) => reviewHeadings.map((heading) => line[heading])),
  );
}

/** Problems alike, such as a theme that is not in the directory, come once for each entry: a few will do. */
function sayBroken({ problems }: BrokenContent): string {
  const lines = problems.slice(0, 10).map(({ file, line, found, fix }) => {
    return `  ${file}${line === undefined ? '' : `:${line}`} ${found} ${fix}`;
  });
  const more = problems.length > lines.length ? [`  and ${problems.length - lines.length} more`] : [];
  return `Nothing was written, because the content has errors, or would have:\n${[...lines, ...more].join('\n')}\n`;
}

function sayWritten(count: number, isDryRun: boolean, contentDir: string): string {
  if (count === 0) return `Nothing to write: ${contentDir} is as it was.\n`;
  const files = `${count} ${count === 1 ? 'file' : 'files'}`;
  return isDryRun
    ? `A dry run: ${files} would be written to ${contentDir}.\n`
    : `${files} written to ${contentDir}.\n`;
}

function suggest(file: string | undefined, values: Values): number {
  if (file === undefined) throw new WrongUse(`Give the file to make a mapping for.\n\n${help}`);
  const today = readToday(values.today) ?? readEnvironment(process.env).today ?? londonToday();
  const { table } = readRawSource(readFormat(values.as ?? 'csv'), resolve(file), today);
  const { mapping, reasons } = suggestMapping(table, basename(file, extname(file)));
  process.stderr.write(`${reasons.join('\n')}\n`);
  return answer(`${JSON.stringify(mapping, null, 2)}\n`);
}

function readToday(text: string | undefined): IsoDay | undefined {
  if (text === undefined) return undefined;
  try {
    return parseDay(text);
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}
