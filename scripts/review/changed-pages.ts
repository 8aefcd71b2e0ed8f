import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '../build/built-site.ts';

/** A page of the site that a change makes, alters or takes away. */
export interface ChangedPage {
  /** From the home page: "assets/slow-miles/"; empty for the home page. */
  readonly path: string;
  /** "Slow Miles". */
  readonly title: string;
  readonly how: 'added' | 'changed' | 'deleted';
}

/** Pages that follow from others, and whose pictures would tell nothing new: short addresses, boxes, things to print. */
const followers = /^\d+\/|^screen\/.|(?:^|\/)(?:poster|print|slip|embed)\/|^404\.html$|^offline\//;

/** Where readers are most likely to meet a change: the rest comes after these, in order of address. */
const nearest = [
  '',
  'this-week/',
  'new/',
  'themes/',
  'venues/',
  'neighbourhoods/',
  'assets/',
  'gaps/',
  'communities/',
];

/**
 * The pages that differ between two finished sites, those people meet first before others.
 *
 * @param before full path of the folder of the old site; undefined where there is none
 */
export function changedPages(before: string | undefined, after: string): readonly ChangedPage[] {
  const [old, now] = [pagesIn(before), pagesIn(after)];
  const paths = [...new Set([...now.keys(), ...old.keys()])].filter((path) => !followers.test(path));
  const changed = paths.flatMap((path) => {
    const [was, is] = [old.get(path), now.get(path)];
    if (was !== undefined && is !== undefined && withoutBuild(was) === withoutBuild(is)) return [];
    const how = was === undefined ? 'added' : is === undefined ? 'deleted' : 'changed';
    return [{ path, title: titleOf(is ?? was ?? '') || path, how } as const];
  });
  return changed.sort((a, b) => rankOf(a.path) - rankOf(b.path) || (a.path < b.path ? -1 : 1));
}

function pagesIn(folder: string | undefined): ReadonlyMap<string, string> {
  if (folder === undefined || !existsSync(folder)) return new Map();
  const files = filesIn(folder).filter((file) => file.endsWith('.html'));
  return new Map(
    files.map((file) => [file.replace(/(^|\/)index\.html$/, '$1'), readFileSync(join(folder, file), 'utf8')]),
  );
}

/** A page without what differs from build to build although nobody would see it: fingerprints of the build and of files. */
function withoutBuild(html: string): string {
  return html
    .replace(/ data-(?:build|built)="[^"]*"/g, '')
    .replace(/\/_astro\/[\w.@-]+/g, '/_astro/')
    .replace(/([?&]v=|-)[0-9a-f]{16}\b/g, '$1');
}

/** Title of a page without the name of the site behind it. */
function titleOf(html: string): string {
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';
  const words = title
    .replaceAll('&#39;', '’')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  return words.replace(/, Hereabouts [^,]*$/, '').slice(0, 200);
}

function rankOf(path: string): number {
  const place = nearest.findIndex((start) => (start === '' ? path === '' : path.startsWith(start)));
  return place === -1 ? nearest.length : place;
}
