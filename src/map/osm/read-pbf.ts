import { inflateSync } from 'node:zlib';
import { PbfReader } from 'pbf';
import type { Box } from '../../domain/geo.ts';
import {
  noTags,
  UnreadableFile,
  type OsmHead,
  type OsmMember,
  type OsmSource,
  type Tags,
} from './osm-source.ts';

/** Bytes of a file, from its start, each time it is opened. */
export type OpenBytes = () => AsyncIterable<Uint8Array>;

/** The largest header of a block and the largest block that the format allows. */
const largestHeader = 64 * 1024;
const largestBlock = 32 * 1024 * 1024;

/** What a reader must understand to read a file rightly; a file that asks for more is refused. */
const understood: ReadonlySet<string> = new Set(['OsmSchema-V0.6', 'DenseNodes']);

/**
 * A file in the format `.osm.pbf` (https://wiki.openstreetmap.org/wiki/PBF_Format). It is read block by block, so
 * that a large file needs no more memory than what is kept of it.
 *
 * @param size bytes of the file, to tell how far reading has come
 */
export function openPbf(name: string, open: OpenBytes, size: number): OsmSource {
  const readGroups = async (
    kinds: ReadonlySet<number>,
    read: GroupReader,
    progress?: (share: number) => void,
  ) => {
    let done = 0;
    for await (const block of blocksOf(name, open)) {
      done += block.bytesInFile;
      if (block.type === 'OSMHeader') readHeader(name, block.data);
      if (block.type === 'OSMData') readPrimitives(block.data, kinds, read);
      progress?.(done / size);
    }
  };
  return {
    name,
    async readHead() {
      const blocks = blocksOf(name, open);
      const first = await blocks.next();
      await blocks.return(undefined);
      if (first.done !== true && first.value.type === 'OSMHeader') return readHeader(name, first.value.data);
      throw new UnreadableFile(`${name} has no header. It is not a whole .osm.pbf file: download it again.`);
    },
    readNodes: (take, progress) =>
      readGroups(
        new Set([1, 2]),
        (kind, group, end, block) => {
          if (kind === 2) readDense(group, end, block, take);
          else readPlainNode(group, end, block, take);
        },
        progress,
      ),
    readWays: (take, progress) =>
      readGroups(
        new Set([3]),
        (_, group, end, block) => {
          readWay(group, end, block, take);
        },
        progress,
      ),
    readRelations: (take, progress) =>
      readGroups(
        new Set([4]),
        (_, group, end, block) => {
          readRelation(group, end, block, take);
        },
        progress,
      ),
  };
}

interface FileBlock {
  readonly type: string;
  readonly data: Uint8Array;
  readonly bytesInFile: number;
}

/** What all groups of one block share. */
interface Block {
  readonly text: (index: number) => string;
  readonly granularity: number;
  readonly latOffset: number;
  readonly lonOffset: number;
}

type GroupReader = (kind: number, pbf: PbfReader, end: number, block: Block) => void;

/** Takes a file apart into its blocks, unpacked. */
async function* blocksOf(name: string, open: OpenBytes): AsyncGenerator<FileBlock> {
  const bytes = bytesOf(open());
  const broken = (what: string) =>
    new UnreadableFile(`${name} ${what}. It is not a whole .osm.pbf file: download it again.`);
  try {
    for (;;) {
      const start = await bytes.take(4);
      if (start.length === 0) return;
      if (start.length < 4) throw broken('ends in the middle of a block');
      const headerSize = new DataView(start.buffer, start.byteOffset, 4).getUint32(0);
      if (headerSize === 0 || headerSize > largestHeader) throw broken('does not hold what its name says');
      const header = await bytes.take(headerSize);
      if (header.length < headerSize) throw broken('ends in the middle of a block');
      const { type, size } = unpacking(broken, () => readBlobHeader(header));
      if (size > largestBlock) throw broken('does not hold what its name says');
      const blob = await bytes.take(size);
      if (blob.length < size) throw broken('ends in the middle of a block');
      yield {
        type,
        data: unpacking(broken, () => unpackBlob(name, blob)),
        bytesInFile: 4 + headerSize + size,
      };
    }
  } finally {
    await bytes.close();
  }
}

function unpacking<Result>(broken: (what: string) => Error, unpack: () => Result): Result {
  try {
    return unpack();
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw broken('holds a block that cannot be unpacked');
  }
}

