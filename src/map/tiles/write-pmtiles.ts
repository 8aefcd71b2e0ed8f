import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { zxyToTileId } from 'pmtiles';
import type { Box } from '../../domain/geo.ts';
import type { TileAddress } from './tile-grid.ts';

/** What an archive says about itself. */
export interface ArchiveHead {
  readonly bounds: Box;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Its metadata, written as JSON. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** A tile, not compressed. */
export interface TileBytes extends TileAddress {
  readonly bytes: Uint8Array;
}

interface Entry {
  readonly id: number;
  readonly offset: number;
  readonly length: number;
  run: number;
}

const headerSize = 127;
/** Header and first directory lie in the first 16 kB, so that one request gets both. */
const mostAtRoot = 16_384 - headerSize;
const gzipCode = 2;
const mvtCode = 1;

/**
 * Writes a PMTiles archive, version 3 (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md): tiles in
 * the order of their numbers, each content once, everything packed with gzip.
 *
 * @param entriesAtOnce how many entries a leaf directory starts with, where one directory is not enough
 */
export function writePmtiles(
  tiles: Iterable<TileBytes>,
  { bounds, minZoom, maxZoom, metadata }: ArchiveHead,
  entriesAtOnce = 4096,
): Uint8Array {
  const inOrder = [...tiles]
    .map(({ z, x, y, bytes }) => ({ id: zxyToTileId(z, x, y), bytes }))
    .sort((a, b) => a.id - b.id);
  const contents: Uint8Array[] = [];
  const known = new Map<string, { offset: number; length: number }>();
  const entries: Entry[] = [];
  let offset = 0;
  for (const { id, bytes } of inOrder) {
    const key = createHash('sha256').update(bytes).digest('base64');
    let content = known.get(key);
    if (!content) {
      const packed = gzipSync(bytes, { level: 9 });
      content = { offset, length: packed.length };
      known.set(key, content);
      contents.push(packed);
      offset += packed.length;
    }
    const last = entries.at(-1);
    if (last?.offset === content.offset && last.id + last.run === id) last.run += 1;
    else entries.push({ id, ...content, run: 1 });
  }
  const { root, leaves } = writeDirectories(entries, entriesAtOnce);
  const packedMetadata = gzipSync(JSON.stringify(metadata), { level: 9 });
  const header = writeHeader({
    root: root.length,
    metadata: packedMetadata.length,
    leaves: leaves.length,
    data: offset,
    counts: [inOrder.length, entries.length, contents.length],
    bounds,
    minZoom,
    maxZoom,
  });
  return Buffer.concat([header, root, packedMetadata, leaves, ...contents]);
}

/** One directory where it is small enough, else a directory of directories. */
function writeDirectories(
  entries: readonly Entry[],
  entriesAtOnce: number,
): { root: Buffer; leaves: Buffer } {
  const whole = writeDirectory(entries);
  if (whole.length <= mostAtRoot) return { root: whole, leaves: Buffer.alloc(0) };
  for (let size = entriesAtOnce; ; size *= 2) {
    const leaves: Buffer[] = [];
    const atRoot: Entry[] = [];
    let offset = 0;
    for (let start = 0; start < entries.length; start += size) {
      const leaf = writeDirectory(entries.slice(start, start + size));
      // A run of nought says that the entry leads to a directory.
      atRoot.push({ id: entries[start]?.id ?? 0, offset, length: leaf.length, run: 0 });
      leaves.push(leaf);
      offset += leaf.length;
    }
    const root = writeDirectory(atRoot);
    if (root.length <= mostAtRoot) return { root, leaves: Buffer.concat(leaves) };
  }
}

/** Columns one after another: steps between numbers, runs, lengths, offsets. */
function writeDirectory(entries: readonly Entry[]): Buffer {
  const numbers: number[] = [entries.length];
  let last = 0;
  for (const { id } of entries) {
    numbers.push(id - last);
    last = id;
  }
  for (const { run } of entries) numbers.push(run);
  for (const { length } of entries) numbers.push(length);
  for (const [index, { offset }] of entries.entries()) {
    const before = entries[index - 1];
    // Nought says: right after the one before.
    numbers.push(before && before.offset + before.length === offset ? 0 : offset + 1);
  }
  return gzipSync(Uint8Array.from(numbers.flatMap(varint)), { level: 9 });
}

function varint(number: number): number[] {
  const bytes: number[] = [];
  let rest = number;
  while (rest > 127) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

interface HeaderFacts {
  readonly root: number;
  readonly metadata: number;
  readonly leaves: number;
  readonly data: number;
  readonly counts: readonly [addressed: number, entries: number, contents: number];
  readonly bounds: Box;
  readonly minZoom: number;
  readonly maxZoom: number;
}

function writeHeader({
  root,
  metadata,
  leaves,
  data,
  counts,
  bounds,
  minZoom,
  maxZoom,
}: HeaderFacts): Buffer {
  const header = Buffer.alloc(headerSize);
  header.write('PMTiles', 0, 'latin1');
  header.writeUInt8(3, 7);
  const metadataAt = headerSize + root;
  const leavesAt = metadataAt + metadata;
  const dataAt = leavesAt + leaves;
  const wide = [headerSize, root, metadataAt, metadata, leavesAt, leaves, dataAt, data, ...counts];
  for (const [index, number] of wide.entries()) header.writeBigUInt64LE(BigInt(number), 8 + index * 8);
  const isClustered = 1;
  const bytes = [isClustered, gzipCode, gzipCode, mvtCode, minZoom, maxZoom];
  for (const [index, byte] of bytes.entries()) header.writeUInt8(byte, 96 + index);
  const [west, south, east, north] = bounds;
  const places = [west, south, east, north];
  for (const [index, degrees] of places.entries())
    header.writeInt32LE(Math.round(degrees * 1e7), 102 + index * 4);
  header.writeUInt8(Math.round((minZoom + maxZoom) / 2), 118);
  header.writeInt32LE(Math.round(((west + east) / 2) * 1e7), 119);
  header.writeInt32LE(Math.round(((south + north) / 2) * 1e7), 123);
  return header;
}
