import { describe, expect, test } from 'vitest';
import { jsonForScript } from '../../src/formats/escape.ts';
import { assetJsonLd, venueJsonLd } from '../../src/formats/json-ld.ts';
import { assetOf, contextOf } from '../views/town-on-a-day.ts';

const wishes = {
  summary: 'Soup for all.',
  addressOfAsset: (slug: string) => `https://small.example/assets/${slug}/`,
  addressOfVenue: (slug: string) => `https://small.example/venues/${slug}/`,
};

function factsOf(fields: Record<string, unknown>, venues: Record<string, Record<string, unknown>> = {}) {
  const context = contextOf({ venues, assets: { soup: fields } }, '2026-11-22');
  return assetJsonLd(assetOf(context, 'soup'), { ...wishes, today: context.today });
}

describe('an asset as facts for machines', () => {
  test.each([
    [
      {
        repeats: 'weekly',
        every: 2,
        on: ['tue'],
        from: '10:00',
        to: '12:00',
        starting: '2026-11-03',
        except: [{ date: '2026-12-29' }],
      },
      {
        '@type': 'Schedule',
        repeatFrequency: 'P2W',
        byDay: ['https://schema.org/Tuesday'],
        startTime: '10:00',
        endTime: '12:00',
        startDate: '2026-11-03',
        exceptDate: ['2026-12-29'],
        scheduleTimezone: 'Europe/London',
      },
    ],
    [
      { repeats: 'monthly', on: ['2nd tue', 'last fri'], from: '19:00' },
      {
        '@type': 'Schedule',
        repeatFrequency: 'P1M',
        byDay: ['2TU', '-1FR'],
        startTime: '19:00',
        scheduleTimezone: 'Europe/London',
      },
    ],
  ])('gives a session as an event with a schedule', (session, schedule) => {
    expect(factsOf({ sessions: [session] })).toMatchObject({
      event: [{ '@type': 'Event', eventSchedule: schedule }],
    });
  });

  test('says where it is, whether it is free and how to reach an organisation', () => {
    const facts = factsOf(
      {
        where: [{ venue: 'hall' }],
        cost: { is: 'pay-what-you-can' },
        sessions: [{ repeats: 'weekly', on: ['tue'], from: '10:00' }],
        contacts: [{ role: 'the desk', phone: '01632 960112', whose: 'organisation' }],
      },
      {
        hall: {
          title: 'Hall',
          address: ['Lantern Street', 'Smallville'],
          postcode: 'DB1 2LN',
          lat: 54.7,
          lon: 2.7,
        },
      },
    );
    expect(facts).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Organization',
      name: 'Soup',
      telephone: '01632960112',
      location: [
        {
          '@type': 'Place',
          address: { streetAddress: 'Lantern Street', addressLocality: 'Smallville', postalCode: 'DB1 2LN' },
          geo: { latitude: 54.7, longitude: 2.7 },
        },
      ],
      event: [{ isAccessibleForFree: true }],
    });
  });

  test('says nothing that nobody has said', () => {
    expect(Object.keys(factsOf({}))).toEqual(['@context', '@type', '@id', 'url', 'name', 'description']);
  });
});

test('a venue is a place with its own address on the site', () => {
  const context = contextOf({ venues: { hall: { title: 'Hall', phone: '01632 960118' } } }, '2026-11-22');
  const [venue] = context.directory.venues;
  expect(venue && venueJsonLd(venue, wishes)).toEqual({
    '@context': 'https://schema.org',
    '@type': 'Place',
    '@id': 'https://small.example/venues/hall/',
    url: 'https://small.example/venues/hall/',
    name: 'Hall',
    telephone: '01632960118',
  });
});

test('data inside a script element cannot end it, and reads back the same', () => {
  const hostile = { name: '</script><script>alert(1)</script><!-- & \u2028\u2029' };
  const json = jsonForScript(hostile);
  expect(json).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(json)).toEqual(hostile);
});
