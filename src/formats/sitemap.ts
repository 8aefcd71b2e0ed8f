import { escapeMarkup } from './escape-markup.ts';

/**
 * A site map for search engines (sitemaps.org, version 0.9), in the order given.
 *
 * @param addresses whole addresses of pages; at most 50,000, which is the most a site map may hold
 */
export function sitemap(addresses: readonly string[]): string {
  const entries = addresses.map((address) => `  <url><loc>${escapeMarkup(address)}</loc></url>\n`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n',
    ...entries,
    '</urlset>\n',
  ].join('');
}
