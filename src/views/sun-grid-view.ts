import { countIn, type Cell, type CountedEntry } from './coverage.ts';
import type { ThemeView } from './card-view.ts';

/** A row or column of a grid: what it is called, and what an entry must be to count in it. */
export interface GridLine {
  readonly title: string;
  readonly cell: Cell;
  /** Where its entries are listed. */
  readonly href?: string | undefined;
  /** The theme whose drawing stands beside its name. */
  readonly theme?: ThemeView | undefined;
}

/** One number of a grid, drawn as a sun that grows with it. */
export interface SunView {
  readonly count: number;
  /** Size of the sun, 0 to 9: each number has its own up to nine. 0 is a dashed ring. */
  readonly size: number;
  /** Title of its column, for phones, where each number says what it is. */
  readonly of: string;
}

/** One row of a grid. */
export interface GridRow extends Omit<GridLine, 'cell'> {
  readonly suns: readonly SunView[];
  /** How many entries are in the row; one that is in two of its columns counts once. */
  readonly all: number;
}

/** A table of numbers that is a picture as well. */
export interface SunGridView {
  readonly caption: string;
  /** What the rows are: "Theme". */
  readonly corner: string;
  readonly columns: readonly Pick<GridLine, 'title' | 'href'>[];
  readonly rows: readonly GridRow[];
  /** How many entries are in each column; one that is in two rows counts once. Empty where they would say nothing. */
  readonly totals: readonly number[];
  readonly all: number;
  /** More columns than stand side by side on a laptop. */
  readonly isWide: boolean;
  /** Nothing is amiss where a number is 0, so that no ring calls for help. */
  readonly isQuiet: boolean;
}

/** So many columns stand side by side on a laptop. */
const mostColumns = 10;

/**
 * Counts entries by row and column.
 *
 * @param within what every entry must be besides
 */
export function sunGrid(
  entries: readonly CountedEntry[],
  grid: {
    readonly caption: string;
    readonly corner: string;
    readonly rows: readonly GridLine[];
    readonly columns: readonly GridLine[];
    readonly within?: Cell;
    readonly isQuiet?: boolean;
  },
): SunGridView {
  const { caption, corner, columns, within = {} } = grid;
  return {
    caption,
    corner,
    columns: columns.map(({ title, href }) => ({ title, href })),
    rows: grid.rows.map(({ title, href, theme, cell }) => ({
      title,
      href,
      theme,
      suns: columns.map((column) =>
        sunView(countIn(entries, { ...within, ...cell, ...column.cell }), column.title),
      ),
      all: countIn(entries, { ...within, ...cell }),
    })),
    totals: columns.map(({ cell }) => countIn(entries, { ...within, ...cell })),
    all: countIn(entries, within),
    isWide: columns.length > mostColumns,
    isQuiet: grid.isQuiet ?? false,
  };
}

/** One number, and the column it stands in. */
export function sunView(count: number, of: string): SunView {
  return { count, size: Math.min(count, 9), of };
}

/** Only the lines that hold something; for lines that are there for what fits nowhere else. */
export function linesInUse(entries: readonly CountedEntry[], lines: readonly GridLine[]): GridLine[] {
  return lines.filter(({ cell }) => countIn(entries, cell) > 0);
}
