import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { widenBox, type Box } from '../../src/domain/geo.ts';
import { boxHoldsBox, boxRound } from '../../src/map/osm/clip.ts';
import { CoastEndsInside } from '../../src/map/osm/coast.ts';
import type { Position } from '../../src/map/osm/feature.ts';
import { gatherOsm, type OsmData } from '../../src/map/osm/gather.ts';
import { makeFeatures, wantedForFeatures, type MadeFeatures } from '../../src/map/osm/make-features.ts';
import { UnreadableFile } from '../../src/map/osm/osm-source.ts';
import { boxOf, NotABasemap, openBasemap, type Basemap } from '../../src/map/tiles/basemap.ts';
import { cutTiles, type CutTile } from '../../src/map/tiles/cut.ts';
import { importTiles } from '../../src/map/tiles/import-tiles.ts';
import { inspectBasemap, type Inspection } from '../../src/map/tiles/inspect.ts';
import { makeBasemap, type MadeBasemap } from '../../src/map/tiles/make-basemap.ts';
import { basemapZooms, boxOfTiles, countTiles, tilesOf } from '../../src/map/tiles/tile-grid.ts';
import { basemapFile } from '../../src/reader/read-basemap.ts';
import { counted, startStages, type Progress, type Stages } from '../build/progress.ts';
import { WrongUse } from '../command.ts';
import { writeWhole } from '../write-whole.ts';
import { whereToGetStreets, type WantedArea } from './extracts.ts';
import type { MapInput } from './open-input.ts';

/** What a basemap is to be made from, and for whom. */
export interface BasemapWishes {
  readonly inputs: readonly MapInput[];
  readonly contentDir: string;
  /** The box that was asked for. */
  readonly box?: Box | undefined;
  /** What the content folder says of the area; absent where it cannot be read. */
  readonly site?:
    { readonly name: string; readonly county?: string | undefined; readonly bbox: Box } | undefined;
}

/** What came of it. */
export interface BasemapReport {
  /** The file written; absent when it was not. */
  readonly written?: { readonly path: string; readonly bytes: number } | undefined;
  readonly area: string;
  readonly box: Box;
  /** Where the box comes from. */
  readonly boxFrom: 'asked' | 'files' | 'site';
  readonly osmDate?: string | undefined;
  /** What the files hold in all; absent where tiles were taken over. */
  readonly read?: OsmData['counts'] | undefined;
  /** Shapes of each layer at the closest zoom. */
  readonly shapes: Inspection['shapes'];
  readonly namedRoads: number;
  readonly places: number;
  readonly tiles: number;
  /** Tiles that do without what is smallest, so that they stay light. */
  readonly thinnedTiles: number;
  /** Bytes of all tiles as the site holds them. */
  readonly siteBytes: number;
  readonly largestTile: Inspection['largestTile'];
  /** Share of the tiles along the edge of the box that hold anything, from 0 to 1. */
  readonly edgeCovered: number;
  readonly brokenAreas: number;
  readonly cutLines: number;
  readonly warnings: readonly MapWarning[];
  readonly seconds: number;
}

/** Something that a person should look at. */
export interface MapWarning {
  readonly rule: 'cut-border' | 'missing-coast' | 'too-large' | 'thinned' | 'site-outside';
  readonly text: string;
}

/** More tiles than these are not made; more than the second number are warned of. */
const mostTiles = 4000;
const manyTiles = 1200;
/** Where less of the edge than this has something on it, the file was probably cut inside the box. */
const leastEdge = 0.9;
/** What lies this far outside the tiles is kept, so that lines do not end at their edge; in kilometres. */
const edgeKm = 0.05;
/** A basemap this large slows every copy of the site down; in bytes. */
const largeBasemap = 8_000_000;

/**
 * Makes `map/basemap.pmtiles`, whole or not at all. The same files and box give the same bytes.
 *
 * @throws WrongUse when the files cannot be read, or hold nothing that a map of the box could be made from
 */
