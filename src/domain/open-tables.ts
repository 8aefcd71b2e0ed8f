import { assetSchema } from './asset.ts';
import type { OpenRecords } from './open-records.ts';

/** One row of a table: texts by heading; what is not given is "". */
export type TableRow = Readonly<Record<string, string>>;

/** One of the linked tables. */
export interface OpenTable {
  /** The name of its file, without an ending: "sessions". */
  readonly name: string;
  /** What a row of it is, in words. */
  readonly holds: string;
  readonly headings: readonly string[];
  /** The headings whose cells are numbers. */
  readonly numbers: readonly string[];
  readonly rows: readonly TableRow[];
}

/** How a value stands in a cell. Lists of names are parted by "; ", lines of words by line breaks. */
type CellKind = 'text' | 'number' | 'flag' | 'names' | 'numbers' | 'lines';

/** A column and the field it holds: "checked.on" is `on` in `checked`. */
type Columns = Readonly<Record<string, CellKind>>;

interface TableShape {
  readonly name: string;
  readonly holds: string;
  readonly columns: Columns;
}

const sessionColumns: Columns = {
  repeats: 'text',
  every: 'number',
  on: 'names',
  dates: 'names',
  from: 'text',
  to: 'text',
  starting: 'text',
  until: 'text',
  termTimeOnly: 'flag',
  bankHolidays: 'text',
  venue: 'text',
  ringFirst: 'flag',
  note: 'text',
};

const assetColumns: Columns = {
  title: 'text',
  shortTitle: 'text',
  number: 'number',
  kind: 'text',
  formality: 'text',
  publicity: 'text',
  summary: 'text',
  hook: 'text',
  themes: 'names',
  'for.everyone': 'flag',
  'for.ages.from': 'number',
  'for.ages.to': 'number',
  'for.groups': 'names',
  'for.note': 'text',
  runBy: 'text',
  whenInWords: 'text',
  'cost.is': 'text',
  'cost.amount': 'text',
  'cost.extras': 'text',
  'cost.note': 'text',
  'joining.how': 'text',
  'joining.ask': 'text',
  'joining.note': 'text',
  firstVisit: 'lines',
  give: 'text',
  spoken: 'names',
  'status.is': 'text',
  'status.until': 'text',
  'status.months': 'numbers',
  'status.on': 'text',
  'status.note': 'text',
  'alert.text': 'text',
  'alert.until': 'text',
  'checked.on': 'text',
  'checked.by': 'text',
  'checked.how': 'text',
  'checked.note': 'text',
  'tried.on': 'text',
  'tried.note': 'text',
  reviewEvery: 'number',
  steward: 'text',
  'added.on': 'text',
  'added.by': 'text',
  'added.from': 'text',
  'added.ref': 'text',
  'photo.file': 'text',
  'photo.alt': 'text',
  'photo.credit': 'text',
  formerly: 'names',
};

const venueColumns: Columns = {
  title: 'text',
  address: 'lines',
  postcode: 'text',
  lat: 'number',
  lon: 'number',
  neighbourhood: 'text',
  transport: 'text',
  phone: 'text',
  web: 'text',
  note: 'text',
  surgery: 'flag',
  asset: 'text',
  formerly: 'names',
};

const directoryColumns: Columns = {
  schemaVersion: 'number',
  name: 'text',
  strapline: 'text',
  shortHost: 'text',
  'area.bbox': 'numbers',
  'area.population': 'number',
  county: 'text',
  'panel.name': 'text',
  'panel.network': 'text',
  'panel.desk': 'text',
  'panel.hours': 'text',
  'panel.phone': 'text',
  'panel.email': 'text',
  'nextMeeting.on': 'text',
  'nextMeeting.from': 'text',
  'nextMeeting.where': 'text',
  'reviewMonths.informal': 'number',
  'reviewMonths.other': 'number',
  'licence.name': 'text',
  'licence.url': 'text',
  'licence.credit': 'text',
  'suggestions.email': 'text',
  'suggestions.ways': 'names',
  'suggestions.form': 'text',
  'suggestions.answerDays': 'number',
  'repository.host': 'text',
  'repository.url': 'text',
  'repository.branch': 'text',
  'editing.mode': 'text',
  'editing.appId': 'text',
  'editing.signIn': 'text',
  'editing.gateway': 'text',
  'editing.folder': 'text',
  'editing.workflow': 'flag',
  startHelp: 'lines',
  'accessibility.contact': 'text',
  'accessibility.testedOn': 'text',
  'accessibility.knownFaults': 'lines',
  retiredNumbers: 'numbers',
  sampleToday: 'text',
};

