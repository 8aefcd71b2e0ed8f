import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Directory } from '../../src/domain/directory.ts';

/**
 * Copies the photos that entries show from `photos/` of the content folder to `photos/` of the site. Others stay
 * where they are: a photo that was taken off an entry is off the site as well.
 *
 * @returns how many were copied
 */
export function copyPhotos(
  directory: Pick<Directory, 'assets' | 'photos'>,
  contentDir: string,
  siteFolder: string,
): number {
  const shown = directory.assets.map(({ data }) => data.photo?.file).filter((file) => file !== undefined);
  const files = [...new Set(shown)].filter((file) => directory.photos.has(file)).sort();
  if (files.length > 0) mkdirSync(join(siteFolder, 'photos'), { recursive: true });
  for (const file of files) copyFileSync(join(contentDir, 'photos', file), join(siteFolder, 'photos', file));
  return files.length;
}