export async function buildBasemap(wishes: BasemapWishes, progress: Progress): Promise<BasemapReport> {
  const begun = performance.now();
  const stages = startStages(progress);
  const [tiles, ...others] = wishes.inputs.filter(({ is }) => is === 'tiles');
  if (tiles && (others.length > 0 || wishes.inputs.length > 1)) {
    throw new WrongUse('Give one .pmtiles file by itself, or files of OpenStreetMap.');
  }
  const plan = tiles?.is === 'tiles' ? await planImport(wishes, tiles) : await planFromOsm(wishes, stages);
  const area = wishes.site?.name ?? 'this area';
  const made = await stages.run(
    'Cutting tiles',
    (count) => makeBasemap(plan.tiles, { name: area, bounds: plan.box, osmDate: plan.osmDate }, count),
    ({ bytes }) => `${Math.ceil(bytes.length / 1000).toLocaleString('en-GB')} kB`,
  );
  const inspection = await stages.run(
    'Reading them again',
    async () => inspectBasemap(await openBasemap(made.bytes)),
    (found) => counted(found.tiles, 'tile'),
  );
  if (inspection.shapes.roads === 0) {
    throw new WrongUse(
      `No street lies in the box ${plan.box.join(',')}. Is this the file of the right place?\n\n${whereToGetStreets({ county: wishes.site?.county, box: plan.box })}`,
    );
  }
  const path = join(wishes.contentDir, basemapFile);
  writeWhole(path, made.bytes);
  const { shapes, siteBytes, largestTile, edgeCovered } = inspection;
  return {
    written: { path, bytes: made.bytes.length },
    area,
    box: plan.box,
    boxFrom: plan.boxFrom,
    osmDate: plan.osmDate,
    read: plan.data?.counts,
    shapes,
    namedRoads: inspection.roadNames.size,
    places: inspection.placeNames.length,
    tiles: inspection.tiles,
    thinnedTiles: made.thinned,
    siteBytes,
    largestTile,
    edgeCovered,
    brokenAreas: plan.features?.faults.brokenAreas ?? 0,
    cutLines: plan.features?.faults.cutLines ?? 0,
    warnings: warningsOf({ plan, made, inspection, site: wishes.site?.bbox }),
    seconds: (performance.now() - begun) / 1000,
  };
}

/** What tiles are to be made from, and where. */
interface Plan extends Pick<BasemapReport, 'box' | 'boxFrom' | 'osmDate'> {
  readonly tiles: Iterable<CutTile> | AsyncIterable<CutTile>;
  readonly data?: OsmData;
  readonly features?: MadeFeatures;
}

async function planFromOsm(wishes: BasemapWishes, stages: Stages): Promise<Plan> {
  const sources = wishes.inputs.flatMap((input) => (input.is === 'osm' ? [input.source] : []));
  const heads = await readable(() =>
    Promise.all(sources.map(async (source) => ({ source, head: await source.readHead() }))),
  );
  const { box, boxFrom } = chooseBox(
    wishes,
    heads.map(({ head }) => head.bounds),
  );
  const edge = widenBox(boxOfTiles(tilesOf(box, basemapZooms.most)), edgeKm);
  const data = await stages.run(
    `Reading ${wishes.inputs.map(({ name }) => name).join(', ')}`,
    (count) =>
      readable(() =>
        gatherOsm({ sources: heads, box: edge, wanted: wantedForFeatures }, (share) => {
          count(Math.floor(share * 100), 100);
        }),
      ),
    ({ counts }) => `${counted(counts.nodes, 'point')}, ${counted(counts.ways, 'line')}`,
  );
  const made = await stages.run(
    'Sorting what is on the map',
    () => featuresOrRefusal(() => makeFeatures(data, { box, edge }), { county: wishes.site?.county, box }),
    ({ features }) => counted(features.length, 'thing'),
  );
  // The oldest file says how old the map may be.
  const [osmDate] = heads.flatMap(({ head }) => (head.date === undefined ? [] : [head.date])).sort();
  return { box, boxFrom, osmDate, tiles: cutTiles(made.features, box), data, features: made };
}

async function planImport(wishes: BasemapWishes, input: Extract<MapInput, { is: 'tiles' }>): Promise<Plan> {
  const basemap = await openOrRefuse(input);
  if (basemap.maxZoom < basemapZooms.most || basemap.minZoom > basemapZooms.least) {
    throw new WrongUse(
      `${input.name} holds zooms ${basemap.minZoom} to ${basemap.maxZoom}, and the map needs ${basemapZooms.least} to ${basemapZooms.most}. Cut it again with --maxzoom=${basemapZooms.most}.`,
    );
  }
  const covered = boxOf(basemap.bounds);
  const { box, boxFrom } = chooseBox(wishes, [covered]);
  return { box, boxFrom, osmDate: basemap.osmDate, tiles: importTiles(basemap, box) };
}