const shapes = {
  directory: {
    name: 'directory',
    holds: 'a directory, and there is one',
    columns: { ...directoryColumns, bankHolidays: 'names' },
  },
  terms: {
    name: 'terms',
    holds: 'a school term',
    columns: { title: 'text', from: 'text', to: 'text' },
  },
  themes: {
    name: 'themes',
    holds: 'a theme',
    columns: {
      slug: 'text',
      title: 'text',
      hint: 'text',
      alsoCalled: 'lines',
      art: 'text',
      colour: 'text',
      code: 'text',
      sensitive: 'flag',
    },
  },
  neighbourhoods: {
    name: 'neighbourhoods',
    holds: 'a neighbourhood',
    columns: { slug: 'text', title: 'text', hint: 'text', alsoCalled: 'lines', population: 'number' },
  },
  groups: {
    name: 'target-groups',
    holds: 'a group of people that an entry may be for',
    columns: { slug: 'text', title: 'text', alsoCalled: 'lines' },
  },
  facts: {
    name: 'access-facts',
    holds: 'a fact about getting in and around that entries may state',
    columns: { name: 'text', title: 'text', askAlways: 'flag' },
  },
  assets: {
    name: 'assets',
    holds: 'an entry',
    columns: { slug: 'text', ...assetColumns, text: 'text' },
  },
  places: {
    name: 'places',
    holds: 'a place of an entry',
    columns: {
      asset: 'text',
      venue: 'text',
      area: 'text',
      online: 'text',
      phone: 'flag',
      visits: 'names',
      note: 'text',
    },
  },
  sessions: {
    name: 'sessions',
    holds: 'a regular time of an entry, or opening hours of a venue',
    columns: { asset: 'text', openingHoursOf: 'text', session: 'number', ...sessionColumns },
  },
  sessionDays: {
    name: 'session-days',
    holds: 'a day on which a session does not meet, or meets as well',
    columns: {
      asset: 'text',
      openingHoursOf: 'text',
      session: 'number',
      is: 'text',
      date: 'text',
      from: 'text',
      to: 'text',
      note: 'text',
    },
  },
  communities: {
    name: 'communities',
    holds: 'a community of an entry',
    columns: { asset: 'text', of: 'text', name: 'text' },
  },
  access: {
    name: 'access',
    holds: 'what is known of getting in and around, at an entry or a venue',
    columns: { asset: 'text', accessOf: 'text', name: 'text', is: 'text', note: 'text' },
  },
  contacts: {
    name: 'contacts',
    holds: 'a way to reach an entry',
    columns: {
      asset: 'text',
      role: 'text',
      name: 'text',
      phone: 'text',
      email: 'text',
      web: 'text',
      whose: 'text',
      'consent.given': 'text',
      'consent.by': 'text',
      'consent.scope': 'names',
      'consent.reviewBy': 'text',
    },
  },
  links: {
    name: 'links',
    holds: 'a page elsewhere',
    columns: { asset: 'text', label: 'text', url: 'text' },
  },
  connections: {
    name: 'connections',
    holds: 'a tie from one entry to another',
    columns: { asset: 'text', to: 'text', as: 'text', note: 'text' },
  },
  external: {
    name: 'external-ids',
    holds: 'what an entry is called in another list',
    columns: { asset: 'text', system: 'text', id: 'text' },
  },
  venues: {
    name: 'venues',
    holds: 'a venue',
    columns: { slug: 'text', ...venueColumns },
  },
  panel: {
    name: 'panel',
    holds: 'a panel member, without a name',
    columns: {
      slug: 'text',
      public: 'flag',
      'term.from': 'text',
      'term.to': 'text',
      'patch.neighbourhoods': 'names',
      'patch.themes': 'names',
    },
  },
  gaps: {
    name: 'gaps',
    holds: 'something residents miss',
    columns: {
      slug: 'text',
      title: 'text',
      need: 'text',
      neighbourhoods: 'names',
      themes: 'names',
      noticedOn: 'text',
      noticedBy: 'text',
      count: 'number',
      state: 'text',
      filledBy: 'text',
      filledOn: 'text',
      wanted: 'lines',
      help: 'lines',
      story: 'text',
    },
  },
  rounds: {
    name: 'rounds',
    holds: 'a review round',
    columns: {
      slug: 'text',
      title: 'text',
      from: 'text',
      to: 'text',
      'scope.of': 'text',
      'scope.slug': 'text',
    },
  },
  screens: {
    name: 'screens',
    holds: 'a display in a waiting room or on a noticeboard',
    columns: {
      slug: 'text',
      title: 'text',
      kind: 'text',
      venue: 'text',
      orientation: 'text',
      themes: 'names',
      neighbourhoods: 'names',
      distanceKm: 'number',
      slides: 'number',
      staffLine: 'text',
      pin: 'names',
      hide: 'names',
    },
  },
} satisfies Record<string, TableShape>;

