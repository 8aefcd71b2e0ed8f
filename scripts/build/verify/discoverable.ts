import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Problem } from '../../../src/domain/problem.ts';
import { standingOn } from '../../../src/domain/standing.ts';
import { textOf, type BuiltSite } from '../built-site.ts';
import { siteError, type SiteRule } from './rule.ts';

const rule = 'discoverable';

/**
 * What search engines and the site's own search are given is what the directory allows: entries that are unlisted
 * or closed long ago are in neither, pages marked `noindex` are not in the site map, and everything else is in both.
 */
export const onlyOpenEntriesAreFound: SiteRule = (site, { directory, today }) => {
  const hidden = new Set<string>();
  const open = new Set<string>();
  for (const asset of directory.assets) {
    const isHidden = standingOn(asset.data, directory.site, today).shows.search === 'never';
    (isHidden ? hidden : open).add(`${site.base}assets/${asset.slug}/`);
  }
  const withheld = new Set(site.pages.filter((page) => page.noindex).map((page) => page.address));
  const mapped = addressesInSiteMap(site);
  const searched = addressesInSearchIndex(site);
  return [
    ...shown(mapped, new Set([...hidden, ...withheld]), 'sitemap.xml'),
    ...lacking(mapped, open, 'sitemap.xml'),
    ...shown(searched, hidden, 'pagefind/'),
    ...lacking(searched, open, 'pagefind/'),
  ];
};

function shown(addresses: ReadonlySet<string>, hidden: ReadonlySet<string>, file: string): Problem[] {
  return [...hidden]
    .filter((address) => addresses.has(address))
    .map((address) => siteError(rule, file, `${address}, which is to be left out`, 'Leave it out.'));
}

function lacking(addresses: ReadonlySet<string>, open: ReadonlySet<string>, file: string): Problem[] {
  return [...open]
    .filter((address) => !addresses.has(address))
    .map((address) => siteError(rule, file, `no ${address}`, 'Put every entry in that may be found.'));
}

function addressesInSiteMap(site: BuiltSite): ReadonlySet<string> {
  if (!site.files.includes('sitemap.xml')) return new Set();
  const locations = textOf(site, 'sitemap.xml').matchAll(/<loc>([^<]*)<\/loc>/g);
  return new Set(
    [...locations].map(([, address = '']) => new URL(address.replaceAll('&amp;', '&')).pathname),
  );
}

/** Pagefind keeps one packed file for each page it knows, with a JSON object after a mark of its own. */
function addressesInSearchIndex(site: BuiltSite): ReadonlySet<string> {
  const fragments = site.files.filter((file) => file.startsWith('pagefind/fragment/'));
  return new Set(
    fragments.map((file) => {
      const text = gunzipSync(readFileSync(join(site.folder, file))).toString('utf8');
      const { url } = JSON.parse(text.slice(text.indexOf('{'))) as { url: string };
      return site.base.slice(0, -1) + url;
    }),
  );
}
