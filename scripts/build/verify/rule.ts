import type { Problem } from '../../../src/domain/problem.ts';
import type { Published } from '../../../src/reader/published-directory.ts';
import type { BuiltSite } from '../built-site.ts';

/**
 * One promise about every finished site. Files in its problems are paths in the site, not in the content folder.
 */
export type SiteRule = (
  site: BuiltSite,
  published: Pick<Published, 'directory' | 'today' | 'basemap'>,
) => readonly Problem[] | Promise<readonly Problem[]>;

/** Something wrong with a file of the finished site, which stops it from being put in place. */
export function siteError(rule: string, file: string, found: string, fix: string, line?: number): Problem {
  return { severity: 'error', rule, file, ...(line === undefined ? {} : { line }), found, fix };
}
