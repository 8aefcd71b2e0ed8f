import type { APIRoute } from 'astro';
import { publishedDirectory } from '../reader/published-directory.ts';

/** Search engines are welcome everywhere; pages that are to stay out say so themselves. */
export const GET: APIRoute = async () => {
  const { site } = await publishedDirectory();
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${site.url}${site.base}sitemap.xml\n`);
};
