import { assetKindNames, assetKinds, type AssetKind } from '../domain/asset.ts';
import type { Table, TableRow } from './csv.ts';
import { isRecord } from './json-table.ts';
import { documentFaults, kindOfDocument, listIn } from './open-referral-faults.ts';
import { namedContact } from './outpost.ts';

type Fields = Record<string, unknown>;

/** One document of a feed, saved as a file. */
export interface FeedDocument {
  /** Its path in the folder, or the name of the file. */
  readonly file: string;
  /** As parsed. */
  readonly value: unknown;
}

/** Headings of the table that services of a feed make. */
export const openReferralHeadings: readonly string[] = [
  'id',
  'name',
  'alternate_name',
  'description',
  'url',
  'email',
  'phone',
  'web',
  'organisation',
  'terms',
  'cost',
  'minimum_age',
  'maximum_age',
  'eligibility',
  'application',
  'alert',
  'when',
  'place',
  'address',
  'postcode',
  'latitude',
  'longitude',
  'accessibility',
  'rule',
  'weekday',
  'opens_at',
  'closes_at',
  'starting',
  'until',
];

/**
 * The services of an Open Referral feed, whichever of its documents tell of them: lists, whole services, services
 * inside an organisation, services at places. What several documents say of one service is put together; the fullest
 * wins. Everything wrong with a document is told by its name, and nothing more than needed is refused for it.
 */
export function readOpenReferral(documents: readonly FeedDocument[]): Table {
  const services = new Map<string, Fields>();
  const notes: string[] = [];
  for (const document of documents) {
    notes.push(...documentFaults(document));
    for (const service of servicesIn(document.value, document.file)) addService(services, service);
  }
  const rows: TableRow[] = [];
  const refused: { row: number; title: string; reason: string }[] = [];
  for (const [index, service] of [...services.values()].entries()) {
    const status = text(service['status']).toLowerCase();
    const title = text(service['name']);
    if (status === 'defunct') {
      refused.push({ row: index + 1, title, reason: 'The feed says that it is defunct.' });
    } else rows.push(rowOf(service, index + 1, status));
  }
  return { headings: openReferralHeadings, rows, refused, notes: [...new Set(notes)] };
}

/** All services that a document tells of. */
function servicesIn(value: unknown, file: string): Fields[] {
  const list = listIn(value);
  if (list !== undefined) return list.flatMap((item) => servicesIn(item, file));
  if (!isRecord(value)) return [];
  switch (kindOfDocument(value, file)) {
    case 'service':
      return [value];
    case 'organization':
      return records(value['services']).map((service) => ({
        organization: withoutServices(value),
        ...service,
      }));
    case 'service_at_location': {
      const service = isRecord(value['service']) ? value['service'] : undefined;
      if (service === undefined) return [];
      const { service: _, ...place } = value;
      return [{ ...service, service_at_locations: [place] }];
    }
    default:
      return [];
  }
}

function withoutServices({ services: _, ...organization }: Fields): Fields {
  return organization;
}

function addService(services: Map<string, Fields>, service: Fields): void {
  // Some feeds give one id to many services, so the name is part of what tells them apart.
  const key = `${text(service['id'])}\n${text(service['name'])}`;
  const known = services.get(key);
  services.set(key, known === undefined ? service : mergeFields(known, service));
}

/** Fields of both; a list or record that both have is taken from the one that says more. */
function mergeFields(one: Fields, other: Fields): Fields {
  const sizeOf = (value: unknown) =>
    value === undefined || value === null ? 0 : JSON.stringify(value).length;
  const merged: Fields = { ...one };
  for (const [name, value] of Object.entries(other)) {
    if (sizeOf(value) > sizeOf(merged[name])) merged[name] = value;
  }
  return merged;
}

function rowOf(service: Fields, number: number, status: string): TableRow {
  const organization = isRecord(service['organization']) ? service['organization'] : {};
  const remarks: string[] = [];
  const places = placesOf(service);
  const contacts = [service['contacts'], ...places.map(({ contacts: own }) => own)].flatMap(records);
  const open = contacts.filter((contact) => {
    const isNamed = text(contact['name']) !== '';
    if (isNamed) remarks.push(namedContact);
    return !isNamed;
  });
  const phones = [
    service['phones'],
    ...open.map(({ phones: own }) => own),
    ...places.map(({ phones: own }) => own),
  ]
    .flatMap(records)
    .map((phone) => text(phone['number']));
  const emails = [service['email'], ...open.map(({ email }) => email)].map(text);
  const cells = new Map([
    ['id', text(service['id'])],
    ['name', text(service['name'])],
    ['alternate_name', text(service['alternate_name'])],
    ['description', text(service['description'])],
    ['url', text(service['url'])],
    ['email', lines(emails)],
    ['phone', lines(phones)],
    ['organisation', text(organization['name'])],
    ['terms', lines(termsOf(service))],
    ['cost', lines(costsOf(service))],
    ['minimum_age', text(service['minimum_age'])],
    ['maximum_age', text(service['maximum_age'])],
    ['eligibility', text(service['eligibility_description'])],
    ['application', text(service['application_process'])],
    ['alert', text(service['alert'])],
  ]);
  const schedules = [
    service['schedules'],
    service['regular_schedules'],
    ...places.flatMap(({ schedules: own, regular_schedules: old }) => [own, old]),
  ]
    .flatMap(records)
    .map(scheduleCells);
  return {
    number,
    cells,
    more: [...places.map(placeCells), ...schedules],
    fields: fieldsOf(service, status),
    remarks: [...new Set(remarks)],
  };
}

