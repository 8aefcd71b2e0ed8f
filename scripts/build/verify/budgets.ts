/** What the site may weigh on the way to a phone; compressed with brotli, in bytes (1 kB = 1,000 bytes). */
export interface Budget {
  /** What weighs, in words: "the page of an entry". */
  readonly what: string;
  readonly most: number;
}

/** The weights of `finding.md`, as one table. A page without an entry here has none. */
export const budgets = {
  entryPage: { what: 'the page of an entry', most: 5_000 },
  /** Entry page with all it loads on a first visit: styles, scripts, fonts, pictures. */
  firstVisit: { what: 'the page of an entry with all it loads', most: 80_000 },
  styles: { what: 'the style sheets of a page', most: 9_000 },
  /** For each 50 entries on it, or part of 50. */
  listPage: { what: 'a list of 50 entries with its style sheets', most: 20_000 },
  /** With all that they import; what is loaded once somebody asks for more is not counted. */
  scripts: { what: 'the scripts of a page', most: 20_000 },
  /** From a first look at the find page to its first results. */
  findScripts: { what: 'the scripts that find something', most: 20_000 },
  /** What the finder fetches of a town of 1,000 entries, and of 2,000; once, then nothing for each search. */
  findDataOf1000: { what: 'the lists that 1,000 entries are found in', most: 80_000 },
  findDataOf2000: { what: 'the lists that 2,000 entries are found in', most: 160_000 },
  /** What the page of the editing form loads before somebody can sign in; for the panel alone. */
  editingForm: { what: 'the editing form', most: 900_000 },
  fonts: { what: 'all fonts', most: 50_000 },
  /** Fetched after the first visit, so that the site works without a network. */
  offline: { what: 'what is kept for times without a network', most: 200_000 },
  /** Not compressed: few hosts compress it. */
  mapTile: { what: 'a tile of the map', most: 100_000 },
} as const satisfies Record<string, Budget>;

/** How many entries on one page `listPage` allows for. */
export const entriesOnAList = 50;
