/** What the search of a page tells its map, as the detail of the event `found`. */
import type { FinderData } from '../../formats/finder.ts';
import type { FoundThing } from '../finder/find-query.ts';
import type { FoundPlace } from '../places.ts';

/** What was found last. */
export interface Found {
  /** In the order of the list. */
  readonly things: readonly FoundThing[];
  readonly data: FinderData;
  /** Where distances are counted from. */
  readonly near?: FoundPlace | undefined;
  /** Draws a thing as a card of the list. */
  readonly draw: (thing: FoundThing) => HTMLElement;
}

/** The page's search says what it found, in the list's order. */
export const foundEvent = 'found';

/** The map asks the page's search to answer once more, for the map as well. */
export const askEvent = 'ask';