/** Facts that have the same shape in a feed and here. */
function fieldsOf(service: Fields, status: string): Fields {
  const spoken = records(service['languages'])
    .map((language) => text(language['code'] ?? language['language']))
    .filter((code) => /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/.test(code));
  const kind = records(service['attributes'])
    .filter((attribute) => attribute['link_type'] === 'kind')
    .flatMap(({ taxonomy_term: term }) => kindCalled(isRecord(term) ? text(term['name']) : '') ?? [])[0];
  const isPaused = status === 'temporarily closed' || status === 'inactive';
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(spoken.length === 0 ? {} : { spoken: [...new Set(spoken)].slice(0, 20) }),
    ...(isPaused ? { status: { is: 'paused' } } : {}),
  };
}

function kindCalled(name: string): AssetKind | undefined {
  return assetKinds.find((kind) => assetKindNames[kind] === name);
}

/** Places of a service, each with what is said of it beside its address. */
function placesOf(service: Fields): Fields[] {
  const at = records(service['service_at_locations']).flatMap((link) => {
    const location = isRecord(link['location']) ? link['location'] : undefined;
    const { location: _, ...own } = link;
    return location === undefined
      ? []
      : [
          {
            ...own,
            ...location,
            schedules: [...records(own['schedules']), ...records(location['schedules'])],
          },
        ];
  });
  return [...at, ...records(service['locations'])];
}

function placeCells(location: Fields): Map<string, string> {
  const addresses = [...records(location['addresses']), ...records(location['physical_addresses'])];
  const physical = addresses.find(({ address_type: type }) => type !== 'postal') ?? addresses[0] ?? {};
  const isVirtual = text(location['location_type']) === 'virtual';
  const address = ['address_1', 'address_2', 'city', 'region']
    .map((name) => text(physical[name]).trim())
    .filter((line) => line !== '');
  return new Map([
    ['place', isVirtual && address.length === 0 ? 'Online' : text(location['name'])],
    ['address', address.join('\n')],
    ['postcode', text(physical['postal_code'])],
    ['latitude', text(location['latitude'])],
    ['longitude', text(location['longitude'])],
    [
      'accessibility',
      lines(
        records(location['accessibility']).map((fact) => text(fact['description']) || text(fact['details'])),
      ),
    ],
  ]);
}

/**
 * A schedule is a rule where it has a frequency, weekly where it names a weekday and times (as HSDS 1 does), and words
 * where it has no times.
 */
function scheduleCells(schedule: Fields): Map<string, string> {
  const cell = (name: string) => text(schedule[name]);
  const notes = cell('notes');
  const words = [cell('description') || cell('original_text'), notes]
    .filter((part) => part !== '')
    .join('. ');
  const opens = cell('opens_at');
  const rule = ['freq', 'interval', 'byday', 'bymonthday', 'byweekno', 'byyearday', 'count', 'wkst']
    .flatMap((name) => (cell(name) === '' ? [] : [`${name.toUpperCase()}=${cell(name)}`]))
    .join(';');
  if (opens === '') return new Map([['when', words]]);
  const isRule = cell('freq') !== '';
  // "TH,FR" without a frequency: the weekdays of every week, as HSDS 1 meant them.
  const weekday = isRule ? '' : cell('weekday');
  return new Map([
    ['rule', isRule ? rule : ''],
    ['weekday', weekday],
    ['opens_at', opens],
    ['closes_at', cell('closes_at')],
    ['starting', cell('dtstart') || cell('valid_from')],
    ['until', cell('valid_to') || cell('until')],
    // Days off, term times and bank holidays stand in the notes: without them a rule would promise too much.
    ['when', isRule || weekday !== '' ? notesWorthKeeping(notes) : words],
  ]);
}

/** Without what holds anyway where nothing is said. */
function notesWorthKeeping(notes: string): string {
  return notes.replace(/\bOn bank holidays, ring first\.?\s*/, '').trim();
}

/** What a service offers. A feed may say of its terms what they tell of; then only those of themes are themes. */
function termsOf(service: Fields): string[] {
  const attributes = records(service['attributes']);
  const themes = attributes.filter((attribute) => attribute['link_type'] === 'theme');
  const terms = [
    ...(themes.length > 0 ? themes : attributes).map((attribute) => attribute['taxonomy_term']),
    ...records(service['service_taxonomys']).map((link) => link['taxonomy']),
    ...records(service['service_taxonomies']).map((link) => link['taxonomy']),
    ...records(service['taxonomies']),
  ];
  return terms.flatMap((term) => (isRecord(term) ? [text(term['name']), text(term['code'])] : []));
}

/** Prices as they are told; a sum of money says its currency only where the feed does. */
function costsOf(service: Fields): string[] {
  const options = records(service['cost_options']).map((option) => {
    const amount = text(option['amount']);
    // No currency makes nothing cost anything.
    if (amount !== '' && Number(amount) === 0 && text(option['amount_description']) === '') return 'Free';
    const sum = amount !== '' && text(option['currency']).toUpperCase() === 'GBP' ? `£${amount}` : amount;
    return [sum, text(option['amount_description']), text(option['option'])]
      .filter((part) => part !== '')
      .join(', ');
  });
  return [...options, text(service['fees_description']), text(service['fees'])];
}

function records(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function lines(values: readonly string[]): string {
  return [...new Set(values.map((value) => value.trim()))].filter((value) => value !== '').join('\n');
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
