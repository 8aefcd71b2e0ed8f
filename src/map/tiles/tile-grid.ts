import type { Box } from '../../domain/geo.ts';

/** The zooms of a basemap. Beyond the last one, a map draws its tiles larger. */
export const basemapZooms = { least: 8, most: 14 } as const;

/** Address of a tile. */
export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Tiles of one zoom: from the first to the last, both included. */
export interface TileRange {
  readonly z: number;
  readonly west: number;
  readonly east: number;
  readonly north: number;
  readonly south: number;
}

/** Where a longitude lies on the square of the world, from 0 in the west to 1 in the east. */
export function worldX(lon: number): number {
  return lon / 360 + 0.5;
}

/** Where a latitude lies on the square of the world, from 0 in the north to 1 in the south (Web Mercator). */
export function worldY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** The longitude of a place on the square of the world. */
export function lonOf(x: number): number {
  return (x - 0.5) * 360;
}

/** The latitude of a place on the square of the world. */
export function latOf(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}

/** The tiles of a zoom that hold part of a box. A tile that only touches its edge holds none of it. */
export function tilesOf([west, south, east, north]: Box, z: number): TileRange {
  const tiles = 2 ** z;
  // A box cut along tiles must not reach into the next ones, also when a file keeps seven digits of it: two
  // centimetres are none.
  const grain = 6e-10;
  const first = (at: number) => Math.min(tiles - 1, Math.max(0, Math.floor((at + grain) * tiles)));
  const last = (at: number) => Math.min(tiles - 1, Math.max(0, Math.ceil((at - grain) * tiles) - 1));
  const range = { z, west: first(worldX(west)), north: first(worldY(north)) };
  return {
    ...range,
    east: Math.max(range.west, last(worldX(east))),
    south: Math.max(range.north, last(worldY(south))),
  };
}

/** All tiles of a box, zoom by zoom. */
export function* tilesWithin(box: Box, least: number, most: number): Generator<TileAddress> {
  for (let z = least; z <= most; z++) {
    const { west, east, north, south } = tilesOf(box, z);
    for (let y = north; y <= south; y++) {
      for (let x = west; x <= east; x++) yield { z, x, y };
    }
  }
}

/** How many tiles a range has. */
export function countTiles({ west, east, north, south }: TileRange): number {
  return (east - west + 1) * (south - north + 1);
}

/** The box that a range of tiles covers. */
export function boxOfTiles({ z, west, east, north, south }: TileRange): Box {
  const tiles = 2 ** z;
  return [lonOf(west / tiles), latOf((south + 1) / tiles), lonOf((east + 1) / tiles), latOf(north / tiles)];
}
