/** A list as the part of an address behind `#`, which browsers never send to a server: `12,27,soup-club`. */
import { isSlug, mostEntries, type SavedEntry } from './saved.ts';

/** One thing of a shared list: the number of its short address, or its slug where it has none. */
export type SharedName = number | string;

/** The part of an address behind `#` that stands for a list. Notes are not in it. */
export function writeList(entries: readonly Pick<SavedEntry, 'slug' | 'number'>[]): string {
  return entries.map(({ slug, number }) => number ?? slug).join(',');
}

/** The things that an address names, each once; what names nothing is left out. */
export function readList(hash: string): SharedName[] {
  const names = decoded(hash.replace(/^#/, ''))
    .split(',')
    .map((name) => name.trim())
    .flatMap(readName);
  return [...new Set(names)].slice(0, mostEntries);
}

function readName(name: string): SharedName[] {
  if (/^[1-9]\d{0,4}$/.test(name)) return [Number(name)];
  return isSlug(name) ? [name] : [];
}

/** Messengers may write the commas of a link as `%2C`. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
