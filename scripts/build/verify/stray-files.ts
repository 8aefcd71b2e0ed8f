import { siteError, type SiteRule } from './rule.ts';

/** Files that belong to the making of a site, not to the site. */
const partsOfTheMaking =
  /(^|\/)\.(?!well-known\/|nojekyll$)|\.(map|md|mdx|ts|astro|ya?ml)$|(^|\/)node_modules\//;

/** The site holds nothing of its making: no hidden files, sources or maps of sources. */
export const noFileIsLeftOver: SiteRule = (site) =>
  site.files
    .filter((file) => partsOfTheMaking.test(file))
    .map((file) =>
      siteError('stray-files', file, 'a file that belongs to the making of the site', 'Leave it out.'),
    );
