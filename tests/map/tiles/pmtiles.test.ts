import { PMTiles, TileType, Compression, tileIdToZxy, zxyToTileId } from 'pmtiles';
import { describe, expect, it } from 'vitest';
import { NotABasemap, openBasemap } from '../../../src/map/tiles/basemap.ts';
import { writePmtiles, type TileBytes } from '../../../src/map/tiles/write-pmtiles.ts';

const head = {
  bounds: [-0.75, 52.65, -0.7, 52.69],
  minZoom: 8,
  maxZoom: 14,
  metadata: { name: 'Oakham', osm_date: '2026-11-01' },
} as const;

function openWithPmtiles(bytes: Uint8Array): PMTiles {
  return new PMTiles({
    getKey: () => 'test',
    getBytes: (offset, length) =>
      Promise.resolve({ data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer }),
  });
}

function textOf(found: { data: ArrayBuffer } | undefined): string {
  return found ? Buffer.from(found.data).toString() : 'no tile';
}

/** Tiles in order of their number, from a number on; `content` says what is in each. */
function tilesFrom(first: number, count: number, content: (index: number) => string): TileBytes[] {
  return Array.from({ length: count }, (_, index) => {
    const [z, x, y] = tileIdToZxy(first + index);
    return { z, x, y, bytes: Buffer.from(content(index)) };
  });
}

/** Words that do not repeat, so that they do not pack to nothing; the same each time. */
function noise(index: number): string {
  let state = index + 1;
  return Array.from({ length: 4 + (index % 60) }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state.toString(36);
  }).join(' ');
}

describe('a file of tiles', () => {
  it('is read by the program that everybody reads them with: each tile, and what it says of itself', async () => {
    const tiles = tilesFrom(zxyToTileId(14, 8158, 5367), 300, noise);
    const archive = openWithPmtiles(writePmtiles([...tiles].reverse(), head));
    expect(await archive.getHeader()).toMatchObject({
      specVersion: 3,
      clustered: true,
      internalCompression: Compression.Gzip,
      tileCompression: Compression.Gzip,
      tileType: TileType.Mvt,
      numAddressedTiles: 300,
      numTileEntries: 300,
      numTileContents: 300,
      minZoom: 8,
      maxZoom: 14,
      minLon: -0.75,
      minLat: 52.65,
      maxLon: -0.7,
      maxLat: 52.69,
      centerZoom: 11,
      leafDirectoryLength: 0,
    });
    expect(await archive.getMetadata()).toEqual(head.metadata);
    for (const { z, x, y, bytes } of tiles) {
      const found = await archive.getZxy(z, x, y);
      expect(textOf(found)).toBe(Buffer.from(bytes).toString());
    }
    expect(await archive.getZxy(14, 0, 0)).toBeUndefined();
  });

  it('holds each content once, and neighbours that are alike as one entry', async () => {
    const tiles = tilesFrom(zxyToTileId(12, 0, 0), 100, (index) =>
      index < 90 ? 'sea' : `land ${index % 2}`,
    );
    const archive = openWithPmtiles(writePmtiles(tiles, head));
    expect(await archive.getHeader()).toMatchObject({
      numAddressedTiles: 100,
      numTileEntries: 11,
      numTileContents: 3,
    });
    for (const { z, x, y, bytes } of tiles) {
      expect(textOf(await archive.getZxy(z, x, y))).toBe(bytes.toString());
    }
  });

  it('has directories of directories when it is large, the first still in the first 16 kB', async () => {
    // Scattered over the country, so that the directory does not pack to nothing.
    let id = zxyToTileId(14, 8000, 5000);
    let step = 1;
    const tiles = Array.from({ length: 8000 }, (): TileBytes => {
      step = (step * 48_271) % 2_147_483_647;
      id += 1 + (step % 45_000);
      const [z, x, y] = tileIdToZxy(id);
      return { z, x, y, bytes: Buffer.from(`${step}`.repeat(1 + (step % 9))) };
    });
    const bytes = writePmtiles(tiles, head, 256);
    const archive = openWithPmtiles(bytes);
    const header = await archive.getHeader();
    expect(header.rootDirectoryOffset + header.rootDirectoryLength).toBeLessThanOrEqual(16_384);
    expect(header.leafDirectoryLength).toBeGreaterThan(10_000);
    for (const { z, x, y, bytes: expected } of tiles.filter((_, index) => index % 97 === 0 || index > 7990)) {
      expect(textOf(await archive.getZxy(z, x, y))).toBe(expected.toString());
    }
  });

  it('is the same, to the byte, whatever the order its tiles come in', () => {
    const tiles = tilesFrom(zxyToTileId(12, 5, 5), 40, noise);
    expect(writePmtiles([...tiles].reverse(), head)).toEqual(writePmtiles(tiles, head));
  });
});

describe('opening a basemap', () => {
  const whole = writePmtiles(tilesFrom(zxyToTileId(8, 127, 83), 1, noise), { ...head, maxZoom: 8 });

  it('gives its box, its day, whom to credit, and a name for it that changes with any byte', async () => {
    const basemap = await openBasemap(whole);
    expect(basemap).toMatchObject({
      bounds: { west: -0.75, south: 52.65, east: -0.7, north: 52.69 },
      osmDate: '2026-11-01',
      name: 'Oakham',
      attribution: '© OpenStreetMap contributors',
      minZoom: 8,
      maxZoom: 8,
    });
    expect(basemap.hash).toMatch(/^[0-9a-f]{12}$/);
    const other = await openBasemap(writePmtiles(tilesFrom(0, 1, noise), head));
    expect(other.hash).not.toBe(basemap.hash);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'it is not a PMTiles file'],
    ['a picture', Buffer.from('\u0089PNG and so on'), 'it is not a PMTiles file'],
    ['an old version', Buffer.concat([Buffer.from('PMTiles\u0002'), whole.subarray(8)]), 'version 2'],
    ['the first half', whole.subarray(0, whole.length - 20), 'it ends too early'],
    ['its header alone', whole.subarray(0, 127), 'broken or not whole'],
    [
      'pictures in it',
      Buffer.concat([whole.subarray(0, 99), Buffer.from([2]), whole.subarray(100)]),
      'pictures',
    ],
  ])('refuses %s', async (_, bytes, says) => {
    const opening = openBasemap(bytes);
    await expect(opening).rejects.toThrow(NotABasemap);
    await expect(opening).rejects.toThrow(says);
  });
});
