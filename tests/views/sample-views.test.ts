import { describe, expect, test } from 'vitest';
import { readDirectory } from '../../src/reader/read-directory.ts';
import { assetView } from '../../src/views/asset-view.ts';
import { cardView } from '../../src/views/card-view.ts';
import { frameView } from '../../src/views/frame-view.ts';
import { homeView } from '../../src/views/home-view.ts';
import { venueView } from '../../src/views/venue-view.ts';
import { viewContextOf } from '../../src/views/view-context.ts';

const { directory, today } = readDirectory('content');
if (directory === undefined) throw new Error('The sample town has errors: run npm run check.');
const context = viewContextOf({ directory, today, site: { url: 'https://hereabouts.example', base: '/' } });

/** Words that only a slip of the program puts on a page. */
const slips = /undefined|\[object |NaN|null\b|Invalid Date|  /;

function expectClean(name: string, view: unknown) {
  const said = JSON.stringify(view, (key, value: unknown) => (key === 'bodyHtml' ? '' : value));
  expect(slips.exec(said)?.[0], name).toBeUndefined();
}

describe('every page of the sample town', () => {
  test('says only what somebody meant to say', () => {
    for (const asset of directory.assets) {
      const view = assetView(asset, context);
      expectClean(asset.slug, view);
      expectClean(asset.slug, frameView(view.page, context));
      expectClean(asset.slug, cardView(asset, context));
    }
    for (const venue of directory.venues) expectClean(venue.slug, venueView(venue, context));
    expectClean('home', homeView(context));
  });

  test('ends each sentence once', () => {
    for (const asset of directory.assets) {
      const said = JSON.stringify(assetView(asset, context).facts);
      expect(/[.!?]\.(?!\.)/.exec(said)?.[0], asset.slug).toBeUndefined();
    }
  });

  test('holds plain data alone, as it would be written and read again', () => {
    for (const asset of directory.assets) {
      const view = assetView(asset, context);
      expect(JSON.parse(JSON.stringify(view)) as unknown).toEqual(withoutUndefined(view));
    }
  });
});

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== 'object' || value === null) return value;
  const given = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(given.map(([key, field]) => [key, withoutUndefined(field)]));
}
