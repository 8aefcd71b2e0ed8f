import type { IsoDay } from '../../src/domain/calendar-day.ts';
import { boxHolds, type Box, type Point } from '../../src/domain/geo.ts';
import { boxHoldsBox } from '../../src/map/osm/clip.ts';
import { boxOf, NotABasemap, openBasemap } from '../../src/map/tiles/basemap.ts';
import { heaviestTile } from '../../src/map/tiles/cut.ts';
import { inspectBasemap, type Inspection } from '../../src/map/tiles/inspect.ts';
import { counted } from '../build/progress.ts';

/** Something on the map that must lie on it. */
export interface PlaceOnMap extends Point {
  /** What it is, for people: `venues/st-elmos-hall.json`. */
  readonly what: string;
}

/** What a basemap is held against. */
export interface MapDemands {
  /** The area in `site.json`. */
  readonly area?: Box | undefined;
  readonly places: readonly PlaceOnMap[];
  readonly today: IsoDay;
}

/** Something wrong with a basemap, in plain words. */
export interface MapProblem {
  readonly severity: 'error' | 'warning';
  readonly rule:
    'broken' | 'missing-tiles' | 'heavy-tile' | 'places-outside' | 'area-outside' | 'empty' | 'old';
  readonly found: string;
  readonly fix: string;
}

/** What came of looking at a basemap. */
export interface MapCheck {
  readonly problems: readonly MapProblem[];
  readonly bytes: number;
  readonly box?: Box;
  readonly osmDate?: string | undefined;
  readonly inspection?: Inspection;
}

const makeAgain = 'Make the map again with "npm run map -- build FILE".';
/** Streets older than this are worth a fresh file, in years. */
const oldYears = 3;
/** So many places are named; of the others the number. */
const mostNamed = 5;

/** Looks whether a basemap is whole, light, and covers the places of the directory. */
export async function checkBasemap(
  bytes: Uint8Array,
  { area, places, today }: MapDemands,
): Promise<MapCheck> {
  let basemap;
  try {
    basemap = await openBasemap(bytes);
  } catch (error) {
    if (!(error instanceof NotABasemap)) throw error;
    const found = `The map cannot be read: ${error.message}.`;
    return { problems: [{ severity: 'error', rule: 'broken', found, fix: makeAgain }], bytes: bytes.length };
  }
  const inspection = await inspectBasemap(basemap);
  const box = boxOf(basemap.bounds);
  const problems: MapProblem[] = [];
  const say = (severity: MapProblem['severity'], rule: MapProblem['rule'], found: string, fix = makeAgain) =>
    problems.push({ severity, rule, found, fix });

  const [firstMissing] = inspection.missing;
  if (firstMissing !== undefined) {
    const many = counted(inspection.missing.length, 'tile');
    say('error', 'missing-tiles', `${many} of the box cannot be read, such as ${firstMissing}.`);
  }
  const { largestTile } = inspection;
  if (largestTile.bytes > heaviestTile) {
    say(
      'warning',
      'heavy-tile',
      `The tile ${largestTile.address} has ${Math.ceil(largestTile.bytes / 1000)} kB, and ${heaviestTile / 1000} kB is the most.`,
    );
  }
  if (inspection.shapes.roads === 0) say('error', 'empty', 'There is no street on the map.');
  const outside = places.filter((place) => !boxHolds(box, place));
  if (outside.length > 0) {
    const named = outside.slice(0, mostNamed).map(({ what }) => what);
    const more = outside.length > mostNamed ? ` and ${outside.length - mostNamed} more` : '';
    say(
      'warning',
      'places-outside',
      `${counted(outside.length, 'place')} of the directory lie outside the map: ${named.join(', ')}${more}.`,
      'Make the map again with a larger --box, unless they really are far away.',
    );
  }
  if (area && !boxHoldsBox(box, area)) {
    say(
      'warning',
      'area-outside',
      `The map covers ${box.join(',')}, and the area in site.json is ${area.join(',')}.`,
      'Make the map again with the whole area as --box, or make the area smaller.',
    );
  }
  const tooOld = `${Number(today.slice(0, 4)) - oldYears}${today.slice(4)}`;
  if (basemap.osmDate !== undefined && basemap.osmDate < tooOld) {
    say('warning', 'old', `The streets are from ${basemap.osmDate}. New ones are missing.`);
  }
  return { problems, bytes: bytes.length, box, osmDate: basemap.osmDate, inspection };
}