type TableKey = keyof typeof shapes;

/** The linked tables, in the order to read them, each with what a row of it is. */
export const openTables: readonly { readonly name: string; readonly holds: string }[] = Object.values(
  shapes,
).map(({ name, holds }) => ({ name, holds }));

type Fields = Readonly<Record<string, unknown>>;

/**
 * The records of a directory as linked tables, the way spreadsheets and databases like them: one row for each thing,
 * and lists in tables of their own, which name the entry they belong to by its slug. `recordsOfTables` reads them back.
 */
export function tablesOfRecords(records: OpenRecords): readonly OpenTable[] {
  const { assets, venues } = records;
  const forEach = (field: string) =>
    assets.flatMap(({ slug, facts }) =>
      listIn(facts, field).map((item) => ({ asset: slug, ...(item as Fields) })),
    );
  const rows: Record<TableKey, readonly Fields[]> = {
    directory: [{ ...records.site, bankHolidays: records.calendar.bankHolidays }],
    terms: records.calendar.terms,
    themes: records.themes,
    neighbourhoods: records.neighbourhoods,
    groups: records.groups,
    facts: records.facts,
    assets: assets.map(({ slug, facts, text }) => ({ slug, ...facts, text })),
    places: forEach('where'),
    sessions: [
      ...sessionRows(assets, 'sessions', 'asset'),
      ...sessionRows(venues, 'openingHours', 'openingHoursOf'),
    ],
    sessionDays: [
      ...sessionDayRows(assets, 'sessions', 'asset'),
      ...sessionDayRows(venues, 'openingHours', 'openingHoursOf'),
    ],
    communities: forEach('communities'),
    access: [...accessRows(assets, 'asset'), ...accessRows(venues, 'accessOf')],
    contacts: forEach('contacts'),
    links: forEach('links'),
    connections: forEach('connections'),
    external: forEach('external'),
    venues: venues.map(flat),
    panel: records.panel.map(flat),
    gaps: records.gaps.map(flat),
    rounds: records.rounds.map(flat),
    screens: records.screens.map(flat),
  };
  return (Object.keys(shapes) as TableKey[]).map((key) => {
    const { name, holds, columns } = shapes[key];
    const headings = Object.keys(columns);
    const numbers = headings.filter((heading) => (columns as Columns)[heading] === 'number');
    return { name, holds, headings, numbers, rows: rows[key].map((fields) => rowOf(fields, columns)) };
  });
}

interface Owner {
  readonly slug: string;
  readonly facts: Fields;
}

function flat({ slug, facts }: Owner): Fields {
  return { slug, ...facts };
}

