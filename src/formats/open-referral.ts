import { assetKindNames, assetKinds, costNames } from '../domain/asset.ts';
import { addDays, dayInWords, type IsoDay } from '../domain/calendar-day.ts';
import { communityTieNames, communityTies, type Community } from '../domain/community.ts';
import type { Directory, LinkedAsset, LinkedPlace, LinkedVenue } from '../domain/directory.ts';
import { isOpen } from '../domain/open-records.ts';
import { formatPhone } from '../domain/phone.ts';
import { ruleDays } from '../domain/rule-days.ts';
import { sessionInWords } from '../domain/schedule-words.ts';
import { ordinals, partsOfMonthDay, type MonthDay, type Session } from '../domain/session.ts';
import { standingOn, type StatusState } from '../domain/standing.ts';
import {
  accessInWords,
  audienceOf,
  costOf,
  joiningOf,
  openContacts,
  sentences,
  warningsOf,
} from './asset-words.ts';
import { addressIn, pageOf, type OpenSite } from './open-site.ts';
import { addressNamespace, uuidOf } from './uuid.ts';

/** An object of Open Referral UK. Names of its fields are those of the standard. */
export type ReferralObject = Readonly<Record<string, unknown>>;

/** What the feed is made of, each object with its children, in order of name. */
export interface Referral {
  readonly services: readonly ReferralObject[];
  readonly servicesAtLocations: readonly ReferralObject[];
  readonly taxonomies: readonly ReferralObject[];
  readonly terms: readonly ReferralObject[];
}

/** How an entry's status is said in the standard's four words; undefined for what is not in the feed. */
const statuses: Readonly<Record<StatusState, string | undefined>> = {
  active: 'active',
  'pause-over': 'active',
  paused: 'temporarily closed',
  'out-of-season': 'temporarily closed',
  closed: undefined,
  'closed-long-ago': undefined,
  unlisted: undefined,
};

/**
 * The directory as Open Referral UK 3.0 (HSDS-UK): every entry that is going, paused or out of season is a service,
 * whatever its kind. Ids are made from slugs, so that they stay from build to build.
 *
 * What the standard has no field for is in the description, in words. Phones and e-mail addresses of contacts and
 * names of languages, which the UK profile leaves out, are where HSDS 3.0 has them.
 */
export function openReferral(site: OpenSite): Referral {
  const writer = new ReferralWriter(site);
  const services = site.directory.assets.flatMap((asset) => writer.service(asset));
  return {
    services: services.map(({ service }) => service),
    servicesAtLocations: services.flatMap(({ atLocations }) => atLocations),
    taxonomies: writer.taxonomies.map(({ taxonomy }) => taxonomy),
    terms: writer.taxonomies.flatMap(({ terms }) => [...terms.values()]),
  };
}

/** The fields that hold one thing each, and the organisation: what lists show of a service. */
export function listedService(service: ReferralObject): ReferralObject {
  return { ...withoutLists(service), organization: withoutLists(service['organization'] as ReferralObject) };
}

/** What lists show of a service at a location. */
export function listedServiceAtLocation(atLocation: ReferralObject): ReferralObject {
  return {
    ...atLocation,
    location: withoutLists(atLocation['location'] as ReferralObject),
    service: listedService(atLocation['service'] as ReferralObject),
  };
}

function withoutLists(object: ReferralObject): ReferralObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => !Array.isArray(value)));
}

interface WrittenService {
  readonly service: ReferralObject;
  readonly atLocations: readonly ReferralObject[];
}

interface WrittenTaxonomy {
  readonly taxonomy: ReferralObject;
  readonly terms: ReadonlyMap<string, ReferralObject>;
}

class ReferralWriter {
  readonly #site: OpenSite;
  readonly #directory: Directory;
  readonly #namespace: string;
  readonly #taken: ReadonlySet<string>;
  readonly #locations = new Map<string, ReferralObject>();
  readonly taxonomies: readonly WrittenTaxonomy[];
  readonly #terms: Readonly<Record<'themes' | 'groups' | 'kinds' | 'communities', WrittenTaxonomy>>;

  constructor(site: OpenSite) {
    this.#site = site;
    this.#directory = site.directory;
    this.#namespace = uuidOf(addressNamespace, `https://${site.directory.site.shortHost}/`);
    this.#taken = new Set(site.directory.assets.map(({ slug }) => slug));
    this.#terms = {
      themes: this.#themes(),
      groups: this.#groups(),
      kinds: this.#kinds(),
      communities: this.#communities(),
    };
    this.taxonomies = Object.values(this.#terms).filter(({ terms }) => terms.size > 0);
  }

