import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { basemapOf, boxOf, NotABasemap, osmCredit, type Basemap } from '../../src/map/tiles/basemap.ts';
import { tilesWithin } from '../../src/map/tiles/tile-grid.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { basemapFile } from '../../src/reader/read-basemap.ts';

/** What came of it: how many tiles were written, or why none were. */
export interface ExplodedBasemap {
  readonly tiles: number;
  readonly problems: readonly Problem[];
}

/** The folder of the tiles in the site, without a slash at its end. */
export function folderOfTiles({ hash }: Pick<Basemap, 'hash'>): string {
  return `map/${hash}`;
}

/**
 * Writes each tile of the basemap as a file of its own, unpacked, so that any host can serve it: some break the
 * requests for a part of a file that a single one would need. The folder is named after the content, so that
 * browsers may keep its files for ever. A place without a tile gets an empty one, so that no request goes unanswered.
 *
 * @param bytes `map/basemap.pmtiles`
 */
export async function explodeBasemap(bytes: Uint8Array, siteFolder: string): Promise<ExplodedBasemap> {
  try {
    const basemap = await basemapOf(bytes);
    const folder = join(siteFolder, folderOfTiles(basemap));
    let tiles = 0;
    for (const { z, x, y } of tilesWithin(boxOf(basemap.bounds), basemap.minZoom, basemap.maxZoom)) {
      const file = join(folder, String(z), String(x), `${y}.mvt`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, (await basemap.tile(z, x, y)) ?? new Uint8Array());
      tiles += 1;
    }
    writeFileSync(join(folder, 'LICENSE.txt'), licenceOf(basemap));
    return { tiles, problems: [] };
  } catch (error) {
    if (!(error instanceof NotABasemap)) throw error;
    return { tiles: 0, problems: [brokenBasemap(error)] };
  }
}

/** A file that is there but is no basemap, as a problem of the content. */
export function brokenBasemap({ message }: NotABasemap): Problem {
  return {
    severity: 'error',
    rule: 'basemap',
    file: basemapFile,
    found: `The map cannot be read: ${message}.`,
    fix: 'Make it again with "npm run map -- build FILE", or delete it: then the site has no map.',
  };
}

/** The tiles are a database made from OpenStreetMap, and its licence asks that others may use it alike. */
function licenceOf({ osmDate, name }: Basemap): string {
  return [
    `Map tiles of ${name ?? 'this area'}, made from OpenStreetMap${osmDate === undefined ? '' : ` data of ${osmDate}`}.`,
    '',
    `${osmCredit}: https://www.openstreetmap.org/copyright`,
    '',
    'The files in this folder are made available under the Open Database Licence 1.0:',
    'https://opendatacommons.org/licenses/odbl/1-0/',
    'Any rights in individual contents of the database are under the Database Contents Licence 1.0:',
    'https://opendatacommons.org/licenses/dbcl/1-0/',
    '',
    'You may copy, share and change them if you name OpenStreetMap and its contributors, and share what you make',
    'from them under the same licence. Pictures made from them need the credit alone.',
    'Each file is a Mapbox Vector Tile; its address is zoom/column/row.mvt.',
    '',
  ].join('\n');
}
