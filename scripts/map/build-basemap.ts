import { join } from 'node:path';
import { widenBox, type Box } from '../../src/domain/geo.ts';
import { CoastEndsInside } from '../../src/map/osm/coast.ts';
import { boxesTouch, boxRound } from '../../src/map/osm/clip.ts';
import { layerNames, type LayerName, type MapFeature, type Position } from '../../src/map/osm/feature.ts';
import { gatherOsm } from '../../src/map/osm/gather.ts';
import { makeFeatures, wantedForFeatures, type MadeFeatures } from '../../src/map/osm/make-features.ts';
import { UnreadableFile, type OsmHead } from '../../src/map/osm/osm-source.ts';
import { makeBasemap, type MadeBasemap } from '../../src/map/tiles/make-basemap.ts';
import { basemapZooms, boxOfTiles, countTiles, tilesOf } from '../../src/map/tiles/tile-grid.ts';
import { counted, startStages, type Progress } from '../build/progress.ts';
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
  /** What the files hold in all. */
  readonly read: { readonly nodes: number; readonly ways: number; readonly relations: number };
  readonly features: Readonly<Record<LayerName, number>>;
  readonly namedRoads: number;
  readonly places: number;
  readonly tiles: number;
  /** Tiles that do without what is smallest, so that they stay light. */
  readonly thinnedTiles: number;
  /** Bytes of all tiles as the site holds them. */
  readonly siteBytes: number;
  readonly largestTile: { readonly address: string; readonly bytes: number };
  /** Share of the edge of the box that has something on it, from 0 to 1. */
  readonly edgeCovered: number;
  readonly brokenAreas: number;
  readonly cutLines: number;
  readonly warnings: readonly MapWarning[];
  readonly seconds: number;
}

/** Something that a person should look at. */
export interface MapWarning {
  readonly rule: 'cut-border' | 'missing-coast' | 'too-large' | 'thinned' | 'site-outside' | 'old';
  readonly text: string;
}

/** More tiles than these are not made; more than the second number are warned of. */
const mostTiles = 4000;
const manyTiles = 1200;
/** Where less of the edge than this has something on it, the file was probably cut inside the box. */
const leastEdge = 0.9;
/** A basemap this large slows every copy of the site down; in bytes. */
const largeBasemap = 8_000_000;

/**
 * Makes `map/basemap.pmtiles` from files of OpenStreetMap, whole or not at all. The same files and box give the
 * same bytes.
 *
 * @throws WrongUse when the files cannot be read, or hold nothing that a map of the box could be made from
 */
export async function buildBasemap(wishes: BasemapWishes, progress: Progress): Promise<BasemapReport> {
  const begun = performance.now();
  const stages = startStages(progress);
  const sources = wishes.inputs.flatMap((input) => (input.is === 'osm' ? [input.source] : []));
  const heads = await readable(() =>
    Promise.all(sources.map(async (source) => ({ source, head: await source.readHead() }))),
  );
  const { box, boxFrom } = chooseBox(
    wishes,
    heads.map(({ head }) => head),
  );
  const wanted: WantedArea = { county: wishes.site?.county, box };
  refuseBox(box);
  const edge = widenBox(boxOfTiles(tilesOf(box, basemapZooms.most)), 0.05);

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
    () => featuresOrRefusal(() => makeFeatures(data, { box, edge }), wanted),
    ({ features }) => counted(features.length, 'thing'),
  );
  const inBox = made.features.filter((feature) => boxesTouch(boxOfShape(feature), box));
  if (!inBox.some(({ layer }) => layer === 'roads')) {
    throw new WrongUse(
      `No street lies in the box ${box.join(',')}. Is this the file of the right place?\n\n${whereToGetStreets(wanted)}`,
    );
  }
  const osmDate = heads
    .map(({ head }) => head.date)
    .filter((date) => date !== undefined)
    .sort()[0];
  const area = wishes.site?.name ?? 'this area';
  const basemap = await stages.run(
    'Cutting tiles',
    (count) => makeBasemap(made.features, { name: area, bounds: box, osmDate }, count),
    ({ tiles }) => counted(tiles, 'tile'),
  );
  const path = join(wishes.contentDir, 'map', 'basemap.pmtiles');
  writeWhole(path, basemap.bytes);

  const edgeCovered = shareOfEdge(inBox, box);
  return {
    written: { path, bytes: basemap.bytes.length },
    area,
    box,
    boxFrom,
    osmDate,
    read: data.counts,
    features: countByLayer(inBox),
    namedRoads: namesOf(inBox, 'roads').size,
    places: inBox.filter(({ layer }) => layer === 'places').length,
    tiles: basemap.tiles,
    thinnedTiles: basemap.thinned,
    siteBytes: basemap.exploded,
    largestTile: basemap.largestTile,
    edgeCovered,
    brokenAreas: made.faults.brokenAreas,
    cutLines: made.faults.cutLines,
    warnings: warningsOf({ made, basemap, edgeCovered, box, site: wishes.site?.bbox }),
    seconds: (performance.now() - begun) / 1000,
  };
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
  heads: readonly OsmHead[],
): Pick<BasemapReport, 'box' | 'boxFrom'> {
  if (box) return { box, boxFrom: 'asked' };
  const bounds = heads.map((head) => head.bounds);
  if (bounds.length > 0 && bounds.every((each) => each !== undefined)) {
    const corners = bounds.flatMap(([west, south, east, north]): Position[] => [
      [west, south],
      [east, north],
    ]);
    return { box: boxRound(corners), boxFrom: 'files' };
  }
  if (site) return { box: site.bbox, boxFrom: 'site' };
  throw new WrongUse('The file does not say what it covers. Add --box WEST,SOUTH,EAST,NORTH in degrees.');
}

