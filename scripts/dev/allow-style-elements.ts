import type { MiddlewareHandler } from 'astro';

/**
 * While somebody works on the site, Vite puts styles into the page itself, so that a change shows at once. The
 * content security policy of the finished site forbids that; here it lets it through. Astro runs this for each page.
 */
export const onRequest: MiddlewareHandler = async (_context, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  const page = (await response.text()).replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
  return new Response(page, response);
};
