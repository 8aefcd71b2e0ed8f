import { GeoJSONVT, type GeoJSONVTFeature } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Box } from '../../domain/geo.ts';
import { layerNames, type LayerName, type MapFeature, type Properties, type Shape } from '../osm/feature.ts';
import { basemapZooms, tilesWithin, type TileAddress } from './tile-grid.ts';

/** A tile with its bytes, not compressed. */
export interface CutTile extends TileAddress {
  readonly bytes: Uint8Array;
  /** How much was left out so that it stays light: nothing, or so many steps of `thinnings`. */
  readonly thinned: number;
}

/** Side of a tile in its own steps. */
export const tileExtent = 4096;
/** So far a tile reaches over its edge, so that wide lines do not end at it. */
const tileBuffer = 64;

/** No tile is heavier than this, in bytes before compression. */
export const heaviestTile = 100_000;

/** What a crowded tile does without, step by step: what is drawn smallest goes first. */
const thinnings: readonly ((feature: MapFeature, z: number) => boolean)[] = [
  () => true,
  ({ layer, minZoom }, z) => !(layer === 'landuse' && minZoom >= z),
  ({ layer, properties }) => !(layer === 'roads' && properties['kind_detail'] === 'sidewalk'),
  ({ layer, rank }) => !(layer === 'roads' && rank <= 20),
  ({ layer, rank }) => !(layer === 'roads' && rank <= 40),
  ({ layer }) => layer !== 'buildings',
  ({ layer, rank }) => !(layer === 'roads' && rank <= 60),
  ({ layer }) => layer !== 'landuse',
];

/** From this zoom on, streets carry their names. */
const namesFrom = 12;

/**
 * Cuts features into tiles: one for each place of the box at each zoom, also where nothing is, so that no request
 * for a tile goes unanswered.
 */
export function* cutTiles(features: readonly MapFeature[], box: Box): Generator<CutTile> {
  const byLayer = layerNames.map((layer) => {
    const own = features.filter((feature) => feature.layer === layer).sort((a, b) => a.rank - b.rank);
    return { layer, own, index: own.length > 0 ? indexOf(own) : undefined };
  });
  for (const { z, x, y } of tilesWithin(box, basemapZooms.least, basemapZooms.most)) {
    const found = byLayer.map(({ layer, own, index }) => ({
      layer,
      features: cutsOf(index, { z, x, y }).flatMap((cut) => {
        const feature = own[Number(cut.id)];
        return feature && feature.minZoom <= z ? [{ feature, cut }] : [];
      }),
    }));
    for (let thinned = 0; ; thinned++) {
      const bytes = encodeTile(found, z, thinned);
      if (bytes.length > heaviestTile && thinned + 1 < thinnings.length) continue;
      yield { z, x, y, bytes, thinned };
      break;
    }
  }
}

interface Cut {
  readonly feature: MapFeature;
  readonly cut: GeoJSONVTFeature;
}

function cutsOf(index: GeoJSONVT | undefined, { z, x, y }: TileAddress): readonly GeoJSONVTFeature[] {
  return index?.getTile(z, x, y)?.features ?? [];
}

function indexOf(features: readonly MapFeature[]): GeoJSONVT {
  const collection = {
    type: 'FeatureCollection' as const,
    features: features.map(({ shape }, id) => ({
      type: 'Feature' as const,
      id,
      properties: null,
      geometry: geometryOf(shape),
    })),
  };
  return new GeoJSONVT(collection, {
    maxZoom: basemapZooms.most,
    indexMaxZoom: basemapZooms.least,
    extent: tileExtent,
    buffer: tileBuffer,
    tolerance: 3,
  });
}

/** A shape as GeoJSON has it. */
function geometryOf(shape: Shape) {
  switch (shape.is) {
    case 'point':
      return { type: 'Point' as const, coordinates: shape.at };
    case 'lines':
      return { type: 'MultiLineString' as const, coordinates: shape.lines };
    case 'polygons':
      return { type: 'MultiPolygon' as const, coordinates: shape.polygons };
  }
}

