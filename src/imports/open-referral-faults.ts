import { emailSchema } from '../domain/email.ts';
import type { FeedDocument } from './open-referral.ts';
import { isRecord } from './json-table.ts';

type Fields = Record<string, unknown>;

/** What a document of a feed, or a part of one, tells of. */
export type DocumentKind =
  | 'details'
  | 'list'
  | 'service'
  | 'organization'
  | 'service_at_location'
  | 'location'
  | 'address'
  | 'phone'
  | 'taxonomy'
  | 'taxonomy_term'
  | 'organization_identifier'
  | 'other';

/** Fields that the standard asks for. */
const required: Readonly<Partial<Record<DocumentKind, readonly string[]>>> = {
  details: ['version', 'profile', 'openapi_url'],
  service: ['id', 'name', 'status'],
  organization: ['id', 'name', 'description'],
  location: ['id', 'location_type'],
  address: ['id', 'address_1', 'city', 'state_province', 'postal_code', 'country', 'address_type'],
  phone: ['number'],
  service_at_location: ['id'],
  taxonomy: ['id', 'name', 'description'],
  taxonomy_term: ['id', 'name', 'description'],
  organization_identifier: ['id', 'identifier'],
};

/** Parts of documents by the name of the field they stand in. */
const partKinds: Readonly<Record<string, DocumentKind>> = {
  services: 'service',
  service: 'service',
  organization: 'organization',
  location: 'location',
  locations: 'location',
  addresses: 'address',
  phones: 'phone',
  service_at_locations: 'service_at_location',
  taxonomy_term: 'taxonomy_term',
  taxonomy_detail: 'taxonomy',
  organization_identifiers: 'organization_identifier',
};

const addressFields = /^(?:url|uri|website|logo|term_uri|openapi_url|profile|schedule_link)$/;
const emailFields = /^(?:email|assurer_email)$/;
const statuses = new Set(['active', 'inactive', 'defunct', 'temporarily closed']);

/** How a document is known, by what it holds and, where that does not tell, by where it lies. */
export function kindOfDocument(value: Fields, file: string): DocumentKind {
  if ('openapi_url' in value || ('version' in value && 'profile' in value)) return 'details';
  if (listIn(value) !== undefined) return 'list';
  const folder = file.toLowerCase().replaceAll('-', '_');
  if (folder.includes('service_at_location') || (isRecord(value['location']) && !('name' in value)))
    return 'service_at_location';
  if (folder.includes('taxonomy_term')) return 'taxonomy_term';
  if (folder.includes('taxonom')) return 'taxonomy';
  if ('services' in value || 'organization_identifiers' in value || /organi[sz]ation/.test(folder))
    return 'organization';
  if (
    'status' in value ||
    'organization' in value ||
    'service_at_locations' in value ||
    folder.includes('service')
  )
    return 'service';
  if ('location_type' in value) return 'location';
  if ('taxonomy' in value || 'term_uri' in value) return 'taxonomy_term';
  return 'name' in value && 'description' in value ? 'service' : 'other';
}

/** The items of a page; undefined for what is no page. */
export function listIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as unknown[];
  if (!isRecord(value)) return undefined;
  const items = value['contents'] ?? value['content'] ?? value['items'];
  return Array.isArray(items) ? (items as unknown[]) : undefined;
}

/**
 * What is wrong with a document by the standard, one line each, so that whoever keeps the feed can put it right. None
 * of it stops an import by itself.
 */
export function documentFaults({ file, value }: FeedDocument): string[] {
  const faults: string[] = [];
  const list = listIn(value);
  if (list !== undefined) {
    if (isRecord(value)) faults.push(...pageFaults(value, list.length));
    const kind = isRecord(list[0]) ? kindOfDocument(list[0], file) : 'other';
    for (const item of list) checkPart(item, kind, kind, faults);
    for (const id of repeatedIds(list)) faults.push(`several items share the id ${id}`);
  } else if (isRecord(value)) {
    const kind = kindOfDocument(value, file);
    checkPart(value, kind, kind, faults);
  } else faults.push('it is neither a record nor a list');
  return faults.map((fault) => `${file}: ${fault}.`);
}