/** Hands out the bytes of a stream in pieces of any length; a shorter one at the end. */
function bytesOf(stream: AsyncIterable<Uint8Array>): {
  take(length: number): Promise<Uint8Array>;
  /** Lets go of the file, also before its end. */
  close(): Promise<void>;
} {
  const iterator = stream[Symbol.asyncIterator]();
  let waiting: Uint8Array[] = [];
  let held = 0;
  return {
    async take(length) {
      while (held < length) {
        const next = await iterator.next();
        if (next.done === true) break;
        waiting.push(next.value);
        held += next.value.length;
      }
      const all = waiting.length === 1 && waiting[0] ? waiting[0] : Buffer.concat(waiting);
      const taken = all.subarray(0, length);
      waiting = [all.subarray(taken.length)];
      held = all.length - taken.length;
      return taken;
    },
    async close() {
      await iterator.return?.();
    },
  };
}

function readBlobHeader(bytes: Uint8Array): { type: string; size: number } {
  const found = { type: '', size: 0 };
  new PbfReader(bytes).readFields((tag, header, pbf) => {
    if (tag === 1) header.type = pbf.readString();
    else if (tag === 3) header.size = pbf.readVarint();
  }, found);
  return found;
}

function unpackBlob(name: string, bytes: Uint8Array): Uint8Array {
  const found: { raw?: Uint8Array; packed?: Uint8Array; other?: number } = {};
  new PbfReader(bytes).readFields((tag, blob, pbf) => {
    if (tag === 1) blob.raw = pbf.readBytes();
    else if (tag === 3) blob.packed = pbf.readBytes();
    else if (tag > 3) blob.other = tag;
  }, found);
  if (found.raw) return found.raw;
  if (found.packed) return inflateSync(found.packed, { maxOutputLength: largestBlock });
  throw new UnreadableFile(
    `${name} is packed in a way that this program does not know. Make it again with zlib: osmium cat ${name} -o plain.osm.pbf`,
  );
}

function readHeader(name: string, bytes: Uint8Array): OsmHead {
  const found: { bounds?: Box; date?: string; needs: string[] } = { needs: [] };
  new PbfReader(bytes).readFields((tag, head, pbf) => {
    if (tag === 1) head.bounds = readHeaderBox(pbf);
    else if (tag === 4) head.needs.push(pbf.readString());
    else if (tag === 32) head.date = dayOf(pbf.readVarint(true));
  }, found);
  const strange = found.needs.find((need) => !understood.has(need));
  if (strange !== undefined) {
    throw new UnreadableFile(
      `${name} asks for "${strange}", which this program does not know. Choose a file without history.`,
    );
  }
  return { bounds: found.bounds, date: found.date };
}

/** Left, right, top, bottom, in billionths of a degree. */
function readHeaderBox(pbf: PbfReader): Box {
  const sides = [0, 0, 0, 0];
  pbf.readMessage((tag, box: number[], inner) => {
    if (tag >= 1 && tag <= 4) box[tag - 1] = inner.readSVarint() / 1e9;
  }, sides);
  const [west = 0, east = 0, north = 0, south = 0] = sides;
  return [west, south, east, north];
}

function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

function readPrimitives(bytes: Uint8Array, kinds: ReadonlySet<number>, read: GroupReader): void {
  const pbf = new PbfReader(bytes);
  const groups: [start: number, end: number][] = [];
  const texts: Uint8Array[] = [];
  const numbers = { granularity: 100, latOffset: 0, lonOffset: 0 };
  // Its numbers stand after the groups, so those are only noted at first.
  pbf.readFields((tag) => {
    if (tag === 1) readTexts(pbf, texts);
    else if (tag === 2) {
      const length = pbf.readVarint();
      groups.push([pbf.pos, pbf.pos + length]);
      pbf.pos += length;
    } else if (tag === 17) numbers.granularity = pbf.readVarint();
    else if (tag === 19) numbers.latOffset = pbf.readVarint(true);
    else if (tag === 20) numbers.lonOffset = pbf.readVarint(true);
  }, undefined);
  const decoded = new Map<number, string>();
  const decoder = new TextDecoder();
  const text = (index: number) => {
    const known = decoded.get(index);
    if (known !== undefined) return known;
    const fresh = decoder.decode(texts[index]);
    decoded.set(index, fresh);
    return fresh;
  };
  const block = { ...numbers, text };
  for (const [start, end] of groups) {
    pbf.pos = start;
    pbf.readFields(
      (kind) => {
        if (!kinds.has(kind)) return;
        const length = pbf.readVarint();
        const itemEnd = pbf.pos + length;
        read(kind, pbf, itemEnd, block);
        pbf.pos = itemEnd;
      },
      undefined,
      end,
    );
  }
}

function readTexts(pbf: PbfReader, texts: Uint8Array[]): void {
  pbf.readMessage((tag) => {
    if (tag === 1) texts.push(pbf.readBytes());
  }, undefined);
}