async function openOrRefuse({ name, path }: { name: string; path: string }): Promise<Basemap> {
  try {
    return await openBasemap(readFileSync(path));
  } catch (error) {
    if (!(error instanceof NotABasemap)) throw error;
    throw new WrongUse(`${name} cannot be read: ${error.message}. Download it again.`);
  }
}

async function readable<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UnreadableFile) throw new WrongUse(error.message);
    throw error;
  }
}

function chooseBox(
  { box, site }: BasemapWishes,
  bounds: readonly (Box | undefined)[],
): Pick<BasemapReport, 'box' | 'boxFrom'> {
  const chosen = box
    ? ({ box, boxFrom: 'asked' } as const)
    : bounds.every((each) => each !== undefined)
      ? ({ box: unionOf(bounds), boxFrom: 'files' } as const)
      : site && ({ box: site.bbox, boxFrom: 'site' } as const);
  if (!chosen) {
    throw new WrongUse('The file does not say what it covers. Add --box WEST,SOUTH,EAST,NORTH in degrees.');
  }
  refuseLargeBox(chosen.box);
  return chosen;
}

function unionOf(boxes: readonly Box[]): Box {
  return boxRound(
    boxes.flatMap(([west, south, east, north]): Position[] => [
      [west, south],
      [east, north],
    ]),
  );
}

function refuseLargeBox(box: Box): void {
  const tiles = countTiles(tilesOf(box, basemapZooms.most));
  if (tiles <= mostTiles) return;
  throw new WrongUse(
    `The box ${box.join(',')} is too large: it would make ${tiles.toLocaleString('en-GB')} files of the closest zoom alone. Give a smaller one with --box WEST,SOUTH,EAST,NORTH.`,
  );
}

function featuresOrRefusal(make: () => MadeFeatures, wanted: WantedArea): MadeFeatures {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof CoastEndsInside)) throw error;
    const [lon, lat] = error.at;
    throw new WrongUse(
      `The coast ends inside the box, at ${lat.toFixed(4)}, ${lon.toFixed(4)}, so nobody can say where the sea is. Take a bigger cut, one that reaches over the box on all sides, or ask for a smaller box with --box.\n\n${whereToGetStreets(wanted)}`,
    );
  }
}

function warningsOf({
  plan,
  made,
  inspection,
  site,
}: {
  plan: Plan;
  made: MadeBasemap;
  inspection: Inspection;
  site: Box | undefined;
}): MapWarning[] {
  const { tiles, siteBytes, edgeCovered } = inspection;
  const found: MapWarning[] = [];
  if (edgeCovered < leastEdge) {
    found.push({
      rule: 'cut-border',
      text: `Only ${Math.round(edgeCovered * 100)} % of the edge of the map has anything on it. The file was probably cut inside the box, as the file of a county is at its border. Give a smaller --box, or name the file of the next county as well.`,
    });
  }
  if (plan.features?.isBySea === true && !plan.features.hasCoast) {
    found.push({
      rule: 'missing-coast',
      text: 'There is a beach or a pier, but no coast. If the sea is near, the file lacks it: take another cut, with the lines of natural=coastline. If they lie at a lake, all is well.',
    });
  }
  if (tiles > manyTiles || made.bytes.length > largeBasemap) {
    found.push({
      rule: 'too-large',
      text: `This is a large map: ${counted(tiles, 'file')}, ${(siteBytes / 1e6).toFixed(1)} MB. Give a smaller --box if your area allows it.`,
    });
  }
  if (made.thinned > 0) {
    found.push({
      rule: 'thinned',
      text: `${counted(made.thinned, 'crowded tile')} had to do without what is smallest, such as footpaths.`,
    });
  }
  if (site && !boxHoldsBox(plan.box, site)) {
    found.push({
      rule: 'site-outside',
      text: `The map does not cover the whole area of the directory (${site.join(',')} in site.json). Places outside it have no map.`,
    });
  }
  return found;
}
