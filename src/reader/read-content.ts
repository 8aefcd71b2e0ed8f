import type { z } from 'zod';
import { assetSchema } from '../domain/asset.ts';
import { calendarSchema } from '../domain/calendar.ts';
import type { AssetEntry, Content, Entry, LinkTarget } from '../domain/directory.ts';
import { gapSchema } from '../domain/gap.ts';
import { neighbourhoodOutlinesSchema, type NeighbourhoodOutlines } from '../domain/geo.ts';
import { linkMemorySchema, type TroubledLink } from '../domain/link-memory.ts';
import { pageSchema } from '../domain/page.ts';
import { panelMemberSchema } from '../domain/panel.ts';
import { postcodeFileSchema, type PostcodeFile } from '../domain/postcode-file.ts';
import { problemAt, type Problem, type Source } from '../domain/problem.ts';
import { roundSchema } from '../domain/round.ts';
import { screenSchema } from '../domain/screen.ts';
import { siteSchema, type Site } from '../domain/site.ts';
import { suggestionSchema } from '../domain/suggestion.ts';
import { closestWord } from '../domain/slug.ts';
import {
  accessFactsFileSchema,
  neighbourhoodsFileSchema,
  targetGroupsFileSchema,
  themesFileSchema,
} from '../domain/taxonomy.ts';
import { venueSchema } from '../domain/venue.ts';
import { checkPhoto } from './check-photo.ts';
import { checkRecord } from './check-record.ts';
import { splitFrontMatter, type FrontMatter } from './front-matter.ts';
import { listContent, type ContentFile } from './list-content.ts';
import { renderBody } from './markdown.ts';
import type { ContentKind } from './places.ts';
import { checkBasemapFile } from './read-basemap.ts';
import { readText } from './read-file.ts';
import { readJson } from './read-json.ts';
import { readYaml, type Reading } from './read-yaml.ts';
import { quote } from './say-value.ts';

/** A content folder as read: every record that is valid by itself, and what is wrong with the others. */
export interface ContentReading {
  readonly content: Content;
  /**
   * Whether the files that every directory needs (site, calendar, taxonomy) are there and valid. If not, stand-ins
   * that say nothing take their place, so that links can be followed and everything is reported at once.
   */
  readonly isWhole: boolean;
  /** Paths of the files that were read, relative to the content folder, in order. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Reads all records of a content folder. Nothing is thrown for what people wrote: everything that is wrong is a
 * problem, all at once.
 */
export function readContent(folder: string): ContentReading {
  return new ContentReader(folder).read();
}

/** A set that has every slug: what stands for the slugs of a list that could not be read. */
class EverySlug extends Set<string> {
  override has(): boolean {
    return true;
  }
}

const targetOfKind: Partial<Record<ContentKind, LinkTarget>> = {
  asset: 'asset',
  venue: 'venue',
  member: 'member',
};
const targetOfList = { themes: 'theme', neighbourhoods: 'neighbourhood', groups: 'group' } as const;

/** Stands in for a `site.json` that is missing or broken. Never published. */
const unknownSite = { schemaVersion: 1, area: { bbox: [-180, -90, 180, 90] } } as unknown as Site;

class ContentReader {
  readonly #problems: Problem[] = [];
  readonly #files: readonly ContentFile[];
  readonly #broken: Record<LinkTarget, Set<string>> = {
    asset: new Set(),
    venue: new Set(),
    theme: new Set(),
    neighbourhood: new Set(),
    group: new Set(),
    member: new Set(),
  };
  readonly #pages: ReadonlySet<string>;
  #isWhole = true;

  constructor(folder: string) {
    const listing = listContent(folder);
    this.#problems.push(...listing.problems);
    this.#files = listing.files;
    for (const { kind, slug } of listing.refused) this.#markBroken(kind, slug);
    this.#pages = new Set(listing.files.map(addressOf));
  }

  read(): ContentReading {
    const themes = this.#readList('themes', themesFileSchema, (file) => file.themes);
    const neighbourhoods = this.#readList(
      'neighbourhoods',
      neighbourhoodsFileSchema,
      (file) => file.neighbourhoods,
    );
    const content: Content = {
      site: this.#readSingle('site', siteSchema) ?? standIn('site.json', unknownSite),
      calendar:
        this.#readSingle('calendar', calendarSchema) ??
        standIn('calendar.json', { terms: [], bankHolidays: [] }),
      themes,
      neighbourhoods,
      groups: this.#readList('groups', targetGroupsFileSchema, (file) => file.groups),
      facts: this.#readList('facts', accessFactsFileSchema, (file) => file.facts),
      assets: this.#filesOf('asset').flatMap((file) => this.#readAsset(file)),
      venues: this.#readEntries('venue', venueSchema),
      members: this.#readEntries('member', panelMemberSchema),
      screens: this.#readEntries('screen', screenSchema),
      gaps: this.#readEntries('gap', gapSchema),
      rounds: this.#readEntries('round', roundSchema),
      suggestions: this.#readEntries('suggestion', suggestionSchema),
      outlines: this.#readOutlines(neighbourhoods.data.map(({ slug }) => slug)),
      postcodes: this.#readPostcodes(),
      troubledLinks: this.#readTroubledLinks(),
      photos: this.#readPhotos(),
      broken: this.#broken,
    };
    for (const kind of ['boundary', 'map'] as const) this.#checkMapFiles(kind);
    for (const file of this.#filesOf('page')) this.#checkPage(file);
    return {
      content,
      isWhole: this.#isWhole,
      files: this.#files.map(({ file }) => file),
      problems: this.#problems,
    };
  }

