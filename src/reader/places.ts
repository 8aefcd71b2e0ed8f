/** What a file of the content folder is. */
export type ContentKind =
  | 'asset'
  | 'venue'
  | 'member'
  | 'screen'
  | 'gap'
  | 'round'
  | 'suggestion'
  | 'page'
  | 'photo'
  | 'site'
  | 'calendar'
  | 'themes'
  | 'neighbourhoods'
  | 'groups'
  | 'facts'
  | 'outlines'
  | 'boundary'
  | 'postcodes'
  | 'map'
  | 'links';

/** A folder of many files that are named by slug. */
export interface SlugFolder {
  readonly kind: ContentKind;
  readonly endings: readonly string[];
  /** What one of its files is called in a sentence. */
  readonly called: string;
  /** Largest file, in bytes. */
  readonly largest: number;
}

/** A file with a name of its own. */
export interface NamedFile {
  readonly kind: ContentKind;
  readonly largest: number;
  /** The smallest file that will do, where the file must be there. */
  readonly example?: string;
}

const textSize = 64 * 1024;
const megabyte = 1024 * 1024;

/** Folders of files named by slug. */
export const slugFolders: Readonly<Record<string, SlugFolder>> = {
  assets: { kind: 'asset', endings: ['.md'], called: 'an entry', largest: textSize },
  venues: { kind: 'venue', endings: ['.json'], called: 'a venue', largest: textSize },
  panel: { kind: 'member', endings: ['.json'], called: 'a panel member', largest: textSize },
  screens: { kind: 'screen', endings: ['.json'], called: 'a screen', largest: textSize },
  gaps: { kind: 'gap', endings: ['.json'], called: 'a gap', largest: textSize },
  rounds: { kind: 'round', endings: ['.json'], called: 'a round', largest: textSize },
  suggestions: { kind: 'suggestion', endings: ['.json'], called: 'a suggestion', largest: textSize },
  pages: { kind: 'page', endings: ['.mdx'], called: 'a page', largest: textSize },
  photos: {
    kind: 'photo',
    endings: ['.jpg', '.jpeg', '.png', '.webp'],
    called: 'a photo',
    largest: 4 * megabyte,
  },
};

/** Files with names of their own, by path. */
export const namedFiles: Readonly<Record<string, NamedFile>> = {
  'site.json': {
    kind: 'site',
    largest: textSize,
    example:
      '{"schemaVersion": 1, "name": "Silverpit", "shortHost": "hereabouts.example", "area": {"bbox": [2.68, 54.68, 2.82, 54.76]}, "panel": {"name": "Silverpit citizens\' panel"}, "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}, "accessibility": {"contact": "panel@example.org", "testedOn": "2026-11-01"}}',
  },
  'calendar.json': { kind: 'calendar', largest: textSize, example: '{"terms": [], "bankHolidays": []}' },
  'taxonomy/themes.json': {
    kind: 'themes',
    largest: textSize,
    example:
      '{"themes": [{"slug": "eat-together", "title": "Eat together", "art": "eat-together", "colour": "clay"}]}',
  },
  'taxonomy/neighbourhoods.json': {
    kind: 'neighbourhoods',
    largest: textSize,
    example: '{"neighbourhoods": [{"slug": "well-bank", "title": "Well Bank"}]}',
  },
  'taxonomy/target-groups.json': {
    kind: 'groups',
    largest: textSize,
    example: '{"groups": [{"slug": "carers", "title": "Carers"}]}',
  },
  'taxonomy/access-facts.json': {
    kind: 'facts',
    largest: textSize,
    example: '{"facts": [{"name": "stepFree", "title": "Step-free way in"}]}',
  },
  'links.json': { kind: 'links', largest: megabyte },
  'map/boundary.geojson': { kind: 'boundary', largest: 5 * megabyte },
  'map/neighbourhoods.geojson': { kind: 'outlines', largest: 5 * megabyte },
  'map/postcodes.json': { kind: 'postcodes', largest: 5 * megabyte },
  'map/basemap.pmtiles': { kind: 'map', largest: 100 * megabyte },
};

/** Folders that hold named files alone. */
export const namedFolders: ReadonlySet<string> = new Set(
  Object.keys(namedFiles).flatMap((path) => (path.includes('/') ? [path.slice(0, path.indexOf('/'))] : [])),
);

/** Files about the folder rather than of it; never read. */
export const passedOver = /^(?:\..*|Thumbs\.db|desktop\.ini|README(?:\.md)?|LICEN[CS]E(?:\.md|\.txt)?)$/i;

/** Endings of files that run as code. */
export const codeEnding = /\.(?:mdx|[cm]?[jt]sx?|astro|vue|svelte|html?|svg|php|py|sh|css|wasm)$/i;
