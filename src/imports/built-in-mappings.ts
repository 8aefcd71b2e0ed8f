import { isRecord, pinHeadings } from './json-table.ts';
import { mappingSchema, type ColumnRole } from './mapping.ts';

/** Formats whose columns mean the same wherever they come from. */
export type KnownFormat = 'geojson' | 'open-referral' | 'outpost' | 'ical' | 'hereabouts' | 'hereabouts-csv';

interface BuiltIn {
  readonly columns: Readonly<Record<string, ColumnRole>>;
  readonly id?: readonly string[];
  readonly kind: string;
  readonly place?: object;
  readonly contactRole?: string;
  readonly cells?: object;
}

const builtIn: Readonly<Record<KnownFormat, BuiltIn>> = {
  geojson: { columns: { [pinHeadings.lat]: 'lat', [pinHeadings.lon]: 'lon' }, kind: 'place' },
  'open-referral': {
    columns: {
      name: 'title',
      description: 'description',
      eligibility: 'description',
      application: 'description',
      alert: 'description',
      accessibility: 'description',
      url: 'web',
      email: 'email',
      phone: 'phone',
      organisation: 'run-by',
      terms: 'theme',
      cost: 'cost',
      minimum_age: 'age-from',
      maximum_age: 'age-to',
      when: 'when',
      place: 'venue',
      address: 'address',
      postcode: 'postcode',
      latitude: 'lat',
      longitude: 'lon',
      rule: 'rule',
      weekday: 'day',
      opens_at: 'from',
      closes_at: 'to',
      starting: 'starting',
      until: 'until',
    },
    id: ['id'],
    kind: 'service',
    place: { otherwise: 'contact' },
    contactRole: 'The service',
    cells: { terms: { split: '\n' } },
  },
  outpost: {
    columns: {
      name: 'title',
      description: 'description',
      url: 'web',
      organisation: 'run-by',
      taxonomies: 'theme',
      min_age: 'age-from',
      max_age: 'age-to',
      free: 'cost',
      cost: 'cost',
      phone: 'phone',
      email: 'email',
      place: 'venue',
      address: 'address',
      postcode: 'postcode',
      lat: 'lat',
      lon: 'lon',
      weekday: 'day',
      opens_at: 'from',
      closes_at: 'to',
    },
    id: ['id'],
    kind: 'service',
    place: { otherwise: 'contact' },
    contactRole: 'The service',
    cells: { taxonomies: { split: '\n' }, email: { none: ['email@email.com'] } },
  },
  ical: {
    columns: {
      name: 'title',
      location: 'address',
      description: 'description',
      url: 'web',
      categories: 'theme',
      latitude: 'lat',
      longitude: 'lon',
    },
    id: ['name', 'location'],
    kind: 'activity',
    place: { otherwise: 'contact' },
    contactRole: 'The organiser',
    cells: { categories: { split: '\n' } },
  },
  hereabouts: {
    columns: {
      name: 'title',
      themes: 'theme',
      runBy: 'run-by',
      place: 'venue',
      address: 'address',
      postcode: 'postcode',
      lat: 'lat',
      lon: 'lon',
      online: 'online',
      phone: 'phone',
      email: 'email',
      web: 'web',
      'age-from': 'age-from',
      'age-to': 'age-to',
    },
    id: ['id'],
    kind: 'group',
    place: { otherwise: 'contact' },
    cells: { themes: { split: '\n' } },
  },
  'hereabouts-csv': {
    columns: {
      Name: 'title',
      Themes: 'theme',
      'In one sentence': 'summary',
      Text: 'description',
      When: 'when',
      Address: 'address',
      Latitude: 'lat',
      Longitude: 'lon',
      'Run by': 'run-by',
      Cost: 'cost',
      Phone: 'phone',
      'E-mail': 'email',
      'Web page': 'web',
    },
    id: ['Page'],
    kind: 'group',
    place: { otherwise: 'contact' },
    cells: { Themes: { split: '\n' } },
  },
};

/** Whether a table is the wide one that a directory like ours gives out. */
export function isOwnWideTable(headings: readonly string[]): boolean {
  return ['Name', 'Page', 'What it is', 'State of the check'].every((heading) => headings.includes(heading));
}

/** What a mapping file need not say, because the format says it. */
export interface MappingStart {
  /** A mapping file as parsed; left out, nothing. */
  readonly written?: unknown;
  /** The name of the list where the mapping file has none. */
  readonly name: string;
  /** A short name for ids where the mapping file has none. */
  readonly system: string;
  /** Themes where the mapping file states none. */
  readonly themes?: readonly string[] | undefined;
}

/**
 * The mapping of a format with what somebody wrote laid over it: their columns, cells and places are added, the rest
 * takes the place of ours.
 *
 * @returns what `mappingSchema` makes of it
 */
export function mappingFor(
  format: KnownFormat | undefined,
  { written, name, system, themes }: MappingStart,
): ReturnType<typeof mappingSchema.safeParse> {
  const own = isRecord(written) ? written : {};
  const record = (value: unknown) => (isRecord(value) ? value : {});
  if (written !== undefined && !isRecord(written)) return mappingSchema.safeParse(written);
  const start = format === undefined ? undefined : builtIn[format];
  const stated = themes === undefined || themes.length === 0 ? {} : { themes };
  return mappingSchema.safeParse({
    ...own,
    ...(start === undefined
      ? { set: { ...stated, ...record(own['set']) } }
      : {
          source: own['source'] ?? { system, title: name },
          id: own['id'] ?? start.id,
          columns: { ...start.columns, ...record(own['columns']) },
          cells: { ...start.cells, ...record(own['cells']) },
          contactRole: own['contactRole'] ?? start.contactRole,
          place: { ...start.place, ...record(own['place']) },
          set: { kind: start.kind, ...stated, ...record(own['set']) },
          withoutTimes: { joining: { how: 'ask' }, ...record(own['withoutTimes']) },
        }),
  });
}