function listIn(fields: Fields, name: string): readonly unknown[] {
  const list = fields[name];
  return Array.isArray(list) ? list : [];
}

function sessionRows(owners: readonly Owner[], field: string, heading: string): Fields[] {
  return owners.flatMap(({ slug, facts }) =>
    listIn(facts, field).map((session, index) => ({
      ...(session as Fields),
      [heading]: slug,
      session: index + 1,
    })),
  );
}

const kindsOfDay = { except: 'off', extra: 'extra' } as const;

function sessionDayRows(owners: readonly Owner[], field: string, heading: string): Fields[] {
  return owners.flatMap(({ slug, facts }) =>
    listIn(facts, field).flatMap((session, index) =>
      (['except', 'extra'] as const).flatMap((kind) =>
        listIn(session as Fields, kind).map((day) => ({
          ...(day as Fields),
          [heading]: slug,
          session: index + 1,
          is: kindsOfDay[kind],
        })),
      ),
    ),
  );
}

function accessRows(owners: readonly Owner[], heading: string): Fields[] {
  return owners.flatMap(({ slug, facts }) =>
    Object.entries((facts['access'] ?? {}) as Readonly<Record<string, string | Fields>>).map(
      ([name, fact]) => ({
        [heading]: slug,
        name,
        ...(typeof fact === 'string' ? { is: fact } : fact),
      }),
    ),
  );
}

function rowOf(fields: Fields, columns: Columns): TableRow {
  return Object.fromEntries(
    Object.entries(columns).map(([heading, kind]) => [
      heading,
      cellOf(valueAt(fields, heading.split('.')), kind),
    ]),
  );
}

function valueAt(fields: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return fields;
  return typeof fields === 'object' && fields !== null ? valueAt((fields as Fields)[step], rest) : undefined;
}

const betweenNames = '; ';

function cellOf(value: unknown, kind: CellKind): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map(String).join(kind === 'lines' ? '\n' : betweenNames);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Rows of tables by the table's name, as they come out of CSV files; tables and columns may be missing. */
export type ReadTables = Readonly<Record<string, readonly TableRow[]>>;

/**
 * Puts linked tables together again. Sessions of an entry come in the order of their number, all else in the order of
 * the rows. Numbers that are none, and words where a yes or no belongs, are kept as they are, for the schema to refuse.
 *
 * @returns what `openRecordsSchema` is to check: tables may have been edited by hand
 */
export function recordsOfTables(tables: ReadTables): unknown {
  const read = (key: TableKey): Fields[] => {
    const { name, columns } = shapes[key];
    return (tables[name] ?? []).map((row) => fieldsOf(row, columns));
  };
  const byAsset = (key: TableKey) => grouped(read(key), 'asset');
  const lists = {
    where: byAsset('places'),
    communities: byAsset('communities'),
    contacts: byAsset('contacts'),
    links: byAsset('links'),
    connections: byAsset('connections'),
    external: byAsset('external'),
  };
  const sessions = { sessions: read('sessions'), days: read('sessionDays') };
  const access = read('access');
  const [{ bankHolidays = [], ...site } = {}] = read('directory');
  const slugged = (key: TableKey) => read(key).map(({ slug, ...facts }) => ({ slug, facts }));
  const assetSessions = sessionsBy('asset', sessions);
  const assetAccess = accessBy('asset', access);
  const venueSessions = sessionsBy('openingHoursOf', sessions);
  const venueAccess = accessBy('accessOf', access);
  return {
    site,
    calendar: { terms: read('terms'), bankHolidays },
    themes: read('themes'),
    neighbourhoods: read('neighbourhoods'),
    groups: read('groups'),
    facts: read('facts'),
    assets: read('assets').map(({ slug, text, ...facts }) => {
      const key = String(slug);
      const own = Object.entries(lists).map(([field, bySlug]) => [field, bySlug.get(key)] as const);
      const whole: Fields = {
        ...facts,
        ...Object.fromEntries(own),
        sessions: assetSessions.get(key),
        access: assetAccess.get(key),
      };
      const inOrder = Object.keys(assetSchema.shape).map((field) => [field, whole[field]] as const);
      const unknown = Object.entries(whole).filter(([field]) => !(field in assetSchema.shape));
      return withoutMissing({ slug, facts: onlyGiven([...inOrder, ...unknown]), text });
    }),
    venues: slugged('venues').map(({ slug, facts }) => {
      const openingHours = venueSessions.get(String(slug));
      return {
        slug,
        facts: withoutMissing({ ...facts, openingHours, access: venueAccess.get(String(slug)) }),
      };
    }),
    panel: slugged('panel'),
    gaps: slugged('gaps'),
    rounds: slugged('rounds'),
    screens: slugged('screens'),
  };
}

