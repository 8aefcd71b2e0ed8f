import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import type { Basemap } from '../tiles/basemap.ts';
import { clipLine, clipRing, edgesOf, isWithin, meet, type Edges, type Line } from './lines.ts';
import type { Spot, View } from './view.ts';

/** A feature of the basemap, in units of the world. */
export interface GroundFeature {
  readonly layer: string;
  readonly kind: string;
  readonly detail: string;
  readonly name?: string | undefined;
  readonly ref?: string | undefined;
  /** The lower, the more a place matters. */
  readonly rank: number;
  readonly is: 'point' | 'line' | 'polygon';
  readonly lines: readonly Line[];
  readonly edges: Edges;
}

const layers = ['landuse', 'water', 'buildings', 'roads', 'places', 'pois'] as const;
const tileSide = 4096;
const closest = 14;

/** Polygons reach a little over the edge of their tile, so that no seam shows between tiles. */
const overlap = 5;

/** What a basemap shows, tile by tile; each tile is read once, however many drawings need it. */
export class Ground {
  readonly basemap: Basemap;
  readonly #tiles = new Map<string, Promise<readonly GroundFeature[]>>();

  constructor(basemap: Basemap) {
    this.basemap = basemap;
  }

  /** Features of a view, from tiles as detailed as it needs. */
  async within(view: View): Promise<readonly GroundFeature[]> {
    const zoom = Math.max(
      this.basemap.minZoom,
      Math.min(this.basemap.maxZoom, closest, Math.ceil(view.zoom) + 1),
    );
    const side = tileSide * 2 ** (closest - zoom);
    const [west, north, east, south] = view.edges.map((edge) => Math.floor(edge / side)) as [
      number,
      number,
      number,
      number,
    ];
    const found: GroundFeature[] = [];
    for (let y = north; y <= south; y++) {
      for (let x = west; x <= east; x++) {
        for (const feature of await this.#tile(zoom, x, y)) {
          if (meet(feature.edges, view.edges)) found.push(feature);
        }
      }
    }
    return found;
  }

  #tile(z: number, x: number, y: number): Promise<readonly GroundFeature[]> {
    const key = `${z}/${x}/${y}`;
    const known = this.#tiles.get(key);
    if (known) return known;
    const read = this.basemap.tile(z, x, y).then((bytes) => (bytes ? readTile(bytes, z, x, y) : []));
    this.#tiles.set(key, read);
    return read;
  }
}

const grounds = new WeakMap<Basemap, Ground>();

/** What a basemap shows; the same one for the same basemap. */
export function groundOf(basemap: Basemap): Ground {
  const known = grounds.get(basemap) ?? new Ground(basemap);
  grounds.set(basemap, known);
  return known;
}

function readTile(bytes: Uint8Array, z: number, x: number, y: number): GroundFeature[] {
  const tile = new VectorTile(new PbfReader(bytes));
  const side = tileSide * 2 ** (closest - z);
  const [west, north] = [x * side, y * side];
  const edges: Edges = [west, north, west + side, north + side];
  return layers.flatMap((layer) => {
    const read = tile.layers[layer];
    if (read === undefined) return [];
    const scale = side / read.extent;
    return Array.from({ length: read.length }, (_, index) => {
      const feature = read.feature(index);
      const lines = feature
        .loadGeometry()
        .map((line) => line.map((spot): Spot => [west + spot.x * scale, north + spot.y * scale]));
      return groundFeature(layer, feature, lines, edges);
    }).filter((feature) => feature.lines.length > 0);
  });
}

function groundFeature(
  layer: string,
  { type, properties }: VectorTileFeature,
  lines: readonly Line[],
  tile: Edges,
): GroundFeature {
  const is = type === 1 ? 'point' : type === 2 ? 'line' : 'polygon';
  const kept = withinTile(is, lines, tile);
  const text = (key: string): string | undefined => {
    const value = properties[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const rank = properties['sort_rank'];
  return {
    layer,
    kind: text('kind') ?? '',
    detail: text('kind_detail') ?? '',
    name: text('name'),
    ref: text('ref'),
    rank: typeof rank === 'number' ? rank : 99,
    is,
    lines: kept,
    edges: edgesOf(kept),
  };
}

/** Tiles hold a little of what lies round them; without it nothing is drawn twice. */
function withinTile(is: GroundFeature['is'], lines: readonly Line[], tile: Edges): readonly Line[] {
  const [west, north, east, south] = tile;
  if (is === 'point') {
    return lines.filter(([spot]) => {
      const [x, y] = spot!;
      return west <= x && x < east && north <= y && y < south;
    });
  }
  if (is === 'line') return lines.flatMap((line) => clipLine(line, tile));
  const room: Edges = [west - overlap, north - overlap, east + overlap, south + overlap];
  return lines
    .map((ring) => (isWithin(edgesOf([ring]), room) ? ring : clipRing(ring, room)))
    .filter((ring) => ring.length > 3);
}
