import { basename } from 'node:path';
import type { IsoDay } from '../../src/domain/calendar-day.ts';
import type { Directory } from '../../src/domain/directory.ts';
import { neighbourhoodOutlinesSchema, type NeighbourhoodOutlines } from '../../src/domain/geo.ts';
import type { Neighbourhood } from '../../src/domain/neighbourhood.ts';
import type { OpenRecords } from '../../src/domain/open-records.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { unescapeCell } from '../../src/domain/spreadsheet-cell.ts';
import { neighbourhoodsFileSchema } from '../../src/domain/taxonomy.ts';
import type { ImportReport } from '../../src/imports/import-report.ts';
import { proposeNeighbourhoods, type NeighbourhoodReport } from '../../src/imports/neighbourhoods.ts';
import { readPostcodes, type PostcodePoints } from '../../src/imports/postcodes.ts';
import { proposeEntries } from '../../src/imports/propose.ts';
import { readReview, UnreadableReview, type Decisions } from '../../src/imports/review.ts';
import { writeEntry, writeVenue } from '../../src/reader/write-entry.ts';
import { WrongUse } from '../command.ts';
import { parseJson, readFileOf, readSource, type SourceStep } from './read-source.ts';
import { filesOfRecords } from './restore.ts';
import type { Staging } from './staging.ts';

/** An import of entries, with full paths. */
export interface EntriesStep extends SourceStep {
  /** A review file that somebody went through. */
  readonly apply?: string | undefined;
}

/** One import out of a run, with full paths. */
export type ImportStep =
  | EntriesStep
  | {
      readonly as: 'neighbourhoods';
      readonly file: string;
      readonly nameProperty: string;
      readonly title?: string | undefined;
    };

/** What one import of entries came to. */
export type EntriesReport = { readonly as: EntriesStep['as']; readonly file: string } & ImportReport;

/** A whole directory that came back into an empty folder. */
export interface RestoreReport {
  readonly as: 'directory';
  readonly file: string;
  readonly entries: number;
  readonly venues: number;
  readonly notes: readonly string[];
}

/** What one import of a run came to. */
export type StepReport =
  | EntriesReport
  | RestoreReport
  | ({ readonly as: 'neighbourhoods'; readonly file: string } & NeighbourhoodReport);

/** The content folder has errors, so nothing can be compared with it. */
export class BrokenContent extends Error {
  override readonly name = 'BrokenContent';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super('The content folder has errors.');
    this.problems = problems.filter(({ severity }) => severity === 'error');
  }
}

/** What all imports of a run share. */
export interface RunContext {
  readonly today: IsoDay;
  /** Full path of a table of postcodes. */
  readonly postcodes?: string | undefined;
  /** Told now and then how far a long import has come. */
  readonly onProgress?: ((words: string) => void) | undefined;
}

/**
 * Runs imports one after the other on a staging copy.
 *
 * @throws WrongUse for a file that is not there or cannot be read; BrokenContent when the content has errors
 */
export function runSteps(steps: readonly ImportStep[], staging: Staging, context: RunContext): StepReport[] {
  const { postcodes } = context;
  const points = postcodes === undefined ? undefined : readFileOf(postcodes, readPostcodes);
  const reports = steps.map((step) =>
    step.as === 'neighbourhoods'
      ? importNeighbourhoods(step, staging)
      : importEntries(step, staging, context, points),
  );
  if (staging.changed.length > 0) {
    context.onProgress?.('Checking the whole directory');
    checkContent(staging, context.today);
  }
  return reports;
}

function importEntries(
  step: EntriesStep,
  staging: Staging,
  { today, onProgress }: RunContext,
  postcodes: PostcodePoints | undefined,
): StepReport {
  const file = basename(step.file);
  onProgress?.(`Reading ${file}`);
  const { table, mapping, records } = readSource(step, today);
  if (records !== undefined && !staging.holds('assets')) return restore(file, records, staging);
  const decisions = step.apply === undefined ? undefined : readDecisions(step.apply);
  const directory = checkContent(staging, today);
  const { entries, changed, venues, report } = proposeEntries({
    table,
    mapping,
    directory,
    today,
    postcodes,
    decisions,
    onProgress: (done, of) => onProgress?.(`${file}: ${done} of ${of} entries`),
  });
  for (const { slug, venue } of venues) staging.write(`venues/${slug}.json`, writeVenue(venue));
  for (const { slug, asset, body } of [...entries, ...changed]) {
    staging.write(`assets/${slug}.md`, writeEntry(asset, body));
  }
  return { as: step.as, file, ...report };
}

/** An export brought back into a folder without entries is the directory as it was. */
function restore(file: string, records: OpenRecords, staging: Staging): RestoreReport {
  const { files, notes } = filesOfRecords(records);
  for (const [path, text] of files) staging.write(path, text);
  return { as: 'directory', file, entries: records.assets.length, venues: records.venues.length, notes };
}

function readDecisions(path: string): Decisions {
  try {
    return readFileOf(path, (text) => readReview(text, unescapeCell));
  } catch (error) {
    if (!(error instanceof UnreadableReview)) throw error;
    throw new WrongUse(`${path} cannot be used:\n${error.faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

function checkContent(staging: Staging, today: IsoDay): Directory {
  const { directory, problems } = staging.readDirectory(today);
  if (directory === undefined) throw new BrokenContent(problems);
  return directory;
}

/** Reads a file of JSON by a schema, or says what is wrong with it. */
export function readJsonFile<T>(
  path: string,
  schema: { safeParse(value: unknown): { data?: T | undefined; error?: { issues: Issue[] } | undefined } },
): T {
  const { data, error } = schema.safeParse(readFileOf(path, parseJson));
  if (data !== undefined) return data;
  const faults = (error?.issues ?? []).map(
    ({ path: steps, message }) => `  ${steps.join('.') || 'the file'}: ${message}`,
  );
  throw new WrongUse(`${path} cannot be used:\n${faults.join('\n')}`);
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const outlinesFile = 'map/neighbourhoods.geojson';
const taxonomyFile = 'taxonomy/neighbourhoods.json';

/** Runs before there is a directory: a town without neighbourhoods cannot be read yet. */
function importNeighbourhoods(
  step: Extract<ImportStep, { as: 'neighbourhoods' }>,
  staging: Staging,
): StepReport {
  const outside = readFileOf(step.file, parseJson);
  const { outlines, neighbourhoods, report } = readFileOf(step.file, () =>
    proposeNeighbourhoods({ ...step, outside, ...knownNeighbourhoods(staging) }, basename(step.file)),
  );
  if (report.added.length > 0) {
    staging.write(outlinesFile, `${JSON.stringify(outlines)}\n`);
    staging.write(taxonomyFile, `${JSON.stringify({ neighbourhoods }, null, 2)}\n`);
  }
  return { as: 'neighbourhoods', file: basename(step.file), ...report };
}

function knownNeighbourhoods(staging: Staging): {
  outlines: NeighbourhoodOutlines;
  neighbourhoods: readonly Neighbourhood[];
} {
  const [outlines, taxonomy] = [staging.read(outlinesFile), staging.read(taxonomyFile)];
  return {
    outlines:
      outlines === undefined
        ? { type: 'FeatureCollection', features: [] }
        : neighbourhoodOutlinesSchema.parse(parseJson(outlines)),
    neighbourhoods:
      taxonomy === undefined ? [] : neighbourhoodsFileSchema.parse(parseJson(taxonomy)).neighbourhoods,
  };
}
