import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../domain/problem.ts';
import type { ContentFile } from './list-content.ts';
import { readBytes } from './read-file.ts';

/** Where the basemap lies in a content folder. */
export const basemapFile = 'map/basemap.pmtiles';

/** The bytes of the basemap of a content folder; undefined where it has none. */
export function readBasemap(contentDir: string): Uint8Array | undefined {
  try {
    return readFileSync(join(contentDir, basemapFile));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** How a PMTiles archive of version 3 begins. */
const firstBytes = 'PMTiles\u0003';

/** Looks whether the file is of the right kind at all; `npm run map -- check` and each build look closer. */
export function checkBasemapFile(file: ContentFile): Problem[] {
  const bytes = readBytes(file);
  if (!Buffer.isBuffer(bytes)) return [bytes];
  if (bytes.toString('latin1', 0, firstBytes.length) === firstBytes) return [];
  return [
    {
      severity: 'error',
      rule: 'basemap',
      file: file.file,
      found: 'This is not a map: it does not begin as a PMTiles file of version 3 does.',
      fix: 'Make it with "npm run map -- build FILE", or delete it: then the site has no map.',
    },
  ];
}
