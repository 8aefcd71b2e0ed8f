import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { basemapOf, boxOf, NotABasemap, osmCredit, type Basemap } from '../../src/map/tiles/basemap.ts';
import { tilesWithin } from '../../src/map/tiles/tile-grid.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { basemapFile } from '../../src/reader/read-basemap.ts';

/** The folder of the tiles in the site, without a slash at its end. */
export function folderOfTiles({ hash }: Pick<Basemap, 'hash'>): string {
  return `map/${hash}`;
}

/** Whether a file of the site is a tile of the map. */
export function isTileOfMap(file: string): boolean {
  return /^map\/[0-9a-f]+\/\d+\/\d+\/\d+\.mvt$/.test(file);
}

/**
 * Writes each tile of the basemap as a file of its own, unpacked, so that any host can serve it: some break the
 * requests for a part of a file that a single one would need. The folder is named after the content, so that
 * browsers may keep its files for ever. A place without a tile gets an empty one, so that no request goes unanswered.
 *
 * @param bytes `map/basemap.pmtiles`
 * @returns how many tiles were written
 * @throws NotABasemap when the bytes are something else
 */
export async function explodeBasemap(bytes: Uint8Array, siteFolder: string): Promise<number> {
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
  return tiles;
}

/** A basemap that is there but cannot be read, as a problem of the content. */
export async function findBrokenBasemap(bytes: Uint8Array | undefined): Promise<Problem | undefined> {
  try {
    if (bytes) await basemapOf(bytes);
    return undefined;
  } catch (error) {
    if (!(error instanceof NotABasemap)) throw error;
    return {
      severity: 'error',
      rule: 'basemap',
      file: basemapFile,
      found: `The map cannot be read: ${error.message}.`,
      fix: 'Make it again with "npm run map -- build FILE", or delete it: then the site has no map.',
    };
  }
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
