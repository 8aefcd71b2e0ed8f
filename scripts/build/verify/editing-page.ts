import type { BuiltPage } from '../built-page.ts';
import { textOf, type BuiltSite } from '../built-site.ts';
import { siteError, type SiteRule } from './rule.ts';

/** The page of the editing form, for which some rules differ: it is the panel's own, and none of a reader's. */
export const editingPage = 'admin/index.html';

const rule = 'editing-form';

/** Elements that load something, rather than lead somewhere. */
const loaders = new Set(['script', 'link', 'img', 'iframe', 'source']);

/**
 * The editing form stays apart: search engines are asked to leave its page out, readers' browsers keep no copy of it,
 * and no other page loads anything of it. A link to it is fine.
 */
export const theFormStaysApart: SiteRule = (site) => {
  const page = site.pages.find(({ file }) => file === editingPage);
  return [
    ...(page && !page.noindex
      ? [siteError(rule, editingPage, 'no word to search engines', 'Mark the page noindex.')]
      : []),
    ...site.pages.filter(({ file }) => file !== editingPage).flatMap((other) => partsOfForm(other, site)),
    ...(keptOffline(site)
      ? [siteError(rule, 'sw.js', 'files of the editing form among what browsers keep', 'Leave them out.')]
      : []),
  ];
};

function partsOfForm({ file, links }: BuiltPage, { base }: BuiltSite) {
  return links
    .filter(({ element, address }) => loaders.has(element) && address.startsWith(`${base}admin/`))
    .map(({ element, address, line }) =>
      siteError(
        rule,
        file,
        `<${element}> that loads ${address}`,
        "Keep the form out of readers' pages.",
        line,
      ),
    );
}

function keptOffline(site: BuiltSite): boolean {
  return site.files.includes('sw.js') && textOf(site, 'sw.js').includes('"admin/');
}
