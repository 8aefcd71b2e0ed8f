import { createReadStream, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { boxHolds, widenBox, type Box } from '../../src/domain/geo.ts';
import { writePostcodeFile } from '../../src/domain/postcode-file.ts';
import type { PlacedPostcode } from '../../src/domain/postcode-units.ts';
import { openPostcodeTable } from '../../src/imports/code-point.ts';
import { readContent } from '../../src/reader/read-content.ts';
import { counted, startStages, type Count, type Progress } from '../build/progress.ts';
import { WrongUse } from '../command.ts';
import { writeWhole } from '../write-whole.ts';

/** What to make a file of postcodes from. */
export interface PostcodeWishes {
  /** Full paths of the tables, in the order to read them. */
  readonly files: readonly string[];
  readonly contentDir: string;
  /** How far round the area of the site postcodes are kept, in kilometres. */
  readonly marginKm: number;
  /** The year of the tables, for the credit. */
  readonly year: number;
}

/** A row that could not be read. */
export interface RefusedRow {
  readonly file: string;
  readonly line: number;
  /** What is wrong with it, as part of a sentence. */
  readonly found: string;
}

/** What came of it. */
export interface PostcodeOutcome {
  readonly town: string;
  readonly marginKm: number;
  readonly rows: number;
  readonly kept: number;
  readonly outside: number;
  readonly withoutPlace: number;
  /** Postcodes that were read before; their first place holds. */
  readonly again: number;
  readonly refusedCount: number;
  /** The first few of the rows refused. */
  readonly refused: readonly RefusedRow[];
  /** The file written; absent when no postcode was kept. */
  readonly written?: { readonly path: string; readonly bytes: number; readonly sectors: number };
}

/** So many refused rows are told one by one. */
const mostRefusedTold = 20;

/**
 * Reads tables of postcodes and writes `map/postcodes.json`, whole or not at all. The same tables give the same bytes.
 *
 * @throws WrongUse when a table or the area of the site cannot be read
 */
export async function buildPostcodes(wishes: PostcodeWishes, progress: Progress): Promise<PostcodeOutcome> {
  const { name, bbox } = readArea(wishes.contentDir);
  const gatherer = new PostcodeGatherer(widenBox(bbox, wishes.marginKm));
  const stages = startStages(progress);
  for (const file of wishes.files) {
    const size = sizeOf(file);
    await stages.run(
      `Reading ${basename(file)}`,
      (count) => readTable(file, size, gatherer, count),
      (rows) => counted(rows, 'row'),
    );
  }
  const postcodes = gatherer.postcodes;
  const outcome = { ...gatherer.outcome, town: name, marginKm: wishes.marginKm, kept: postcodes.length };
  if (postcodes.length === 0) return outcome;
  const text = writePostcodeFile(postcodes, creditFor(wishes.year));
  const path = join(wishes.contentDir, 'map', 'postcodes.json');
  writeWhole(path, text);
  const sectors = new Set(postcodes.map(({ postcode }) => postcode.slice(0, -2))).size;
  return { ...outcome, written: { path, bytes: Buffer.byteLength(text), sectors } };
}

/** The words that the Open Government Licence asks for. */
function creditFor(year: number): string {
  const crown = `© Crown copyright and database right ${year}`;
  const mail = `© Royal Mail copyright and database right ${year}`;
  return `Contains OS data ${crown}. Contains Royal Mail data ${mail}. Contains National Statistics data ${crown}.`;
}

function readArea(contentDir: string): { name: string; bbox: Box } {
  const { content, problems } = readContent(contentDir);
  const fault = problems.find(({ file, severity }) => severity === 'error' && /^(site\.json)?$/.test(file));
  if (fault === undefined) return { name: content.site.data.name, bbox: content.site.data.area.bbox };
  throw new WrongUse(`The area is not known. ${contentDir}, ${fault.file}: ${fault.found} ${fault.fix}`);
}

function sizeOf(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false });
  if (size?.isFile()) return size.size;
  throw new WrongUse(`There is no file ${file}. Give the path of a table of postcodes, such as so.csv.`);
}

const megabyte = 1_000_000;

/** @returns how many rows it has */
async function readTable(
  file: string,
  size: number,
  gatherer: PostcodeGatherer,
  count: Count,
): Promise<number> {
  const readRow = openPostcodeTable();
  const stream = createReadStream(file, 'utf8');
  const lines = createInterface({ input: stream, crlfDelay: Infinity });
  let line = 0;
  for await (const text of lines) {
    line += 1;
    gatherer.take(readRow(text), { file, line });
    if (line % 1000 === 0) count(stream.bytesRead / megabyte, size / megabyte);
  }
  return line;
}

/** Keeps the postcodes inside a box, and counts the others. */
class PostcodeGatherer {
  readonly #box: Box;
  readonly #kept = new Map<string, PlacedPostcode>();
  readonly #refused: RefusedRow[] = [];
  readonly #counts = { rows: 0, outside: 0, withoutPlace: 0, again: 0, refusedCount: 0 };

  constructor(box: Box) {
    this.#box = box;
  }

  take(row: ReturnType<ReturnType<typeof openPostcodeTable>>, from: { file: string; line: number }): void {
    if (row.is === 'nothing') return;
    this.#counts.rows += 1;
    if (row.is === 'refused') this.#refuse({ ...from, found: row.found });
    else if (row.is === 'no-place') this.#counts.withoutPlace += 1;
    else if (!boxHolds(this.#box, row)) this.#counts.outside += 1;
    else if (this.#kept.has(row.postcode)) this.#counts.again += 1;
    else this.#kept.set(row.postcode, { postcode: row.postcode, lat: row.lat, lon: row.lon });
  }

  #refuse(row: RefusedRow): void {
    this.#counts.refusedCount += 1;
    if (this.#refused.length < mostRefusedTold) this.#refused.push(row);
  }

  get postcodes(): readonly PlacedPostcode[] {
    return [...this.#kept.values()];
  }

  get outcome() {
    return { ...this.#counts, refused: this.#refused };
  }
}
