import { describe, expect, test } from 'vitest';
import { atomFeed } from '../../src/formats/atom.ts';
import { assetsGeojson } from '../../src/formats/geojson.ts';
import { jsonFeed } from '../../src/formats/json-feed.ts';
import { assetJsonLd, venueJsonLd } from '../../src/formats/json-ld.ts';
import { siteOf } from '../fixtures/there-and-back.ts';
import { assetOf, contextOf } from '../views/town-on-a-day.ts';

/**
 * Whole files, as other programs get them: whoever changes a name or leaves something out sees here what others will
 * no longer find.
 */
const context = contextOf(
  {
    venues: {
      hall: {
        title: 'Hall & Annexe',
        address: ['1 Lantern Street', 'Silverpit'],
        postcode: 'DB1 2LN',
        lat: 54.72,
        lon: 2.75,
        phone: '01632 960111',
        neighbourhood: 'north-end',
      },
      shed: { title: 'Shed', address: ['Low Lane'] },
    },
    assets: {
      soup: {
        title: 'Soup & Bread',
        themes: ['eat-together', 'outdoors'],
        summary: 'A hot lunch.',
        where: [{ venue: 'hall', note: 'By the side door' }, { area: 'south-end' }],
        cost: { is: 'free' },
        sessions: [
          {
            repeats: 'weekly',
            every: 2,
            starting: '2026-11-03',
            on: ['tue', 'thu'],
            from: '10:00',
            to: '12:00',
          },
          { repeats: 'monthly', on: ['2nd wed', 'last fri'], from: '19:00', until: '2027-03-31' },
          { repeats: 'dates', dates: ['2026-12-24'], from: '11:00', to: '13:00', venue: 'shed' },
        ],
        contacts: [
          {
            role: 'desk',
            phone: '01632 960112',
            email: 'desk@example.org',
            web: 'https://desk.example/',
            whose: 'organisation',
          },
          {
            role: 'cook',
            phone: '01632 960113',
            whose: 'person',
            consent: { given: '2026-01-01', by: 'member-1', reviewBy: '2027-01-01', scope: ['data'] },
          },
          {
            role: 'baker',
            phone: '01632 960114',
            whose: 'person',
            consent: { given: '2026-01-01', by: 'member-1', reviewBy: '2027-01-01' },
          },
        ],
        links: [{ label: 'Page', url: 'https://soup.example/' }],
        spoken: ['en', 'pl'],
        checked: { on: '2026-11-14', by: 'organiser', how: 'rang' },
        added: { on: '2026-10-01', from: 'panel' },
      },
      phone: { title: 'Ring Round', where: [{ phone: true }], added: { on: '2026-11-01', from: 'panel' } },
      barn: {
        title: 'Barn',
        kind: 'place',
        where: [{ venue: 'shed' }],
        status: { is: 'closed', on: '2026-11-05' },
      },
      shop: { title: 'Shop', kind: 'business', where: [{ venue: 'hall' }] },
    },
  },
  '2026-11-22',
);
const site = siteOf(context.directory);
const wishes = {
  today: context.today,
  summary: 'A hot lunch.',
  addressOfAsset: (slug: string) => `https://small.example/assets/${slug}/`,
  addressOfVenue: (slug: string) => `https://small.example/venues/${slug}/`,
};

describe('the whole of', () => {
  test('the Atom feed', () => {
    expect(atomFeed(site)).toMatchSnapshot();
  });

  test('the JSON feed', () => {
    expect(JSON.parse(jsonFeed(site))).toMatchSnapshot();
  });

  test('the map layer', () => {
    expect(JSON.parse(assetsGeojson(site))).toMatchSnapshot();
  });

  test.each(['soup', 'phone', 'barn', 'shop'])('what machines are told of an entry: %s', (slug) => {
    expect(assetJsonLd(assetOf(context, slug), wishes)).toMatchSnapshot();
  });

  test.each(['hall', 'shed'])('what machines are told of a venue: %s', (slug) => {
    expect(venueJsonLd(context.directory.venueBySlug.get(slug)!, wishes)).toMatchSnapshot();
  });
});
