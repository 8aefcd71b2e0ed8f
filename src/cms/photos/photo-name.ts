import { slugify } from '../../domain/slug.ts';

/** Longest part of a name that comes from its entry, so that the whole stays easy to read in a list. */
const longestName = 60;

/**
 * The name a photo gets in `content/photos/`: the entry's own name and a mark of the picture, so that no photo ever
 * takes another's place: `plot-14-3f2a9c.jpg`.
 *
 * @param entry name of the entry, or its slug; may be empty while nobody has written it
 * @param mark letters that only this picture has; see `markOf`
 */
export function photoName(entry: string, mark: string): string {
  const name = slugify(entry).slice(0, longestName).replace(/-+$/, '');
  return `${name || 'photo'}-${mark}.jpg`;
}

/** Six hexadecimal letters that stand for these bytes. */
export async function markOf(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest.subarray(0, 3)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
