import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { IsoDay } from '../../src/domain/calendar-day.ts';
import { neighbourhoodOutlinesSchema, type NeighbourhoodOutlines } from '../../src/domain/geo.ts';
import type { Neighbourhood } from '../../src/domain/neighbourhood.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { neighbourhoodsFileSchema } from '../../src/domain/taxonomy.ts';
import { decodeText, readTable, UnreadableTable, type Table } from '../../src/imports/csv.ts';
import type { ImportReport } from '../../src/imports/import-report.ts';
import { headingsMissing, mappingSchema, type Mapping } from '../../src/imports/mapping.ts';
import {
  NotOutlines,
  proposeNeighbourhoods,
  type NeighbourhoodReport,
} from '../../src/imports/neighbourhoods.ts';
import { readPostcodes, type PostcodePoints } from '../../src/imports/postcodes.ts';
import { proposeEntries } from '../../src/imports/propose.ts';
import { writeEntry, writeVenue } from '../../src/reader/write-entry.ts';
import { WrongUse } from '../command.ts';
import type { Staging } from './staging.ts';

/** One import out of a run, with full paths. */
export type ImportStep =
  | { readonly as: 'csv'; readonly file: string; readonly map: string }
  | {
      readonly as: 'neighbourhoods';
      readonly file: string;
      readonly nameProperty: string;
      readonly title?: string | undefined;
    };

/** What one import of a run came to. */
export type StepReport =
  | ({ readonly as: 'csv'; readonly file: string } & ImportReport)
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

/**
 * Runs imports one after the other on a staging copy.
 *
 * @param postcodes full path of a table of postcodes
 * @throws WrongUse for a file that is not there or cannot be read; BrokenContent when the content has errors
 */
export function runSteps(
  steps: readonly ImportStep[],
  staging: Staging,
  today: IsoDay,
  postcodes: string | undefined,
): StepReport[] {
  const points = postcodes === undefined ? undefined : readFileOf(postcodes, readPostcodes);
  const reports = steps.map((step) =>
    step.as === 'csv' ? importTable(step, staging, today, points) : importNeighbourhoods(step, staging),
  );
  checkContent(staging, today);
  return reports;
}

/** Reads a table, or says what is wrong with its file. */
export function readTableFile(path: string): Table {
  return readFileOf(path, readTable);
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

function importTable(
  step: Extract<ImportStep, { as: 'csv' }>,
  staging: Staging,
  today: IsoDay,
  postcodes: PostcodePoints | undefined,
): StepReport {
  const table = readTableFile(step.file);
  const mapping = readMapping(step.map, table);
  const directory = checkContent(staging, today);
  const { entries, venues, report } = proposeEntries({ table, mapping, directory, today, postcodes });
  for (const { slug, venue } of venues) staging.write(`venues/${slug}.json`, writeVenue(venue));
  for (const { slug, asset, body } of entries) staging.write(`assets/${slug}.md`, writeEntry(asset, body));
  return { as: 'csv', file: basename(step.file), ...report };
}

function readMapping(path: string, table: Table): Mapping {
  const mapping = readJsonFile(path, mappingSchema);
  const missing = headingsMissing(mapping, table.headings);
  if (missing.length === 0) return mapping;
  throw new WrongUse(
    `${path} names columns that the table does not have: ${missing.join(', ')}.\nIts columns are: ${table.headings.join(', ')}.`,
  );
}

function checkContent(
  staging: Staging,
  today: IsoDay,
): NonNullable<ReturnType<Staging['readDirectory']>['directory']> {
  const { directory, problems } = staging.readDirectory(today);
  if (directory === undefined) throw new BrokenContent(problems);
  return directory;
}

const outlinesFile = 'map/neighbourhoods.geojson';
const taxonomyFile = 'taxonomy/neighbourhoods.json';

/** Runs before there is a directory: a town without neighbourhoods cannot be read yet. */
function importNeighbourhoods(
  step: Extract<ImportStep, { as: 'neighbourhoods' }>,
  staging: Staging,
): StepReport {
  const outside = readFileOf(step.file, parseJson);
  const { outlines, neighbourhoods, report } = proposeNeighbourhoods(
    { ...step, outside, ...knownNeighbourhoods(staging) },
    basename(step.file),
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

function parseJson(text: string): unknown {
  return JSON.parse(text.replace(/^\uFEFF/, ''));
}

function readFileOf<T>(path: string, read: (text: string) => T): T {
  if (!existsSync(path)) throw new WrongUse(`There is no file ${path}.`);
  try {
    return read(decodeText(readFileSync(path)));
  } catch (error) {
    if (error instanceof UnreadableTable || error instanceof NotOutlines)
      throw new WrongUse(`${path}: ${error.message}`);
    if (error instanceof SyntaxError) throw new WrongUse(`${path} is not JSON: ${error.message}`);
    throw error;
  }
}