  #id(name: string): string {
    return uuidOf(this.#namespace, name);
  }

  /** An entry keeps its id when it is renamed, by its oldest name, unless another entry has that name by then. */
  #nameOf({ slug, data }: LinkedAsset): string {
    return data.formerly?.find((former) => !this.#taken.has(former)) ?? slug;
  }

  /** One service, or none for an entry that is not in the feed. */
  service(asset: LinkedAsset): WrittenService[] {
    const { data } = asset;
    const { today } = this.#site;
    const { site } = this.#directory;
    const status = statuses[standingOn(data, site, today).status];
    if (status === undefined || !isOpen(asset, today)) return [];
    const name = this.#nameOf(asset);
    const id = this.#id(`service/${name}`);
    const contacts = openContacts(asset, today);
    const organization = this.#organization(asset);
    const plain = given({
      id,
      organization_id: organization['id'],
      name: data.title,
      description: this.#description(asset),
      url: pageOf(this.#site, asset.slug),
      email: contacts.find(({ email }) => email)?.email,
      status,
      fees: costOf(asset),
      minimum_age: data.for?.ages?.from,
      maximum_age: data.for?.ages?.to,
      assured_date: data.checked?.on,
      assurer_email: data.checked && site.panel.email,
      alert: warningsOf(asset, this.#directory, today).join(' '),
      last_modified: this.#lastModified(asset),
    });
    const located = this.#atLocations(asset, name, id);
    const children = given({
      schedules: this.#schedules(asset, name, id, located),
      service_areas: this.#areas(asset, name, id),
      languages: (data.spoken ?? []).map((code) => ({
        id: this.#id(`language/${name}/${code}`),
        service_id: id,
        name: languageName(code),
        code,
      })),
      organization,
      cost_options: this.#costs(asset, name, id),
      contacts: contacts.map((contact, index) => this.#contact(contact, `${name}/${index + 1}`, id)),
      attributes: this.#attributes(asset, name, id),
    });
    const nested = located.map(({ object }) => object);
    return [
      {
        service: { ...plain, ...(nested.length > 0 ? { service_at_locations: nested } : {}), ...children },
        atLocations: nested.map((object) => ({ ...object, service: { ...plain, ...children } })),
      },
    ];
  }

  #lastModified({ data }: LinkedAsset): string | undefined {
    const days = [data.checked?.on, data.added?.on, data.tried?.on];
    const past = days.filter((day): day is IsoDay => day !== undefined && day <= this.#site.today).sort();
    const last = past.at(-1);
    return last && `${last}T00:00:00Z`;
  }

  /** All that a person needs to know and the standard has no field for, a paragraph each. */
  #description(asset: LinkedAsset): string {
    const { data, body, places } = asset;
    const text = body.text.trim();
    const summary = data.summary !== undefined && !text.startsWith(data.summary) ? data.summary : '';
    const own = new Map(
      Object.entries(data.access ?? {}).map(([fact, value]) => [
        fact,
        typeof value === 'string' ? { is: value } : value,
      ]),
    );
    const paragraphs = [
      summary,
      text,
      labelled('Who it is for', audienceOf(asset)),
      labelled('How to join', joiningOf(asset)),
      labelled('When you go', sentences(data.firstVisit ?? [])),
      labelled('You could give', sentences([data.give])),
      labelled('Where', sentences(places.flatMap(noteOfPlace))),
      labelled('Getting in and around', sentences(accessInWords(own, this.#directory))),
      (data.links ?? []).map(({ label, url }) => `${label}: ${url}`).join('\n'),
    ];
    const whole = paragraphs.filter((paragraph) => paragraph.trim() !== '').join('\n\n');
    return whole === '' ? data.title : whole;
  }

  /** Who runs it; an entry that nobody else runs is an organisation itself. */
  #organization(asset: LinkedAsset): ReferralObject {
    const { runBy, data } = asset;
    const isHidden = runBy !== undefined && 'asset' in runBy && !isOpen(runBy.asset, this.#site.today);
    if (runBy === undefined || isHidden) return this.#ownOrganization(asset);
    if ('asset' in runBy) return this.#ownOrganization(runBy.asset);
    const name = data.runBy ?? runBy.name;
    const { name: town } = this.#directory.site;
    return {
      id: this.#id(`organization/called/${name}`),
      name,
      description: `Runs things that are in Hereabouts ${town}.`,
    };
  }

  #ownOrganization(asset: LinkedAsset): ReferralObject {
    const { data, slug } = asset;
    return given({
      id: this.#id(`organization/${this.#nameOf(asset)}`),
      name: data.title,
      description: data.summary ?? (asset.body.text.split('\n')[0] || data.title),
      website: openContacts(asset, this.#site.today).find(({ web }) => web)?.web,
      uri: pageOf(this.#site, slug),
    });
  }

  #atLocations(asset: LinkedAsset, name: string, serviceId: string): LocatedService[] {
    const venues = asset.venues.map((venue) => ({ key: `venue/${venue.slug}`, venue: venue.slug }));
    const virtual = asset.places.flatMap((place, index) =>
      place.is === 'online' || place.is === 'phone' ? [{ key: `${place.is}/${index + 1}`, place }] : [],
    );
    return [
      ...venues.map(({ key, venue }) => ({ key, venue, location: this.#location(venue) })),
      ...virtual.map(({ key, place }) => ({
        key,
        venue: undefined,
        location: this.#virtualLocation(place, `${name}/${key}`),
      })),
    ].map(({ key, venue, location }) => ({
      venue,
      object: {
        id: this.#id(`service-at-location/${name}/${key}`),
        service_id: serviceId,
        location_id: location['id'],
        location,
      },
    }));
  }

  #location(slug: string): ReferralObject {
    const known = this.#locations.get(slug);
    if (known) return known;
    const venue = this.#directory.venueBySlug.get(slug);
    const location = venue === undefined ? {} : this.#physicalLocation(venue);
    this.#locations.set(slug, location);
    return location;
  }

  #physicalLocation({ slug, data }: LinkedVenue): ReferralObject {
    const id = this.#id(`location/venue/${slug}`);
    const facts = new Map(
      Object.entries(data.access ?? {}).map(([fact, value]) => [
        fact,
        typeof value === 'string' ? { is: value } : value,
      ]),
    );
    return given({
      id,
      location_type: 'physical',
      name: data.title,
      description: sentences([data.note, data.transport]),
      latitude: data.lat,
      longitude: data.lon,
      addresses: this.#addresses(data, slug, id),
      accessibility: this.#directory.facts.flatMap((fact) => {
        const known = facts.get(fact.name);
        if (known === undefined) return [];
        return [
          given({
            id: this.#id(`accessibility/${slug}/${fact.name}`),
            location_id: id,
            description: `${fact.title}: ${known.is}`,
            details: known.note,
          }),
        ];
      }),
    });
  }

  /** The standard wants a whole address or none: nothing in it is made up. */
  #addresses(data: LinkedVenue['data'], slug: string, locationId: string): ReferralObject[] {
    if (data.postcode === undefined) return [];
    const { name, county } = this.#directory.site;
    const lines = data.address ?? [];
    const city = lines.length > 1 ? (lines.at(-1) ?? name) : name;
    const street = (lines.length > 1 ? lines.slice(0, -1) : lines).join(', ');
    return [
      {
        id: this.#id(`address/${slug}`),
        location_id: locationId,
        address_1: street === '' ? data.title : street,
        city,
        state_province: county ?? name,
        postal_code: data.postcode,
        country: 'GB',
        address_type: 'physical',
      },
    ];
  }

  #virtualLocation(place: Extract<LinkedPlace, { is: 'online' | 'phone' }>, name: string): ReferralObject {
    return given({
      id: this.#id(`location/${name}`),
      location_type: 'virtual',
      name: place.is === 'online' ? 'Online' : 'By phone',
      description: place.is === 'online' ? [place.url, place.note].filter(Boolean).join(' ') : place.note,
    });
  }

  #areas({ places }: LinkedAsset, name: string, serviceId: string): ReferralObject[] {
    const areas = places.flatMap((place) => {
      if (place.is === 'area') return [{ area: place.area, says: `Roughly in ${place.area.title}` }];
      if (place.is !== 'visits') return [];
      return place.areas.map((area) => ({ area, says: `Comes to people at home in ${area.title}` }));
    });
    return areas.map(({ area, says }) => ({
      id: this.#id(`service-area/${name}/${says}`),
      service_id: serviceId,
      name: area.title,
      service_area: says,
    }));
  }

  #schedules(
    { data }: LinkedAsset,
    name: string,
    serviceId: string,
    located: readonly LocatedService[],
  ): ReferralObject[] {
    const { today } = this.#site;
    const going = (data.sessions ?? []).flatMap((session, index) => {
      const place = located.find(({ venue }) => venue !== undefined && venue === session.venue);
      const shared = { service_id: serviceId, service_at_location_id: place?.object['id'] };
      return schedulesOf(session, today).map((schedule, part) =>
        given({ id: this.#id(`schedule/${name}/${index + 1}/${part + 1}`), ...shared, ...schedule }),
      );
    });
    if (data.whenInWords === undefined) return going;
    const inWords = { id: this.#id(`schedule/${name}/words`), service_id: serviceId };
    return [...going, { ...inWords, description: data.whenInWords }];
  }

  /** What can be said as a sum; all of it, in words, is under `fees`. */
  #costs({ data: { cost } }: LinkedAsset, name: string, serviceId: string): ReferralObject[] {
    const [, pounds] = /^£(\d+(?:\.\d\d)?)$/.exec(cost?.amount ?? '') ?? [];
    const amount = cost?.is === 'free' ? 0 : pounds === undefined ? undefined : Number(pounds);
    if (cost === undefined || amount === undefined) return [];
    return [{ id: this.#id(`cost/${name}`), service_id: serviceId, option: costNames[cost.is], amount }];
  }

  #contact(
    { role, name, phone, email }: ReturnType<typeof openContacts>[number],
    key: string,
    serviceId: string,
  ): ReferralObject {
    const id = this.#id(`contact/${key}`);
    return given({
      id,
      service_id: serviceId,
      name,
      title: role,
      email,
      phones:
        phone === undefined
          ? []
          : [{ id: this.#id(`phone/${key}`), contact_id: id, number: formatPhone(phone) }],
    });
  }

  #attributes({ data, themes, groups }: LinkedAsset, name: string, serviceId: string): ReferralObject[] {
    const terms = [
      ...themes.map(({ slug }) => ({ taxonomy: this.#terms.themes, key: slug, type: 'theme' })),
      ...groups.map(({ slug }) => ({ taxonomy: this.#terms.groups, key: slug, type: 'audience' })),
      { taxonomy: this.#terms.kinds, key: data.kind, type: 'kind' },
      ...(data.communities ?? []).map((community) => ({
        taxonomy: this.#terms.communities,
        key: keyOfCommunity(community),
        type: 'community',
      })),
    ];
    const once = new Map(terms.map((term) => [`${term.type}/${term.key}`, term]));
    return [...once].flatMap(([key, { taxonomy, key: termKey, type }]) => {
      const term = taxonomy.terms.get(termKey);
      if (term === undefined) return [];
      return [
        {
          id: this.#id(`attribute/${name}/${key}`),
          link_id: serviceId,
          taxonomy_term_id: term['id'],
          link_type: type,
          taxonomy_term: term,
        },
      ];
    });
  }

  #themes(): WrittenTaxonomy {
    const terms = this.#directory.themes.map((theme) => ({
      key: theme.slug,
      name: theme.title,
      description: theme.hint ?? theme.title,
      term: theme.code,
      uri: addressIn(this.#site, `themes/${theme.slug}/`),
    }));
    return this.#taxonomy('themes', 'Themes', 'What an entry offers', terms);
  }

  #groups(): WrittenTaxonomy {
    const terms = this.#directory.groups.map(({ slug, title }) => ({
      key: slug,
      name: title,
      description: `Meant for: ${title}`,
    }));
    return this.#taxonomy('groups', 'Who it may be for', 'People an entry is meant for', terms);
  }

  #kinds(): WrittenTaxonomy {
    const terms = assetKinds.map((kind) => ({
      key: kind,
      name: assetKindNames[kind],
      description: `An entry of the kind "${assetKindNames[kind]}"`,
    }));
    return this.#taxonomy('kinds', 'What it is', 'Kinds of entries', terms);
  }

  #communities(): WrittenTaxonomy {
    const named = this.#directory.assets
      .filter((asset) => isOpen(asset, this.#site.today))
      .flatMap(({ data }) => data.communities ?? []);
    const once = new Map(named.map((community) => [keyOfCommunity(community), community]));
    const ties = communityTies.map((tie) => ({
      key: tie,
      name: communityTieNames[tie],
      description: `Communities held together by: ${communityTieNames[tie]}`,
    }));
    const names = [...once]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, { of, name }]) => ({ key, name, description: `A community: ${name}`, parent: of }));
    return this.#taxonomy('communities', 'Communities', 'What people share', [...ties, ...names]);
  }

  #taxonomy(
    key: string,
    name: string,
    description: string,
    terms: readonly {
      key: string;
      name: string;
      description: string;
      term?: string | undefined;
      uri?: string;
      parent?: string;
    }[],
  ): WrittenTaxonomy {
    const id = this.#id(`taxonomy/${key}`);
    const whole = `${name}, Hereabouts ${this.#directory.site.name}`;
    const termId = (term: string) => this.#id(`term/${key}/${term}`);
    return {
      taxonomy: { id, name: whole, description, uri: addressIn(this.#site, 'data/'), version: '1' },
      terms: new Map(
        terms.map((term) => [
          term.key,
          given({
            id: termId(term.key),
            name: term.name,
            description: term.description,
            parent_id: term.parent && termId(term.parent),
            taxonomy: whole,
            taxonomy_id: id,
            term_uri: term.uri,
            term: term.term ?? term.name,
          }),
        ]),
      ),
    };
  }
}

interface LocatedService {
  readonly venue: string | undefined;
  readonly object: ReferralObject;
}

function keyOfCommunity({ of, name }: Community): string {
  return `${of}/${name}`;
}

function labelled(label: string, text: string): string {
  return text === '' ? '' : `${label}: ${text}`;
}

function noteOfPlace(place: LinkedPlace): string[] {
  if (place.note === undefined) return [];
  return [place.is === 'venue' ? `${place.venue.data.title}, ${place.note}` : place.note];
}

/** Single days reach as far ahead as those of the calendars. */
const daysOfSchedules = 400;

/** A session as schedules: one for its rule, and one for each day that no rule can say. */
function schedulesOf(session: Session, today: IsoDay): ReferralObject[] {
  const { sentence } = sessionInWords(session, { today });
  const times = { opens_at: session.from, closes_at: session.to };
  const last = addDays(today, daysOfSchedules);
  const extras = (session.extra ?? [])
    .filter(({ date }) => today <= date && date <= last)
    .map((extra) => ({
      ...singleDay(extra.date),
      description: `Also on ${dayInWords(extra.date)}`,
      ...(extra.from === undefined ? times : { opens_at: extra.from, closes_at: extra.to }),
      notes: extra.note,
    }));
  if (session.repeats === 'dates') {
    const days = session.dates.filter((day) => today <= day && day <= last);
    const off = new Set((session.except ?? []).map(({ date }) => date));
    const singles = [...new Set(days)].filter((day) => !off.has(day)).sort();
    const notes = notesOf(session, today);
    return [
      ...singles.map((day) => ({ ...singleDay(day), description: sentence, ...times, notes })),
      ...extras,
    ];
  }
  const rule = {
    valid_from: session.starting,
    valid_to: session.until,
    dtstart: firstDayOf(session),
    freq: session.repeats === 'weekly' ? 'WEEKLY' : 'MONTHLY',
    interval: session.repeats === 'weekly' ? session.every : 1,
    byday: [
      ...new Set(session.repeats === 'weekly' ? session.on.map(shortDay) : session.on.map(dayOfMonth)),
    ].join(','),
    description: sentence,
    ...times,
    notes: notesOf(session, today),
  };
  return [rule, ...extras];
}

function singleDay(day: IsoDay): ReferralObject {
  return { valid_from: day, valid_to: day, dtstart: day };
}

/** The first day of a rule that says when it starts; without one there is none to count from, and no need. */
function firstDayOf(session: Session): IsoDay | undefined {
  if (session.starting === undefined) return undefined;
  return ruleDays(session, { from: session.starting, to: addDays(session.starting, 366) })[0];
}

/** What the standard's schedule has no field for. */
function notesOf(session: Session, today: IsoDay): string {
  const off = (session.except ?? []).filter(({ date }) => date >= today);
  const holidays = {
    meets: undefined,
    'does-not': 'Not on bank holidays',
    unknown: 'On bank holidays, ring first',
  };
  return sentences([
    session.termTimeOnly === true ? 'In term time only' : undefined,
    session.repeats === 'dates' ? undefined : holidays[session.bankHolidays ?? 'unknown'],
    ...off.map(({ date, note }) => `Not on ${dayInWords(date)}${note === undefined ? '' : ` (${note})`}`),
  ]);
}

function shortDay(weekday: string): string {
  return weekday.slice(0, 2).toUpperCase();
}

/** "2TU", "-1FR". */
function dayOfMonth(monthDay: MonthDay): string {
  const { ordinal, weekday } = partsOfMonthDay(monthDay);
  const place = ordinal === 'last' ? -1 : ordinals.indexOf(ordinal) + 1;
  return `${place}${shortDay(weekday)}`;
}

function languageName(code: string): string {
  return new Intl.DisplayNames('en-GB', { type: 'language' }).of(code) ?? code;
}

/** The standard wants fields without a value left out. */
function given(fields: ReferralObject): ReferralObject {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
