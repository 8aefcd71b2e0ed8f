import { expect, it } from 'vitest';
import { sitemap } from '../../src/formats/sitemap.ts';

it('a site map names each address once, in order, with its signs made safe', () => {
  expect(sitemap(['https://a.example/', 'https://a.example/?a=1&b=2'])).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' +
      '  <url><loc>https://a.example/</loc></url>\n' +
      '  <url><loc>https://a.example/?a=1&amp;b=2</loc></url>\n' +
      '</urlset>\n',
  );
});