function encodeTile(
  found: readonly { layer: LayerName; features: readonly Cut[] }[],
  z: number,
  thinned: number,
): Uint8Array {
  const layers: Record<string, { features: GeoJSONVTFeature[] }> = {};
  for (const { layer, features } of found) {
    const kept = features.filter(({ feature }) =>
      thinnings.slice(0, thinned + 1).every((keeps) => keeps(feature, z)),
    );
    const merged = layer === 'earth' ? [wholeGround] : mergeAlike(kept, z);
    if (merged.length > 0) layers[layer] = { features: merged };
  }
  return fromGeojsonVt(layers as unknown as Parameters<typeof fromGeojsonVt>[0], {
    version: 2,
    extent: tileExtent,
  });
}

/** The ground is everywhere; the sea is drawn over it. */
const wholeGround: GeoJSONVTFeature = {
  type: 3,
  tags: { kind: 'earth' },
  geometry: [
    [
      [-tileBuffer, -tileBuffer],
      [tileExtent + tileBuffer, -tileBuffer],
      [tileExtent + tileBuffer, tileExtent + tileBuffer],
      [-tileBuffer, tileExtent + tileBuffer],
      [-tileBuffer, -tileBuffer],
    ],
  ],
};

/** Features of one kind become one, which saves a third of the bytes. Points stay by themselves. */
function mergeAlike(cuts: readonly Cut[], z: number): GeoJSONVTFeature[] {
  const merged = new Map<string, GeoJSONVTFeature>();
  for (const [place, { feature, cut }] of cuts.entries()) {
    const tags = propertiesAt(feature, z);
    if (cut.type === 1) {
      merged.set(`${place}`, { type: 1, tags, geometry: cut.geometry });
      continue;
    }
    const parts = cut.type === 3 ? soundRings(cut.geometry) : soundLines(cut.geometry);
    if (parts.length === 0) continue;
    const key = `${cut.type} ${JSON.stringify(tags)}`;
    const before = merged.get(key);
    if (before && before.type !== 1) before.geometry.push(...parts);
    else merged.set(key, { type: cut.type, tags, geometry: parts });
  }
  return [...merged.values()];
}

/** Where streets are too small to be named, their names would only keep them apart. */
function propertiesAt({ layer, properties }: MapFeature, z: number): Properties {
  if (layer !== 'roads' || z >= namesFrom) return properties;
  const { name: _, ...others } = properties;
  return others;
}

type Line = [number, number][];

/** Lines without points that fall on the one before. */
function soundLines(lines: readonly Line[]): Line[] {
  return lines.map(withoutRepeats).filter((line) => line.length > 1);
}

/**
 * Rings that still enclose something. A hole whose outer ring is gone goes with it; rings of one polygon follow
 * each other, the outer one first, which runs with the clock as the picture is seen.
 */
function soundRings(rings: readonly Line[]): Line[] {
  const kept: Line[] = [];
  let hasOuter = false;
  for (const ring of rings) {
    const sound = withoutRepeats(ring);
    const isOuter = areaOf(ring) >= 0;
    const isSound = sound.length >= 4 && areaOf(sound) !== 0;
    if (isOuter) hasOuter = isSound;
    if (isSound && (isOuter || hasOuter)) kept.push(sound);
  }
  return kept;
}

function withoutRepeats(line: Line): Line {
  return line.filter(([x, y], index) => {
    const before = line[index - 1];
    return before?.[0] !== x || before[1] !== y;
  });
}

/** Twice the area; above nought where it runs with the clock, y growing downwards. */
function areaOf(ring: Line): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x1, y1] = ring[j] ?? [0, 0];
    const [x2, y2] = ring[i] ?? [0, 0];
    sum += x1 * y2 - x2 * y1;
  }
  return sum;
}
