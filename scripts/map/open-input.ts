import { createReadStream, openSync, readSync, closeSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Box } from '../../src/domain/geo.ts';
import type { OsmSource } from '../../src/map/osm/osm-source.ts';
import { openOverpass } from '../../src/map/osm/read-overpass.ts';
import { openPbf } from '../../src/map/osm/read-pbf.ts';
import { openXml } from '../../src/map/osm/read-xml.ts';
import { WrongUse } from '../command.ts';
import { whereToGetStreets } from './extracts.ts';

/** A file that a basemap can be made from. */
export type MapInput =
  | { readonly is: 'osm'; readonly name: string; readonly bytes: number; readonly source: OsmSource }
  | { readonly is: 'tiles'; readonly name: string; readonly path: string; readonly bytes: number };

/** Formats, with the largest file that is read: more would not fit into the memory of a laptop. */
const megabyte = 1_000_000;
const largest = { pbf: 200 * megabyte, json: 150 * megabyte, xml: 300 * megabyte, pmtiles: 500 * megabyte };

/**
 * Opens a file of map data by its name and its first bytes.
 *
 * @param area whose map it is to be, to name a better file where this one is too large
 * @throws WrongUse when it is not there, is too large, or is of a kind that cannot be read
 */
export function openInput(
  path: string,
  area: { readonly county?: string | undefined; readonly box?: Box | undefined },
): MapInput {
  const name = basename(path);
  const file = statSync(path, { throwIfNoEntry: false });
  if (!file?.isFile())
    throw new WrongUse(`There is no file ${path}. Give the path of a file such as rutland.osm.pbf.`);
  if (file.size === 0) throw new WrongUse(`${name} is empty. Download it again.`);
  const format = formatOf(path, name);
  if (file.size > largest[format]) {
    const size = Math.round(file.size / megabyte).toLocaleString('en-GB');
    throw new WrongUse(
      `${name} has ${size} MB: that is a country, or most of one, and only a town is needed.\n\n${whereToGetStreets(area)}`,
    );
  }
  if (format === 'pmtiles') return { is: 'tiles', name, path, bytes: file.size };
  const bytes = () => createReadStream(path, { highWaterMark: 1 << 20 });
  const source =
    format === 'pbf'
      ? openPbf(name, bytes, file.size)
      : format === 'xml'
        ? openXml(name, bytes)
        : openOverpass(name, () => readFile(path, 'utf8'));
  return { is: 'osm', name, bytes: file.size, source };
}

function formatOf(path: string, name: string): keyof typeof largest {
  const start = firstBytes(path);
  if (start.startsWith('PMTiles')) return 'pmtiles';
  if (start.includes('OSMHeader')) return 'pbf';
  if (/^\uFEFF?\s*\{/.test(start)) return 'json';
  if (/<osm[\s>]/.test(start)) return 'xml';
  const packed = start.startsWith('\u001F\u008B') || start.startsWith('BZh') || start.startsWith('PK');
  if (packed) throw new WrongUse(`${name} is packed. Unpack it first, then give the file that was in it.`);
  throw new WrongUse(
    `${name} is not a file that a map can be made from. Give an .osm.pbf file, an answer of Overpass as JSON, an .osm file, or a .pmtiles file of Protomaps.`,
  );
}

function firstBytes(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(512);
    return bytes.toString('latin1', 0, readSync(file, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(file);
  }
}