/** From the steps of a block to ten-millionths of a degree. */
function toParts(offset: number, granularity: number, steps: number): number {
  return Math.round((offset + granularity * steps) / 100);
}

function readDense(
  pbf: PbfReader,
  end: number,
  block: Block,
  take: Parameters<OsmSource['readNodes']>[0],
): void {
  const ids: number[] = [];
  const lats: number[] = [];
  const lons: number[] = [];
  const keysAndValues: number[] = [];
  pbf.readFields(
    (tag) => {
      if (tag === 1) pbf.readPackedSVarint(ids);
      else if (tag === 8) pbf.readPackedSVarint(lats);
      else if (tag === 9) pbf.readPackedSVarint(lons);
      else if (tag === 10) pbf.readPackedVarint(keysAndValues);
    },
    undefined,
    end,
  );
  let [id, lat, lon, at] = [0, 0, 0, 0];
  for (const [index, step] of ids.entries()) {
    id += step;
    lat += lats[index] ?? 0;
    lon += lons[index] ?? 0;
    let tags: Map<string, string> | undefined;
    for (let key = keysAndValues[at++]; key !== undefined && key !== 0; key = keysAndValues[at++]) {
      (tags ??= new Map()).set(block.text(key), block.text(keysAndValues[at++] ?? 0));
    }
    take(
      id,
      toParts(block.latOffset, block.granularity, lat),
      toParts(block.lonOffset, block.granularity, lon),
      tags,
    );
  }
}

function readPlainNode(
  pbf: PbfReader,
  end: number,
  block: Block,
  take: Parameters<OsmSource['readNodes']>[0],
): void {
  const node = { id: 0, lat: 0, lon: 0, keys: [] as number[], values: [] as number[] };
  pbf.readFields(
    (tag) => {
      if (tag === 1) node.id = pbf.readSVarint();
      else if (tag === 2) pbf.readPackedVarint(node.keys);
      else if (tag === 3) pbf.readPackedVarint(node.values);
      else if (tag === 8) node.lat = pbf.readSVarint();
      else if (tag === 9) node.lon = pbf.readSVarint();
    },
    undefined,
    end,
  );
  take(
    node.id,
    toParts(block.latOffset, block.granularity, node.lat),
    toParts(block.lonOffset, block.granularity, node.lon),
    node.keys.length > 0 ? tagsOf(node.keys, node.values, block) : undefined,
  );
}

function readWay(
  pbf: PbfReader,
  end: number,
  block: Block,
  take: Parameters<OsmSource['readWays']>[0],
): void {
  const way = { id: 0, keys: [] as number[], values: [] as number[], refs: [] as number[] };
  pbf.readFields(
    (tag) => {
      if (tag === 1) way.id = pbf.readVarint();
      else if (tag === 2) pbf.readPackedVarint(way.keys);
      else if (tag === 3) pbf.readPackedVarint(way.values);
      else if (tag === 8) pbf.readPackedSVarint(way.refs);
    },
    undefined,
    end,
  );
  take(way.id, summed(way.refs), tagsOf(way.keys, way.values, block));
}

const memberTypes = ['node', 'way', 'relation'] as const;

function readRelation(
  pbf: PbfReader,
  end: number,
  block: Block,
  take: Parameters<OsmSource['readRelations']>[0],
): void {
  const found = {
    id: 0,
    keys: [] as number[],
    values: [] as number[],
    roles: [] as number[],
    ids: [] as number[],
    types: [] as number[],
  };
  pbf.readFields(
    (tag) => {
      if (tag === 1) found.id = pbf.readVarint();
      else if (tag === 2) pbf.readPackedVarint(found.keys);
      else if (tag === 3) pbf.readPackedVarint(found.values);
      else if (tag === 8) pbf.readPackedVarint(found.roles);
      else if (tag === 9) pbf.readPackedSVarint(found.ids);
      else if (tag === 10) pbf.readPackedVarint(found.types);
    },
    undefined,
    end,
  );
  const members = summed(found.ids).map((id, index): OsmMember => ({
    type: memberTypes[found.types[index] ?? 0] ?? 'node',
    id,
    role: block.text(found.roles[index] ?? 0),
  }));
  take(found.id, members, tagsOf(found.keys, found.values, block));
}

/** Each number is told as the step from the one before. */
function summed(steps: readonly number[]): number[] {
  let sum = 0;
  return steps.map((step) => (sum += step));
}

function tagsOf(keys: readonly number[], values: readonly number[], block: Block): Tags {
  if (keys.length === 0) return noTags;
  return new Map(keys.map((key, index) => [block.text(key), block.text(values[index] ?? 0)]));
}
