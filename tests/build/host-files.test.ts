import { expect, test } from 'vitest';
import { hostHeaders, hostRewrites } from '../../scripts/build/host-files.ts';
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

    /data/*
      Access-Control-Allow-Origin: *

    /feeds/*
      Access-Control-Allow-Origin: *

    /calendar/*
      Access-Control-Allow-Origin: *

    /open-referral/*
      Access-Control-Allow-Origin: *

    /data/assets.geojson
      Content-Type: application/geo+json; charset=utf-8

    /feeds/atom.xml
      Content-Type: application/atom+xml; charset=utf-8

    /feeds/feed.json
      Content-Type: application/feed+json; charset=utf-8

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

const service = '89de97e5-9e2d-5058-9c77-f3d7a41b6bce';

test('hosts that rewrite answer at the bare addresses of Open Referral, and at pages by number', () => {
  const files = ['index.html', 'open-referral/services/index.json', `open-referral/services/${service}.json`];
  expect(hostRewrites('/sub/', files)).toBe(`/sub/open-referral /sub/open-referral/index.json 200
/sub/open-referral/ /sub/open-referral/index.json 200
/sub/open-referral/services page=:page /sub/open-referral/services/page/:page.json 200
/sub/open-referral/services /sub/open-referral/services/index.json 200
/sub/open-referral/services/ /sub/open-referral/services/index.json 200
/sub/open-referral/services/${service} /sub/open-referral/services/${service}.json 200
`);
});

test('a large directory has no more rules than hosts read', () => {
  const files = Array.from(
    { length: 3_000 },
    (_, index) => `open-referral/services/${service.slice(0, -4)}${String(index).padStart(4, '0')}.json`,
  );
  const rules = hostRewrites('/', files);
  expect(rules.trimEnd().split('\n').length).toBeLessThan(10);
  expect(rules).toContain('/open-referral/services/:id /open-referral/services/:id.json 200');
});

test('an address in a site map cannot end its element', () => {
  expect(sitemap(['https://small.example/?a=1&b=<c>'])).toContain(
    '<loc>https://small.example/?a=1&amp;b=&lt;c&gt;</loc>',
  );
});
