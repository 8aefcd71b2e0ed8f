import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { layerNames, type LayerName } from '../osm/feature.ts';
import { boxOf, type Basemap } from './basemap.ts';
import { tileExtent } from './cut.ts';
import { tilesOf, tilesWithin, type TileAddress } from './tile-grid.ts';

/** What a basemap holds, found out by reading every tile of it. */
export interface Inspection {
  /** Tiles that are there. */
  readonly tiles: number;
  /** Tiles of the box that are not there, or cannot be read. */
  readonly missing: readonly string[];
  /** Bytes of all tiles, not compressed, as a site holds them. */
  readonly siteBytes: number;
  readonly largestTile: { readonly address: string; readonly bytes: number };
  /** Lines, areas and points of each layer at the closest zoom; one that lies in two tiles counts twice. */
  readonly shapes: Readonly<Record<LayerName, number>>;
  /** Names of streets and paths, each once. */
  readonly roadNames: ReadonlySet<string>;
  /** Names of towns, villages and parts of them, with repeats. */
  readonly placeNames: readonly string[];
  /** Share of the tiles along the edge of the box that hold anything, from 0 to 1. */
  readonly edgeCovered: number;
}

/** Reads every tile of a basemap. */
export async function inspectBasemap(basemap: Basemap): Promise<Inspection> {
  const box = boxOf(basemap.bounds);
  const found = {
    tiles: 0,
    missing: [] as string[],
    siteBytes: 0,
    largestTile: { address: '', bytes: 0 },
    shapes: Object.fromEntries(layerNames.map((layer) => [layer, 0])) as Record<LayerName, number>,
    roadNames: new Set<string>(),
    placeNames: [] as string[],
  };
  const edge = { tiles: 0, covered: 0 };
  const closest = tilesOf(box, basemap.maxZoom);
  const isOnEdge = ({ x, y }: TileAddress) =>
    x === closest.west || x === closest.east || y === closest.north || y === closest.south;
  for (const address of tilesWithin(box, basemap.minZoom, basemap.maxZoom)) {
    const written = `${address.z}/${address.x}/${address.y}`;
    const bytes = await basemap.tile(address.z, address.x, address.y);
    const layers = bytes && readLayers(bytes);
    if (!layers) {
      found.missing.push(written);
      continue;
    }
    found.tiles += 1;
    found.siteBytes += bytes.length;
    if (bytes.length > found.largestTile.bytes) found.largestTile = { address: written, bytes: bytes.length };
    if (address.z !== basemap.maxZoom) continue;
    countShapes(layers, found);
    if (isOnEdge(address)) {
      edge.tiles += 1;
      if (Object.entries(layers).some(([name, { length }]) => name !== 'earth' && length > 0))
        edge.covered += 1;
    }
  }
  return { ...found, edgeCovered: edge.tiles === 0 ? 0 : edge.covered / edge.tiles };
}

type Layers = VectorTile['layers'];

function readLayers(bytes: Uint8Array): Layers | undefined {
  try {
    return new VectorTile(new PbfReader(bytes)).layers;
  } catch {
    return undefined;
  }
}

function countShapes(
  layers: Layers,
  found: { shapes: Record<LayerName, number>; roadNames: Set<string>; placeNames: string[] },
): void {
  for (const name of layerNames) {
    const layer = layers[name];
    for (let index = 0; index < (layer?.length ?? 0); index++) {
      const feature = layer?.feature(index);
      if (!feature) continue;
      const parts = feature.loadGeometry();
      const { name: label } = feature.properties;
      if (feature.type === 1) {
        // A point near an edge is in the next tile too.
        const [at] = parts[0] ?? [];
        const isInside = at && at.x >= 0 && at.y >= 0 && at.x < tileExtent && at.y < tileExtent;
        if (!isInside) continue;
        if (name === 'places' && typeof label === 'string') found.placeNames.push(label);
      }
      if (name === 'roads' && typeof label === 'string') found.roadNames.add(label);
      found.shapes[name] += parts.length;
    }
  }
}
