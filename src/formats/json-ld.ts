import type { IsoDay } from '../domain/calendar-day.ts';
import { weekdayNames } from '../domain/calendar-day.ts';
import { contactsFor } from '../domain/contact.ts';
import type { LinkedAsset, LinkedVenue } from '../domain/directory.ts';
import { partsOfMonthDay, type MonthDay, type Session } from '../domain/session.ts';

/** What is needed to write an asset down for machines, besides the asset. */
export interface JsonLdWishes {
  readonly today: IsoDay;
  /** One sentence about it. */
  readonly summary?: string | undefined;
  /** Whole address of an asset's page. */
  readonly addressOfAsset: (slug: string) => string;
  /** Whole address of a venue's page. */
  readonly addressOfVenue: (slug: string) => string;
}

type Facts = Record<string, unknown>;

const context = { '@context': 'https://schema.org' };

const types: Readonly<Record<LinkedAsset['data']['kind'], string>> = {
  group: 'Organization',
  network: 'Organization',
  place: 'Place',
  activity: 'Organization',
  service: 'Organization',
  business: 'LocalBusiness',
  resource: 'Organization',
  online: 'Organization',
};

/**
 * An asset as schema.org facts: what it is, where, how to reach it, and its sessions as events with a schedule.
 * Details of a person are in it only where the person agreed to "data".
 */
export function assetJsonLd(asset: LinkedAsset, wishes: JsonLdWishes): Facts {
  const { data } = asset;
  const places = asset.venues.map((venue) => placeFacts(venue, wishes));
  const events = (data.sessions ?? []).map((session) => eventFacts(asset, session, places, wishes));
  return given({
    ...context,
    '@type': types[data.kind],
    '@id': wishes.addressOfAsset(asset.slug),
    url: wishes.addressOfAsset(asset.slug),
    name: data.title,
    description: wishes.summary,
    ...contactFacts(asset, wishes.today),
    sameAs: (data.links ?? []).map(({ url }) => url),
    areaServed: asset.neighbourhoods.map(({ title }) => title),
    knowsLanguage: data.spoken,
    ...(data.kind === 'place' ? (places[0] ?? {}) : { location: places }),
    event: events,
  });
}

/** A venue as schema.org facts. */
export function venueJsonLd(venue: LinkedVenue, wishes: Pick<JsonLdWishes, 'addressOfVenue'>): Facts {
  const { phone, web } = venue.data;
  return given({
    ...context,
    '@type': 'Place',
    '@id': wishes.addressOfVenue(venue.slug),
    url: wishes.addressOfVenue(venue.slug),
    name: venue.data.title,
    ...placeFacts(venue, wishes),
    telephone: phone,
    sameAs: web,
  });
}

function contactFacts({ data }: LinkedAsset, today: IsoDay): Facts {
  const contacts = contactsFor(data.contacts, 'data', today);
  return {
    telephone: contacts.find(({ phone }) => phone)?.phone,
    email: contacts.find(({ email }) => email)?.email,
  };
}

function placeFacts(venue: LinkedVenue, { addressOfVenue }: Pick<JsonLdWishes, 'addressOfVenue'>): Facts {
  const { title, address = [], postcode, lat, lon } = venue.data;
  const [street, ...others] = address;
  const hasAddress = address.length > 0 || postcode !== undefined;
  return given({
    '@type': 'Place',
    '@id': addressOfVenue(venue.slug),
    name: title,
    address: hasAddress
      ? given({
          '@type': 'PostalAddress',
          streetAddress: street,
          addressLocality: others.at(-1),
          postalCode: postcode,
          addressCountry: 'GB',
        })
      : undefined,
    geo: lat === undefined ? undefined : { '@type': 'GeoCoordinates', latitude: lat, longitude: lon },
  });
}

function eventFacts(
  asset: LinkedAsset,
  session: Session,
  places: readonly Facts[],
  { addressOfAsset, addressOfVenue }: JsonLdWishes,
): Facts {
  const own = asset.venues.find(({ slug }) => slug === session.venue);
  return given({
    '@type': 'Event',
    name: asset.data.title,
    url: addressOfAsset(asset.slug),
    location: own ? placeFacts(own, { addressOfVenue }) : places[0],
    isAccessibleForFree: asset.data.cost === undefined ? undefined : asset.data.cost.is !== 'priced',
    eventSchedule: scheduleFacts(session),
  });
}

function scheduleFacts(session: Session): Facts {
  return given({
    '@type': 'Schedule',
    ...repetition(session),
    startTime: session.from,
    endTime: session.to,
    startDate: session.starting,
    endDate: session.until,
    exceptDate: session.except?.map(({ date }) => date),
    scheduleTimezone: 'Europe/London',
  });
}

function repetition(session: Session): Facts {
  switch (session.repeats) {
    case 'weekly':
      return {
        repeatFrequency: `P${session.every}W`,
        byDay: session.on.map((day) => `https://schema.org/${weekdayNames[day]}`),
      };
    case 'monthly':
      return { repeatFrequency: 'P1M', byDay: session.on.map(dayOfMonth) };
    case 'dates':
      return {
        startDate: session.dates[0],
        endDate: session.dates.at(-1),
        repeatCount: session.dates.length,
      };
  }
}

const places = { '1st': 1, '2nd': 2, '3rd': 3, '4th': 4, '5th': 5, last: -1 } as const;

/** "2TU", "-1FR": a day of the month as calendars write it, which schema.org allows here. */
function dayOfMonth(monthDay: MonthDay): string {
  const { ordinal, weekday } = partsOfMonthDay(monthDay);
  return `${places[ordinal]}${weekday.slice(0, 2).toUpperCase()}`;
}

/** Facts without those nobody gave: undefined, and empty lists. */
function given(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined && !isEmptyList(value)),
  );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
