import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import type { Box } from '../../domain/geo.ts';
import { landmarkKinds, cleanName } from '../osm/classify.ts';
import { layerNames, type LayerName, type Properties } from '../osm/feature.ts';
import type { Basemap } from './basemap.ts';
import { encodeTile, tileExtent, type CutTile, type TilePiece } from './cut.ts';
import { basemapZooms, tilesWithin } from './tile-grid.ts';

/** What is kept of what a feature says of itself; names in other languages go, for one. */
const kept: ReadonlySet<string> = new Set([
  'kind',
  'kind_detail',
  'name',
  'ref',
  'is_link',
  'is_bridge',
  'is_tunnel',
  'service',
  'sport',
  'religion',
  'intermittent',
  'population',
  'min_zoom',
  'sort_rank',
]);

/**
 * Takes the tiles of a basemap that was made elsewhere in the layers of Protomaps, version 4, and leaves out what a
 * neighbourhood's map does not show: borders, names in other languages, most of the shops.
 *
 * @param box the area of the new map
 */
export async function* importTiles(basemap: Basemap, box: Box): AsyncGenerator<CutTile> {
  for (const address of tilesWithin(box, basemapZooms.least, basemapZooms.most)) {
    const bytes = await basemap.tile(address.z, address.x, address.y);
    const layers = bytes ? new VectorTile(new PbfReader(bytes)).layers : {};
    yield encodeTile({
      ...address,
      layers: layerNames.map((layer) => {
        const found = layers[layer];
        const features = Array.from({ length: found?.length ?? 0 }, (_, index) => found?.feature(index));
        return {
          layer,
          pieces: features
            .flatMap((feature) => (feature ? pieceOf(layer, feature, address.z) : []))
            .sort((a, b) => a.look.rank - b.look.rank),
        };
      }),
    });
  }
}

function pieceOf(layer: LayerName, feature: VectorTileFeature, z: number): TilePiece[] {
  const properties = propertiesOf(feature.properties);
  if (layer === 'pois' && !isLandmark(properties)) return [];
  const scale = tileExtent / feature.extent;
  const lines = feature
    .loadGeometry()
    .map((line) => line.map(({ x, y }): [number, number] => [Math.round(x * scale), Math.round(y * scale)]));
  const rank = rankOf(layer, properties);
  const look = { layer, properties, minZoom: Math.min(z, Number(properties['min_zoom'] ?? 0)), rank };
  switch (feature.type) {
    case 1:
      return lines.map((points) => ({ look, piece: { type: 1, tags: null, geometry: points } }));
    case 2:
    case 3:
      return [{ look, piece: { type: feature.type, tags: null, geometry: lines } }];
    default:
      return [];
  }
}

function propertiesOf(given: Readonly<Record<string, number | string | boolean>>): Properties {
  const entries = Object.entries(given).flatMap(([key, value]): [string, string | number | boolean][] => {
    if (!kept.has(key)) return [];
    const clean = key === 'name' && typeof value === 'string' ? cleanName(value) : value;
    return clean === undefined ? [] : [[key, clean]];
  });
  return Object.fromEntries(entries);
}

function isLandmark({ kind, name }: Properties): boolean {
  return typeof kind === 'string' && landmarkKinds.has(kind) && name !== undefined;
}

/** Which roads lie on top, and which go first where a tile is crowded. */
const roadRanks: Readonly<Record<string, number>> = {
  ferry: 10,
  pier: 12,
  path: 20,
  minor_road: 55,
  rail: 65,
  major_road: 75,
  highway: 90,
};

function rankOf(layer: LayerName, { kind, kind_detail: detail }: Properties): number {
  if (layer !== 'roads' || typeof kind !== 'string') return 0;
  return detail === 'service' ? 40 : (roadRanks[kind] ?? 15);
}
