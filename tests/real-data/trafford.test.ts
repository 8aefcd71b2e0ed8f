import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IsoDay } from '../../src/domain/calendar-day.ts';
import type { Directory, LinkedAsset } from '../../src/domain/directory.ts';
import { cleanCell } from '../../src/imports/clean-cell.ts';
import { decodeText, readTable } from '../../src/imports/csv.ts';
import type { ImportReport } from '../../src/imports/import-report.ts';
import { readDirectory, type DirectoryReading } from '../../src/reader/read-directory.ts';
import { openPartOf, throughJson, throughTables } from '../fixtures/there-and-back.ts';
import { allDifferencesThroughFeed, throughFeed } from '../fixtures/through-feed.ts';

/**
 * The public lists of a real borough, imported by the recipe that is kept beside the command. The data itself is
 * not in the repository: REAL_DATA names the folder that holds a folder `trafford`.
 */
const data = join(process.env['REAL_DATA'] ?? '', 'trafford');
const hasData = process.env['REAL_DATA'] !== undefined && existsSync(data);
const command = fileURLToPath(new URL('../../scripts/import.ts', import.meta.url));
const recipe = fileURLToPath(new URL('../../scripts/import/mappings/trafford/recipe.json', import.meta.url));
const today = '2026-11-22' as IsoDay;

interface Told {
  steps: ({ as: 'neighbourhoods'; file: string } | ({ as: 'csv'; file: string } & ImportReport))[];
  written: string[];
}

