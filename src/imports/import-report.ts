/** One field in which an entry and a row do not agree. */
export interface Difference {
  /** As a person reads it: `postcode`, `sessions`. */
  readonly field: string;
  /** What the directory says; "nothing" where it says nothing. */
  readonly here: string;
  /** What the row says. */
  readonly there: string;
  /** Whether it can be taken over with a review file. */
  readonly canTake?: boolean | undefined;
}

/** A row, and what it is about. */
export interface RowNote {
  readonly row: number;
  /** The entry's file name without its ending; absent for a row that is no entry. */
  readonly slug?: string | undefined;
  readonly title: string;
  /** Its id in the source. */
  readonly id?: string | undefined;
}

/** What an import came to. Each row is in exactly one of added, merged, unchanged, differing, skipped and
 * refused, or is a further line of one that is. */
export interface ImportReport {
  readonly source: string;
  /** Rows of the table, without the headings and without blank rows. */
  readonly rows: number;
  readonly added: readonly RowNote[];
  /** Rows that say nothing new about an entry that is here already. */
  readonly unchanged: readonly (RowNote & { readonly knownBy: KnownBy })[];
  /** Rows that do not agree with an entry that is here. Nothing of it is written. */
  readonly differing: readonly (RowNote & {
    readonly knownBy: KnownBy;
    readonly differences: readonly Difference[];
  })[];
  readonly refused: readonly { readonly row: number; readonly title: string; readonly reason: string }[];
  /** Rows that a review file says to leave out. */
  readonly skipped: readonly RowNote[];
  /** Rows that a review file says to take into an entry, or fields of it to take over. */
  readonly merged: readonly (RowNote & { readonly fields: readonly string[] })[];
  /** How many rows are further lines of an entry that another row began. They are in none of these lists. */
  readonly joined: number;
  /** Times and the like that were not understood, kept as they were written. */
  readonly keptAsWords: readonly (RowNote & {
    readonly words: string;
    readonly why: string;
    /** What they most likely mean, as a person reads it. */
    readonly likely?: string | undefined;
  })[];
  /** Entries that may be the same thing, for a person to decide. */
  readonly possibleDuplicates: readonly (RowNote & { readonly mayBe: string; readonly why: string })[];
  /** What was put right, shortened or left out, row by row. */
  readonly remarks: readonly (RowNote & { readonly remark: string })[];
  /** What concerns the whole table. */
  readonly tableNotes: readonly string[];
  /** Venues that were written. */
  readonly venuesAdded: readonly string[];
}

/** How an entry was recognised: by its id in the source, by name and place, or because a review file says so. */
export type KnownBy = 'id' | 'name and place' | 'the review file';
