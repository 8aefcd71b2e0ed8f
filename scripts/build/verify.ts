import { compareProblems, type Problem } from '../../src/domain/problem.ts';
import type { Published } from '../../src/reader/published-directory.ts';
import type { BuiltSite } from './built-site.ts';
import { counted } from './progress.ts';
import { everyAddressIsSafe } from './verify/addresses.ts';
import { everyPageIsGuarded } from './verify/content-security.ts';
import { theFormStaysApart } from './verify/editing-page.ts';
import { onlyOpenEntriesAreFound } from './verify/discoverable.ts';
import { everyEntryHasItsPage } from './verify/entry-pages.ts';
import { everyPageHasOneHeading } from './verify/headings.ts';
import { noPageHoldsCode } from './verify/inline-code.ts';
import { everyLinkLeadsSomewhere } from './verify/links.ts';
import { everyTileIsThere } from './verify/map-tiles.ts';
import type { SiteRule } from './verify/rule.ts';
import { noPictureTellsMore } from './verify/pictures.ts';
import { nobodyIsTold } from './verify/private-details.ts';
import { noFileIsLeftOver } from './verify/stray-files.ts';
import { noPageShowsAFault } from './verify/stray-words.ts';
import { everythingStaysLight } from './verify/weights.ts';

/** What holds of every finished site before it is put in place. */
export const siteRules: readonly SiteRule[] = [
  everyEntryHasItsPage,
  everyLinkLeadsSomewhere,
  everyAddressIsSafe,
  everyPageHasOneHeading,
  everyPageIsGuarded,
  noPageHoldsCode,
  noPageShowsAFault,
  onlyOpenEntriesAreFound,
  nobodyIsTold,
  noPictureTellsMore,
  theFormStaysApart,
  noFileIsLeftOver,
  everythingStaysLight,
  everyTileIsThere,
];

/**
 * Everything wrong with a finished site, all at once, in order of file. What is wrong in the same way on many pages,
 * such as a link in the frame of them all, is told for the first of them with a count of the others.
 */
export async function verifySite(
  site: BuiltSite,
  published: Pick<Published, 'directory' | 'today' | 'basemap'>,
): Promise<readonly Problem[]> {
  const problems = await Promise.all(siteRules.map(async (rule) => rule(site, published)));
  return foldRepeats(problems.flat().sort(compareProblems));
}

function foldRepeats(problems: readonly Problem[]): Problem[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = `${problem.rule} ${problem.found} ${problem.rule === 'entry-pages' ? problem.file : ''}`;
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const pages = new Set(others.map(({ file }) => file).filter((file) => file !== first.file));
    const more = pages.size > 0 ? `, and on ${counted(pages.size, 'more page')}` : '';
    return [{ ...first, found: first.found + more }];
  });
}