describe.skipIf(!hasData)('the lists of Trafford (set REAL_DATA to try them)', () => {
  let folder: string;
  let told: Told;
  let reading: DirectoryReading;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hereabouts-trafford-'));
    told = runRecipe(folder);
    reading = readDirectory(join(folder, 'content'), today);
  }, 60_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('become a directory of at least 250 entries without an error', () => {
    expect(reading.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(reading.directory?.assets.length).toBeGreaterThanOrEqual(250);
  });

  test('change nothing when they are imported again', () => {
    const before = snapshot(join(folder, 'content'));
    expect(runRecipe(folder).written).toEqual([]);
    expect(snapshot(join(folder, 'content'))).toEqual(before);
  }, 60_000);

  test('go out as JSON, as linked tables and as an Open Referral feed, and come back as each promises', () => {
    const directory = reading.directory!;
    expect(throughJson(directory)).toEqual(openPartOf(directory));
    expect(throughTables(directory)).toEqual(openPartOf(directory));
    const feed = throughFeed(directory, join(folder, 'content'), join(folder, 'feed'), today);
    expect(feed.refused).toBe(0);
    expect(feed.added).toBeGreaterThan(240);
    expect(allDifferencesThroughFeed(directory, feed.directory, today)).toEqual([]);
  }, 60_000);

  test('are accounted for row by row: each is added, or known already, or refused', () => {
    const tables = tablesOf(told);
    expect(tables.length).toBe(7);
    for (const { file, rows, added, unchanged, differing, refused } of tables) {
      const numbers = [...added, ...unchanged, ...differing, ...refused]
        .map(({ row }) => row)
        .sort((a, b) => a - b);
      expect(numbers, file).toEqual(Array.from({ length: sourceRows(file).length }, (_, index) => index + 2));
      expect(rows, file).toBe(numbers.length);
    }
  });

  test('are written as entries that nobody has checked, each with its id in the list', () => {
    const assets = directoryOf(reading).assets;
    expect(assets.filter(({ data: { checked } }) => checked !== undefined)).toEqual([]);
    expect(assets.filter(({ data: { added } }) => added?.from !== 'import')).toEqual([]);
    const ids = assets.map(({ data: { external } }) => JSON.stringify(external));
    expect(new Set(ids).size).toBe(assets.length);
  });

  test('name the library that is in two lists, and write it once', () => {
    const known = tablesOf(told).flatMap(({ differing }) => differing);
    expect(known.map(({ slug, knownBy }) => [slug, knownBy])).toContainEqual([
      'partington-library-and-wellbeing-centre',
      'name and place',
    ]);
    const possible = tablesOf(told).flatMap(({ possibleDuplicates }) => possibleDuplicates);
    expect(possible.map(({ slug, mayBe }) => [slug, mayBe])).toContainEqual([
      'coppice-library-and-wellbeing-centre',
      'coppice-library',
    ]);
  });

  test('say nothing that is not in their rows: phones, addresses, web and texts of every tenth entry', () => {
    const tables = tablesOf(told);
    const added = tables.flatMap(({ file, added: rows }) => rows.map((row) => ({ file, ...row })));
    const sample = added.filter((_, index) => index % 10 === 0);
    expect(sample.length).toBeGreaterThanOrEqual(20);
    for (const { file, row, slug } of sample) {
      const asset = directoryOf(reading).assetBySlug.get(slug ?? '');
      const cells = sourceRows(file)[row - 2] ?? new Map<string, string>();
      expect(inventedIn(asset, [...cells.values()].map(cleanCell).join('\n')), slug).toEqual([]);
    }
  });

  test('lose nothing that can be held: each phone, e-mail, postcode and pin of a row is in its entry', () => {
    for (const { file, added } of tablesOf(told)) {
      for (const { row, slug } of added) {
        const asset = directoryOf(reading).assetBySlug.get(slug ?? '');
        const cells = sourceRows(file)[row - 2] ?? new Map<string, string>();
        expect(lostFrom(asset, cells, mapped), `${file} row ${row}`).toEqual([]);
      }
    }
  });

  function runRecipe(into: string): Told {
    const report = join(into, 'report.json');
    const given = ['--recipe', recipe, '--data', data, '--content', join(into, 'content'), '--today', today];
    const { status, stderr } = spawnSync(process.execPath, [command, ...given, '--report', report], {
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    return JSON.parse(readFileSync(report, 'utf8')) as Told;
  }
});

/** The reports of the tables, without that of the neighbourhoods. */
function tablesOf({ steps }: Told): ({ file: string } & ImportReport)[] {
  return steps.filter((step) => step.as === 'csv');
}

function sourceRows(file: string): ReadonlyMap<string, string>[] {
  const text = decodeText(readFileSync(join(data, 'assets', file)));
  return readTable(text).rows.map(({ cells }) => cells);
}

function directoryOf({ directory }: DirectoryReading): Directory {
  if (directory === undefined) throw new Error('The directory has errors.');
  return directory;
}

/** A fact of an entry, and whether a row holds it. */
type Fact = [name: string, value: string | undefined, isInRow: (value: string) => boolean];

/** Facts of an entry that stand nowhere in its row. What the mapping states (kind, themes and the like) is not one. */
function inventedIn(asset: LinkedAsset | undefined, row: string): string[] {
  if (asset === undefined) return ['there is no entry'];
  const digits = row.replace(/\D/g, '');
  const words = plain(row);
  const isSaid = (value: string) => words.includes(plain(value));
  const { data } = asset;
  const venue = asset.venues[0]?.data;
  const hasDescription = data.external?.[0]?.system === 'trafford-mental-health';
  const isStated = data.whenInWords?.startsWith('The list gives no') === true;
  const facts: Fact[] = [
    ...(data.contacts ?? []).flatMap(({ phone, email, web }): Fact[] => [
      ['phone', phone, (value) => digits.includes(value.slice(1))],
      ['email', email, (value) => row.includes(value)],
      ['web', web, (value) => row.includes(value.replace(/\/$/, ''))],
    ]),
    ['postcode', venue?.postcode, (value) => row.includes(value)],
    ...(venue?.address ?? []).map((line): Fact => ['address', line, isSaid]),
    ['times', isStated ? undefined : data.whenInWords, isSaid],
    ['sessions', data.sessions?.[0]?.from, () => /\d ?(?:am|pm)|noon|\d\d[.:]\d\d/.test(row)],
    ['summary', hasDescription ? data.summary : undefined, isSaid],
    ['text', hasDescription ? asset.body.text : undefined, isSaid],
  ];
  return facts.flatMap(([name, value, isInRow]) =>
    value === undefined || isInRow(value) ? [] : [`${name}: ${value}`],
  );
}

/** Columns of the lists that hold each fact. */
const mapped = { phone: ['telephone'], email: ['email'], postcode: ['postcode', 'Postcode'], lat: ['lat'] };

function lostFrom(
  asset: LinkedAsset | undefined,
  cells: ReadonlyMap<string, string>,
  columns: typeof mapped,
): string[] {
  if (asset === undefined) return ['there is no entry'];
  const cellOf = (names: string[]) =>
    names
      .map((name) => cells.get(name) ?? '')
      .join('')
      .trim();
  const contacts = JSON.stringify(asset.data.contacts ?? []);
  const venue = asset.venues[0]?.data;
  const isVague = asset.venues.length === 0;
  const phone = cellOf(columns.phone).replace(/\D/g, '');
  const email = cellOf(columns.email);
  const postcode = cellOf(columns.postcode);
  const lat = cellOf(columns.lat);
  return [
    // A mobile number may be a person's own: it must not come in unless somebody answers for it.
    ...(contacts.includes(phone) === !phone.startsWith('07') || phone === '' ? [] : [`phone ${phone}`]),
    ...(contacts.includes(email) ? [] : [`email ${email}`]),
    ...(isVague || `${venue?.postcode} ${venue?.note}`.includes(postcode) ? [] : [`postcode ${postcode}`]),
    ...(lat === '' || Math.abs((venue?.lat ?? 0) - Number(lat)) < 0.001 ? [] : [`lat ${lat}`]),
    ...(saidOf(asset, cells.get('description') ?? '') ? [] : ['the description']),
  ];
}

/** Whether a description is in the summary and the text of an entry, word for word. */
function saidOf({ data, body }: LinkedAsset, description: string): boolean {
  return plain(`${data.summary ?? ''} ${body.text}`).includes(plain(cleanCell(description)));
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function snapshot(path: string): Record<string, string> {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [
      join(parentPath, name),
      readFileSync(join(parentPath, name), 'utf8'),
    ]),
  );
}
