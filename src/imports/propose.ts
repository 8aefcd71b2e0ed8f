import { assetSchema, type Asset } from '../domain/asset.ts';
import type { IsoDay } from '../domain/calendar-day.ts';
import type { Directory, LinkedAsset, LinkedVenue } from '../domain/directory.ts';
import { distanceKm, judgePoint, neighbourhoodAt, type Point } from '../domain/geo.ts';
import { fieldName } from '../domain/problem.ts';
import { slugify } from '../domain/slug.ts';
import { venueSchema, type Venue } from '../domain/venue.ts';
import type { Table } from './csv.ts';
import { diffFields, diffText } from './field-diff.ts';
import type { Difference, ImportReport, KnownBy, RowNote } from './import-report.ts';
import type { Mapping } from './mapping.ts';
import { writeBody } from './markdown-text.ts';
import {
  findById,
  findByNameAndPlace,
  findPossible,
  findVenue,
  findVenueNearby,
  type KnownEntry,
  type KnownVenue,
  type PlaceToMatch,
} from './match.ts';
import type { PostcodePoints } from './postcodes.ts';
import { readRow, type ReadRow } from './read-row.ts';

/** What an import is made from. */
export interface ImportTask {
  readonly table: Table;
  readonly mapping: Mapping;
  /** The directory as it is, which nothing here changes. */
  readonly directory: Directory;
  readonly today: IsoDay;
  /** Where postcodes lie, for rows that have no pin of their own. */
  readonly postcodes?: PostcodePoints | undefined;
}

/** New entries and venues to write, all of them valid, and the report. What is there already is never among them. */
export interface Proposal {
  readonly entries: readonly { readonly slug: string; readonly asset: Asset; readonly body: string }[];
  readonly venues: readonly { readonly slug: string; readonly venue: Venue }[];
  readonly report: ImportReport;
}

/**
 * Works out what a table adds to a directory. Rows that are known are compared and reported, never written; all
 * others become entries that nobody has checked yet.
 */
export function proposeEntries(task: ImportTask): Proposal {
  return new Proposer(task).propose();
}

/** A place that is settled: what `where` says, and the venue that must be written for it, if any. */
type Settled =
  | { readonly is: 'venue'; readonly place: PlaceToMatch; readonly known?: KnownVenue | undefined }
  | { readonly is: 'other'; readonly place: PlaceToMatch; readonly where: object }
  | { readonly is: 'refused'; readonly reason: string };

const longestTitle = 60;

/** More text than this makes a file that the reader refuses; in characters, of which some take several bytes. */
const longestBody = 15_000;

/** Pins this near each other, in kilometres, are on the same building. */
const pinSlackKm = 0.1;

