/** Puts what was found on the map: one pin for each place, whatever happens there. Pure, so that tests can read it. */
import type { FinderData, FinderPlace } from '../../formats/finder.ts';
import type { FoundThing } from '../finder/find-query.ts';

/** A place on the map with what was found there. */
export interface Pin {
  /** Place in the list of pins. */
  readonly id: number;
  readonly lat: number;
  readonly lon: number;
  /** "St Elmo's Hall, Well Bank", "Roughly in Tail End". */
  readonly title: string;
  /** The neighbourhood, as its place in the finder's list, where nothing closer is said on purpose. */
  readonly area?: number | undefined;
  /** In the order of the list; at least one. */
  readonly things: readonly FoundThing[];
}

/** What the map shows, and what it has no place for. */
export interface Pinned {
  readonly pins: readonly Pin[];
  readonly placeless: readonly FoundThing[];
}

/**
 * Pins for all that was found. A thing with several places has a pin at each; things at the same point share one.
 */
export function pinsOf(things: readonly FoundThing[], data: FinderData): Pinned {
  const pins = new Map<string, Omit<Pin, 'things'> & { things: FoundThing[] }>();
  const placeless: FoundThing[] = [];
  for (const thing of things) {
    let isPlaced = false;
    for (const index of data.things[thing.index]?.p ?? []) {
      const place = data.places[index];
      if (place?.at === undefined) continue;
      isPlaced = true;
      const key = place.area === undefined ? place.at.join() : `area ${place.area}`;
      const pin = pins.get(key) ?? newPin(pins.size, place, place.at);
      pins.set(key, pin);
      if (!pin.things.includes(thing)) pin.things.push(thing);
    }
    if (!isPlaced) placeless.push(thing);
  }
  return { pins: [...pins.values()], placeless };
}

function newPin(id: number, { title, area }: FinderPlace, [lat, lon]: readonly [number, number]) {
  return { id, lat, lon, title, area, things: [] };
}
