import { assetSchema, type Asset } from '../domain/asset.ts';
import type { IsoDay } from '../domain/calendar-day.ts';
import type { Directory } from '../domain/directory.ts';
import { fieldName } from '../domain/problem.ts';
import { slugify } from '../domain/slug.ts';
import { venueSchema, type Venue } from '../domain/venue.ts';
import { cleanCell, onOneLine } from './clean-cell.ts';
import { diffPlaces } from './compare-places.ts';
import type { Table } from './csv.ts';
import { diffFields, diffText } from './field-diff.ts';
import type { Difference, ImportReport, KnownBy, RowNote } from './import-report.ts';
import { knownEntry, knownVenue, venueFields } from './known-records.ts';
import type { Mapping } from './mapping.ts';
import {
  EntryIndex,
  findVenue,
  linesOf,
  VenueIndex,
  type KnownEntry,
  type KnownVenue,
  type PlaceToMatch,
} from './match.ts';
import type { PostcodePoints } from './postcodes.ts';
import { readRow, type ReadingContext, type ReadRow } from './read-row.ts';
import { noDecisions, type Decisions } from './review.ts';
import { PlaceSettler, remarksOnPlace, type Settled, type Somewhere } from './settle-places.ts';
import { bodyOf, comparableWords, saySessions, withField } from './take-field.ts';

/** What an import is made from. */
export interface ImportTask {
  readonly table: Table;
  readonly mapping: Mapping;
  /** The directory as it is, which nothing here changes. */
  readonly directory: Directory;
  readonly today: IsoDay;
  /** Where postcodes lie, for rows that have no pin of their own. */
  readonly postcodes?: PostcodePoints | undefined;
  /** What a person decided about rows of an earlier run; left out, nothing. */
  readonly decisions?: Decisions | undefined;
  /** Told now and then how many rows are done. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
}

/** New entries and venues to write, all of them valid, and the report. Of what is there already, only what a person
 * decided to change. */
export interface Proposal {
  readonly entries: readonly ProposedEntry[];
  /** Entries that are here, with what a review file says to take over. */
  readonly changed: readonly ProposedEntry[];
  readonly venues: readonly { readonly slug: string; readonly venue: Venue }[];
  readonly report: ImportReport;
}

/** An entry to write. */
export interface ProposedEntry {
  readonly slug: string;
  readonly asset: Asset;
  readonly body: string;
}

/**
 * Works out what a table adds to a directory. Rows that are known are compared and reported, never written; all
 * others become entries that nobody has checked yet.
 */
export function proposeEntries(task: ImportTask): Proposal {
  return new Proposer(task).propose();
}

const longestTitle = 60;

/** More text than this makes a file that the reader refuses; in characters, of which some take several bytes. */
const longestBody = 15_000;

/** The venue of an entry that is proposed. */
interface PlannedVenue {
  readonly venue: KnownVenue;
  /** What to write for it, where it is not there yet. */
  readonly made?: Venue | undefined;
}

/** Rows between two words about progress. */
const rowsPerStep = 500;

class Proposer {
  readonly #task: ImportTask;
  readonly #system: string;
  readonly #decisions: Decisions;
  readonly #entries: EntryIndex;
  readonly #bySlug = new Map<string, KnownEntry>();
  readonly #venues = new VenueIndex();
  readonly #places: PlaceSettler;
  readonly #context: ReadingContext;
  /** File names that are taken, old ones of renamed entries too. */
  readonly #taken: { entries: Set<string>; venues: Set<string> };
  readonly #newEntries: ProposedEntry[] = [];
  readonly #changed = new Map<string, ProposedEntry>();
  readonly #newVenues: { slug: string; venue: Venue }[] = [];
  readonly #report = {
    added: [] as RowNote[],
    unchanged: [] as (RowNote & { knownBy: KnownBy })[],
    differing: [] as (RowNote & { knownBy: KnownBy; differences: Difference[] })[],
    refused: [] as { row: number; title: string; reason: string }[],
    skipped: [] as RowNote[],
    merged: [] as (RowNote & { fields: string[] })[],
    keptAsWords: [] as ImportReport['keptAsWords'][number][],
    possibleDuplicates: [] as (RowNote & { mayBe: string; why: string })[],
    remarks: [] as (RowNote & { remark: string })[],
  };

