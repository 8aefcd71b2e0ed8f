import type { FoundLink } from '../built-page.ts';
import type { BuiltSite } from '../built-site.ts';
import { siteError, type SiteRule } from './rule.ts';

const rule = 'addresses';
const allowedSchemes = new Set(['http:', 'https:', 'mailto:', 'tel:', 'webcal:']);

/** Elements and links that a browser does not fetch by itself: a reader has to choose them. */
const chosenByReader = new Set(['a', 'area', 'blockquote', 'q', 'meta']);
const notFetched = new Set([
  'canonical',
  'alternate',
  'license',
  'author',
  'me',
  'help',
  'search',
  'bookmark',
]);

/**
 * Addresses begin with http, https, mailto, tel or webcal, or are inside the site; and nothing is loaded from anybody
 * else: no font, no script, no picture.
 */
export const everyAddressIsSafe: SiteRule = (site) =>
  site.pages.flatMap((page) =>
    page.links.flatMap((link) => {
      const reason = reasonAgainst(link, site, page.address);
      if (reason === undefined) return [];
      const found = `${link.attribute}="${link.address}" of <${link.element}>: ${reason}`;
      return [
        siteError(
          rule,
          page.file,
          found,
          'Link to a web page, or serve a copy from the site itself.',
          link.line,
        ),
      ];
    }),
  );

function reasonAgainst(link: FoundLink, site: BuiltSite, from: string): string | undefined {
  if (!URL.canParse(link.address, site.url + from)) return undefined;
  const target = new URL(link.address, site.url + from);
  if (isDataPicture(link)) return undefined;
  if (!allowedSchemes.has(target.protocol)) return `${target.protocol} is not allowed`;
  const isFetched =
    !chosenByReader.has(link.element) && !link.rel.split(/\s+/).some((word) => notFetched.has(word));
  return isFetched && target.origin !== site.url ? 'it is loaded from somebody else' : undefined;
}

function isDataPicture({ element, address }: FoundLink): boolean {
  return (
    (element === 'img' || element === 'link') && /^data:image\/(svg\+xml|png|webp|jpeg)[;,]/.test(address)
  );
}
