import { expect, test } from 'vitest';
import { hostHeaders } from '../../scripts/build/host-files.ts';
import { sitemap } from '../../src/formats/sitemap.ts';

test('hosts are told not to guess types, who may frame a page, and to keep files that never change', () => {
  expect(hostHeaders('/', ['', 'assets/*'])).toMatchInlineSnapshot(`
    "/*
      X-Content-Type-Options: nosniff
      Referrer-Policy: strict-origin-when-cross-origin
      Permissions-Policy: camera=(), microphone=(), payment=(), usb=(), browsing-topics=(), interest-cohort=(), geolocation=(self)

    /
      Content-Security-Policy: frame-ancestors 'self'

    /assets/*
      Content-Security-Policy: frame-ancestors 'self'

    /_astro/*
      Cache-Control: public, max-age=31536000, immutable

    /fonts/*
      Cache-Control: public, max-age=604800

    /art/*
      Cache-Control: public, max-age=604800

    /icons/*
      Cache-Control: public, max-age=604800

    /version.json
      Cache-Control: no-cache

    /sw.js
      Cache-Control: no-cache
    "
  `);
});

test('on a site below a folder, every rule is for that folder', () => {
  const paths = hostHeaders('/sub/', ['', 'assets/*'])
    .split('\n')
    .filter((line) => line.startsWith('/'));
  expect(paths.every((path) => path.startsWith('/sub/'))).toBe(true);
});

test('an address in a site map cannot end its element', () => {
  expect(sitemap(['https://small.example/?a=1&b=<c>'])).toContain(
    '<loc>https://small.example/?a=1&amp;b=&lt;c&gt;</loc>',
  );
});