class Proposer {
  readonly #task: ImportTask;
  readonly #system: string;
  readonly #entries: Map<string, KnownEntry>;
  readonly #venues: Map<string, KnownVenue>;
  /** File names that are taken, old ones of renamed entries too. */
  readonly #taken: { entries: Set<string>; venues: Set<string> };
  readonly #newEntries: { slug: string; asset: Asset; body: string }[] = [];
  readonly #newVenues: { slug: string; venue: Venue }[] = [];
  readonly #report = {
    added: [] as RowNote[],
    unchanged: [] as (RowNote & { knownBy: KnownBy })[],
    differing: [] as (RowNote & { knownBy: KnownBy; differences: Difference[] })[],
    refused: [] as { row: number; title: string; reason: string }[],
    keptAsWords: [] as (RowNote & { words: string; why: string })[],
    possibleDuplicates: [] as (RowNote & { mayBe: string; why: string })[],
    remarks: [] as (RowNote & { remark: string })[],
  };

  constructor(task: ImportTask) {
    const { directory } = task;
    this.#task = task;
    this.#system = task.mapping.source.system;
    this.#venues = new Map(directory.venues.map((venue) => [venue.slug, knownVenue(venue)]));
    this.#entries = new Map(directory.assets.map((asset) => [asset.slug, knownEntry(asset)]));
    this.#taken = {
      entries: new Set(directory.assets.flatMap(({ slug, data }) => [slug, ...(data.formerly ?? [])])),
      venues: new Set(directory.venues.flatMap(({ slug, data }) => [slug, ...(data.formerly ?? [])])),
    };
  }

  propose(): Proposal {
    const { table, mapping } = this.#task;
    for (const { row, reason } of table.refused) this.#report.refused.push({ row, title: '', reason });
    const rows = this.#readRows();
    for (const row of withOwnIds(rows, this.#report.refused)) this.#placeRow(row);
    return {
      entries: this.#newEntries,
      venues: this.#newVenues,
      report: {
        source: mapping.source.title,
        rows: table.rows.length + table.refused.length,
        ...this.#report,
        refused: this.#report.refused.toSorted((one, other) => one.row - other.row),
        tableNotes: [...table.notes, ...this.#leftOutColumns()],
        venuesAdded: this.#newVenues.map(({ slug }) => slug),
      },
    };
  }

  #readRows(): ReadRow[] {
    return this.#task.table.rows.flatMap((row) => {
      const reading = readRow(row, this.#task.mapping);
      if (!('refused' in reading)) return [reading];
      this.#report.refused.push({ row: row.number, title: '', reason: reading.refused });
      return [];
    });
  }

  #leftOutColumns(): string[] {
    const { table, mapping } = this.#task;
    const used = new Set([
      ...Object.entries(mapping.columns).flatMap(([heading, role]) => (role === 'ignore' ? [] : [heading])),
      ...mapping.rules.map(({ column }) => column),
      ...(mapping.id ?? []),
      ...[...JSON.stringify(mapping).matchAll(/\{([^{}|"]+)(?:\|small)?\}/g)].map(([, name]) => name ?? ''),
    ]);
    const leftOut = table.headings.filter((heading) => !used.has(heading));
    return leftOut.length === 0 ? [] : [`Columns left out: ${leftOut.join(', ')}.`];
  }

  #placeRow(row: ReadRow): void {
    const settled = this.#settlePlace(row);
    if (settled.is === 'refused') {
      this.#report.refused.push({ row: row.row, title: row.title, reason: settled.reason });
      return;
    }
    const byId = findById(this.#entries.values(), this.#system, row.id);
    const known = byId ?? findByNameAndPlace(this.#entries.values(), row, settled.place, this.#system);
    if (known === undefined) this.#addEntry(row, settled);
    else this.#compare(row, settled, known, byId === undefined ? 'name and place' : 'id');
  }

  /** Settles where a row happens, and what pin it gets; nothing is written yet. */
  #settlePlace(row: ReadRow): Settled {
    const { place } = row;
    const point = this.#pointOf(row);
    const isEntry = this.#task.mapping.place.isEntry === true;
    const title = venueTitle(row, isEntry);
    if (place.mayBeHome || (place.address.isTownOnly && !isEntry)) return this.#settleArea(row, point);
    if (title === undefined) return this.#settleElsewhere(row, point);
    const toMatch: PlaceToMatch = { ...place, point, title };
    return { is: 'venue', place: toMatch, known: findVenue(this.#venues.values(), toMatch, isEntry) };
  }

  #settleArea(row: ReadRow, point: Point | undefined): Settled {
    const { directory } = this.#task;
    const { address, mayBeHome } = row.place;
    const area = point && directory.outlines && neighbourhoodAt(point, directory.outlines);
    if (area === undefined || !directory.neighbourhoods.some(({ slug }) => slug === area)) {
      const why = mayBeHome ? "may be somebody's home" : 'is only the name of a town';
      return {
        is: 'refused',
        reason: `"${address.lines.join(', ')}" ${why}, and its neighbourhood is not known.`,
      };
    }
    const note = mayBeHome ? address.lines.slice(1).join(', ') : address.lines.join(', ');
    return {
      is: 'other',
      place: { ...row.place, point: undefined, title: '', area },
      where: { area, ...(note === '' ? {} : { note: note.slice(0, 120) }) },
    };
  }

  #settleElsewhere(row: ReadRow, point: Point | undefined): Settled {
    const place = { ...row.place, point: undefined, title: '' };
    const { otherwise } = this.#task.mapping.place;
    if (point !== undefined) {
      const settled = this.#settleArea(row, point);
      if (settled.is !== 'refused') return settled;
    }
    if (otherwise === 'phone') return { is: 'other', place, where: { phone: true } };
    if (otherwise === 'online' && row.web !== undefined)
      return { is: 'other', place, where: { online: row.web } };
    return { is: 'refused', reason: 'It gives no address, no pin and no postcode, so it is nowhere.' };
  }

  /** The row's own pin, put right where its two numbers changed places or the minus was lost; else that of its postcode. */
  #pointOf({ place }: ReadRow): Point | undefined {
    const { directory, postcodes } = this.#task;
    const own = place.point;
    if (own === undefined) return place.postcode === undefined ? undefined : postcodes?.get(place.postcode);
    switch (judgePoint(own, directory.site.area)) {
      case 'swapped':
        return { lat: own.lon, lon: own.lat };
      case 'mirrored':
        return { lat: own.lat, lon: -own.lon };
      case 'outside':
        return undefined;
      default:
        return own;
    }
  }

  #compare(
    row: ReadRow,
    settled: Exclude<Settled, { is: 'refused' }>,
    known: KnownEntry,
    knownBy: KnownBy,
  ): void {
    const note = { row: row.row, slug: known.slug, title: known.title };
    const written = { ...row.fields, title: row.title };
    // The schema fills in what files leave out; where is compared apart.
    const { where: _, ...proposed } = assetSchema.safeParse({ ...written, where: [{ phone: true }] })
      .data ?? {
      ...written,
      where: [],
    };
    // What a mapping states about one list is no news about an entry from another.
    const isStated = (field: string) => knownBy !== 'id' && row.stated.includes(field);
    const differences = [
      ...diffFields(proposed, known.fields).filter(({ field }) => !isStated(field)),
      ...diffText('text', writeBody(row.paragraphs), known.body),
      ...this.#diffPlace(row, settled, known),
    ];
    if (differences.length === 0) this.#report.unchanged.push({ ...note, knownBy });
    else this.#report.differing.push({ ...note, knownBy, differences });
  }

  #diffPlace(row: ReadRow, settled: Exclude<Settled, { is: 'refused' }>, known: KnownEntry): Difference[] {
    const { place } = settled;
    const here = known.venues.map(sayVenue).join('; ') || known.areas.join(', ') || 'nothing';
    if (settled.is === 'other') {
      const isSame = place.area === undefined || known.areas.includes(place.area);
      return isSame ? [] : [{ field: 'where', here, there: `somewhere in ${place.area}` }];
    }
    const venue = findVenue(known.venues, place, false);
    if (venue === undefined) {
      const { lines } = place.address;
      const there = [...(lines.length === 0 ? [place.title] : lines), place.postcode]
        .filter(Boolean)
        .join(', ');
      return [{ field: 'where', here, there }];
    }
    // A pin that was looked up from the postcode says nothing about one that somebody set.
    const isOwnPin = row.place.point !== undefined && place.point !== undefined && venue.point !== undefined;
    return isOwnPin && distanceKm(venue.point, place.point) > pinSlackKm
      ? [{ field: 'where, pin', here: sayPoint(venue.point), there: sayPoint(place.point) }]
      : [];
  }

  #addEntry(row: ReadRow, settled: Exclude<Settled, { is: 'refused' }>): void {
    const { title } = settled.place;
    const names = title === row.title ? [row.title] : [row.title, `${row.title} ${title}`];
    const slug = freeSlug(names, this.#taken.entries);
    const venue =
      settled.is === 'venue' ? (settled.known ?? this.#makeVenue(row, settled.place, slug)) : undefined;
    const where = settled.is === 'venue' ? { venue: venue?.slug ?? '' } : settled.where;
    const asset = assetSchema.safeParse({
      ...row.fields,
      title: row.title,
      where: [where],
      added: { on: this.#task.today, from: 'import', ref: this.#reference() },
      external: [{ system: this.#system, id: row.id }],
    });
    const made = settled.is === 'venue' && settled.known === undefined ? venue : undefined;
    const madeVenue =
      made && venueSchema.safeParse(venueFields(made, row, this.#isEntry() ? slug : undefined));
    const fault = asset.error?.issues[0] ?? madeVenue?.error?.issues[0];
    if (!asset.success || fault !== undefined) {
      const reason = `${fieldName((fault?.path ?? []) as (string | number)[]) || 'The entry'}: ${fault?.message ?? ''}`;
      this.#report.refused.push({ row: row.row, title: row.title, reason });
      return;
    }
    const body = writeBody(row.paragraphs);
    if (body.length > longestBody) {
      const reason = `Its text has ${body.length} characters, and an entry holds ${longestBody}.`;
      this.#report.refused.push({ row: row.row, title: row.title, reason });
      return;
    }
    this.#notePossible(row, settled.place, slug);
    this.#noteRow(row, settled, slug);
    if (made && madeVenue?.success) {
      this.#venues.set(made.slug, made);
      this.#taken.venues.add(made.slug);
      this.#newVenues.push({ slug: made.slug, venue: madeVenue.data });
    }
    this.#taken.entries.add(slug);
    this.#newEntries.push({ slug, asset: asset.data, body });
    this.#entries.set(slug, {
      slug,
      title: row.title,
      external: [{ system: this.#system, id: row.id }],
      fields: asset.data,
      body,
      venues: venue === undefined ? [] : [venue],
      areas: settled.place.area === undefined ? [] : [settled.place.area],
    });
    this.#report.added.push({ row: row.row, slug, title: row.title });
  }

  #isEntry(): boolean {
    return this.#task.mapping.place.isEntry === true;
  }

  #reference(): string {
    const { title, licence } = this.#task.mapping.source;
    return licence === undefined ? title : `${title} (${licence})`;
  }

  #makeVenue(row: ReadRow, place: PlaceToMatch, entry: string): KnownVenue {
    const names = this.#isEntry() ? [entry] : [place.title];
    const slug = freeSlug([...names, `${place.title} ${place.postcode ?? row.title}`], this.#taken.venues);
    const { postcode, point } = place;
    return { slug, title: place.title, lines: linesOf(place), postcode, point };
  }

  #notePossible(row: ReadRow, place: PlaceToMatch, slug: string): void {
    for (const { entry, why } of findPossible(this.#entries.values(), row, place, this.#system)) {
      this.#report.possibleDuplicates.push({ row: row.row, slug, title: row.title, mayBe: entry.slug, why });
    }
  }

  #noteRow(row: ReadRow, settled: Exclude<Settled, { is: 'refused' }>, slug: string): void {
    const note = { row: row.row, slug, title: row.title };
    const remarks = [...row.remarks, ...this.#remarksOnPlace(row, settled)];
    this.#report.remarks.push(...remarks.map((remark) => ({ ...note, remark })));
    this.#report.keptAsWords.push(...row.keptAsWords.map(({ words, why }) => ({ ...note, words, why })));
  }

  #remarksOnPlace(row: ReadRow, settled: Exclude<Settled, { is: 'refused' }>): string[] {
    const { address, mayBeHome, point } = row.place;
    if (settled.is === 'other') {
      if (mayBeHome)
        return [`"${address.lines.join(', ')}" may be somebody's home: only the neighbourhood was kept.`];
      return address.isTownOnly
        ? ['The address is only a town: the neighbourhood of its postcode was kept.']
        : [];
    }
    if (settled.known !== undefined) {
      return [`It shares the venue "${settled.known.slug}" with an entry that was here before it.`];
    }
    const nearby = findVenueNearby(this.#venues.values(), settled.place);
    const isMoved = point !== undefined && settled.place.point !== point;
    return [
      ...(nearby === undefined
        ? []
        : [`Its place may be the venue "${nearby.slug}", in the same street and postcode.`]),
      ...(isMoved && settled.place.point === undefined
        ? ['The pin lies far outside the area and was left out.']
        : []),
      ...(isMoved && settled.place.point !== undefined ? ['Latitude and longitude had changed places.'] : []),
      ...(point === undefined && settled.place.point !== undefined
        ? ['The pin is a first one: that of its postcode.']
        : []),
      ...(point === undefined && settled.place.point === undefined
        ? ['There is no pin: its postcode is not in the table.']
        : []),
    ];
  }
}

function knownVenue({ slug, data }: LinkedVenue): KnownVenue {
  const point =
    data.lat === undefined || data.lon === undefined ? undefined : { lat: data.lat, lon: data.lon };
  return { slug, title: data.title, lines: data.address ?? [], postcode: data.postcode, point };
}

function knownEntry({ slug, data, body, venues }: LinkedAsset): KnownEntry {
  return {
    slug,
    title: data.title,
    external: data.external ?? [],
    fields: data,
    body: body.markdown,
    venues: venues.map(knownVenue),
    areas: data.where.flatMap(({ area }) => area ?? []),
  };
}

/**
 * Gives every row an id of its own. Where a source uses one id for several rows, the name is added to it; a row
 * that says the same id and name again is a repeat, and is refused.
 */
function withOwnIds(
  rows: readonly ReadRow[],
  refused: { row: number; title: string; reason: string }[],
): ReadRow[] {
  const byId = Map.groupBy(rows, ({ id }) => id);
  const first = new Map<string, ReadRow>();
  return rows.flatMap((row) => {
    const isShared = (byId.get(row.id)?.length ?? 0) > 1;
    const id = isShared && !row.id.includes(row.title) ? `${row.id}, ${row.title}`.slice(0, 200) : row.id;
    const earlier = first.get(id);
    if (earlier !== undefined) {
      refused.push({
        row: row.row,
        title: row.title,
        reason: `It has the same name and id as row ${earlier.row}.`,
      });
      return [];
    }
    first.set(id, row);
    return [{ ...row, id }];
  });
}

/** What the venue of a row is called; undefined when the row gives nothing to go to. */
function venueTitle({ title, place }: ReadRow, isEntry: boolean): string | undefined {
  const { address, venueName, point } = place;
  if (isEntry) return title;
  const [first, second] = address.lines;
  const street = [first, second].filter((line) => line !== undefined).join(', ');
  const named = venueName ?? address.placeName ?? (street === '' ? undefined : street);
  if (named === undefined) return point === undefined ? undefined : title;
  if (named.length <= longestTitle) return named;
  return named.slice(0, Math.max(named.lastIndexOf(' ', longestTitle), 20)).replace(/[\s,;:–—-]+$/, '');
}

/** The address of a place, without a first line that only repeats its name. */
function linesOf(place: PlaceToMatch): readonly string[] {
  const { lines } = place.address;
  return lines.length > 1 && lines[0] === place.title ? lines.slice(1) : lines;
}

function venueFields(venue: KnownVenue, row: ReadRow, asset: string | undefined): object {
  return {
    title: venue.title,
    ...(venue.lines.length === 0 ? {} : { address: venue.lines }),
    ...(venue.postcode === undefined ? {} : { postcode: venue.postcode }),
    ...(venue.point === undefined ? {} : { lat: venue.point.lat, lon: venue.point.lon }),
    ...(row.place.note === undefined ? {} : { note: row.place.note }),
    ...(asset === undefined ? {} : { asset }),
  };
}

/** The first of the names that is not taken yet as a file name, with a number behind it where all are. */
function freeSlug(names: readonly string[], taken: ReadonlySet<string>): string {
  const slugs = names.map((name) => slugify(name)).filter((slug) => slug !== '');
  const [first = 'entry'] = slugs;
  const free = slugs.find((slug) => !taken.has(slug));
  if (free !== undefined) return free;
  for (let count = 2; ; count += 1) {
    const slug = `${first.slice(0, 75)}-${count}`;
    if (!taken.has(slug)) return slug;
  }
}

function sayVenue({ title, lines, postcode }: KnownVenue): string {
  return [title, ...lines, postcode].filter((part) => part !== undefined).join(', ');
}

function sayPoint({ lat, lon }: Point): string {
  return `${lat}, ${lon}`;
}
