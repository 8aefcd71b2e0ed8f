import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectPhoto } from '../../../src/reader/photo-file.ts';
import { siteError, type SiteRule } from './rule.ts';

/** No picture of the site, wherever it comes from, says who took it, where, when or with what. */
export const noPictureTellsMore: SiteRule = ({ folder, files }) =>
  files
    .filter((file) => /\.(?:jpe?g|png|webp)$/i.test(file))
    .flatMap((file) => {
      const { kind, details } = inspectPhoto(readFileSync(join(folder, file)));
      const fix = 'Put it right with "npm run photos", or save it again without its details.';
      if (kind === undefined) return siteError('pictures', file, 'no whole picture', fix);
      if (details.length === 0) return [];
      return siteError('pictures', file, `hidden details: ${details.join(', ')}`, fix);
    });
