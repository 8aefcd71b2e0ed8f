import type { Table, TableRow } from './csv.ts';
import { isRecord, UnreadableJson } from './json-table.ts';

type Fields = Record<string, unknown>;

/**
 * Services as the Outpost programme gives them, a page or several: one row each, with a further line for each
 * place, time and way to reach somebody. An address that is masked gives only its postcode, and details of named
 * contact persons are never read.
 *
 * @param pages parsed JSON: a page with `content`, or a list of services
 * @throws UnreadableJson when a page is none
 */
export function readOutpost(pages: readonly unknown[]): Table {
  const services = pages.flatMap((page) => servicesOf(page));
  const rows: TableRow[] = [];
  const refused: { row: number; reason: string }[] = [];
  for (const [index, service] of services.entries()) {
    if (isRecord(service)) rows.push(rowOf(service, index + 1));
    else refused.push({ row: index + 1, reason: 'It is no service.' });
  }
  return { headings: outpostHeadings, rows, refused, notes: pages.flatMap(noteMissingPages) };
}

/** Headings of the table that Outpost services make. */
export const outpostHeadings: readonly string[] = [
  'id',
  'name',
  'description',
  'url',
  'organisation',
  'taxonomies',
  'suitabilities',
  'send_needs',
  'min_age',
  'max_age',
  'needs_referral',
  'free',
  'cost',
  'phone',
  'email',
  'place',
  'address',
  'postcode',
  'lat',
  'lon',
  'accessibilities',
  'weekday',
  'opens_at',
  'closes_at',
];

function servicesOf(page: unknown): readonly unknown[] {
  if (Array.isArray(page)) return page;
  if (isRecord(page) && Array.isArray(page['content'])) return page['content'] as unknown[];
  if (isRecord(page) && 'name' in page && 'locations' in page) return [page];
  throw new UnreadableJson('It is no page of services, with "content".');
}

function noteMissingPages(page: unknown): string[] {
  const { totalElements, content } = (isRecord(page) ? page : {}) as {
    totalElements?: unknown;
    content?: unknown;
  };
  const given = Array.isArray(content) ? content.length : 0;
  return typeof totalElements === 'number' && totalElements > given
    ? [`This page has ${given} of ${totalElements} services; give the other pages too.`]
    : [];
}

function rowOf(service: Fields, number: number): TableRow {
  const named: string[] = [];
  const contacts = list(service['contacts']).flatMap((contact) => {
    const isHidden = contact['visible'] === false;
    const isNamed = text(contact['name']) !== '';
    const ways = {
      phone:
        list(contact['phones'])
          .map(({ number: way }) => text(way))
          .join('\n') || text(contact['phone']),
      email: text(contact['email']),
    };
    if (ways.phone === '' && ways.email === '') return [];
    if (!isHidden && !isNamed) return [new Map(Object.entries(ways))];
    named.push(isHidden ? 'A contact that the list hides was left out.' : namedContact);
    return [];
  });
  const places = list(service['locations']).map((location) => placeCells(location));
  const times = list(service['regular_schedules']).map(
    (schedule) =>
      new Map([
        ['weekday', text(schedule['weekday'])],
        ['opens_at', text(schedule['opens_at'])],
        ['closes_at', text(schedule['closes_at'])],
      ]),
  );
  const organisation = isRecord(service['organisation']) ? service['organisation'] : {};
  const cells = new Map([
    ['id', text(service['id'])],
    ['name', text(service['name'])],
    ['description', text(service['description'])],
    ['url', text(service['url'])],
    ['organisation', text(organisation['name'])],
    ['taxonomies', names(service['taxonomies'])],
    ['suitabilities', names(service['suitabilities'])],
    ['send_needs', names(service['send_needs'])],
    ['min_age', text(service['min_age'])],
    ['max_age', text(service['max_age'])],
    ['needs_referral', text(service['needs_referral'])],
    ['free', service['free'] === true ? 'free' : ''],
    ['cost', list(service['cost_options']).map(costOf).join('\n')],
  ]);
  return { number, cells, more: [...places, ...times, ...contacts], remarks: [...new Set(named)] };
}

/** Said where the contact of a list is a person by name. */
export const namedContact =
  "A named person's details were left out. Ask them first, then add them with their consent.";

function placeCells(location: Fields): Map<string, string> {
  const { coordinates } = (isRecord(location['geometry']) ? location['geometry'] : {}) as {
    coordinates?: unknown;
  };
  const [lon, lat] = Array.isArray(coordinates) ? (coordinates as unknown[]) : [];
  const isMasked = location['mask_exact_address'] === true;
  const city = text(location['city']).trim();
  return new Map([
    ['place', isMasked ? '' : text(location['name'])],
    [
      'address',
      isMasked ? city : [text(location['address_1']), city].filter((line) => line.trim() !== '').join('\n'),
    ],
    ['postcode', text(location['postal_code'])],
    ['lat', isMasked ? '' : text(lat)],
    ['lon', isMasked ? '' : text(lon)],
    ['accessibilities', names(location['accessibilities'])],
  ]);
}

function costOf(option: Fields): string {
  return [text(option['option']), text(option['amount']), text(option['cost_type'])]
    .filter((part) => part !== '')
    .join(' ');
}

function names(value: unknown): string {
  return list(value)
    .map((item) => text(item['name'] ?? item['label']))
    .filter((name) => name !== '')
    .join('\n');
}

function list(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
