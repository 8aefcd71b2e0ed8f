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
const thinnings: readonly ((look: TilePiece['look'], z: number) => boolean)[] = [
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
  for (const address of tilesWithin(box, basemapZooms.least, basemapZooms.most)) {
    yield encodeTile({
      ...address,
      layers: byLayer.map(({ layer, own, index }) => ({
        layer,
        pieces: cutsOf(index, address).flatMap((piece) => {
          const look = own[Number(piece.id)];
          return look && look.minZoom <= address.z ? [{ look, piece }] : [];
        }),
      })),
    });
  }
}

/** A piece of a feature in one tile, in the tile's own steps. */
export interface TilePiece {
  readonly look: Omit<MapFeature, 'shape'>;
  readonly piece: GeoJSONVTFeature;
}

/** What one tile is made from. */
export interface TileParts extends TileAddress {
  readonly layers: readonly { readonly layer: LayerName; readonly pieces: readonly TilePiece[] }[];
}

/** Writes a tile; where it would be too heavy, without what is smallest in it. */
export function encodeTile({ z, x, y, layers }: TileParts): CutTile {
  for (let thinned = 0; ; thinned++) {
    const rules = thinnings.slice(0, thinned + 1);
    const kept: Record<string, { features: GeoJSONVTFeature[] }> = {};
    for (const { layer, pieces } of layers) {
      const light = pieces.filter(({ look }) => rules.every((keeps) => keeps(look, z)));
      const features = layer === 'earth' ? [wholeGround] : mergeAlike(light, z);
      if (features.length > 0) kept[layer] = { features };
    }
    const bytes = fromGeojsonVt(kept as unknown as Parameters<typeof fromGeojsonVt>[0], {
      version: 2,
      extent: tileExtent,
    });
    if (bytes.length <= heaviestTile || rules.length === thinnings.length) return { z, x, y, bytes, thinned };
  }
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
  // Its types ask for lists that may be changed; it changes none.
  return new GeoJSONVT(collection as unknown as ConstructorParameters<typeof GeoJSONVT>[0], {
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
function mergeAlike(pieces: readonly TilePiece[], z: number): GeoJSONVTFeature[] {
  const merged = new Map<string, GeoJSONVTFeature>();
  for (const [place, { look, piece }] of pieces.entries()) {
    const tags = propertiesAt(look, z);
    if (piece.type === 1) {
      merged.set(`${place}`, { type: 1, tags, geometry: piece.geometry });
      continue;
    }
    const parts = piece.type === 3 ? soundRings(piece.geometry) : soundLines(piece.geometry);
    if (parts.length === 0) continue;
    const key = `${piece.type} ${JSON.stringify(tags)}`;
    const before = merged.get(key);
    if (before && before.type !== 1) before.geometry.push(...parts);
    else merged.set(key, { type: piece.type, tags, geometry: parts });
  }
  return [...merged.values()];
}

/** Where streets are too small to be named, their names would only keep them apart. */
function propertiesAt({ layer, properties }: TilePiece['look'], z: number): Properties {
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
