import type { Problem } from '../../../src/domain/problem.ts';
import type { BuiltPage } from '../built-page.ts';
import { siteError, type SiteRule } from './rule.ts';

const rule = 'entry-pages';

/** Each asset and each venue has its page, and there are no pages of entries that do not exist. */
export const everyEntryHasItsPage: SiteRule = (site, { directory }) => {
  const pages = new Map(site.pages.map((page) => [page.file, page]));
  const missing = [
    ...directory.assets.map(({ slug }) => ({ folder: 'assets', slug, asset: slug })),
    ...directory.venues.map(({ slug }) => ({ folder: 'venues', slug, asset: undefined })),
  ].flatMap(({ folder, slug, asset }) =>
    missingPage(pages.get(`${folder}/${slug}/index.html`), folder, slug, asset),
  );
  const strangers = site.pages.filter(
    (page) => page.asset !== undefined && page.file !== `assets/${page.asset}/index.html`,
  );
  const unknown = site.pages.filter(
    (page) => !page.isRedirect && isEntryFolder(page, 'venues') && !directory.venueBySlug.has(slugOf(page)),
  );
  return [
    ...missing,
    ...[...strangers, ...unknown, ...site.pages.filter((page) => isUnknownAsset(page))].map((page) =>
      siteError(
        rule,
        page.file,
        'a page of an entry that is not in the content',
        'Make pages from the directory alone.',
      ),
    ),
  ];

  function isUnknownAsset(page: BuiltPage): boolean {
    return page.asset !== undefined && !strangers.includes(page) && !directory.assetBySlug.has(page.asset);
  }
};

function missingPage(
  page: BuiltPage | undefined,
  folder: string,
  slug: string,
  asset: string | undefined,
): Problem[] {
  const file = `${folder}/${slug}/index.html`;
  if (!page || page.isRedirect) {
    return [siteError(rule, file, 'no page for this entry', 'Make one page for each entry of the content.')];
  }
  if (page.asset === asset) return [];
  return [
    siteError(
      rule,
      file,
      `main with data-asset "${page.asset ?? ''}"`,
      `Write <main data-asset="${asset ?? ''}">.`,
    ),
  ];
}

/** Lists have folders below `venues/` too, such as `venues/letters/`. */
const listFolders = new Set(['letters', 'page']);

function isEntryFolder(page: BuiltPage, folder: string): boolean {
  const steps = page.file.split('/');
  return (
    steps.length === 3 && steps[0] === folder && !listFolders.has(slugOf(page)) && !/^\d+$/.test(slugOf(page))
  );
}

function slugOf(page: BuiltPage): string {
  return page.file.split('/')[1] ?? '';
}