function pageFaults(page: Fields, count: number): string[] {
  const number = (name: string) => (typeof page[name] === 'number' ? page[name] : undefined);
  const [items, pages, size] = [number('total_items'), number('total_pages'), number('size')];
  const isWhole = page['first_page'] === true && page['last_page'] === true;
  return [
    ...(isWhole && items !== undefined && items !== count
      ? [`it says it is the only page and has ${items} items, and it has ${count}`]
      : []),
    ...(isWhole && pages !== undefined && pages > 1
      ? [`it says it is the only page, and one of ${pages}`]
      : []),
    ...(!isWhole && items !== undefined && items > count
      ? [`it holds ${count} of ${items} items; give the other pages too`]
      : []),
    ...(size !== undefined && size < count ? [`it says its size is ${size}, and it has ${count} items`] : []),
    ...(page['empty'] === true && count > 0 ? ['it says it is empty, and it is not'] : []),
  ];
}

function repeatedIds(list: readonly unknown[]): string[] {
  const ids = list.flatMap((item) => (isRecord(item) && typeof item['id'] === 'string' ? [item['id']] : []));
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

function checkPart(value: unknown, kind: DocumentKind, path: string, faults: string[]): void {
  if (!isRecord(value)) return;
  const id = typeof value['id'] === 'string' ? ` ${value['id']}` : '';
  const where = `${path}${id}`;
  for (const name of required[kind] ?? []) {
    const field = value[name];
    if (field === undefined || field === null || field === '') faults.push(`${where} has no ${name}`);
  }
  if (kind === 'service' && typeof value['status'] === 'string' && !statuses.has(value['status'])) {
    faults.push(`${where} has the status "${value['status']}", which the standard does not know`);
  }
  for (const [name, field] of Object.entries(value)) checkField(name, field, where, faults);
  checkIds(value, where, faults);
}

function checkField(name: string, field: unknown, where: string, faults: string[]): void {
  const isGiven = field !== undefined && field !== null && field !== '';
  if (isGiven && emailFields.test(name)) {
    const isGood = typeof field === 'string' && emailSchema.safeParse(field).success;
    // Not the address itself: a wrong one may still be a person's.
    if (!isGood) faults.push(`${where} has an ${name} that is no e-mail address`);
  } else if (isGiven && addressFields.test(name)) {
    const isGood = typeof field === 'string' && /^https?:\/\/[^\s/]+/i.test(field) && URL.canParse(field);
    if (!isGood)
      faults.push(
        `${where} has ${/^[aeiou]/.test(name) && name !== 'uri' && name !== 'url' ? 'an' : 'a'} ${name} that is no whole web address: ${JSON.stringify(field).slice(0, 80)}`,
      );
  } else if (name === 'last_modified' && isGiven && !hasZone(field)) {
    faults.push(`${where} has a last_modified without a time zone`);
  } else if ((name === 'latitude' || name === 'longitude') && isGiven) {
    const most = name === 'latitude' ? 90 : 180;
    if (!(Math.abs(Number(field)) <= most)) faults.push(`${where} has a ${name} that is nowhere on earth`);
  }
  const kind = partKinds[name];
  if (kind === undefined) {
    if (Array.isArray(field)) for (const item of field as unknown[]) checkPart(item, 'other', name, faults);
  } else if (Array.isArray(field)) {
    for (const item of field as unknown[]) checkPart(item, kind, name, faults);
  } else checkPart(field, kind, name, faults);
}

function hasZone(field: unknown): boolean {
  return typeof field === 'string' && /(?:Z|[+-]\d\d:?\d\d)$/.test(field);
}

/** One id for two things, or a thing that stands above itself. */
function checkIds(value: Fields, where: string, faults: string[]): void {
  const { id } = value;
  if (typeof id !== 'string') return;
  if (value['parent_id'] === id) faults.push(`${where} is its own parent`);
  for (const name of ['organization', 'location', 'service']) {
    const part = value[name];
    if (isRecord(part) && part['id'] === id) faults.push(`${where} has the same id as its ${name}`);
  }
}