  #filesOf(kind: ContentKind): ContentFile[] {
    return this.#files.filter((file) => file.kind === kind);
  }

  /** One entry in a list, or none when its file is broken. */
  #readAsset(file: ContentFile): AssetEntry[] {
    const text = this.#keepProblem(readText(file));
    const parts = text === undefined ? undefined : this.#keepProblem(splitFrontMatter(text, file.file));
    const entry = parts && this.#readParts(file, parts);
    if (entry === undefined) this.#markBroken(file.kind, file.slug);
    return entry === undefined ? [] : [entry];
  }

  #readParts(file: ContentFile, parts: FrontMatter): AssetEntry | undefined {
    const yaml = readYaml(parts.yaml, { file: file.file, firstLine: parts.yamlLine });
    const body = renderBody(parts.body, {
      file: file.file,
      firstLine: parts.bodyLine,
      pages: this.#pages,
    });
    const { data, source, problems } = checkReading(assetSchema, yaml, file.file);
    this.#problems.push(...problems, ...body.problems);
    if (data === undefined || body.problems.some(isError)) return undefined;
    return {
      slug: file.slug,
      data,
      source: withBody(source, parts.bodyLine),
      body: { markdown: parts.body, shown: body.shown, html: body.html, text: body.text },
    };
  }

  #readEntries<Schema extends z.ZodType>(kind: ContentKind, schema: Schema): Entry<z.output<Schema>>[] {
    return this.#filesOf(kind).flatMap((file) => {
      const entry = this.#readJsonEntry(file, schema);
      if (entry === undefined) this.#markBroken(kind, file.slug);
      return entry === undefined ? [] : [entry];
    });
  }

  #readJsonEntry<Schema extends z.ZodType>(
    file: ContentFile,
    schema: Schema,
  ): Entry<z.output<Schema>> | undefined {
    const text = this.#keepProblem(readText(file));
    if (text === undefined) return undefined;
    const json = readJson(text, { file: file.file, firstLine: 1 }, deepestOf(file));
    const { data, source, problems } = checkReading(schema, json, file.file);
    this.#problems.push(...problems);
    return data === undefined ? undefined : { slug: file.slug, data, source };
  }

  /** One of the files that every directory needs; undefined when it is missing (named by the listing) or broken. */
  #readSingle<Schema extends z.ZodType>(
    kind: ContentKind,
    schema: Schema,
  ): Entry<z.output<Schema>> | undefined {
    const [file] = this.#filesOf(kind);
    const entry = file && this.#readJsonEntry(file, schema);
    if (entry === undefined) this.#isWhole = false;
    return entry;
  }

  /** A list of the taxonomy. Paths into its source start from the file: `['themes', 2, 'title']`. */
  #readList<Schema extends z.ZodType, Item>(
    kind: 'themes' | 'neighbourhoods' | 'groups' | 'facts',
    schema: Schema,
    itemsOf: (file: z.output<Schema>) => readonly Item[],
  ): Entry<readonly Item[]> {
    const entry = this.#readSingle(kind, schema);
    if (entry !== undefined) return { ...entry, data: itemsOf(entry.data) };
    if (kind !== 'facts') this.#broken[targetOfList[kind]] = new EverySlug();
    return standIn(`taxonomy/${kind}.json`, []);
  }

  #readOutlines(known: readonly string[]): NeighbourhoodOutlines | undefined {
    const [file] = this.#filesOf('outlines');
    const entry = file && this.#readJsonEntry(file, neighbourhoodOutlinesSchema);
    if (entry === undefined) return undefined;
    for (const [index, { properties }] of entry.data.features.entries()) {
      if (known.includes(properties.slug) || this.#broken.neighbourhood.has(properties.slug)) continue;
      const near = closestWord(properties.slug, known);
      this.#problems.push(
        problemAt(entry.source, ['features', index, 'properties', 'slug'], {
          severity: 'error',
          rule: 'link-to-nothing',
          found: `There is no neighbourhood called ${quote(properties.slug)} in taxonomy/neighbourhoods.json.`,
          fix: near
            ? `Did you mean "${near}"?`
            : 'Write the slug of a neighbourhood, or take this outline out.',
        }),
      );
    }
    return entry.data;
  }

  #readPostcodes(): PostcodeFile | undefined {
    const [file] = this.#filesOf('postcodes');
    return file && this.#readJsonEntry(file, postcodeFileSchema)?.data;
  }

  #readTroubledLinks(): readonly TroubledLink[] | undefined {
    const [file] = this.#filesOf('links');
    return file && this.#readJsonEntry(file, linkMemorySchema)?.data.troubled;
  }

  /** Files of the map that others read: here only that they can be read at all. */
  #checkMapFiles(kind: 'boundary' | 'map'): void {
    for (const file of this.#filesOf(kind)) {
      if (file.file.endsWith('.pmtiles')) {
        this.#problems.push(...checkBasemapFile(file));
        continue;
      }
      const text = this.#keepProblem(readText(file));
      if (text === undefined) continue;
      this.#problems.push(...readJson(text, { file: file.file, firstLine: 1 }, deepestOf(file)).problems);
    }
  }

  /** Pages are rendered by Astro, because they are MDX; here it is made sure that it will find what it needs. */
  #checkPage(file: ContentFile): void {
    const text = this.#keepProblem(readText(file));
    const parts = text === undefined ? undefined : this.#keepProblem(splitFrontMatter(text, file.file));
    if (parts === undefined) return;
    const yaml = readYaml(parts.yaml, { file: file.file, firstLine: parts.yamlLine });
    this.#problems.push(
      ...checkReading(pageSchema, yaml, file.file).problems,
      ...findCodeInPage(parts, file.file),
    );
  }

  #readPhotos(): ReadonlySet<string> {
    const photos = this.#filesOf('photo');
    this.#problems.push(...photos.flatMap(checkPhoto));
    return new Set(photos.map(({ file }) => file.slice('photos/'.length)));
  }

  /** The value, or undefined when it is a problem, which is then kept. */
  #keepProblem<T extends string | object>(value: T | Problem): Exclude<T, Problem> | undefined {
    if (typeof value === 'object' && 'severity' in value) {
      this.#problems.push(value);
      return undefined;
    }
    return value as Exclude<T, Problem>;
  }

  #markBroken(kind: ContentKind, slug: string): void {
    const target = targetOfKind[kind];
    if (target !== undefined) this.#broken[target].add(slug);
  }
}

