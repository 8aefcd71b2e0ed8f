import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { filesIn } from '../../scripts/build/built-site.ts';

/** A file of a site, as the text somebody could read out of it. */
export interface PublishedText {
  /** Path in the site, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

/** What gzip writes first. */
const gzipMark = Buffer.from([0x1f, 0x8b]);

/** Every file of a site as text, pictures and fonts too; those that are packed, as the search index is, unpacked. */
export function textsIn(folder: string): PublishedText[] {
  return filesIn(folder).map((file) => {
    const content = readFileSync(join(folder, file));
    const isPacked = content.subarray(0, 2).equals(gzipMark);
    return { file, text: (isPacked ? gunzipSync(content) : content).toString('utf8') };
  });
}
