import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sitemap } from '../../src/formats/sitemap.ts';
import type { BuiltSite } from './built-site.ts';

/**
 * Writes `sitemap.xml`: every finished page but those marked `noindex`. It is made from the pages themselves, so
 * it can neither miss a page nor name one that is not there.
 *
 * @returns how many pages it names
 */
export function writeSiteMap(site: BuiltSite): number {
  const addresses = site.pages
    .filter((page) => !page.noindex && !page.isRedirect)
    .map((page) => site.url + page.address)
    .filter((address) => !address.endsWith('/404.html'));
  writeFileSync(join(site.folder, 'sitemap.xml'), sitemap(addresses));
  return addresses.length;
}