  constructor(task: ImportTask) {
    const { directory } = task;
    this.#task = task;
    this.#system = task.mapping.source.system;
    this.#entries = new EntryIndex(this.#system);
    this.#decisions = task.decisions ?? noDecisions;
    this.#context = { today: task.today, themeOf: themeFinder(directory.themes) };
    this.#places = new PlaceSettler(task.mapping.place, task, this.#venues);
    for (const venue of directory.venues) this.#venues.add(knownVenue(venue));
    for (const asset of directory.assets) this.#know(knownEntry(asset));
    this.#taken = {
      entries: new Set(directory.assets.flatMap(({ slug, data }) => [slug, ...(data.formerly ?? [])])),
      venues: new Set(directory.venues.flatMap(({ slug, data }) => [slug, ...(data.formerly ?? [])])),
    };
  }

  #know(entry: KnownEntry): void {
    this.#entries.add(entry);
    this.#bySlug.set(entry.slug, entry);
  }

  propose(): Proposal {
    const { table, mapping } = this.#task;
    for (const { row, title = '', reason } of table.refused)
      this.#report.refused.push({ row, title, reason });
    const rows = withOwnIds(this.#readRows(), this.#report.refused);
    for (const [index, row] of rows.entries()) {
      this.#placeRow(row);
      if ((index + 1) % rowsPerStep === 0) this.#task.onProgress?.(index + 1, rows.length);
    }
    const joined = table.joined ?? 0;
    return {
      entries: this.#newEntries,
      changed: [...this.#changed.values()],
      venues: this.#newVenues,
      report: {
        source: mapping.source.title,
        rows: table.rows.length + table.refused.length + joined,
        joined,
        ...this.#report,
        refused: this.#report.refused.toSorted((one, other) => one.row - other.row),
        tableNotes: [...table.notes, ...this.#leftOutColumns(), ...this.#decisionsWithoutRow(rows)],
        venuesAdded: this.#newVenues.map(({ slug }) => slug),
      },
    };
  }

  #readRows(): ReadRow[] {
    return this.#task.table.rows.flatMap((row) => {
      const reading = readRow(row, this.#task.mapping, this.#context);
      if (!('refused' in reading)) return [reading];
      const title = titleOf(row, this.#task.mapping);
      this.#report.refused.push({ row: row.number, title, reason: reading.refused });
      return [];
    });
  }

  #leftOutColumns(): string[] {
    const { table, mapping } = this.#task;
    const links = Object.values(mapping.tables ?? {}).flatMap(({ here }) => here);
    const used = new Set([
      ...Object.entries(mapping.columns).flatMap(([heading, role]) => (role === 'ignore' ? [] : [heading])),
      ...[...mapping.rules, ...(mapping.refuse ?? []), ...(mapping.doubtTimes ?? [])].map(
        ({ column }) => column,
      ),
      ...(mapping.id ?? []),
      ...links,
      ...[...JSON.stringify(mapping).matchAll(/\{([^{}|"]+)(?:\|small)?\}/g)].map(([, name]) => name ?? ''),
    ]);
    const leftOut = table.headings.filter((heading) => !used.has(heading));
    return leftOut.length === 0 ? [] : [`Columns left out: ${leftOut.join(', ')}.`];
  }

  /** A decision about a row that the list does not have any more is told, so that nobody waits for it. */
  #decisionsWithoutRow(rows: readonly ReadRow[]): string[] {
    const ids = new Set(rows.map(({ id }) => id));
    const lost = [...this.#decisions.rows, ...this.#decisions.take]
      .map(([id]) => id)
      .filter((id) => !ids.has(id));
    if (lost.length === 0) return [];
    return [
      `The review file decides about rows that the list does not have: ${[...new Set(lost)].slice(0, 10).join('; ')}.`,
    ];
  }

  #placeRow(row: ReadRow): void {
    const decision = this.#decisions.rows.get(row.id);
    if (decision?.do === 'skip') {
      this.#report.skipped.push({ row: row.row, title: row.title, id: row.id });
      return;
    }
    const settled = this.#places.settle(row);
    const byId = this.#entries.findById(row.id);
    if (decision?.do === 'merge' && byId === undefined) {
      this.#merge(row, settled, decision.with ?? '');
      return;
    }
    if (settled.is === 'refused') {
      this.#report.refused.push({ row: row.row, title: row.title, reason: settled.reason });
      return;
    }
    const known =
      byId ??
      (decision?.do === 'accept' ? undefined : this.#entries.findByNameAndPlace(row, settled.first.place));
    if (known === undefined) this.#addEntry(row, settled);
    else this.#compare(row, settled, known, byId === undefined ? 'name and place' : 'id');
  }

  /** Takes a row into an entry that is here: the entry learns the row's id, and whatever it lacks is offered later. */
  #merge(row: ReadRow, settled: Settled, slug: string): void {
    const known = this.#bySlug.get(slug);
    if (known === undefined) {
      const reason = `The review file says to merge it into "${slug}", and there is no such entry.`;
      this.#report.refused.push({ row: row.row, title: row.title, reason });
      return;
    }
    const asset = this.#assetOf(known);
    const external = [...(asset.external ?? []), { system: this.#system, id: row.id }];
    this.#change(known, { ...asset, external }, this.#bodyOf(known));
    const learnt = this.#bySlug.get(slug) ?? known;
    const fields =
      settled.is === 'refused'
        ? []
        : this.#takeFields(row, learnt, this.#differences(row, settled, learnt, 'the review file'));
    this.#report.merged.push({ row: row.row, slug, title: row.title, id: row.id, fields });
  }

  /** Writes an entry that is here anew, if it is valid so. */
  #change(known: KnownEntry, fields: object, body: string): boolean {
    const asset = assetSchema.safeParse(fields);
    if (!asset.success || body.length > longestBody) return false;
    const proposed = { slug: known.slug, asset: asset.data, body };
    const isNew = this.#newEntries.findIndex(({ slug }) => slug === known.slug);
    if (isNew >= 0) this.#newEntries[isNew] = proposed;
    else this.#changed.set(known.slug, proposed);
    this.#know({ ...known, fields: asset.data, external: asset.data.external ?? [], body });
    return true;
  }

  #assetOf(known: KnownEntry): Asset {
    return (this.#bySlug.get(known.slug) ?? known).fields as Asset;
  }

  #bodyOf(known: KnownEntry): string {
    return (this.#bySlug.get(known.slug) ?? known).body;
  }

  #compare(row: ReadRow, settled: Somewhere, known: KnownEntry, knownBy: KnownBy): void {
    const note = { row: row.row, slug: known.slug, title: known.title, id: row.id };
    const differences = this.#differences(row, settled, known, knownBy);
    if (differences.length === 0) {
      this.#report.unchanged.push({ ...note, knownBy });
      return;
    }
    const fields = this.#takeFields(row, known, differences);
    if (fields.length > 0) this.#report.merged.push({ ...note, fields });
    else this.#report.differing.push({ ...note, knownBy, differences });
  }

  #differences(row: ReadRow, settled: Somewhere, known: KnownEntry, knownBy: KnownBy): Difference[] {
    const written = { ...row.fields, title: row.title };
    // The schema fills in what files leave out; where is compared apart.
    const { where: _, ...proposed } = assetSchema.safeParse({ ...written, where: [{ phone: true }] })
      .data ?? {
      ...written,
      where: [],
    };
    // What a mapping states about one list is no news about an entry from another.
    const isStated = (field: string) => knownBy !== 'id' && row.stated.includes(field);
    return [
      ...diffFields(proposed, known.fields).filter(({ field }) => !isStated(field)),
      ...diffText('text', bodyOf(row), known.body),
      ...diffPlaces(settled, known),
    ];
  }

  /**
   * Takes over the fields that a person chose in a review file, as long as the list still says of them what it said
   * then.
   *
   * @returns the fields that were taken
   */
  #takeFields(row: ReadRow, known: KnownEntry, differences: readonly Difference[]): string[] {
    const chosen = this.#decisions.take.get(row.id);
    if (chosen === undefined) return [];
    const note = { row: row.row, slug: known.slug, title: known.title, id: row.id };
    const taken: string[] = [];
    for (const [field, there] of chosen) {
      const difference = differences.find((one) => one.field === field);
      if (difference === undefined && field !== 'sessions') continue;
      if (difference !== undefined && comparableWords(difference.there) !== comparableWords(there)) {
        this.#report.remarks.push({
          ...note,
          remark: `The list says something else of "${field}" by now; nothing was taken.`,
        });
        continue;
      }
      const asset = this.#assetOf(known);
      const changed = withField(field, asset, this.#bodyOf(known), row);
      if (changed !== undefined && this.#change(known, changed.fields, changed.body)) taken.push(field);
      else
        this.#report.remarks.push({
          ...note,
          remark: `"${field}" cannot be taken over here; change it by hand.`,
        });
    }
    return taken;
  }

  #addEntry(row: ReadRow, settled: Somewhere): void {
    const { title } = settled.first.place;
    const names = title === row.title || title === '' ? [row.title] : [row.title, `${row.title} ${title}`];
    const slug = freeSlug(names, this.#taken.entries);
    const places = this.#makePlaces(row, settled, slug);
    if (places === undefined) return;
    const { where, venues } = places;
    const asset = assetSchema.safeParse({
      ...row.fields,
      ...this.#likelyTaken(row),
      title: row.title,
      where,
      added: { on: this.#task.today, from: 'import', ref: this.#reference() },
      external: [{ system: this.#system, id: row.id }],
    });
    if (!asset.success) {
      this.#refuse(row, asset.error.issues[0]);
      return;
    }
    const body = bodyOf(row);
    if (body.length > longestBody) {
      const reason = `Its text has ${body.length} characters, and an entry holds ${longestBody}.`;
      this.#report.refused.push({ row: row.row, title: row.title, reason });
      return;
    }
    this.#notePossible(row, settled.first.place, slug);
    this.#noteRow(row, settled, slug);
    for (const { venue, made } of venues) {
      if (made === undefined) continue;
      this.#venues.add(venue);
      this.#taken.venues.add(venue.slug);
      this.#newVenues.push({ slug: venue.slug, venue: made });
    }
    this.#taken.entries.add(slug);
    this.#newEntries.push({ slug, asset: asset.data, body });
    this.#know({
      slug,
      title: row.title,
      external: [{ system: this.#system, id: row.id }],
      fields: asset.data,
      body,
      venues: venues.map(({ venue }) => venue),
      areas: settled.all.flatMap(({ place }) => place.area ?? []),
    });
    this.#report.added.push({ row: row.row, slug, title: row.title, id: row.id });
  }

  /** What `where` says of an entry, and its venues, with those that have to be written; undefined once it is refused. */
  #makePlaces(
    row: ReadRow,
    settled: Somewhere,
    slug: string,
  ): { where: readonly object[]; venues: readonly PlannedVenue[] } | undefined {
    const venues: PlannedVenue[] = [];
    const where: object[] = [];
    for (const place of settled.all) {
      if (place.is === 'other') {
        where.push(place.where);
        continue;
      }
      const shared = place.known ?? venues.find(({ venue }) => findVenue([venue], place.place, false))?.venue;
      const venue = shared ?? this.#makeVenue(row, place.place, slug, venues.length);
      const made =
        shared === undefined
          ? venueSchema.safeParse(
              venueFields(venue, place.from, this.#isEntry() && venues.length === 0 ? slug : undefined),
            )
          : undefined;
      if (made?.success === false) {
        this.#refuse(row, made.error.issues[0]);
        return undefined;
      }
      if (!where.some((one) => 'venue' in one && one.venue === venue.slug)) where.push({ venue: venue.slug });
      venues.push({ venue, made: made?.data });
    }
    return { where, venues };
  }

  #refuse(row: ReadRow, fault: { path: PropertyKey[]; message: string } | undefined): void {
    const reason = `${fieldName((fault?.path ?? []) as (string | number)[]) || 'The entry'}: ${fault?.message ?? ''}`;
    this.#report.refused.push({ row: row.row, title: row.title, reason });
  }

  /** Times that were kept as words, where a person chose their likely reading. */
  #likelyTaken(row: ReadRow): object {
    const chosen = this.#decisions.take.get(row.id)?.get('sessions');
    const kept = row.keptAsWords.find(
      ({ likely }) =>
        likely !== undefined && comparableWords(saySessions(likely)) === comparableWords(chosen ?? ''),
    );
    if (chosen === undefined || kept === undefined) return {};
    const { whenInWords: words } = row.fields as { whenInWords?: string };
    return { sessions: kept.likely, ...(words === kept.words ? { whenInWords: undefined } : {}) };
  }

  #isEntry(): boolean {
    return this.#task.mapping.place.isEntry === true;
  }

  #reference(): string {
    const { title, licence } = this.#task.mapping.source;
    return licence === undefined ? title : `${title} (${licence})`;
  }

  #makeVenue(row: ReadRow, place: PlaceToMatch, entry: string, count: number): KnownVenue {
    const names = this.#isEntry() && count === 0 ? [entry] : [place.title];
    const taken = this.#taken.venues;
    const slug = freeSlug([...names, `${place.title} ${place.postcode ?? row.title}`], taken);
    // Taken at once: a second place of the same row must not get the same name.
    taken.add(slug);
    const { postcode, point } = place;
    return { slug, title: place.title, lines: linesOf(place), postcode, point };
  }

  #notePossible(row: ReadRow, place: PlaceToMatch, slug: string): void {
    for (const { entry, why } of this.#entries.findPossible(row, place)) {
      this.#report.possibleDuplicates.push({
        row: row.row,
        slug,
        title: row.title,
        id: row.id,
        mayBe: entry.slug,
        why,
      });
    }
  }

  #noteRow(row: ReadRow, settled: Somewhere, slug: string): void {
    const note = { row: row.row, slug, title: row.title, id: row.id };
    const remarks = [...row.remarks, ...settled.all.flatMap((place) => remarksOnPlace(place, this.#venues))];
    this.#report.remarks.push(...[...new Set(remarks)].map((remark) => ({ ...note, remark })));
    this.#report.keptAsWords.push(
      ...row.keptAsWords.map(({ words, why, likely }) => ({
        ...note,
        words,
        why,
        ...(likely === undefined ? {} : { likely: saySessions(likely) }),
      })),
    );
  }
}

function themeFinder(themes: Directory['themes']): (word: string) => string | undefined {
  const bySlug = new Map<string, string>();
  for (const { slug, title, alsoCalled, code } of themes) {
    for (const name of [slug, title, code ?? '', ...(alsoCalled ?? [])]) {
      const key = slugify(name);
      if (key !== '' && !bySlug.has(key)) bySlug.set(key, slug);
    }
  }
  return (word) => bySlug.get(slugify(word));
}

/** What a refused row may be called in the report. */
function titleOf(row: Table['rows'][number], mapping: Mapping): string {
  const heading = Object.entries(mapping.columns).find(([, role]) => role === 'title')?.[0];
  return heading === undefined
    ? ''
    : onOneLine(cleanCell(row.cells.get(heading) ?? '')).slice(0, longestTitle);
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
