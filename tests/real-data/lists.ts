import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRawSource, readSource, type Source } from '../../scripts/import/read-source.ts';
import { parseDay } from '../../src/domain/calendar-day.ts';
import type { Directory } from '../../src/domain/directory.ts';
import { mappingSchema } from '../../src/imports/mapping.ts';
import { proposeEntries, type Proposal } from '../../src/imports/propose.ts';
import type { EntryFormat } from '../../src/imports/recipe.ts';
import { suggestMapping } from '../../src/imports/suggest.ts';
import { readDirectory } from '../../src/reader/read-directory.ts';

/** The day these imports are made on. */
export const importDay = parseDay('2026-11-22');

const data = process.env['REAL_DATA'];

/** Whether the folder of real lists is there; it is not in the repository. */
export const hasLists = data !== undefined && existsSync(join(data, 'warm-spaces'));

/** What a group of such tests is called, so that nobody takes skipped for passed. */
export function titleOfLists(title: string): string {
  return hasLists ? title : `${title} (SKIPPED: REAL_DATA is not set, so there is nothing to import)`;
}

/** Full path of a file or folder of the real lists. */
export function listPath(file: string): string {
  return join(data ?? '', file);
}

const mappings = fileURLToPath(new URL('../../scripts/import/mappings', import.meta.url));

/**
 * A directory without entries whose area is all of Britain and which has one neighbourhood, so that nothing of a list
 * is left out for being far away.
 */
export function wideDirectory(): Directory {
  const folder = mkdtempSync(join(tmpdir(), 'hereabouts-wide-'));
  try {
    cpSync(join(mappings, 'trafford/starter'), folder, { recursive: true });
    const site = JSON.parse(readFileSync(join(folder, 'site.json'), 'utf8')) as { area: object };
    const [west, south, east, north] = [-9, 49, 3, 61];
    site.area = { ...site.area, bbox: [west, south, east, north] };
    writeFileSync(join(folder, 'site.json'), JSON.stringify(site));
    const neighbourhoods = [{ slug: 'britain', title: 'All of Britain' }];
    writeFileSync(join(folder, 'taxonomy/neighbourhoods.json'), JSON.stringify({ neighbourhoods }));
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const outline = {
      type: 'Feature',
      properties: { slug: 'britain' },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
    mkdirSync(join(folder, 'map'));
    const outlines = { type: 'FeatureCollection', features: [outline] };
    writeFileSync(join(folder, 'map/neighbourhoods.geojson'), JSON.stringify(outlines));
    const { directory, problems } = readDirectory(folder, importDay);
    if (directory === undefined)
      throw new Error(JSON.stringify(problems.filter(({ severity }) => severity === 'error')));
    return directory;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One real list and how it is imported. */
export interface RealList {
  readonly as: EntryFormat;
  /** Inside the folder of real lists. */
  readonly file: string;
  /** A mapping of ours, inside `scripts/import/mappings`; left out, the one that `--suggest` makes. */
  readonly map?: string;
}

/** Reads a list with its mapping. */
export function readList({ as, file, map }: RealList): Source {
  const path = listPath(file);
  const step = { as, file: path, map: map && join(mappings, map), themes: ['help-and-advice'] };
  if (map !== undefined || !['csv', 'json', 'geojson'].includes(as)) return readSource(step, importDay);
  const raw = readRawSource(as, path, importDay);
  const { mapping } = suggestMapping(raw.table, basename(file));
  return { ...raw, mapping: mappingSchema.parse(mapping) };
}

/** Imports a list into a directory. */
export function proposeList(source: Source, directory: Directory): Proposal {
  return proposeEntries({ table: source.table, mapping: source.mapping, directory, today: importDay });
}