/** Checks what was read; data only when neither the reading nor the check found anything wrong. */
function checkReading<Schema extends z.ZodType>(
  schema: Schema,
  reading: Reading,
  file: string,
): { data?: z.output<Schema> | undefined; source: Source; problems: readonly Problem[] } {
  const isReadable = reading.located !== undefined || reading.problems.length === 0;
  if (!isReadable) return { source: { file, lineOf: () => undefined }, problems: reading.problems };
  const { data, source, problems } = checkRecord(schema, reading.located, file);
  return {
    data: reading.problems.some(isError) ? undefined : data,
    source,
    problems: [...reading.problems, ...problems],
  };
}

/** A source that knows the line of the text below the fields too: `['body']`. */
function withBody(source: Source, bodyLine: number): Source {
  return {
    file: source.file,
    lineOf: (path) => (path[0] === 'body' ? bodyLine : source.lineOf(path)),
  };
}

/** Lines of a page that MDX would run as a program of their own. */
function findCodeInPage(parts: FrontMatter, file: string): Problem[] {
  return parts.body.split(/\r?\n/).flatMap((line, index) => {
    if (!/^(import|export)\s/.test(line)) return [];
    return {
      severity: 'error',
      rule: 'code-in-page',
      file,
      line: parts.bodyLine + index,
      found: `This line starts with ${quote(line.split(/\s/, 1)[0] ?? '')}, which MDX reads as program code.`,
      fix: 'Take the line out. A page is given the components it may use, and imports nothing.',
    };
  });
}

function isError(problem: Problem): boolean {
  return problem.severity === 'error';
}

/** Outlines of land hold lists of points in lists of rings; nothing else is as deep. */
function deepestOf({ file }: ContentFile): number {
  return file.startsWith('map/') ? 12 : 8;
}

const pageFolders: Partial<Record<ContentKind, string>> = { asset: 'assets/', venue: 'venues/', page: '' };

/** The address on the site of what a file holds; for files without a page of their own, one that no link has. */
function addressOf({ kind, slug, file }: ContentFile): string {
  const folder = pageFolders[kind];
  return folder === undefined ? file : `/${folder}${slug}/`;
}

function standIn<Data>(file: string, data: Data): Entry<Data> {
  return { slug: file, data, source: { file, lineOf: () => undefined } };
}
