import type { Box } from '../../domain/geo.ts';
import { layerNames } from '../osm/feature.ts';
import { osmCredit } from './basemap.ts';
import type { CutTile } from './cut.ts';
import { basemapZooms, countTiles, tilesOf } from './tile-grid.ts';
import { writePmtiles } from './write-pmtiles.ts';

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
  /** Tiles that had to do without what is smallest. */
  readonly thinned: number;
}

/** Says how many tiles of how many are cut. */
export type CutProgress = (done: number, total: number) => void;

/** Packs tiles into one file, with what it says about itself. The same tiles give the same bytes. */
export async function makeBasemap(
  tiles: Iterable<CutTile> | AsyncIterable<CutTile>,
  facts: BasemapFacts,
  progress?: CutProgress,
): Promise<MadeBasemap> {
  let total = 0;
  for (let z: number = basemapZooms.least; z <= basemapZooms.most; z++) {
    total += countTiles(tilesOf(facts.bounds, z));
  }
  const cut: CutTile[] = [];
  for await (const tile of tiles) {
    cut.push(tile);
    progress?.(cut.length, total);
  }
  return { bytes: packTiles(cut, facts), thinned: cut.filter(({ thinned }) => thinned > 0).length };
}

function packTiles(tiles: readonly CutTile[], { name, bounds, osmDate }: BasemapFacts): Uint8Array {
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
      vector_layers: layerNames.map((id) => ({
        id,
        minzoom: basemapZooms.least,
        maxzoom: basemapZooms.most,
        fields: { kind: 'String', kind_detail: 'String', name: 'String' },
      })),
    },
  });
}