function refuseBox(box: Box): void {
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

function boxOfShape({ shape }: MapFeature): Box {
  if (shape.is === 'point') return boxRound([shape.at]);
  return boxRound(
    shape.is === 'lines' ? shape.lines.flat() : shape.polygons.flatMap(([outer]) => outer ?? []),
  );
}

function countByLayer(features: readonly MapFeature[]): Record<LayerName, number> {
  const counts = Object.fromEntries(layerNames.map((layer) => [layer, 0])) as Record<LayerName, number>;
  for (const { layer } of features) counts[layer] += 1;
  return counts;
}

function namesOf(features: readonly MapFeature[], layer: LayerName): Set<string> {
  return new Set(
    features.flatMap(({ layer: its, properties: { name } }) =>
      its === layer && typeof name === 'string' ? [name] : [],
    ),
  );
}

/** Looks at the tiles of the closest zoom along the edge of the box: how many of them hold anything. */
function shareOfEdge(features: readonly MapFeature[], box: Box): number {
  const range = tilesOf(box, basemapZooms.most);
  const cells: Box[] = [];
  for (let y = range.north; y <= range.south; y++) {
    for (let x = range.west; x <= range.east; x++) {
      const isOnEdge = y === range.north || y === range.south || x === range.west || x === range.east;
      if (!isOnEdge) continue;
      const [west, south, east, north] = boxOfTiles({ z: range.z, west: x, east: x, north: y, south: y });
      cells.push([
        Math.max(west, box[0]),
        Math.max(south, box[1]),
        Math.min(east, box[2]),
        Math.min(north, box[3]),
      ]);
    }
  }
  const boxes = features.map(boxOfShape);
  return cells.filter((cell) => boxes.some((each) => boxesTouch(each, cell))).length / cells.length;
}

function warningsOf({
  made,
  basemap,
  edgeCovered,
  box,
  site,
}: {
  made: MadeFeatures;
  basemap: MadeBasemap;
  edgeCovered: number;
  box: Box;
  site: Box | undefined;
}): MapWarning[] {
  const found: MapWarning[] = [];
  if (edgeCovered < leastEdge) {
    const share = Math.round(edgeCovered * 100);
    found.push({
      rule: 'cut-border',
      text: `Only ${share} % of the edge of the box has anything on it. The file was probably cut inside it, as the file of a county is at its border. Give a smaller --box, or name the file of the next county as well.`,
    });
  }
  if (made.isBySea && !made.hasCoast) {
    found.push({
      rule: 'missing-coast',
      text: 'There is a beach or a pier, but no coast. If the sea is near, the file lacks it: take another cut, with the lines of natural=coastline.',
    });
  }
  if (basemap.tiles > manyTiles || basemap.bytes.length > largeBasemap) {
    found.push({
      rule: 'too-large',
      text: `This is a large map: ${counted(basemap.tiles, 'file')}, ${(basemap.exploded / 1e6).toFixed(1)} MB. Give a smaller --box if your area allows it.`,
    });
  }
  if (basemap.thinned > 0) {
    found.push({
      rule: 'thinned',
      text: `${counted(basemap.thinned, 'crowded tile')} had to do without what is smallest, such as footpaths.`,
    });
  }
  if (site && !(box[0] <= site[0] && box[1] <= site[1] && box[2] >= site[2] && box[3] >= site[3])) {
    found.push({
      rule: 'site-outside',
      text: `The map does not cover the whole area of the directory (${site.join(',')} in site.json). Places outside it have no map.`,
    });
  }
  return found;
}
