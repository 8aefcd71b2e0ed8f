import type { Problem } from '../../../src/domain/problem.ts';
import type { BuiltPage, FoundLink } from '../built-page.ts';
import { textOf, type BuiltSite } from '../built-site.ts';
import { editingPage } from './editing-page.ts';
import { siteError, type SiteRule } from './rule.ts';

const rule = 'links';

/** Every address inside the site leads to a file, and every #anchor to something on that page. */
export const everyLinkLeadsSomewhere: SiteRule = (site) => {
  const lookup = lookupOf(site);
  const known = new Map<string, string | undefined>();
  /** Most addresses stand in the frame of every page, and lead to the same place from each. */
  const reasonAgainst = (address: string, from: string): string | undefined => {
    if (!address.startsWith('/')) return reasonItLeadsNowhere(address, from, lookup);
    if (!known.has(address)) known.set(address, reasonItLeadsNowhere(address, from, lookup));
    return known.get(address);
  };
  return [
    ...site.pages.flatMap((page) => page.links.flatMap((link) => brokenLink(link, page, reasonAgainst))),
    ...site.files
      .filter((file) => file.endsWith('.css'))
      .flatMap((file) => brokenInStyles(file, site, lookup)),
  ];
};

interface Lookup {
  readonly site: BuiltSite;
  readonly files: ReadonlySet<string>;
  /** Ids in a page or a drawing; undefined for files that have none. */
  readonly idsOf: (file: string) => ReadonlySet<string> | undefined;
}

function lookupOf(site: BuiltSite): Lookup {
  const ids = new Map(site.pages.map((page) => [page.file, page.ids]));
  return {
    site,
    files: new Set(site.files),
    idsOf(file) {
      if (!ids.has(file) && file.endsWith('.svg')) ids.set(file, idsInDrawing(textOf(site, file)));
      return ids.get(file);
    },
  };
}

function idsInDrawing(svg: string): ReadonlySet<string> {
  return new Set([...svg.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id));
}

type ReasonAgainst = (address: string, from: string) => string | undefined;

function brokenLink(link: FoundLink, page: BuiltPage, reasonAgainst: ReasonAgainst): Problem[] {
  const reason = reasonAgainst(link.address, page.address);
  if (reason === undefined) return [];
  const found = `${link.attribute}="${link.address}" of <${link.element}>: ${reason}`;
  return [
    siteError(rule, page.file, found, 'Lead to a page or file of the site, or take the link out.', link.line),
  ];
}

function brokenInStyles(file: string, site: BuiltSite, lookup: Lookup): Problem[] {
  return [...textOf(site, file).matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)].flatMap(([, address = '']) => {
    const reason = reasonItLeadsNowhere(address, site.base + file, lookup);
    return reason === undefined
      ? []
      : [siteError(rule, file, `url(${address}): ${reason}`, 'Lead to a file of the site.')];
  });
}

/** Why an address leads nowhere in the site; undefined when it leads somewhere, or out of the site. */
function reasonItLeadsNowhere(
  address: string,
  from: string,
  { site, files, idsOf }: Lookup,
): string | undefined {
  if (address === '' || address === '#') return 'it leads nowhere';
  const here = site.url + from;
  if (!URL.canParse(address, here)) return 'it is not an address';
  const target = new URL(address, here);
  if (target.origin !== site.url) return undefined;
  if (!target.pathname.startsWith(site.base)) return `it is outside ${site.base}`;

  const path = decodeURIComponent(target.pathname.slice(site.base.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!files.has(file)) {
    return files.has(`${file}/index.html`) ? 'it lacks its last slash' : 'there is no such file';
  }
  const anchor = decodeURIComponent(target.hash.slice(1));
  if (anchor === '' || anchor === 'top') return undefined;
  // The editing form has pages of its own, told apart by their anchor.
  if (file === editingPage && anchor.startsWith('/')) return reasonAgainstFormPage(anchor, files);
  return (idsOf(file)?.has(anchor) ?? true) ? undefined : `nothing there has the id "${anchor}"`;
}

/** The one-tap check of an entry is there when the entry is. */
function reasonAgainstFormPage(anchor: string, files: ReadonlySet<string>): string | undefined {
  const [, slug] = /^\/check\/([^/]+)$/.exec(anchor) ?? [];
  if (slug === undefined) return 'the editing form has no such page';
  return files.has(`assets/${slug}/index.html`) ? undefined : `there is no entry "${slug}"`;
}
