import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readBuiltPage, type BuiltPage } from './built-page.ts';

/** A finished site, as far as the rules look at it. */
export interface BuiltSite {
  /** Full path of its folder. */
  readonly folder: string;
  /** Scheme and host, without a last slash. */
  readonly url: string;
  /** Where on its host it lies; starts and ends with a slash. */
  readonly base: string;
  /** Paths of all files, with forward slashes, in order. */
  readonly files: readonly string[];
  readonly pages: readonly BuiltPage[];
}

/** Paths of all files below a folder, with forward slashes, in order. Links are not followed. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** Reads the pages of a finished site. */
export function readBuiltSite(folder: string, url: string, base: string): BuiltSite {
  const files = filesIn(folder);
  const pages = files
    .filter((file) => file.endsWith('.html') && !file.startsWith('pagefind/'))
    .map((file) => readBuiltPage(file, addressOfFile(file, base), readFileSync(join(folder, file), 'utf8')));
  return { folder, url, base, files, pages };
}

/** Path on the host of a file of the site: `assets/index.html` is `/assets/`. */
export function addressOfFile(file: string, base: string): string {
  return base + file.replace(/(^|\/)index\.html$/, '$1');
}

/** Size of a file of the site, in bytes. */
export function bytesOf(site: Pick<BuiltSite, 'folder'>, file: string): number {
  return statSync(join(site.folder, file)).size;
}

/** Text of a file of the site. */
export function textOf(site: Pick<BuiltSite, 'folder'>, file: string): string {
  return readFileSync(join(site.folder, file), 'utf8');
}
