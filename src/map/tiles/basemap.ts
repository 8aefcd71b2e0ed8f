import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { Compression, PMTiles, TileType, type Header, type Source } from 'pmtiles';
import type { Box } from '../../domain/geo.ts';
import { tilesWithin, type TileAddress } from './tile-grid.ts';

/** A basemap, opened. */
export interface Basemap {
  /** Fingerprint of its bytes; its tiles lie in a folder of this name, so that they can be kept for ever. */
  readonly hash: string;
  readonly bounds: BasemapBounds;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** How new its data is: a day, like `2026-11-01`. Absent where the file does not say. */
  readonly osmDate?: string | undefined;
  /** Whom to name for it, as plain text. */
  readonly attribution: string;
  /** The name of the area, where the file says. */
  readonly name?: string | undefined;
  /** What the file says about itself. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Bytes of one tile, unpacked (Mapbox Vector Tile); undefined where there is none. */
  tile(z: number, x: number, y: number): Promise<Uint8Array | undefined>;
  /** Every tile there is inside the bounds, zoom by zoom. */
  tiles(): AsyncIterable<BasemapTile>;
}

/** The box that a basemap covers, in degrees. */
export interface BasemapBounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** A tile with its bytes, unpacked. */
export interface BasemapTile extends TileAddress {
  readonly bytes: Uint8Array;
}

/** The bytes are no basemap. The message says what they are instead, as part of a sentence. */
export class NotABasemap extends Error {
  override readonly name = 'NotABasemap';
}

/** The words that the licence of OpenStreetMap asks for. */
export const osmCredit = '© OpenStreetMap contributors';

/** Characters of a fingerprint. */
const hashLength = 12;

/**
 * Opens a basemap that is held in memory.
 *
 * @param bytes a PMTiles archive, version 3, of vector tiles
 * @throws NotABasemap when the bytes are something else, or only a part of one
 */
export async function openBasemap(bytes: Uint8Array): Promise<Basemap> {
  const archive = openArchive(bytes);
  const { header, metadata } = await readHead(archive, bytes);
  const bounds = { west: header.minLon, south: header.minLat, east: header.maxLon, north: header.maxLat };
  const tile = async (z: number, x: number, y: number) => {
    const found = await archive.getZxy(z, x, y);
    return found && new Uint8Array(found.data);
  };
  return {
    hash: createHash('sha256').update(bytes).digest('hex').slice(0, hashLength),
    bounds,
    minZoom: header.minZoom,
    maxZoom: header.maxZoom,
    osmDate: dateIn(metadata),
    attribution: textIn(metadata, 'attribution')?.replaceAll(/<[^>]*>/g, '') ?? osmCredit,
    name: textIn(metadata, 'name'),
    metadata,
    tile,
    async *tiles() {
      for (const address of tilesWithin(boxOf(bounds), header.minZoom, header.maxZoom)) {
        const found = await tile(address.z, address.x, address.y);
        if (found) yield { ...address, bytes: found };
      }
    },
  };
}

const opened = new WeakMap<Uint8Array, Promise<Basemap>>();

/** As `openBasemap`; the same bytes are opened once. */
export function basemapOf(bytes: Uint8Array): Promise<Basemap> {
  const known = opened.get(bytes) ?? openBasemap(bytes);
  opened.set(bytes, known);
  return known;
}

/** The box of a basemap as a list. */
export function boxOf({ west, south, east, north }: BasemapBounds): Box {
  return [west, south, east, north];
}

function openArchive(bytes: Uint8Array): PMTiles {
  const source: Source = {
    getKey: () => 'basemap',
    getBytes: (offset, length) =>
      Promise.resolve({ data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer }),
  };
  return new PMTiles(source, undefined, (packed, compression) =>
    Promise.resolve(unpack(packed, compression)),
  );
}

function unpack(packed: ArrayBuffer, compression: Compression): ArrayBuffer {
  if (compression === Compression.None || compression === Compression.Unknown) return packed;
  if (compression !== Compression.Gzip) throw new NotABasemap('its tiles are not packed with gzip');
  return Uint8Array.from(gunzipSync(new Uint8Array(packed))).buffer;
}

async function readHead(
  archive: PMTiles,
  bytes: Uint8Array,
): Promise<{ header: Header; metadata: Record<string, unknown> }> {
  const start = Buffer.from(bytes.subarray(0, 7)).toString('latin1');
  if (start !== 'PMTiles') throw new NotABasemap('it is not a PMTiles file');
  if (bytes[7] !== 3) throw new NotABasemap(`it is PMTiles of version ${bytes[7] ?? '?'}, not 3`);
  let head: { header: Header; metadata: unknown };
  try {
    head = { header: await archive.getHeader(), metadata: await archive.getMetadata() };
  } catch (error) {
    if (error instanceof NotABasemap) throw error;
    throw new NotABasemap('it is broken or not whole');
  }
  const { header, metadata } = head;
  const end = header.tileDataOffset + (header.tileDataLength ?? 0);
  if (bytes.length < end) throw new NotABasemap('it ends too early: it was not copied whole');
  if (header.tileType !== TileType.Mvt) throw new NotABasemap('it holds pictures, not vector tiles');
  return { header, metadata: isRecord(metadata) ? metadata : {} };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textIn(metadata: Record<string, unknown>, key: string): string | undefined {
  const value = metadata[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function dateIn(metadata: Record<string, unknown>): string | undefined {
  const said = textIn(metadata, 'osm_date') ?? textIn(metadata, 'planetiler:osm:osmosisreplicationtime');
  return /^\d{4}-\d{2}-\d{2}/.exec(said ?? '')?.[0];
}
