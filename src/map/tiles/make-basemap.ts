import type { Box } from '../../domain/geo.ts';
import type { MapFeature } from '../osm/feature.ts';
import { osmCredit } from './basemap.ts';
import { cutTiles } from './cut.ts';
import { basemapZooms, countTiles, tilesOf } from './tile-grid.ts';
import { writePmtiles, type TileBytes } from './write-pmtiles.ts';

/** What a basemap says about itself. */
export interface BasemapFacts {
  /** Name of the area. */
  readonly name: string;
  readonly bounds: Box;
  /** How new its data is, where that is known. */
  readonly osmDate?: string | undefined;
}

/** A basemap, made. */
export interface MadeBasemap {
  readonly bytes: Uint8Array;
  readonly tiles: number;
  readonly largestTile: { readonly address: string; readonly bytes: number };
  /** Tiles that had to do without what is smallest. */
  readonly thinned: number;
  /** Bytes of all tiles, not compressed, as a site holds them. */
  readonly exploded: number;
}

/** Says how many tiles of how many are cut. */
export type CutProgress = (done: number, total: number) => void;

/** Cuts features into tiles and packs them into one file. The same features give the same bytes. */
export function makeBasemap(
  features: readonly MapFeature[],
  facts: BasemapFacts,
  progress?: CutProgress,
): MadeBasemap {
  let total = 0;
  for (let z: number = basemapZooms.least; z <= basemapZooms.most; z++)
    total += countTiles(tilesOf(facts.bounds, z));
  const tiles: TileBytes[] = [];
  let [thinned, exploded] = [0, 0];
  let largestTile = { address: '', bytes: 0 };
  for (const tile of cutTiles(features, facts.bounds)) {
    tiles.push(tile);
    exploded += tile.bytes.length;
    if (tile.thinned > 0) thinned += 1;
    if (tile.bytes.length > largestTile.bytes) {
      largestTile = { address: `${tile.z}/${tile.x}/${tile.y}`, bytes: tile.bytes.length };
    }
    progress?.(tiles.length, total);
  }
  return { bytes: packTiles(tiles, facts), tiles: tiles.length, largestTile, thinned, exploded };
}

/** Packs tiles into one file, with what it says about itself. */
export function packTiles(tiles: readonly TileBytes[], { name, bounds, osmDate }: BasemapFacts): Uint8Array {
  return writePmtiles(tiles, {
    bounds,
    minZoom: basemapZooms.least,
    maxZoom: basemapZooms.most,
    metadata: {
      name,
      description: `Streets, buildings, water and green places of ${name}, in the layers of Protomaps' basemap, version 4.`,
      attribution: osmCredit,
      licence: 'Open Database Licence 1.0, https://opendatacommons.org/licenses/odbl/1-0/',
      bounds: bounds.join(','),
      ...(osmDate === undefined ? {} : { osm_date: osmDate }),
      type: 'baselayer',
      version: '4',
      vector_layers: ['earth', 'landuse', 'water', 'buildings', 'roads', 'places', 'pois'].map((id) => ({
        id,
        minzoom: basemapZooms.least,
        maxzoom: basemapZooms.most,
        fields: { kind: 'String', kind_detail: 'String', name: 'String' },
      })),
    },
  });
}