/** The fields of a row, those in groups put together again; what is empty is not there. */
function fieldsOf(row: TableRow, columns: Columns): Fields {
  const fields: Record<string, unknown> = {};
  for (const [heading, kind] of Object.entries(columns)) {
    const cell = row[heading] ?? '';
    if (cell === '') continue;
    const steps = heading.split('.');
    const last = steps.pop() ?? heading;
    let holder = fields;
    for (const step of steps) holder = (holder[step] ??= {}) as Record<string, unknown>;
    holder[last] = valueOf(cell, kind);
  }
  return fields;
}

function valueOf(cell: string, kind: CellKind): unknown {
  switch (kind) {
    case 'text':
      return cell;
    case 'number':
      return numberIn(cell);
    case 'flag':
      // Spreadsheets write TRUE and FALSE.
      return { true: true, false: false }[cell.toLowerCase()] ?? cell;
    case 'names':
      return partsOf(cell, ';');
    case 'numbers':
      return partsOf(cell, ';').map(numberIn);
    case 'lines':
      return partsOf(cell, '\n');
  }
}

function partsOf(cell: string, between: string): string[] {
  return cell
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function numberIn(text: string): unknown {
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? text : number;
}

/** Rows by the entry they belong to, each without its name. */
function grouped(rows: readonly Fields[], heading: string): ReadonlyMap<string, readonly Fields[]> {
  const groups = new Map<string, Fields[]>();
  for (const { [heading]: owner, ...fields } of rows) {
    if (typeof owner !== 'string') continue;
    const key = owner;
    groups.set(key, [...(groups.get(key) ?? []), fields]);
  }
  return groups;
}

function sessionsBy(
  heading: string,
  { sessions, days }: { sessions: readonly Fields[]; days: readonly Fields[] },
): ReadonlyMap<string, readonly Fields[]> {
  const daysOf = grouped(days, heading);
  return new Map(
    [...grouped(sessions, heading)].map(([owner, rows]) => {
      const inOrder = [...rows].sort((a, b) => Number(a['session'] ?? 0) - Number(b['session'] ?? 0));
      const whole = inOrder.map(({ session, ...fields }) => {
        const own = (daysOf.get(owner) ?? []).filter((day) => day['session'] === session);
        return withoutMissing({ ...fields, except: daysThat('off', own), extra: daysThat('extra', own) });
      });
      return [owner, whole];
    }),
  );
}

function daysThat(kind: string, days: readonly Fields[]): Fields[] | undefined {
  const found = days
    .filter((day) => day['is'] === kind)
    .map((day) => onlyGiven(Object.entries(day).filter(([name]) => name !== 'is' && name !== 'session')));
  return found.length > 0 ? found : undefined;
}

function accessBy(heading: string, rows: readonly Fields[]): ReadonlyMap<string, Fields> {
  return new Map(
    [...grouped(rows, heading)].map(([owner, facts]) => [
      owner,
      Object.fromEntries(
        facts.map(({ name, is, note }) => [String(name), note === undefined ? is : { is, note }]),
      ),
    ]),
  );
}

function withoutMissing(fields: Fields): Fields {
  return onlyGiven(Object.entries(fields));
}

function onlyGiven(fields: readonly (readonly [string, unknown])[]): Fields {
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}
