import { cleanCell } from './clean-cell.ts';
import type { Table } from './csv.ts';
import type { FeedDocument } from './open-referral.ts';

type Fields = Record<string, unknown>;

/** Names that versions of the standard give to the same table. */
const tableNames: Readonly<Record<string, readonly string[]>> = {
  services: ['services', 'service'],
  organizations: ['organizations', 'organization'],
  locations: ['locations', 'location'],
  addresses: ['physical_addresses', 'addresses', 'physical_address', 'address'],
  phones: ['phones', 'phone'],
  contacts: ['contacts', 'contact'],
  schedules: ['regular_schedules', 'schedules', 'schedule', 'regular_schedule'],
  links: ['services_at_location', 'service_at_location', 'service_at_locations'],
  taxonomy: ['taxonomy', 'taxonomy_terms', 'taxonomy_term'],
  serviceTaxonomy: ['services_taxonomy', 'service_taxonomy', 'attributes', 'service_attributes'],
  languages: ['languages', 'language'],
  costs: ['cost_options', 'cost_option'],
  accessibility: ['accessibility_for_disabilities', 'accessibility'],
};

/** Whether the tables of a folder are those of the standard. */
export function isHsdsFolder(names: Iterable<string>): boolean {
  const all = new Set(names);
  return tableNames['services']?.some((name) => all.has(name)) === true;
}

/**
 * Puts the linked tables of Open Referral (HSDS 1 and later, as CSV files) together as documents, one for each
 * service with all that belongs to it. Rows that name a service, place or organisation which is not there are told.
 *
 * @param tables by the name of their file, without its ending
 */
export function documentsOfTables(tables: ReadonlyMap<string, Table>): {
  documents: FeedDocument[];
  notes: string[];
} {
  const rowsOf = (key: keyof typeof tableNames): Fields[] =>
    (tableNames[key] ?? [])
      .flatMap((name) => tables.get(name)?.rows ?? [])
      .map(({ cells }) => fieldsOf(cells));
  const by = (rows: readonly Fields[], field: string) =>
    Map.groupBy(
      rows.filter((row) => row[field] !== undefined),
      (row) => keyOf(row[field]),
    );
  const organizations = by(rowsOf('organizations'), 'id');
  const locations = by(rowsOf('locations'), 'id');
  const addresses = by(rowsOf('addresses'), 'location_id');
  const accessibility = by(rowsOf('accessibility'), 'location_id');
  const links = rowsOf('links');
  const linkById = by(links, 'id');
  const byService = (key: keyof typeof tableNames) => {
    const rows = rowsOf(key).map((row): Fields => {
      if (row['service_id'] !== undefined) return row;
      const [link] = linkById.get(keyOf(row['service_at_location_id'])) ?? [];
      return link === undefined ? row : { ...row, service_id: link['service_id'] };
    });
    return by(rows, 'service_id');
  };
  const [phones, contacts, schedules, languages, costs] = (
    ['phones', 'contacts', 'schedules', 'languages', 'costs'] as const
  ).map((key): Groups => byService(key)) as [Groups, Groups, Groups, Groups, Groups];
  const terms = by(rowsOf('taxonomy'), 'id');
  const termLinks = by(
    rowsOf('serviceTaxonomy').map((row): Fields => ({
      ...row,
      service_id: row['service_id'] ?? row['link_id'],
    })),
    'service_id',
  );
  const linksOf = by(links, 'service_id');
  const missing = new Map<string, number>();
  const note = (what: string) => missing.set(what, (missing.get(what) ?? 0) + 1);
  const documents = rowsOf('services').map((service): FeedDocument => {
    const id = keyOf(service['id'] ?? '');
    const [organization] = organizations.get(keyOf(service['organization_id'])) ?? [];
    if (organization === undefined && service['organization_id'] !== undefined)
      note('name an organisation that is not in the tables');
    const places = (linksOf.get(id) ?? []).flatMap((link) => {
      const key = keyOf(link['location_id']);
      const [location] = locations.get(key) ?? [];
      if (location === undefined) note('name a place that is not in the tables');
      const addressed = {
        ...location,
        addresses: addresses.get(key) ?? [],
        accessibility: accessibility.get(key) ?? [],
      };
      return location === undefined ? [] : [{ id: link['id'], location: addressed }];
    });
    const linked = (termLinks.get(id) ?? []).flatMap((link) => {
      const key = keyOf(link['taxonomy_id'] ?? link['taxonomy_term_id'] ?? link['taxonomy_detail']);
      return (terms.get(key) ?? []).map((term) => ({ taxonomy_term: term }));
    });
    return {
      file: `services ${id}`,
      value: {
        ...service,
        organization,
        service_at_locations: places,
        phones: phones.get(id) ?? [],
        contacts: contacts.get(id) ?? [],
        schedules: schedules.get(id) ?? [],
        languages: languages.get(id) ?? [],
        cost_options: costs.get(id) ?? [],
        attributes: linked,
      },
    };
  });
  const notes = [...missing].map(([what, count]) => `${count} services ${what}.`);
  return { documents, notes };
}

/** An id as it is looked up; fields of tables are texts. */
function keyOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

type Groups = ReadonlyMap<string, readonly Fields[]>;

/** Cells that say something; what is left out is absent. */
function fieldsOf(cells: ReadonlyMap<string, string>): Fields {
  return Object.fromEntries(
    [...cells].flatMap(([heading, cell]) => {
      const text = cell.includes('<') ? cell : cleanCell(cell);
      return text === '' ? [] : [[heading, text]];
    }),
  );
}
