import { readFileSync } from 'node:fs';
import { join } from 'node:path';

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
